// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The story of a booking, from the wish to the mail: scenarios H1, H3 to H7, H12, H13, H18, H19
// and H21, in one thread on a virtual clock.

#include "hotel_booking/story.hpp"

#include "catch.hpp"

#include <chrono>
#include <map>

using namespace story;
using namespace std::chrono_literals;
using writ::testing::happening;

namespace {

// A hotel in which another team frees the rooms.
struct desk : writ::service<"room-booking", booking_contracts, writ::needs<rooms>,
                            writ::calls<&reserve_room, &show_booking>> {};
struct housekeeping : writ::service<"housekeeping", booking_contracts, writ::needs<rooms>,
                                    writ::calls<&free_room>> {};
struct moved_hotel : writ::system<contracts, front_end, desk, housekeeping, payments,
                                  booking_process, hotel_mail> {};
static_assert(writ::proven<moved_hotel>);

// Two subscribers of one event in one service, and one in another.
struct clipboard {
    std::vector<std::string> first, second;
    void note(const room_reserved& happened) { first.push_back(happened.booking.value); }
    void note_again(const room_reserved& happened) { second.push_back(happened.booking.value); }
};
struct audit
    : writ::service<"audit", booking_contracts,
                    writ::calls<&clipboard::note, &clipboard::note_again, writ::may_repeat>> {};
struct marketing : writ::service<"marketing", booking_contracts,
                                 writ::calls<&clipboard::note, writ::may_repeat>> {};

// The short form of the story: no payment. Only the workflow is another.
struct short_steps {
    static auto on_reserved(const room_reserved& reserved) -> writ::finish<email_hotel> {
        return email_hotel{reserved.booking, reserved.room_id};
    }
};
struct short_flow : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                                   writ::starts<&short_steps::on_reserved>> {};
struct short_process : writ::service<"booking-process", contracts, writ::runs<short_flow>> {};

// A flow over two services with a sticky attribute and one that is not.
struct parcel {
    std::string text;
};
struct receipt {
    std::string text;
};
struct parcel_contracts
    : writ::contract_list<writ::sticky<"tenant">, writ::command<"parcel.send", parcel>,
                          writ::event<"parcel.received", receipt>> {};
struct tenants {
    std::vector<std::string> seen;
    void note(const receipt&, const writ::attribute<"tenant">& tenant) {
        seen.emplace_back(tenant.value);
    }
};
auto receive(const parcel& sent) -> receipt { return {sent.text}; }
struct receiver : writ::service<"receiver", parcel_contracts, writ::calls<&receive>> {};
struct archive
    : writ::service<"archive", parcel_contracts, writ::calls<&tenants::note, writ::may_repeat>> {};

}  // namespace

TEST_CASE("H1 a sender that knows no queue reaches the handler, once and with all fields") {
    outbox out;
    auto world = open_hotel({}, out);
    const auto wanted = wish_for("b1", {"204", "anna", 5, 9});
    world.as<front_end>().send(wanted);
    world.run();
    CHECK(world.journal().count(happening::handled, "room-booking/reserve_room") == 1);
    const auto reserved = world.sent<room_reserved>();
    REQUIRE(reserved.size() == 1);
    CHECK(reserved[0].booking == wanted.booking);
    CHECK(reserved[0].room_id == "204");
    CHECK(reserved[0].customer_id == "anna");
    CHECK(reserved[0].price_cents == 4 * 9'500);
    const auto view = world.as<front_end>().ask(find_booking{wanted.booking});
    REQUIRE(view);
    CHECK(view->from == wanted.from);
    CHECK(view->to == wanted.to);
    CHECK(view->status == booking_status::reserved);
}

TEST_CASE("a question about a booking that is not there is answered with a typed error") {
    outbox out;
    auto world = open_hotel({}, out);
    const auto view = world.as<front_end>().ask(find_booking{{"b9"}});
    REQUIRE(view.has<writ::not_found>());
    CHECK(view.get<writ::not_found>().errors[0].message == "there is no booking b9");
}

TEST_CASE("what the bank says is entered in the ledger, each attempt once") {
    outbox out;
    auto world = open_hotel({.duplicate = true}, out);
    world.as<front_end>().send(wish_for("b1"));
    world.as<front_end>().send(wish_for("b2", {.room = "102", .customer = "broke"}));
    world.as<front_end>().send(wish_for("b3", {.room = "103", .customer = "slow"}));
    world.run_to_end();
    using enum bank_answer;
    const auto& entries = world.data().table<memory_ledger::answers>("ledger");
    REQUIRE(entries.find("b1") != nullptr);
    CHECK(*entries.find("b1") == memory_ledger::answers{taken});
    REQUIRE(entries.find("b2") != nullptr);
    CHECK(*entries.find("b2") == memory_ledger::answers{declined, declined, declined});
    CHECK(entries.find("b3") == nullptr);
}

TEST_CASE("H3 a handler that moves to another service is run there, and its sender is the same") {
    outbox here, there;
    auto before = open_hotel({}, here);
    auto after = writ::testing::world<moved_hotel>({}, letters_to(there), rooms_in_memory(),
                                                   ledger_in_memory());
    const auto play = [](auto& world) {
        world.template as<front_end>().send(wish_for("b1", {.customer = "slow"}));
        world.template as<front_end>().send(cancel_booking{{"b1"}});
        world.run();
    };
    play(before);
    play(after);
    CHECK(before.journal().count(happening::handled, "room-booking/free_room") == 1);
    CHECK(after.journal().count(happening::handled, "room-booking/free_room") == 0);
    CHECK(after.journal().count(happening::handled, "housekeeping/free_room") == 1);
    CHECK(here.count("room-released") == 1);
    CHECK(there.count("room-released") == 1);
}

TEST_CASE("H4 each subscriber of an event gets one copy, and who does not subscribe gets none") {
    auto world = writ::testing::world<room_booking, audit, marketing, payments>(
        clipboard{}, rooms_in_memory(), ledger_in_memory());
    world.send(wish_for("b1"));
    world.run();
    const std::vector<std::string> once{"b1"};
    CHECK(world.object<audit, clipboard>().first == once);
    CHECK(world.object<audit, clipboard>().second == once);
    CHECK(world.object<marketing, clipboard>().first == once);
    const auto copies = world.journal().of_type("booking.room-reserved").front()->events;
    for (const auto& each : copies)
        CHECK_FALSE(each.subscriber.starts_with("payments"));
}

TEST_CASE(
    "H5 in the short form the event alone is followed by one mail, and the flow is complete") {
    auto world = writ::testing::world<short_process>();
    world.send(room_reserved{{"b1"}, "204", "anna", 1});
    world.run();
    const auto mails = world.sent<email_hotel>();
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].booking == booking_id{"b1"});
    CHECK(mails[0].room_id == "204");
    CHECK(world.is_finished<short_flow>(booking_id{"b1"}));
}

TEST_CASE("H5 in the long form the mail waits for the payment") {
    auto world = writ::testing::world<booking_process>();
    world.send(room_reserved{{"b1"}, "204", "anna", 7'000});
    world.run();
    CHECK(world.sent<email_hotel>().empty());
    const auto asked = world.sent<take_payment>();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].cents == 7'000);
    CHECK(asked[0].attempt == 1);
    REQUIRE(world.state<booking_flow, awaiting_payment>(booking_id{"b1"}));
    world.send(payment_taken{{"b1"}, 7'000});
    world.run();
    const auto mails = world.sent<email_hotel>();
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].room_id == "204");
    CHECK(world.is_finished<booking_flow>(booking_id{"b1"}));
}

TEST_CASE("a declined payment is tried three times in all, then the room is released") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1", {.customer = "broke-ivo"}));
    world.run();
    CHECK(world.count<take_payment>() == 3);
    CHECK(world.count<payment_declined>() == 3);
    CHECK(out.count("room-released") == 1);
    CHECK(out.letters.size() == 1);
    CHECK(world.sent<room_released>()[0].why == release_reason::not_paid);
    CHECK(world.balance().timers == 0);
}

TEST_CASE("H6 a second booking meanwhile is a second instance and changes nothing of the first") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1", {.customer = "slow"}));
    world.run();
    const auto before = world.state<booking_flow, awaiting_payment>(booking_id{"b1"});
    world.as<front_end>().send(wish_for("b2", {.room = "102"}));
    world.run();
    const auto after = world.state<booking_flow, awaiting_payment>(booking_id{"b1"});
    REQUIRE(before);
    REQUIRE(after);
    CHECK(writ::to_json(*before) == writ::to_json(*after));
    CHECK(world.is_finished<booking_flow>(booking_id{"b2"}));
    CHECK(out.count("hotel-emailed", {"b2"}) == 1);
}

TEST_CASE("H7 a cancellation of a finished booking changes nothing and is counted") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1"));
    world.run();
    world.as<front_end>().send(cancel_booking{{"b1"}});
    world.run_to_end();
    CHECK(world.balance().late == 1);
    CHECK(world.dead_letters().empty());
    CHECK(out.letters.size() == 1);
    CHECK(out.count("hotel-emailed") == 1);
}

TEST_CASE("H7 a cancellation before its reservation is held, and applied when it has started") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        outbox out;
        auto world = open_hotel({.seed = seed}, out);
        world.as<front_end>().send(cancel_booking{{"b1"}});
        world.advance(599s);
        REQUIRE(world.balance().held == 1);
        world.as<front_end>().send(wish_for("b1"));
        world.run();
        REQUIRE(out.letters.size() == 1);
        REQUIRE(out.count("room-released", {"b1"}) == 1);
        REQUIRE(world.balance().held == 0);
    }
}

TEST_CASE("H7 a cancellation that is held for ten minutes is a dead letter") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(cancel_booking{{"b1"}});
    world.advance(599'999ms);
    CHECK(world.dead_letters().empty());
    world.advance(1ms);
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].why == writ::dead_reason::no_such_instance);
    world.as<front_end>().send(wish_for("b1"));
    world.run();
    CHECK(out.count("hotel-emailed") == 1);
}

TEST_CASE("H12 one message that comes twice has one effect, and both copies are settled") {
    outbox out;
    auto world = open_hotel({}, out);
    auto sent = message("booking.make-reservation", wish_for("b1"));
    sent.id = "m1";
    world.send_raw(sent);
    world.send_raw(sent);
    world.run();
    CHECK(world.count<room_reserved>() == 1);
    CHECK(out.letters.size() == 1);
    CHECK(world.balance().duplicates == 1);
    CHECK(world.balance().queued == 0);
    CHECK(world.balance().exact());
}

TEST_CASE("H13 a starting event that comes again starts no second instance") {
    auto world = writ::testing::world<booking_process>();
    const room_reserved reserved{{"b1"}, "101", "anna", 1};
    auto sent = message("booking.room-reserved", "b1", writ::to_json(reserved));
    sent.id = "m1";
    world.send_raw(sent);
    world.send_raw(sent);
    world.run();
    CHECK(world.count<take_payment>() == 1);
    CHECK(world.balance().timers == 1);
    world.send(payment_taken{{"b1"}, 1});
    world.run();
    sent.id = "m2";
    world.send_raw(sent);
    world.run();
    CHECK(world.balance().instance_finished == 1);
    CHECK(world.count<take_payment>() == 1);
}

TEST_CASE(
    "H18 correlation goes down the whole flow, each message names its cause, and ids differ") {
    outbox out;
    auto world = open_hotel({}, out);
    const auto first = world.as<front_end>().send(wish_for("b1"));
    const auto second = world.as<front_end>().send(wish_for("b2", {.room = "102"}));
    world.run();
    std::set<std::string> ids;
    std::map<std::string, int> flow;
    for (const auto& each : world.journal().messages()) {
        ids.insert(each.message->id);
        ++flow[each.message->correlation_id];
        if (each.cause)
            CHECK(each.message->causation_id ==
                  world.journal().messages()[*each.cause].message->id);
    }
    CHECK(ids.size() == 10);
    CHECK(flow == std::map<std::string, int>{{first, 5}, {second, 5}});
}

TEST_CASE("H18 an attribute that is declared sticky goes down the flow, another does not") {
    auto world = writ::testing::world<receiver, archive>(tenants{});
    world.send(parcel{"p"}, {{"tenant", "north"}, {"colour", "blue"}});
    world.run();
    CHECK(world.object<archive, tenants>().seen == std::vector<std::string>{"north"});
    const auto& received = *world.journal().of_type("parcel.received").front()->message;
    CHECK(received.header_value("tenant") == "north");
    CHECK(received.header_value("colour").empty());
}

TEST_CASE("H19 a hundred bookings ask for their payments at once, and each answer finds its own") {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        outbox out;
        auto world = open_hotel({.seed = seed}, out);
        for (int at = 0; at < 100; ++at) {
            const auto number = std::to_string(at);
            world.as<front_end>().send(wish_for("b" + number, {.room = "r" + number}));
        }
        world.run();
        REQUIRE(out.count("hotel-emailed") == 100);
        bool in_order = true;
        for (std::size_t at = 0; at < out.letters.size(); ++at) {
            const auto& mail = out.letters[at];
            REQUIRE(mail.room_id == "r" + mail.booking.value.substr(1));
            REQUIRE(out.count("hotel-emailed", mail.booking) == 1);
            in_order = in_order && mail.booking.value == "b" + std::to_string(at);
        }
        CHECK_FALSE(in_order);
    }
}

TEST_CASE("H21 an unpaid booking times out after 24 hours, once") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1", {.customer = "slow"}));
    world.advance(24h - 1ms);
    CHECK(out.letters.empty());
    world.advance(1ms);
    CHECK(out.count("room-released", {"b1"}) == 1);
    CHECK(world.sent<room_released>()[0].why == release_reason::timed_out);
    world.advance(72h);
    CHECK(out.letters.size() == 1);
}

TEST_CASE("H21 a booking that is paid or cancelled never times out") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1"));
    world.as<front_end>().send(wish_for("b2", {.room = "102", .customer = "slow"}));
    world.run();
    world.as<front_end>().send(cancel_booking{{"b2"}});
    world.advance(72h);
    CHECK(out.letters.size() == 2);
    CHECK(out.count("hotel-emailed", {"b1"}) == 1);
    CHECK(out.count("room-released", {"b2"}) == 1);
    CHECK(world.balance().timers == 0);
}

TEST_CASE("a second reservation under the name of a booking is refused and changes nothing") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1"));
    world.run();
    world.as<front_end>().send(wish_for("b1"));
    world.as<front_end>().send(wish_for("b1", {.room = "102", .first = 10, .last = 12}));
    world.run_to_end();
    CHECK(out.count("hotel-emailed") == 1);
    CHECK(out.count("reservation-refused", {"b1"}) == 2);
    for (const auto& each : world.sent<reservation_refused>())
        CHECK(each.why == refusal::booking_exists);
    CHECK(world.count<take_payment>() == 1);
    world.as<front_end>().send(wish_for("b2", {.room = "102", .first = 10, .last = 12}));
    world.run();
    CHECK(out.count("hotel-emailed", {"b2"}) == 1);
}

TEST_CASE("a room is taken from the first night to before the day of departure") {
    outbox out;
    auto world = open_hotel({}, out);
    const auto is_free = [&](const std::string& booking, unsigned first, unsigned last) {
        world.as<front_end>().send(wish_for(booking, {.first = first, .last = last}));
        world.run();
        return out.count("hotel-emailed", {booking}) == 1;
    };
    REQUIRE(is_free("b1", 10, 15));
    CHECK_FALSE(is_free("b2", 10, 15));
    CHECK_FALSE(is_free("b3", 9, 11));
    CHECK_FALSE(is_free("b4", 14, 16));
    CHECK_FALSE(is_free("b5", 12, 13));
    CHECK_FALSE(is_free("b6", 1, 28));
    CHECK(is_free("b7", 15, 16));
    CHECK(is_free("b8", 9, 10));
    CHECK_FALSE(is_free("b9", 9, 10));
}

TEST_CASE("a released room can be booked again") {
    outbox out;
    auto world = open_hotel({}, out);
    world.as<front_end>().send(wish_for("b1", {.customer = "slow"}));
    world.as<front_end>().send(cancel_booking{{"b1"}});
    world.run();
    world.as<front_end>().send(wish_for("b2"));
    world.run();
    CHECK(out.count("room-released", {"b1"}) == 1);
    CHECK(out.count("hotel-emailed", {"b2"}) == 1);
}
