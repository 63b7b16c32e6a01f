// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/writ.hpp>

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

int main() { return writ::to_json(greeter{}({"you"})) == R"({"name":"you"})" ? 0 : 1; }
