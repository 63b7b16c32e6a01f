// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace writ::detail {

// The slots of a service that one of its instances holds. All instances that live have a seat; each
// takes its share of the slots, gives back what it has too much of, and takes what is free.
template <class Store>
class slot_leases {
public:
    slot_leases(Store& store, std::string service, std::string owner, duration lease)
        : store_{store}, service_{std::move(service)}, owner_{std::move(owner)}, span_{lease} {}

    struct changes {
        std::vector<std::pair<std::uint32_t, lease>> taken{};
        std::vector<std::uint32_t> surplus{};  // to be given back as soon as they are drained
        std::vector<std::uint32_t> lost{};
        result<void> ended{};  // an error: the rest is done by the next call
    };

    /// Does what is due: at most once in a fifth of the lease, so that four renewals may fail. What
    /// was changed before an error is changed, and told.
    [[nodiscard]] changes maintain() {
        changes made;
        const auto now = store_.now();
        if (now < next_ && now.ms + span_.ms >= next_.ms) {
            return made;
        }
        made.ended = keep_seat();
        if (made.ended) {
            made.ended = renew(made);
        }
        if (made.ended) {
            made.ended = share(made);
        }
        if (made.ended) {
            next_ = {now.ms + std::max<std::int64_t>(1, span_.ms / 5)};
        }
        return made;
    }

    [[nodiscard]] bool holds(std::uint32_t slot) const { return held_.contains(slot); }
    [[nodiscard]] bool is_surplus(std::uint32_t slot) const { return leaving_.contains(slot); }
    [[nodiscard]] const std::map<std::uint32_t, std::uint64_t>& held() const { return held_; }

    void give_back(std::uint32_t slot) {
        const auto at = held_.find(slot);
        if (at != held_.end()) {
            static_cast<void>(store_.give_back(slot_role(service_, slot), at->second).has_value());
            held_.erase(at);
            leaving_.erase(slot);
        }
    }
    void give_all_back() {
        while (!held_.empty()) {
            give_back(held_.begin()->first);
        }
        if (seat_ != 0) {
            static_cast<void>(store_.give_back(seat_role(), seat_).has_value());
            seat_ = 0;
        }
    }

private:
    [[nodiscard]] std::string seat_role() const { return service_ + '!' + owner_; }

    result<void> keep_seat() {
        if (seat_ != 0) {
            const auto renewed = store_.renew(seat_role(), seat_, span_);
            if (!renewed) {
                return renewed.error();
            }
            if (*renewed) {
                return {};
            }
        }
        const auto taken = store_.acquire(seat_role(), owner_, span_);
        if (!taken) {
            return taken.error();
        }
        seat_ = *taken ? (*taken)->epoch : 0;
        return {};
    }

    result<void> renew(changes& made) {
        for (auto at = held_.begin(); at != held_.end();) {
            const auto renewed = store_.renew(slot_role(service_, at->first), at->second, span_);
            if (!renewed) {
                return renewed.error();
            }
            if (*renewed) {
                ++at;
                continue;
            }
            made.lost.push_back(at->first);
            leaving_.erase(at->first);
            at = held_.erase(at);
        }
        return {};
    }

    result<void> share(changes& made) {
        const auto seats = store_.leases(service_ + '!');
        if (!seats) {
            return seats.error();
        }
        const auto members = std::max<std::size_t>(1, seats->size());
        const auto fair = (store_.slots() + members - 1) / members;
        auto mine = held_.size() - leaving_.size();
        for (auto at = held_.rbegin(); mine > fair && at != held_.rend(); ++at) {
            if (leaving_.insert(at->first).second) {
                made.surplus.push_back(at->first);
                --mine;
            }
        }
        return mine < fair ? take(fair - mine, made) : result<void>{};
    }

    result<void> take(std::size_t wanted, changes& made) {
        for (std::uint32_t slot = 0; slot < store_.slots() && wanted > 0; ++slot) {
            if (held_.contains(slot)) {
                continue;
            }
            const auto taken = store_.acquire(slot_role(service_, slot), owner_, span_);
            if (!taken) {
                return taken.error();
            }
            if (*taken) {
                held_.emplace(slot, (*taken)->epoch);
                made.taken.emplace_back(slot, **taken);
                --wanted;
            }
        }
        return {};
    }

    Store& store_;
    std::string service_;
    std::string owner_;
    duration span_;
    timestamp next_{};
    std::uint64_t seat_ = 0;
    std::map<std::uint32_t, std::uint64_t> held_{};  // slot to epoch
    std::set<std::uint32_t> leaving_{};
};

}  // namespace writ::detail
