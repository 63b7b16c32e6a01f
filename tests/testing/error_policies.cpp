// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include "catch.hpp"

#include <stdexcept>

namespace {

struct busy : std::runtime_error {
    busy() : std::runtime_error{"busy"} {}
};
struct very_busy : busy {};
struct gone : std::runtime_error {
    gone() : std::runtime_error{"gone"} {}
};

enum class fault { busy, very_busy, gone, other };
struct fail_with {
    fault what{};
};
struct contracts : writ::contract_list<writ::command<"errors.fail-with", fail_with>> {};

void fail(const fail_with& asked) {
    switch (asked.what) {
    case fault::busy: throw busy{};
    case fault::very_busy: throw very_busy{};
    case fault::gone: throw gone{};
    case fault::other: throw std::runtime_error{"other"};
    }
}

struct own_words : writ::service<"own", contracts,
                                 writ::calls<&fail, writ::attempts<2>, writ::unrecoverable<gone>,
                                             writ::on_error<busy, writ::attempts<4>>>> {};
struct service_words
    : writ::service<"whole", contracts,
                    writ::recoverability<writ::attempts<3>, writ::unrecoverable<gone>,
                                         writ::on_error<busy, writ::attempts<5>>>,
                    writ::calls<&fail>> {};
struct both_words
    : writ::service<"both", contracts,
                    writ::recoverability<writ::on_error<busy, writ::attempts<5>>>,
                    writ::calls<&fail, writ::on_error<very_busy, writ::attempts<1>>>> {};

template <class Service>
writ::dead_letter letter_of(fault what) {
    auto world = writ::testing::world<Service>();
    world.send(fail_with{what});
    world.run_to_end();
    REQUIRE(world.dead_letters().size() == 1);
    return world.dead_letters().front();
}

}  // namespace

TEST_CASE("an exception is retried by the policy of its type") {
    CHECK(letter_of<own_words>(fault::other).attempts == 2);
    CHECK(letter_of<own_words>(fault::busy).attempts == 4);
}

TEST_CASE("the policy of a type holds for what is derived from it") {
    CHECK(letter_of<own_words>(fault::very_busy).attempts == 4);
}

TEST_CASE("a service says policies of types for all its handlers") {
    CHECK(letter_of<service_words>(fault::other).attempts == 3);
    CHECK(letter_of<service_words>(fault::busy).attempts == 5);
    CHECK(letter_of<service_words>(fault::gone).why == writ::dead_reason::rejected);
    CHECK(letter_of<service_words>(fault::gone).attempts == 1);
}

TEST_CASE("what a handler says of a type counts before what its service says") {
    CHECK(letter_of<both_words>(fault::very_busy).attempts == 1);
    CHECK(letter_of<both_words>(fault::busy).attempts == 5);
}
