// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
#include <map>
using namespace std::chrono_literals;

struct booking_id {
    std::string value;
};
struct make_reservation {
    booking_id booking;
    std::string room;
};
struct room_reserved {
    booking_id booking;
    std::string room;
};
struct take_payment {
    booking_id booking;
};
struct payment_taken {
    booking_id booking;
};
struct release_room {
    booking_id booking;
    std::string room;
};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room;
};
struct no_such_booking {
    booking_id booking;
};
struct contracts
    : writ::contract_list<writ::stream<
          "booking", writ::keyed_by<booking_id>,
          writ::command<"make-reservation", make_reservation>,
          writ::command<"take-payment", take_payment>, writ::command<"release-room", release_room>,
          writ::event<"room-reserved", room_reserved>, writ::event<"payment-taken", payment_taken>,
          writ::query<"find-booking", find_booking, writ::reply<booking_view>,
                      writ::errors<no_such_booking>>>> {};

class desk {
public:
    auto reserve(const make_reservation& asked) -> room_reserved {
        rooms_[asked.booking.value] = asked.room;
        return {asked.booking, asked.room};
    }
    void release(const release_room& asked) { rooms_.erase(asked.booking.value); }
    auto find(const find_booking& asked) const -> std::variant<booking_view, no_such_booking> {
        const auto at = rooms_.find(asked.booking.value);
        if (at == rooms_.end())
            return no_such_booking{asked.booking};
        return booking_view{at->second};
    }

private:
    std::map<std::string, std::string> rooms_;
};
struct audit {
    template <class Message>
    auto operator()(writ::incoming<Message>& message, auto next) -> writ::outcome {
        const auto& about = message.context();
        std::clog << "audit: " << about.type << " from " << about.source << '\n';
        return next();
    }
};
struct room_booking
    : writ::service<"room-booking", contracts, writ::uses<audit>,
                    writ::calls<&desk::reserve, &desk::release, &desk::find, writ::idempotent>> {};

void write_mail(const room_reserved& told) {
    std::clog << "mail: room " << told.room << " is reserved\n";
}
struct hotel_mail : writ::service<"hotel-mail", contracts, writ::calls<&write_mail>> {};

struct awaiting_payment {
    std::string room;
};
auto on_reserved(const room_reserved& told) -> writ::step<awaiting_payment, take_payment> {
    return {{told.room}, {told.booking}};
}
auto on_paid(const awaiting_payment&, const payment_taken&) -> writ::finish<> { return {}; }
auto on_timeout(const awaiting_payment& state, const writ::timed_out&, const booking_id& booking)
    -> writ::finish<release_room> {
    return release_room{booking, state.room};
}
struct booking_flow : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                                     writ::starts<&on_reserved>, writ::continues<&on_paid>,
                                     writ::timeout<24h, &on_timeout>> {};
struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

struct web
    : writ::participant<"web", contracts, writ::sends<make_reservation>, writ::asks<find_booking>> {
};
struct cashier : writ::participant<"cashier", contracts, writ::accepts<take_payment>,
                                   writ::publishes<payment_taken>> {};

struct hotel : writ::system<contracts, room_booking, hotel_mail, booking_process, web, cashier> {};
static_assert(writ::proven<hotel>);

int failures = 0;
void check(bool holds, const char* what) {
    std::cout << (holds ? "ok    " : "WRONG ") << what << '\n';
    failures += holds ? 0 : 1;
}

void test_a_handler_alone() {
    const auto reserve = [](const make_reservation& asked) { return desk{}.reserve(asked); };
    const auto returned = writ::testing::given(reserve).when(make_reservation{{"b1"}, "101"});
    check(returned.only<room_reserved>().room == "101", "a reservation reserves the room");
}
void test_the_workflow_alone() {
    auto flow = writ::testing::scenario<booking_flow>{booking_id{"b1"}};
    flow.given(awaiting_payment{"101"}).when(payment_taken{{"b1"}});
    check(flow.is_finished() && flow.count<release_room>() == 0, "who pays keeps the room");
    flow.given(awaiting_payment{"101"}).when_timed_out();
    check(flow.sent<release_room>().room == "101", "who does not pay loses it");
}
void test_the_system_with_faults() {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        auto world = writ::testing::world<hotel>(
            {.seed = seed, .duplicate_percent = 30, .fail_percent = 10});
        world.as<web>().send(make_reservation{{"b1"}, "101"});
        world.run_to_end();
        world.stop_faults();
        world.redrive_all();
        world.run_to_end();
        if (world.count<release_room>() != 1 || !world.balance().exact())
            return check(false, "a room that is not paid for is released once");
    }
    check(true, "a room that is not paid for is released once");
}

int main() {
    test_a_handler_alone();
    test_the_workflow_alone();
    test_the_system_with_faults();
    return failures;
}
