// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from a transport, or from what is due in the store, to the lane queue.

#pragma once

#include <writ/runtime/engine.hpp>

namespace writ::inline v1 {

template <class Transport, class Store, class Observer>
struct engine<Transport, Store, Observer>::sink final : delivery_sink {
    sink(engine& whose, std::size_t at) : of{whose}, service{at}, mine{whose.members_[at]} {}

    result<std::optional<std::uint64_t>> assigned(const assignment& given) override {
        const auto stored = of.store_.positions(mine.model.name, of.transport_.name());
        std::optional<std::uint64_t> start;
        if (!stored) {
            if constexpr (is_local) {
                return stored.error();
            }
            of.tell_trouble(mine.model.name, stored.error());
        } else if (const auto at = stored->find(given.partition); at != stored->end()) {
            start = at->second;
        }
        const std::lock_guard lock{of.mutex_};
        mine.partitions.insert_or_assign(given.partition,
                                         detail::position_tracker{start.value_or(0), given.epoch});
        if constexpr (is_local) {
            const auto head = of.store_.log_head();
            of.own(mine, given.partition, given.epoch, given.unclean, head ? *head : UINT64_MAX);
        }
        return start;
    }
    void rewound(std::uint32_t partition, std::uint64_t offset) override {
        const std::lock_guard lock{of.mutex_};
        if (const auto at = mine.partitions.find(partition); at != mine.partitions.end()) {
            const auto until = at->second.stored();
            at->second = detail::position_tracker::rewound(until, offset, at->second.epoch());
            if (const auto slot = mine.slots.find(partition);
                is_local && slot != mine.slots.end()) {
                slot->second.reread_until = until;
            }
        }
    }
    void message(received_message&& received) override { of.take_in(service, std::move(received)); }
    void passed(std::uint32_t partition, std::uint64_t offset) override {
        const std::lock_guard lock{of.mutex_};
        if (const auto at = mine.partitions.find(partition); at != mine.partitions.end()) {
            at->second.pass(offset);
        }
    }
    // What is in flight goes on; its positions are settled, and then the transport lets go.
    void revoked(std::uint32_t partition, timestamp) override {
        const std::lock_guard lock{of.mutex_};
        mine.leaving.insert(partition);
        if constexpr (is_local) {
            mine.parting.insert(partition);
        }
    }
    void lost(std::uint32_t partition) override {
        const std::lock_guard lock{of.mutex_};
        mine.partitions.erase(partition);
        const bool expected = mine.leaving.erase(partition) != 0 || of.is_stopping();
        if constexpr (is_local) {
            of.disown(mine, partition, !expected);
        }
    }

    engine& of;
    std::size_t service;
    member& mine;
};

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::add(const service_model& model, void* objects) {
    member made;
    made.model = model;
    made.objects = objects;
    made.wanted.service = model.name;
    made.wanted.instance = owner_;
    made.wanted.lease = options_.lease;
    std::set<std::string_view> known;
    for (const auto& each : model.routes) {
        if (!each.is_reply && known.insert(each.type).second) {
            made.wanted.types.push_back(
                {std::string{each.type}, std::string{each.stream}, each.what, !each.from_now});
        }
    }
    std::vector<std::string> types;
    for (const auto& each : made.wanted.types) {
        types.push_back(each.type);
    }
    made.types = types_text(std::move(types));
    made.recurring.resize(model.recurring.size());
    made.streaks.resize(model.subscribers.size());
    members_.push_back(std::move(made));
}

template <class Transport, class Store, class Observer>
result<void> engine<Transport, Store, Observer>::start() {
    if (is_stopping()) {
        return writ::error{owner_, "it was stopped, and is not started again: make another one"};
    }
    // Not at once: an id that has grown old while nobody ran may be asked for again.
    last_trim_ = store_.now();
    std::vector<subscription> all;
    for (const auto& each : members_) {
        all.push_back(each.wanted);
    }
    if (const auto made = transport_.provision(all); !made) {
        return made.error();
    }
    for (auto& each : members_) {
        for (std::size_t index = 0; index < each.model.recurring.size(); ++index) {
            const auto& said = each.model.recurring[index];
            const auto due = store_.recurrence(each.model.name, static_cast<std::uint32_t>(index),
                                               {store_.now().ms + said.every_ms});
            if (!due) {
                return due.error();
            }
            each.recurring[index] = *due;
        }
        try {
            each.from.emplace(transport_.open(each.wanted));
        } catch (const std::exception& thrown) {
            return writ::error{transport_.name(), thrown.what()};
        }
        if constexpr (!is_local) {
            each.leases.emplace(store_, each.wanted.service, owner_, options_.lease);
        }
    }
    return {};
}

// ---- which slots are owned

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::own(member& mine, std::uint32_t slot, std::uint64_t epoch,
                                             bool unclean, std::uint64_t head) {
    mine.slots[slot] = {epoch, unclean ? head : 0, head};
    mine.is_entering = true;
    const std::uint32_t one[] = {slot};
    const auto lanes = store_.blocked_lanes(mine.model.name, one);
    if (!lanes) {
        tell_trouble(mine.model.name, lanes.error());
    } else {
        for (const auto& each : *lanes) {
            const auto subscriber = subscriber_named(mine.model, each.subscriber);
            mine.blocked.insert(lane_named(subscriber, each.lane));
        }
    }
    due_hint_ = true;
    tell<observed::owned>([&] { return observed::owned{mine.model.name, slot, epoch, unclean}; });
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::disown(member& mine, std::uint32_t slot, bool lost) {
    mine.parting.erase(slot);
    if (mine.slots.erase(slot) != 0) {
        tell<observed::disowned>([&] { return observed::disowned{mine.model.name, slot, lost}; });
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::keep_slots(member& mine) {
    const auto changed = mine.leases->maintain();
    if (!changed.ended) {
        tell_trouble(mine.model.name, changed.ended.error());
    }
    const std::lock_guard lock{mutex_};
    for (const auto slot : changed.lost) {
        disown(mine, slot, true);
    }
    mine.parting.insert(changed.surplus.begin(), changed.surplus.end());
    const auto parting = mine.parting;
    for (const auto slot : parting) {
        if (!mine.busy.contains(slot)) {
            disown(mine, slot, false);
            mine.leases->give_back(slot);
        }
    }
    for (const auto& [slot, got] : changed.taken) {
        own(mine, slot, got.epoch, got.unclean, UINT64_MAX);
    }
}

// ---- from the transport

template <class Transport, class Store, class Observer>
std::size_t engine<Transport, Store, Observer>::room(const member& mine) const {
    const std::lock_guard lock{mutex_};
    const bool is_full = outbox_rows_ > static_cast<std::int64_t>(options_.outbox_rows);
    if (is_stopping() || is_full || mine.in_flight >= options_.in_flight ||
        mine.bytes >= options_.in_flight_bytes) {
        return 0;
    }
    return std::min(options_.batch, options_.in_flight - mine.in_flight);
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_intake(duration wait) {
    bool received = false;
    for (std::size_t at = 0; at < members_.size(); ++at) {
        auto& mine = members_[at];
        if constexpr (!is_local) {
            keep_slots(mine);
        }
        settle_transport(mine);
        sink into{*this, at};
        std::size_t before = 0;
        {
            const std::lock_guard lock{mutex_};
            before = mine.in_flight;
        }
        const bool alone = members_.size() == 1;
        const auto max = room(mine);
        const auto done = mine.from->receive(into, max, alone && max > 0 ? wait : duration{});
        if (!done) {
            tell_trouble(mine.model.name, done.error());
        }
        const std::lock_guard lock{mutex_};
        mine.is_entering = mine.is_entering && !done;
        received = received || mine.in_flight > before;
    }
    return received;
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::take_in(std::size_t service, received_message&& received) {
    auto& mine = members_[service];
    auto from = std::make_shared<detail::incoming_message>();
    from->sent = std::move(received.sent);
    from->partition = received.partition;
    from->offset = received.offset;
    from->epoch = received.epoch;
    from->bytes = from->sent.message.body.size();
    const envelope& message = from->sent.message;
    tell<observed::received>([&] {
        return observed::received{mine.model.name, message, from->partition, from->offset};
    });
    std::vector<detail::work_ptr> copies;
    const std::lock_guard lock{mutex_};
    if (from->sent.is_reply) {
        const std::string_view to = message.reply_to;
        const auto slash = to.find('/');
        const auto subscriber = slash == std::string_view::npos
                                    ? detail::no_subscriber
                                    : subscriber_named(mine.model, to.substr(slash + 1));
        if (subscriber != detail::no_subscriber) {
            copies.push_back(copy_for(service, from, subscriber,
                                      way_to(mine.model, subscriber, message.type, true)));
        }
    } else {
        const bool is_event = from->sent.what == kind::event;
        std::set<std::size_t> given;
        for (const auto& each : routes_of(mine.model, message.type)) {
            const bool takes = !each.is_reply && (!each.is_pattern || is_event);
            if (takes && (is_event || given.empty()) && given.insert(each.subscriber).second) {
                copies.push_back(copy_for(service, from, each.subscriber, &each));
            }
        }
    }
    if (copies.empty()) {
        copies.push_back(copy_for(service, from, detail::no_subscriber, nullptr));
    }
    from->open = copies.size();
    ++mine.in_flight;
    mine.bytes += from->bytes;
    if (const auto at = mine.partitions.find(from->partition); at != mine.partitions.end()) {
        at->second.open(from->offset);
    }
    for (auto& each : copies) {
        enter(mine, std::move(each));
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::enter(member& mine, detail::work_ptr one) {
    if (is_fenced(*one)) {
        ++mine.busy[one->slot];
    }
    queue_.push(std::move(one));
}

/// The slots of which what is due is ours.
template <class Transport, class Store, class Observer>
std::vector<std::uint32_t> engine<Transport, Store, Observer>::slots_of(const member& mine) const {
    std::vector<std::uint32_t> made;
    const std::lock_guard lock{mutex_};
    for (const auto& [slot, state] : mine.slots) {
        if (!mine.parting.contains(slot)) {
            made.push_back(slot);
        }
    }
    return made;
}

template <class Transport, class Store, class Observer>
detail::work_ptr engine<Transport, Store, Observer>::copy_for(
    std::size_t service, std::shared_ptr<detail::incoming_message> from, std::size_t subscriber,
    const route* way) {
    auto& mine = members_[service];
    auto one = std::make_unique<detail::work>();
    one->service = service;
    // A reply that the subscriber does not know any more is treated as one that nobody takes.
    one->subscriber = way == nullptr ? detail::no_subscriber : subscriber;
    one->way = way;
    one->what = from->sent.what;
    one->is_reply = from->sent.is_reply;
    one->slot = is_local ? from->partition : slot_of(from->sent, store_.slots());
    one->first_time = store_.now();
    one->message = std::shared_ptr<const envelope>{from, &from->sent.message};
    one->received = std::move(from);
    place_in_order(*one, way == nullptr ? std::string_view{} : way->stream);
    const auto at = mine.slots.find(one->slot);
    if (at != mine.slots.end()) {
        one->epoch = at->second.epoch;
        // Offsets of a transport say nothing of the store's log.
        one->needs_mark = one->needs_gate =
            is_local && one->received->offset <= at->second.careful_until;
        one->may_be_old = !is_local || one->received->offset <= at->second.old_until;
        one->is_proven_new = is_local && one->received->offset > at->second.reread_until;
    } else {
        one->may_be_old = true;
        one->is_proven_new = is_local;
    }
    return one;
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::place_in_order(detail::work& one,
                                                        std::string_view stream) {
    const envelope& message = *one.message;
    const std::string& key = one.is_timeout ? one.timer_key
                             : one.is_reply ? message.reply_key
                                            : message.partition_key;
    if (key.empty()) {
        // Its duplicates at least: the first is decided when the others ask whether it was.
        if (!is_local && one.received) {
            one.chain = std::to_string(one.service) + '/' + std::to_string(one.subscriber) + "\n#" +
                        message.source + '\n' + message.id;
        }
        return;
    }
    if (!one.is_timeout && !one.is_reply) {
        one.lane = stream;
        one.lane += '\n';
        one.lane += key;
    }
    one.chain = std::to_string(one.service) + '/' + std::to_string(one.subscriber) + '\n' + key;
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::settle_transport(member& mine) {
    std::vector<settled_position> settled;
    {
        const std::lock_guard lock{mutex_};
        for (auto& [partition, tracker] : mine.partitions) {
            // A slot that is handed over goes with its last position, when all of it is done.
            if (is_local && mine.leaving.contains(partition)) {
                if (tracker.is_quiet() && !tracker.has_news() && !mine.busy.contains(partition)) {
                    settled.push_back({partition, tracker.stored(), tracker.epoch()});
                }
            } else if (tracker.can_settle()) {
                settled.push_back({partition, tracker.stored(), tracker.epoch()});
                tracker.settle();
            }
        }
    }
    if (settled.empty()) {
        return;
    }
    for (const auto& each : settled) {
        tell<observed::settled>(
            [&] { return observed::settled{mine.model.name, each.partition, each.offset}; });
    }
    if (const auto done = mine.from->settle(settled); !done) {
        tell_trouble(mine.model.name, done.error());
    }
}

// ---- from the store

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_due() {
    const auto now = store_.now();
    const bool hinted = due_hint_.exchange(false);
    if (is_stopping() ||
        (!hinted && now >= last_due_ && now.ms < last_due_.ms + options_.poll.ms)) {
        return false;
    }
    last_due_ = now;
    bool some = false;
    const auto moved = store_.release_delayed(now, options_.batch);
    if (!moved) {
        tell_trouble({}, moved.error());
    } else {
        some = *moved > 0;
        due_hint_ = due_hint_ || *moved == options_.batch;
    }
    for (std::size_t at = 0; at < members_.size(); ++at) {
        auto& mine = members_[at];
        // Also where there is no room: these are what fills it.
        some = try_refused(at) || some;
        probe_paused(at);
        const auto slots = slots_of(mine);
        std::size_t known = 0;
        {
            const std::lock_guard lock{mutex_};
            known = mine.places.size() + mine.timers.size();
            mine.left_places.clear();
        }
        const auto max = room(mine);
        if (slots.empty() || max == 0) {
            continue;
        }
        std::vector<kept_message> rows;
        if (const auto read = store_.due(mine.model.name, slots, now, max + known, rows); !read) {
            tell_trouble(mine.model.name, read.error());
        }
        for (auto& each : rows) {
            some = take_kept(at, std::move(each)) || some;
        }
        std::vector<due_timer> timers;
        if (mine.model.time_out != nullptr) {
            const auto read = store_.due_timers(mine.model.name, slots, now, max + known, timers);
            if (!read) {
                tell_trouble(mine.model.name, read.error());
            }
        }
        for (auto& each : timers) {
            some = take_timer(at, std::move(each)) || some;
        }
        some = take_recurring(at) || some;
    }
    return some;
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::take_kept(std::size_t service, kept_message&& row) {
    auto& mine = members_[service];
    const std::lock_guard lock{mutex_};
    const auto slot = mine.slots.find(row.slot);
    // What was finished after the store was asked may not be due any more.
    if (slot == mine.slots.end() || mine.parting.contains(slot->first) ||
        mine.left_places.contains(row.place) || !mine.places.insert(row.place).second) {
        return false;
    }
    auto one = std::make_unique<detail::work>();
    one->service = service;
    one->what = row.what;
    one->is_reply = row.is_reply;
    one->is_timeout = row.is_timeout;
    one->is_hold_end = row.why == kept_as::held;
    one->slot = row.slot;
    one->epoch = slot->second.epoch;
    one->place = row.place;
    one->attempts = row.attempts;
    one->first_time = row.first_time;
    one->origin = std::move(row.origin);
    one->held_since = row.held_since;
    one->message = std::make_shared<const envelope>(std::move(row.message));
    one->timer_key = row.is_timeout ? one->message->reply_key : std::string{};
    one->subscriber = subscriber_named(mine.model, row.subscriber);
    if (one->subscriber != detail::no_subscriber && !one->is_timeout) {
        one->way = way_to(mine.model, one->subscriber, one->message->type, one->is_reply);
    }
    if (one->way == nullptr && !one->is_timeout) {
        // It waits for a build that knows it, which may be this one.
        one->subscriber = detail::no_subscriber;
        for (const auto& each : routes_of(mine.model, one->message->type)) {
            if (!each.is_reply && (!each.is_pattern || one->what == kind::event)) {
                one->way = &each;
                one->subscriber = each.subscriber;
                one->attempts = 0;
                break;
            }
        }
    }
    one->is_left_here = is_local && one->way == nullptr && one->what != kind::event &&
                        !one->is_reply && !one->is_timeout && row.why == kept_as::retry &&
                        one->message->generation > 0 && row.attempts == 0;
    place_in_order(*one, one->way == nullptr ? std::string_view{} : one->way->stream);
    if (!row.lane.empty()) {
        one->lane = row.lane;
    }
    // It may be what ended the process before: its start is recorded first.
    one->needs_mark = row.why == kept_as::retry;
    one->needs_gate = one->needs_mark && slot->second.careful_until != 0;
    ++mine.in_flight;
    enter(mine, std::move(one));
    return true;
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::take_timer(std::size_t service, due_timer&& due) {
    auto& mine = members_[service];
    const auto slot_number = slot_of(due.key, store_.slots());
    const std::lock_guard lock{mutex_};
    const auto slot = mine.slots.find(slot_number);
    const auto subscriber = subscriber_named(mine.model, due.subscriber);
    if (slot == mine.slots.end() || mine.parting.contains(slot->first) ||
        subscriber == detail::no_subscriber ||
        !mine.timers.emplace(due.subscriber, due.key).second) {
        return false;
    }
    auto one = std::make_unique<detail::work>();
    one->service = service;
    one->subscriber = subscriber;
    one->is_timeout = true;
    one->slot = slot_number;
    one->epoch = slot->second.epoch;
    one->first_time = store_.now();
    one->message = std::make_shared<const envelope>(
        detail::timer_message(due.instance, mine.model.name, due.key));
    one->timer_key = std::move(due.key);
    place_in_order(*one, {});
    ++mine.in_flight;
    enter(mine, std::move(one));
    return true;
}

/// What the store refused is tried again: nothing else can be done for it.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::try_refused(std::size_t service) {
    auto& mine = members_[service];
    const auto now = store_.now();
    const std::lock_guard lock{mutex_};
    bool some = false;
    const auto longest = std::max(options_.probe.ms, options_.store_retry.ms);
    for (auto at = mine.refused.begin(); at != mine.refused.end();) {
        // One that waits for longer than any does was refused before the clock was set back.
        if (at->first > now && at->first.ms - now.ms <= longest) {
            ++at;
            continue;
        }
        queue_.again(std::move(at->second));
        at = mine.refused.erase(at);
        some = true;
    }
    return some;
}

/// A recurring message is emitted by whoever owns the slot of its name, in a commit that moves its
/// due time on.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::take_recurring(std::size_t service) {
    auto& mine = members_[service];
    const auto now = store_.now();
    bool some = false;
    for (std::size_t index = 0; index < mine.recurring.size(); ++index) {
        const auto name = std::string{mine.model.name} + "#every" + std::to_string(index);
        const auto slot_number = slot_of(name, store_.slots());
        std::uint64_t epoch = 0;
        std::optional<timestamp> due;
        {
            const std::lock_guard lock{mutex_};
            const auto slot = mine.slots.find(slot_number);
            if (slot == mine.slots.end() || mine.parting.contains(slot_number) ||
                !mine.recurring[index] || !timer_is_due(*mine.recurring[index], now)) {
                continue;
            }
            epoch = slot->second.epoch;
            due = std::exchange(mine.recurring[index], std::nullopt);
            ++mine.in_flight;
            ++mine.busy[slot_number];
        }
        const auto& said = mine.model.recurring[index];
        auto one = std::make_unique<detail::work>();
        one->service = service;
        one->slot = slot_number;
        one->epoch = epoch;
        one->recurring = recurrence_change{static_cast<std::uint32_t>(index), *due,
                                           next_recurrence(*due, said.every_ms, now)};
        auto made = said.make();
        outgoing_message sent;
        sent.what = made.what;
        sent.stream = made.stream;
        sent.lossy = made.lossy;
        sent.message = recurring_envelope(std::move(made), mine.model.name, index, *due);
        one->message = std::make_shared<const envelope>(sent.message);
        commit_entry entry;
        entry.service = mine.model.name;
        entry.now = now;
        entry.slot = one->slot;
        entry.epoch = one->epoch;
        entry.message = one->message.get();
        entry.recurring = one->recurring;
        entry.emissions.push_back(std::move(sent));
        submit(std::move(one), std::move(entry));
        some = true;
    }
    return some;
}

// ---- in a model

template <class Transport, class Store, class Observer>
const route* engine<Transport, Store, Observer>::way_to(const service_model& model,
                                                        std::size_t subscriber,
                                                        std::string_view type, bool is_reply) {
    for (const auto& each : routes_of(model, type)) {
        if (each.subscriber == subscriber && each.is_reply == is_reply) {
            return &each;
        }
    }
    return nullptr;
}

template <class Transport, class Store, class Observer>
std::size_t engine<Transport, Store, Observer>::subscriber_named(const service_model& model,
                                                                 std::string_view name) {
    for (std::size_t at = 0; at < model.subscribers.size(); ++at) {
        if (model.subscribers[at].name == name) {
            return at;
        }
    }
    return detail::no_subscriber;
}

}  // namespace writ::inline v1
