// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
#include <set>
using namespace std::chrono_literals;

struct order_id {
    int value = 0;
};
struct place_order {
    order_id order;
    std::vector<std::string> articles;
};
struct order_placed {
    order_id order;
};
struct order_refused {
    order_id order;
    std::string reason;
};
struct pick_article {
    order_id order;
    std::string article;
};
struct article_picked {
    order_id order;
    std::string article;
};
struct remind {
    order_id order;
};
struct count_orders {
    std::string customer;
};
struct order_count {
    std::size_t count = 0;
};
struct unknown_customer {
    std::string customer;
};

struct contracts
    : writ::contract_list<
          writ::command<"order.place", place_order>, writ::event<"order.placed", order_placed>,
          writ::event<"order.refused", order_refused>, writ::command<"stock.pick", pick_article>,
          writ::event<"stock.picked", article_picked>, writ::command<"order.remind", remind>,
          writ::query<"order.count", count_orders, writ::reply<order_count>,
                      writ::errors<unknown_customer>>> {};

// [forms]
// One of these, a variant; in one of them all of these, a tuple; a range; and one of them later.
using placed = std::tuple<order_placed, std::vector<pick_article>, writ::delayed<remind>>;

auto place(const place_order& asked) -> std::variant<placed, order_refused> {
    if (asked.articles.empty())
        return order_refused{asked.order, "it is empty"};
    std::vector<pick_article> picks;
    for (const auto& article : asked.articles)
        picks.push_back({asked.order, article});
    return placed{{asked.order}, std::move(picks), {48h, remind{asked.order}}};
}

// Perhaps.
auto pick(const pick_article& asked) -> std::optional<article_picked> {
    if (asked.article == "unicorn")
        return {};
    return article_picked{asked.order, asked.article};
}

// Nothing.
void write_letter(const remind& asked) {
    std::cout << "letter about order " << asked.order.value << '\n';
}

// The reply, or a declared error.
auto count(const count_orders& asked) -> std::variant<order_count, unknown_customer> {
    if (asked.customer != "Ada")
        return unknown_customer{asked.customer};
    return order_count{1};
}
// [/forms]

// [classes]
// A class has members, so it can reach outside of the commit: it says how it is safe.
class ledger {
public:
    void operator()(const order_placed& told) { open_.insert(told.order.value); }
    void operator()(const order_refused& told) { open_.erase(told.order.value); }

private:
    std::set<int> open_;
};

struct orders : writ::service<"orders", contracts, writ::calls<&place, &write_letter, &count>> {};
struct stock : writ::service<"stock", contracts, writ::calls<&pick>> {};
struct books : writ::service<
                   "books", contracts,
                   writ::handles<ledger, writ::on<order_placed, order_refused>, writ::idempotent>> {
};
// [/classes]
struct shop : writ::system<contracts, orders, stock, books> {};

int main() {
    auto world = writ::testing::world<shop>();
    world.send(place_order{{7}, {"lamp", "unicorn"}});
    world.send(place_order{{8}, {}});
    world.run_to_end();
    std::cout << world.journal().print();
    std::cout << "Ada has " << world.ask(count_orders{"Ada"})->count << " order\n";
    const auto nobody = world.ask(count_orders{"Bob"});
    std::cout << nobody.get<unknown_customer>().customer << " is unknown\n";
}
