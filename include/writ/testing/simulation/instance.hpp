// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/engine.hpp>
#include <writ/runtime/observed_text.hpp>
#include <writ/runtime/run_parts.hpp>
#include <writ/testing/simulation/simulated_store.hpp>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

namespace writ::testing::detail {

enum class simulated_step : unsigned char { intake, due, lane, commit, relay, upkeep };

// An instance of a service while it runs, whatever its types are.
class running_instance {
public:
    running_instance() = default;
    running_instance(const running_instance&) = delete;
    running_instance& operator=(const running_instance&) = delete;
    virtual ~running_instance() = default;

    virtual result<void> start() = 0;
    virtual bool step(simulated_step what) = 0;
    virtual bool is_idle() = 0;
    virtual void stop() = 0;
};

// The slots that an instance says it owns, each with its service.
using owned_slots = std::set<std::pair<std::string, std::uint32_t>>;

// Puts what an engine tells into the trace; after each event others may come in between.
class simulated_observer {
public:
    simulated_observer(stage& on, ledger& book, std::size_t instance, const std::string& name,
                       owned_slots& slots)
        : stage_{on}, book_{book}, instance_{instance}, name_{name}, slots_{slots} {}

    template <observed::event Event>
    void on(const Event& told) {
        stage_.note(name_, [&](std::string& text) { write(text, told); });
        if constexpr (std::is_same_v<Event, observed::received>) {
            book_.received(told.message, told.offset);
        } else if constexpr (std::is_same_v<Event, observed::owned>) {
            slots_.emplace(told.service, told.slot);
        } else if constexpr (std::is_same_v<Event, observed::disowned>) {
            slots_.erase({std::string{told.service}, told.slot});
        }
        stage_.point(instance_);
    }

private:
    // The machine's time is no part of the trace.
    template <class Event>
    static void write(std::string& text, const Event& told) {
        if constexpr (requires { told.nanoseconds; }) {
            Event timeless = told;
            timeless.nanoseconds = 0;
            observed::append_line(text, timeless);
        } else {
            observed::append_line(text, told);
        }
    }

    stage& stage_;
    ledger& book_;
    std::size_t instance_;
    const std::string& name_;
    owned_slots& slots_;
};

// The engine of one instance, with handler objects of its own.
template <class Services, class Transport, class Store, class... Arguments>
class instance_of final : public running_instance {
public:
    template <class MakeTransport>
    instance_of(Store seen, MakeTransport make, simulated_observer watch, endpoint_options how,
                const Arguments&... arguments)
        : store_{std::move(seen)},
          transport_{make(store_)},
          observer_{std::move(watch)},
          objects_{arguments...},
          engine_{transport_, store_, observer_, std::move(how)} {
        objects_.each(
            [this](const service_model& model, void* objects) { engine_.add(model, objects); });
    }

    result<void> start() override { return engine_.start(); }
    bool step(simulated_step what) override {
        switch (what) {
        case simulated_step::intake: return engine_.step_intake();
        case simulated_step::due: return engine_.step_due();
        case simulated_step::lane: return engine_.step_lane();
        case simulated_step::commit: return engine_.step_commit();
        case simulated_step::relay: return engine_.step_relay();
        case simulated_step::upkeep: return engine_.step_upkeep();
        }
        return false;
    }
    bool is_idle() override { return engine_.is_idle(); }
    // As an endpoint stops: what was received is decided and committed first.
    void stop() override {
        engine_.stop_intake();
        constexpr int most_rounds = 100;
        for (int round = 0; round < most_rounds && !engine_.is_drained(); ++round) {
            while (engine_.step_lane()) {
            }
            static_cast<void>(engine_.step_commit());
        }
        engine_.close();
    }

private:
    Store store_;
    Transport transport_;
    simulated_observer observer_;
    writ::detail::running_objects<Services, Arguments...> objects_;
    writ::engine<Transport, Store, simulated_observer> engine_;
};

}  // namespace writ::testing::detail
