// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <iostream>

// [payloads]
struct booking_id {
    std::string value;
};
struct make_reservation {
    booking_id booking;
    std::string room_id;
    std::optional<std::string> wish;
};
struct room_reserved {
    booking_id booking;
    std::string room_id;
};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room_id;
};
struct no_such_booking {
    booking_id booking;
};
struct temperature {
    std::string room_id;
    double celsius = 0;
};
// [/payloads]

// [lists]
struct booking_contracts
    : writ::contract_list<
          writ::stream<"booking", writ::keyed_by<booking_id>, writ::replayable,
                       writ::command<"booking.make-reservation", make_reservation>,
                       writ::event<"booking.room-reserved", room_reserved>,
                       writ::query<"booking.find", find_booking, writ::reply<booking_view>,
                                   writ::errors<no_such_booking>>>> {};
struct house_contracts
    : writ::contract_list<writ::event<"house.temperature", temperature, writ::lossy>> {};

struct contracts : writ::contract_list<booking_contracts, house_contracts> {};
static_assert(writ::proven<contracts>);
// [/lists]

auto reserve(const make_reservation& asked) -> room_reserved {
    return {asked.booking, asked.room_id};
}
auto find(const find_booking& asked) -> std::variant<booking_view, no_such_booking> {
    if (asked.booking.value != "b1")
        return no_such_booking{asked.booking};
    return booking_view{"101"};
}
struct room_booking
    : writ::service<"room-booking", booking_contracts, writ::calls<&reserve, &find>> {};

int main() {
    auto world = writ::testing::world<room_booking>();
    world.send(make_reservation{{"b1"}, "101", {}});
    world.send(make_reservation{{"b2"}, "102", "a view"});
    world.run();
    std::cout << world.journal().print();
    std::cout << world.ask(find_booking{{"b1"}})->room_id << '\n';
    const auto unknown = world.ask(find_booking{{"b3"}});
    std::cout << unknown.get<no_such_booking>().booking.value << " is unknown\n";
}
