// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

namespace conformance {

inline constexpr std::int64_t a_day = 86'400'000;
// Each is kept for another time, so that none stands for the other.
inline constexpr writ::retention days{.log = writ::duration::milliseconds(10 * a_day),
                                      .ids = writ::duration::milliseconds(20 * a_day),
                                      .tombstones = writ::duration::milliseconds(30 * a_day),
                                      .history = writ::duration::milliseconds(40 * a_day)};

template <class Adapter>
std::size_t trim(Adapter& adapter, std::size_t count = 1'000) {
    return adapter.store().trim(adapter.store().now(), days, count).value();
}

/// A service says how far it is in each slot.
template <class Adapter>
void pass(Adapter& adapter, std::string service, std::uint64_t offset,
          std::string_view types = {}) {
    std::vector<writ::read_position> positions;
    for (const auto slot : all_slots(adapter)) {
        positions.push_back({service, "log", slot, offset, 0, types});
    }
    std::vector<writ::commit_entry> none;
    commit(adapter, none, positions);
}

template <class Adapter>
store_cases<Adapter> trim_cases() {
    return {
        {"a message of the log goes when it is old and every service has passed it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             REQUIRE(store.subscribe("bar", "room.reserved", true).has_value());
             REQUIRE(emit(adapter, {emission("e1"), emission("e2")}) == "committed");
             const auto head = store.log_head().value();
             pass(adapter, "hotel", head);
             adapter.advance(ms(10 * a_day + 1));
             trim(adapter);
             CHECK(ids_of(read_log(adapter)) == "e1 e2");
             pass(adapter, "bar", head - 1);
             CHECK(trim(adapter) == 1);
             CHECK(ids_of(read_log(adapter)) == "e2");
             pass(adapter, "bar", head);
             CHECK(trim(adapter) == 1);
             CHECK(read_log(adapter).empty());
             CHECK(store.log_head().value() == head);
         }},
        {"a message of the log that is not old stays, though all have passed it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             REQUIRE(emit(adapter, {emission("e1")}) == "committed");
             pass(adapter, "hotel", store.log_head().value());
             adapter.advance(ms(10 * a_day - 1));
             CHECK(trim(adapter) == 0);
             CHECK(ids_of(read_log(adapter)) == "e1");
         }},
        {"a slot without a position has passed nothing",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             REQUIRE(emit(adapter, {emission("e1", "101")}) == "committed");
             const auto slot = writ::slot_of(emission("e1", "101"), store.slots());
             std::vector<writ::commit_entry> none;
             commit(adapter, none, {{"hotel", "log", (slot + 1) % store.slots(), 1, 0}});
             adapter.advance(ms(11 * a_day));
             trim(adapter);
             CHECK(ids_of(read_log(adapter)) == "e1");
         }},
        {"a command stays, however old, until a service that takes it has passed it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             auto open = emission("open"), close = emission("close"), reply = emission("reply");
             for (auto* each : {&open, &close, &reply}) {
                 each->what = writ::kind::command;
             }
             open.message.type = "bar.open";
             close.addressed_to = "bar";
             reply.addressed_to = "a-client";
             reply.is_reply = true;
             REQUIRE(emit(adapter, {reply, open, emission("event"), close}) == "committed");
             const auto head = store.log_head().value();
             pass(adapter, "hotel", head, writ::types_text({"room.reserved"}));
             adapter.advance(ms(30 * a_day));
             trim(adapter);
             REQUIRE(store.subscribe("bar", "bar.open", true).has_value());
             trim(adapter);
             const auto stays = ids_of(read_log(adapter));
             CHECK(stays.find("open") != std::string::npos);
             CHECK(stays.find("close") != std::string::npos);
             CHECK(stays.find("reply") == std::string::npos);
             // A build of it that did not take it has passed it over.
             pass(adapter, "bar", head, writ::types_text({"bar.open-later", "to.bar.open"}));
             trim(adapter);
             CHECK(ids_of(read_log(adapter)).find("open") != std::string::npos);
             pass(adapter, "bar", head, writ::types_text({"bar.close", "bar.open"}));
             trim(adapter);
             CHECK(read_log(adapter).empty());
         }},
        {"sequences grow over what was removed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             REQUIRE(emit(adapter, {emission("e1")}) == "committed");
             const auto head = store.log_head().value();
             pass(adapter, "hotel", head);
             adapter.advance(ms(11 * a_day));
             REQUIRE(trim(adapter) == 1);
             REQUIRE(emit(adapter, {emission("e2")}) == "committed");
             const auto found = read_log(adapter);
             CHECK(ids_of(found) == "e2");
             CHECK(found[0].sequence > head);
             CHECK(ids_of(read_log(adapter, head)) == "e2");
         }},
        {"an identity is forgotten when it is old",
         [](Adapter& adapter) {
             const auto one = message("m1");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             adapter.advance(ms(20 * a_day - 1));
             trim(adapter);
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
             adapter.advance(ms(2));
             CHECK(trim(adapter) == 1);
             CHECK(adapter.store().stats().value().inbox == 0);
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
         }},
        {"an identity is remembered, however old, while its message may be read again",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             append(adapter, {emission("e1")});
             const auto one = emission("e1").message;
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             adapter.advance(ms(21 * a_day));
             trim(adapter);
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
             pass(adapter, "hotel", store.log_head().value());
             trim(adapter);
             CHECK(store.stats().value().inbox == 0);
         }},
        {"a tombstone goes when it is old, a running instance never",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             writ::instance_record finished;
             finished.finished_at = store.now();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, finished)) == "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, running("open"))) == "committed");
             adapter.advance(ms(30 * a_day - 1));
             trim(adapter);
             CHECK(load(adapter, "b1").version == 1);
             adapter.advance(ms(2));
             CHECK(trim(adapter) == 1);
             CHECK(load(adapter, "b1").version == 0);
             CHECK(load(adapter, "b2").version == 1);
             CHECK(store.stats().value().tombstones == 0);
         }},
        {"a step is forgotten when it is old",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             adapter.advance(ms(1'000));
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, running("paid"))) == "committed");
             adapter.advance(ms(40 * a_day - 1'000));
             trim(adapter);
             CHECK(store.history("hotel", "stay", "b1", 10).value().size() == 2);
             adapter.advance(ms(1));
             CHECK(trim(adapter) == 1);
             const auto found = store.history("hotel", "stay", "b1", 10).value();
             REQUIRE(found.size() == 1);
             CHECK(found[0].state == "paid");
         }},
        {"at most so many of each kind are removed at once",
         [](Adapter& adapter) {
             std::vector<writ::envelope> all;
             for (int i = 0; i < 5; ++i) {
                 all.push_back(message("m" + std::to_string(i)));
             }
             for (const auto& each : all) {
                 REQUIRE(outcome(adapter, claim(adapter, each)) == "committed");
             }
             adapter.advance(ms(21 * a_day));
             CHECK(trim(adapter, 2) == 2);
             CHECK(adapter.store().stats().value().inbox == 3);
             CHECK(trim(adapter, 2) == 2);
             CHECK(trim(adapter, 2) == 1);
             CHECK(trim(adapter, 2) == 0);
         }},
        {"what waits is never removed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.due = after(store.now(), 200 * a_day);
             late.cancel_token = "token";
             REQUIRE(emit(adapter, {late}) == "committed");
             REQUIRE(emit(adapter, {emission("o1")}, true) == "committed");
             REQUIRE(emit(adapter, {emission("e1")}) == "committed");
             keep(adapter, kept(adapter, "m1", writ::kept_as::dead));
             keep_held(adapter, "m2", "b1");
             REQUIRE(store.recurrence("hotel", 0, {5}).has_value());
             REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
             adapter.advance(ms(100 * a_day));
             CHECK(trim(adapter) == 0);
             const auto all = store.stats().value();
             CHECK(all.delayed == 1);
             CHECK(all.outbox == 1);
             CHECK(all.log == 1);
             CHECK(all.dead == 1);
             CHECK(all.held == 1);
             CHECK(store.recurrence("hotel", 0, {6}).value().ms == 5);
         }},
    };
}

}  // namespace conformance
