// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Which kept messages a command is about, and what stands before and behind them in their lanes.

#pragma once

#include "request.hpp"
#include "status.hpp"

#include <writ/runtime/store_admin.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace writ::cli {

/// The filters of a request that the store itself looks at.
[[nodiscard]] kept_query query_of(const request& asked);

/// Whether a message is one of those that a list of dead letters, or of parked messages, shows.
[[nodiscard]] bool is_wanted(const request& asked, const kept_message& kept);

/// Calls `use` with each kept message of a query, in the order of their places, until it returns
/// false.
template <administered_store Store, class Use>
void each_kept(Store& store, kept_query query, Use use) {
    for (query.max = 500;;) {
        const auto page = value_of(store.kept(query));
        for (const kept_message& each : page) {
            if (!use(each)) {
                return;
            }
        }
        if (page.size() < query.max) {
            return;
        }
        query.after = page.back().place;
    }
}

/// Calls `use` with each message that is asked for; true: there are more than asked for.
template <administered_store Store, class Use>
[[nodiscard]] bool each_wanted(Store& store, const request& asked, Use use) {
    std::size_t left = asked.most();
    bool more = false;
    each_kept(store, query_of(asked), [&](const kept_message& each) {
        if (!is_wanted(asked, each)) {
            return true;
        }
        more = left == 0;
        if (!more) {
            --left;
            use(each);
        }
        return !more;
    });
    return more;
}

/// The blocking messages of the lanes of some messages.
class lanes {
public:
    struct neighbours {
        std::uint64_t blocked_by = 0;  // the place of the nearest before it; 0: none
        std::size_t behind = 0;
        std::uint64_t next = 0;  // the place of the first behind it
    };

    template <administered_store Store>
    static lanes of(Store& store, const std::vector<kept_message>& messages);

    [[nodiscard]] neighbours around(const kept_message& kept) const;

private:
    using name = std::tuple<std::string, std::string, std::string>;

    static name name_of_lane(const kept_message& kept) {
        return {kept.service, kept.subscriber, kept.lane};
    }

    std::map<name, std::vector<std::uint64_t>> places_;  // ascending
};

template <administered_store Store>
lanes lanes::of(Store& store, const std::vector<kept_message>& messages) {
    lanes made;
    kept_query query;
    for (const kept_message& each : messages) {
        if (!each.lane.empty()) {
            made.places_[name_of_lane(each)];
        }
    }
    if (made.places_.empty()) {
        return made;
    }
    if (made.places_.size() == 1) {
        query.service = std::get<0>(made.places_.begin()->first);
        query.subscriber = std::get<1>(made.places_.begin()->first);
    }
    each_kept(store, query, [&](const kept_message& each) {
        const auto lane = made.places_.find(name_of_lane(each));
        if (each.blocks && lane != made.places_.end()) {
            lane->second.push_back(each.place);
        }
        return true;
    });
    return made;
}

}  // namespace writ::cli
