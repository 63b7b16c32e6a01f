// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "consent.hpp"
#include "kept_lists.hpp"
#include "kept_plan.hpp"

#include <algorithm>
#include <utility>

namespace writ::cli {

/// The messages that the request is about, without their bodies.
template <administered_store Store>
std::vector<kept_message> chosen_messages(Store& store, const request& asked) {
    std::vector<kept_message> made;
    if (asked.places.empty()) {
        static_cast<void>(each_wanted(store, asked, [&](const kept_message& each) {
            made.push_back(each);
            made.back().message.body = {};
        }));
        if (made.empty()) {
            throw ended{status::nothing, "there are no such dead letters"};
        }
        return made;
    }
    auto places = asked.places;
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    made = kept_at_places(store, places);
    check_is_dead(asked, made);
    return made;
}

template <administered_store Store>
result<bool> change_one(Store& store, verb what, std::uint64_t place) {
    return what == verb::dead_redrive ? store.redrive(place) : store.skip(place);
}

/// `dead redrive`, `dead skip` and `dead delete`.
template <administered_store Store>
status change_kept(Store& store, const request& asked, console& at) {
    auto messages = chosen_messages(store, asked);
    auto around = lanes::of(store, messages);
    kept_plan plan{asked.what, std::move(messages), std::move(around)};
    leave_out_blocking(plan, asked, at);
    print_plan(plan, asked, at);
    if (!is_agreed(asked, at)) {
        for (const kept_message& each : plan.messages) {
            if (asked.json) {
                print_json(at.out, json_of(plan, each, false));
            }
        }
        return status::done;
    }
    std::vector<bool> done;
    for (const kept_message& each : plan.messages) {
        const auto changed = change_one(store, plan.what, each.place);
        if (!changed) {
            print_outcome(plan, done, asked, at);
            throw ended{status::cannot, changed.error().text()};
        }
        done.push_back(*changed);
    }
    print_outcome(plan, done, asked, at);
    return std::ranges::count(done, true) > 0 ? status::done : status::nothing;
}

}  // namespace writ::cli
