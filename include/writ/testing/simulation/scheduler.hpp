// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/simulation/instance.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace writ::testing::detail {

// Who does what next, and what fails: all of it drawn from the seed.
class scheduler : public stage {
public:
    scheduler(simulation_options how, bool shares_store)
        : stage{how}, how_{std::move(how)}, shares_store_{shares_store} {
        draw_faults();
    }

protected:
    // A place where instances run one after the other.
    struct seat {
        std::string name;
        std::string service;
        std::size_t disk = 0;
        std::function<std::unique_ptr<running_instance>(seat&, std::size_t)> make;
        std::unique_ptr<running_instance> running{};
        std::uint32_t generation = 0;
        bool same_name = false;
        bool busy = false;  // in the middle of a step
        timestamp not_before{};  // down, or stalled, until then
        timestamp step_began{};
        std::string holder{};
        owned_slots slots{};
    };
    // When something is due in a store.
    virtual std::optional<timestamp> next_due() = 0;
    // What somebody has still to do at the present time; empty: nothing.
    virtual std::string unrest() = 0;

    simulation_options how_;
    bool shares_store_;
    std::vector<seat> seats_;
    std::vector<std::function<bool()>> script_;
    std::size_t next_ = 0;  // of the script

    void start_all() {
        for (std::size_t at = 0; at < seats_.size(); ++at) {
            start(at);
        }
    }

    void do_something() {
        ++report.steps;
        const auto dice = draw_.below(100);
        if (dice < 12) {
            pass(1 + static_cast<std::int64_t>(draw_.below(60)));
        } else if (dice < 18) {
            send_next();
        } else if (happens(&simulated_faults::jump)) {
            jump();
        } else if (happens(&simulated_faults::restart)) {
            restart_one();
        } else {
            step_one();
        }
    }

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
        bool has_waited = false;
        while (true) {
            send_next();
            bool some = false;
            for (std::size_t at = 0; at < seats_.size(); ++at) {
                some = run_round(at) || some;
            }
            if (++rounds > most_rounds) {
                throw promise_broken{"the system does not come to rest: " + unrest()};
            }
            if (some) {
                has_waited = false;
            } else if (!unrest().empty()) {
                pass(30);
            } else if (const auto next = next_due()) {
                now_ = {std::max(now_.ms + 1, next->ms)};
                say("clock", "goes on to what is due next");
            } else if (!has_waited) {
                // What the store refused before is with an instance, and is tried again later.
                has_waited = true;
                pass(std::max(how_.probe.ms, endpoint_options{}.store_retry.ms) + 1);
            } else {
                return;
            }
        }
    }

private:
    // Each seed has some of the faults, and each of them as often as it likes.
    void draw_faults() {
        for (const auto& each : named_faults) {
            const auto most = how_.faults.*each.what;
            const auto how = draw_.below(4);
            faults_.*each.what = how == 0 ? 0 : static_cast<std::uint32_t>(most * how / 3);
            report.allowed.*each.what = each.of_transport && shares_store_ ? 0 : most;
        }
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
                throw instance_ended{};
            }
        });
    }
    // Runs something of an instance, which may end it.
    template <class Do>
    bool in_step(std::size_t index, Do what) {
        auto& at = seats_[index];
        const auto before = std::exchange(current, index);
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
        } catch (const instance_ended&) {
            at.busy = false;
            end(index);
        }
        current = before;
        return did;
    }
    void end(std::size_t index) {
        auto& at = seats_[index];
        say(at.name, "ends");
        at.running.reset();
        at.same_name = draw_.below(4) == 0;
        at.not_before = {now_.ms + static_cast<std::int64_t>(draw_.below(2 * lease_ms()))};
    }
    [[nodiscard]] std::uint64_t lease_ms() const {
        return static_cast<std::uint64_t>(std::max<std::int64_t>(1, how_.lease.ms));
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
        if (next_ > 0 && happens(&simulated_faults::sent_again)) {
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
        auto& relay = relays_[at.disk];
        relay.last = relay.last == index ? outside : relay.last;
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
        using enum simulated_step;
        static constexpr simulated_step shared[] = {intake, intake, intake, due,    lane,  lane,
                                                    lane,   commit, commit, commit, upkeep};
        static constexpr simulated_step carried[] = {intake, intake, intake, due,    lane,
                                                     lane,   lane,   commit, commit, commit,
                                                     relay,  relay,  upkeep};
        const auto repeated = 1 + draw_.below(4);
        for (std::uint64_t more = 0; more < repeated && at.running; ++more) {
            const auto what = shares_store_ ? shared[draw_.below(std::size(shared))]
                                            : carried[draw_.below(std::size(carried))];
            if (in_step(index, [&] { return at.running->step(what); })) {
                note(at.name, [&](std::string& text) { text += name_of(what); });
            }
        }
    }
    static std::string_view name_of(simulated_step what) {
        using enum simulated_step;
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
        if (is_calm_ || in_transaction || index == outside) {
            return;
        }
        auto& at = seats_[index];
        if (!at.busy) {
            return;
        }
        constexpr std::size_t most_depth = 2;
        if (happens(&simulated_faults::crash)) {
            throw instance_ended{};
        }
        if (depth_ < most_depth && happens(&simulated_faults::preempt)) {
            say(at.name, "others come in between {");
            run_others(1 + draw_.below(20));
            say(at.name, "} goes on");
        }
        if (depth_ < most_depth && happens(&simulated_faults::stall)) {
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
        auto& relay = relays_[seats_[index].disk];
        const auto apart =
            began > relay.began ? began.ms - relay.began.ms : relay.began.ms - began.ms;
        if (relay.last != outside && relay.last != index && apart < how_.lease.ms * 4 / 5) {
            throw promise_broken{seats_[index].name + " publishes, and " + seats_[relay.last].name +
                                 " is the relay"};
        }
        if (relay.last == outside || began >= relay.began) {
            relay = {index, began};
        }
    }
    void run_others(std::uint64_t steps) {
        ++depth_;
        for (std::uint64_t step = 0; step < steps; ++step) {
            do_something();
        }
        --depth_;
    }

    bool run_round(std::size_t index) {
        auto& at = seats_[index];
        if (!at.running) {
            start(index);
            return true;
        }
        using enum simulated_step;
        const auto step = [&](simulated_step what) {
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

    // Who published what a store has, at last.
    struct relay_seen {
        std::size_t last = outside;
        timestamp began{};  // when the step began in which it did
    };
    std::map<std::size_t, relay_seen> relays_;
    bool sending_ = false;
};

}  // namespace writ::testing::detail
