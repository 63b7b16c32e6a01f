// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/runtime/recovery.hpp>

using namespace writ;

namespace {

constexpr std::int64_t second = 1'000;
constexpr std::int64_t minute = 60 * second;
constexpr retry_policy defaults{};

}  // namespace

TEST_CASE("a failure is retried at once twice, then five times later, then set aside") {
    static_assert(deliveries_of(defaults) == 8);
    static_assert(after_failure(defaults, 1, {0}, 0.5).what == recovery::retry_at_once);
    static_assert(after_failure(defaults, 2, {0}, 0.5).what == recovery::retry_at_once);
    for (std::uint32_t attempts = 3; attempts <= 7; ++attempts) {
        CHECK(after_failure(defaults, attempts, {0}, 0.5).what == recovery::park);
    }
    CHECK(after_failure(defaults, 8, {0}, 0.5) ==
          recovery_step{recovery::bury, {}, dead_reason::failed});
    CHECK(after_failure(defaults, 9, {0}, 0.5).what == recovery::bury);
}

TEST_CASE("a policy without retries sets a message aside at its first failure") {
    constexpr retry_policy once{.immediate = 0, .delayed = 0};
    static_assert(after_failure(once, 1, {0}, 0.5).what == recovery::bury);
    CHECK(deliveries_of(once) == 1);
}

TEST_CASE("delays grow by the factor up to the cap") {
    const std::int64_t expected[] = {1, 4, 16, 64, 256, 600, 600};
    for (std::uint32_t at = 0; at < 7; ++at) {
        CHECK(retry_delay(defaults, at + 1, 0.5).ms == expected[at] * second);
    }
    CHECK(after_failure(defaults, 4, {50}, 0.5).at == timestamp{50 + 4 * second});
}

TEST_CASE("jitter stays within its band and never goes over the cap") {
    static_assert(retry_delay(defaults, 2, 0.0).ms == 3'200);
    static_assert(retry_delay(defaults, 2, 0.75).ms == 4'400);
    for (int step = 0; step < 1'000; ++step) {
        const double jitter = step / 1'000.0;
        const auto delay = retry_delay(defaults, 3, jitter).ms;
        REQUIRE(delay >= 12'800);
        REQUIRE(delay <= 19'200);
        REQUIRE(retry_delay(defaults, 9, jitter).ms <= 10 * minute);
        REQUIRE(retry_delay(defaults, 9, jitter).ms >= 8 * minute);
    }
    CHECK(retry_delay(defaults, 3, 0.999).ms > 19'000);
}

TEST_CASE("a delay does not overflow, however often and by what factor it grows") {
    constexpr retry_policy steep{.delayed = 4'000'000,
                                 .first = duration::milliseconds(3),
                                 .factor = 4'000'000'000,
                                 .jitter_percent = 0,
                                 .cap = duration::milliseconds(9'000'000'000'000'000'000)};
    CHECK(retry_delay(steep, 4'000'000, 0.5) == steep.cap);
    constexpr retry_policy flat{.factor = 1, .jitter_percent = 0};
    CHECK(retry_delay(flat, 4'000'000'000, 0.5).ms == second);
}

TEST_CASE("what waiting cannot repair is set aside at the first failure") {
    static_assert(recover(verdict::rejected, defaults, 1, {0}, 0.5) ==
                  recovery_step{recovery::bury, {}, dead_reason::rejected});
    CHECK(recover(verdict::failed, defaults, 1, {0}, 0.5).what == recovery::retry_at_once);
}

TEST_CASE("what cannot be decoded waits only if another build may have written it") {
    const limits bounds{};
    const recovery_step buried{recovery::bury, {}, dead_reason::undecodable};
    CHECK(after_undecodable("", "writ:1", 1, {0}, {0}, bounds, 0.5) == buried);
    CHECK(after_undecodable("writ:1", "writ:1", 1, {0}, {0}, bounds, 0.5) == buried);
    CHECK(after_undecodable("writ:2", "writ:1", 1, {0}, {0}, bounds, 0.5) ==
          recovery_step{recovery::park, {1000}, dead_reason::undecodable});
    const timestamp end{bounds.deploy_grace.ms};
    CHECK(after_undecodable("writ:2", "writ:1", 9, {0}, {end.ms - 1}, bounds, 0.5).at == end);
    CHECK(after_undecodable("writ:2", "writ:1", 10, {0}, end, bounds, 0.5) == buried);
}

TEST_CASE("a crash counts as a failure, or is left to an operator") {
    CHECK(after_crash(false, defaults, 3, {0}, 0.5).what == recovery::park);
    CHECK(after_crash(false, defaults, 8, {0}, 0.5).why == dead_reason::failed);
    CHECK(after_crash(true, defaults, 1, {0}, 0.5) ==
          recovery_step{recovery::bury, {}, dead_reason::in_doubt});
}

TEST_CASE("a dead letter parks its key when it had its turn there and was not skipped") {
    static_assert(parks_its_key(dead_reason::failed, true, poison::park));
    CHECK(parks_its_key(dead_reason::undecodable, true, poison::park));
    CHECK(parks_its_key(dead_reason::rejected, true, poison::park));
    CHECK(parks_its_key(dead_reason::too_large, true, poison::park));
    CHECK(parks_its_key(dead_reason::in_doubt, true, poison::park));
    CHECK_FALSE(parks_its_key(dead_reason::failed, true, poison::skip));
    CHECK_FALSE(parks_its_key(dead_reason::failed, false, poison::park));
    CHECK_FALSE(parks_its_key(dead_reason::expired, true, poison::park));
    CHECK_FALSE(parks_its_key(dead_reason::no_such_instance, true, poison::park));
    CHECK_FALSE(parks_its_key(dead_reason::no_fitting_state, true, poison::park));
    CHECK_FALSE(parks_its_key(dead_reason::unknown_type, true, poison::park));
}

TEST_CASE("the names of dead letter reasons are those that the design gives") {
    CHECK(name_of(dead_reason::no_such_instance) == "no_such_instance");
    CHECK(name_of(dead_reason::too_old_to_deduplicate) == "too_old_to_deduplicate");
    CHECK(name_of(dead_reason::too_many_hops) == "too_many_hops");
    CHECK(name_of(dead_reason::expired) == "expired");
}

TEST_CASE("a message over a limit is refused with the limit's reason") {
    static_assert(!refusal({.body_bytes = 1'048'576, .hops = 100}, {0}, {}));
    static_assert(refusal({.body_bytes = 1'048'577}, {0}, {}) == dead_reason::too_large);
    CHECK(refusal({.attributes = 65}, {0}, {}) == dead_reason::too_large);
    CHECK(refusal({.largest_attribute = 8'193}, {0}, {}) == dead_reason::too_large);
    CHECK(refusal({.hops = 101}, {0}, {}) == dead_reason::too_many_hops);
}

TEST_CASE("what is said of a message over a limit is its size and the limit") {
    const auto text = [](dead_reason why, const intake_facts& facts) {
        return refusal_text(why, facts, {});
    };
    CHECK(text(dead_reason::too_large, {.body_bytes = 1'048'577}) ==
          "a body of 1048577 bytes, over the limit of 1048576");
    CHECK(text(dead_reason::too_large, {.attributes = 65}) ==
          "65 attributes, over the limit of 64");
    CHECK(text(dead_reason::too_large, {.largest_attribute = 8'193}) ==
          "an attribute of 8193 bytes, over the limit of 8192");
    CHECK(text(dead_reason::too_many_hops, {.hops = 101}) == "101 hops, over the limit of 100");
    CHECK(text(dead_reason::expired, {.body_bytes = 1'048'577}).empty());
}

TEST_CASE("a message is refused after its expiry time, but not when it was redriven") {
    const intake_facts fresh{.expiry_time = timestamp{100}};
    CHECK_FALSE(refusal(fresh, {100}, {}));
    CHECK(refusal(fresh, {101}, {}) == dead_reason::expired);
    CHECK_FALSE(refusal({.generation = 1, .expiry_time = timestamp{100}}, {101}, {}));
}

TEST_CASE("the facts of a message are its sizes and marks") {
    envelope message;
    message.body = "12345";
    message.hops = 7;
    message.generation = 2;
    message.expiry_time = timestamp{9};
    message.headers = {{"a", "1"}, {"b", "123"}, {"c", ""}};
    const auto facts = intake_facts_of(message);
    CHECK(facts.body_bytes == 5);
    CHECK(facts.attributes == 3);
    CHECK(facts.largest_attribute == 3);
    CHECK(facts.hops == 7);
    CHECK(facts.generation == 2);
    CHECK(facts.expiry_time == timestamp{9});
}

TEST_CASE("an event of an unknown type is skipped") {
    static_assert(after_unknown_type(kind::event, 1, {0}, {0}, {}, 0.5).what == unknown_type::skip);
    CHECK(after_unknown_type(kind::event, 9, {0}, {90 * minute}, {}, 0.5).what ==
          unknown_type::skip);
}

TEST_CASE("a command of an unknown type is retried over the deploy grace, to its very end") {
    timestamp now{0};
    std::uint32_t attempts = 0;
    while (true) {
        const auto next = after_unknown_type(kind::command, ++attempts, {0}, now, {}, 0.5);
        if (next.what == unknown_type::bury) {
            break;
        }
        REQUIRE(next.what == unknown_type::retry);
        REQUIRE(now < next.at);
        now = next.at;
    }
    CHECK(now == timestamp{15 * minute});
    CHECK(attempts == 7);
}

TEST_CASE("an outcome of more messages or bytes than the limits allow does not fit") {
    static_assert(outcome_fits(100'000, 67'108'864, {}));
    CHECK_FALSE(outcome_fits(100'001, 0, {}));
    CHECK_FALSE(outcome_fits(1, 67'108'865, {}));
    decision made;
    made.emissions.resize(2);
    made.emissions[0].body = "123";
    made.emissions[1].body = "45";
    CHECK(outcome_fits(made, limits{.outcome_messages = 2, .outcome_bytes = 5}));
    CHECK_FALSE(outcome_fits(made, limits{.outcome_messages = 2, .outcome_bytes = 4}));
    CHECK_FALSE(outcome_fits(made, limits{.outcome_messages = 1, .outcome_bytes = 5}));
}

TEST_CASE("a pattern matches what begins with the text before its star") {
    static_assert(matches("order.*", "order.created"));
    static_assert(matches("order.*", "order.line.added"));
    static_assert(matches("*", "anything"));
    static_assert(!matches("order.*", "orders.created"));
    static_assert(!matches("order.created", "order.created.twice"));
    CHECK(matches("order.created", "order.created"));
    CHECK_FALSE(matches("", "order.created"));
}
