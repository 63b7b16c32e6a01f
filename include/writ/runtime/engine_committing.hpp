// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from decisions to what is stored, and on to the next of each chain.

#pragma once

#include <writ/runtime/engine.hpp>

namespace writ::inline v1 {

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_commit(std::chrono::milliseconds wait) {
    {
        std::unique_lock lock{outcomes_mutex_};
        if (wait.count() > 0 && group_.empty()) {
            outcomes_wake_.wait_for(lock, wait, [&] { return !outcomes_.empty() || closed_; });
        }
        while (!outcomes_.empty() && group_.size() < options_.group) {
            group_.push_back(std::move(outcomes_.front().first));
            entries_.push_back(std::move(outcomes_.front().second));
            outcomes_.pop_front();
        }
        committing_ = !group_.empty();
    }
    const auto now = store_.now();
    if (now < next_try_ && next_try_.ms - now.ms <= options_.store_retry.ms) {
        return false;
    }
    collect_positions();
    if (group_.empty() && positions_.empty()) {
        return false;
    }
    tell<observed::committing>([&] { return observed::committing{group_.size()}; });
    const auto began = std::chrono::steady_clock::now();
    const auto done = store_.commit(entries_, positions_, results_);
    if (!done) {
        const auto text = done.error().text();
        tell<observed::commit_failed>([&] { return observed::commit_failed{text, group_.size()}; });
        next_try_ = {now.ms + options_.store_retry.ms};
        return false;
    }
    next_try_ = {};
    groups_ += group_.empty() ? 0 : 1;
    const auto took = std::chrono::steady_clock::now() - began;
    tell<observed::group_committed>([&] {
        return observed::group_committed{
            group_.size(), std::chrono::duration_cast<std::chrono::nanoseconds>(took).count()};
    });
    {
        const std::lock_guard lock{mutex_};
        for (const auto& each : positions_) {
            for (auto& mine : members_) {
                const auto at = mine.partitions.find(each.partition);
                if (mine.model.name == each.service && at != mine.partitions.end() &&
                    (each.epoch == 0 || each.epoch == at->second.epoch())) {
                    at->second.store(each.offset);
                }
            }
        }
    }
    for (std::size_t at = 0; at < group_.size(); ++at) {
        if (entries_[at].keep && results_[at].kept_place != 0) {
            entries_[at].keep->place = results_[at].kept_place;
        }
        settle(std::move(group_[at]), entries_[at], results_[at]);
    }
    group_.clear();
    entries_.clear();
    committing_ = false;
    return true;
}

/// Positions go with a group, but not with each, and without one only now and then: what is read
/// again after a crash is known by its identity.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::collect_positions() {
    positions_.clear();
    const auto now = store_.now();
    const auto interval =
        group_.empty() ? options_.position_interval.ms : options_.position_interval.ms / 20;
    if (!is_stopping() && now < next_positions_ && next_positions_.ms - now.ms <= interval) {
        return;
    }
    const std::lock_guard lock{mutex_};
    for (auto& mine : members_) {
        for (auto& [partition, tracker] : mine.partitions) {
            if (tracker.has_news()) {
                positions_.push_back(
                    {std::string{mine.model.name}, transport_.name(), partition,
                     tracker.watermark(), is_local ? tracker.epoch() : 0,
                     is_local ? std::string_view{mine.types} : std::string_view{}});
            }
        }
    }
    next_positions_ = {now.ms + interval};
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::settle(detail::work_ptr one, commit_entry& entry,
                                                const entry_result& result) {
    auto& mine = members_[one->service];
    if (entry.decide_within) {
        note_outcome(*one);
    }
    tell<observed::committed>(
        [&] { return observed::committed{subject_of(*one), result.what, entry}; });
    switch (result.what) {
    case commit_result::committed: return settle_committed(std::move(one), entry);
    case commit_result::duplicate:
        tell<observed::counted>(
            [&] { return observed::counted{subject_of(*one), observed::counted::as::duplicate}; });
        return finish(*one);
    case commit_result::fenced: return settle_fenced(std::move(one));
    case commit_result::gone: return finish(*one);
    case commit_result::blocked: {
        {
            const std::lock_guard lock{mutex_};
            mine.blocked.insert(lane_of(*one));
        }
        return queue_.again(std::move(one));
    }
    case commit_result::unblocked: {
        {
            const std::lock_guard lock{mutex_};
            mine.blocked.erase(lane_of(*one));
        }
        return queue_.again(std::move(one));
    }
    case commit_result::conflict:
        return one->recurring ? finish(*one) : queue_.again(std::move(one));
    case commit_result::in_doubt: {
        one->is_marked = true;
        auto decide = deciding_on(*one);
        auto doubt = decide.begin();
        decide.doubt(doubt);
        return submit(std::move(one), std::move(doubt));
    }
    case commit_result::failed: return settle_failed(std::move(one), result.failure);
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::settle_committed(detail::work_ptr one,
                                                          const commit_entry& entry) {
    if (entry.marks_start) {
        one->is_marked = true;
        auto decide = deciding_on(*one);
        auto next = decide.begin();
        const bool over = decide.after_crashes(next, entry.starts);
        return over ? submit(std::move(one), std::move(next)) : queue_.again(std::move(one));
    }
    if (entry.keep && entry.keep->blocks && !one->lane.empty()) {
        const std::lock_guard lock{mutex_};
        members_[one->service].blocked.insert(lane_of(*one));
        ++blocks_;
    }
    tell_kept(*one, entry);
    if (one->outcome.counted) {
        tell<observed::counted>(
            [&] { return observed::counted{subject_of(*one), *one->outcome.counted}; });
    }
    outbox_rows_ += is_local ? 0 : static_cast<std::int64_t>(entry.emissions.size());
    finish(*one);
    // Not before: what is due now is not taken while it is still in flight.
    if (entry.keep || entry.place != 0 || entry.instance || entry.recurring) {
        due_hint_ = true;
    }
}

/// The store took the group but not this entry: a failure of the message like any other. Where it
/// is refused as a kept message too, it is tried again after a while.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::settle_failed(detail::work_ptr one,
                                                       const std::string& why) {
    auto& mine = members_[one->service];
    if (one->probes) {
        return wait_for_next_probe(std::move(one));
    }
    tell_trouble(mine.model.name, writ::error{std::string{one->message->type}, why});
    if (one->recurring) {
        return finish(*one);
    }
    const bool is_timer = one->is_timeout && one->place == 0;  // it is kept with its instance
    if (one->subscriber == detail::no_subscriber || one->failed_to_store || is_timer) {
        one->failed_to_store = false;
        const std::lock_guard lock{mutex_};
        release_gate(*one, lock);
        const timestamp later{store_.now().ms + options_.probe.ms};
        mine.refused.emplace(later, std::move(one));
        return;
    }
    one->failed_to_store = true;
    auto decide = deciding_on(*one);
    auto entry = decide.begin();
    decide.fail_to_store(entry, why);
    submit(std::move(one), std::move(entry));
}

/// The slot has another owner. What is kept in the store is his now, and so is what came from the
/// store's own log. What came over another transport is still ours to settle: whoever decides it
/// first claims it.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::settle_fenced(detail::work_ptr one) {
    if (is_local || !one->received) {
        return finish(*one);
    }
    {
        const std::lock_guard lock{mutex_};
        const auto& slots = members_[one->service].slots;
        const auto at = slots.find(one->slot);
        one->epoch = at == slots.end() || at->second.epoch == one->epoch ? 0 : at->second.epoch;
    }
    queue_.again(std::move(one));
}

/// It is not handled here any more, and stays where it came from.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::leave(detail::work& one) {
    if (one.received) {
        const std::lock_guard lock{mutex_};
        one.received->is_left = true;
    }
    finish(one);
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::tell_kept(const detail::work& one,
                                                   const commit_entry& entry) {
    if (!entry.keep) {
        return;
    }
    const auto& kept = *entry.keep;
    switch (kept.why) {
    case kept_as::unknown:
    case kept_as::retry:
        return tell<observed::retried>([&] {
            return observed::retried{subject_of(one), kept.due.value_or(timestamp{}), kept.reason};
        });
    case kept_as::behind:
        return tell<observed::parked>([&] { return observed::parked{subject_of(one)}; });
    case kept_as::held:
        return tell<observed::held>([&] { return observed::held{subject_of(one), kept.instance}; });
    case kept_as::dead:
        return tell<observed::dead_lettered>(
            [&] { return observed::dead_lettered{subject_of(one), kept}; });
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::finish(detail::work& one) {
    {
        const std::lock_guard lock{mutex_};
        auto& mine = members_[one.service];
        if (const auto at = mine.busy.find(one.slot);
            is_fenced(one) && at != mine.busy.end() && --at->second == 0) {
            mine.busy.erase(at);
        }
        // Whatever became of it, the next one may probe.
        if (one.probes) {
            mine.streaks[one.subscriber].probing = false;
        }
        release_gate(one, lock);
        if (one.received) {
            auto& from = *one.received;
            if (--from.open == 0) {
                --mine.in_flight;
                mine.bytes -= from.bytes;
                const auto at = mine.partitions.find(from.partition);
                if (!from.is_left && at != mine.partitions.end() &&
                    at->second.epoch() == from.epoch) {
                    at->second.close(from.offset);
                }
            }
        } else if (one.is_detoured) {
            --mine.in_flight;
            if (const auto at = mine.detoured.find(lane_of(one));
                at != mine.detoured.end() && --at->second == 0) {
                mine.detoured.erase(at);
            }
        } else if (one.recurring) {
            --mine.in_flight;
            // Another instance may have moved it on.
            const auto& was = *one.recurring;
            const auto due = store_.recurrence(mine.model.name, was.index, was.next_due);
            mine.recurring[was.index] = due ? *due : was.expected_due;
        } else {
            --mine.in_flight;
            mine.places.erase(one.place);
            mine.left_places.insert(one.place);
            if (one.is_timeout && one.place == 0) {
                mine.timers.erase(
                    {std::string{mine.model.subscribers[one.subscriber].name}, one.timer_key});
            }
        }
    }
    queue_.finish(one.chain);
}

// ---- the end

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::is_drained() const {
    if (!express_is_empty()) {
        return false;
    }
    {
        const std::lock_guard lock{mutex_};
        for (const auto& mine : members_) {
            std::size_t waiting = mine.refused.size();
            for (const auto& each : mine.streaks) {
                waiting += each.waiting.size();
            }
            if (mine.in_flight > waiting) {
                return false;
            }
        }
    }
    const std::lock_guard lock{outcomes_mutex_};
    return outcomes_.empty() && !committing_;
}

/// Looks at where messages are in the order in which they go from one to the next, and whether one
/// was committed meanwhile: so none is overlooked on its way.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::is_idle() {
    const auto seen = groups_.load();
    const auto head = store_.log_head();
    if (!head) {
        return false;
    }
    if constexpr (!is_local) {
        std::vector<logged_message> unpublished;
        if (!store_.outbox(0, 1, unpublished) || !unpublished.empty()) {
            return false;
        }
    }
    for (const auto& mine : members_) {
        if (!has_all_read(mine, *head) || !has_nothing_due(mine)) {
            return false;
        }
    }
    if (!is_drained()) {
        return false;
    }
    const auto head_now = store_.log_head();
    return groups_ == seen && head_now && *head_now == *head;
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::has_all_read(const member& mine,
                                                      std::uint64_t head) const {
    const std::lock_guard lock{mutex_};
    for (const auto& [partition, tracker] : mine.partitions) {
        if (is_local && tracker.passed() < head) {
            return false;
        }
    }
    return !mine.is_entering;
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::has_nothing_due(const member& mine) {
    const auto slots = slots_of(mine);
    const auto now = store_.now();
    std::vector<kept_message> rows;
    std::vector<due_timer> timers;
    return !slots.empty() && store_.due(mine.model.name, slots, now, 1, rows) && rows.empty() &&
           store_.due_timers(mine.model.name, slots, now, 1, timers) && timers.empty();
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::wake() {
    queue_.close();
    const std::lock_guard lock{outcomes_mutex_};
    closed_ = true;
    outcomes_wake_.notify_all();
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::close() {
    stop_intake();
    close_express();
    next_try_ = {};
    static_cast<void>(step_commit());
    for (std::size_t at = 0; at < members_.size(); ++at) {
        auto& mine = members_[at];
        if (mine.from) {
            settle_transport(mine);
            sink into{*this, at};
            mine.from->close(into);
        }
        if (mine.leases) {
            mine.leases->give_all_back();
        }
    }
    if (relay_epoch_ != 0) {
        static_cast<void>(store_.give_back("relay", relay_epoch_).has_value());
        relay_epoch_ = 0;
    }
}

}  // namespace writ::inline v1
