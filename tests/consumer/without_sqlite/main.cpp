// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/client.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include <string>

struct greet {
    std::string name;
};
struct contracts : writ::contract_list<writ::command<"greet", greet>> {};
struct front : writ::participant<"front", contracts, writ::sends<greet>> {};

int main() {
    writ::memory::store store;
    auto transport = store.transport();
    return writ::client<front>(transport, store).send(greet{"you"}) ? 0 : 1;
}
