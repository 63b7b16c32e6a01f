// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

#include <stdexcept>

namespace conformance {

template <class Adapter>
typename Adapter::store_type::transaction& rows_of(void* transaction) {
    return *static_cast<typename Adapter::store_type::transaction*>(transaction);
}

/// Whether the user's row is there, as a handler sees it.
template <class Adapter>
bool has_row(Adapter& adapter, const std::string& key) {
    bool found = false;
    auto looking = entry(adapter);
    looking.decide_within = [&](writ::commit_entry&, void* transaction) {
        found = Adapter::contains(rows_of<Adapter>(transaction), key);
        return true;
    };
    REQUIRE(outcome(adapter, looking) == "committed");
    return found;
}

template <class Adapter>
store_cases<Adapter> transaction_cases() {
    return {
        {"what a handler writes is committed with the entry, and with what it decided",
         [](Adapter& adapter) {
             const auto one = message("m1");
             auto deciding = claim(adapter, one);
             deciding.decide_within = [](writ::commit_entry& given, void* transaction) {
                 Adapter::write(rows_of<Adapter>(transaction), "r1");
                 given.emissions = {emission("e1")};
                 return true;
             };
             CHECK_FALSE(has_row(adapter, "r1"));
             CHECK(outcome(adapter, deciding) == "committed");
             CHECK(has_row(adapter, "r1"));
             CHECK(ids_of(read_log(adapter)) == "e1");
             CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
         }},
        {"when it failed its rows are rolled back, and what it left to keep is kept",
         [](Adapter& adapter) {
             auto deciding = entry(adapter);
             deciding.decide_within = [&](writ::commit_entry& given, void* transaction) {
                 Adapter::write(rows_of<Adapter>(transaction), "r1");
                 given.keep = kept(adapter, "m1", writ::kept_as::retry);
                 given.keep->due = given.now;
                 return false;
             };
             CHECK(outcome(adapter, deciding) == "committed");
             CHECK_FALSE(has_row(adapter, "r1"));
             CHECK(due(adapter) == "m1");
         }},
        {"the rows of one entry are rolled back alone",
         [](Adapter& adapter) {
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter), entry(adapter)};
             for (int i = 0; i < 3; ++i) {
                 group[static_cast<std::size_t>(i)].decide_within = [i](writ::commit_entry&,
                                                                        void* transaction) {
                     Adapter::write(rows_of<Adapter>(transaction), "r" + std::to_string(i));
                     return i != 1;
                 };
             }
             commit(adapter, group);
             CHECK(has_row(adapter, "r0"));
             CHECK_FALSE(has_row(adapter, "r1"));
             CHECK(has_row(adapter, "r2"));
         }},
        {"a handler sees the rows of the entries before it",
         [](Adapter& adapter) {
             bool seen = false;
             std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
             group[0].decide_within = [](writ::commit_entry&, void* transaction) {
                 Adapter::write(rows_of<Adapter>(transaction), "r1");
                 return true;
             };
             group[1].decide_within = [&](writ::commit_entry&, void* transaction) {
                 seen = Adapter::contains(rows_of<Adapter>(transaction), "r1");
                 return true;
             };
             commit(adapter, group);
             CHECK(seen);
         }},
        {"what it throws fails this entry alone, and leaves nothing of it",
         [](Adapter& adapter) {
             const auto one = message("m1");
             std::vector<writ::commit_entry> group{claim(adapter, one), entry(adapter)};
             group[0].decide_within = [](writ::commit_entry& given, void* transaction) -> bool {
                 Adapter::write(rows_of<Adapter>(transaction), "r1");
                 given.emissions = {emission("e1")};
                 throw std::runtime_error("no such room");
             };
             group[1].decide_within = [](writ::commit_entry&, void* transaction) {
                 Adapter::write(rows_of<Adapter>(transaction), "r2");
                 return true;
             };
             std::vector<writ::entry_result> results;
             REQUIRE(adapter.store().commit(group, {}, results).has_value());
             CHECK(results[0].what == writ::commit_result::failed);
             CHECK(results[0].failure.find("no such room") != std::string::npos);
             CHECK(results[1].what == writ::commit_result::committed);
             CHECK_FALSE(has_row(adapter, "r1"));
             CHECK(has_row(adapter, "r2"));
             CHECK(read_log(adapter).empty());
             CHECK(outcome(adapter, claim(adapter, one)) == "committed");
         }},
        {"a handler whose entry is refused is not called",
         [](Adapter& adapter) {
             const auto one = message("m1");
             REQUIRE(outcome(adapter, claim(adapter, one)) == "committed");
             auto deciding = claim(adapter, one);
             bool called = false;
             deciding.decide_within = [&](writ::commit_entry&, void*) { return called = true; };
             CHECK(outcome(adapter, deciding) == "duplicate");
             CHECK_FALSE(called);
         }},
        {"a commit that fails leaves nothing, and may be repeated",
         [](Adapter& adapter) {
             if constexpr (requires { adapter.fail_next_commit(); }) {
                 const auto one = message("m1"), two = message("m2");
                 const auto place = keep_failed(adapter, "m3", 0);
                 std::vector<writ::commit_entry> group{claim(adapter, one),
                                                       busy_entry(adapter, two)};
                 group[0].emissions = {emission("e1")};
                 group[0].place = place;
                 const auto before = everything(adapter);
                 adapter.fail_next_commit();
                 std::vector<writ::entry_result> results;
                 const auto failed =
                     adapter.store().commit(group, {{{"hotel", "rooms", 0, 17, 0}}}, results);
                 CHECK_FALSE(failed.has_value());
                 CHECK(failed.error().reason != "");
                 CHECK(everything(adapter) == before);
                 CHECK(adapter.store().positions("hotel", "rooms").value().empty());
                 const auto again = commit(adapter, group);
                 CHECK(again[0] == writ::commit_result::committed);
                 CHECK(again[1] == writ::commit_result::committed);
                 CHECK(ids_of(read_log(adapter)) == "e1 said-by-m2");
             } else {
                 WARN("cannot make a commit fail: not tested");
                 CHECK(outcome(adapter, entry(adapter)) == "committed");
             }
         }},
        {"a handler is called again when the commit is, and its rows are those of the last time",
         [](Adapter& adapter) {
             if constexpr (requires { adapter.fail_next_commit(); }) {
                 int calls = 0;
                 std::vector<writ::commit_entry> group{entry(adapter), entry(adapter)};
                 group[0].decide_within = [&](writ::commit_entry& given, void* transaction) {
                     Adapter::write(rows_of<Adapter>(transaction), "r" + std::to_string(++calls));
                     given.emissions = {emission("e1")};
                     return true;
                 };
                 group[1].decide_within = [&](writ::commit_entry&, void* transaction) {
                     Adapter::write(rows_of<Adapter>(transaction), "failed");
                     return false;
                 };
                 adapter.fail_next_commit();
                 std::vector<writ::entry_result> results;
                 CHECK_FALSE(adapter.store().commit(group, {}, results).has_value());
                 CHECK_FALSE(has_row(adapter, "r1"));
                 commit(adapter, group);
                 CHECK(calls == 2);
                 CHECK_FALSE(has_row(adapter, "r1"));
                 CHECK(has_row(adapter, "r2"));
                 CHECK_FALSE(has_row(adapter, "failed"));
                 CHECK(ids_of(read_log(adapter)) == "e1");
             } else {
                 WARN("cannot make a commit fail: not tested");
                 CHECK(outcome(adapter, entry(adapter)) == "committed");
             }
         }},
    };
}

}  // namespace conformance
