// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A whole system, simulated: several instances of each service, the engine that runs in production,
// one clock, and one scheduler that draws from a seed who does what next and what fails. One thread
// runs all of it, so a seed is a schedule, and the same seed is the same schedule again.
//
// An instance that others come before, or that stalls, is in the middle of a step: the scheduler
// runs the others from inside of it.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/client.hpp>
#include <writ/testing/simulation/carriers.hpp>
#include <writ/testing/simulation/promises.hpp>
#include <writ/testing/simulation/scheduler.hpp>
#include <writ/testing/simulation/seeds.hpp>
#include <writ/testing/simulation/sender.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace writ::testing {

/// A simulated system. Made by `writ::testing::simulation<hotel>(…)` of
/// <writ/memory/simulation.hpp> where the stores are in memory; `Disk` is another store, made from
/// {.clock, .slots, .id, .refuse}. Handler objects, middleware and providers are passed as to an
/// endpoint. Each instance has copies of them as they were given here, one that starts after a
/// crash as well: what shall outlive an instance is in the store's rows, or behind a reference.
/// *Thread safety*: none; several may run beside each other.
/// The tested example: docs/examples/simulation.cpp.
template <class System, class Disk, class Carrier, class... Arguments>
class basic_simulation final : detail::scheduler {
    using parts = writ::detail::run_parts<System>;
    using services = typename parts::services;
    using store = detail::simulated_store<Disk>;
    using transport = typename Carrier::template transport<store>;
    static_assert(sizeof(writ::detail::loud<typename writ::detail::run_parts_verdict<
                             typename Disk::transaction, parts, Arguments...>::type>) > 0);

public:
    explicit basic_simulation(const simulation_options& how, const Arguments&... arguments)
        : scheduler{how, Carrier::shares_store},
          arguments_{arguments...},
          reference_{arguments...},
          book_{*this},
          broker_{*this, std::max(how.partitions, 1u)},
          disks_{*this, Carrier::shares_store ? 1u : std::max(how.stores, 1u), how.slots} {
        report.seed = how.seed;
        reference_.each([this](const service_model& model, void* objects) {
            models_.push_back({&model, objects});
        });
        place_instances(services{});
    }

    /// Has a participant send a command, or publish an event, some time in the run, after those
    /// that were said before; nothing is sent before `run`. The id is the message's, the same in
    /// each run, and the correlation by which the trace names all that comes of it. With a delay
    /// no service is given it before that is over.
    /// *Rules*: participant_does_not_send.
    /// *Errors*: std::logic_error after `run`.
    template <class Participant, class Message>
    void send(const Message& message, std::string id, duration delay = {}) {
        refuse_if_over("send");
        script_.push_back([this, message, id = std::move(id), delay] {
            auto& disk = disks_.of(0);
            store seen{disk.rows, disk.refuses, *this, book_, detail::outside};
            auto over = Carrier::make(seen, broker_, detail::outside);
            auto from = writ::client<Participant>(over, seen);
            return from.send(message, {.id = id, .delay = delay}).has_value();
        });
    }

    /// The same from the participant of the system that sends such messages, the first if there are
    /// several.
    template <class Message>
    void send(const Message& message, std::string id, duration delay = {}) {
        using from = detail::sender_of<System, Message>;
        static_assert(sizeof(writ::detail::loud<writ::detail::kept_if<
                                 !std::is_void_v<from>,
                                 broken_rule::participant_does_not_send<Message, System>>>) > 0);
        if constexpr (!std::is_void_v<from>) {
            send<from, Message>(message, std::move(id), delay);
        }
    }

    /// Runs the schedule, ends the faults, lets the system come to its end, and checks the
    /// promises; if they are kept calls check(simulation), or check(), where the user's own are
    /// said with `require`.
    /// *Errors*: a broken promise is told by the report, as is a std::exception that `check`
    /// throws; anything else that it throws is passed on. std::logic_error when it is called again:
    /// a simulation is one schedule.
    template <class Check>
    [[nodiscard]] simulation_report run(Check check) {
        refuse_if_over("run");
        is_over_ = true;
        try {
            start_all();
            for (std::size_t step = 0; step < how_.steps; ++step) {
                do_something();
            }
            be_calm();
            run_until_quiet();
            detail::promises<Disk> all{book_, models_, disks_};
            all.check_all();
            operate();
            all.check_all();
            all.check_nothing_waits();
            call(check);
        } catch (const detail::promise_broken& found) {
            report.broken = found.what;
        }
        if (!report.kept()) {
            say("broken promise:", report.broken);
        }
        report.trace = std::move(trace_);
        return report;
    }
    [[nodiscard]] simulation_report run() {
        return run([] {});
    }

    /// All messages of this contract that were sent or emitted, in the order of the commits. Those
    /// that come again, and those of a commit that failed, are not among them.
    /// *Rules*: emits_what_is_no_contract.
    template <class Message>
    [[nodiscard]] std::vector<Message> sent() const {
        using contracts =
            typename writ::detail::list_with<Message, typename parts::contracts>::type;
        static_assert(sizeof(writ::detail::loud<writ::detail::kept_if<
                                 !std::is_void_v<contracts>,
                                 broken_rule::emits_what_is_no_contract<Message, System>>>) > 0);
        std::vector<Message> found;
        if constexpr (!std::is_void_v<contracts>) {
            using form = writ::detail::contract_form<contracts, Message>;
            constexpr const auto& row =
                writ::detail::contracts_of<contracts>.rows[writ::detail::row_of<contracts,
                                                                                Message>];
            book_.each_message([&](const detail::ledger::message& each) {
                const auto& of = each.sent.message;
                if (of.type != row.name) {
                    return;
                }
                if (const auto read = form::read(of, found.emplace_back(), {}); !read) {
                    throw std::runtime_error{detail::ledger::named(of) +
                                             " cannot be read: " + read.error().text()};
                }
            });
        }
        return found;
    }

    /// Calls use(transaction&) with the rows that the handlers of a service wrote, for the check at
    /// the end.
    /// *Errors*: std::invalid_argument where the system has no service of that name. What `use`
    /// throws is passed on.
    template <class Use>
    void rows_of(std::string_view service, Use use) {
        bool is_called = false;
        std::exception_ptr thrown;
        commit_entry entry;
        entry.service = service;
        entry.decide_within = [&](commit_entry&, void* rows) {
            is_called = true;
            try {
                use(*static_cast<typename Disk::transaction*>(rows));
            } catch (...) {  // a store takes it for the failure of a handler
                thrown = std::current_exception();
            }
            return true;
        };
        std::vector<entry_result> results;
        auto& rows = disks_.of(number_of(service)).rows;
        if (const auto done = rows.commit({&entry, 1}, {}, results); !done || !is_called) {
            throw std::runtime_error{"simulation: the rows of " + entry.service +
                                     " cannot be looked at"};
        }
        if (thrown) {
            std::rethrow_exception(thrown);
        }
    }
    /// Whether an operator gave dead letters up in the end: where there are some, one seed in two
    /// does. The others have them redriven, and give up what becomes a dead letter again.
    [[nodiscard]] bool gave_up() const { return gave_up_; }

    /// A promise of the user's own, for the check at the end: what is said where it does not hold
    /// becomes the report's `broken`, unless another was broken before.
    void require(bool holds, std::string_view otherwise) {
        if (!holds && report.broken.empty()) {
            report.broken = otherwise;
        }
    }

private:
    void refuse_if_over(std::string_view called) const {
        if (is_over_) {
            throw std::logic_error{"simulation: " + std::string{called} +
                                   " after run; for another schedule make another simulation"};
        }
    }
    // Who throws has found something wrong: with the report comes the seed of it, and the trace.
    template <class Check>
    void call(Check& check) {
        try {
            if constexpr (std::is_invocable_v<Check&>) {
                check();
            } else {
                check(*this);
            }
        } catch (const std::exception& thrown) {
            require(false, std::string{"the check threw: "} + thrown.what());
        }
    }
    [[nodiscard]] std::size_t number_of(std::string_view service) const {
        std::string known;
        for (std::size_t at = 0; at < models_.size(); ++at) {
            if (models_[at].model->name == service) {
                return at;
            }
            known.append(at == 0 ? "" : ", ").append(models_[at].model->name);
        }
        throw std::invalid_argument{"simulation: there is no service '" + std::string{service} +
                                    "'; there are: " + known};
    }

    template <class... Services>
    void place_instances(writ::detail::list<Services...>) {
        const bool together = Carrier::shares_store && draw_.below(4) == 0;
        std::size_t service = 0;
        if (together) {
            for (std::uint32_t at = 0; at < how_.instances; ++at) {
                add_seat<services>("all", at, 0);
            }
        } else {
            (add_seats<Services>(service++), ...);
        }
    }
    template <class Service>
    void add_seats(std::size_t service) {
        const auto of = disks_.number_of(service);
        for (std::uint32_t at = 0; at < how_.instances; ++at) {
            add_seat<writ::detail::list<Service>>(models_[service].model->name, at, of);
        }
    }
    template <class Services>
    void add_seat(std::string_view service, std::uint32_t number, std::size_t of) {
        seat made;
        made.name = std::string{service} + '/' + std::to_string(number);
        made.service = service;
        made.disk = of;
        made.make = [this](seat& at, std::size_t index) {
            auto& on = disks_.of(at.disk);
            endpoint_options options;
            options.lease = how_.lease;
            options.bounds = how_.bounds;
            options.pause_after = how_.pause_after;
            options.pause_keys = how_.pause_keys;
            options.probe = how_.probe;
            options.keep = how_.keep;
            options.trim_interval = how_.trim_interval;
            options.group = 1 + draw_.below(8);
            options.in_flight = 2 + draw_.below(30);
            options.batch = 1 + draw_.below(16);
            options.instance = at.holder;
            options.seed = draw_.next() | 1;
            return std::apply(
                [&](const auto&... given) -> std::unique_ptr<detail::running_instance> {
                    using made_type = detail::instance_of<Services, transport, store, Arguments...>;
                    return std::make_unique<made_type>(
                        store{on.rows, on.refuses, *this, book_, index},
                        [&](store& seen) { return Carrier::make(seen, broker_, index); },
                        detail::simulated_observer{*this, book_, index, at.name, at.slots},
                        std::move(options), given...);
                },
                arguments_);
        };
        seats_.push_back(std::move(made));
    }

    std::optional<timestamp> next_due() override { return disks_.next_due(); }

    std::string unrest() override {
        if (next_ < script_.size()) {
            return "not all is sent";
        }
        detail::owned_slots owned;
        for (auto& each : seats_) {
            if (!each.running || !each.running->is_idle()) {
                return each.name + " is not idle";
            }
            owned.insert(each.slots.begin(), each.slots.end());
        }
        if (owned.size() < models_.size() * how_.slots) {
            return "not all slots are owned";
        }
        bool is_published = true;
        disks_.each([&](auto& each) {
            is_published = is_published && each.rows.stats().value().outbox == 0;
        });
        if (!is_published) {
            return "not all is published";
        }
        for (std::size_t at = 0; at < models_.size() && !Carrier::shares_store; ++at) {
            const std::string service{models_[at].model->name};
            const auto stored = disks_.of(at).rows.positions(service, broker_.name);
            if (!broker_.is_settled(service, stored.value())) {
                return service + " has not settled all";
            }
        }
        return {};
    }
    // An operator gives the dead letters another chance, or gives them up.
    void operate() {
        bool redrives = draw_.below(2) == 0;
        constexpr int most_rounds = 100;
        for (int round = 0; round < most_rounds; ++round) {
            bool some = false;
            disks_.each([&](auto& each) {
                for (const auto& one : each.kept()) {
                    if (one.why != kept_as::dead) {
                        continue;
                    }
                    some = true;
                    note("operator", [&](std::string& text) {
                        text += redrives ? "redrives " : "skips ";
                        text += detail::ledger::named(one.message);
                    });
                    if (redrives) {
                        static_cast<void>(each.rows.redrive(one.place).has_value());
                    } else {
                        gave_up_ = true;
                        book_.given_up(one);
                        static_cast<void>(each.rows.skip(one.place).has_value());
                    }
                }
            });
            if (!some) {
                return;
            }
            redrives = false;
            run_until_quiet();
        }
    }

    std::tuple<Arguments...> arguments_;
    writ::detail::running_objects<services, Arguments...> reference_;
    detail::ledger book_;
    detail::simulated_broker broker_;
    detail::simulated_disks<Disk> disks_;
    std::vector<detail::simulated_service> models_;
    bool gave_up_ = false;
    bool is_over_ = false;
};

}  // namespace writ::testing
