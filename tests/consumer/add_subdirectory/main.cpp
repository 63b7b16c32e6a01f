// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/sqlite.hpp>
#include <writ/writ.hpp>

#include <sqlite3.h>

#include <string>

struct greet {
    std::string name;
};
struct greeted {
    std::string name;
};
struct contracts
    : writ::contract_list<writ::command<"greet", greet>, writ::event<"greeted", greeted>> {};

struct greeter {
    auto operator()(const greet& message) const -> greeted { return {message.name}; }
};
struct greeting : writ::service<"greeting", contracts, writ::handles<greeter>> {};
struct front : writ::participant<"front", contracts, writ::sends<greet>> {};
struct everything : writ::system<contracts, greeting, front> {};
static_assert(writ::proven<everything>);

// An adapter is there with the library that it needs.
static_assert(writ::store<writ::sqlite::store>);

int main() {
    if (sqlite3_libversion_number() < 3'038'000)
        return 1;
    return writ::to_json(greeter{}({"you"})) == R"({"name":"you"})" ? 0 : 1;
}
