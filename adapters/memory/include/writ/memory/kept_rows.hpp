// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// Kept messages by their place. Of the messages of a lane that block, only the first has a due
// time; the next gets one when it is gone. A dead letter gets none by itself.
class kept_rows {
public:
    struct row {
        kept_message message{};
        std::uint32_t service = 0;
        std::uint32_t subscriber = 0;
    };

    [[nodiscard]] const row* find(std::uint64_t place) const {
        const auto at = rows_.find(place);
        return at == rows_.end() ? nullptr : &at->second;
    }
    [[nodiscard]] bool blocks(std::uint32_t subscriber, std::string_view lane) const {
        return !lanes_.empty() && lanes_.contains({subscriber, std::string{lane}});
    }

    // Under its place, or, where that is 0, behind all others; returns the place.
    std::uint64_t put(kept_message message, std::uint32_t service, std::uint32_t subscriber,
                      timestamp now) {
        if (message.place == 0) {
            message.place = last_ + 1;
        }
        last_ = std::max(last_, message.place);
        const auto place = message.place;
        const auto at = rows_.find(place);
        if (at != rows_.end()) {
            const kept_message& old = at->second.message;
            unlink(at->second);
            if (!(old.blocks && message.blocks && old.lane == message.lane)) {
                leave_lane(at->second, now);
            }
        }
        row& made = at != rows_.end() ? at->second : rows_[place];
        made = {std::move(message), service, subscriber};
        enter_lane(made);
        link(made);
        return place;
    }

    bool erase(std::uint64_t place, timestamp now) {
        const auto at = rows_.find(place);
        if (at == rows_.end()) {
            return false;
        }
        unlink(at->second);
        leave_lane(at->second, now);
        rows_.erase(at);
        return true;
    }

    // What is held for the instance gets another chance, in its place.
    bool release(std::uint32_t subscriber, std::string_view instance, timestamp now) {
        if (held_.empty()) {
            return false;
        }
        const auto at = held_.find({subscriber, std::string{instance}});
        if (at == held_.end()) {
            return false;
        }
        const std::vector<std::uint64_t> places(at->second.begin(), at->second.end());
        for (const auto place : places) {
            again(rows_.at(place), now);
        }
        return true;
    }

    bool redrive(std::uint64_t place, timestamp now) {
        const auto at = rows_.find(place);
        if (at == rows_.end()) {
            return false;
        }
        at->second.message.attempts = 0;
        ++at->second.message.message.generation;
        again(at->second, now);
        return true;
    }

    bool edit(std::uint64_t place, std::string_view body) {
        const auto at = rows_.find(place);
        if (at == rows_.end()) {
            return false;
        }
        auto& text = at->second.message.message.body;
        bytes_ = bytes_ - text.size() + body.size();
        text.assign(body);
        return true;
    }

    void due(std::uint32_t service, std::span<const std::uint32_t> slots, timestamp time,
             std::size_t count, std::vector<kept_message>& messages) const {
        std::vector<std::uint64_t> places;
        if (const auto found = due_.find(service); found != due_.end()) {
            for (const auto& [when, place] : found->second) {
                if (when > time) {
                    break;
                }
                const auto slot = rows_.at(place).message.slot;
                if (std::find(slots.begin(), slots.end(), slot) != slots.end()) {
                    places.push_back(place);
                }
            }
        }
        std::sort(places.begin(), places.end());
        places.resize(std::min(places.size(), count));
        messages.resize(places.size());
        for (std::size_t i = 0; i < places.size(); ++i) {
            messages[i] = rows_.at(places[i]).message;
        }
    }

    // The lanes of a service, in these slots, that wait for something.
    template <class Use>
    void each_lane(std::uint32_t service, std::span<const std::uint32_t> slots, Use use) const {
        for (const auto& [key, places] : lanes_) {
            const row& first = rows_.at(*places.begin());
            if (first.service == service &&
                std::find(slots.begin(), slots.end(), first.message.slot) != slots.end()) {
                use(key.subscriber, key.text);
            }
        }
    }

    template <class Use>
    void each_after(std::uint64_t place, Use use) const {
        for (auto at = rows_.upper_bound(place); at != rows_.end() && use(at->second.message);
             ++at) {
        }
    }

    [[nodiscard]] std::uint64_t count(kept_as why) const {
        return counts_[static_cast<std::size_t>(why)];
    }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

    // What is wrong with the indexes.
    void check(std::vector<std::string>& wrong) const {
        for (const auto& [key, places] : lanes_) {
            bool first = true;
            for (const auto place : places) {
                const row* found = find(place);
                if (found == nullptr || !found->message.blocks || found->message.lane != key.text) {
                    wrong.push_back("lane '" + key.text + "' names a message that is not in it: " +
                                    std::to_string(place));
                } else if (!first && found->message.due) {
                    wrong.push_back("message " + std::to_string(place) + " of lane '" + key.text +
                                    "' is due before its turn");
                } else if (first && !found->message.due && found->message.why != kept_as::dead) {
                    wrong.push_back("lane '" + key.text + "' waits for message " +
                                    std::to_string(place) + ", which is never due");
                }
                first = false;
            }
        }
    }

private:
    struct text_of {
        std::uint32_t subscriber = 0;
        std::string text{};
        friend auto operator<=>(const text_of&, const text_of&) = default;
    };
    using place_set = std::set<std::uint64_t>;

    // Delivered again: now if it is its turn, else when it is.
    void again(row& changed, timestamp now) {
        unlink(changed);
        leave_lane(changed, now);
        kept_message& message = changed.message;
        message.why = kept_as::retry;
        message.blocks = !message.lane.empty();
        message.due = now;
        enter_lane(changed);
        link(changed);
    }

    void set_due(row& changed, std::optional<timestamp> due) {
        const auto place = changed.message.place;
        if (changed.message.due) {
            due_[changed.service].erase({*changed.message.due, place});
        }
        changed.message.due = due;
        if (due) {
            due_[changed.service].emplace(*due, place);
        }
    }

    // Only the first of a lane has a due time. Not linked yet: its own due time is in no index.
    void enter_lane(row& entering) {
        kept_message& message = entering.message;
        if (!message.blocks) {
            return;
        }
        place_set& lane = lanes_[{entering.subscriber, message.lane}];
        if (!lane.empty() && message.place < *lane.begin()) {
            set_due(rows_.at(*lane.begin()), std::nullopt);
        }
        lane.insert(message.place);
        if (message.place != *lane.begin()) {
            message.due.reset();
        }
    }

    void leave_lane(const row& leaving, timestamp now) {
        if (!leaving.message.blocks) {
            return;
        }
        const auto at = lanes_.find({leaving.subscriber, leaving.message.lane});
        if (at == lanes_.end()) {
            return;
        }
        const bool was_first = *at->second.begin() == leaving.message.place;
        at->second.erase(leaving.message.place);
        if (at->second.empty()) {
            lanes_.erase(at);
        } else if (was_first) {
            row& next = rows_.at(*at->second.begin());
            if (!next.message.due && next.message.why != kept_as::dead) {
                set_due(next, now);
            }
        }
    }

    void link(row& linked) {
        const kept_message& message = linked.message;
        ++counts_[static_cast<std::size_t>(message.why)];
        bytes_ += message.message.body.size();
        if (message.due) {
            due_[linked.service].emplace(*message.due, message.place);
        }
        if (message.why == kept_as::held) {
            held_[{linked.subscriber, message.instance}].insert(message.place);
        }
    }

    void unlink(row& linked) {
        const kept_message& message = linked.message;
        --counts_[static_cast<std::size_t>(message.why)];
        bytes_ -= message.message.body.size();
        if (message.due) {
            due_[linked.service].erase({*message.due, message.place});
        }
        if (message.why == kept_as::held) {
            const auto at = held_.find({linked.subscriber, message.instance});
            at->second.erase(message.place);
            if (at->second.empty()) {
                held_.erase(at);
            }
        }
    }

    std::map<std::uint64_t, row> rows_;
    std::map<text_of, place_set> lanes_;
    std::map<text_of, place_set> held_;
    std::map<std::uint32_t, std::set<std::pair<timestamp, std::uint64_t>>> due_;
    std::array<std::uint64_t, 5> counts_{};
    std::uint64_t last_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
