// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include <csignal>
#include <iostream>
#include <string>

struct close_shop {
    std::string reason;
};
struct contracts : writ::contract_list<writ::command<"shop.close", close_shop>> {};

// Ends the program as Ctrl+C, or `kill`, would.
void lock_doors(const close_shop& asked) {
    std::cout << "closes: " << asked.reason << '\n';
    static_cast<void>(std::raise(SIGTERM));
}
struct doors : writ::service<"doors", contracts, writ::calls<&lock_doors>> {};
struct owner : writ::participant<"owner", contracts, writ::sends<close_shop>> {};

// [main]
int main() {
    writ::memory::store store;
    auto transport = store.transport();
    auto endpoint = writ::endpoint<doors>(transport, store);

    auto front = writ::client<owner>(transport, store);
    if (const auto sent = front.send(close_shop{"it is late"}); !sent) {
        std::cerr << sent.error().text() << '\n';
        return 1;
    }
    if (const auto ran = writ::run(writ::stop_on_signal(), endpoint); !ran) {
        std::cerr << ran.error().text() << '\n';
        return 1;
    }
    std::cout << "stopped\n";
}
// [/main]
