// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "selection.hpp"

namespace writ::cli {

namespace {

bool is_about_dead_letters(verb what) { return what != verb::parked; }

bool is_of_reason(const kept_message& kept, const std::string& reason) {
    return reason.empty() || name_of(kept.why) == reason ||
           (kept.why == kept_as::dead && name_of(kept.cause) == reason);
}

std::vector<std::string_view> reasons_of(const request& asked) {
    std::vector<std::string_view> made;
    const bool dead = is_about_dead_letters(asked.what);
    if (!dead || asked.takes_parked) {
        made = {name_of(kept_as::retry), name_of(kept_as::behind), name_of(kept_as::held),
                name_of(kept_as::unknown)};
    }
    for (int each = 0; dead && each <= static_cast<int>(dead_reason::in_doubt); ++each) {
        made.push_back(name_of(static_cast<dead_reason>(each)));
    }
    return made;
}

void check_reason(const request& asked) {
    const auto reasons = reasons_of(asked);
    if (asked.reason.empty() || std::ranges::count(reasons, asked.reason) > 0) {
        return;
    }
    std::string names;
    for (const auto each : reasons) {
        names.append(names.empty() ? "" : ", ").append(each);
    }
    throw ended{status::cannot, "there is no reason " + asked.reason + "; there are: " + names};
}

}  // namespace

kept_query query_of(const request& asked) {
    check_reason(asked);
    kept_query query;
    if (is_about_dead_letters(asked.what) && !asked.takes_parked) {
        query.why = kept_as::dead;
    }
    query.service = asked.service;
    query.subscriber = asked.subscriber;
    query.type = asked.type;
    query.key = asked.key;
    query.after = asked.after;
    return query;
}

bool is_wanted(const request& asked, const kept_message& kept) {
    const bool fits = is_about_dead_letters(asked.what)
                          ? asked.takes_parked || kept.why == kept_as::dead
                          : kept.why != kept_as::dead;
    return fits && is_of_reason(kept, asked.reason);
}

lanes::neighbours lanes::around(const kept_message& kept) const {
    const auto lane = places_.find(name_of_lane(kept));
    if (lane == places_.end()) {
        return {};
    }
    const auto& places = lane->second;
    const auto from = std::lower_bound(places.begin(), places.end(), kept.place);
    const auto behind = std::upper_bound(from, places.end(), kept.place);
    neighbours made;
    made.blocked_by = from == places.begin() ? 0 : *(from - 1);
    made.behind = static_cast<std::size_t>(places.end() - behind);
    made.next = made.behind == 0 ? 0 : *behind;
    return made;
}

}  // namespace writ::cli
