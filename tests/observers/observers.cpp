// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/observers.hpp>
#include <writ/runtime/failure_printer.hpp>

#include <string>
#include <type_traits>
#include <vector>

using namespace observers_test;
namespace observed = writ::observed;

namespace {

struct deaf {};

struct lag_watch {
    std::uint64_t messages = 0;
    void on(const observed::lag& event) { messages = event.messages; }
};

struct listener {
    std::vector<std::string>* heard;
    const char* name;
    void on(const observed::lag&) { heard->push_back(std::string{name} + " lag"); }
    void on(const observed::paused&) { heard->push_back(std::string{name} + " paused"); }
};

struct curious {
    std::size_t heard = 0;
    template <class Event>
    void on(const Event&) {
        ++heard;
    }
};

}  // namespace

TEST_CASE("an event that nobody wants is not made") {
    std::size_t made = 0;
    const auto make = [&] {
        ++made;
        return observed::committing{1};
    };
    deaf none;
    lag_watch other;
    writ::observers both{none, other};
    writ::detail::observe<observed::committing>(none, make);
    writ::detail::observe<observed::committing>(other, make);
    writ::detail::observe<observed::committing>(both, make);
    CHECK(made == 0);
    curious all;
    writ::detail::observe<observed::committing>(all, make);
    CHECK(made == 1);
}

TEST_CASE("an observer without an on has no size and wants nothing") {
    static_assert(std::is_empty_v<deaf>);
    static_assert(std::is_empty_v<writ::observers<>>);
    static_assert(std::is_empty_v<writ::observers<deaf>>);
    static_assert(not writ::observes<deaf, observed::lag>);
    static_assert(not writ::observes<writ::observers<>, observed::lag>);
    static_assert(not writ::observes<writ::observers<deaf, deaf&>, observed::lag>);
    static_assert(not writ::observes<writ::failure_printer, observed::decided>);
    CHECK(writ::observes<writ::failure_printer, observed::dead_lettered>);
}

TEST_CASE("several observers are told in their order") {
    std::vector<std::string> heard;
    listener first{&heard, "first"}, second{&heard, "second"};
    writ::observers both{first, second};
    both.on(observed::lag{"payments", 3});
    both.on(observed::paused{"payments", "charge", "no"});
    CHECK(heard ==
          std::vector<std::string>{"first lag", "second lag", "first paused", "second paused"});
}

TEST_CASE("of several observers each is told only what it wants") {
    lag_watch lag;
    curious all;
    deaf none;
    writ::observers three{lag, none, all};
    static_assert(writ::observes<decltype(three), observed::committing>);
    three.on(observed::committing{5});
    three.on(observed::lag{"payments", 3});
    CHECK(lag.messages == 3);
    CHECK(all.heard == 2);
}

TEST_CASE("observers with a name are referred to, others are kept") {
    lag_watch named;
    static_assert(std::is_same_v<decltype(writ::observers{named, lag_watch{}}),
                                 writ::observers<lag_watch&, lag_watch>>);
    writ::observers both{named, curious{}};
    both.on(observed::lag{"payments", 3});
    CHECK(named.messages == 3);
}

TEST_CASE("observers can be made of observers") {
    lag_watch deep;
    writ::observers inner{deep, deaf{}};
    writ::observers outer{inner, deaf{}};
    static_assert(not writ::observes<decltype(outer), observed::committing>);
    outer.on(observed::lag{"payments", 3});
    CHECK(deep.messages == 3);
}
