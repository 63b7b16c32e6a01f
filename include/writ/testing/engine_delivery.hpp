// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from a copy to the decision of its subscriber.

#pragma once

#include <writ/runtime/routes_of.hpp>
#include <writ/testing/engine.hpp>

#include <algorithm>
#include <exception>

namespace writ::testing {

inline void engine::deliver(copy taken) {
    count_delivery();
    if (!taken.first_time) {
        taken.first_time = now_;
    }
    if (taken.subscriber.empty()) {
        route_again(taken);
    }
    if (!taken.claimed) {
        const auto said = inbox_.look(taken, address(taken), now_, settings_.bounds);
        if (said == claim::duplicate) {
            return end(taken, &testing::balance::duplicates, happening::duplicate);
        }
        if (said == claim::too_old_to_deduplicate) {
            return bury(std::move(taken), dead_reason::too_old_to_deduplicate, poison::skip, {});
        }
    }
    if (lanes_.is_blocked(taken)) {
        take_in(taken);
        note(taken, happening::parked, "behind an earlier message of its key");
        return lanes_.wait(std::move(taken));
    }
    auto to = target_of(taken);
    if (!to) {
        return settle_unknown(std::move(taken));
    }
    const auto facts = intake_facts_of(*taken.message);
    if (const auto why = refusal(facts, now_, settings_.bounds)) {
        return bury(std::move(taken), *why, to->subscriber->on_poison,
                    refusal_text(*why, facts, settings_.bounds));
    }
    if (to->subscriber->is_workflow) {
        return deliver_to_instance(std::move(taken), *to);
    }
    auto decided = decide(taken, *to);
    settle(std::move(taken), *to, std::move(decided));
}

inline void engine::count_delivery() {
    if (++deliveries_ <= settings_.max_deliveries) {
        return;
    }
    std::string text = "more than " + std::to_string(settings_.max_deliveries) +
                       " deliveries in one run, the last messages are:";
    const auto& all = journal_.messages();
    for (std::size_t at = all.size() - std::min<std::size_t>(all.size(), 10); at < all.size();
         ++at) {
        text += "\n  #" + std::to_string(at + 1) + ' ' + all[at].message->type + " from " +
                all[at].from;
    }
    throw endless_cycle(text);
}

inline auto engine::target_of(const copy& taken) const -> std::optional<target> {
    const auto& service = services_[taken.service];
    target to;
    to.service = &service;
    for (const auto& each : service.model.subscribers) {
        if (each.name == taken.subscriber) {
            to.subscriber = &each;
        }
    }
    if (to.subscriber == nullptr) {
        return std::nullopt;
    }
    to.index = static_cast<std::size_t>(to.subscriber - service.model.subscribers.data());
    if (taken.is_timeout) {
        return service.model.time_out == nullptr ? std::nullopt : std::optional(to);
    }
    for (const auto& each : routes_of(service.model, taken.message->type)) {
        if (each.subscriber == to.index && each.is_reply == taken.is_reply) {
            to.way = &each;
            return to;
        }
    }
    return std::nullopt;
}

inline void engine::deliver_to_instance(copy taken, target to) {
    std::string key = taken.message->reply_key;
    if (to.way != nullptr && to.way->instance_of != nullptr) {
        const delivery given{.message = *taken.message, .bounds = settings_.bounds};
        const auto found = to.way->instance_of(given);
        if (!found) {
            outcome decided;
            decided.made.what = verdict::undecodable;
            decided.made.reason = found.error().text();
            return fail(std::move(taken), to, decided);
        }
        key = *found;
    }
    to.row = &instances_.row(address(taken), key);
    to.instance_key = to.row->key;
    if (taken.is_timeout && to.row->timer_id != taken.message->id) {
        return end(taken, &testing::balance::cancelled, happening::cancelled);
    }
    const auto alive = to.row->state_of_life(now_, settings_.bounds);
    const auto before = before_transition(to.kind_of_message(), alive, to.subscriber->may_restart);
    if (before.what != instance_action::decide) {
        return settle_instance(std::move(taken), to, before);
    }
    auto decided = decide(taken, to);
    if (decided.made.what != verdict::unhandled) {
        return settle(std::move(taken), to, std::move(decided));
    }
    data_.rollback();
    settle_instance(std::move(taken), to,
                    without_transition(to.subscriber->otherwise, to.kind_of_message().is_ignored));
}

inline void engine::settle_instance(copy taken, const target& to, instance_step step) {
    using sheet = testing::balance;
    // Counted is settled: a duplicate must not find the instance in another state.
    if (step.what != instance_action::decide && step.what != instance_action::bury) {
        take_in(taken);
    }
    switch (step.what) {
    case instance_action::decide: break;
    case instance_action::hold: return hold(std::move(taken), to);
    case instance_action::count_late: return end(taken, &sheet::late, happening::late);
    case instance_action::instance_finished:
        return end(taken, &sheet::instance_finished, happening::instance_finished);
    case instance_action::count_unclaimed:
        return end(taken, &sheet::unclaimed, happening::unclaimed);
    case instance_action::ignore: return end(taken, &sheet::ignored, happening::ignored);
    case instance_action::bury:
        return bury(std::move(taken), step.why, to.subscriber->on_poison,
                    "the workflow has no transition for it in this state");
    }
}

/// Decides, and meets the fault that was drawn for this delivery. A commit that fails is repeated
/// with the same outcome, unless rows went with it: they must be written again.
inline auto engine::decide(const copy& taken, const target& to) -> outcome {
    data_.commit();  // what the test itself wrote stays, whatever becomes of this delivery
    note(taken, happening::delivered);
    const auto hit = next_fault();
    outcome decided;
    if (hit == fault::before_handler) {
        decided.made.what = verdict::failed;
        decided.made.reason = "injected: failed before the handler";
        return decided;
    }
    decided.made = call(taken, to);
    const bool good =
        decided.made.what == verdict::handled || decided.made.what == verdict::stopped;
    if (good && !outcome_fits(decided.made, settings_.bounds)) {
        decided.made = {};
        decided.made.what = verdict::failed;
        decided.made.reason = "the decision returned more than its limits allow";
    } else if (good && hit == fault::lost_outcome) {
        decided.made = {};
        decided.made.what = verdict::failed;
        decided.made.reason = "injected: the outcome was lost before its commit";
        decided.lost = true;
    } else if (good && hit == fault::failed_commit) {
        note(taken, happening::commit_failed, "injected");
        if (data_.touched()) {
            data_.rollback();
            decided.made = call(taken, to);
        }
    }
    return decided;
}

inline decision engine::call(const copy& taken, const target& to) {
    const auto* present = to.row != nullptr && to.row->running ? &*to.row->running : nullptr;
    const delivery given{.message = *taken.message,
                         .attempt = taken.attempts + 1,
                         .now = now_,
                         .instance_key = to.instance_key,
                         .instance = present,
                         .transaction = &data_,
                         .bounds = settings_.bounds};
    try {
        if (taken.is_timeout) {
            return to.service->model.time_out(to.service->objects, to.index, given);
        }
        return to.way->decide(to.service->objects, given);
    } catch (const std::exception& thrown) {
        decision made;
        made.what = verdict::failed;
        made.reason = thrown.what();
        return made;
    }
}

inline auto engine::next_fault() -> fault {
    if (settings_.fail_percent == 0 || chance_->below(100) >= settings_.fail_percent) {
        return fault::none;
    }
    return static_cast<fault>(1 + chance_->below(3));
}

/// Without a seed the middle of the band, so that a test can name the time of a retry.
inline double engine::jitter() { return settings_.seed ? chance_->unit() : 0.5; }

}  // namespace writ::testing
