// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the store in memory does beside what every store does: tests/conformance.

#include "../conformance/store/building.hpp"

#include <writ/memory.hpp>
#include <writ/testing.hpp>

#include <string>
#include <type_traits>
#include <vector>

using namespace conformance;

namespace {

struct forgetful {
    using store_type = writ::memory::store;
    store_type& store() { return kept; }

    std::int64_t time = 1'700'000'000'000;
    store_type kept{{.clock = [this] { return writ::timestamp{time}; }, .keep_handled = false}};
};

std::vector<writ::read_position> everywhere(std::string service, std::uint64_t offset,
                                            writ::memory::store& store) {
    std::vector<writ::read_position> all;
    for (std::uint32_t slot = 0; slot < store.slots(); ++slot) {
        all.push_back({service, "log", slot, offset, 0});
    }
    return all;
}

}  // namespace

TEST_CASE("a handler that runs in the harness runs on the store in memory") {
    STATIC_REQUIRE(std::is_same_v<writ::memory::store::transaction, writ::testing::transaction>);
}

TEST_CASE("a store in memory says that it is volatile") {
    STATIC_REQUIRE(writ::memory::store::facts.scope == writ::store_scope::process);
    STATIC_REQUIRE_FALSE(writ::memory::store::facts.durable);
    STATIC_REQUIRE_FALSE(decltype(writ::memory::store{}.transport())::facts.durable);
}

TEST_CASE("a store in memory has the name that it was given") {
    writ::memory::store named{{.id = "simulated"}};
    CHECK(named.id() == "simulated");
}

TEST_CASE("a store in memory has as many slots as it was told, and at least one") {
    CHECK(writ::memory::store{{.slots = 3}}.slots() == 3);
    CHECK(writ::memory::store{{.slots = 0}}.slots() == 1);
}

TEST_CASE("memory is bounded by what is on its way where nothing handled is kept") {
    forgetful adapter;
    auto& store = adapter.store();
    REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
    std::uint64_t version = 0;
    for (int i = 0; i < 5'000; ++i) {
        const auto sent = append(adapter, {emission("m" + std::to_string(i))});
        const auto one = message("m" + std::to_string(i));
        std::vector<writ::commit_entry> entries{step(adapter, "b1", version++, running("open"))};
        entries[0].message = &one;
        entries[0].claims = true;
        CHECK(commit(adapter, entries, everywhere("hotel", sent[0], store))[0] ==
              writ::commit_result::committed);
    }
    const auto all = store.stats().value();
    CHECK(all.log == 0);
    CHECK(all.inbox == 0);
    CHECK(all.bytes == 0);
    CHECK(all.log_head == 5'000);
    CHECK(store.history("hotel", "stay", "b1", 10).value().empty());
}

TEST_CASE("what one service has not passed is kept, and its identity with it") {
    forgetful adapter;
    auto& store = adapter.store();
    REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
    REQUIRE(store.subscribe("bar", "room.reserved", true).has_value());
    append(adapter, {emission("m1"), emission("m2")});
    const auto one = message("m1");
    std::vector<writ::commit_entry> entries{claim(adapter, one)};
    commit(adapter, entries, everywhere("hotel", 2, store));
    CHECK(ids_of(read_log(adapter)) == "m1 m2");
    CHECK(outcome(adapter, claim(adapter, one)) == "duplicate");
    std::vector<writ::commit_entry> none;
    commit(adapter, none, everywhere("bar", 1, store));
    CHECK(ids_of(read_log(adapter)) == "m2");
    commit(adapter, none, everywhere("bar", 2, store));
    CHECK(read_log(adapter).empty());
}

TEST_CASE("an answer is kept until its client has read it, or five seconds") {
    forgetful adapter;
    auto& store = adapter.store();
    REQUIRE(store.subscribe("hotel", "room.reserved", true).has_value());
    auto answer = emission("a1");
    answer.addressed_to = "web-1";
    append(adapter, {answer, emission("m2")});
    std::vector<writ::commit_entry> none;
    commit(adapter, none, everywhere("hotel", 2, store));
    CHECK(store.stats().value().log == 2);
    CHECK(ids_of(read_log(adapter)) == "a1 m2");
    commit(adapter, none, everywhere("hotel", 2, store));
    CHECK(store.stats().value().log == 0);

    answer.message.id = "a3";
    append(adapter, {answer});
    adapter.time += 5'000;
    commit(adapter, none, everywhere("hotel", 3, store));
    CHECK(store.stats().value().log == 1);
    adapter.time += 1;
    commit(adapter, none, everywhere("hotel", 3, store));
    CHECK(store.stats().value().log == 0);
}

TEST_CASE("what was sent before any service is known waits for the first") {
    forgetful adapter;
    append(adapter, {emission("m1")});
    std::vector<writ::commit_entry> none;
    commit(adapter, none, {{"hotel", "rooms", 0, 5, 0}});
    CHECK(ids_of(read_log(adapter)) == "m1");
    REQUIRE(adapter.store().subscribe("hotel", "room.reserved", true).has_value());
    commit(adapter, none, {{"hotel", "rooms", 0, 6, 0}});
    CHECK(ids_of(read_log(adapter)) == "m1");
}

TEST_CASE("a commit that is refused says where and why") {
    writ::memory::store store{{.id = "disk", .refuse = [] { return "no space is left"; }}};
    std::vector<writ::commit_entry> entries(1);
    std::vector<writ::entry_result> results;
    CHECK(store.commit(entries, {}, results).error().text() == "disk: no space is left");
}

TEST_CASE("many identities are claimed, found and forgotten in any order") {
    forgetful adapter;
    auto& store = adapter.store();
    std::vector<writ::envelope> all;
    for (int i = 0; i < 3'000; ++i) {
        all.push_back(message("m" + std::to_string(i)));
    }
    std::size_t wrong = 0;
    const auto claimed = [&](std::size_t i) {
        std::vector<writ::commit_entry> entries{claim(adapter, all[i])};
        std::vector<writ::entry_result> results;
        wrong += !store.commit(entries, {}, results).has_value();
        return results[0].what == writ::commit_result::committed;
    };
    for (std::size_t i = 0; i < all.size(); ++i) {
        adapter.time += i % 3 == 0 ? 1 : 0;
        wrong += !claimed(i);
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        wrong += claimed(i * 7 % all.size());
    }
    CHECK(store.stats().value().inbox == 3'000);
    const writ::retention keep{.ids = ms(500)};
    const auto removed = store.trim({adapter.time}, keep, 10'000).value();
    CHECK(removed == 1'497);
    for (std::size_t i = 0; i < all.size(); ++i) {
        wrong += claimed(i) != (i < removed);
    }
    CHECK(store.stats().value().inbox == 3'000);
    CHECK(wrong == 0);
}
