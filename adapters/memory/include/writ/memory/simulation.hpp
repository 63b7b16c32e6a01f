// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/store.hpp>
#include <writ/testing/simulation.hpp>

#include <utility>

namespace writ::testing {

/// Simulates a system on stores in memory, which outlive its instances:
/// `simulation<hotel>({.seed = 7}, handlers…)`. The services share one store; with over_transport
/// as the second argument each has one of its own, and a transport that loses, repeats, delays.
/// *Rules*: the system's own, handler_object_is_missing, argument_is_no_handler,
/// provider_is_missing, takes_a_transaction_the_store_does_not_have.
/// The tested example: tests/simulation/hotel.cpp.
template <class System, class Carrier = over_shared_store, class... Arguments>
[[nodiscard]] auto simulation(simulation_options how, const Arguments&... arguments) {
    return basic_simulation<System, memory::store, Carrier, Arguments...>{std::move(how),
                                                                          arguments...};
}

}  // namespace writ::testing
