// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "front_end/front_end.hpp"

#include <optional>
#include <string>
#include <utility>

namespace booking {

namespace {

struct request_line {
    std::string type;
    std::optional<std::string> id;
    writ::json_text data;
};

auto check_text(const char* path, const std::string& text) -> writ::result<void> {
    if (text.empty())
        return writ::error{path, "must not be empty"};
    return {};
}

auto check(const find_booking& wanted) { return check_text("/booking", wanted.booking.value); }
auto check(const cancel_booking& wanted) { return check_text("/booking", wanted.booking.value); }
auto check(const make_reservation& wanted) -> writ::result<void> {
    if (const auto named = check_text("/booking", wanted.booking.value); !named)
        return named;
    if (const auto placed = check_text("/room_id", wanted.room_id); !placed)
        return placed;
    if (const auto known = check_text("/customer_id", wanted.customer_id); !known)
        return known;
    if (wanted.to <= wanted.from)
        return writ::error{"/to", "must be a later day than from"};
    return {};
}

template <class Message>
auto read_data(const request_line& line) -> writ::result<named_request> {
    Message message;
    auto good = writ::from_json(line.data.text, message);
    if (good)
        good = check(message);
    if (!good)
        return writ::error{"/data" + good.error().path, good.error().reason};
    if (line.id && line.id->empty())
        return writ::error{"/id", "must not be empty"};
    return named_request{line.id.value_or(""), std::move(message)};
}

}  // namespace

auto read_request(std::string_view line) -> writ::result<named_request> {
    const auto read = writ::from_json<request_line>(line);
    if (!read)
        return read.error();
    if (read->type == "booking.make-reservation")
        return read_data<make_reservation>(*read);
    if (read->type == "booking.cancel-booking")
        return read_data<cancel_booking>(*read);
    if (read->type == "booking.find-booking")
        return read_data<find_booking>(*read);
    return writ::error{"/type", "expected booking.make-reservation, booking.cancel-booking or "
                                "booking.find-booking"};
}

}  // namespace booking
