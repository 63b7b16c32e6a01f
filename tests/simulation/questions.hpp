// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "simulation/chance.hpp"

#include <writ/memory/simulation.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

// Questions and answers in the simulator: one command starts a workflow for each customer; each
// asks what the customer used, hears it, or that it is not known yet and asks again, or nothing at
// all, and writes one bill.

namespace questions {

using namespace std::chrono_literals;

struct flow_id {
    std::string value;
};
struct start_run {
    std::string run;
    std::vector<std::string> customers;
};
struct bill_customer {
    flow_id flow;
    std::string customer;
};
struct ask_usage {
    flow_id flow;
    std::string customer;
    int attempt;
};
struct usage {
    int calls;
};
struct not_known_yet {
    int attempt;
};
struct write_bill {
    flow_id flow;
    std::string customer;
    int calls;
};
struct bill_written {
    flow_id flow;
    int number;
};

struct contracts
    : writ::contract_list<
          writ::command<"billing.start-run", start_run>,
          writ::stream<"billing", writ::keyed_by<flow_id>,
                       writ::event<"billing.bill-customer", bill_customer>,
                       writ::command<"billing.write-bill", write_bill>,
                       writ::event<"billing.bill-written", bill_written>>,
          writ::query<"crm.usage", ask_usage, writ::reply<usage>, writ::errors<not_known_yet>>> {};

struct coordinate {
    auto operator()(const start_run& wanted) const -> std::vector<bill_customer> {
        std::vector<bill_customer> all;
        for (const auto& each : wanted.customers) {
            all.push_back({{wanted.run + '-' + each}, each});
        }
        return all;
    }
};
struct coordinator : writ::service<"coordinator", contracts, writ::handles<coordinate>> {};

struct waiting {
    std::string customer;
    int attempt;
};
struct writing {
    std::string customer;
    int patience;
};
struct steps {
    static auto begin(const bill_customer& wanted) -> writ::step<waiting, ask_usage> {
        return {{wanted.customer, 1}, {wanted.flow, wanted.customer, 1}};
    }
    static auto answered(const waiting& now, const usage& told, const flow_id& id)
        -> writ::step<writing, write_bill> {
        return {{now.customer, 3}, {id, now.customer, told.calls}};
    }
    static auto ask_again(const waiting& now, const not_known_yet&, const flow_id& id)
        -> writ::step<waiting, ask_usage> {
        return {{now.customer, now.attempt + 1}, {id, now.customer, now.attempt + 1}};
    }
    static auto gave_up(const waiting& now, const writ::timed_out&, const flow_id& id)
        -> writ::step<writing, write_bill> {
        return {{now.customer, 3}, {id, now.customer, 0}};
    }
    static auto written(const writing&, const bill_written&) -> writ::finish<> { return {}; }
    // Who hears nothing of the bill is patient three times.
    static auto wait_longer(const writing& now, const writ::timed_out&)
        -> std::variant<writ::step<writing>, writ::finish<>> {
        if (now.patience == 0) {
            return writ::finish<>{};
        }
        return writ::step<writing>{writing{now.customer, now.patience - 1}};
    }
};
struct flow
    : writ::workflow<"bill", contracts, writ::identified_by<flow_id>, writ::starts<&steps::begin>,
                     writ::continues<&steps::answered, &steps::ask_again, &steps::written>,
                     writ::timeout<1h, &steps::gave_up, &steps::wait_longer>> {};
struct billing : writ::service<"billing", contracts, writ::runs<flow>> {};

/// The bills, in rows of its own, one number for each. Who is late is told later.
struct bills {
    auto operator()(const write_bill& bill, writ::memory_transaction& rows,
                    simulated::chance& away) const
        -> std::variant<bill_written, writ::delayed<bill_written>> {
        auto& written = rows.table<std::vector<int>>("bills");
        const auto* known = written.find(bill.flow.value);
        auto longer = known == nullptr ? std::vector<int>{} : *known;
        longer.push_back(bill.calls);
        const auto number = static_cast<int>(longer.size());
        written.put(bill.flow.value, std::move(longer));
        away.fail();  // after the rows: they are rolled back
        if (bill.customer.starts_with("late")) {
            return writ::delayed{5s, bill_written{bill.flow, number}};
        }
        return bill_written{bill.flow, number};
    }
};
struct printing
    : writ::service<"printing", contracts, writ::needs<simulated::chance>, writ::handles<bills>> {};

struct answer_usage {
    auto operator()(const ask_usage& asked, simulated::chance& away) const
        -> std::variant<usage, not_known_yet> {
        away.fail();
        if (asked.customer.starts_with("never")) {
            throw writ::reject{"nobody knows this customer"};
        }
        if (asked.customer.starts_with("late") && asked.attempt < 3) {
            return not_known_yet{asked.attempt};
        }
        return usage{static_cast<int>(asked.customer.size()) * 100};
    }
};
struct crm
    : writ::service<"crm", contracts, writ::needs<simulated::chance>, writ::handles<answer_usage>> {
};
struct web : writ::participant<"web", contracts, writ::sends<start_run>> {};
struct whole : writ::system<contracts, coordinator, billing, printing, crm, web> {};

static_assert(writ::proven<whole>);

template <class Simulation>
void start_runs(Simulation& run, std::uint64_t seed) {
    writ::testing::random_sequence draw{seed};
    const auto runs = 1 + draw.below(3);
    for (std::uint64_t at = 0; at < runs; ++at) {
        start_run wanted{"r" + std::to_string(at), {}};
        const auto customers = 1 + draw.below(3);
        for (std::uint64_t each = 0; each < customers; ++each) {
            static constexpr std::string_view kinds[] = {"anna", "bela", "late", "late", "never"};
            wanted.customers.push_back(std::string{kinds[draw.below(5)]} + std::to_string(each));
        }
        run.send(wanted, "m" + std::to_string(at));
    }
}

/// Each customer of each run has one bill, for what was used, or for nothing if that was not heard.
template <class Simulation>
void check_bills(Simulation& run, writ::memory_transaction& rows) {
    const auto& written = rows.table<std::vector<int>>("bills");
    std::size_t wanted = 0;
    for (const auto& asked : run.template sent<start_run>()) {
        for (const auto& customer : asked.customers) {
            ++wanted;
            const auto* found = written.find(asked.run + '-' + customer);
            run.require(run.gave_up() || found != nullptr, "a customer has no bill");
            run.require(found == nullptr || found->size() == 1, "a customer has two bills");
            const auto calls = static_cast<int>(customer.size()) * 100;
            run.require(found == nullptr || found->front() == calls || found->front() == 0,
                        "a bill is wrong");
        }
    }
    run.require(written.size() <= wanted, "somebody has a bill who did not ask");
    run.require(run.template sent<bill_written>().size() == written.size(),
                "a bill is told and not stored, or twice");
}

/// One schedule of the questions.
template <class Disk, class Carrier>
writ::testing::simulation_report run_questions(writ::testing::simulation_options how) {
    simulated::chance away{how.seed, 30};
    const auto database =
        writ::provide<simulated::chance>([&away]() -> simulated::chance& { return away; });
    using provider = std::remove_const_t<decltype(database)>;
    how.on_calm = [&away] { away.stop(); };
    auto run = writ::testing::basic_simulation<whole, Disk, Carrier, provider>{how, database};
    start_runs(run, how.seed);
    return run.run([](auto& ran) {
        ran.rows_of("printing", [&](writ::memory_transaction& rows) { check_bills(ran, rows); });
    });
}

}  // namespace questions
