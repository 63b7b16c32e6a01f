// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
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
struct booked {
    account_id account;
    int cents = 0;
};
struct contracts
    : writ::contract_list<
          writ::stream<"account", writ::keyed_by<account_id>, writ::command<"account.book", book>,
                       writ::event<"account.booked", booked>>> {};

// [policy]
struct bank_is_closed : std::runtime_error {
    bank_is_closed() : std::runtime_error{"the bank is closed"} {}
};

class bank {
public:
    explicit bank(const bool& open) : open_{open} {}
    auto operator()(const book& asked) const -> booked {
        if (asked.cents == 0)
            throw writ::reject{"nothing to book"};
        if (!open_)
            throw bank_is_closed{};
        return {asked.account, asked.cents};
    }

private:
    const bool& open_;
};

struct banking
    : writ::service<
          "banking", contracts,
          writ::handles<bank, writ::idempotent, writ::attempts<5>, writ::on_poison<writ::park>>> {};
// [/policy]

void show(const std::string& title, const writ::testing::balance& sum) {
    std::cout << title << ": " << sum.handled << " handled, " << sum.parked << " parked, "
              << sum.dead << " dead\n";
}

int main() {
    // [run]
    bool open = false;
    auto world = writ::testing::world<banking>(bank{open});
    world.send(book{{"a"}, 10});
    world.send(book{{"a"}, 20});
    world.send(book{{"b"}, 0});
    world.run();
    show("at first", world.balance());
    world.run_to_end();
    show("later", world.balance());
    for (const auto& letter : world.dead_letters())
        std::cout << letter.message.body << ' ' << writ::name_of(letter.why) << " after "
                  << letter.attempts << ": " << letter.reason << '\n';

    open = true;
    for (const auto& letter : std::vector{world.dead_letters()})
        letter.why == writ::dead_reason::failed ? world.redrive(letter.number)
                                                : world.skip(letter.number);
    world.run_to_end();
    show("at last", world.balance());
    std::cout << world.journal().print();
    // [/run]
}
