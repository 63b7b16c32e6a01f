// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace writ::detail {

inline std::string first_word_of(const char* path) {
    std::ifstream file{path};
    std::string word;
    file >> word;
    return word;
}

// When a process began, in ticks since the machine started; empty: there is no such process. The
// name of the program, in parentheses, may hold anything.
inline std::string start_of_process(std::string_view pid) {
    std::ifstream file{"/proc/" + std::string{pid} + "/stat"};
    std::string line;
    std::getline(file, line);
    const auto after_name = line.rfind(')');
    if (after_name == std::string::npos) {
        return {};
    }
    std::istringstream rest{line.substr(after_name + 1)};
    std::string word;
    constexpr int start_time = 20;  // words after the name
    for (int at = 0; at < start_time; ++at) {
        rest >> word;
    }
    return word;
}

// When the machine started, as a name. It is read once by a thread, and true after a fork, too; if
// it could not be read it is tried again.
inline std::string_view machine_start() {
    thread_local std::array<char, 64> known{};
    if (known[0] == '\0') {
        first_word_of("/proc/sys/kernel/random/boot_id").copy(known.data(), known.size() - 1);
    }
    return known.data();
}

// Not kept: a child may have another one than its parent.
inline std::string pid_namespace() {
    char name[64]{};
    const auto size = ::readlink("/proc/self/ns/pid", name, sizeof(name) - 1);
    return size > 0 ? std::string{name, static_cast<std::size_t>(size)} : std::string{};
}

inline std::vector<std::string> split_name(std::string_view name) {
    std::vector<std::string> parts(1);
    for (const char each : name) {
        if (each == ' ') {
            parts.emplace_back();
        } else {
            parts.back() += each;
        }
    }
    return parts;
}

}  // namespace writ::detail

namespace writ::inline v1 {

/// A name for an owner of leases: the machine's start, the process and its start, and a number
/// that no other owner has.
[[nodiscard]] inline std::string new_owner_name() {
    static std::atomic<std::uint64_t> last{std::random_device{}()};
    const auto pid = std::to_string(::getpid());
    return std::string{detail::machine_start()} + ' ' + detail::pid_namespace() + ' ' + pid + ' ' +
           detail::start_of_process(pid) + ' ' + std::to_string(++last);
}

/// Whether an owner was a process of this machine, since its last start, that has ended. False
/// where that cannot be known: then its leases end with their time.
[[nodiscard]] inline bool owner_is_dead(std::string_view owner) {
    const auto parts = detail::split_name(owner);
    if (parts.size() != 5 || parts[0].empty() || parts[1].empty() || parts[3].empty() ||
        parts[0] != detail::machine_start() || parts[1] != detail::pid_namespace()) {
        return false;
    }
    return detail::start_of_process(parts[2]) != parts[3];
}

}  // namespace writ::inline v1
