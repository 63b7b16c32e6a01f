// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/endpoint.hpp>
#include <writ/health.hpp>
#include <writ/memory.hpp>
#include <writ/observers.hpp>
#include <writ/writ.hpp>

#include <iostream>
#include <stdexcept>

struct account_id {
    std::string value;
};
struct book {
    account_id account;
    int cents = 0;
};
struct contracts : writ::contract_list<writ::stream<"account", writ::keyed_by<account_id>,
                                                    writ::command<"account.book", book>>> {};

void charge(const book& asked) {
    if (asked.cents < 0)
        throw std::runtime_error{"the bank is closed"};
}
struct banking : writ::service<"banking", contracts,
                               writ::calls<&charge, writ::idempotent, writ::attempts<2>>> {};
struct web : writ::participant<"web", contracts, writ::sends<book>> {};
struct bank : writ::system<contracts, banking, web> {};

// [hook]
struct error_hook {
    void on(const writ::observed::retried& event) { tell(event.about, event.reason); }
    void on(const writ::observed::dead_lettered& event) {
        tell(event.about, event.letter.reason);
        std::cout << "set aside: " << writ::name_of(event.letter.cause) << '\n';
    }

private:
    static void tell(const writ::observed::subject& about, std::string_view error) {
        std::cout << about.service << '/' << about.subscriber << ' ' << about.message.type << ' '
                  << about.message.id << " of " << about.message.correlation_id << ", attempt "
                  << about.attempt << ": " << error << '\n';
    }
};
// [/hook]

int main() {
    auto store = writ::memory::store{};
    auto transport = store.transport();
    // [use]
    error_hook hook;
    writ::health health{{.services = {"banking"}}};
    writ::observers both{hook, health};
    auto banks = writ::endpoint<bank>(transport, store, writ::endpoint_options{.lanes = 8},
                                      writ::observed_by{both});
    // [/use]
    // [health]
    std::cout << health.ready().text();
    auto front = writ::client<web>(transport, store);
    if (!front.send(book{{"a"}, -10}, {.id = "m1"}))
        return 1;
    while (!banks.is_idle())
        if (!banks.poll())
            return 1;
    std::cout << (health.ready() ? "ready" : "not ready") << ", "
              << (health.live() ? "alive" : "not alive") << '\n';
    // [/health]
}
