// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "in_a_child.hpp"

#include <writ/runtime/process_name.hpp>

#include "catch.hpp"

#include <cstddef>
#include <string>

namespace {

// Its words: the machine's start, the namespace of processes, the process, its start, a number.
std::string with_other(std::size_t word, std::string name) {
    std::size_t at = 0;
    for (; word > 0; --word) {
        at = name.find(' ', at) + 1;
    }
    name[at] = name[at] == '1' ? '2' : '1';
    return name;
}

// The owner name of a child that has ended, and that saw its parent and itself live.
std::string name_of_an_ended_child() {
    const std::string made = runtime_tests::in_a_child([parent = writ::new_owner_name()] {
        const std::string own = writ::new_owner_name();
        return writ::owner_is_dead(parent) || writ::owner_is_dead(own) ? "dead" : own;
    });
    REQUIRE(made != "dead");
    return made;
}

}  // namespace

TEST_CASE("an owner of this process lives") {
    CHECK_FALSE(writ::owner_is_dead(writ::new_owner_name()));
}

TEST_CASE("two owners of a process have different names") {
    CHECK(writ::new_owner_name() != writ::new_owner_name());
}

TEST_CASE("an owner of a process that has ended is dead") {
    CHECK(writ::owner_is_dead(name_of_an_ended_child()));
}

TEST_CASE("an owner whose process id is another process now is dead") {
    CHECK(writ::owner_is_dead(with_other(3, writ::new_owner_name())));
}

TEST_CASE("of an owner on another machine, or before its last start, nothing is known") {
    const auto dead = name_of_an_ended_child();
    CHECK_FALSE(writ::owner_is_dead(with_other(0, dead)));
}

TEST_CASE("of an owner in another namespace of processes nothing is known") {
    const auto dead = name_of_an_ended_child();
    CHECK_FALSE(writ::owner_is_dead(with_other(1, dead)));
}

TEST_CASE("of an owner with a name of its own nothing is known") {
    CHECK_FALSE(writ::owner_is_dead("desk-1"));
    CHECK_FALSE(writ::owner_is_dead(""));
}
