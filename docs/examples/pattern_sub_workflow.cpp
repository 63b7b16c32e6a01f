// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct trip_id {
    std::string value;
};
struct plan_trip {
    trip_id trip;
};
struct trip_planned {
    trip_id trip;
};
struct book_flight {
    trip_id trip;
};
struct flight_booked {
    trip_id trip;
    std::string seat;
};
struct no_flight {
    trip_id trip;
};
struct hold_seat {
    trip_id trip;
};
struct seat_held {
    trip_id trip;
    std::string seat;
};
struct contracts
    : writ::contract_list<writ::stream<
          "trip", writ::keyed_by<trip_id>, writ::command<"trip.plan", plan_trip>,
          writ::event<"trip.planned", trip_planned>, writ::command<"flight.book", book_flight>,
          writ::event<"flight.booked", flight_booked>, writ::event<"flight.none", no_flight>,
          writ::command<"seat.hold", hold_seat>, writ::event<"seat.held", seat_held>>> {};

// [sub]
// The parent starts the other with a command, and waits for the event that closes it. Both carry
// the parent's identity.
struct flying {};
struct trip_steps {
    static auto on_plan(const plan_trip& asked) -> writ::step<flying, book_flight> {
        return {{}, {asked.trip}};
    }
    static auto on_booked(const flying&, const flight_booked& told) -> writ::finish<trip_planned> {
        return trip_planned{told.trip};
    }
    static auto on_none(const flying&, const no_flight&) -> writ::finish<> { return {}; }
    static auto on_timeout(const flying&, const writ::timed_out&) -> writ::finish<> { return {}; }
};
struct trip_flow : writ::workflow<"trip-flow", contracts, writ::identified_by<trip_id>,
                                  writ::starts<&trip_steps::on_plan>,
                                  writ::continues<&trip_steps::on_booked, &trip_steps::on_none>,
                                  writ::timeout<48h, &trip_steps::on_timeout>> {};

struct holding {};
struct flight_steps {
    static auto on_book(const book_flight& asked) -> writ::step<holding, hold_seat> {
        return {{}, {asked.trip}};
    }
    static auto on_held(const holding&, const seat_held& told) -> writ::finish<flight_booked> {
        return flight_booked{told.trip, told.seat};
    }
    static auto on_timeout(const holding&, const writ::timed_out&, const trip_id& trip)
        -> writ::finish<no_flight> {
        return no_flight{trip};
    }
};
struct flight_flow
    : writ::workflow<"flight-flow", contracts, writ::identified_by<trip_id>,
                     writ::starts<&flight_steps::on_book>, writ::continues<&flight_steps::on_held>,
                     writ::timeout<1h, &flight_steps::on_timeout>> {};
// [/sub]

struct trips : writ::service<"trips", contracts, writ::runs<trip_flow>> {};
struct flights : writ::service<"flights", contracts, writ::runs<flight_flow>> {};
struct airline : writ::participant<"airline", contracts, writ::accepts<hold_seat>,
                                   writ::publishes<seat_held>> {};
struct travel : writ::system<contracts, trips, flights, airline> {};
static_assert(writ::proven<travel>);

int main() {
    auto world = writ::testing::world<travel>();
    world.send(plan_trip{{"rome"}});
    world.send(plan_trip{{"oslo"}});
    world.run();
    world.as<airline>().publish(seat_held{{"rome"}, "12A"});
    world.advance(2h);
    std::cout << world.journal().print();
}
