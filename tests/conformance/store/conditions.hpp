// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

namespace conformance {

// An entry with an effect of each kind, and with one condition that does not hold.
template <class Adapter>
writ::commit_entry busy_entry(Adapter& adapter, const writ::envelope& of) {
    auto made = step(adapter, "b1", load(adapter).version, running("next"));
    made.instance->releases_held = true;
    made.message = &of;
    made.claims = true;
    made.keep = kept(adapter, "kept-by-" + of.id, writ::kept_as::dead, "");
    made.emissions = {emission("said-by-" + of.id), emission("said-later-by-" + of.id)};
    made.emissions[1].due = after(made.now, 60'000);
    return made;
}

template <class Adapter>
store_cases<Adapter> condition_cases() {
    using writ::lane_belief;
    return {
        {"an identity is claimed once by a subscriber, and by each of them",
         [](Adapter& adapter) {
             const auto one = message("m1");
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
             auto others = claim(adapter, one);
             others.subscriber = "porter";
             CHECK(outcome(adapter, others) == "committed");
             others = claim(adapter, one);
             others.service = "bar";
             CHECK(outcome(adapter, others) == "committed");
             CHECK(outcome(adapter, others) == "duplicate");
         }},
        {"an identity of what has one owner is claimed once by all, under its type",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto one = message("m1");
             auto moved = claim(adapter, one);
             moved.has_one_owner = true;
             CHECK(outcome(adapter, moved) == "committed");
             CHECK(store.is_claimed("", one.type, one).value());
             CHECK_FALSE(store.is_claimed("hotel", "clerk", one).value());
             moved.service = "bar";
             moved.subscriber = "porter";
             CHECK(outcome(adapter, moved) == "duplicate");
             auto other = one;
             other.type = "room.freed";
             moved.message = &other;
             CHECK(outcome(adapter, moved) == "committed");
             CHECK(store.stats().value().inbox == 2);
         }},
        {"an identity is the source, the id and the generation, and nothing else",
         [](Adapter& adapter) {
             auto one = message("m1");
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             one.source = "garden-desk";
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             one.id = "m2";
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             one.generation = 1;
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             one.body = "{}";
             one.type = "room.freed";
             one.partition_key = "102";
             one.time = {5};
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
         }},
        {"sources and ids that are one text together are two identities",
         [](Adapter& adapter) {
             auto one = message("bc");
             one.source = "a";
             auto other = message("c");
             other.source = "ab";
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             CHECK(outcome(adapter, claim(adapter, other)) == "committed");
         }},
        {"a message that is not claimed is committed any number of times",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto looking = claim(adapter, one);
             looking.claims = false;
             CHECK(outcome(adapter, looking) == "committed");
             CHECK(outcome(adapter, looking) == "committed");
             CHECK(adapter.store().stats().value().inbox == 0);
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             CHECK(outcome(adapter, looking) == "committed");
         }},
        {"the second of one identity in a group is a duplicate",
         [](Adapter& adapter) {
             const auto one = message("m1");
             std::vector<writ::commit_entry> group{claim(adapter, one), claim(adapter, one)};
             group[0].emissions = {emission("first")};
             group[1].emissions = {emission("second")};
             const auto found = commit(adapter, group);
             CHECK(found[0] == writ::commit_result::committed);
             CHECK(found[1] == writ::commit_result::duplicate);
             CHECK(ids_of(read_log(adapter)) == "first");
         }},
        {"a refused entry takes nothing of its group with it",
         [](Adapter& adapter) {
             const auto one = message("m1"), two = message("m2");
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
             std::vector<writ::commit_entry> group{claim(adapter, two), claim(adapter, one),
                                                   entry(adapter)};
             group[0].emissions = {emission("before")};
             group[1].emissions = {emission("refused")};
             group[2].emissions = {emission("after")};
             const auto found = commit(adapter, group);
             CHECK(found[1] == writ::commit_result::duplicate);
             CHECK(ids_of(read_log(adapter)) == "before after");
         }},
        {"an empty group is committed",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> none;
             CHECK(commit(adapter, none).empty());
         }},
        {"a duplicate changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto first = claim(adapter, one);
             first.subscriber = "stay";
             REQUIRE(outcome(adapter, first) == "committed");
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy_entry(adapter, one)) == "duplicate");
             CHECK(everything(adapter) == before);
         }},
        {"a fenced entry changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto busy = busy_entry(adapter, one);
             busy.slot = 1;
             busy.epoch = lease_of_slot(adapter, 1, "a") + 1;
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy) == "fenced");
             CHECK(everything(adapter) == before);
             busy.epoch = 0;
             CHECK(outcome(adapter, busy) == "committed");
             CHECK(everything(adapter) != before);
         }},
        {"an entry in doubt changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto marking = entry(adapter);
             marking.subscriber = "stay";
             marking.message = &one;
             marking.marks_start = true;
             REQUIRE(outcome(adapter, marking) == "committed");
             auto busy = busy_entry(adapter, one);
             busy.marks_start = true;
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy) == "in_doubt");
             CHECK(everything(adapter) == before);
             busy.marks_start = false;
             CHECK(outcome(adapter, busy) == "committed");
         }},
        {"an entry whose kept message is gone changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto busy = busy_entry(adapter, one);
             busy.place = keep_failed(adapter, "m1");
             REQUIRE(settle(adapter, busy.place) == "committed");
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy) == "gone");
             CHECK(everything(adapter) == before);
         }},
        {"an entry that is wrong about its lane changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto busy = busy_entry(adapter, one);
             busy.lane = lane;
             busy.believes = lane_belief::blocked;
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy) == "unblocked");
             CHECK(everything(adapter) == before);
             busy.believes = lane_belief::free;
             CHECK(outcome(adapter, busy) == "committed");
         }},
        {"an entry in conflict changes nothing",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto busy = busy_entry(adapter, one);
             busy.instance->expected_version = 1;
             const auto before = everything(adapter);
             CHECK(outcome(adapter, busy) == "conflict");
             CHECK(everything(adapter) == before);
             busy.instance->expected_version = 0;
             CHECK(outcome(adapter, busy) == "committed");
         }},
        {"what was refused for one reason takes effect as a whole without it",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto busy = busy_entry(adapter, one);
             CHECK(outcome(adapter, busy) == "committed");
             const auto all = adapter.store().stats().value();
             CHECK(all.log == 1);
             CHECK(all.delayed == 1);
             CHECK(all.inbox == 1);
             CHECK(all.instances == 1);
             CHECK(all.dead == 1);
         }},
        {"the conditions are looked at in the order of the members",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto one = message("m1");
             auto before = claim(adapter, one);
             before.marks_start = true;
             REQUIRE(outcome(adapter, before) == "committed");
             keep_failed(adapter, "blocker");
             const auto first = store.recurrence("hotel", 0, store.now()).value();

             auto wrong = claim(adapter, one);
             wrong.slot = 1;
             wrong.epoch = 99;
             wrong.marks_start = true;
             wrong.place = 12'345;
             wrong.lane = lane;
             wrong.believes = lane_belief::free;
             wrong.recurring = writ::recurrence_change{0, {first.ms + 1}, {first.ms + 2}};
             CHECK(outcome(adapter, wrong) == "fenced");
             wrong.epoch = lease_of_slot(adapter, 1, "a");
             CHECK(outcome(adapter, wrong) == "in_doubt");
             wrong.counts_starts = true;
             CHECK(outcome(adapter, wrong) == "duplicate");
             wrong.claims = false;
             CHECK(outcome(adapter, wrong) == "gone");
             wrong.place = 0;
             CHECK(outcome(adapter, wrong) == "blocked");
             wrong.believes = lane_belief::blocked;
             CHECK(outcome(adapter, wrong) == "conflict");
             wrong.recurring->expected_due = first;
             CHECK(outcome(adapter, wrong) == "committed");
         }},
        {"a message that was begun and left is in doubt, until its end is said",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto marking = entry(adapter);
             marking.message = &one;
             marking.marks_start = true;
             CHECK(outcome(adapter, marking) == "committed");
             CHECK(outcome(adapter, marking) == "in_doubt");
             auto ending = entry(adapter);
             ending.message = &one;
             ending.ends_start = true;
             CHECK(outcome(adapter, ending) == "committed");
             CHECK(outcome(adapter, marking) == "committed");
         }},
        {"a start is that of one subscriber and one generation",
         [](Adapter& adapter) {
             auto one = message("m1");
             auto marking = entry(adapter);
             marking.message = &one;
             marking.marks_start = true;
             CHECK(outcome(adapter, marking) == "committed");
             marking.subscriber = "porter";
             CHECK(outcome(adapter, marking) == "committed");
             one.generation = 1;
             CHECK(outcome(adapter, marking) == "committed");
             CHECK(outcome(adapter, marking) == "in_doubt");
         }},
        {"starts that are counted are told, and begin again after the end",
         [](Adapter& adapter) {
             const auto one = message("m1");
             std::vector<writ::commit_entry> marking{entry(adapter)};
             marking[0].message = &one;
             marking[0].marks_start = marking[0].counts_starts = true;
             for (std::uint32_t before = 0; before < 3; ++before) {
                 CHECK(commit(adapter, marking)[0] == writ::commit_result::committed);
                 CHECK(marking[0].starts == before);
             }
             auto ending = entry(adapter);
             ending.message = &one;
             ending.ends_start = true;
             CHECK(outcome(adapter, ending) == "committed");
             CHECK(commit(adapter, marking)[0] == writ::commit_result::committed);
             CHECK(marking[0].starts == 0);
         }},
        {"an entry commits under the epoch of its slot alone",
         [](Adapter& adapter) {
             const auto epoch = lease_of_slot(adapter, 1, "a");
             auto fenced = entry(adapter);
             fenced.slot = 1;
             fenced.epoch = epoch;
             CHECK(outcome(adapter, fenced) == "committed");
             fenced.slot = 3;
             CHECK(outcome(adapter, fenced) == "fenced");
             fenced.slot = 1;
             fenced.service = "bar";
             CHECK(outcome(adapter, fenced) == "fenced");
             fenced.service = "hotel";
             fenced.epoch = epoch + 1;
             CHECK(outcome(adapter, fenced) == "fenced");
         }},
        {"after another holder took the slot its old holder is fenced",
         [](Adapter& adapter) {
             auto fenced = entry(adapter);
             fenced.slot = 1;
             fenced.epoch = lease_of_slot(adapter, 1, "a");
             adapter.advance(ms(10'001));
             CHECK(outcome(adapter, fenced) == "committed");
             const auto next = lease_of_slot(adapter, 1, "b");
             CHECK(outcome(adapter, fenced) == "fenced");
             fenced.epoch = next;
             CHECK(outcome(adapter, fenced) == "committed");
         }},
        {"after a slot was given back its holder is fenced",
         [](Adapter& adapter) {
             auto fenced = entry(adapter);
             fenced.slot = 1;
             fenced.epoch = lease_of_slot(adapter, 1, "a");
             REQUIRE(
                 adapter.store().give_back(writ::slot_role("hotel", 1), fenced.epoch).has_value());
             CHECK(outcome(adapter, fenced) == "fenced");
         }},
        {"a kept message is gone for who knows another generation of it",
         [](Adapter& adapter) {
             const auto place = keep_failed(adapter, "m1");
             auto one = message("m1");
             one.generation = 1;
             auto settling = entry(adapter);
             settling.place = place;
             settling.message = &one;
             CHECK(outcome(adapter, settling) == "gone");
             one.generation = 0;
             CHECK(outcome(adapter, settling) == "committed");
             CHECK(outcome(adapter, settling) == "gone");
         }},
    };
}

}  // namespace conformance
