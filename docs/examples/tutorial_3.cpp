// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <iostream>

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
struct contracts
    : writ::contract_list<writ::stream<"booking", writ::keyed_by<booking_id>,
                                       writ::command<"make-reservation", make_reservation>,
                                       writ::event<"room-reserved", room_reserved>>> {};

auto reserve(const make_reservation& asked) -> room_reserved { return {asked.booking, asked.room}; }
struct room_booking : writ::service<"room-booking", contracts, writ::calls<&reserve>> {};

void write_mail(const room_reserved& told) {
    std::cout << "mail: room " << told.room << " is reserved\n";
}
struct hotel_mail : writ::service<"hotel-mail", contracts, writ::calls<&write_mail>> {};

struct web : writ::participant<"web", contracts, writ::sends<make_reservation>> {};

struct hotel : writ::system<contracts, room_booking, hotel_mail, web> {};
static_assert(writ::proven<hotel>);

int main() {
    auto world = writ::testing::world<hotel>();
    world.as<web>().send(make_reservation{{"b1"}, "101"});
    world.run();
    std::cout << world.journal().print();
}
