// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What happens when a handler fails or a message is bad: scenarios H9, H10 and H14 to H17.

#include "hotel_booking/story.hpp"

#include "catch.hpp"

#include <chrono>
#include <stdexcept>

using namespace story;
using namespace std::chrono_literals;
using writ::dead_reason;
using writ::testing::happening;

namespace {

/// Fails as often as it is told, after its rows are written.
class failing_rooms final : public rooms {
public:
    failing_rooms(writ::testing::transaction& rows, int& failures)
        : rows_{rows}, failures_{failures} {}

    [[nodiscard]] std::optional<reservation> find(const booking_id& booking) const override {
        return rows_.find(booking);
    }
    [[nodiscard]] bool is_free(std::string_view room_id, writ::date from,
                               writ::date to) const override {
        return rows_.is_free(room_id, from, to);
    }
    void reserve(const booking_id& booking, const reservation& made) override {
        rows_.reserve(booking, made);
        if (failures_-- > 0)
            throw std::runtime_error("the disk is full");
    }
    void release(const booking_id& booking) override { rows_.release(booking); }

private:
    memory_rooms rows_;
    int& failures_;
};

auto open_failing_hotel(postbox& out, int& failures) {
    return writ::testing::world<hotel>(
        {}, letters_to(out), ledger_in_memory(),
        writ::provide<rooms>([&failures](writ::testing::transaction& rows) {
            return failing_rooms{rows, failures};
        }));
}

/// A subscriber with a fault, that remembers who came.
struct auditor {
    bool broken = true;
    bool unrecoverable = false;
    std::vector<std::string> came{};
    std::vector<std::string> noted{};

    void note(const room_reserved& happened) {
        came.push_back(happened.booking.value);
        if (broken && unrecoverable)
            throw std::invalid_argument("not a room");
        if (broken)
            throw std::runtime_error("the ink is dry");
        noted.push_back(happened.booking.value);
    }
};
struct witness {
    std::vector<std::string> came{};
    void note(const room_reserved& happened) { came.push_back(happened.booking.value); }
};
template <auto... Options>
using audited = writ::service<"audit", booking_contracts,
                              writ::calls<&auditor::note, writ::idempotent, Options...>>;
struct audit : audited<> {};
struct patient_audit : audited<writ::attempts<12>> {};
struct strict_audit : audited<writ::attempts<5>, writ::unrecoverable<std::invalid_argument>> {};
struct audit_with_witness
    : writ::service<"audit", booking_contracts, writ::calls<&auditor::note, writ::idempotent>,
                    writ::calls<&witness::note, writ::idempotent>> {};

const room_reserved reserved{{"b1"}, "101", "anna", 1};

}  // namespace

TEST_CASE(
    "H9 a handler that fails sends nothing and stores nothing, and on success all of it once") {
    outbox out;
    int failures = 2;
    auto world = open_failing_hotel(out, failures);
    world.as<front_end>().send(wish_for("b1"));
    world.run();
    CHECK(world.journal().count(happening::failed, "room-booking/reserve_room") == 2);
    CHECK(world.count<room_reserved>() == 1);
    CHECK(world.count<reservation_refused>() == 0);
    CHECK(out.count("hotel-emailed") == 1);
    CHECK(out.letters.size() == 1);
}

TEST_CASE("H9 a handler that never succeeds leaves no trace but its dead letter") {
    outbox out;
    int failures = 1'000;
    auto world = open_failing_hotel(out, failures);
    world.as<front_end>().send(wish_for("b1"));
    world.run_to_end();
    CHECK(world.count<room_reserved>() == 0);
    CHECK(out.letters.empty());
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].reason == "the disk is full");
    failures = 0;
    CHECK(world.ask(find_booking{{"b1"}}).has<writ::not_found>());
    world.redrive_all();
    world.run();
    CHECK(out.count("hotel-emailed") == 1);
}

TEST_CASE("H10 of two handlers of one event only the one that fails is retried") {
    auto world = writ::testing::world<audit_with_witness, booking_process>(auditor{}, witness{});
    world.send(reserved);
    world.run_to_end();
    CHECK(world.object<audit_with_witness, auditor>().came.size() == 8);
    CHECK(world.object<audit_with_witness, witness>().came.size() == 1);
    // Both are called note, and are not taken for each other.
    CHECK(world.journal().count(happening::handled, "audit/witness::note") == 1);
    CHECK(world.journal().count(happening::failed, "audit/auditor::note") == 8);
    CHECK(world.count<take_payment>() == 1);
}

TEST_CASE("H14 a poisoned message is handled five times, then it is one dead letter, whole") {
    auto world = writ::testing::world<strict_audit>(auditor{});
    auto sent = message("booking.room-reserved", "b1", writ::to_json(reserved));
    sent.id = "m1";
    sent.headers = {{"tenant", "north"}};
    world.send_raw(sent);
    world.run_to_end();
    auto& seen = world.object<strict_audit, auditor>();
    CHECK(seen.came.size() == 5);
    REQUIRE(world.dead_letters().size() == 1);
    const auto& dead = world.dead_letters()[0];
    CHECK(dead.message.id == "m1");
    CHECK(dead.message.body == sent.body);
    CHECK(dead.message.headers == sent.headers);
    CHECK(dead.why == dead_reason::failed);
    CHECK(dead.reason == "the ink is dry");
    CHECK(dead.error_type.find("runtime_error") != std::string::npos);
    CHECK(dead.service == "audit");
    CHECK(dead.subscriber == "note");
    CHECK(dead.attempts == 5);
    CHECK(dead.last_time.ms - dead.first_time.ms == 1'000 + 4'000);

    seen.broken = false;
    world.redrive_all();
    world.run();
    CHECK(seen.noted == std::vector<std::string>{"b1"});
    CHECK(world.dead_letters().empty());
    CHECK(world.balance().exact());
}

TEST_CASE("H14 the later messages of a poisoned key wait, those of other keys go on") {
    auto world = writ::testing::world<strict_audit>(auditor{});
    auto& seen = world.object<strict_audit, auditor>();
    world.send(reserved);
    world.run_to_end();
    seen.broken = false;
    world.send(room_reserved{{"b1"}, "101", "anna", 2});
    world.send(room_reserved{{"b2"}, "102", "bela", 2});
    world.run_to_end();
    CHECK(seen.noted == std::vector<std::string>{"b2"});
    CHECK(world.balance().parked == 1);
    world.skip_all();
    world.run();
    CHECK(seen.noted == std::vector<std::string>{"b2", "b1"});
    CHECK(world.balance().parked == 0);
}

TEST_CASE("H15 what a handler rejects is a dead letter at the first failure") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1", {.first = 9, .last = 9}));
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].why == dead_reason::rejected);
    CHECK(world.dead_letters()[0].reason == "the reservation ends before its first night");
    CHECK(world.dead_letters()[0].attempts == 1);
    CHECK(out.letters.empty());
}

TEST_CASE("H15 an error declared unrecoverable is a dead letter at the first failure") {
    auto world = writ::testing::world<strict_audit>(auditor{.unrecoverable = true});
    world.send(reserved);
    world.run_to_end();
    CHECK(world.object<strict_audit, auditor>().came.size() == 1);
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].reason == "not a room");
}

TEST_CASE(
    "H16 an undecodable body is a dead letter at once, with the path, and the next is handled") {
    outbox out;
    auto world = open_hotel({}, out);
    world.send_raw(message("booking.make-reservation", "b1", R"({"booking":"b1","room_id":7})"));
    world.as<front_end>().send(wish_for("b2"));
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].why == dead_reason::undecodable);
    CHECK(world.dead_letters()[0].reason == "/room_id: expected string, found number");
    CHECK(world.dead_letters()[0].attempts == 1);
    CHECK(out.count("hotel-emailed", {"b2"}) == 1);
}

TEST_CASE("H16 a body over the limit is a dead letter at once, and the next is handled") {
    outbox out;
    auto world = open_hotel({}, out);
    auto large = wish_for("b1");
    large.customer_id.assign(1'048'577, 'x');
    world.as<front_end>().send(large);
    world.as<front_end>().send(wish_for("b2"));
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].why == dead_reason::too_large);
    CHECK(world.dead_letters()[0].attempts == 0);
    CHECK(out.count("hotel-emailed", {"b2"}) == 1);
    CHECK(out.letters.size() == 1);
}

TEST_CASE("H16 a command of unknown type waits for a new build, then it is a dead letter") {
    outbox out;
    auto world = open_hotel({}, out);
    world.engine().hand_over("room-booking", message("booking.paint-room", "b1", "{}"),
                             writ::kind::command);
    world.as<front_end>().send(wish_for("b1"));
    world.run();
    CHECK(out.count("hotel-emailed", {"b1"}) == 1);
    world.advance(15min - 1ms);
    CHECK(world.dead_letters().empty());
    world.advance(1ms);
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].why == dead_reason::unknown_type);
}

TEST_CASE("H16 an event of unknown type is skipped and counted") {
    outbox out;
    auto world = open_hotel({}, out);
    world.engine().hand_over("room-booking", message("weather.sunny", "", "{}"), writ::kind::event);
    world.run_to_end();
    CHECK(world.balance().skipped_unknown == 1);
    CHECK(world.dead_letters().empty());
}

TEST_CASE("H17 retries come twice at once, then after growing delays up to ten minutes") {
    auto world = writ::testing::world<patient_audit>(auditor{});
    world.send(reserved);
    world.run_to_end();
    std::vector<std::int64_t> expected{0, 0, 0};
    for (const std::int64_t delay :
         {1'000, 4'000, 16'000, 64'000, 256'000, 600'000, 600'000, 600'000, 600'000})
        expected.push_back(expected.back() + delay);
    CHECK(delivery_times(world.journal(), "booking.room-reserved") == expected);
}

TEST_CASE("H17 the delays are spread by twenty percent and no more, never over the cap") {
    std::set<std::int64_t> first_delays;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        auto world = writ::testing::world<patient_audit>({.seed = seed}, auditor{});
        world.send(reserved);
        world.run_to_end();
        const auto times = delivery_times(world.journal(), "booking.room-reserved");
        REQUIRE(times.size() == 12);
        REQUIRE(times[2] == 0);
        double middle = 1'000;
        for (std::size_t at = 3; at < times.size();
             ++at, middle = std::min(middle * 4, 600'000.0)) {
            const auto delay = static_cast<double>(times[at] - times[at - 1]);
            REQUIRE(delay >= middle * 0.8 - 1);
            REQUIRE(delay <= std::min(middle * 1.2 + 1, 600'000.0));
        }
        first_delays.insert(times[3]);
    }
    CHECK(*first_delays.begin() < 850);
    CHECK(*first_delays.rbegin() > 1'150);
}
