// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <iostream>

struct offer_id {
    std::string value;
};
struct make_offer {
    offer_id offer;
    std::string article;
};
struct price_changed {
    std::string article;
    int cents = 0;
};
struct reprice_offer {
    offer_id offer;
    int cents = 0;
};
struct offer_withdrawn {
    offer_id offer;
};
struct contracts : writ::contract_list<writ::command<"offer.make", make_offer>,
                                       writ::event<"price.changed", price_changed>,
                                       writ::command<"offer.reprice", reprice_offer>,
                                       writ::event<"offer.withdrawn", offer_withdrawn>> {};

// [fan]
// The workflow knows one offer. Which offers an article is in, a handler knows: it keeps a list,
// and returns one command for each.
class offer_index {
public:
    using rows = writ::testing::transaction;

    void note(const make_offer& asked, rows& all) const {
        all.table<make_offer>("offers").put(asked.offer.value, asked);
    }
    auto reprice(const price_changed& told, rows& all) const -> std::vector<reprice_offer> {
        std::vector<reprice_offer> commands;
        for (const auto& [offer, row] : all.table<make_offer>("offers"))
            if (row.article == told.article)
                commands.push_back({row.offer, told.cents});
        return commands;
    }
};
// [/fan]

struct offered {
    int cents = 0;
};
auto on_first_price(const reprice_offer& asked) -> writ::step<offered> {
    return offered{asked.cents};
}
auto on_reprice(const offered& state, const reprice_offer& asked)
    -> std::variant<writ::step<offered>, writ::finish<offer_withdrawn>> {
    if (asked.cents > 2 * state.cents)
        return writ::finish<offer_withdrawn>{{asked.offer}};
    return writ::step<offered>{{asked.cents}};
}
struct offer_flow : writ::workflow<"offer-flow", contracts, writ::identified_by<offer_id>,
                                   writ::starts<&on_first_price>, writ::continues<&on_reprice>> {};

struct catalogue : writ::service<"catalogue", contracts,
                                 writ::calls<&offer_index::note, &offer_index::reprice>> {};
struct offers : writ::service<"offers", contracts, writ::runs<offer_flow>> {};

int main() {
    auto world = writ::testing::world<catalogue, offers>();
    world.send(make_offer{{"a"}, "lamp"});
    world.send(make_offer{{"b"}, "bulb"});
    world.send(make_offer{{"c"}, "lamp"});
    world.send(price_changed{"lamp", 100});
    world.send(price_changed{"bulb", 10});
    world.send(price_changed{"lamp", 300});
    world.run();
    for (const auto& each : world.sent<reprice_offer>())
        std::cout << each.offer.value << " costs " << each.cents << '\n';
    for (const auto& each : world.sent<offer_withdrawn>())
        std::cout << each.offer.value << " is withdrawn\n";
}
