// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from the first of a chain to its decision.

#pragma once

#include <writ/runtime/engine.hpp>

namespace writ::inline v1 {

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_lane(std::chrono::milliseconds wait) {
    auto one = wait.count() > 0 ? queue_.take(wait) : queue_.take();
    if (!one) {
        return false;
    }
    handle(std::move(one));
    return true;
}

template <class Transport, class Store, class Observer>
observed::subject engine<Transport, Store, Observer>::subject_of(const detail::work& one) const {
    const auto& model = members_[one.service].model;
    return {model.name,
            one.subscriber == detail::no_subscriber ? std::string_view{}
                                                    : model.subscribers[one.subscriber].name,
            *one.message,
            one.attempts + 1,
            store_.now(),
            one.decision};
}

template <class Transport, class Store, class Observer>
detail::deciding engine<Transport, Store, Observer>::deciding_on(detail::work& one) {
    const auto& mine = members_[one.service];
    return {mine.model, mine.objects, options_.bounds, one, store_.now(), jitter(), &stopping_};
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::handle(detail::work_ptr one) {
    // What was begun is brought to its end; the rest is handled by whoever comes next.
    if (is_stopping() && !one->is_marked && !one->is_detoured) {
        return leave(*one);
    }
    auto& mine = members_[one->service];
    one->outcome = {};
    auto decide = deciding_on(*one);
    auto entry = decide.begin();
    if (entry.believes == lane_belief::free) {
        const std::lock_guard lock{mutex_};
        if (mine.blocked.contains(lane_of(*one))) {
            entry.believes = lane_belief::blocked;
        }
    }
    if (entry.believes == lane_belief::blocked) {
        decide.queue_up(entry);
        return submit(std::move(one), std::move(entry));
    }
    if (decide.refuse(entry)) {
        return submit(std::move(one), std::move(entry));
    }
    const auto& subscriber = mine.model.subscribers[one->subscriber];
    if (one->may_be_old) {
        const auto [service, by] = claimant_of(entry);
        const auto known = store_.is_claimed(service, by, *one->message);
        // A message without a time is not said to be old.
        const bool is_new = one->is_proven_new || !known || one->message->time.ms == 0;
        const auto said = claim_message({known && *known, is_new, one->message->time}, entry.now,
                                        options_.bounds);
        if (said == claim::duplicate) {
            one->outcome.counted = observed::counted::as::duplicate;
            entry.claims = false;
            entry.believes = lane_belief::none;
            return submit(std::move(one), std::move(entry));
        }
        if (said == claim::too_old_to_deduplicate) {
            decide.too_old(entry);
            return submit(std::move(one), std::move(entry));
        }
    }
    if (wait_for_probe(one) || wait_at_gate(one)) {
        return;
    }
    if (!one->is_marked && (one->needs_mark || subscriber.asks_operator)) {
        entry.marks_start = true;
        entry.counts_starts = !subscriber.asks_operator;
        entry.claims = false;
        entry.place = 0;
        return submit(std::move(one), std::move(entry));
    }
    one->decision = ++decisions_;
    tell<observed::deciding>([&] { return observed::deciding{subject_of(*one)}; });
    const auto began = std::chrono::steady_clock::now();
    if (subscriber.is_workflow) {
        const auto key = decide.instance_key();
        if (!key) {
            decide.without_instance(entry, key.error().text());
        } else {
            const auto found = store_.load(mine.model.name, subscriber.name, *key);
            if (!found) {
                tell_trouble(mine.model.name, found.error());
                const std::lock_guard lock{mutex_};
                const timestamp later{store_.now().ms + options_.store_retry.ms};
                mine.refused.emplace(later, std::move(one));
                return;
            }
            decide.decide(entry, *found, *key);
        }
    } else if (one->way->takes_transaction) {
        entry.decide_within = [this, at = one.get()](commit_entry& into, void* transaction) {
            into.keep.reset();
            into.emissions.clear();
            const auto called = std::chrono::steady_clock::now();
            at->decision = ++decisions_;
            const bool good = deciding_on(*at).decide(into, transaction);
            tell_decided(*at, std::chrono::steady_clock::now() - called);
            // Not its fault: undone as a whole, and tried again by the next probe.
            if (at->probes && at->outcome.what == verdict::failed) {
                throw std::runtime_error(at->outcome.reason);
            }
            return good;
        };
        return submit(std::move(one), std::move(entry));
    } else {
        decide.decide(entry, nullptr);
    }
    tell_decided(*one, std::chrono::steady_clock::now() - began);
    note_outcome(*one);
    if (one->probes && one->outcome.what == verdict::failed) {
        return wait_for_next_probe(std::move(one));
    }
    submit(std::move(one), std::move(entry));
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::tell_decided(const detail::work& one,
                                                      std::chrono::nanoseconds took) {
    tell<observed::decided>([&] {
        return observed::decided{subject_of(one), one.outcome.what,   one.outcome.emissions,
                                 took.count(),    one.outcome.reason, one.outcome.error_type};
    });
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::submit(detail::work_ptr one, commit_entry&& entry) {
    entry.via_outbox = !is_local;
    const std::lock_guard lock{outcomes_mutex_};
    outcomes_.emplace_back(std::move(one), std::move(entry));
    outcomes_wake_.notify_one();
}

// ---- a subscriber whose every message fails

/// True when the message waits: its subscriber is paused, and another one probes.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::wait_for_probe(detail::work_ptr& one) {
    const std::lock_guard lock{mutex_};
    auto& counted = members_[one->service].streaks[one->subscriber];
    if (!counted.paused || one->probes) {
        return false;
    }
    const auto now = store_.now();
    if (!counted.probing && now >= counted.next_probe) {
        counted.probing = one->probes = true;
        return false;
    }
    // Before it waits: the one that probes may have to pass the gate.
    release_gate(*one, lock);
    counted.waiting.push_back(std::move(one));
    return true;
}

/// It probed a paused subscriber, and failed as those before.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::wait_for_next_probe(detail::work_ptr one) {
    const std::lock_guard lock{mutex_};
    release_gate(*one, lock);
    one->probes = false;
    auto& counted = members_[one->service].streaks[one->subscriber];
    counted.probing = false;
    counted.waiting.push_front(std::move(one));
}

/// Lets the next one through, of those that are handled one at a time.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::release_gate(detail::work& one,
                                                      const std::lock_guard<std::mutex>&) {
    if (!one.holds_gate) {
        return;
    }
    auto& mine = members_[one.service];
    mine.gate_is_held = one.holds_gate = false;
    if (!mine.at_gate.empty()) {
        // It holds the gate from here on: it may come to its end without another look at it.
        mine.gate_is_held = mine.at_gate.front()->holds_gate = true;
        queue_.again(std::move(mine.at_gate.front()));
        mine.at_gate.pop_front();
    }
}

/// True when it waits: what may have ended the process before is handled one at a time, so that it
/// takes no other one with it when it does so again.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::wait_at_gate(detail::work_ptr& one) {
    if (!one->needs_gate || one->holds_gate) {
        return false;
    }
    const std::lock_guard lock{mutex_};
    auto& mine = members_[one->service];
    if (mine.gate_is_held) {
        mine.at_gate.push_back(std::move(one));
        return true;
    }
    mine.gate_is_held = one->holds_gate = true;
    return false;
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::note_outcome(detail::work& one) {
    if (!one.outcome.was_called || one.subscriber == detail::no_subscriber) {
        return;
    }
    auto& mine = members_[one.service];
    const auto name = mine.model.subscribers[one.subscriber].name;
    bool resumed = false;
    bool paused = false;
    {
        const std::lock_guard lock{mutex_};
        auto& counted = mine.streaks[one.subscriber];
        if (one.outcome.what == verdict::failed) {
            ++counted.failures;
            if (counted.keys.size() < options_.pause_keys) {
                const auto& key = one.message->partition_key;
                counted.keys.insert(key.empty() ? one.message->id : key);
            }
            if (!counted.paused && counted.failures >= options_.pause_after &&
                counted.keys.size() >= options_.pause_keys) {
                counted.paused = paused = true;
            }
            if (counted.paused) {
                counted.next_probe = {store_.now().ms + options_.probe.ms};
                counted.probing = counted.probing && !one.probes;
            }
        } else {
            resumed = counted.paused;
            counted.paused = counted.probing = false;
            counted.failures = 0;
            counted.keys.clear();
            one.probes = false;
            for (auto& each : counted.waiting) {
                queue_.again(std::move(each));
            }
            counted.waiting.clear();
        }
    }
    if (paused) {
        tell<observed::paused>(
            [&] { return observed::paused{mine.model.name, name, one.outcome.reason}; });
    }
    if (resumed) {
        tell<observed::resumed>([&] { return observed::resumed{mine.model.name, name}; });
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::probe_paused(std::size_t service) {
    const auto now = store_.now();
    const std::lock_guard lock{mutex_};
    for (auto& counted : members_[service].streaks) {
        if (!counted.paused || counted.probing || now < counted.next_probe ||
            counted.waiting.empty()) {
            continue;
        }
        auto one = std::move(counted.waiting.front());
        counted.waiting.pop_front();
        counted.probing = one->probes = true;
        queue_.again(std::move(one));
    }
}

}  // namespace writ::inline v1
