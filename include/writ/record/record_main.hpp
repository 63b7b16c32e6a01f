// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The program that `writ_record` of CMake builds: it was compiled with the present record, and
// writes the next one.

#pragma once

#include <writ/record/losses.hpp>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

namespace detail {

struct record_options {
    std::string file{};
    bool checks = false;
    std::vector<std::string> accepted{};
    bool good = true;
};

inline record_options read_record_options(int count, const char* const* words) {
    record_options made;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        if (word == "--check") {
            made.checks = true;
        } else if (word == "--accept" && i + 1 < count) {
            made.accepted.emplace_back(words[++i]);
        } else if (!word.starts_with("-") && made.file.empty()) {
            made.file = word;
        } else {
            made.good = false;
        }
    }
    made.good = made.good && !made.file.empty();
    return made;
}

inline std::string text_of_file(const std::string& name) {
    std::ifstream in{name, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

// What somebody has written before the guard stays.
inline std::string head_of_record(std::string_view text) {
    const std::size_t at = text.find(record_guard);
    return std::string{at == std::string_view::npos ? record_head : text.substr(0, at)};
}

inline bool are_accepted(const std::vector<record_loss>& losses, const record_options& said,
                         std::ostream& out) {
    bool good = true;
    for (const auto& each : losses) {
        const bool accepted = std::ranges::find(said.accepted, each.name) != said.accepted.end();
        out << (accepted ? "accepted: " : "not recorded: ") << each.text << '\n';
        if (!accepted) {
            out << "    if nothing of the old form is stored or sent any more: --accept "
                << each.name << '\n';
        }
        good = good && accepted;
    }
    return good;
}

inline int write_record(std::string_view name, std::vector<record_row> rows,
                        const record_options& said, std::ostream& out) {
    const std::string before = text_of_file(said.file);
    const std::string text = record_text(name, head_of_record(before), rows);
    if (text == before) {
        return 0;
    }
    if (said.checks) {
        out << said.file << " is not what this build would record\n";
        return 1;
    }
    std::ofstream file{said.file, std::ios::binary | std::ios::trunc};
    file << text;
    file.flush();
    if (!file) {
        out << said.file << " cannot be written\n";
        return 1;
    }
    out << said.file << " is written; commit it\n";
    return 0;
}

}  // namespace detail

/// The main function of a program that keeps the record of Type: `PROGRAM FILE [--check] [--accept
/// NAME]...`. Record is what FILE holds, and name its name. Returns 0 where FILE is, now or before,
/// what this build records; 1 where it is not, or a change that the level does not allow was not
/// accepted; 2 after a mistake in the words.
template <class Type, class Record>
int record_main(std::string_view name, int count, const char* const* words,
                std::ostream& out = std::cerr) {
    const detail::record_options said = detail::read_record_options(count, words);
    if (!said.good) {
        out << "usage: " << words[0] << " FILE [--check] [--accept NAME]...\n";
        return 2;
    }
    using items = typename detail::items_of<Type, Record>::type;
    if (!detail::are_accepted(detail::losses_of<Record>(items{}), said, out)) {
        return 1;
    }
    return detail::write_record(name, record_of<Type, Record>(), said, out);
}

}  // namespace writ
