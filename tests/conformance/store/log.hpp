// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

#include <map>

namespace conformance {

struct take_type final : writ::log_filter {
    explicit take_type(std::string_view type) : wanted{type} {}
    bool wants(std::uint64_t sequence, std::uint32_t slot, std::string_view type, writ::kind what,
               std::string_view addressed_to) override {
        ++asked;
        last = {sequence, slot};
        seen = {std::string{type}, std::string{addressed_to}};
        kind_seen = what;
        return type == wanted;
    }
    std::string wanted;
    std::size_t asked = 0;
    std::pair<std::uint64_t, std::uint32_t> last{};
    std::pair<std::string, std::string> seen{};
    writ::kind kind_seen{};
};

template <class Adapter>
store_cases<Adapter> log_cases() {
    return {
        {"what is emitted is read in the order of the entries, under growing sequences",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
             group[0].emissions = {emission("e1"), emission("e2", "102")};
             group[1].emissions = {emission("e3")};
             commit(adapter, group);
             REQUIRE(emit(adapter, {emission("e4", "103")}) == "committed");
             const auto found = read_log(adapter);
             CHECK(ids_of(found) == "e1 e2 e3 e4");
             REQUIRE(found.size() == 4);
             for (std::size_t i = 1; i < found.size(); ++i) {
                 CHECK(found[i - 1].sequence < found[i].sequence);
             }
             CHECK(found[0].sequence > 0);
             CHECK(adapter.store().log_head().value() == found[3].sequence);
         }},
        {"a message of the log is read as it was emitted",
         [](Adapter& adapter) {
             writ::outgoing_message one;
             one.message = full_message("e1");
             one.what = writ::kind::query;
             one.stream = "rooms";
             one.addressed_to = "web";
             one.is_reply = true;
             one.is_error = true;
             one.lossy = true;
             REQUIRE(emit(adapter, {one, emission("plain")}) == "committed");
             const auto found = read_log(adapter);
             REQUIRE(found.size() == 2);
             CHECK(found[0].sent.message == one.message);
             CHECK(found[0].sent.what == one.what);
             CHECK(found[0].sent.stream == one.stream);
             CHECK(found[0].sent.addressed_to == one.addressed_to);
             CHECK(found[0].sent.is_reply);
             CHECK(found[0].sent.is_error);
             CHECK(found[0].sent.lossy);
             CHECK(found[0].slot == writ::slot_of(one, adapter.store().slots()));
             CHECK(found[1].sent.message == emission("plain").message);
             CHECK_FALSE(found[1].sent.is_reply);
             CHECK(found[1].sent.addressed_to == "");
             CHECK(found[1].slot ==
                   writ::slot_of(std::string_view{"101"}, adapter.store().slots()));
         }},
        {"a reader is given what its filter wants, and is asked with what it decides by",
         [](Adapter& adapter) {
             auto other = emission("e2", "102");
             other.message.type = "bill.paid";
             other.what = writ::kind::command;
             other.addressed_to = "billing";
             REQUIRE(emit(adapter, {emission("e1"), other}) == "committed");
             take_type filter{"bill.paid"};
             std::vector<writ::logged_message> found(3);
             const auto last = adapter.store().read_log(0, 10, filter, found).value();
             CHECK(ids_of(found) == "e2");
             CHECK(last == adapter.store().log_head().value());
             CHECK(filter.asked == 2);
             CHECK(filter.last == std::pair{last, writ::slot_of(other, adapter.store().slots())});
             CHECK(filter.seen == std::pair<std::string, std::string>{"bill.paid", "billing"});
             CHECK(filter.kind_seen == writ::kind::command);
         }},
        {"reading goes on after the last that was looked at",
         [](Adapter& adapter) {
             for (int i = 0; i < 7; ++i) {
                 REQUIRE(emit(adapter, {emission("e" + std::to_string(i))}) == "committed");
             }
             std::string ids;
             std::uint64_t at = 0;
             take_all filter;
             std::vector<writ::logged_message> found;
             for (int round = 0; round < 4; ++round) {
                 at = adapter.store().read_log(at, 2, filter, found).value();
                 CHECK(found.size() == (round < 3 ? 2u : 1u));
                 ids += ids_of(found) + '|';
             }
             CHECK(ids == "e0 e1|e2 e3|e4 e5|e6|");
             CHECK(adapter.store().read_log(at, 2, filter, found).value() == at);
             CHECK(found.empty());
         }},
        {"an empty log is read to where the reader is",
         [](Adapter& adapter) {
             take_all filter;
             std::vector<writ::logged_message> found;
             CHECK(adapter.store().read_log(0, 2, filter, found).value() == 0);
             CHECK(adapter.store().log_head().value() == 0);
             CHECK(found.empty());
         }},
        {"one reading looks at 16 times what it may take, and says how far it came",
         [](Adapter& adapter) {
             std::vector<writ::outgoing_message> all;
             for (int i = 0; i < 100; ++i) {
                 all.push_back(emission("e" + std::to_string(i)));
             }
             all.back().message.type = "bill.paid";
             REQUIRE(emit(adapter, all) == "committed");
             take_type filter{"bill.paid"};
             std::vector<writ::logged_message> found;
             std::uint64_t at = 0;
             std::size_t rounds = 0;
             while (found.empty() && ++rounds < 20) {
                 const auto asked = filter.asked;
                 at = adapter.store().read_log(at, 2, filter, found).value();
                 CHECK(filter.asked - asked <= 32);
             }
             CHECK(ids_of(found) == "e99");
             CHECK(rounds == 4);
         }},
        {"what a transport publishes is in the outbox, in the order of commits, and not in the log",
         [](Adapter& adapter) {
             REQUIRE(emit(adapter, {emission("o1"), emission("o2")}, true) == "committed");
             REQUIRE(emit(adapter, {emission("l1")}) == "committed");
             auto other = emission("o3");
             other.message = full_message("o3");
             other.is_reply = true;
             other.addressed_to = "web";
             REQUIRE(emit(adapter, {other}, true) == "committed");
             CHECK(ids_of(read_log(adapter)) == "l1");
             const auto found = outbox(adapter);
             CHECK(ids_of(found) == "o1 o2 o3");
             REQUIRE(found.size() == 3);
             CHECK(found[0].sequence < found[1].sequence);
             CHECK(found[1].sequence < found[2].sequence);
             CHECK(found[2].sent.message == other.message);
             CHECK(found[2].sent.is_reply);
             CHECK(found[2].sent.addressed_to == "web");
             CHECK(ids_of(outbox(adapter, found[0].sequence)) == "o2 o3");
             CHECK(ids_of(outbox(adapter, 0, 2)) == "o1 o2");
             CHECK(adapter.store().stats().value().outbox == 3);
         }},
        {"what was published is forgotten, under the lease of the relay alone",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(emit(adapter, {emission("o1"), emission("o2"), emission("o3")}, true) ==
                     "committed");
             const auto found = outbox(adapter);
             REQUIRE(found.size() == 3);
             const auto epoch = store.acquire("relay", "a", ms(1'000)).value()->epoch;
             const std::vector<std::uint64_t> some{found[0].sequence, found[2].sequence};
             CHECK_FALSE(store.published(some, "relay", epoch + 1).value());
             CHECK_FALSE(store.published(some, "other", epoch).value());
             CHECK(outbox(adapter).size() == 3);
             CHECK(store.published(some, "relay", epoch).value());
             CHECK(ids_of(outbox(adapter)) == "o2");
             adapter.advance(ms(2'000));
             REQUIRE(store.acquire("relay", "b", ms(1'000)).value().has_value());
             CHECK_FALSE(store.published(std::vector{found[1].sequence}, "relay", epoch).value());
             CHECK(ids_of(outbox(adapter)) == "o2");
         }},
        {"sequences are never used again",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(emit(adapter, {emission("o1")}, true) == "committed");
             const auto first = outbox(adapter)[0].sequence;
             const auto epoch = store.acquire("relay", "a", ms(1'000)).value()->epoch;
             REQUIRE(store.published(std::vector{first}, "relay", epoch).value());
             REQUIRE(emit(adapter, {emission("o2")}, true) == "committed");
             CHECK(outbox(adapter)[0].sequence > first);
         }},
        {"what comes from outside is stored in its order, and once",
         [](Adapter& adapter) {
             const auto first = append(adapter, {emission("a1"), emission("a2", "102")});
             REQUIRE(first.size() == 2);
             CHECK(first[0] < first[1]);
             const auto again =
                 append(adapter, {emission("a2", "102"), emission("a3"), emission("a1")});
             REQUIRE(again.size() == 3);
             CHECK(again[0] == first[1]);
             CHECK(again[1] > first[1]);
             CHECK(again[2] == first[0]);
             const auto found = read_log(adapter);
             CHECK(ids_of(found) == "a1 a2 a3");
             CHECK(found[0].sequence == first[0]);
         }},
        {"what comes twice in one call is stored once",
         [](Adapter& adapter) {
             const auto found = append(adapter, {emission("a1"), emission("a1")});
             CHECK(found[0] == found[1]);
             CHECK(read_log(adapter).size() == 1);
         }},
        {"the same id of another source is another message",
         [](Adapter& adapter) {
             auto other = emission("a1");
             other.message.source = "garden-desk";
             append(adapter, {emission("a1"), other});
             CHECK(read_log(adapter).size() == 2);
         }},
        {"what comes from outside for a transport is in the outbox, once",
         [](Adapter& adapter) {
             const auto first = append(adapter, {emission("a1")}, true);
             const auto again = append(adapter, {emission("a1"), emission("a2")}, true);
             CHECK(again[0] == first[0]);
             CHECK(ids_of(outbox(adapter)) == "a1 a2");
             CHECK(read_log(adapter).empty());
         }},
        {"appending nothing is well", [](Adapter& adapter) { CHECK(append(adapter, {}).empty()); }},
        {"a service subscribes from the beginning, or from now, as it said first",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             CHECK(store.subscribe("hotel", "a", false).value() == 0);
             REQUIRE(emit(adapter, {emission("e1"), emission("e2")}) == "committed");
             const auto head = store.log_head().value();
             CHECK(store.subscribe("hotel", "b", false).value() == head);
             CHECK(store.subscribe("hotel", "c", true).value() == 0);
             REQUIRE(emit(adapter, {emission("e3")}) == "committed");
             CHECK(store.subscribe("hotel", "a", true).value() == 0);
             CHECK(store.subscribe("hotel", "b", true).value() == head);
             CHECK(store.subscribe("hotel", "c", false).value() == 0);
             CHECK(store.subscribe("bar", "b", false).value() == store.log_head().value());
         }},
        {"positions are those of a service in a channel, by partition",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             std::vector<writ::commit_entry> none;
             commit(adapter, none,
                    {{"hotel", "rooms", 0, 17, 0}, {"hotel", "rooms", 40'000, 3, 0}});
             commit(adapter, none, {{"hotel", "rooms", 0, 18, 0}, {"bar", "rooms", 0, 5, 0}});
             using positions = std::map<std::uint32_t, std::uint64_t>;
             CHECK(store.positions("hotel", "rooms").value() == positions{{0, 18}, {40'000, 3}});
             CHECK(store.positions("bar", "rooms").value() == positions{{0, 5}});
             CHECK(store.positions("hotel", "log").value().empty());
             CHECK(store.positions("garden", "rooms").value().empty());
         }},
        {"a position never goes back",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             std::vector<writ::commit_entry> none;
             commit(adapter, none, {{"hotel", "rooms", 0, 17, 0}, {"hotel", "log", 1, 9, 0}});
             commit(adapter, none, {{"hotel", "rooms", 0, 12, 0}, {"hotel", "log", 1, 5, 0}});
             using positions = std::map<std::uint32_t, std::uint64_t>;
             CHECK(store.positions("hotel", "rooms").value() == positions{{0, 17}});
             CHECK(store.positions("hotel", "log").value() == positions{{1, 9}});
         }},
        {"a position in the log says of which types it speaks, and the last that grew it counts",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto few = writ::types_text({"b", "a.*"}), more = writ::types_text({"c"});
             using types = std::map<std::uint32_t, std::string>;
             std::vector<writ::commit_entry> none;
             CHECK(store.types_of_positions("hotel").value().empty());
             commit(adapter, none,
                    {{"hotel", "log", 1, 9, 0, few}, {"hotel", "log", 2, 9, 0, few}});
             CHECK(store.types_of_positions("hotel").value() == types{{1, few}, {2, few}});
             commit(adapter, none,
                    {{"hotel", "log", 1, 8, 0, more}, {"hotel", "log", 2, 9, 0, more}});
             CHECK(store.types_of_positions("hotel").value() == types{{1, few}, {2, more}});
             CHECK(store.types_of_positions("bar").value().empty());
         }},
        {"a position in the log is left out when the epoch of its slot is over",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             using positions = std::map<std::uint32_t, std::uint64_t>;
             REQUIRE(emit(adapter, {emission("e1"), emission("e2")}) == "committed");
             const auto one = lease_of_slot(adapter, 1, "a"), two = lease_of_slot(adapter, 2, "a");
             std::vector<writ::commit_entry> entries{entry(adapter)};
             entries[0].emissions = {emission("e3")};
             commit(adapter, entries, {{"hotel", "log", 1, 1, one}, {"hotel", "log", 2, 1, two}});
             CHECK(store.positions("hotel", "log").value() == positions{{1, 1}, {2, 1}});
             adapter.advance(ms(10'001));
             const auto next = lease_of_slot(adapter, 1, "b");
             commit(adapter, entries, {{"hotel", "log", 1, 2, one}, {"hotel", "log", 2, 2, two}});
             CHECK(store.positions("hotel", "log").value() == positions{{1, 1}, {2, 2}});
             CHECK(ids_of(read_log(adapter)) == "e1 e2 e3 e3");
             commit(adapter, entries, {{"hotel", "log", 1, 2, next}});
             CHECK(store.positions("hotel", "log").value() == positions{{1, 2}, {2, 2}});
         }},
        {"positions are committed beside an entry that is refused",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> entries{step(adapter, "b1", 9, running("a"))};
             CHECK(commit(adapter, entries, {{"hotel", "rooms", 0, 17, 0}})[0] ==
                   writ::commit_result::conflict);
             CHECK(adapter.store().positions("hotel", "rooms").value().at(0) == 17);
         }},
        {"a delayed message is in the log when it is due, and not before",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late"), soon = emission("soon");
             late.due = after(store.now(), 2'000);
             soon.due = after(store.now(), 1'000);
             REQUIRE(emit(adapter, {late, soon, emission("now")}) == "committed");
             CHECK(ids_of(read_log(adapter)) == "now");
             CHECK(store.stats().value().delayed == 2);
             adapter.advance(ms(999));
             CHECK(store.release_delayed(store.now(), 10).value() == 0);
             adapter.advance(ms(1));
             CHECK(store.release_delayed(store.now(), 10).value() == 1);
             CHECK(ids_of(read_log(adapter)) == "now soon");
             CHECK(store.release_delayed(store.now(), 10).value() == 0);
             adapter.advance(ms(1'000));
             CHECK(store.release_delayed(store.now(), 10).value() == 1);
             CHECK(ids_of(read_log(adapter)) == "now soon late");
             CHECK(store.stats().value().delayed == 0);
         }},
        {"delayed messages are released in the order of their times, and not more than asked",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             std::vector<writ::outgoing_message> all{emission("d3"), emission("d1"),
                                                     emission("d2")};
             all[0].due = after(store.now(), 30);
             all[1].due = after(store.now(), 10);
             all[2].due = after(store.now(), 20);
             REQUIRE(emit(adapter, all) == "committed");
             adapter.advance(ms(30));
             CHECK(store.release_delayed(store.now(), 2).value() == 2);
             CHECK(ids_of(read_log(adapter)) == "d1 d2");
             CHECK(store.release_delayed(store.now(), 2).value() == 1);
             CHECK(ids_of(read_log(adapter)) == "d1 d2 d3");
         }},
        {"a delayed message keeps what it is",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.message = full_message("late");
             late.addressed_to = "bar";
             late.what = writ::kind::command;
             late.due = after(store.now(), 10);
             late.cancel_token = "token";
             REQUIRE(emit(adapter, {late}) == "committed");
             adapter.advance(ms(10));
             REQUIRE(store.release_delayed(store.now(), 1).value() == 1);
             const auto found = read_log(adapter);
             REQUIRE(found.size() == 1);
             CHECK(found[0].sent.message == late.message);
             CHECK(found[0].sent.addressed_to == "bar");
             CHECK(found[0].sent.what == writ::kind::command);
             CHECK(found[0].slot == writ::slot_of(late, store.slots()));
         }},
        {"a delayed message for a transport goes to the outbox",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.due = after(store.now(), 10);
             REQUIRE(emit(adapter, {late}, true) == "committed");
             CHECK(outbox(adapter).empty());
             adapter.advance(ms(10));
             CHECK(store.release_delayed(store.now(), 10).value() == 1);
             CHECK(ids_of(outbox(adapter)) == "late");
             CHECK(read_log(adapter).empty());
         }},
        {"a delayed message is cancelled by its token, once, and not after its release",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto one = emission("one"), two = emission("two");
             one.due = two.due = after(store.now(), 10);
             one.cancel_token = "first";
             two.cancel_token = "second";
             REQUIRE(emit(adapter, {one, two}) == "committed");
             CHECK_FALSE(store.cancel_delayed("third").value());
             CHECK(store.cancel_delayed("first").value());
             CHECK_FALSE(store.cancel_delayed("first").value());
             adapter.advance(ms(10));
             CHECK(store.release_delayed(store.now(), 10).value() == 1);
             CHECK(ids_of(read_log(adapter)) == "two");
             CHECK_FALSE(store.cancel_delayed("second").value());
             CHECK(ids_of(read_log(adapter)) == "two");
         }},
        {"no token cancels nothing",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.due = after(store.now(), 10);
             REQUIRE(emit(adapter, {late}) == "committed");
             CHECK_FALSE(store.cancel_delayed("").value());
             CHECK(store.stats().value().delayed == 1);
         }},
        {"a message from outside may be delayed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             auto late = emission("late");
             late.due = after(store.now(), 10);
             append(adapter, {late});
             append(adapter, {late});
             CHECK(read_log(adapter).empty());
             CHECK(store.stats().value().delayed == 1);
             adapter.advance(ms(10));
             CHECK(store.release_delayed(store.now(), 10).value() == 1);
             CHECK(ids_of(read_log(adapter)) == "late");
         }},
        {"a recurrence is due when its first call said",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             CHECK(store.recurrence("hotel", 0, {500}).value().ms == 500);
             CHECK(store.recurrence("hotel", 0, {900}).value().ms == 500);
             CHECK(store.recurrence("hotel", 1, {900}).value().ms == 900);
             CHECK(store.recurrence("bar", 0, {700}).value().ms == 700);
         }},
        {"a recurrence takes effect once, and is due again at the time that it said",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.recurrence("hotel", 0, {500}).value().ms == 500);
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
             for (auto& each : group) {
                 each.recurring = writ::recurrence_change{0, {500}, {1'500}};
                 each.emissions = {emission("tick")};
             }
             const auto found = commit(adapter, group);
             CHECK(found[0] == writ::commit_result::committed);
             CHECK(found[1] == writ::commit_result::conflict);
             CHECK(store.recurrence("hotel", 0, {1}).value().ms == 1'500);
             CHECK(read_log(adapter).size() == 1);
             auto other = entry(adapter);
             other.recurring = writ::recurrence_change{1, {500}, {1'500}};
             CHECK(outcome(adapter, other) == "conflict");
         }},
    };
}

}  // namespace conformance
