// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "instances.hpp"
#include "transaction.hpp"

namespace conformance {

// Of stores that are durable: what was committed is there when they are opened again.
template <class Adapter>
store_cases<Adapter> reopening_cases() {
    return {
        {"a store that is opened again is the same one",
         [](Adapter& adapter) {
             const auto name = adapter.store().id();
             const auto slots = adapter.store().slots();
             adapter.reopen();
             CHECK(adapter.store().id() == name);
             CHECK(adapter.store().slots() == slots);
         }},
        {"opened again, a store has all that was committed",
         [](Adapter& adapter) {
             auto late = emission("late");
             late.due = after(adapter.store().now(), 1'000);
             late.cancel_token = "token";
             REQUIRE(emit(adapter, {emission("e1"), late}) == "committed");
             REQUIRE(emit(adapter, {emission("o1")}, true) == "committed");
             const auto one = message("m1");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             REQUIRE(outcome(adapter, step(adapter, "b1", 0, with_timer(adapter, 10))) ==
                     "committed");
             keep_failed(adapter, "k1");
             keep_behind(adapter, "k2");
             std::vector<writ::commit_entry> none;
             commit(adapter, none, {{"hotel", "rooms", 3, 17, 0}});
             REQUIRE(adapter.store().recurrence("hotel", 0, {500}).has_value());
             const auto before = everything(adapter);

             adapter.reopen();
             auto& store = adapter.store();
             CHECK(everything(adapter) == before);
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
             CHECK(ids_of(read_log(adapter)) == "e1");
             CHECK(ids_of(outbox(adapter)) == "o1");
             CHECK(store.positions("hotel", "rooms").value().at(3) == 17);
             CHECK(store.recurrence("hotel", 0, {1}).value().ms == 500);
             CHECK(store.cancel_delayed("token").value());
             adapter.advance(ms(1'000));
             CHECK(due(adapter) == "k1");
             CHECK(due_timers(adapter) == "b1");
         }},
        {"opened again, a store knows its leases and the starts that were marked",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto marking = entry(adapter);
             marking.message = &one;
             marking.marks_start = true;
             REQUIRE(outcome(adapter, marking) == "committed");
             const auto first = adapter.store().acquire("relay", "a", ms(1'000)).value();
             adapter.reopen();
             CHECK(outcome(adapter, marking) == "in_doubt");
             CHECK_FALSE(adapter.store().acquire("relay", "b", ms(1'000)).value().has_value());
             adapter.advance(ms(1'001));
             const auto second = adapter.store().acquire("relay", "b", ms(1'000)).value();
             REQUIRE(second.has_value());
             CHECK(second->epoch > first->epoch);
             CHECK(second->unclean);
         }},
        {"opened again, a store has the rows of the user, and those that were rolled back not",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
             for (int i = 0; i < 2; ++i) {
                 group[static_cast<std::size_t>(i)].decide_within = [i](writ::commit_entry&,
                                                                        void* transaction) {
                     Adapter::write(rows_of<Adapter>(transaction), "r" + std::to_string(i));
                     return i == 0;
                 };
             }
             commit(adapter, group);
             adapter.reopen();
             CHECK(has_row(adapter, "r0"));
             CHECK_FALSE(has_row(adapter, "r1"));
         }},
        {"opened again, a store goes on counting where it was",
         [](Adapter& adapter) {
             REQUIRE(emit(adapter, {emission("e1")}) == "committed");
             const auto head = adapter.store().log_head().value();
             const auto place = keep_failed(adapter, "k1");
             REQUIRE(settle(adapter, place) == "committed");
             adapter.reopen();
             REQUIRE(emit(adapter, {emission("e2")}) == "committed");
             CHECK(adapter.store().log_head().value() > head);
             CHECK(keep_failed(adapter, "k2") > place);
             CHECK(append(adapter, {emission("a1")}) != append(adapter, {emission("a2")}));
         }},
        {"opened again, a store knows what it was sent from outside",
         [](Adapter& adapter) {
             const auto first = append(adapter, {emission("a1")});
             adapter.reopen();
             CHECK(append(adapter, {emission("a1")}) == first);
             CHECK(read_log(adapter).size() == 1);
         }},
    };
}

}  // namespace conformance
