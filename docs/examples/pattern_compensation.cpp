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
    std::vector<std::string> stops;
};
struct book_stop {
    trip_id trip;
    std::string stop;
};
struct stop_booked {
    trip_id trip;
    std::string stop;
};
struct stop_full {
    trip_id trip;
    std::string stop;
};
struct give_back_stop {
    trip_id trip;
    std::string stop;
};
struct trip_planned {
    trip_id trip;
};
struct contracts
    : writ::contract_list<writ::stream<
          "trip", writ::keyed_by<trip_id>, writ::command<"trip.plan", plan_trip>,
          writ::command<"stop.book", book_stop>, writ::event<"stop.booked", stop_booked>,
          writ::event<"stop.full", stop_full>, writ::command<"stop.give-back", give_back_stop>,
          writ::event<"trip.planned", trip_planned>>> {};

// [compensation]
// What is done stands in the state; whoever gives up returns one command for each, last one first.
struct booking {
    std::vector<std::string> open, done;
};
using undo = std::vector<give_back_stop>;

auto undo_all(const booking& state, const trip_id& trip) -> undo {
    undo commands;
    for (auto stop = state.done.rbegin(); stop != state.done.rend(); ++stop)
        commands.push_back({trip, *stop});
    return commands;
}
auto on_plan(const plan_trip& asked)
    -> std::variant<writ::step<booking, book_stop>, writ::finish<trip_planned>> {
    if (asked.stops.empty())
        return writ::finish<trip_planned>{{asked.trip}};
    return writ::step<booking, book_stop>{{asked.stops, {}}, {asked.trip, asked.stops.front()}};
}
auto on_booked(const booking& state, const stop_booked& told)
    -> std::variant<writ::step<booking, book_stop>, writ::finish<trip_planned>> {
    booking next{{state.open.begin() + 1, state.open.end()}, state.done};
    next.done.push_back(told.stop);
    if (next.open.empty())
        return writ::finish<trip_planned>{{told.trip}};
    book_stop command{told.trip, next.open.front()};
    return writ::step<booking, book_stop>{std::move(next), std::move(command)};
}
auto on_full(const booking& state, const stop_full& told) -> writ::finish<undo> {
    return undo_all(state, told.trip);
}
auto on_timeout(const booking& state, const writ::timed_out&, const trip_id& trip)
    -> writ::finish<undo> {
    return undo_all(state, trip);
}
struct trip_flow
    : writ::workflow<"trip-flow", contracts, writ::identified_by<trip_id>, writ::starts<&on_plan>,
                     writ::continues<&on_booked, &on_full>, writ::timeout<24h, &on_timeout>> {};
// [/compensation]
struct trips : writ::service<"trips", contracts, writ::runs<trip_flow>> {};

auto book(const book_stop& asked) -> std::variant<stop_booked, stop_full> {
    if (asked.stop == "the moon")
        return stop_full{asked.trip, asked.stop};
    return stop_booked{asked.trip, asked.stop};
}
void give_back(const give_back_stop& asked) {
    std::cout << asked.trip.value << ": " << asked.stop << " is given back\n";
}
struct hotels : writ::service<"hotels", contracts, writ::calls<&book, &give_back>> {};
struct front : writ::participant<"front", contracts, writ::sends<plan_trip>> {};
struct travel : writ::system<contracts, trips, hotels, front> {};
static_assert(writ::proven<travel>);

int main() {
    auto world = writ::testing::world<travel>();
    world.as<front>().send(plan_trip{{"t1"}, {"rome", "oslo"}});
    world.as<front>().send(plan_trip{{"t2"}, {"rome", "oslo", "the moon", "bonn"}});
    world.run_to_end();
    for (const auto& told : world.sent<trip_planned>())
        std::cout << told.trip.value << ": planned\n";
}
