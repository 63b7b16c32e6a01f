// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

// What a transport must do, each line a case of its own with a fresh transport. How an adapter is
// described stands in transport/consuming.hpp; a program that tests one is
//
//     TEST_CASE("my transport is a transport") { conformance::transport_conforms<my_adapter>(); }
//
// A line that the facts of a transport do not state is left out.

#include "transport/carrying.hpp"
#include "transport/consuming.hpp"
#include "transport/partitions.hpp"

namespace conformance {

template <class Adapter>
transport_cases<Adapter> transport_lines() {
    using transport_type = typename Adapter::transport_type;
    static_assert(writ::transport<transport_type>);
    auto all = carrying_cases<Adapter>();
    for (const auto& each : position_cases<Adapter>()) {
        all.push_back(each);
    }
    if constexpr (transport_type::facts.competing_consumers) {
        for (const auto& each : sharing_partition_cases<Adapter>()) {
            all.push_back(each);
        }
    }
    return all;
}

template <class Adapter>
void transport_conforms() {
    for (const auto& line : transport_lines<Adapter>()) {
        DYNAMIC_SECTION(line.name) {
            Adapter adapter;
            line.run(adapter);
        }
    }
}

}  // namespace conformance
