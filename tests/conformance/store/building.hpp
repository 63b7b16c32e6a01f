// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

// What the cases of a store are written with. An adapter's description is a class with
//     store_type                            the store
//     store_type& store()                   a fresh one, the same for as long as the description
//     void advance(writ::duration)          moves its clock, which stands still otherwise
//     static void write(transaction&, const std::string& key)            a row of the user's own
//     static bool contains(transaction&, const std::string& key)
// and, where it can,
//     void reopen()                         closes the store and opens what was stored (durable)
//     void fail_next_commit()               the next commit fails when all of it is written

#include "../../catch.hpp"

#include <writ/runtime/store_admin.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace conformance {

/// One line that a store conforms to.
template <class Adapter>
struct store_case {
    std::string name;
    std::function<void(Adapter&)> run;
};
template <class Adapter>
using store_cases = std::vector<store_case<Adapter>>;

inline writ::duration ms(std::int64_t count) { return writ::duration::milliseconds(count); }
inline writ::timestamp after(writ::timestamp time, std::int64_t count) { return {time.ms + count}; }

inline writ::envelope message(std::string id, std::string key = "101") {
    writ::envelope made;
    made.id = std::move(id);
    made.source = "front-desk";
    made.type = "room.reserved";
    made.time = {1'000};
    made.partition_key = std::move(key);
    made.body = R"({"room":"101"})";
    return made;
}

inline writ::outgoing_message emission(std::string id, std::string key = "101") {
    writ::outgoing_message made;
    made.message = message(std::move(id), std::move(key));
    made.stream = "rooms";
    return made;
}

/// With all that a message can have, so that what a store forgets is seen.
inline writ::envelope full_message(std::string id) {
    writ::envelope made = message(std::move(id));
    made.data_content_type = "application/json";
    made.data_schema = "5f1c";
    made.trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    made.trace_state = "vendor=1";
    made.correlation_id = "flow";
    made.causation_id = "cause";
    made.reply_to = "hotel/booking-flow";
    made.reply_key = "b1";
    made.generation = 3;
    made.producer = "some-store";
    made.sequence = 7;
    made.hops = 4;
    made.expiry_time = writ::timestamp{99'000};
    made.headers = {{"tenant", "a"}, {"note", "with \"quotes\", a \n and \xc3\xa4"}, {"none", ""}};
    made.body = std::string("{\"a\":\0\"\xc3\xa4\"}", 11);
    return made;
}

/// An entry of the subscriber `clerk` of the service `hotel`, about nothing yet.
template <class Adapter>
writ::commit_entry entry(Adapter& adapter) {
    writ::commit_entry made;
    made.service = "hotel";
    made.subscriber = "clerk";
    made.now = adapter.store().now();
    return made;
}
template <class Adapter>
writ::commit_entry claim(Adapter& adapter, const writ::envelope& of) {
    auto made = entry(adapter);
    made.message = &of;
    made.claims = true;
    return made;
}

template <class Adapter>
std::vector<writ::commit_result> commit(Adapter& adapter, std::vector<writ::commit_entry>& entries,
                                        const std::vector<writ::read_position>& positions = {}) {
    std::vector<writ::entry_result> results(3, {writ::commit_result::gone, "before", 99});
    const auto done = adapter.store().commit(entries, positions, results);
    INFO(done.error().text());
    REQUIRE(done.has_value());
    REQUIRE(results.size() == entries.size());
    std::vector<writ::commit_result> found;
    for (const auto& each : results) {
        found.push_back(each.what);
        if (each.what != writ::commit_result::failed) {
            CHECK(each.failure == "");
        }
    }
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const bool keeps = entries[at].keep && found[at] == writ::commit_result::committed;
        CHECK((results[at].kept_place != 0) == keeps);
    }
    return found;
}
template <class Adapter>
writ::commit_result commit_one(Adapter& adapter, writ::commit_entry one) {
    std::vector<writ::commit_entry> entries;
    entries.push_back(std::move(one));
    return commit(adapter, entries)[0];
}

/// What would become of an entry that is told by its name, which a failed check prints.
template <class Adapter>
std::string outcome(Adapter& adapter, writ::commit_entry one) {
    return std::string{name_of(commit_one(adapter, std::move(one)))};
}

template <class Adapter>
std::vector<std::uint32_t> all_slots(Adapter& adapter) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t slot = 0; slot < adapter.store().slots(); ++slot) {
        found.push_back(slot);
    }
    return found;
}

// Kept messages.

inline constexpr std::string_view lane = "rooms/101";

template <class Adapter>
writ::kept_message kept(Adapter& adapter, std::string id, writ::kept_as why,
                        std::string of_lane = std::string{lane}) {
    const auto now = adapter.store().now();
    writ::kept_message made;
    made.service = "hotel";
    made.subscriber = "clerk";
    made.slot = 2;
    made.lane = std::move(of_lane);
    made.why = why;
    made.blocks = !made.lane.empty() && why != writ::kept_as::held;
    made.first_time = made.last_time = now;
    made.message = message(std::move(id));
    return made;
}

/// Keeps a message behind all others, and returns its place.
template <class Adapter>
std::uint64_t keep(Adapter& adapter, writ::kept_message one) {
    auto keeping = entry(adapter);
    keeping.service = one.service;
    keeping.subscriber = one.subscriber;
    const std::string id = one.message.id;
    keeping.keep = std::move(one);
    REQUIRE(outcome(adapter, std::move(keeping)) == "committed");
    std::uint64_t place = 0;
    const auto all = adapter.store().kept({.max = 100'000}).value();
    for (const auto& each : all) {
        place = each.message.id == id ? each.place : place;
    }
    REQUIRE(place != 0);
    return place;
}
/// A message that failed, blocks its lane and is due after so many milliseconds.
template <class Adapter>
std::uint64_t keep_failed(Adapter& adapter, std::string id, std::int64_t due_after = 1'000,
                          std::string of_lane = std::string{lane}) {
    auto one = kept(adapter, std::move(id), writ::kept_as::retry, std::move(of_lane));
    one.due = after(adapter.store().now(), due_after);
    one.attempts = 1;
    return keep(adapter, std::move(one));
}
template <class Adapter>
std::uint64_t keep_behind(Adapter& adapter, std::string id,
                          std::string of_lane = std::string{lane}) {
    return keep(adapter, kept(adapter, std::move(id), writ::kept_as::behind, std::move(of_lane)));
}
/// The message of a place is handled.
template <class Adapter>
std::string settle(Adapter& adapter, std::uint64_t place) {
    auto settling = entry(adapter);
    settling.place = place;
    return outcome(adapter, std::move(settling));
}

/// The ids of the kept messages that are due, in their order.
template <class Adapter>
std::string due(Adapter& adapter, std::size_t count = 100) {
    std::vector<writ::kept_message> found(1);
    REQUIRE(adapter.store()
                .due("hotel", all_slots(adapter), adapter.store().now(), count, found)
                .has_value());
    std::string ids;
    for (const auto& each : found) {
        ids += (ids.empty() ? "" : " ") + each.message.id;
    }
    return ids;
}

// The log.

struct take_all final : writ::log_filter {
    bool wants(std::uint64_t, std::uint32_t, std::string_view, writ::kind,
               std::string_view) override {
        return true;
    }
};

template <class Adapter>
std::vector<writ::logged_message> read_log(Adapter& adapter, std::uint64_t from = 0) {
    take_all filter;
    std::vector<writ::logged_message> found;
    REQUIRE(adapter.store().read_log(from, 10'000, filter, found).has_value());
    return found;
}
inline std::string ids_of(const std::vector<writ::logged_message>& messages) {
    std::string ids;
    for (const auto& each : messages) {
        ids += (ids.empty() ? "" : " ") + each.sent.message.id;
    }
    return ids;
}
template <class Adapter>
std::vector<writ::logged_message> outbox(Adapter& adapter, std::uint64_t from = 0,
                                         std::size_t count = 1'000) {
    std::vector<writ::logged_message> found(1);
    REQUIRE(adapter.store().outbox(from, count, found).has_value());
    return found;
}
template <class Adapter>
std::vector<std::uint64_t> append(Adapter& adapter, std::vector<writ::outgoing_message> messages,
                                  bool via_outbox = false) {
    return adapter.store().append(messages, via_outbox).value();
}
template <class Adapter>
std::string emit(Adapter& adapter, std::vector<writ::outgoing_message> messages,
                 bool via_outbox = false) {
    auto emitting = entry(adapter);
    emitting.emissions = std::move(messages);
    emitting.via_outbox = via_outbox;
    return outcome(adapter, std::move(emitting));
}

// Instances of the workflow `stay` of the service `hotel`.

inline writ::instance_record running(std::string state, std::string body = "{}") {
    writ::instance_record made;
    made.running = writ::stored_instance{std::move(state), std::move(body)};
    return made;
}
template <class Adapter>
writ::commit_entry step(Adapter& adapter, std::string key, std::uint64_t expected,
                        writ::instance_record next) {
    auto made = entry(adapter);
    made.subscriber = "stay";
    made.instance.emplace();
    made.instance->key = std::move(key);
    made.instance->expected_version = expected;
    made.instance->next = std::move(next);
    return made;
}
template <class Adapter>
writ::instance_record load(Adapter& adapter, std::string_view key = "b1") {
    return adapter.store().load("hotel", "stay", key).value();
}

/// Holds a message for an instance of the workflow.
template <class Adapter>
std::uint64_t keep_held(Adapter& adapter, std::string id, std::string instance,
                        std::string of_lane = std::string{lane}) {
    auto one = kept(adapter, std::move(id), writ::kept_as::held, std::move(of_lane));
    one.subscriber = "stay";
    one.instance = std::move(instance);
    one.due = after(adapter.store().now(), 600'000);
    one.held_since = adapter.store().now();
    return keep(adapter, std::move(one));
}

template <class Adapter>
std::uint64_t lease_of_slot(Adapter& adapter, std::uint32_t slot, std::string_view holder) {
    const auto got =
        adapter.store().acquire(writ::slot_role("hotel", slot), holder, ms(10'000)).value();
    REQUIRE(got.has_value());
    return got->epoch;
}

/// What is seen of a store from outside, in a line: what a refused entry must not change.
template <class Adapter>
std::string everything(Adapter& adapter) {
    const auto all = adapter.store().stats().value();
    std::string text;
    for (const auto each :
         {all.log, all.log_head, all.outbox, all.delayed, all.inbox, all.instances, all.tombstones,
          all.timers, all.parked, all.held, all.unknown, all.dead}) {
        text += std::to_string(each) + ' ';
    }
    const auto messages = adapter.store().kept({.max = 10'000}).value();
    for (const auto& each : messages) {
        text += each.message.id + ':' + std::string{name_of(each.why)} + ':' +
                std::to_string(each.due ? each.due->ms : -1) + ' ';
    }
    return text + due(adapter) + ' ' + std::to_string(load(adapter).version);
}

}  // namespace conformance
