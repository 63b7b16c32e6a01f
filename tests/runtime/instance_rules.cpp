// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/runtime/instance_rules.hpp>
#include <writ/runtime/timer_rules.hpp>

using namespace writ;

namespace {

constexpr std::int64_t day = 86'400'000;
constexpr instance_message starter{.starts = true};
constexpr instance_message continuation{};
constexpr instance_message reply{.is_reply = true};
using action = instance_action;

}  // namespace

TEST_CASE("a finished instance is remembered for thirty days") {
    static_assert(presence_of(true, {}, {0}, {}) == presence::running);
    static_assert(presence_of(false, {}, {0}, {}) == presence::none);
    CHECK(presence_of(false, timestamp{5}, {30 * day + 5}, {}) == presence::finished);
    CHECK(presence_of(false, timestamp{5}, {30 * day + 6}, {}) == presence::none);
    CHECK(presence_of(true, timestamp{5}, {6}, {}) == presence::running);
}

TEST_CASE("a running instance is asked about every message") {
    static_assert(before_transition(starter, presence::running, false).what == action::decide);
    static_assert(before_transition(reply, presence::running, false).what == action::decide);
    CHECK(before_transition(continuation, presence::running, false).what == action::decide);
}

TEST_CASE("without an instance a starter starts one and anything else is held") {
    CHECK(before_transition(starter, presence::none, false).what == action::decide);
    CHECK(before_transition(continuation, presence::none, false).what == action::hold);
}

TEST_CASE("a message for a finished instance is counted, whether it would start or continue it") {
    CHECK(before_transition(continuation, presence::finished, false).what == action::count_late);
    CHECK(before_transition(continuation, presence::finished, true).what == action::count_late);
    CHECK(before_transition(starter, presence::finished, false).what == action::instance_finished);
}

TEST_CASE("a finished instance starts again where its workflow says so") {
    CHECK(before_transition(starter, presence::finished, true).what == action::decide);
}

TEST_CASE("a reply without an instance that waits for it is counted") {
    CHECK(before_transition(reply, presence::none, false).what == action::count_unclaimed);
    CHECK(before_transition(reply, presence::finished, true).what == action::count_unclaimed);
}

TEST_CASE("a message without a transition follows what the workflow says of all others") {
    static_assert(without_transition(unhandled_policy::hold).what == action::hold);
    static_assert(without_transition(unhandled_policy::ignore).what == action::ignore);
    CHECK(without_transition(unhandled_policy::reject) ==
          instance_step{action::bury, dead_reason::rejected});
}

TEST_CASE("a message that was held too long is set aside with what it waited for") {
    CHECK(hold_ends({5}, {}) == timestamp{600'005});
    CHECK(after_hold(continuation, presence::none) ==
          instance_step{action::bury, dead_reason::no_such_instance});
    CHECK(after_hold(continuation, presence::running) ==
          instance_step{action::bury, dead_reason::no_fitting_state});
    CHECK(after_hold(reply, presence::running).what == action::count_unclaimed);
}

TEST_CASE("held messages are tried again when their instance starts, steps or finishes") {
    CHECK(releases_held(change::step));
    CHECK(releases_held(change::finish));
    CHECK_FALSE(releases_held(change::stay));
    CHECK_FALSE(releases_held(change::none));
}

TEST_CASE("a step sets the timer of the state that it enters, or none") {
    static_assert(timer_after(change::step, 50, {7}) == timer_step{timer_action::set, {57}});
    CHECK(timer_after(change::step, 0, {7}).what == timer_action::cancel);
}

TEST_CASE("a stay keeps the timer and a finish cancels it") {
    CHECK(timer_after(change::stay, 0, {7}).what == timer_action::keep);
    CHECK(timer_after(change::none, 50, {7}).what == timer_action::keep);
    CHECK(timer_after(change::finish, 50, {7}).what == timer_action::cancel);
}

TEST_CASE("a stay at the timeout itself, which has a timeout again, sets the timer anew") {
    CHECK(timer_after(change::stay, 50, {7}) == timer_step{timer_action::set, {57}});
}

TEST_CASE("a timer is never early and never too late to fire") {
    CHECK_FALSE(timer_is_due({10}, {9}));
    CHECK(timer_is_due({10}, {10}));
    CHECK(timer_is_due({10}, {90 * day}));
}

TEST_CASE("what a recurrence missed is not made up for") {
    CHECK(next_recurrence({100}, 100, {100}) == timestamp{200});
    CHECK(next_recurrence({100}, 100, {199}) == timestamp{200});
    CHECK(next_recurrence({100}, 100, {350}) == timestamp{400});
}
