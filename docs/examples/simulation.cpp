// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/memory/simulation.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>
using namespace std::chrono_literals;
using namespace writ::testing;

// [contracts]
struct order_id {
    std::string value;
};
struct place_order {
    order_id order;
};
struct take_payment {
    order_id order;
};
struct cancel_payment {
    order_id order;
};
struct payment_taken {
    order_id order;
};
struct payment_cancelled {
    order_id order;
};
struct order_shipped {
    order_id order;
};
struct order_dropped {
    order_id order;
};
struct contracts
    : writ::contract_list<writ::stream<
          "order", writ::keyed_by<order_id>, writ::command<"order.place", place_order>,
          writ::command<"bank.take", take_payment>, writ::command<"bank.cancel", cancel_payment>,
          writ::event<"bank.taken", payment_taken>,
          writ::event<"bank.cancelled", payment_cancelled>,
          writ::event<"order.shipped", order_shipped>,
          writ::event<"order.dropped", order_dropped>>> {};
// [/contracts]

// [bank]
// What the bank is reached by: one call in four fails, until somebody repairs it.
struct bank_line {
    writ::testing::random_sequence draw;
    bool is_repaired = false;

    void call() {
        if (!is_repaired && draw.below(4) == 0)
            throw std::runtime_error{"the bank is away"};
    }
};

// Of an order it knows whether it is paid or never will be: what is asked first counts.
struct bank {
    using answer = std::variant<payment_taken, payment_cancelled>;
    bank_line& line;

    answer take(const take_payment& asked, writ::memory_transaction& rows) const {
        return settle(asked.order, true, rows);
    }
    answer cancel(const cancel_payment& asked, writ::memory_transaction& rows) const {
        return settle(asked.order, false, rows);
    }

private:
    answer settle(const order_id& order, bool pays, writ::memory_transaction& rows) const {
        line.call();
        auto& paid = rows.table<bool>("paid");
        if (paid.find(order.value) == nullptr)
            paid.put(order.value, pays);
        return *paid.find(order.value) ? answer{payment_taken{order}}
                                       : answer{payment_cancelled{order}};
    }
};
struct payments : writ::service<"payments", contracts,
                                writ::calls<&bank::take, &bank::cancel, writ::idempotent>> {};
struct front : writ::participant<"front", contracts, writ::sends<place_order>> {};
// [/bank]

// [hasty]
struct paying {};
auto begin(const place_order& placed) -> writ::step<paying, take_payment> {
    return {{}, {placed.order}};
}

struct hasty {
    static auto on_paid(const paying&, const payment_taken& told) -> writ::finish<order_shipped> {
        return order_shipped{told.order};
    }
    static auto on_timeout(const paying&, const writ::timed_out&, const order_id& order)
        -> writ::finish<order_dropped> {
        return order_dropped{order};
    }
};
struct hasty_flow
    : writ::workflow<"order-flow", contracts, writ::identified_by<order_id>, writ::starts<&begin>,
                     writ::continues<&hasty::on_paid>, writ::timeout<1min, &hasty::on_timeout>> {};
struct hasty_orders : writ::service<"orders", contracts, writ::runs<hasty_flow>> {};
struct hasty_shop : writ::system<contracts, hasty_orders, payments, front> {};
// [/hasty]

// [careful]
struct withdrawing {};

struct careful {
    static auto on_timeout(const std::variant<paying, withdrawing>&, const writ::timed_out&,
                           const order_id& order) -> writ::step<withdrawing, cancel_payment> {
        return {{}, {order}};
    }
    static auto on_paid(const std::variant<paying, withdrawing>&, const payment_taken& told)
        -> writ::finish<order_shipped> {
        return order_shipped{told.order};
    }
    static auto on_cancelled(const withdrawing&, const payment_cancelled& told)
        -> writ::finish<order_dropped> {
        return order_dropped{told.order};
    }
};
// [/careful]
struct careful_flow
    : writ::workflow<"order-flow", contracts, writ::identified_by<order_id>, writ::starts<&begin>,
                     writ::continues<&careful::on_paid, &careful::on_cancelled>,
                     writ::timeout<1min, &careful::on_timeout>> {};
struct careful_orders : writ::service<"orders", contracts, writ::runs<careful_flow>> {};
struct careful_shop : writ::system<contracts, careful_orders, payments, front> {};

// [schedule]
// One schedule. All that differs from another is drawn from the seed.
template <class Shop>
simulation_report run_shop(simulation_options how) {
    bank_line line{writ::testing::random_sequence{how.seed}};
    how.on_calm = [&] { line.is_repaired = true; };
    auto run = writ::testing::simulation<Shop>(how, bank{line});
    for (const std::string order : {"order-1", "order-2", "order-3"})
        run.send(place_order{{order}}, order);

    return run.run([&] {
        const auto shipped = run.template sent<order_shipped>();
        const auto dropped = run.template sent<order_dropped>();
        run.require(shipped.size() + dropped.size() == 3, "an order has no end, or two");
        run.rows_of("payments", [&](writ::memory_transaction& rows) {
            for (const auto& each : dropped) {
                const bool* paid = rows.table<bool>("paid").find(each.order.value);
                run.require(paid == nullptr || !*paid,
                            each.order.value + " was dropped, and it is paid");
            }
        });
    });
}
// [/schedule]

// What became of the order that the broken promise names, without the names of services and ids.
void show(const seeds_report& all) {
    const auto& found = all.counterexample;
    std::cout << "seed " << found.seed << ", " << all.options.steps << " steps: " << found.broken
              << '\n';
    const auto order = found.broken.substr(0, found.broken.find(' '));
    const std::regex wanted{" (committed|retried|counted) .*correlation=" + order + " | clock "};
    const std::regex left_out{" (service|subscriber|id|source|correlation)=\\S+"};
    std::istringstream trace{found.trace};
    for (std::string line; std::getline(trace, line);)
        if (std::regex_search(line, wanted))
            std::cout << std::regex_replace(line, left_out, "") << '\n';
}

int main() {
    // [seeds]
    const simulation_options how{.seed = 1, .steps = 100};
    const auto hasty = run_seeds(200, how, run_shop<hasty_shop>);
    show(hasty);

    const auto careful = run_seeds(200, how, run_shop<careful_shop>);
    if (careful.kept())
        std::cout << "the careful shop: " << careful.seeds
                  << " schedules, all promises were kept\n";
    else
        show(careful);
    const bool is_tested = careful.counts.unmet() == "" && careful.counts.timeouts > 0;
    // [/seeds]
    return !hasty.kept() && careful.kept() && is_tested ? 0 : 1;
}
