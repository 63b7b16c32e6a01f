// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/sqlite/opened.hpp>

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

// Renews leases. A service renews all its slots in one go, and each would be a write that waits for
// the disk; so the first of them takes those along that were asked for since they were last
// prolonged, and the others find that they have been. Nobody is prolonged who does not ask: a lease
// whose holder has gone is taken along once more at most.
class renewals {
public:
    [[nodiscard]] result<bool> renew(opened& in, std::string_view role, std::uint64_t epoch,
                                     duration span) {
        const auto found = in.read([&](reader& from) { return from.lease_of(role); });
        if (!found) {
            return found.error();
        }
        if (!found->is_held || found->epoch != epoch) {
            return false;
        }
        const std::int64_t left = found->until.ms - in.now().ms;
        if (found->span == span && left <= span.ms && left >= span.ms - span.ms / 16) {
            const std::lock_guard hold{mutex_};
            asked_.insert_or_assign(std::string{role}, asked{epoch, span});
            return true;
        }
        return prolong(in, role, epoch, span);
    }

private:
    struct asked {
        std::uint64_t epoch;
        duration span;
    };

    [[nodiscard]] result<bool> prolong(opened& in, std::string_view role, std::uint64_t epoch,
                                       duration span) {
        std::map<std::string, asked> others;
        {
            const std::lock_guard hold{mutex_};
            others.swap(asked_);
        }
        return in.write([&](writer& to) {
            const timestamp now = in.now();
            if (!to.leases.prolong(role, epoch, span, now)) {
                return false;
            }
            for (const auto& [other, of] : others) {
                if (other != role) {
                    to.leases.prolong(other, of.epoch, of.span, now);
                }
            }
            return true;
        });
    }

    std::mutex mutex_;
    std::map<std::string, asked> asked_;
};

}  // namespace writ::sqlite::inline v1::detail
