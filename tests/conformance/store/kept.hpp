// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

namespace conformance {

template <class Adapter>
store_cases<Adapter> kept_cases() {
    using writ::kept_as;
    using writ::lane_belief;
    return {
        {"the result of an entry names the place of what it keeps, new or there before",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             std::vector<writ::commit_entry> entries;
             for (const char* id : {"k1", "k2"}) {
                 entries.push_back(entry(adapter));
                 entries.back().keep = kept(adapter, id, kept_as::dead, "");
             }
             std::vector<writ::entry_result> results;
             REQUIRE(store.commit(entries, {}, results).has_value());
             const auto found = store.kept({}).value();
             REQUIRE(found.size() == 2);
             CHECK(results[0].kept_place == found[0].place);
             CHECK(results[1].kept_place == found[1].place);

             auto again = entry(adapter);
             again.place = found[0].place;
             again.keep = found[0];
             entries.clear();
             entries.push_back(std::move(again));
             REQUIRE(store.commit(entries, {}, results).has_value());
             REQUIRE(results.size() == 1);
             CHECK(results[0].kept_place == found[0].place);
         }},
        {"a kept message is given back as it was kept",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             writ::kept_message one;
             one.service = "hotel";
             one.subscriber = "clerk";
             one.slot = 5;
             one.lane = lane;
             one.why = kept_as::dead;
             one.blocks = true;
             one.due = writ::timestamp{1};
             one.instance = "b1";
             one.what = writ::kind::command;
             one.is_reply = true;
             one.is_timeout = true;
             one.attempts = 4;
             one.first_time = {11};
             one.last_time = {12};
             one.held_since = writ::timestamp{13};
             one.cause = writ::dead_reason::undecodable;
             one.reason = "/lines/3: expected number";
             one.error_type = "std::runtime_error";
             one.origin = "rooms/3/17";
             one.message = full_message("m1");
             const auto place = keep(adapter, one);

             std::vector<writ::kept_message> found;
             REQUIRE(store.due("hotel", all_slots(adapter), store.now(), 10, found).has_value());
             REQUIRE(found.size() == 1);
             const auto& back = found[0];
             CHECK(back.place == place);
             CHECK(back.service == one.service);
             CHECK(back.subscriber == one.subscriber);
             CHECK(back.slot == one.slot);
             CHECK(back.lane == one.lane);
             CHECK(back.why == one.why);
             CHECK(back.blocks == one.blocks);
             CHECK(back.due == one.due);
             CHECK(back.instance == one.instance);
             CHECK(back.what == one.what);
             CHECK(back.is_reply == one.is_reply);
             CHECK(back.is_timeout == one.is_timeout);
             CHECK(back.attempts == one.attempts);
             CHECK(back.first_time == one.first_time);
             CHECK(back.last_time == one.last_time);
             CHECK(back.held_since == one.held_since);
             CHECK(back.cause == one.cause);
             CHECK(back.reason == one.reason);
             CHECK(back.error_type == one.error_type);
             CHECK(back.origin == one.origin);
             CHECK(back.message == one.message);
         }},
        {"a kept message that says nothing is given back as such",
         [](Adapter& adapter) {
             auto one = kept(adapter, "m1", kept_as::unknown, "");
             one.subscriber = "";
             one.due = adapter.store().now();
             keep(adapter, one);
             std::vector<writ::kept_message> found;
             REQUIRE(adapter.store()
                         .due("hotel", all_slots(adapter), adapter.store().now(), 10, found)
                         .has_value());
             REQUIRE(found.size() == 1);
             CHECK(found[0].subscriber == "");
             CHECK(found[0].lane == "");
             CHECK_FALSE(found[0].held_since.has_value());
             CHECK_FALSE(found[0].message.sequence.has_value());
             CHECK_FALSE(found[0].message.expiry_time.has_value());
             CHECK(found[0].message == one.message);
         }},
        {"places are given in the order of keeping, and never twice",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 0, "");
             const auto second = keep_failed(adapter, "m2", 0, "");
             CHECK(first < second);
             REQUIRE(settle(adapter, second) == "committed");
             CHECK(keep_failed(adapter, "m3", 0, "") > second);
         }},
        {"a kept message is due when its time has come, not before",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1", 1'000);
             CHECK(due(adapter) == "");
             adapter.advance(ms(999));
             CHECK(due(adapter) == "");
             adapter.advance(ms(1));
             CHECK(due(adapter) == "m1");
             CHECK(due(adapter) == "m1");
         }},
        {"a kept message without a time is not due",
         [](Adapter& adapter) {
             const auto place = keep(adapter, kept(adapter, "m1", kept_as::dead));
             adapter.advance(ms(1'000'000'000));
             CHECK(due(adapter) == "");
             CHECK(adapter.store().kept_at(place).value().has_value());
         }},
        {"what is due is that of one service, in the slots that are asked for",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             keep_failed(adapter, "m1", 0);
             std::vector<writ::kept_message> found(2);
             const std::vector<std::uint32_t> others{0, 1, 3}, its{7, 2};
             REQUIRE(store.due("hotel", others, store.now(), 10, found).has_value());
             CHECK(found.empty());
             REQUIRE(store.due("bar", its, store.now(), 10, found).has_value());
             CHECK(found.empty());
             REQUIRE(store.due("hotel", its, store.now(), 10, found).has_value());
             CHECK(found.size() == 1);
         }},
        {"a message is kept for the service that it names",
         [](Adapter& adapter) {
             auto one = kept(adapter, "m1", kept_as::retry);
             one.service = "bar";
             one.due = adapter.store().now();
             keep(adapter, one);
             CHECK(due(adapter) == "");
             std::vector<writ::kept_message> found;
             REQUIRE(adapter.store()
                         .due("bar", all_slots(adapter), adapter.store().now(), 10, found)
                         .has_value());
             REQUIRE(found.size() == 1);
             CHECK(found[0].message.id == "m1");
         }},
        {"what is due comes in the order of the places, not of the times, and not more than asked",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1", 30, "");
             keep_failed(adapter, "m2", 10, "");
             keep_failed(adapter, "m3", 20, "rooms/1");
             keep_failed(adapter, "m4", 5, "rooms/2");
             adapter.advance(ms(30));
             CHECK(due(adapter) == "m1 m2 m3 m4");
             CHECK(due(adapter, 2) == "m1 m2");
         }},
        {"a lane is blocked by what is kept of this subscriber and this key",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1");
             auto later = entry(adapter);
             later.lane = lane;
             later.believes = lane_belief::free;
             CHECK(outcome(adapter, later) == "blocked");
             later.lane = "rooms/102";
             CHECK(outcome(adapter, later) == "committed");
             later.lane = lane;
             later.subscriber = "porter";
             CHECK(outcome(adapter, later) == "committed");
             later.service = "bar";
             later.subscriber = "clerk";
             CHECK(outcome(adapter, later) == "committed");
         }},
        {"what does not block leaves its lane free",
         [](Adapter& adapter) {
             auto letter = kept(adapter, "m1", kept_as::dead);
             letter.blocks = false;
             keep(adapter, letter);
             auto later = entry(adapter);
             later.lane = lane;
             later.believes = lane_belief::free;
             CHECK(outcome(adapter, later) == "committed");
             later.believes = lane_belief::blocked;
             CHECK(outcome(adapter, later) == "unblocked");
         }},
        {"entries of a group see the lane that an earlier one of them blocked",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter), entry(adapter)};
             for (auto& each : group) {
                 each.lane = lane;
                 each.believes = lane_belief::free;
             }
             group[0].keep = kept(adapter, "m1", kept_as::retry);
             group[0].keep->due = after(group[0].now, 1'000);
             group[1].emissions = {emission("never")};
             group[2].believes = lane_belief::blocked;
             group[2].keep = kept(adapter, "m3", kept_as::behind);
             const auto found = commit(adapter, group);
             CHECK(found[0] == writ::commit_result::committed);
             CHECK(found[1] == writ::commit_result::blocked);
             CHECK(found[2] == writ::commit_result::committed);
             CHECK(read_log(adapter).empty());
         }},
        {"entries of a group see the lane that an earlier one of them set free",
         [](Adapter& adapter) {
             const auto place = keep_failed(adapter, "m1");
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
             group[0].place = place;
             group[1].lane = lane;
             group[1].believes = lane_belief::blocked;
             group[1].keep = kept(adapter, "m2", kept_as::behind);
             const auto found = commit(adapter, group);
             CHECK(found[0] == writ::commit_result::committed);
             CHECK(found[1] == writ::commit_result::unblocked);
             CHECK(adapter.store().stats().value().parked == 0);
         }},
        {"what waits behind is due as soon as the one before is gone",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1");
             const auto second = keep_behind(adapter, "m2");
             keep_behind(adapter, "m3");
             adapter.advance(ms(500));
             CHECK(due(adapter) == "");
             CHECK(settle(adapter, first) == "committed");
             CHECK(due(adapter) == "m2");
             CHECK(settle(adapter, second) == "committed");
             CHECK(due(adapter) == "m3");
         }},
        {"only the first of a lane is due, whatever times the others came with",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 1'000);
             keep_failed(adapter, "m2", 10);
             adapter.advance(ms(500));
             CHECK(due(adapter) == "");
             adapter.advance(ms(500));
             CHECK(due(adapter) == "m1");
             CHECK(settle(adapter, first) == "committed");
             CHECK(due(adapter) == "m2");
         }},
        {"when one that is not the first goes, the first stays due when it was",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1", 1'000);
             const auto second = keep_behind(adapter, "m2");
             keep_behind(adapter, "m3");
             CHECK(settle(adapter, second) == "committed");
             CHECK(due(adapter) == "");
             adapter.advance(ms(1'000));
             CHECK(due(adapter) == "m1");
         }},
        {"lanes do not wait for each other",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1", 1'000, "rooms/101");
             const auto other = keep_failed(adapter, "m2", 0, "rooms/102");
             keep_behind(adapter, "m3", "rooms/101");
             keep_behind(adapter, "m4", "rooms/102");
             CHECK(due(adapter) == "m2");
             CHECK(settle(adapter, other) == "committed");
             CHECK(due(adapter) == "m4");
         }},
        {"a message that fails again keeps its place",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 0);
             const auto second = keep_behind(adapter, "m2");
             auto again = entry(adapter);
             again.place = first;
             again.keep = kept(adapter, "m1", kept_as::retry);
             again.keep->place = first;
             again.keep->attempts = 2;
             again.keep->due = after(again.now, 5'000);
             CHECK(outcome(adapter, again) == "committed");
             CHECK(due(adapter) == "");
             CHECK(adapter.store().stats().value().parked == 2);
             CHECK(adapter.store().kept_at(first).value()->attempts == 2);
             adapter.advance(ms(5'000));
             CHECK(due(adapter) == "m1");
             CHECK(first < second);
         }},
        {"an entry that keeps another message behind all others removes the one of its place",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 0, "");
             auto other = entry(adapter);
             other.place = first;
             other.keep = kept(adapter, "m2", kept_as::retry, "");
             other.keep->due = other.now;
             CHECK(outcome(adapter, other) == "committed");
             CHECK(due(adapter) == "m2");
             CHECK_FALSE(adapter.store().kept_at(first).value().has_value());
         }},
        {"a message that is set aside and blocks keeps its lane waiting",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 0);
             keep_behind(adapter, "m2");
             auto letter = entry(adapter);
             letter.place = first;
             letter.keep = kept(adapter, "m1", kept_as::dead);
             letter.keep->place = first;
             CHECK(outcome(adapter, letter) == "committed");
             adapter.advance(ms(1'000'000));
             CHECK(due(adapter) == "");
             auto later = entry(adapter);
             later.lane = lane;
             later.believes = lane_belief::free;
             CHECK(outcome(adapter, later) == "blocked");
         }},
        {"a message that is set aside and does not block lets the next go on",
         [](Adapter& adapter) {
             const auto first = keep_failed(adapter, "m1", 0);
             keep_behind(adapter, "m2");
             auto letter = entry(adapter);
             letter.place = first;
             letter.keep = kept(adapter, "m1", kept_as::dead);
             letter.keep->place = first;
             letter.keep->blocks = false;
             CHECK(outcome(adapter, letter) == "committed");
             CHECK(due(adapter) == "m2");
             CHECK(adapter.store().stats().value().dead == 1);
         }},
        {"a refused entry leaves the kept message in its place",
         [](Adapter& adapter) {
             const auto one = message("m1");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             const auto place = keep_failed(adapter, "m1", 0);
             auto settling = claim(adapter, one);
             settling.place = place;
             CHECK(outcome(adapter, settling) == "duplicate");
             CHECK(due(adapter) == "m1");
         }},
        {"messages without a lane do not wait for each other",
         [](Adapter& adapter) {
             keep_failed(adapter, "m1", 1'000, "");
             keep_failed(adapter, "m2", 0, "");
             keep_failed(adapter, "m3", 0, "");
             CHECK(due(adapter) == "m2 m3");
         }},
        {"the lanes that wait are named, by service and slot",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             keep_failed(adapter, "m1");
             keep_behind(adapter, "m2");
             auto other = kept(adapter, "m3", kept_as::dead, "rooms/102");
             other.subscriber = "porter";
             other.slot = 3;
             keep(adapter, other);
             keep_failed(adapter, "m4", 0, "");
             auto free = kept(adapter, "m5", kept_as::dead, "rooms/103");
             free.blocks = false;
             keep(adapter, free);

             const std::vector<std::uint32_t> two{2}, three{3};
             auto found = store.blocked_lanes("hotel", two).value();
             REQUIRE(found.size() == 1);
             CHECK(found[0].subscriber == "clerk");
             CHECK(found[0].lane == lane);
             found = store.blocked_lanes("hotel", three).value();
             REQUIRE(found.size() == 1);
             CHECK(found[0].subscriber == "porter");
             CHECK(found[0].lane == "rooms/102");
             CHECK(store.blocked_lanes("hotel", all_slots(adapter)).value().size() == 2);
             CHECK(store.blocked_lanes("bar", all_slots(adapter)).value().empty());
         }},
        {"a step that says so gives what is held for its instance another chance, in order",
         [](Adapter& adapter) {
             const auto first = keep_held(adapter, "m1", "b1");
             const auto second = keep_held(adapter, "m2", "b1");
             keep_held(adapter, "m3", "b2");
             auto& store = adapter.store();
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, running("open"))) == "committed");
             CHECK(due(adapter) == "");
             auto releasing = step(adapter, "b1", 1, running("open"));
             releasing.instance->releases_held = true;
             REQUIRE(outcome(adapter, releasing) == "committed");
             CHECK(due(adapter) == "m1");
             CHECK(store.stats().value().held == 1);
             CHECK(store.stats().value().parked == 2);
             CHECK(store.kept_at(first).value()->why == kept_as::retry);
             CHECK(store.kept_at(first).value()->blocks);
             CHECK(store.kept_at(second).value()->blocks);
             CHECK_FALSE(store.kept_at(second).value()->due.has_value());
             CHECK(settle(adapter, first) == "committed");
             CHECK(due(adapter) == "m2");
         }},
        {"what is held and unordered is released all at once",
         [](Adapter& adapter) {
             const auto first = keep_held(adapter, "m1", "b1", "");
             keep_held(adapter, "m2", "b1", "");
             auto releasing = step(adapter, "b1", 0, running("open"));
             releasing.instance->releases_held = true;
             REQUIRE(outcome(adapter, releasing) == "committed");
             CHECK(due(adapter) == "m1 m2");
             CHECK_FALSE(adapter.store().kept_at(first).value()->blocks);
         }},
        {"what is held is held for an instance of one workflow",
         [](Adapter& adapter) {
             keep_held(adapter, "m1", "b1");
             auto other = step(adapter, "b1", 0, running("open"));
             other.subscriber = "cleaning";
             other.instance->releases_held = true;
             REQUIRE(outcome(adapter, other) == "committed");
             other.service = "bar";
             other.subscriber = "stay";
             REQUIRE(outcome(adapter, other) == "committed");
             CHECK(adapter.store().stats().value().held == 1);
             CHECK(due(adapter) == "");
         }},
        {"what was held before a message that waits goes before it",
         [](Adapter& adapter) {
             const auto held = keep_held(adapter, "m1", "b1");
             auto waiting = kept(adapter, "m2", kept_as::retry);
             waiting.subscriber = "stay";
             waiting.due = after(adapter.store().now(), 100);
             keep(adapter, waiting);
             auto releasing = step(adapter, "b1", 0, running("open"));
             releasing.instance->releases_held = true;
             REQUIRE(outcome(adapter, releasing) == "committed");
             adapter.advance(ms(100));
             CHECK(due(adapter) == "m1");
             CHECK(settle(adapter, held) == "committed");
             CHECK(due(adapter) == "m2");
         }},
        {"a dead letter does not become due because the one before it is gone",
         [](Adapter& adapter) {
             const auto held = keep_held(adapter, "m1", "b1");
             auto letter = kept(adapter, "m2", kept_as::dead);
             letter.subscriber = "stay";
             const auto dead = keep(adapter, letter);
             auto releasing = step(adapter, "b1", 0, running("open"));
             releasing.instance->releases_held = true;
             REQUIRE(outcome(adapter, releasing) == "committed");
             CHECK(settle(adapter, held) == "committed");
             adapter.advance(ms(1'000'000));
             CHECK(due(adapter) == "");
             CHECK(adapter.store().kept_at(dead).value()->why == kept_as::dead);
         }},
        {"an instance that is held and was due by itself leaves no trace when released and settled",
         [](Adapter& adapter) {
             const auto held = keep_held(adapter, "m1", "b1");
             auto releasing = step(adapter, "b1", 0, running("open"));
             releasing.instance->releases_held = true;
             REQUIRE(outcome(adapter, releasing) == "committed");
             CHECK(settle(adapter, held) == "committed");
             adapter.advance(ms(600'000));
             CHECK(due(adapter) == "");
             CHECK(adapter.store().stats().value().held == 0);
         }},
    };
}

}  // namespace conformance
