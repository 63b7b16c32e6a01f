// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/inbox.hpp>
#include <writ/testing/ready_queue.hpp>

#include <map>
#include <string>
#include <string_view>

namespace writ::testing::detail {

/// The identities that each subscriber has claimed.
class inbox_table {
public:
    [[nodiscard]] claim look(const subscriber_copy& copy, std::string_view address, timestamp now,
                             const limits& bounds) const {
        const auto at = claims_.find(key_of(copy, address));
        const bool claimed = at != claims_.end() && !claim_is_forgotten(at->second, now, bounds);
        return claim_message({claimed, copy.from_store, copy.message->time}, now, bounds);
    }

    void take(subscriber_copy& copy, std::string_view address, timestamp now) {
        if (copy.claimed) {
            return;
        }
        claims_.insert_or_assign(key_of(copy, address), now);
        copy.claimed = true;
    }

private:
    static std::string key_of(const subscriber_copy& copy, std::string_view address) {
        std::string key{address};
        key += '\n';
        key += copy.message->source;
        key += '\n';
        key += copy.message->id;
        key += '\n';
        key += std::to_string(copy.message->generation);
        return key;
    }

    std::map<std::string, timestamp> claims_;
};

}  // namespace writ::testing::detail
