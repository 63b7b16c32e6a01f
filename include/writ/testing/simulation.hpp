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
#include <writ/testing/simulation/instance.hpp>
#include <writ/testing/simulation/replay.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing {

/// A simulated system. `Disk` is the store, made from {.clock, .slots, .id, .refuse}; writ::memory
/// has one. Handler objects and providers are passed as to an endpoint; each instance has copies.
/// *Thread safety*: none; several may run beside each other.
template <class System, class Disk, class Carrier, class... Arguments>
class basic_simulation final : detail::stage {
    using parts = writ::detail::run_parts<System>;
    using services = typename parts::services;
    using store = detail::simulated_store<Disk>;
    using transport = typename Carrier::template transport<store>;
    static_assert(sizeof(writ::detail::loud<typename writ::detail::run_parts_verdict<
                             typename Disk::transaction, parts, Arguments...>::type>) > 0);

public:
    explicit basic_simulation(simulation_options how, const Arguments&... arguments)
        : stage{how},
          how_{std::move(how)},
          arguments_{arguments...},
          reference_{arguments...},
          book_{*this},
          broker_{*this, std::max(how_.partitions, 1u)} {
        report.seed = how_.seed;
        draw_faults();
        const auto count = Carrier::shares_store ? 1u : std::max(how_.stores, 1u);
        for (std::uint32_t at = 0; at < count; ++at) {
            disks_.push_back(std::make_unique<simulated_disk>(*this, at));
        }
        reference_.each([this](const service_model& model, void* objects) {
            models_.push_back({&model, objects});
        });
        place_instances(services{});
    }

    /// Sends a message from a participant some time in the run, after those that were said before.
    /// The id names it, so that a run can be repeated.
    template <class Participant, class Message>
    void send(const Message& message, std::string id, duration delay = {}) {
        script_.push_back([this, message, id = std::move(id), delay] {
            auto& disk = *disks_.front();
            store seen{disk.rows, disk.refuses, *this, book_, detail::outside};
            auto over = Carrier::make(seen, broker_, detail::outside);
            auto from = writ::client<Participant>(over, seen);
            return from.send(message, {.id = id, .delay = delay}).has_value();
        });
    }

    /// Runs the schedule, ends the faults, lets the system come to its end, and checks the promises;
    /// then check(simulation), where the user's own are said with `require`.
    template <class Check>
    simulation_report run(Check check) {
        try {
            start_all();
            for (std::size_t step = 0; step < how_.steps; ++step) {
                do_something();
            }
            be_calm();
            run_until_quiet();
            check_all();
            operate();
            check_all();
            check_nothing_waits();
            check(*this);
        } catch (const detail::promise_broken& found) {
            report.broken = found.what;
        }
        if (!report.kept()) {
            say("broken promise:", report.broken);
        }
        report.trace = std::move(trace_);
        return report;
    }
    simulation_report run() {
        return run([](basic_simulation&) {});
    }

    /// The bodies of all messages of a type that were sent or emitted, in the order of the commits.
    [[nodiscard]] std::vector<std::string> bodies_of(std::string_view type) const {
        std::vector<std::string> found;
        book_.each_message([&](const detail::ledger::message& each) {
            if (each.sent.message.type == type) {
                found.push_back(each.sent.message.body);
            }
        });
        return found;
    }

    /// Calls use(transaction&) with the rows that the handlers of a service wrote.
    template <class Use>
    void rows_of(std::string_view service, Use use) {
        commit_entry entry;
        entry.service = service;
        entry.decide_within = [&](commit_entry&, void* rows) {
            use(*static_cast<typename Disk::transaction*>(rows));
            return true;
        };
        std::vector<entry_result> results;
        for (std::size_t at = 0; at < models_.size(); ++at) {
            if (models_[at].model->name == service) {
                static_cast<void>(
                    disks_[disk_of(at)]->rows.commit({&entry, 1}, {}, results).has_value());
            }
        }
    }
    /// Whether an operator gave messages up in the end, as one seed in two does.
    [[nodiscard]] bool gave_up() const { return gave_up_; }

    /// A promise of the user's own, for the check at the end.
    void require(bool holds, std::string_view otherwise) {
        if (!holds && report.broken.empty()) {
            report.broken = otherwise;
        }
    }

private:
    struct simulated_disk {
        simulated_disk(basic_simulation& of, std::uint32_t number)
            : rows({.clock = [&of] { return of.now(); },
                    .slots = of.how_.slots,
                    .id = "store-" + std::to_string(number),
                    .refuse = [this] { return std::string{refuses ? "the disk is full" : ""}; }}) {
            if constexpr (requires { rows.between; }) {
                rows.between = [&of] {
                    const detail::transaction_scope ended{of, false};
                    of.point(of.current_);
                };
            }
        }
        bool refuses = false;
        std::size_t relay = detail::outside;  // who published last
        timestamp relay_began{};  // when the step began in which it did
        Disk rows;
    };
    // A place where instances run one after the other.
    struct seat {
        std::string name;
        std::string service;
        std::size_t disk = 0;
        std::function<std::unique_ptr<detail::running_instance>(seat&, std::size_t)> make;
        std::unique_ptr<detail::running_instance> running{};
        std::uint32_t generation = 0;
        bool same_name = false;
        bool busy = false;  // in the middle of a step
        timestamp not_before{};  // down, or stalled, until then
        timestamp step_began{};
        std::string holder{};
        detail::owned_slots slots{};
    };
    struct served {
        const service_model* model;
        void* objects;
    };

    // ---- who runs

    // Each seed has some of the faults, and each of them as often as it likes.
    void draw_faults() {
        const auto some = [this](std::uint32_t most) -> std::uint32_t {
            const auto how = draw_.below(4);
            return how == 0 ? 0 : static_cast<std::uint32_t>(most * how / 3);
        };
        const auto& most = how_.faults;
        faults_ = {.crash = some(most.crash),
                   .preempt = some(most.preempt),
                   .stall = some(most.stall),
                   .restart = some(most.restart),
                   .commit_failure = some(most.commit_failure),
                   .store_failure = some(most.store_failure),
                   .jump = some(most.jump),
                   .sent_again = some(most.sent_again),
                   .refused = some(most.refused),
                   .lost_acknowledgement = some(most.lost_acknowledgement),
                   .duplicate = some(most.duplicate),
                   .delay = some(most.delay),
                   .redelivery = some(most.redelivery),
                   .rebalance = some(most.rebalance)};
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
        const auto of = service % disks_.size();
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
            auto& on = *disks_[at.disk];
            endpoint_options options;
            options.lease = how_.lease;
            options.group = 1 + draw_.below(8);
            options.in_flight = 2 + draw_.below(30);
            options.batch = 1 + draw_.below(16);
            options.instance = at.holder;
            options.seed = draw_.next() | 1;
            return std::apply(
                [&](const auto&... given) -> std::unique_ptr<detail::running_instance> {
                    using made_type =
                        detail::instance_of<Services, transport, store, Arguments...>;
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

    void start(std::size_t index) {
        auto& at = seats_[index];
        if (!at.same_name || at.holder.empty()) {
            at.holder = at.name + '.' + std::to_string(++at.generation);
        }
        at.slots.clear();
        at.running = at.make(at, index);
        note(at.name, [&](std::string& text) { text += "starts as " + at.holder; });
        in_step(index, [&] {
            if (!at.running->start()) {
                say(at.name, "cannot start");
                throw detail::instance_ended{};
            }
        });
    }
    void start_all() {
        for (std::size_t at = 0; at < seats_.size(); ++at) {
            start(at);
        }
    }

    // Runs something of an instance, which may end it.
    template <class Do>
    bool in_step(std::size_t index, Do what) {
        auto& at = seats_[index];
        const auto before = std::exchange(current_, index);
        at.busy = true;
        at.step_began = now_;
        bool did = false;
        try {
            if constexpr (std::is_void_v<decltype(what())>) {
                what();
                did = true;
            } else {
                did = what();
            }
            at.busy = false;
        } catch (const detail::instance_ended&) {
            at.busy = false;
            end(index);
        }
        current_ = before;
        return did;
    }
    void end(std::size_t index) {
        auto& at = seats_[index];
        say(at.name, "ends");
        ++report.crashes;
        at.running.reset();
        at.same_name = draw_.below(4) == 0;
        at.not_before = {now_.ms + static_cast<std::int64_t>(draw_.below(2 * lease_ms()))};
    }
    [[nodiscard]] std::uint64_t lease_ms() const {
        return static_cast<std::uint64_t>(std::max<std::int64_t>(1, how_.lease.ms));
    }

    // ---- the schedule

    void do_something() {
        ++report.steps;
        const auto dice = draw_.below(100);
        if (dice < 12) {
            pass(1 + static_cast<std::int64_t>(draw_.below(60)));
        } else if (dice < 18) {
            send_next();
        } else if (happens(faults_.jump)) {
            jump();
        } else if (happens(faults_.restart)) {
            restart_one();
        } else {
            step_one();
        }
    }

    void send_next() {
        if (sending_ || next_ == script_.size()) {
            return;
        }
        sending_ = true;
        if (script_[next_]()) {
            note("client", [&](std::string& text) { text += "sent " + std::to_string(next_); });
            ++next_;
        }
        if (next_ > 0 && happens(faults_.sent_again)) {
            const auto again = draw_.below(next_);
            say("client", "sends one again");
            static_cast<void>(script_[again]());
        }
        sending_ = false;
    }

    void jump() {
        auto next = draw_.below(2) == 0 ? next_due() : std::nullopt;
        const auto over = static_cast<std::int64_t>(lease_ms()) + 1;
        now_.ms = std::max(now_.ms + (next ? 0 : over), next ? next->ms : 0);
        say("clock", next ? "goes on to what is due next" : "goes on by a lease");
    }

    void restart_one() {
        const auto index = draw_.below(seats_.size());
        auto& at = seats_[index];
        if (!at.running || at.busy) {
            return;
        }
        say(at.name, "stops");
        in_step(index, [&] { at.running->stop(); });
        auto& from = *disks_[at.disk];
        from.relay = from.relay == index ? detail::outside : from.relay;
        at.running.reset();
        at.not_before = {now_.ms + static_cast<std::int64_t>(draw_.below(lease_ms()))};
    }

    void step_one() {
        const auto index = draw_.below(seats_.size());
        auto& at = seats_[index];
        if (at.busy || at.not_before > now_) {
            return;
        }
        if (!at.running) {
            return start(index);
        }
        using enum detail::simulated_step;
        static constexpr detail::simulated_step shared[] = {intake, intake, intake, due,
                                                            lane,   lane,   lane,   commit,
                                                            commit, commit, upkeep};
        static constexpr detail::simulated_step carried[] = {intake, intake, intake, due,   lane,
                                                             lane,   lane,   commit, commit, commit,
                                                             relay,  relay,  upkeep};
        const auto repeated = 1 + draw_.below(4);
        for (std::uint64_t more = 0; more < repeated && at.running; ++more) {
            const auto what = Carrier::shares_store ? shared[draw_.below(std::size(shared))]
                                                    : carried[draw_.below(std::size(carried))];
            if (in_step(index, [&] { return at.running->step(what); })) {
                note(at.name, [&](std::string& text) { text += name_of(what); });
            }
        }
    }
    static std::string_view name_of(detail::simulated_step what) {
        using enum detail::simulated_step;
        switch (what) {
        case intake: return "did an intake";
        case due: return "looked for what is due";
        case lane: return "decided";
        case commit: return "committed";
        case relay: return "published";
        case upkeep: return "tidied up";
        }
        return "";
    }

    void point(std::size_t index) override {
        if (is_calm_ || in_transaction || index == detail::outside) {
            return;
        }
        auto& at = seats_[index];
        if (!at.busy) {
            return;
        }
        constexpr std::size_t most_depth = 2;
        if (happens(faults_.crash)) {
            throw detail::instance_ended{};
        }
        if (depth_ < most_depth && happens(faults_.preempt)) {
            ++report.preemptions;
            say(at.name, "others come in between {");
            run_others(1 + draw_.below(20));
            say(at.name, "} goes on");
        }
        if (depth_ < most_depth && happens(faults_.stall)) {
            ++report.stalls;
            say(at.name, "stalls over its leases {");
            run_others(draw_.below(10));
            pass(static_cast<std::int64_t>(lease_ms()) + 1);
            run_others(10 + draw_.below(60));
            say(at.name, "} goes on");
        }
    }
    // Who begins to publish has the lease of the relay, for four fifths of it at least.
    void publishes(std::size_t index) override {
        const auto began = seats_[index].step_began;
        auto& from = *disks_[seats_[index].disk];
        const auto apart = began > from.relay_began ? began.ms - from.relay_began.ms
                                                    : from.relay_began.ms - began.ms;
        if (from.relay != detail::outside && from.relay != index &&
            apart < how_.lease.ms * 4 / 5) {
            throw detail::promise_broken{seats_[index].name + " publishes, and " +
                                         seats_[from.relay].name + " is the relay"};
        }
        if (from.relay == detail::outside || began >= from.relay_began) {
            from.relay = index;
            from.relay_began = began;
        }
    }
    void run_others(std::uint64_t steps) {
        ++depth_;
        for (std::uint64_t step = 0; step < steps; ++step) {
            do_something();
        }
        --depth_;
    }

    // ---- to the end

    void be_calm() {
        is_calm_ = true;
        say("simulation", "the faults end");
        if (how_.on_calm) {
            how_.on_calm();
        }
    }

    void run_until_quiet() {
        constexpr std::size_t most_rounds = 10'000;
        std::size_t rounds = 0;
        while (true) {
            send_next();
            bool some = false;
            for (std::size_t at = 0; at < seats_.size(); ++at) {
                some = run_round(at) || some;
            }
            if (++rounds > most_rounds) {
                throw detail::promise_broken{"the system does not come to rest: " + unrest()};
            }
            if (some) {
                continue;
            }
            if (!unrest().empty()) {
                pass(30);
            } else if (const auto next = next_due()) {
                now_ = {std::max(now_.ms + 1, next->ms)};
                say("clock", "goes on to what is due next");
            } else {
                return;
            }
        }
    }
    bool run_round(std::size_t index) {
        auto& at = seats_[index];
        if (!at.running) {
            start(index);
            return true;
        }
        using enum detail::simulated_step;
        const auto step = [&](detail::simulated_step what) {
            return in_step(index, [&] { return at.running->step(what); });
        };
        bool some = false;
        for (const auto what : {due, intake, lane, commit, relay, upkeep}) {
            bool did = step(what);
            some = some || (did && what != upkeep);
            while (what == lane && did) {
                did = step(what);
            }
        }
        return some;
    }

    // What somebody has still to do at the present time; empty: nothing.
    std::string unrest() {
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
        for (auto& each : disks_) {
            if (each->rows.stats().value().outbox != 0) {
                return "not all is published";
            }
        }
        for (std::size_t at = 0; at < models_.size() && !Carrier::shares_store; ++at) {
            const std::string service{models_[at].model->name};
            const auto stored = disks_[disk_of(at)]->rows.positions(service, broker_.name);
            if (!broker_.is_settled(service, stored.value())) {
                return service + " has not settled all";
            }
        }
        return {};
    }
    [[nodiscard]] std::size_t disk_of(std::size_t service) const {
        return service % disks_.size();
    }

    std::optional<timestamp> next_due() {
        std::optional<timestamp> first;
        const auto take = [&](timestamp due) { first = first ? std::min(*first, due) : due; };
        for (auto& each : disks_) {
            const auto timers = each->rows.timers(1).value();
            for (const auto& one : timers) {
                take(one.due);
            }
            const auto delayed = each->rows.delayed(1).value();
            for (const auto& one : delayed) {
                take(one.due);
            }
            for (const auto& one : kept_in(*each)) {
                if (one.due) {
                    take(*one.due);
                }
            }
        }
        return first;
    }
    static std::vector<kept_message> kept_in(simulated_disk& of) {
        kept_query all;
        all.max = std::numeric_limits<std::size_t>::max();
        return of.rows.kept(all).value();
    }

    // An operator gives the dead letters another chance, or gives them up.
    void operate() {
        bool redrives = draw_.below(2) == 0;
        constexpr int most_rounds = 100;
        for (int round = 0; round < most_rounds; ++round) {
            bool some = false;
            for (auto& each : disks_) {
                for (const auto& one : kept_in(*each)) {
                    if (one.why != kept_as::dead) {
                        continue;
                    }
                    some = true;
                    note("operator", [&](std::string& text) {
                        text += redrives ? "redrives " : "skips ";
                        text += detail::ledger::named(one.message);
                    });
                    if (redrives) {
                        static_cast<void>(each->rows.redrive(one.place).has_value());
                    } else {
                        gave_up_ = true;
                        book_.given_up(one);
                        static_cast<void>(each->rows.skip(one.place).has_value());
                    }
                }
            }
            if (!some) {
                return;
            }
            redrives = false;
            run_until_quiet();
        }
    }

    // ---- the promises

    void check_all() {
        for (std::size_t at = 0; at < models_.size(); ++at) {
            check_messages(at);
        }
        check_instances();
        for (auto& each : disks_) {
            const auto wrong = each->rows.check().value();
            if (!wrong.empty()) {
                throw detail::promise_broken{"the store says: " + wrong.front()};
            }
        }
    }

    // Each message ends handled, held, parked or dead-lettered, one of them, for each subscriber.
    void check_messages(std::size_t service) {
        const auto& model = *models_[service].model;
        std::map<std::string, int> kept;
        for (const auto& each : kept_in(*disks_[disk_of(service)])) {
            if (each.service == model.name) {
                ++kept[each.subscriber + '\n' + detail::ledger::identity_of(each.message)];
            }
        }
        book_.each_message([&](const detail::ledger::message& each) {
            for (const auto subscriber : subscribers_of(model, each.sent)) {
                const auto name = model.subscribers[subscriber].name;
                const auto& message = each.sent.message;
                const auto* fate = book_.find(model.name, name, message);
                const bool handled = fate != nullptr && fate->handled == 1;
                const bool given_up = fate != nullptr && fate->given_up;
                const auto at =
                    kept.find(std::string{name} + '\n' + detail::ledger::identity_of(message));
                const int waiting = at == kept.end() ? 0 : at->second;
                if (handled + given_up + waiting != 1) {
                    throw detail::promise_broken{
                        "message " + detail::ledger::named(message) + " is " +
                        (handled ? "handled" : given_up ? "given up" : "not handled") + " by " +
                        std::string{model.name} + '/' + std::string{name} + " and kept " +
                        std::to_string(waiting) + " times"};
                }
            }
        });
    }

    static std::vector<std::size_t> subscribers_of(const service_model& model,
                                                   const outgoing_message& sent) {
        std::vector<std::size_t> found;
        if (sent.is_reply) {
            const std::string_view to = sent.message.reply_to;
            for (std::size_t at = 0; at < model.subscribers.size(); ++at) {
                if (to == address_of(model.name, model.subscribers[at].name)) {
                    found.push_back(at);
                }
            }
            return found;
        }
        const bool is_event = sent.what == kind::event;
        for (const auto& each : routes_of(model, sent.message.type)) {
            const bool takes = !each.is_reply && (!each.is_pattern || is_event);
            const bool is_new =
                std::find(found.begin(), found.end(), each.subscriber) == found.end();
            if (takes && is_new && (is_event || found.empty())) {
                found.push_back(each.subscriber);
            }
        }
        return found;
    }

    // Each workflow instance is what a serial run of its messages gives.
    void check_instances() {
        book_.each_instance([&](std::string_view service, std::string_view subscriber,
                                std::string_view key, const detail::ledger::history& of) {
            const auto at = static_cast<std::size_t>(
                std::find_if(models_.begin(), models_.end(),
                             [&](const served& each) { return each.model->name == service; }) -
                models_.begin());
            const auto& model = *models_[at].model;
            std::size_t number = 0;
            while (model.subscribers[number].name != subscriber) {
                ++number;
            }
            detail::replay serial{model, models_[at].objects, number, key};
            for (const auto& each : of.steps) {
                if (const auto wrong = serial.take(each); !wrong.empty()) {
                    throw detail::promise_broken{"instance " + std::string{key} + ' ' + wrong};
                }
            }
            const auto stored = disks_[disk_of(at)]->rows.load(service, subscriber, key);
            if (!serial.ends_as(stored.value().running)) {
                throw detail::promise_broken{"instance " + std::string{key} +
                                             " is not stored as its messages left it"};
            }
        });
    }

    void check_nothing_waits() {
        for (auto& each : disks_) {
            const auto left = each->rows.stats().value();
            if (left.parked + left.held + left.unknown + left.dead + left.delayed + left.timers +
                    left.outbox !=
                0) {
                throw detail::promise_broken{"something is left that nobody will look at"};
            }
        }
    }

    simulation_options how_;
    std::tuple<Arguments...> arguments_;
    writ::detail::running_objects<services, Arguments...> reference_;
    detail::ledger book_;
    detail::simulated_broker broker_;
    std::vector<std::unique_ptr<simulated_disk>> disks_;
    std::vector<served> models_;
    std::vector<seat> seats_;
    std::vector<std::function<bool()>> script_;
    std::size_t next_ = 0;
    bool sending_ = false;
    bool gave_up_ = false;
    std::size_t current_ = detail::outside;
};

}  // namespace writ::testing
