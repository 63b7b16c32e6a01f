// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The hotel under duplicates and faults, drawn from seeds: scenarios X2 and X3. Whatever happens,
// each booking is settled one way, no room is given twice, and every message is accounted for.

#include "hotel_booking/story.hpp"

#include "catch.hpp"

#include <algorithm>
#include <map>

using namespace story;
using writ::testing::happening;

namespace {

// Two rooms, and wishes that want them at the same time, cannot pay, hear nothing of the payment,
// or are cancelled before, while, or after they are settled.
const std::vector<make_reservation> wishes{
    wish_for("b1"),
    wish_for("b2", {.first = 2, .last = 4}),
    wish_for("b3", {.customer = "broke"}),
    wish_for("b4", {.room = "102", .customer = "slow"}),
    wish_for("b5", {.room = "102", .customer = "slow", .first = 5, .last = 7}),
    wish_for("b6", {.room = "102", .customer = "bela", .first = 8, .last = 9}),
};

template <class World>
void ask_for_everything(World& world) {
    auto front = world.template as<front_end>();
    front.send(cancel_booking{{"b6"}});
    for (const auto& each : wishes)
        front.send(each);
    world.run();
    front.send(cancel_booking{{"b5"}});
}

template <class Message, class World>
std::map<std::string, int> bookings_in(const World& world) {
    std::map<std::string, int> found;
    for (const auto& each : world.template sent<Message>())
        ++found[each.booking.value];
    return found;
}

void require_no_letter_doubled(const outbox& out) {
    std::set<std::string> seen;
    for (const auto& each : out.letters)
        REQUIRE(seen.insert(writ::to_json(each)).second);
}

/// What went out is what was decided.
template <class World>
void require_exact_letters(const World& world, const outbox& out) {
    std::map<std::string, std::map<std::string, int>> sent;
    for (const auto& each : out.letters)
        ++sent[each.effect][each.booking.value];
    REQUIRE(sent["hotel-emailed"] == bookings_in<email_hotel>(world));
    REQUIRE(sent["reservation-refused"] == bookings_in<reservation_refused>(world));
    REQUIRE(sent["room-released"] == bookings_in<room_released>(world));
}

/// Each booking is confirmed, refused or released, and only one of them, once.
template <class World>
void require_each_settled_once(const World& world) {
    std::map<std::string, int> settled;
    for (const auto& outcome :
         {bookings_in<email_hotel>(world), bookings_in<reservation_refused>(world),
          bookings_in<room_released>(world)})
        for (const auto& [booking, times] : outcome)
            settled[booking] += times;
    REQUIRE(settled.size() == wishes.size());
    for (const auto& [booking, times] : settled)
        REQUIRE(times == 1);
}

/// The reservations that were made and not released.
template <class World>
std::vector<reservation> standing_in(World& world) {
    std::vector<reservation> found;
    for (const auto& [booking, row] : world.data().template table<reservation>("bookings"))
        if (row.status == booking_status::reserved)
            found.push_back(row);
    return found;
}

/// What was reserved was confirmed or released; what is still reserved was confirmed; a payment was
/// for a confirmed booking, or came too late and was counted.
template <class World>
void require_exact_sums(World& world) {
    const auto confirmed = world.template count<email_hotel>();
    REQUIRE(world.template count<room_reserved>() ==
            confirmed + world.template count<room_released>());
    REQUIRE(standing_in(world).size() == confirmed);
    const auto payments = world.journal().of_type("payment.payment-taken");
    const auto late = std::count_if(payments.begin(), payments.end(), [](const auto* each) {
        return std::any_of(each->events.begin(), each->events.end(),
                           [](const auto& event) { return event.what == happening::late; });
    });
    REQUIRE(world.template count<payment_taken>() == confirmed + static_cast<std::size_t>(late));
}

/// No two reservations that stand share a room in a night.
template <class World>
void require_no_room_given_twice(World& world) {
    const auto standing = standing_in(world);
    for (std::size_t a = 0; a < standing.size(); ++a)
        for (std::size_t b = 0; b < a; ++b)
            REQUIRE((standing[a].room_id != standing[b].room_id ||
                     standing[a].to <= standing[b].from || standing[b].to <= standing[a].from));
}

template <class World>
void require_all_settled(World& world, const outbox& out) {
    const auto sheet = world.balance();
    REQUIRE(sheet.exact());
    REQUIRE(sheet.queued + sheet.held + sheet.parked + sheet.dead == 0);
    REQUIRE(sheet.timers + sheet.delayed == 0);
    require_no_room_given_twice(world);
    require_no_letter_doubled(out);
}

std::multiset<std::string> effects_of(const outbox& out) {
    std::multiset<std::string> found;
    for (const auto& each : out.letters)
        found.insert(writ::to_json(each));
    return found;
}

}  // namespace

TEST_CASE("X2 with each message delivered twice the effects are those of once") {
    outbox once, twice;
    auto first = open_hotel({}, once);
    auto second = open_hotel({.duplicate = true}, twice);
    for (auto* world : {&first, &second}) {
        ask_for_everything(*world);
        world->run_to_end();
        require_each_settled_once(*world);
        require_exact_sums(*world);
    }
    require_exact_letters(first, once);
    require_exact_letters(second, twice);
    require_all_settled(first, once);
    require_all_settled(second, twice);
    REQUIRE(once.letters.size() == twice.letters.size());
    for (std::size_t at = 0; at < once.letters.size(); ++at)
        CHECK(writ::to_json(once.letters[at]) == writ::to_json(twice.letters[at]));
    CHECK(first.balance().duplicates == 0);
    CHECK(second.balance().duplicates > first.balance().handled / 2);
    CHECK(once.count("hotel-emailed") > 0);
    CHECK(once.count("reservation-refused") > 0);
    CHECK(once.count("room-released") > 0);
}

TEST_CASE("a seed shuffles the deliveries, and requests one by one have the same effects") {
    const auto effects = [](std::optional<std::uint64_t> seed) {
        outbox out;
        auto world = open_hotel({.seed = seed}, out);
        world.as<front_end>().send(cancel_booking{{"b6"}});
        for (const auto& each : wishes) {
            world.as<front_end>().send(each);
            world.run();
        }
        world.as<front_end>().send(cancel_booking{{"b5"}});
        world.run_to_end();
        return effects_of(out);
    };
    const auto expected = effects(std::nullopt);
    REQUIRE(expected.size() == wishes.size());
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        REQUIRE(effects(seed) == expected);
}

TEST_CASE(
    "X3 under faults from 10,000 seeds every message is accounted for and the sums are exact") {
    std::size_t failed = 0, dead = 0, parked = 0, skipped = 0, posted_again = 0, duplicates = 0;
    for (std::uint64_t seed = 0; seed < 10'000; ++seed) {
        outbox out;
        auto world = open_hotel({.seed = seed,
                                 .duplicate_percent = 20,
                                 .fail_percent = static_cast<std::uint32_t>(seed % 5) * 25},
                                out);
        ask_for_everything(world);
        world.run_to_end();
        const auto before = world.balance();
        REQUIRE(before.exact());
        REQUIRE(before.queued + before.held == 0);
        REQUIRE(before.dead == world.dead_letters().size());
        dead += before.dead;
        parked += before.parked;
        duplicates += before.duplicates;

        // An operator redrives what died; one seed in four gives it up.
        const bool gives_up = seed % 4 == 3;
        if (!gives_up) {
            world.stop_faults();
            world.redrive_all();
            world.run_to_end();
        }
        // What is still dead is a cancellation of a booking that was refused.
        while (!world.dead_letters().empty()) {
            for (const auto& each : world.dead_letters())
                REQUIRE((gives_up || each.why == writ::dead_reason::no_such_instance));
            world.skip_all();
            world.run_to_end();
        }
        if (!gives_up) {
            require_each_settled_once(world);
            require_exact_sums(world);
            require_exact_letters(world, out);
        }
        require_all_settled(world, out);
        failed += world.journal().count(happening::failed);
        skipped += world.balance().skipped;
        posted_again += out.posted - out.letters.size();
    }
    // The seeds reach what they are there for.
    CHECK(failed > 100'000);
    CHECK(dead > 1'000);
    CHECK(parked > 5);
    CHECK(skipped > 500);
    CHECK(posted_again > 1'000);
    CHECK(duplicates > 10'000);
}
