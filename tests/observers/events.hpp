// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Events as an engine would tell them, made by hand.

#pragma once

#include <writ/runtime/observed.hpp>

#include <stdio.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace observers_test {

inline constexpr std::int64_t noon = 1'796'126'400'000;  // 2026-12-01T12:00:00Z

inline writ::envelope a_message() {
    writ::envelope made;
    made.id = "m1";
    made.source = "web";
    made.type = "booking.make-reservation";
    made.time = {noon - 10};
    made.partition_key = "b-7";
    made.correlation_id = "c1";
    made.trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    made.body = R"({"card":"4111 1111"})";
    return made;
}

inline writ::observed::subject about(const writ::envelope& message, std::uint32_t attempt = 1) {
    return {"room-booking", "reserve", message, attempt, {noon}};
}

inline writ::kept_message a_letter(const writ::envelope& message) {
    writ::kept_message made;
    made.place = 17;
    made.service = "room-booking";
    made.subscriber = "reserve";
    made.why = writ::kept_as::dead;
    made.cause = writ::dead_reason::failed;
    made.attempts = 8;
    made.reason = "no such room";
    made.error_type = "std::runtime_error";
    made.message = message;
    return made;
}

inline writ::outgoing_message an_emission(const writ::envelope& cause) {
    writ::outgoing_message made;
    made.message = cause;
    made.message.id = "m2";
    made.message.source = "room-booking";
    made.message.type = "booking.room-reserved";
    made.message.causation_id = cause.id;
    made.message.trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-1111111111111111-01";
    made.stream = "booking";
    return made;
}

// A file whose name is gone already, and what was written to it.
class scratch_file {
public:
    scratch_file() : file_{::tmpfile()} {
        if (file_ == nullptr) {
            throw std::runtime_error{"there is no temporary file"};
        }
    }
    scratch_file(const scratch_file&) = delete;
    scratch_file& operator=(const scratch_file&) = delete;
    ~scratch_file() { ::fclose(file_); }

    [[nodiscard]] int descriptor() const { return ::fileno(file_); }
    [[nodiscard]] std::string text() const {
        std::string read;
        std::array<char, 4096> part{};
        for (ssize_t size = 0, at = 0;
             (size = ::pread(descriptor(), part.data(), part.size(), at)) > 0; at += size) {
            read.append(part.data(), static_cast<std::size_t>(size));
        }
        return read;
    }

private:
    ::FILE* file_;
};

}  // namespace observers_test
