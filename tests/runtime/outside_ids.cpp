// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "in_a_child.hpp"

#include <writ/runtime/outside_ids.hpp>

#include "catch.hpp"

#include <set>
#include <string>
#include <thread>

using runtime_tests::in_a_child;
using writ::detail::random_id;

TEST_CASE("an id from outside is 32 hexadecimal digits") {
    const std::string made = random_id();
    CHECK(made.size() == 32);
    CHECK(made.find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("no two threads draw the same ids") {
    std::set<std::string> all;
    const auto draw = [&all] { all.insert({random_id(), random_id()}); };
    draw();
    std::thread{draw}.join();
    std::thread{draw}.join();
    CHECK(all.size() == 6);
}

TEST_CASE("a process that was forked draws other ids than its parent and its siblings") {
    random_id();  // what is drawn next is decided
    const std::string first = in_a_child(random_id);
    const std::string second = in_a_child(random_id);
    const std::string own = random_id();
    CHECK(first.size() == 32);
    CHECK(std::set<std::string>{first, second, own}.size() == 3);
}

TEST_CASE("so does a child of a child") {
    random_id();
    const std::string both = in_a_child([] {
        random_id();
        const std::string below = in_a_child(random_id);
        return below + random_id();
    });
    REQUIRE(both.size() == 64);
    CHECK(both.substr(0, 32) != both.substr(32));
}
