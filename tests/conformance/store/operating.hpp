// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"
#include "instances.hpp"

namespace conformance {

template <class Adapter>
std::string found_by(Adapter& adapter, const writ::kept_query& query) {
    std::string ids;
    const auto found = adapter.store().kept(query).value();
    for (const auto& each : found) {
        ids += (ids.empty() ? "" : " ") + each.message.id;
    }
    return ids;
}
template <class Adapter>
std::string found_by(Adapter& adapter, const writ::instance_query& query) {
    std::string keys;
    const auto found = adapter.store().instances(query).value();
    for (const auto& each : found) {
        keys += (keys.empty() ? "" : " ") + each.workflow + '/' + each.key;
    }
    return keys;
}

template <class Adapter>
store_cases<Adapter> stats_cases() {
    return {
        {"an empty store has nothing in it, and nothing is wrong with it",
         [](Adapter& adapter) {
             CHECK(everything(adapter) == "0 0 0 0 0 0 0 0 0 0 0 0  0");
             CHECK(adapter.store().check().value().empty());
         }},
        {"the statistics count each kind",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.due = after(store.now(), 1'000);
             REQUIRE(emit(adapter, {emission("e1"), emission("e2"), late}) == "committed");
             REQUIRE(emit(adapter, {emission("o1")}, true) == "committed");
             const auto one = message("m1"), two = message("m2");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             REQUIRE(outcome(adapter, claim(adapter, two)) == "committed");
             auto others = claim(adapter, one);
             others.subscriber = "porter";
             REQUIRE(outcome(adapter, others) == "committed");
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 10))) ==
                     "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, running("open"))) == "committed");
             keep_failed(adapter, "k1");
             keep_behind(adapter, "k2");
             keep_held(adapter, "k3", "b9");
             keep(adapter, kept(adapter, "k4", writ::kept_as::unknown, ""));
             keep(adapter, kept(adapter, "k5", writ::kept_as::dead, ""));

             const auto all = store.stats().value();
             CHECK(all.log == 2);
             CHECK(all.log_head == store.log_head().value());
             CHECK(all.outbox == 1);
             CHECK(all.delayed == 1);
             CHECK(all.inbox == 3);
             CHECK(all.instances == 2);
             CHECK(all.tombstones == 0);
             CHECK(all.timers == 1);
             CHECK(all.parked == 2);
             CHECK(all.held == 1);
             CHECK(all.unknown == 1);
             CHECK(all.dead == 1);
             CHECK(all.bytes > 0);
             CHECK(store.check().value().empty());
         }},
    };
}

template <class Adapter>
store_cases<Adapter> operator_cases() {
    using writ::kept_as;
    return {
        {"kept messages are found by what is asked, in the order of their places",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "k1");
             auto other = kept(adapter, "k2", kept_as::dead, "rooms/102");
             other.message.partition_key = "102";
             other.message.type = "bill.paid";
             other.subscriber = "porter";
             keep(adapter, other);
             other = kept(adapter, "k3", kept_as::dead, "");
             other.service = "bar";
             keep(adapter, other);
             keep_held(adapter, "k4", "b1");

             CHECK(found_by(adapter, writ::kept_query{}) == "k1 k2 k3 k4");
             CHECK(found_by(adapter, writ::kept_query{.why = kept_as::dead}) == "k2 k3");
             CHECK(found_by(adapter, writ::kept_query{.service = "hotel"}) == "k1 k2 k4");
             CHECK(found_by(adapter, writ::kept_query{.subscriber = "porter"}) == "k2");
             CHECK(found_by(adapter, writ::kept_query{.type = "bill.paid"}) == "k2");
             CHECK(found_by(adapter, writ::kept_query{.key = "102"}) == "k2");
             CHECK(found_by(adapter, writ::kept_query{.key = "b1"}) == "k4");
             CHECK(found_by(adapter, writ::kept_query{.after = first}) == "k2 k3 k4");
             CHECK(found_by(adapter, writ::kept_query{.max = 2}) == "k1 k2");
             CHECK(found_by(adapter, writ::kept_query{.why = kept_as::dead, .service = "bar"}) ==
                   "k3");
             CHECK(found_by(adapter, writ::kept_query{.service = "garden"}) == "");
         }},
        {"the empty key is a key: of messages without one, and of an instance",
         [](Adapter& adapter) {
             keep_failed(adapter, "k1");
             auto other = kept(adapter, "k2", kept_as::dead, "");
             other.message.partition_key = "";
             keep(adapter, other);
             keep_held(adapter, "k3", "b1");
             keep_held(adapter, "k4", "");
             CHECK(found_by(adapter, writ::kept_query{.key = ""}) == "k2 k4");

             for (const char* key : {"", "b1"}) {
                 REQUIRE(outcome(adapter, step(adapter, key, 0, running("open"))) == "committed");
             }
             CHECK(found_by(adapter, writ::instance_query{}) == "stay/ stay/b1");
             CHECK(found_by(adapter, writ::instance_query{.key = ""}) == "stay/");
             REQUIRE(adapter.store().cancel("hotel", "stay", "").value());
             CHECK(found_by(adapter, writ::instance_query{}) == "stay/b1");
         }},
        {"a kept message is looked at by its place",
         [](Adapter& adapter) {
             const auto place = keep_failed(adapter, "k1");
             const auto found = adapter.store().kept_at(place).value();
             REQUIRE(found.has_value());
             CHECK(found->place == place);
             CHECK(found->message == message("k1"));
             CHECK_FALSE(adapter.store().kept_at(place + 1).value().has_value());
         }},
        {"a redriven message is due at once, in its place, as one that never failed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto letter = kept(adapter, "k1", kept_as::dead);
             letter.attempts = 6;
             const auto place = keep(adapter, letter);
             keep_behind(adapter, "k2");
             CHECK(store.redrive(place).value());
             CHECK(due(adapter) == "k1");
             const auto found = store.kept_at(place).value();
             CHECK(found->why == kept_as::retry);
             CHECK(found->attempts == 0);
             CHECK(found->message.generation == 1);
             CHECK(found->blocks);
             CHECK(found->due == store.now());
             CHECK(settle(adapter, place) == "committed");
             CHECK(due(adapter) == "k2");
         }},
        {"a redriven message has an identity that was not claimed yet",
         [](Adapter& adapter) {
             const auto one = message("k1");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             const auto place = keep(adapter, kept(adapter, "k1", kept_as::dead));
             REQUIRE(adapter.store().redrive(place).value());
             const auto again = adapter.store().kept_at(place).value()->message;
             auto settling = claim(adapter, again);
             settling.place = place;
             CHECK(outcome(adapter, settling) == "committed");
         }},
        {"who decides a message that was redriven meanwhile is told that it is gone",
         [](Adapter& adapter) {
             const auto one = message("k1");
             const auto place = keep_failed(adapter, "k1", 0);
             auto settling = entry(adapter);
             settling.place = place;
             settling.message = &one;
             REQUIRE(adapter.store().redrive(place).value());
             CHECK(outcome(adapter, settling) == "gone");
             CHECK(due(adapter) == "k1");
         }},
        {"a redriven message that does not come first waits for its turn",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = keep_failed(adapter, "k1", 1'000);
             auto letter = kept(adapter, "k2", kept_as::dead);
             letter.blocks = false;
             const auto place = keep(adapter, letter);
             CHECK(store.redrive(place).value());
             CHECK(store.kept_at(place).value()->blocks);
             CHECK(due(adapter) == "");
             CHECK(settle(adapter, first) == "committed");
             CHECK(due(adapter) == "k2");
         }},
        {"a redriven message that comes before what waits goes first, and holds it up",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto letter = kept(adapter, "k1", kept_as::dead);
             letter.blocks = false;
             const auto place = keep(adapter, letter);
             keep_failed(adapter, "k2", 100);
             CHECK(store.redrive(place).value());
             adapter.advance(ms(100));
             CHECK(due(adapter) == "k1");
             CHECK(settle(adapter, place) == "committed");
             CHECK(due(adapter) == "k2");
         }},
        {"a redriven message without a lane is due at once, and blocks nothing",
         [](Adapter& adapter) {
             const auto place = keep(adapter, kept(adapter, "k1", kept_as::dead, ""));
             CHECK(adapter.store().redrive(place).value());
             CHECK(due(adapter) == "k1");
             CHECK_FALSE(adapter.store().kept_at(place).value()->blocks);
         }},
        {"a message that is skipped is gone, and what waits behind it goes on",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto place = keep(adapter, kept(adapter, "k1", kept_as::dead));
             keep_behind(adapter, "k2");
             CHECK(due(adapter) == "");
             CHECK(store.skip(place).value());
             CHECK(due(adapter) == "k2");
             CHECK_FALSE(store.kept_at(place).value().has_value());
             CHECK(store.stats().value().dead == 0);
         }},
        {"an edited message has another body, and is what it was otherwise",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto place = keep(adapter, kept(adapter, "k1", kept_as::dead));
             CHECK(store.edit(place, "{\"room\":\"102\"}").value());
             const auto found = store.kept_at(place).value();
             CHECK(found->message.body == "{\"room\":\"102\"}");
             CHECK(found->message.id == "k1");
             CHECK(found->why == kept_as::dead);
             CHECK(due(adapter) == "");
         }},
        {"what is not there is not redriven, skipped or edited",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto seen = store.changes();
             CHECK_FALSE(store.redrive(17).value());
             CHECK_FALSE(store.skip(17).value());
             CHECK_FALSE(store.edit(17, "{}").value());
             CHECK(store.changes() == seen);
         }},
        {"what an operator changes wakes who waits",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto place = keep(adapter, kept(adapter, "k1", kept_as::dead));
             const auto seen = store.changes();
             REQUIRE(store.redrive(place).value());
             CHECK(store.changes() > seen);
         }},
        {"instances are found by what is asked, the finished ones when they are",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, running("paid"))) == "committed");
             auto other = step(adapter, "b1", 0, running("open"));
             other.subscriber = "cleaning";
             REQUIRE(outcome(adapter, other) == "committed");
             writ::instance_record finished;
             finished.finished_at = store.now();
             REQUIRE(outcome(adapter, step(adapter, "b3", 0, finished)) == "committed");

             using query = writ::instance_query;
             CHECK(found_by(adapter, query{}) == "cleaning/b1 stay/b1 stay/b2");
             CHECK(found_by(adapter, query{.workflow = "stay"}) == "stay/b1 stay/b2");
             CHECK(found_by(adapter, query{.state = "open"}) == "cleaning/b1 stay/b1");
             CHECK(found_by(adapter, query{.key = "b2"}) == "stay/b2");
             CHECK(found_by(adapter, query{.workflow = "stay", .finished = true}) ==
                   "stay/b1 stay/b2 stay/b3");
             CHECK(found_by(adapter, query{.service = "bar"}) == "");
             CHECK(store.instances(query{.max = 2}).value().size() == 2);
         }},
        {"an instance says when it started and when it changed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto began = store.now();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             adapter.advance(ms(50));
             REQUIRE(outcome(adapter, step(adapter, "b1", 1, running("paid"))) == "committed");
             const auto found = store.instances({}).value();
             REQUIRE(found.size() == 1);
             CHECK(found[0].service == "hotel");
             CHECK(found[0].started == began);
             CHECK(found[0].changed == after(began, 50));
             CHECK(found[0].record.version == 2);
             CHECK(found[0].record.running->state == "paid");
         }},
        {"a forced instance has the state that was said, no timer, and what was held for it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 10))) ==
                     "committed");
             keep_held(adapter, "k1", "b1");
             CHECK(store.force("hotel", "stay", "b1", "paid", "{\"by\":\"hand\"}").value());
             const auto found = load(adapter);
             CHECK(found.version == 2);
             CHECK(found.running->state == "paid");
             CHECK(found.running->state_body == "{\"by\":\"hand\"}");
             CHECK_FALSE(found.timer_due.has_value());
             CHECK(due(adapter) == "k1");
             adapter.advance(ms(10));
             CHECK(due_timers(adapter) == "");
             const auto steps = store.history("hotel", "stay", "b1", 10).value();
             REQUIRE(steps.size() == 2);
             CHECK(steps[1].state_before == "open");
             CHECK(steps[1].state == "paid");
         }},
        {"a step that was decided before an instance was forced is a conflict",
         [](Adapter& adapter) {
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             const auto decided = step(adapter, "b1", 1, running("next"));
             REQUIRE(adapter.store().force("hotel", "stay", "b1", "paid", "{}").value());
             CHECK(outcome(adapter, decided) == "conflict");
             CHECK(load(adapter).running->state == "paid");
         }},
        {"a cancelled instance leaves a tombstone, and nothing is sent",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 10))) ==
                     "committed");
             CHECK(store.cancel("hotel", "stay", "b1").value());
             const auto found = load(adapter);
             CHECK(found.version == 2);
             CHECK_FALSE(found.running.has_value());
             CHECK(found.finished_at == store.now());
             CHECK(store.stats().value().tombstones == 1);
             CHECK(store.stats().value().timers == 0);
             CHECK(read_log(adapter).empty());
             CHECK_FALSE(store.cancel("hotel", "stay", "b1").value());
         }},
        {"what is no instance is not forced and not cancelled",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             CHECK_FALSE(store.force("hotel", "stay", "b2", "paid", "{}").value());
             CHECK_FALSE(store.cancel("hotel", "cleaning", "b1").value());
             CHECK_FALSE(store.cancel("bar", "stay", "b1").value());
             CHECK(load(adapter).version == 1);
             CHECK(load(adapter, "b2").version == 0);
         }},
        {"the timers are listed in the order of their times",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 20, "open"))) ==
                     "committed");
             REQUIRE(outcome(adapter, step(adapter, "b2", 0, with_timer(adapter, 10, "paid"))) ==
                     "committed");
             const auto found = store.timers(10).value();
             REQUIRE(found.size() == 2);
             CHECK(found[0].due == after(store.now(), 10));
             CHECK(found[0].service == "hotel");
             CHECK(found[0].workflow == "stay");
             CHECK(found[0].key == "b2");
             CHECK(found[0].state == "paid");
             CHECK(found[1].key == "b1");
             CHECK(store.timers(1).value().size() == 1);
         }},
        {"the delayed messages are listed in the order of their times",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late"), soon = emission("soon", "102");
             late.due = after(store.now(), 20);
             soon.due = after(store.now(), 10);
             soon.cancel_token = "token";
             REQUIRE(emit(adapter, {late, soon}) == "committed");
             const auto found = store.delayed(10).value();
             REQUIRE(found.size() == 2);
             CHECK(found[0].due == soon.due);
             CHECK(found[0].token == "token");
             CHECK(found[0].type == "room.reserved");
             CHECK(found[0].id == "soon");
             CHECK(found[0].key == "102");
             CHECK(found[1].id == "late");
             CHECK(store.delayed(1).value().size() == 1);
         }},
    };
}

}  // namespace conformance
