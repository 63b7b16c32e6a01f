// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/cloudevents.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace writ {

inline std::ostream& operator<<(std::ostream& out, const header_view& each) {
    return out << each.name << ": " << each.value;
}

inline std::ostream& operator<<(std::ostream& out, const envelope& each) {
    header_block headers;
    const auto done = cloudevents::write_binary(each, cloudevents::plain, headers);
    for (const auto& one : headers) {
        out << one << '\n';
    }
    return out << done.error().text() << '\n' << each.body;
}

}  // namespace writ

namespace events {

/// A message with every attribute, each with a value of its own.
inline writ::envelope full() {
    return {.id = "m1",
            .source = "room-booking",
            .type = "booking.room-reserved",
            .time = {1'796'119'200'250},
            .data_content_type = "application/json",
            .data_schema = "urn:writ:1f",
            .partition_key = "b-7",
            .trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            .trace_state = "rojo=1",
            .correlation_id = "c1",
            .causation_id = "m0",
            .reply_to = "process/flow",
            .reply_key = "w1",
            .generation = 2,
            .producer = "store-1",
            .sequence = 18'446'744'073'709'551'615u,
            .hops = 3,
            .expiry_time = writ::timestamp{1'796'119'260'000},
            .headers = {{"tenant", "acme"}, {"subject", "Z\xC3\xBCrich, 100 % \"ok\""}},
            .body = R"({"room":"7"})"};
}

/// A message with what must be there.
inline writ::envelope small() {
    return {.id = "m1", .source = "web", .type = "room.free", .data_content_type = {}};
}

using headers = std::vector<writ::header_view>;

inline headers required(std::string_view prefix = "ce_") {
    static const std::string names[] = {"ce_specversion", "ce_id", "ce_source", "ce_type",
                                        "ce-specversion", "ce-id", "ce-source", "ce-type"};
    const std::string* name = names + (prefix == "ce_" ? 0 : 4);
    return {{name[0], "1.0"}, {name[1], "m1"}, {name[2], "web"}, {name[3], "room.free"}};
}

inline headers all_of(const writ::header_block& block) {
    headers all;
    for (const auto& each : block) {
        all.push_back(each);
    }
    return all;
}

}  // namespace events
