// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From a message to what its subscriber makes of it, as an entry for the store. Whether a message
// is accepted, retried, held, set aside or counted is decided by the functions of recovery.hpp;
// here they are asked in their order, and nothing is stored.

#pragma once

#include <writ/runtime/model.hpp>
#include <writ/runtime/recovery.hpp>
#include <writ/runtime/timer_note.hpp>
#include <writ/runtime/work.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace writ::detail {

// An emission as it is stored.
inline outgoing_message sent_by(emission&& each, const envelope& cause, const emitter& from,
                                std::uint64_t ordinal, timestamp now) {
    const auto [what, stream, lossy, waits] =
        std::tuple{each.what, each.stream, each.lossy, each.delay_ms > 0};
    outgoing_message sent{.message = envelope_of(std::move(each), cause, from, ordinal, now),
                          .what = what,
                          .stream = std::string{stream},
                          .lossy = lossy};
    if (waits) {
        sent.due = sent.message.time;
        sent.cancel_token = sent.message.id;
    }
    return sent;
}

class deciding {
public:
    deciding(const service_model& model, void* objects, const limits& bounds, work& one,
             timestamp now, double jitter, const bool* stop = nullptr)
        : model_{model},
          objects_{objects},
          bounds_{bounds},
          one_{one},
          now_{now},
          jitter_{jitter},
          stop_{stop} {}

    // What every entry about this message says.
    [[nodiscard]] commit_entry begin() const {
        commit_entry made;
        made.service = model_.name;
        made.subscriber = subscriber_name();
        made.now = now_;
        made.slot = one_.slot;
        made.epoch = one_.epoch;
        made.message = one_.message.get();
        made.claims = one_.is_fresh();
        made.has_one_owner = one_.way != nullptr && !one_.is_reply && one_.what != kind::event;
        made.place = one_.place;
        made.lane = one_.lane;
        made.believes =
            one_.is_fresh() && !one_.lane.empty() ? lane_belief::free : lane_belief::none;
        made.ends_start = one_.is_marked;
        made.recurring = one_.recurring;
        return made;
    }

    // ---- without asking the subscriber

    // It queues up behind an earlier message of its lane.
    void queue_up(commit_entry& into) const {
        into.believes = lane_belief::blocked;
        keep(into, kept_as::behind, true);
    }

    // True when it is set aside before anybody is asked.
    bool refuse(commit_entry& into) {
        if (one_.subscriber == no_subscriber && one_.is_reply) {
            count(observed::counted::as::unclaimed);
            return true;
        }
        if (one_.subscriber == no_subscriber) {
            one_.is_left_here ? hand_on(into) : settle_unknown(into);
            return true;
        }
        const auto facts = intake_facts_of(*one_.message);
        if (const auto why = refusal(facts, now_, bounds_)) {
            bury(into, *why, subscriber().on_poison, refusal_text(*why, facts, bounds_), {});
            return true;
        }
        return false;
    }

    // The process ended while it was handled, `starts` times. True when it is not to be tried again
    // now.
    bool after_crashes(commit_entry& into, std::uint32_t starts) {
        if (starts == 0) {
            return false;
        }
        one_.attempts += starts;
        const auto next = after_crash(subscriber().asks_operator, subscriber().retries,
                                      one_.attempts, now_, jitter_);
        constexpr std::string_view reason = "the process ended while it was handled";
        switch (next.what) {
        case recovery::retry_at_once: return false;
        case recovery::park:
            note_failure({}, reason);
            keep(into, kept_as::retry, !one_.lane.empty(), next.at, reason);
            return true;
        case recovery::bury:
            bury(into, next.why, subscriber().on_poison, std::string{reason}, {});
            return true;
        }
        return false;
    }
    void too_old(commit_entry& into) {
        bury(into, dead_reason::too_old_to_deduplicate, poison::skip,
             "it is older than the identities that are remembered", {});
    }
    void doubt(commit_entry& into) {
        bury(into, dead_reason::in_doubt, subscriber().on_poison,
             "it was started before, and nobody knows how far it came", {});
    }

    // The store refused what was decided.
    void fail_to_store(commit_entry& into, const std::string& why) {
        decision made;
        made.what = verdict::failed;
        made.reason = "it could not be stored: " + why;
        fail(into, made);
    }

    // ---- handlers

    // False when what the handler wrote in the transaction is to be undone.
    bool decide(commit_entry& into, void* transaction) {
        return settle(into, call(nullptr, {}, transaction), nullptr, {});
    }

    // ---- workflows

    [[nodiscard]] result<std::string> instance_key() const {
        if (one_.way == nullptr || one_.way->instance_of == nullptr) {
            return one_.is_timeout && !one_.timer_key.empty() ? one_.timer_key
                                                              : one_.message->reply_key;
        }
        return one_.way->instance_of(
            delivery{.message = *one_.message, .now = now_, .bounds = bounds_});
    }
    void without_instance(commit_entry& into, std::string reason) {
        decision made;
        made.what = verdict::undecodable;
        made.reason = std::move(reason);
        static_cast<void>(settle(into, std::move(made), nullptr, {}));
    }
    void decide(commit_entry& into, const instance_record& found, const std::string& key) {
        into.instance.emplace();
        into.instance->key = key;
        into.instance->expected_version = found.version;
        into.instance->only_checked = true;
        into.instance->next = found;
        if (one_.is_timeout && found.timer_id != one_.message->id) {
            count(observed::counted::as::cancelled);
            return;
        }
        const auto alive = presence_of(found.running.has_value(), found.finished_at, now_, bounds_);
        if (one_.is_hold_end) {
            return end_hold(into, alive);
        }
        const auto before = before_transition(kind_of_message(), alive, subscriber().may_restart);
        if (before.what != instance_action::decide) {
            return settle_instance(into, before, key);
        }
        const stored_instance* present = found.running ? &*found.running : nullptr;
        auto made = call(present, key, nullptr);
        if (made.what == verdict::unhandled) {
            one_.outcome = {};
            return settle_instance(
                into, without_transition(subscriber().otherwise, kind_of_message().is_ignored),
                key);
        }
        static_cast<void>(settle(into, std::move(made), &found, key));
    }

private:
    [[nodiscard]] const subscriber_model& subscriber() const {
        return model_.subscribers[one_.subscriber];
    }
    [[nodiscard]] std::string_view subscriber_name() const {
        return one_.subscriber == no_subscriber ? std::string_view{} : subscriber().name;
    }
    [[nodiscard]] instance_message kind_of_message() const {
        return one_.way == nullptr
                   ? instance_message{}
                   : instance_message{one_.way->starts, one_.way->is_reply, one_.way->is_ignored};
    }
    [[nodiscard]] emitter from(std::string_view key) const {
        return {model_.name, subscriber_name(), subscriber().is_workflow, key};
    }

    decision call(const stored_instance* instance, std::string_view key, void* transaction) {
        const delivery given{.message = *one_.message,
                             .attempt = one_.attempts + 1,
                             .now = now_,
                             .instance_key = key,
                             .instance = instance,
                             .transaction = transaction,
                             .bounds = bounds_,
                             .stop = stop_};
        one_.outcome = {};
        one_.outcome.was_called = true;
        decision made;
        try {
            made = one_.is_timeout ? model_.time_out(objects_, one_.subscriber, given)
                                   : one_.way->decide(objects_, given);
        } catch (const std::exception& thrown) {
            made = {};
            made.what = verdict::failed;
            made.reason = thrown.what();
        }
        const bool good = made.what == verdict::handled || made.what == verdict::stopped;
        if (good && !outcome_fits(made, bounds_)) {
            made = {};
            made.what = verdict::failed;
            made.reason = "the decision returned more than its limits allow";
        }
        return made;
    }

    // True when it is handled.
    bool settle(commit_entry& into, decision&& made, const instance_record* found,
                const std::string& key) {
        one_.outcome.what = made.what;
        switch (made.what) {
        case verdict::handled:
        case verdict::stopped: return handled(into, std::move(made), found, key);
        case verdict::unhandled: count(observed::counted::as::ignored); return false;
        case verdict::failed:
        case verdict::rejected:
        case verdict::undecodable: fail(into, made); return false;
        }
        return false;
    }

    bool handled(commit_entry& into, decision&& made, const instance_record* found,
                 const std::string& key) {
        if (made.what == verdict::stopped) {
            count(observed::counted::as::stopped);
        }
        if (found != nullptr) {
            if (made.instance == change::stay && !found->running) {
                made.what = verdict::failed;
                made.reason = "the transition stays in a state, and the instance has none";
                return settle(into, std::move(made), found, key);
            }
            change_instance(into, made, *found, key);
        }
        emit(into, std::move(made), key);
        return true;
    }

    void change_instance(commit_entry& into, decision& made, const instance_record& found,
                         const std::string& key) {
        auto& changed = *into.instance;
        auto& next = changed.next;
        changed.only_checked = made.instance == change::none && !one_.is_timeout;
        changed.state_before = found.running ? found.running->state : std::string{};
        changed.releases_held = releases_held(made.instance);
        if (made.instance == change::step) {
            next.running = stored_instance{std::string{made.state}, std::move(made.state_body)};
            next.finished_at.reset();
        }
        if (made.instance == change::finish) {
            next.running.reset();
            next.finished_at = now_;
        }
        const auto timer = timer_after(made.instance, made.timeout_ms, now_);
        if (timer.what == timer_action::set) {
            set_timer(next, *one_.message, from(key), timer.due);
        } else if (timer.what == timer_action::cancel || one_.is_timeout) {
            clear_timer(next);
        }
    }

    void emit(commit_entry& into, decision&& made, const std::string& key) {
        const auto sender = from(key);
        std::uint64_t ordinal = 0;
        one_.outcome.emissions = made.emissions.size() + (made.reply.present ? 1 : 0);
        into.emissions.reserve(one_.outcome.emissions);
        for (auto& each : made.emissions) {
            into.emissions.push_back(
                sent_by(std::move(each), *one_.message, sender, ordinal++, now_));
        }
        // Nobody waits for the answer to what was only sent.
        if (made.reply.present && !one_.message->reply_to.empty()) {
            outgoing_message sent;
            sent.what = kind::command;
            sent.is_reply = true;
            sent.is_error = made.reply.is_error;
            sent.message = envelope_of(std::move(made.reply), *one_.message, sender, ordinal, now_);
            const std::string_view to = sent.message.reply_to;
            sent.addressed_to = to.substr(0, to.find('/'));
            into.emissions.push_back(std::move(sent));
        }
    }

    void fail(commit_entry& into, const decision& made) {
        note_failure(made.error_type, made.reason);
        const auto attempts = one_.attempts + 1;
        recovery_step next;
        if (made.what == verdict::undecodable) {
            const std::string_view known = one_.way != nullptr ? one_.way->schema : "";
            next = after_undecodable(one_.message->data_schema, known, attempts, one_.first_time,
                                     now_, bounds_, jitter_);
        } else {
            const auto& policy = made.retries != nullptr ? *made.retries : subscriber().retries;
            next = recover(made.what, policy, attempts, now_, jitter_);
        }
        if (next.what == recovery::bury) {
            bury(into, next.why, subscriber().on_poison, made.reason, made.error_type, attempts);
            return;
        }
        keep(into, kept_as::retry, !one_.lane.empty(), next.what == recovery::park ? next.at : now_,
             made.reason);
        into.keep->attempts = attempts;
        into.keep->error_type = made.error_type;
    }

    void settle_instance(commit_entry& into, instance_step step, const std::string& key) {
        using as = observed::counted::as;
        end_timer(into);
        switch (step.what) {
        case instance_action::decide: return;
        case instance_action::hold: return hold(into, key);
        case instance_action::count_late: return count(as::late);
        case instance_action::instance_finished: return count(as::instance_finished);
        case instance_action::count_unclaimed: return count(as::unclaimed);
        case instance_action::ignore: return count(as::ignored);
        case instance_action::bury:
            return bury(into, step.why, subscriber().on_poison,
                        "the workflow has no transition for it in this state", {});
        }
    }

    void hold(commit_entry& into, const std::string& key) {
        const auto since = one_.held_since.value_or(now_);
        keep(into, kept_as::held, false, hold_ends(since, bounds_));
        into.keep->held_since = since;
        into.keep->instance = key;
    }

    void end_hold(commit_entry& into, presence alive) {
        const auto step = after_hold({false, one_.is_reply}, alive);
        if (step.what == instance_action::count_unclaimed) {
            return count(observed::counted::as::unclaimed);
        }
        bury(into, step.why, poison::skip, "held too long", {});
    }

    // Its handler has moved to another service: back into the log, where that one finds it, as a
    // message that is delivered again.
    void hand_on(commit_entry& into) {
        outgoing_message sent;
        sent.what = one_.what;
        sent.stream = one_.lane.substr(0, one_.lane.find('\n'));
        sent.message = *one_.message;
        ++sent.message.generation;
        into.emissions.push_back(std::move(sent));
        count(observed::counted::as::handed_on);
    }

    void settle_unknown(commit_entry& into) {
        const auto attempts = one_.attempts + 1;
        const auto next =
            after_unknown_type(one_.what, attempts, one_.first_time, now_, bounds_, jitter_);
        switch (next.what) {
        case unknown_type::skip: return count(observed::counted::as::skipped_unknown);
        case unknown_type::retry:
            keep(into, kept_as::unknown, false, next.at, "its type is unknown");
            into.keep->attempts = attempts;
            return;
        case unknown_type::bury:
            return bury(into, dead_reason::unknown_type, poison::skip,
                        "no build of the service knew its type", {}, attempts);
        }
    }

    void bury(commit_entry& into, dead_reason why, poison policy, std::string reason,
              std::string_view error_type, std::uint32_t attempts = 0) {
        keep(into, kept_as::dead, parks_its_key(why, !one_.lane.empty(), policy), {}, reason);
        into.keep->cause = why;
        into.keep->error_type = error_type;
        into.keep->attempts = attempts == 0 ? one_.attempts : attempts;
    }

    void keep(commit_entry& into, kept_as why, bool blocks, std::optional<timestamp> due = {},
              std::string_view reason = {}) const {
        auto& kept = into.keep.emplace();
        kept.place = one_.place;
        kept.service = model_.name;
        kept.subscriber = subscriber_name();
        kept.slot = one_.slot;
        kept.lane = one_.lane;
        kept.why = why;
        kept.blocks = blocks;
        kept.due = due;
        kept.what = one_.what;
        kept.is_reply = one_.is_reply;
        kept.is_timeout = one_.is_timeout;
        kept.attempts = one_.attempts;
        kept.first_time = one_.first_time;
        kept.last_time = now_;
        kept.held_since = one_.held_since;
        kept.reason = reason;
        kept.message = *one_.message;
        kept.origin = one_.origin;
        if (one_.received) {
            kept.origin = "partition " + std::to_string(one_.received->partition) + ", offset " +
                          std::to_string(one_.received->offset);
        }
        into.emissions.clear();
        end_timer(into);
    }

    // A timer that has fired is kept as a message, and must not fire again.
    void end_timer(commit_entry& into) const {
        if (!one_.is_timeout || one_.place != 0 || !into.instance) {
            return;
        }
        into.instance->only_checked = false;
        into.instance->next.timer_due.reset();
        into.instance->state_before =
            into.instance->next.running ? into.instance->next.running->state : std::string{};
    }

    void count(observed::counted::as what) { one_.outcome.counted = what; }
    void note_failure(std::string_view error_type, std::string_view reason) {
        one_.outcome.reason = reason;
        one_.outcome.error_type = error_type;
    }

    const service_model& model_;
    void* objects_;
    const limits& bounds_;
    work& one_;
    timestamp now_;
    double jitter_;
    const bool* stop_;
};

}  // namespace writ::detail
