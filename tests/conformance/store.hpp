// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

// What a store must do, each line a case of its own with a fresh store. How an adapter is described
// stands in store/building.hpp; a program that tests one is
//
//     TEST_CASE("my store is a store") { conformance::store_conforms<my_adapter>(); }

#include "store/building.hpp"
#include "store/conditions.hpp"
#include "store/instances.hpp"
#include "store/kept.hpp"
#include "store/log.hpp"
#include "store/operating.hpp"
#include "store/reopening.hpp"
#include "store/sharing.hpp"
#include "store/transaction.hpp"
#include "store/trim.hpp"

namespace conformance {

/// All lines; a store that is not durable has none about being opened again.
template <class Adapter>
store_cases<Adapter> store_lines() {
    using store_type = typename Adapter::store_type;
    static_assert(writ::administered_store<store_type>,
                  "what the engine keeps is looked at by the functions for operators");
    store_cases<Adapter> all;
    for (const auto& some :
         {condition_cases<Adapter>(), kept_cases<Adapter>(), instance_cases<Adapter>(),
          log_cases<Adapter>(), lease_cases<Adapter>(), transaction_cases<Adapter>(),
          trim_cases<Adapter>(), stats_cases<Adapter>(), operator_cases<Adapter>(),
          sharing_cases<Adapter>()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    if constexpr (store_type::facts.durable) {
        static_assert(
            requires(Adapter& adapter) { adapter.reopen(); },
            "a store that says that it is durable is opened again");
        const auto some = reopening_cases<Adapter>();
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

template <class Adapter>
void store_conforms() {
    for (const auto& line : store_lines<Adapter>()) {
        DYNAMIC_SECTION(line.name) {
            Adapter adapter;
            line.run(adapter);
        }
    }
}

}  // namespace conformance
