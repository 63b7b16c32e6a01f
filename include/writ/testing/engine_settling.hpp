// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from a decision to what is stored.

#pragma once

#include <writ/testing/engine.hpp>

namespace writ::testing {

inline void engine::settle(copy taken, const target& to, outcome decided) {
    switch (decided.made.what) {
    case verdict::handled:
    case verdict::stopped: return commit(std::move(taken), to, std::move(decided.made));
    case verdict::unhandled:
        data_.rollback();
        return end(taken, &testing::balance::ignored, happening::ignored);
    case verdict::failed:
    case verdict::rejected:
    case verdict::undecodable: data_.rollback(); return fail(std::move(taken), to, decided);
    }
}

inline void engine::commit(copy taken, const target& to, decision made) {
    take_in(taken);
    data_.commit();
    std::string became;
    if (to.subscriber->is_workflow) {
        change_instance(taken, to, made);
        if (made.instance == change::step) {
            became = "now " + std::string(made.state);
        }
        if (made.instance == change::stay) {
            became = "stays " + to.row->running->state;
        }
        if (made.instance == change::finish) {
            became = "finished";
        }
    }
    emit(made, taken, to.from());
    if (made.what == verdict::stopped) {
        end(taken, &testing::balance::stopped, happening::stopped, made.reason);
    } else {
        end(taken, &testing::balance::handled, happening::handled, std::move(became));
    }
    if (to.row != nullptr && releases_held(made.instance)) {
        release_held(*to.row);
    }
}

inline void engine::change_instance(const copy& taken, const target& to, const decision& made) {
    auto& row = *to.row;
    if (made.instance == change::stay && !row.running) {
        throw std::logic_error(address(taken) + " stays in a state, and the instance '" + row.key +
                               "' has none");
    }
    if (made.instance == change::step) {
        row.running = stored_instance{std::string(made.state), made.state_body};
        row.finished_at.reset();
    }
    if (made.instance == change::finish) {
        row.running.reset();
        row.finished_at = now_;
    }
    const auto timer = timer_after(made.instance, made.timeout_ms, now_);
    if (timer.what != timer_action::keep) {
        cancel_timer(row);
    }
    if (timer.what == timer_action::set) {
        set_timer(taken, to, timer.due);
    }
    if (timer.what == timer_action::keep && taken.is_timeout) {
        row.timer_id.clear();
    }
}

inline void engine::set_timer(const copy& taken, const target& to, timestamp due) {
    copy fired;
    fired.message =
        std::make_shared<const envelope>(timed_out_envelope(*taken.message, to.from(), due));
    fired.service = taken.service;
    fired.subscriber = taken.subscriber;
    fired.is_timeout = true;
    fired.claimed = true;
    auto& row = *to.row;
    row.timer_id = fired.message->id;
    ++counted_.timers;
    row.timer = due_.add(due, [this, &row, fired, cause = taken.record]() mutable {
        --counted_.timers;
        row.timer.reset();
        fired.record = enter(fired.message, role::timeout, address(fired), cause);
        enqueue(std::move(fired));
    });
}

inline void engine::cancel_timer(detail::instance_row& row) {
    row.timer_id.clear();
    if (!row.timer) {
        return;
    }
    due_.cancel(*row.timer);
    row.timer.reset();
    --counted_.timers;
}

inline void engine::fail(copy taken, const target& to, const outcome& decided) {
    note(taken, happening::failed, decided.made.reason);
    ++taken.attempts;
    const auto& rules = *to.subscriber;
    const auto next = after_fault(taken, to, decided);
    switch (next.what) {
    case recovery::retry_at_once:
        lanes_.block(taken);
        note(taken, happening::retried);
        return ready_.push(std::move(taken));
    case recovery::park: lanes_.block(taken); return park_until(std::move(taken), next.at, {});
    case recovery::bury:
        return bury(std::move(taken), next.why, rules.on_poison, decided.made.reason,
                    decided.made.error_type);
    }
}

inline recovery_step engine::after_fault(const copy& taken, const target& to,
                                         const outcome& decided) {
    const auto& rules = *to.subscriber;
    if (decided.lost) {
        return after_crash(rules.asks_operator, rules.retries, taken.attempts, now_, jitter());
    }
    if (decided.made.what == verdict::undecodable) {
        const std::string_view known = to.way != nullptr ? to.way->schema : std::string_view{};
        return after_undecodable(taken.message->data_schema, known, taken.attempts,
                                 *taken.first_time, now_, settings_.bounds, jitter());
    }
    const auto& policy = decided.made.retries != nullptr ? *decided.made.retries : rules.retries;
    return recover(decided.made.what, policy, taken.attempts, now_, jitter());
}

inline void engine::settle_unknown(copy taken) {
    ++taken.attempts;
    const auto next = after_unknown_type(taken.what, taken.attempts, *taken.first_time, now_,
                                         settings_.bounds, jitter());
    switch (next.what) {
    case unknown_type::skip:
        take_in(taken);
        return end(taken, &testing::balance::skipped_unknown, happening::skipped_unknown);
    case unknown_type::retry: return park_until(std::move(taken), next.at, "its type is unknown, ");
    case unknown_type::bury:
        return bury(std::move(taken), dead_reason::unknown_type, poison::skip,
                    "no build of the service knew its type");
    }
}

inline void engine::park_until(copy taken, timestamp due, std::string why) {
    take_in(taken);
    note(taken, happening::parked, why + "retry at " + at_text(due));
    const auto place = taken.place;
    retrying_.emplace(place, std::move(taken));
    due_.add(due, [this, place] { ready_.push(std::move(retrying_.extract(place).mapped())); });
}

inline void engine::hold(copy taken, const target& to) {
    take_in(taken);
    unblock(taken);
    if (!taken.held_since) {
        taken.held_since = now_;
    }
    note(taken, happening::held);
    auto& row = *to.row;
    const auto place = taken.place;
    const auto expiry = due_.add(hold_ends(*taken.held_since, settings_.bounds),
                                 [this, &row, place] { hold_expired(row, place); });
    row.held.emplace(place, detail::held_copy{std::move(taken), expiry});
    ++held_;
}

inline void engine::release_held(detail::instance_row& row) {
    for (auto& [place, each] : row.held) {
        due_.cancel(each.expiry);
        --held_;
        note(each.copy, happening::released);
        ready_.push(std::move(each.copy));
    }
    row.held.clear();
}

inline void engine::hold_expired(detail::instance_row& row, std::uint64_t place) {
    auto taken = std::move(row.held.extract(place).mapped().copy);
    --held_;
    const auto step =
        after_hold({false, taken.is_reply}, row.state_of_life(now_, settings_.bounds));
    if (step.what == instance_action::count_unclaimed) {
        return end(taken, &testing::balance::unclaimed, happening::unclaimed);
    }
    bury(std::move(taken), step.why, poison::skip, "held too long");
}

inline void engine::bury(copy taken, dead_reason why, poison policy, std::string reason,
                         std::string error_type) {
    take_in(taken);
    const bool parks = parks_its_key(why, !taken.lane.empty(), policy);
    std::string text{name_of(why)};
    if (!reason.empty()) {
        text += ", " + reason;
    }
    journal_.note(taken.record,
                  {now_, happening::dead_letter, address(taken), taken.attempts, text});
    if (parks) {
        lanes_.block(taken);
    } else {
        unblock(taken);
    }
    dead_letters_.push_back({.number = ++last_dead_number_,
                             .message = *taken.message,
                             .why = why,
                             .reason = std::move(reason),
                             .error_type = std::move(error_type),
                             .service = std::string(services_[taken.service].model.name),
                             .subscriber = taken.subscriber,
                             .attempts = taken.attempts,
                             .first_time = taken.first_time.value_or(now_),
                             .last_time = now_,
                             .parks_key = parks});
    dead_.emplace(last_dead_number_, std::move(taken));
}

inline void engine::end(const copy& taken, std::size_t testing::balance::* counter, happening what,
                        std::string text) {
    ++(counted_.*counter);
    note(taken, what, std::move(text));
    unblock(taken);
}

inline void engine::unblock(const copy& taken) {
    for (auto& each : lanes_.unblock(taken.lane, taken.place)) {
        note(each, happening::released);
        ready_.push(std::move(each));
    }
}

}  // namespace writ::testing
