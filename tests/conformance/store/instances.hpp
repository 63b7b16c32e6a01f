// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

namespace conformance {

template <class Adapter>
std::string due_timers(Adapter& adapter, std::size_t count = 100) {
    std::vector<writ::due_timer> found(1);
    REQUIRE(adapter.store()
                .due_timers("hotel", all_slots(adapter), adapter.store().now(), count, found)
                .has_value());
    std::string keys;
    for (const auto& each : found) {
        keys += (keys.empty() ? "" : " ") + each.key;
    }
    return keys;
}

template <class Adapter>
writ::instance_record with_timer(Adapter& adapter, std::int64_t due_after,
                                 std::string state = "open") {
    auto made = running(std::move(state));
    made.timer_id = "t1";
    made.timer_due = after(adapter.store().now(), due_after);
    made.timer_note = "flow";
    return made;
}

template <class Adapter>
store_cases<Adapter> instance_cases() {
    return {
        {"nothing is stored under a key that nobody used: version 0",
         [](Adapter& adapter) {
             const auto found = load(adapter, "never");
             CHECK(found.version == 0);
             CHECK_FALSE(found.running.has_value());
             CHECK_FALSE(found.finished_at.has_value());
         }},
        {"an instance is loaded as it was stored, under the next version",
         [](Adapter& adapter) {
             auto next = running("awaiting-payment", std::string("{\"a\":\0\"\xc3\xa4\"}", 11));
             next.version = 77;
             next.timer_id = "t1";
             next.timer_due = writ::timestamp{5'000};
             next.timer_note = "00-4bf9";
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, next)) == "committed");
             const auto found = load(adapter);
             CHECK(found.version == 1);
             REQUIRE(found.running.has_value());
             CHECK(found.running->state == next.running->state);
             CHECK(found.running->state_body == next.running->state_body);
             CHECK(found.timer_id == "t1");
             CHECK(found.timer_due == next.timer_due);
             CHECK(found.timer_note == "00-4bf9");
             CHECK_FALSE(found.finished_at.has_value());
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, running("paid"))) == "committed");
             CHECK(load(adapter).version == 2);
             CHECK(load(adapter).running->state == "paid");
             CHECK(load(adapter).timer_id == "");
             CHECK_FALSE(load(adapter).timer_due.has_value());
         }},
        {"an instance is that of one key of one workflow of one service",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             CHECK(store.load("hotel", "stay", "b2").value().version == 0);
             CHECK(store.load("hotel", "cleaning", "b1").value().version == 0);
             CHECK(store.load("bar", "stay", "b1").value().version == 0);
             auto other = step(adapter, "b1", 0, running("open"));
             other.service = "bar";
             CHECK(outcome(adapter, other) == "committed");
         }},
        {"a step from another version is a conflict",
         [](Adapter& adapter) {
             CHECK(outcome(adapter, step(adapter, "b1", 1, running("a"))) == "conflict");
             CHECK(outcome(adapter, step(adapter, "b1", 0, running("a"))) == "committed");
             CHECK(outcome(adapter, step(adapter, "b1", 0, running("b"))) == "conflict");
             CHECK(outcome(adapter, step(adapter, "b1", 2, running("b"))) == "conflict");
             CHECK(load(adapter).running->state == "a");
         }},
        {"a step that only checks holds for one version, and changes nothing",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             keep_held(adapter, "m1", "b1");
             auto checking = step(adapter, "b1", 0, {});
             checking.instance->only_checked = true;
             checking.instance->releases_held = true;
             checking.emissions = {emission("e1")};
             CHECK(outcome(adapter, checking) == "committed");
             CHECK(load(adapter).version == 0);
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 10))) ==
                     "committed");
             CHECK(outcome(adapter, checking) == "conflict");
             checking.instance->expected_version = 1;
             CHECK(outcome(adapter, checking) == "committed");
             CHECK(load(adapter).version == 1);
             CHECK(load(adapter).running->state == "open");
             CHECK(store.history("hotel", "stay", "b1", 10).value().size() == 1);
             CHECK(store.stats().value().timers == 1);
             CHECK(store.stats().value().held == 1);
             CHECK(ids_of(read_log(adapter)) == "e1 e1");
         }},
        {"the second step from one version in a group is a conflict, the next version is not",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> group{step(adapter, "b1", 0, running("a")),
                                                   step(adapter, "b1", 0, running("b")),
                                                   step(adapter, "b1", 1, running("c"))};
             const auto found = commit(adapter, group);
             CHECK(found[0] == writ::commit_result::committed);
             CHECK(found[1] == writ::commit_result::conflict);
             CHECK(found[2] == writ::commit_result::committed);
             CHECK(load(adapter).running->state == "c");
             CHECK(load(adapter).version == 2);
         }},
        {"a finished instance leaves a tombstone, and may be started again",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("a"))) == "committed");
             writ::instance_record finished;
             finished.finished_at = store.now();
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, finished)) == "committed");
             CHECK(load(adapter).version == 2);
             CHECK_FALSE(load(adapter).running.has_value());
             CHECK(load(adapter).finished_at == finished.finished_at);
             CHECK(store.stats().value().instances == 0);
             CHECK(store.stats().value().tombstones == 1);
             REQUIRE(outcome(adapter, step(adapter, "b1", 2, running("again"))) == "committed");
             CHECK(load(adapter).version == 3);
             CHECK_FALSE(load(adapter).finished_at.has_value());
             CHECK(store.stats().value().instances == 1);
             CHECK(store.stats().value().tombstones == 0);
         }},
        {"a timer is due when its time has come, with its instance",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto next = with_timer(adapter, 1'000);
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, next)) == "committed");
             CHECK(due_timers(adapter) == "");
             adapter.advance(ms(999));
             CHECK(due_timers(adapter) == "");
             adapter.advance(ms(1));
             std::vector<writ::due_timer> found;
             REQUIRE(
                 store.due_timers("hotel", all_slots(adapter), store.now(), 10, found).has_value());
             REQUIRE(found.size() == 1);
             CHECK(found[0].subscriber == "stay");
             CHECK(found[0].key == "b1");
             CHECK(found[0].instance.version == 1);
             CHECK(found[0].instance.timer_id == "t1");
             CHECK(found[0].instance.timer_due == next.timer_due);
             CHECK(found[0].instance.timer_note == next.timer_note);
             CHECK(found[0].instance.running->state == "open");
         }},
        {"a step sets another timer, or none",
         [](Adapter& adapter) {
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 100))) ==
                     "committed");
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, with_timer(adapter, 200))) ==
                     "committed");
             adapter.advance(ms(100));
             CHECK(due_timers(adapter) == "");
             adapter.advance(ms(100));
             CHECK(due_timers(adapter) == "b1");
             auto fired = running("open");
             fired.timer_id = "t1";
             REQUIRE(outcome(adapter, step(adapter, "b1", 2, fired)) == "committed");
             CHECK(due_timers(adapter) == "");
             CHECK(load(adapter).timer_id == "t1");
             CHECK(adapter.store().stats().value().timers == 0);
         }},
        {"a finished instance has no timer",
         [](Adapter& adapter) {
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 100))) ==
                     "committed");
             writ::instance_record finished;
             finished.finished_at = adapter.store().now();
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, finished)) == "committed");
             adapter.advance(ms(100));
             CHECK(due_timers(adapter) == "");
         }},
        {"due timers come in the order of their times, and not more than asked",
         [](Adapter& adapter) {
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 30))) ==
                     "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, with_timer(adapter, 10))) ==
                     "committed");
             REQUIRE(outcome(adapter, step(adapter, "b3", 0, with_timer(adapter, 20))) ==
                     "committed");
             adapter.advance(ms(30));
             CHECK(due_timers(adapter) == "b2 b3 b1");
             CHECK(due_timers(adapter, 2) == "b2 b3");
         }},
        {"due timers are those of one service, in the slots of their keys",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 0))) ==
                     "committed");
             const auto slot = writ::slot_of(std::string_view{"b1"}, store.slots());
             std::vector<std::uint32_t> its{slot}, others;
             for (const auto each : all_slots(adapter)) {
                 if (each != slot) {
                     others.push_back(each);
                 }
             }
             std::vector<writ::due_timer> found;
             REQUIRE(store.due_timers("hotel", its, store.now(), 10, found).has_value());
             CHECK(found.size() == 1);
             REQUIRE(store.due_timers("hotel", others, store.now(), 10, found).has_value());
             CHECK(found.empty());
             REQUIRE(store.due_timers("bar", its, store.now(), 10, found).has_value());
             CHECK(found.empty());
         }},
        {"the steps of an instance are remembered in their order",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto said = message("m1");
             auto starting = step(adapter, "b1", 0, running("open"));
             starting.message = &said;
             const auto began = starting.now;
             REQUIRE(outcome(adapter, starting) == "committed");
             adapter.advance(ms(7));
             auto finishing = step(adapter, "b1", 1, {});
             said.id = "m2";
             said.type = "room.freed";
             finishing.message = &said;
             finishing.instance->state_before = "open";
             finishing.instance->next.finished_at = store.now();
             REQUIRE(outcome(adapter, finishing) == "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, running("x"))) == "committed");

             const auto found = store.history("hotel", "stay", "b1", 10).value();
             REQUIRE(found.size() == 2);
             CHECK(found[0].at == began);
             CHECK(found[0].state_before == "");
             CHECK(found[0].state == "open");
             CHECK(found[0].message_type == "room.reserved");
             CHECK(found[0].message_id == "m1");
             CHECK(found[1].at == after(began, 7));
             CHECK(found[1].state_before == "open");
             CHECK(found[1].state == "");
             CHECK(found[1].message_type == "room.freed");
             CHECK(found[1].message_id == "m2");
             CHECK(store.history("hotel", "stay", "b1", 1).value().size() == 1);
             CHECK(store.history("hotel", "stay", "b2", 10).value().size() == 1);
             CHECK(store.history("bar", "stay", "b1", 10).value().empty());
         }},
        {"a step that was refused is no history",
         [](Adapter& adapter) {
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, running("a"))) == "conflict");
             CHECK(adapter.store().history("hotel", "stay", "b1", 10).value().empty());
         }},
    };
}

}  // namespace conformance
