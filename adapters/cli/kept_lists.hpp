// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "json_rows.hpp"
#include "kept_text.hpp"
#include "shown.hpp"

#include <ostream>

namespace writ::cli {

/// `dead list` and `parked`.
template <administered_store Store>
status list_kept(Store& store, const request& asked, console& at) {
    const bool dead = asked.what == verb::dead_list;
    table rows = dead ? dead_table() : parked_table();
    const timestamp now = store.now();
    std::size_t count = 0;
    std::uint64_t last = asked.after;
    const bool more = each_wanted(store, asked, [&](const kept_message& each) {
        ++count;
        last = each.place;
        if (asked.json) {
            print_json(at.out, json_of(each, asked.shows_body));
        } else {
            rows.add(dead ? dead_cells(each, now) : parked_cells(each, now));
        }
    });
    if (count == 0) {
        throw ended{status::nothing,
                    dead ? "there are no such dead letters" : "there are no such parked messages"};
    }
    if (!asked.json) {
        rows.print(at.out, at.width);
    }
    if (more) {
        at.err << "there are more: --after " << last << " goes on, --all shows all\n";
    }
    return status::done;
}

/// The messages of the places that were said, in their order. Ends the command where one of them is
/// not there.
template <administered_store Store>
std::vector<kept_message> kept_at_places(Store& store, const std::vector<std::uint64_t>& places) {
    std::vector<kept_message> made;
    for (const std::uint64_t place : places) {
        auto found = value_of(store.kept_at(place));
        if (!found) {
            throw ended{status::nothing, "no message is kept at place " + std::to_string(place)};
        }
        made.push_back(*std::move(found));
    }
    return made;
}

/// `dead show`: of any kept message.
template <administered_store Store>
status show_kept(Store& store, const request& asked, console& at) {
    const auto messages = kept_at_places(store, asked.places);
    if (asked.json) {
        for (const kept_message& each : messages) {
            print_json(at.out, json_of(each, asked.shows_body));
        }
        return status::done;
    }
    const lanes all = lanes::of(store, messages);
    const timestamp now = store.now();
    for (const kept_message& each : messages) {
        print_facts(at, each, all.around(each), now, asked.shows_body);
    }
    return status::done;
}

}  // namespace writ::cli
