// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The flow that is measured: a command, its handler, the event that it returns, who hears of it.
#pragma once

#include <writ/writ.hpp>

#include <cstdint>
#include <string>

namespace bench {

struct order_id {
    std::string value;
};
struct place_order {
    order_id order;
    std::int64_t at = 0;
    std::string note;
};
struct order_placed {
    order_id order;
    std::int64_t at = 0;
    std::string note;
};
struct contracts : writ::contract_list<writ::stream<"orders", writ::keyed_by<order_id>,
                                                    writ::command<"orders.place", place_order>,
                                                    writ::event<"orders.placed", order_placed>>> {};

inline place_order order_of(std::int64_t number) {
    return {{"order-" + std::to_string(number)}, number, std::string(120, 'x')};
}

}  // namespace bench
