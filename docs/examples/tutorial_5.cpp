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
struct room_booking
    : writ::service<"room-booking", contracts,
                    writ::calls<&desk::reserve, &desk::release, &desk::find, writ::idempotent>> {};

void write_mail(const room_reserved& told) {
    std::cout << "mail: room " << told.room << " is reserved\n";
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

void show(const writ::result<booking_view, no_such_booking>& answer) {
    if (answer)
        std::cout << "room " << answer->room << '\n';
    else if (answer.has<no_such_booking>())
        std::cout << "there is no such booking\n";
    else
        std::cout << answer.error().text() << '\n';
}

int main() {
    auto world = writ::testing::world<hotel>();
    world.as<web>().send(make_reservation{{"b1"}, "101"});
    world.as<web>().send(make_reservation{{"b2"}, "102"});
    world.run();
    world.as<cashier>().publish(payment_taken{{"b1"}});
    show(world.as<web>().ask(find_booking{{"b2"}}));
    world.advance(25h);
    show(world.as<web>().ask(find_booking{{"b1"}}));
    show(world.as<web>().ask(find_booking{{"b2"}}));
}
