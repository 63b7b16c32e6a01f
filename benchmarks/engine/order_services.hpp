// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Who handles the command, who hears of its event, and who sends it.
#pragma once

#include "orders.hpp"

#include <writ/endpoint.hpp>

namespace bench {

// What happens when an event is heard; the only one of a program.
inline void (*on_heard)(const order_placed&) = nullptr;

inline order_placed place(const place_order& asked) { return {asked.order, asked.at, asked.note}; }
inline void hear(const order_placed& placed) { on_heard(placed); }

struct orders : writ::service<"orders", contracts, writ::calls<&place>> {};
struct audit : writ::service<"audit", contracts, writ::calls<&hear>> {};
struct shop : writ::participant<"shop", contracts, writ::sends<place_order>> {};

// Sends so many, 500 in a commit.
template <class Client>
bool send_orders(Client& front, long count) {
    std::vector<place_order> batch;
    for (long at = 0; at < count; ++at) {
        batch.push_back(order_of(at));
        if (batch.size() == 500 || at + 1 == count) {
            if (!front.send_all(batch))
                return false;
            batch.clear();
        }
    }
    return true;
}

}  // namespace bench
