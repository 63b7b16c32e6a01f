// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The hotel on the engine and a store in memory, with its spans in a file: `spans FILE COUNT`.
// Prints how many flows there were. Half of the bookings are for one room, so that some are
// refused; every tenth is cancelled.

#include "front_end/front_end.hpp"
#include "open_hotel.hpp"

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/opentelemetry.hpp>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

using namespace booking;

namespace {

struct no_post final : postbox {
    void post(std::string_view, const letter&) override {}
};

}  // namespace

int main(int count, char** words) {
    if (count != 3)
        return 2;
    writ::memory::store store;
    auto transport = store.transport();
    // [use]
    writ::opentelemetry::observer tracer{words[1], {.resource = {{"service.namespace", "hotel"}}}};
    // [/use]
    no_post post;
    auto hotel_runs = writ::endpoint<hotel>(transport, store, writ::endpoint_options{.seed = 1},
                                            writ::observed_by{tracer}, letters_to(post),
                                            rooms_in_memory(), ledger_in_memory());
    auto front = writ::client<front_end>(transport, store, writ::observed_by{tracer});
    const int bookings = std::atoi(words[2]);
    int flows = 0;
    for (int i = 0; i < bookings; ++i) {
        const booking_id id{"b" + std::to_string(i)};
        const std::string room = i % 2 == 0 ? "1" : "r" + std::to_string(i);
        if (!front.send(
                make_reservation{id, room, "c" + std::to_string(i), {2026, 12, 1}, {2026, 12, 3}}))
            return 1;
        ++flows;
        if (i % 10 == 0 && front.send(cancel_booking{id}))
            ++flows;
    }
    while (!hotel_runs.is_idle()) {
        if (const auto done = hotel_runs.poll(); !done) {
            std::cerr << done.error().text() << '\n';
            return 1;
        }
    }
    std::cout << flows << '\n';
    return tracer.lost() == 0 ? 0 : 1;
}
