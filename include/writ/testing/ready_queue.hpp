// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/kind.hpp>
#include <writ/testing/journal.hpp>
#include <writ/testing/random.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::testing::detail {

/// One message on its way to one subscriber.
struct subscriber_copy {
    std::shared_ptr<const envelope> message;
    std::size_t record = 0;  // index of the message in the journal
    std::uint64_t place = 0;  // in the order of all copies; kept for life, so that what waited, or
                              // was redriven, comes before what was sent after it
    std::size_t service = 0;
    std::string subscriber;  // empty: no subscriber of the service takes this type
    std::string lane;  // (service, subscriber, stream, key); empty: unordered
    kind what = kind::event;
    bool is_timeout = false;
    bool is_reply = false;
    bool claimed = false;  // this copy is the one that took the message into the inbox
    bool from_store = false;  // it waited in the store, so it is no duplicate from outside
    std::uint32_t attempts = 0;  // deliveries that failed
    std::optional<timestamp> first_time{};
    std::optional<timestamp> held_since{};
};

/// The copies that can be delivered now. Without a seed first in, first out; with one any copy may
/// be next that overtakes neither an earlier one of the same sender in its lane nor a copy of a
/// message that led to it. What was held for its instance, and is released, comes before all that
/// was sent since: it is earlier in the order of the instance.
class ready_queue {
public:
    explicit ready_queue(std::optional<std::uint64_t> seed) {
        if (seed) {
            random_.emplace(*seed);
        }
    }

    [[nodiscard]] bool empty() const { return copies_.empty(); }
    [[nodiscard]] std::size_t size() const { return copies_.size(); }

    void push(subscriber_copy copy) {
        if (random_) {
            index(copy);
        }
        copies_.emplace(copy.place, std::move(copy));
    }

    /// Takes the next copy; the queue is not empty.
    [[nodiscard]] subscriber_copy take(const journal& record) {
        const auto place = random_ ? choose(record) : copies_.begin()->first;
        auto taken = std::move(copies_.extract(place).mapped());
        if (random_) {
            forget(taken);
        }
        return taken;
    }

private:
    using places = std::set<std::uint64_t>;

    static std::string chain_of(const subscriber_copy& copy) {
        return copy.lane + '\n' + copy.message->source;
    }

    void index(const subscriber_copy& copy) {
        position_.emplace(copy.place, drawn_from_.size());
        drawn_from_.push_back(copy.place);
        if (copy.held_since) {
            released_.insert(copy.place);
        }
        of_message_[copy.record].insert(copy.place);
        if (!copy.lane.empty()) {
            of_chain_[chain_of(copy)].insert(copy.place);
        }
    }

    void forget(const subscriber_copy& copy) {
        const auto at = position_.find(copy.place);
        drawn_from_[at->second] = drawn_from_.back();
        position_[drawn_from_.back()] = at->second;
        drawn_from_.pop_back();
        position_.erase(copy.place);
        released_.erase(copy.place);
        remove(of_message_, copy.record, copy.place);
        if (!copy.lane.empty()) {
            remove(of_chain_, chain_of(copy), copy.place);
        }
    }

    template <class Map, class Key>
    static void remove(Map& map, const Key& key, std::uint64_t place) {
        const auto at = map.find(key);
        at->second.erase(place);
        if (at->second.empty()) {
            map.erase(at);
        }
    }

    /// Draws a copy, then goes back to what must come before it. Each step goes to an earlier
    /// place, so it ends.
    [[nodiscard]] std::uint64_t choose(const journal& record) {
        const auto drawn = drawn_from_[random_->below(drawn_from_.size())];
        auto chosen = released_.empty() ? drawn : *released_.begin();
        while (const auto before = must_precede(copies_.at(chosen), record)) {
            chosen = *before;
        }
        return chosen;
    }

    [[nodiscard]] std::optional<std::uint64_t> must_precede(const subscriber_copy& copy,
                                                            const journal& record) const {
        if (!copy.lane.empty()) {
            const auto first = *of_chain_.at(chain_of(copy)).begin();
            if (first < copy.place) {
                return first;
            }
        }
        auto cause = record.messages()[copy.record].cause;
        for (; cause; cause = record.messages()[*cause].cause) {
            const auto at = of_message_.find(*cause);
            if (at != of_message_.end() && *at->second.begin() < copy.place) {
                return *at->second.begin();
            }
        }
        return std::nullopt;
    }

    std::map<std::uint64_t, subscriber_copy> copies_;
    std::optional<random_sequence> random_;
    std::vector<std::uint64_t> drawn_from_;
    places released_;
    std::unordered_map<std::uint64_t, std::size_t> position_;
    std::unordered_map<std::size_t, places> of_message_;
    std::unordered_map<std::string, places> of_chain_;
};

}  // namespace writ::testing::detail
