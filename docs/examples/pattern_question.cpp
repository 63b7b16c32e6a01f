// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct loan_id {
    std::string value;
};
struct apply_for_loan {
    loan_id loan;
    std::string customer;
};
struct loan_granted {
    loan_id loan;
    int rating = 0;
};
struct loan_refused {
    loan_id loan;
    std::string reason;
};
struct rate_customer {
    std::string customer;
};
struct rating {
    int points = 0;
};
struct unknown_customer {
    std::string customer;
};
struct contracts
    : writ::contract_list<writ::command<"loan.apply", apply_for_loan>,
                          writ::event<"loan.granted", loan_granted>,
                          writ::event<"loan.refused", loan_refused>,
                          writ::query<"customer.rate", rate_customer, writ::reply<rating>,
                                      writ::errors<unknown_customer>>> {};

// [question]
// The question carries no loan: the answer finds its instance by itself.
struct rating_customer {};
using decided = std::variant<writ::finish<loan_granted>, writ::finish<loan_refused>>;

auto on_apply(const apply_for_loan& asked) -> writ::step<rating_customer, rate_customer> {
    return {{}, {asked.customer}};
}
auto on_rating(const rating_customer&, const rating& answer, const loan_id& loan) -> decided {
    if (answer.points < 50)
        return writ::finish<loan_refused>{{loan, "the rating is too low"}};
    return writ::finish<loan_granted>{{loan, answer.points}};
}
auto on_unknown(const rating_customer&, const unknown_customer& error, const loan_id& loan)
    -> writ::finish<loan_refused> {
    return loan_refused{loan, "nobody knows " + error.customer};
}
auto on_timeout(const rating_customer&, const writ::timed_out&, const loan_id& loan)
    -> writ::finish<loan_refused> {
    return loan_refused{loan, "no rating came"};
}
struct loan_flow
    : writ::workflow<"loan-flow", contracts, writ::identified_by<loan_id>, writ::starts<&on_apply>,
                     writ::continues<&on_rating, &on_unknown>, writ::timeout<1h, &on_timeout>> {};
// [/question]
struct loans : writ::service<"loans", contracts, writ::runs<loan_flow>> {};

auto rate(const rate_customer& asked) -> std::variant<rating, unknown_customer> {
    if (asked.customer == "Carl")
        return unknown_customer{asked.customer};
    return rating{asked.customer == "Ada" ? 90 : 10};
}
struct agency : writ::service<"agency", contracts, writ::calls<&rate>> {};

template <class World>
void run(World& world) {
    for (const auto* customer : {"Ada", "Bob", "Carl"})
        world.send(apply_for_loan{{customer}, customer});
    world.run_to_end();
    for (const auto& told : world.template sent<loan_granted>())
        std::cout << told.loan.value << ": granted\n";
    for (const auto& told : world.template sent<loan_refused>())
        std::cout << told.loan.value << ": refused, " << told.reason << '\n';
}

int main() {
    auto both = writ::testing::world<loans, agency>();
    run(both);
    std::cout << "without the agency:\n";
    auto alone = writ::testing::world<loans>();
    run(alone);
}
