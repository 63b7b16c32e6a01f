// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/local_transport.hpp>
#include <writ/testing/simulation/simulated_transport.hpp>

#include <cstddef>

namespace writ::testing {

/// A simulation of services that share one store.
struct over_shared_store {
    static constexpr bool shares_store = true;
    template <class Store>
    using transport = local_transport<Store>;

    template <class Store>
    static transport<Store> make(Store& store, detail::simulated_broker&, std::size_t) {
        return transport<Store>{store};
    }
};

/// A simulation of services with stores of their own, which a transport connects.
struct over_transport {
    static constexpr bool shares_store = false;
    template <class Store>
    using transport = detail::simulated_transport;

    template <class Store>
    static detail::simulated_transport make(Store&, detail::simulated_broker& broker,
                                            std::size_t instance) {
        return {broker, instance};
    }
};

}  // namespace writ::testing
