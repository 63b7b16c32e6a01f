// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct cart_id {
    std::string value;
};
struct cart_filled {
    cart_id cart;
};
struct cart_bought {
    cart_id cart;
};
struct look_at_cart {
    cart_id cart;
};
struct send_reminder {
    cart_id cart;
};
struct contracts : writ::contract_list<writ::event<"cart.filled", cart_filled>,
                                       writ::event<"cart.bought", cart_bought>,
                                       writ::command<"cart.look-at", look_at_cart>,
                                       writ::command<"reminder.send", send_reminder>> {};

// [delayed]
// A message to oneself, later. What became of the cart meanwhile is looked up when it comes.
auto on_filled(const cart_filled& told) -> writ::delayed<look_at_cart> {
    return {24h, {told.cart}};
}
void on_bought(const cart_bought& told, writ::testing::transaction& rows) {
    rows.table<bool>("bought").put(told.cart.value, true);
}
auto look(const look_at_cart& asked, writ::testing::transaction& rows)
    -> std::optional<send_reminder> {
    if (rows.table<bool>("bought").contains(asked.cart.value))
        return {};
    return send_reminder{asked.cart};
}
struct carts : writ::service<"carts", contracts, writ::calls<&on_filled, &on_bought, &look>> {};
// [/delayed]

int main() {
    auto world = writ::testing::world<carts>();
    world.send(cart_filled{{"c1"}});
    world.send(cart_filled{{"c2"}});
    world.advance(23h);
    world.send(cart_bought{{"c1"}});
    world.run();
    std::cout << "after 23 hours: " << world.count<send_reminder>() << " reminders\n";
    world.advance(1h);
    for (const auto& asked : world.sent<send_reminder>())
        std::cout << "after 24 hours: remind of " << asked.cart.value << '\n';
}
