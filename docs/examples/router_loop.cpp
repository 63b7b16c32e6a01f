// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/router.hpp>
#include <writ/writ.hpp>

#include <iostream>
#include <sstream>
#include <stdexcept>

struct add_stock {
    std::string article;
    int count = 0;
};
struct stock_changed {
    std::string article;
    int count = 0;
};
struct contracts : writ::contract_list<writ::command<"stock.add", add_stock>,
                                       writ::event<"stock.changed", stock_changed>> {};

auto add(const add_stock& asked) -> stock_changed {
    if (asked.count < 0)
        throw writ::reject{"a count is not negative"};
    if (asked.count > 1000)
        throw std::runtime_error{"the shelf is full"};
    return {asked.article, asked.count};
}
struct warehouse : writ::service<"warehouse", contracts, writ::calls<&add>> {};

int main() {
    // What a poll loop over a socket or a consumer would be given.
    std::istringstream messages{R"(stock.add {"article":"lamp","count":3}
stock.add {"article":"lamp","count":"three"}
stock.add {"article":"lamp","count":-3}
stock.add {"article":"lamp","count":3000}
stock.count {}
)"};
    // [loop]
    auto router = writ::router<warehouse>();
    for (std::string name, body; messages >> name && std::getline(messages, body);) {
        const writ::dispatched done = router.dispatch(name, body);
        if (done.handlers == 0)
            std::cout << "nobody takes " << name << '\n';
        for (const auto& sent : done.emissions)
            std::cout << "send " << sent.type << ' ' << sent.body << '\n';
        switch (done.what) {
        case writ::verdict::undecodable:
            std::cout << "cannot be read: " << done.reason << '\n';
            break;
        case writ::verdict::rejected:
            std::cout << "do not try again: " << done.reason << '\n';
            break;
        case writ::verdict::failed: std::cout << "try again: " << done.reason << '\n'; break;
        default: break;
        }
    }
    // [/loop]
}
