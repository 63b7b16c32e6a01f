// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from a message to the copies for its subscribers.

#pragma once

#include <writ/runtime/routes_of.hpp>
#include <writ/testing/engine.hpp>

#include <algorithm>

namespace writ::testing {

inline auto engine::find(std::string_view service) -> member* {
    const auto at = std::find_if(services_.begin(), services_.end(),
                                 [&](const member& each) { return each.model.name == service; });
    return at == services_.end() ? nullptr : &*at;
}

inline std::optional<kind> engine::known_kind(std::string_view type) const {
    for (const auto& service : services_) {
        for (const auto& each : routes_of(service.model, type)) {
            if (!each.is_reply && !each.is_pattern) {
                return each.what;
            }
        }
    }
    return std::nullopt;
}

inline auto engine::known_show(std::string_view type) const -> show_function {
    for (const auto& service : services_) {
        for (const auto& each : routes_of(service.model, type)) {
            if (each.show != nullptr) {
                return each.show;
            }
        }
    }
    return nullptr;
}

inline bool engine::takes(const route& each, kind what) {
    return !each.is_reply && (!each.is_pattern || what == kind::event);
}

inline void engine::assign(copy& made, const route& way) {
    made.subscriber = services_[made.service].model.subscribers[way.subscriber].name;
    if (made.message->partition_key.empty()) {
        return;
    }
    made.lane = address(made) + '\n';
    made.lane += way.stream;
    made.lane += '\n' + made.message->partition_key;
}

inline void engine::complete(envelope& message) {
    if (message.id.empty()) {
        message.id = "outside-" + std::to_string(++last_outside_id_);
    }
    if (message.source.empty()) {
        message.source = "outside";
    }
    if (message.correlation_id.empty()) {
        message.correlation_id = message.id;
    }
    if (message.time.ms == 0) {
        message.time = now_;
    }
    begin_trace(message);
}

inline std::string engine::send(envelope message, show_function show) {
    complete(message);
    const auto what = known_kind(message.type).value_or(kind::event);
    const auto sent = std::make_shared<const envelope>(std::move(message));
    fan_out(enter(sent, role_of(what), sent->source, std::nullopt, show), what);
    return sent->id;
}

inline std::string engine::hand_over(std::string_view service, envelope message, kind what) {
    const auto* to = find(service);
    if (to == nullptr) {
        throw std::invalid_argument("no service '" + std::string(service) + "' was added");
    }
    complete(message);
    const auto sent = std::make_shared<const envelope>(std::move(message));
    const auto record = enter(sent, role_of(what), sent->source, std::nullopt);
    const auto at = static_cast<std::size_t>(to - services_.data());
    if (fan_out_in(at, record, what) == 0) {
        copy made;
        made.message = sent;
        made.record = record;
        made.service = at;
        made.what = what;
        enqueue(std::move(made));
    }
    return sent->id;
}

inline std::size_t engine::enter(std::shared_ptr<const envelope> message, role what,
                                 std::string from, std::optional<std::size_t> cause,
                                 show_function show) {
    if (show == nullptr) {
        show = known_show(message->type);
    }
    return journal_.add({std::move(message), what, std::move(from), cause, now_, {}, show});
}

inline void engine::fan_out(std::size_t record, kind what) {
    std::size_t copies = 0;
    for (std::size_t at = 0; at < services_.size(); ++at) {
        copies += fan_out_in(at, record, what);
        if (copies != 0 && what != kind::event) {
            return;
        }
    }
    if (copies == 0) {
        ++counted_.unrouted;
        journal_.note(record, {now_, happening::unrouted, {}, 0, {}});
    }
}

/// A subscriber gets one copy, however many of its subscriptions match; a command or a query goes
/// to one subscriber, and a pattern only ever takes events.
inline std::size_t engine::fan_out_in(std::size_t service, std::size_t record, kind what) {
    const auto& message = journal_.messages()[record].message;
    const auto& model = services_[service].model;
    std::vector<std::size_t> given;
    for (const auto& each : routes_of(model, message->type)) {
        const bool has_it = std::find(given.begin(), given.end(), each.subscriber) != given.end();
        if (has_it || !takes(each, what)) {
            continue;
        }
        if (what != kind::event && !given.empty()) {
            continue;
        }
        given.push_back(each.subscriber);
        copy made;
        made.message = message;
        made.record = record;
        made.service = service;
        made.what = what;
        assign(made, each);
        enqueue(std::move(made));
    }
    return given.size();
}

inline void engine::enqueue(copy made) {
    made.place = ++last_place_;
    ++counted_.copies;
    const bool twice = !made.is_timeout &&
                       (settings_.duplicate || (settings_.duplicate_percent > 0 &&
                                                chance_->below(100) < settings_.duplicate_percent));
    if (twice) {
        copy again = made;
        again.place = ++last_place_;
        ++counted_.copies;
        ready_.push(std::move(made));
        ready_.push(std::move(again));
        return;
    }
    ready_.push(std::move(made));
}

inline void engine::emit(decision& made, const copy& cause, const emitter& from) {
    std::uint64_t ordinal = 0;
    for (auto& each : made.emissions) {
        transmit(std::move(each), cause, from, ordinal++);
    }
    if (made.reply.present) {
        transmit(std::move(made.reply), cause, from, ordinal);
    }
}

inline void engine::transmit(emission&& each, const copy& cause, const emitter& from,
                             std::uint64_t ordinal) {
    const auto what = each.what;
    const auto delay = each.delay_ms;
    const auto show = each.show;
    const auto sent = std::make_shared<const envelope>(
        envelope_of(std::move(each), *cause.message, from, ordinal, now_));
    const auto record =
        enter(sent, role_of(what), address_of(from.service, from.subscriber), cause.record, show);
    if (delay <= 0) {
        return fan_out(record, what);
    }
    ++counted_.delayed;
    journal_.note(record, {now_, happening::delayed, {}, 0, "at " + at_text(sent->time)});
    due_.add(sent->time, [this, record, what] {
        --counted_.delayed;
        fan_out(record, what);
    });
}

inline void engine::transmit(writ::answer&& reply, const copy& cause, const emitter& from,
                             std::uint64_t ordinal) {
    const bool is_error = reply.is_error;
    const auto show = reply.show;
    const auto sent = std::make_shared<const envelope>(
        envelope_of(std::move(reply), *cause.message, from, ordinal, now_));
    return_answer(sent, is_error,
                  enter(sent, is_error ? role::error : role::reply,
                        address_of(from.service, from.subscriber), cause.record, show));
}

inline std::string engine::answer(envelope reply, bool is_error) {
    complete(reply);
    const auto sent = std::make_shared<const envelope>(std::move(reply));
    return_answer(sent, is_error,
                  enter(sent, is_error ? role::error : role::reply, sent->source, std::nullopt));
    return sent->id;
}

inline void engine::return_answer(const std::shared_ptr<const envelope>& sent, bool is_error,
                                  std::size_t record) {
    const std::string_view to = sent->reply_to;
    const auto slash = to.find('/');
    auto* service = find(to.substr(0, slash));
    if (!to.empty() && service == nullptr) {
        ++counted_.answered;
        journal_.note(record, {now_, happening::answered, sent->reply_to, 0, {}});
        answers_.try_emplace({sent->reply_to, sent->reply_key}, outside_answer{*sent, is_error});
        return;
    }
    copy made;
    made.message = sent;
    made.record = record;
    made.what = kind::command;
    made.is_reply = true;
    if (service != nullptr && slash != std::string_view::npos) {
        made.service = static_cast<std::size_t>(service - services_.data());
        made.subscriber = to.substr(slash + 1);
        if (target_of(made)) {
            return enqueue(std::move(made));
        }
    }
    ++counted_.unclaimed_replies;
    journal_.note(record, {now_, happening::unclaimed, sent->reply_to, 0, {}});
}

inline void engine::schedule(std::size_t service, std::size_t index, timestamp due) {
    recurring_.add(due, [this, service, index, due] {
        const auto& model = services_[service].model;
        if (index >= model.recurring.size()) {
            return;
        }
        const auto& each = model.recurring[index];
        schedule(service, index, next_recurrence(due, each.every_ms, now_));
        auto made = each.make();
        const auto what = made.what;
        const auto show = made.show;
        const auto sent = std::make_shared<const envelope>(
            recurring_envelope(std::move(made), model.name, index, due));
        fan_out(enter(sent, role_of(what), std::string(model.name), std::nullopt, show), what);
    });
}

/// A copy that no subscriber took looks for one again: the service may have a new build.
inline void engine::route_again(copy& lost) {
    for (const auto& each : routes_of(services_[lost.service].model, lost.message->type)) {
        if (!takes(each, lost.what)) {
            continue;
        }
        assign(lost, each);
        lost.claimed = false;
        lost.from_store = true;
        lost.attempts = 0;
        return;
    }
}

}  // namespace writ::testing
