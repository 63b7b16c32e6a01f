// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include <iostream>
#include <map>
#include <mutex>
#include <string>

// [declared]
struct article_id {
    std::string value;
};
struct add_stock {
    article_id article;
    int count = 0;
};
struct count_stock {
    article_id article;
};
struct stock {
    article_id article;
    int count = 0;
};
struct contracts
    : writ::contract_list<writ::command<"stock.add", add_stock>,
                          writ::query<"stock.count", count_stock, writ::reply<stock>>> {};

struct warehouse {
    std::mutex& lock;
    std::map<std::string, int>& shelves;

    void add(const add_stock& asked) const {
        const std::lock_guard guard{lock};
        shelves[asked.article.value] += asked.count;
    }
    stock count(const count_stock& asked) const {
        const std::lock_guard guard{lock};
        return {asked.article, shelves[asked.article.value]};
    }
};
struct storage : writ::service<"storage", contracts,
                               writ::calls<&warehouse::add, &warehouse::count, writ::may_repeat>> {
};
struct counter
    : writ::participant<"counter", contracts, writ::sends<add_stock>, writ::asks<count_stock>> {};
struct shop : writ::system<contracts, storage, counter> {};
static_assert(writ::proven<shop>);
// [/declared]

int main() {
    // [run]
    std::mutex lock;
    std::map<std::string, int> shelves;

    writ::memory::store store;
    auto transport = store.transport();
    auto endpoint =
        writ::endpoint<storage>(transport, store, {.lanes = 2}, warehouse{lock, shelves});
    if (const auto started = endpoint.start(); !started)
        return std::cerr << started.error().text() << '\n', 1;

    auto front = writ::client<counter>(transport, store);
    const auto sent = front.send(add_stock{{"lamp"}, 3});
    std::cout << (sent ? "stored\n" : sent.error().text() + '\n');

    const auto found = front.ask(count_stock{{"lamp"}}, writ::duration::milliseconds(2000));
    std::cout << (found ? found->article.value + 's' : found.error().text()) << '\n';
    endpoint.stop();
    std::cout << shelves["lamp"] << '\n';
    // [/run]
}
