// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "building.hpp"

#include <atomic>
#include <set>
#include <thread>

namespace conformance {

template <class Adapter>
std::optional<writ::lease> acquire(Adapter& adapter, std::string_view role, std::string_view who) {
    return adapter.store().acquire(role, who, ms(1'000)).value();
}

template <class Adapter>
store_cases<Adapter> lease_cases() {
    return {
        {"a lease that is held is not given to somebody else",
         [](Adapter& adapter) {
             REQUIRE(acquire(adapter, "relay", "a").has_value());
             CHECK_FALSE(acquire(adapter, "relay", "b").has_value());
             CHECK(acquire(adapter, "other", "b").has_value());
             adapter.advance(ms(999));
             CHECK_FALSE(acquire(adapter, "relay", "b").has_value());
             adapter.advance(ms(2));
             CHECK(acquire(adapter, "relay", "b").has_value());
         }},
        {"the epochs of a role grow, whoever gets it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a")->epoch;
             CHECK(first > 0);
             adapter.advance(ms(1'001));
             const auto second = acquire(adapter, "relay", "b")->epoch;
             CHECK(second > first);
             REQUIRE(store.give_back("relay", second).has_value());
             CHECK(acquire(adapter, "relay", "b")->epoch > second);
         }},
        {"a lease says whether the one before was given back",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             CHECK_FALSE(first->unclean);
             REQUIRE(store.give_back("relay", first->epoch).has_value());
             CHECK_FALSE(acquire(adapter, "relay", "b")->unclean);
             adapter.advance(ms(1'001));
             const auto third = acquire(adapter, "relay", "c");
             CHECK(third->unclean);
             REQUIRE(store.give_back("relay", third->epoch).has_value());
             CHECK_FALSE(acquire(adapter, "relay", "d")->unclean);
         }},
        {"what is given back is to be had at once",
         [](Adapter& adapter) {
             const auto first = acquire(adapter, "relay", "a");
             REQUIRE(adapter.store().give_back("relay", first->epoch).has_value());
             CHECK(acquire(adapter, "relay", "b").has_value());
         }},
        {"who gives back what it has no longer changes nothing",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             adapter.advance(ms(1'001));
             const auto second = acquire(adapter, "relay", "b");
             REQUIRE(store.give_back("relay", first->epoch).has_value());
             CHECK_FALSE(acquire(adapter, "relay", "c").has_value());
             CHECK(store.renew("relay", second->epoch, ms(1'000)).value());
             CHECK(store.give_back("nobody's", 1).has_value());
         }},
        {"a lease that is renewed goes on from now",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             adapter.advance(ms(900));
             CHECK(store.renew("relay", first->epoch, ms(1'000)).value());
             adapter.advance(ms(900));
             CHECK_FALSE(acquire(adapter, "relay", "b").has_value());
             adapter.advance(ms(101));
             CHECK(acquire(adapter, "relay", "b").has_value());
         }},
        {"a lease whose time is over is renewed as long as nobody took it",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             adapter.advance(ms(5'000));
             CHECK(store.renew("relay", first->epoch, ms(1'000)).value());
             CHECK_FALSE(acquire(adapter, "relay", "b").has_value());
         }},
        {"a lease that another holder has is not renewed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             adapter.advance(ms(1'001));
             const auto second = acquire(adapter, "relay", "b");
             CHECK_FALSE(store.renew("relay", first->epoch, ms(1'000)).value());
             CHECK(store.renew("relay", second->epoch, ms(1'000)).value());
             CHECK_FALSE(store.renew("nobody's", 1, ms(1'000)).value());
         }},
        {"a lease that was given back is not renewed",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto first = acquire(adapter, "relay", "a");
             REQUIRE(store.give_back("relay", first->epoch).has_value());
             CHECK_FALSE(store.renew("relay", first->epoch, ms(1'000)).value());
         }},
        {"the leases that are held are listed, by the beginning of their roles",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             REQUIRE(store.acquire("hotel#1", "a", ms(500)).value().has_value());
             REQUIRE(store.acquire("hotel#2", "b", ms(5'000)).value().has_value());
             const auto third = store.acquire("hotel#3", "c", ms(5'000)).value();
             REQUIRE(store.acquire("hotels#1", "d", ms(5'000)).value().has_value());
             const auto roles = [&] {
                 std::set<std::pair<std::string, std::string>> found;
                 const auto all = store.leases("hotel#").value();
                 for (const auto& each : all) {
                     found.emplace(each.role, each.holder);
                 }
                 return found;
             };
             using expected = std::set<std::pair<std::string, std::string>>;
             CHECK(roles() == expected{{"hotel#1", "a"}, {"hotel#2", "b"}, {"hotel#3", "c"}});
             adapter.advance(ms(501));
             REQUIRE(store.give_back("hotel#3", third->epoch).has_value());
             CHECK(roles() == expected{{"hotel#2", "b"}});
             CHECK(store.leases("").value().size() == 2);
             CHECK(store.leases("bar").value().empty());
         }},
    };
}

template <class Adapter>
store_cases<Adapter> sharing_cases() {
    return {
        {"a store has a name, and it stays",
         [](Adapter& adapter) {
             const auto name = adapter.store().id();
             CHECK(name != "");
             CHECK(adapter.store().id() == name);
             Adapter another;
             CHECK(another.store().id() != name);
         }},
        {"a store has slots, and a clock that is the given one",
         [](Adapter& adapter) {
             CHECK(adapter.store().slots() > 7);
             const auto before = adapter.store().now();
             adapter.advance(ms(5));
             CHECK(adapter.store().now() == after(before, 5));
         }},
        {"a commit is a change, and a change is waited for no longer than asked",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto seen = store.changes();
             CHECK_FALSE(store.wait_for_change(seen, ms(1)));
             REQUIRE(outcome(adapter, entry(adapter)) == "committed");
             CHECK(store.changes() > seen);
             CHECK(store.wait_for_change(seen, ms(60'000)));
             const auto then = store.changes();
             append(adapter, {emission("a1")});
             CHECK(store.changes() > then);
         }},
        {"who waits is woken by the commit of another thread",
         [](Adapter& adapter) {
             auto& store = adapter.store();
             const auto seen = store.changes();
             std::thread other([&] { append(adapter, {emission("a1")}); });
             const bool woken = store.wait_for_change(seen, ms(60'000));
             other.join();
             CHECK(woken);
         }},
        {"four threads commit, others read: each effect is there once, and in order",
         [](Adapter& adapter) {
             constexpr int threads = 4, each = 25;
             auto& store = adapter.store();
             std::atomic<int> conflicts{0}, wrong{0}, committed{0};
             std::atomic<bool> done{false};
             const auto work = [&](int number) {
                 for (int i = 0; i < each; ++i) {
                     const auto id = std::to_string(number) + '-' + std::to_string(i);
                     const auto of = message(id);
                     for (bool again = true; again;) {
                         const auto seen = store.load("hotel", "stay", "b1");
                         std::vector<writ::commit_entry> entries{
                             step(adapter, "b1", seen.value().version, running(id))};
                         entries[0].message = &of;
                         entries[0].claims = true;
                         entries[0].emissions = {emission("by-" + id)};
                         std::vector<writ::entry_result> results;
                         again = !store.commit(entries, {}, results) ||
                                 results[0].what == writ::commit_result::conflict;
                         conflicts += again ? 1 : 0;
                         wrong += !again && results[0].what != writ::commit_result::committed;
                     }
                     ++committed;
                 }
             };
             const auto read = [&] {
                 std::uint64_t at = 0, version = 0;
                 while (!done) {
                     take_all filter;
                     std::vector<writ::logged_message> found;
                     at = store.read_log(at, 10, filter, found).value();
                     for (std::size_t i = 1; i < found.size(); ++i) {
                         wrong += found[i - 1].sequence >= found[i].sequence;
                     }
                     const auto now_at = store.load("hotel", "stay", "b1").value().version;
                     wrong += now_at < version;
                     version = now_at;
                     wrong += !store.stats().has_value();
                 }
             };
             std::vector<std::thread> workers, readers;
             for (int i = 0; i < 2; ++i) {
                 readers.emplace_back(read);
             }
             for (int i = 0; i < threads; ++i) {
                 workers.emplace_back(work, i);
             }
             for (auto& one : workers) {
                 one.join();
             }
             done = true;
             for (auto& one : readers) {
                 one.join();
             }
             CHECK(wrong == 0);
             CHECK(committed == threads * each);
             CHECK(load(adapter).version == threads * each);
             const auto found = read_log(adapter);
             std::set<std::string> ids;
             for (const auto& one : found) {
                 ids.insert(one.sent.message.id);
             }
             CHECK(found.size() == threads * each);
             CHECK(ids.size() == threads * each);
             CHECK(store.stats().value().inbox == threads * each);
         }},
    };
}

}  // namespace conformance
