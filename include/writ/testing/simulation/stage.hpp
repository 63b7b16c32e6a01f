// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/random.hpp>
#include <writ/testing/simulation/options.hpp>
#include <writ/testing/simulation/report.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::testing::detail {

// Thrown in the middle of a step, through the engine: its instance ends there. No std::exception,
// so that nobody takes it for the failure of a handler.
struct instance_ended {};

// Thrown where a promise is not kept: the simulation ends.
struct promise_broken {
    std::string what;
};

inline constexpr std::size_t outside = static_cast<std::size_t>(-1);

// What all that is simulated has in common: the clock, the dice, the trace, and the scheduler,
// which may let others go on, or end an instance, at each point.
class stage {
public:
    explicit stage(const simulation_options& how)
        : draw_{how.seed * 0x2545f4914f6cdd1d + 1},
          now_{how.start},
          start_{how.start},
          is_tracing_{how.trace} {}
    stage(const stage&) = delete;
    stage& operator=(const stage&) = delete;
    virtual ~stage() = default;

    // Called by an instance wherever others could be faster, or it could end.
    virtual void point(std::size_t instance) = 0;
    // Called by an instance that publishes what its store has.
    virtual void publishes(std::size_t instance) = 0;

    [[nodiscard]] timestamp now() const { return now_; }
    void pass(std::int64_t milliseconds) { now_.ms += milliseconds; }

    [[nodiscard]] random_sequence& draw() { return draw_; }
    // Whether this goes wrong here.
    [[nodiscard]] bool happens(simulated_fault what) {
        const auto of_10000 = faults_.*what;
        const bool does = of_10000 != 0 && !is_calm_ && draw_.below(10'000) < of_10000;
        report.met.*what += does ? 1 : 0;
        return does;
    }
    [[nodiscard]] bool is_calm() const { return is_calm_; }

    // Writes a line: make(text) appends to it.
    template <class Make>
    void note(std::string_view who, Make&& make) {
        if (!is_tracing_) {
            return;
        }
        write_time();
        trace_.append(2 * depth_, ' ').append(who).append(" ");
        make(trace_);
        trace_ += '\n';
    }
    void say(std::string_view who, std::string_view what) {
        note(who, [&](std::string& text) { text += what; });
    }

    simulation_report report{};
    std::size_t current = outside;  // the instance that does a step
    bool in_transaction = false;  // of a store: nobody comes in between, and nobody ends

protected:
    void write_time() {
        const auto since = now_.ms - start_.ms;
        auto text = std::to_string(since / 1000) + '.';
        const auto rest = std::to_string(since % 1000);
        text.append(3 - rest.size(), '0').append(rest).append("s ");
        trace_.append(text.size() < 12 ? 12 - text.size() : 0, ' ').append(text);
    }

    random_sequence draw_;
    simulated_faults faults_{};
    timestamp now_;
    timestamp start_;
    bool is_calm_ = false;
    bool is_tracing_ = false;
    std::size_t depth_ = 0;  // of steps in the middle of steps
    std::string trace_;
};

// Says for a while whether a transaction runs.
class transaction_scope {
public:
    transaction_scope(stage& on, bool runs)
        : stage_{on}, before_{std::exchange(on.in_transaction, runs)} {}
    transaction_scope(const transaction_scope&) = delete;
    transaction_scope& operator=(const transaction_scope&) = delete;
    ~transaction_scope() { stage_.in_transaction = before_; }

private:
    stage& stage_;
    bool before_;
};

}  // namespace writ::testing::detail
