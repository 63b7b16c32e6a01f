// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// Runs services: `writ::endpoint<room_booking>(transport, store, {.lanes = 8}, handlers…)`.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/client.hpp>
#include <writ/runtime/engine.hpp>
#include <writ/runtime/failure_printer.hpp>
#include <writ/runtime/observed_by.hpp>
#include <writ/runtime/run_guarantees.hpp>
#include <writ/runtime/run_parts.hpp>
#include <writ/runtime/runner.hpp>
#include <writ/runtime/stop_on_signal.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace writ {

/// Services that run on a transport and a store. Made by `writ::endpoint<…>`.
/// *Thread safety*: `is_idle` from any thread; the rest from one.
template <class Transport, class Store, class Observer, class Services, class... Arguments>
class basic_endpoint {
public:
    basic_endpoint(Transport& over, Store& kept, Observer& watch, endpoint_options options,
                   const Arguments&... arguments)
        : objects_{arguments...}, engine_{over, kept, watch, std::move(options)} {
        objects_.each(
            [this](const service_model& model, void* objects) { engine_.add(model, objects); });
        if constexpr (requires { kept.express(); }) {
            std::size_t service = 0;
            objects_.each_type([&](auto which, auto with, void* objects) {
                add_express(which, with, objects, service++, kept.express());
            });
        }
    }
    basic_endpoint(const basic_endpoint&) = delete;
    basic_endpoint& operator=(const basic_endpoint&) = delete;
    ~basic_endpoint() { stop(); }

    /// Provisions, subscribes, and begins to handle messages on threads of its own.
    /// *Errors*: what of the transport or the store is not there; nothing was started.
    result<void> start() {
        if (const auto begun = begin(); !begun) {
            return begun.error();
        }
        if (!threads_) {
            threads_.emplace(engine_);
        }
        return {};
    }
    /// Receives nothing more, waits until what was begun is committed, at most `stop_deadline`,
    /// gives its keys back to others, and ends its threads. A handler that runs longer is waited
    /// for (see context::stop_requested), but its outcome is not committed any more.
    void stop() {
        if (threads_) {
            threads_.reset();
        } else if (begun_) {
            engine_.stop_intake();
            engine_.close();
        }
        begun_ = false;
    }

    /// Does what is to be done, on this thread, and returns whether it was anything: for a loop of
    /// your own, in place of `start`. Waits at most so long for the first message.
    result<bool> poll(duration wait = {}) {
        if (const auto begun = begin(); !begun) {
            return begun.error();
        }
        const auto seen = engine_.store().changes();
        bool some = pump();
        if (!some && wait.ms > 0) {
            static_cast<void>(engine_.store().wait_for_change(seen, wait));
            some = pump();
        }
        return some;
    }

    /// Whether all that was sent so far is handled, or kept for later, by these services.
    [[nodiscard]] bool is_idle() { return begun_ && engine_.is_idle(); }

    /// The handler object of a service, as the service uses it.
    template <class Service, class Object>
    [[nodiscard]] Object& object() {
        return objects_.template get<Service, Object>();
    }

private:
    template <class Service, class Objects>
    void add_express(detail::box<Service>, detail::box<Objects>, void* objects, std::size_t service,
                     detail::express_board& board) {
        using handlers = typename detail::facts<Service>::handlers;
        std::vector<std::string_view> by_express;
        add_handlers<Service, Objects>(handlers{}, objects, service, board, by_express);
        for (const auto& each : detail::service_binding<Service, Objects>::model().routes) {
            const bool is_express =
                std::find(by_express.begin(), by_express.end(), each.type) != by_express.end();
            if (!each.is_reply && !is_express) {
                board.take_from_store(each.is_pattern ? std::string_view{} : each.type);
            }
        }
    }
    template <class Service, class Objects, class... Handled>
    void add_handlers(detail::list<Handled...>, [[maybe_unused]] void* objects,
                      [[maybe_unused]] std::size_t service,
                      [[maybe_unused]] detail::express_board& board,
                      [[maybe_unused]] std::vector<std::string_view>& done) {
        (add_handler<Service, Objects, Handled>(objects, service, board, done), ...);
    }
    template <class Service, class Objects, class Handled>
    void add_handler([[maybe_unused]] void* objects, [[maybe_unused]] std::size_t service,
                     [[maybe_unused]] detail::express_board& board,
                     [[maybe_unused]] std::vector<std::string_view>& done) {
        if constexpr (detail::goes_by_express<Service, Handled>()) {
            using handler = detail::express_handler<Service, Objects, Handled>;
            using contracts = typename detail::facts<Service>::contracts;
            constexpr const auto& row =
                detail::contracts_of<contracts>.rows[detail::row_of<contracts,
                                                                    typename Handled::message>];
            if (!row.lossy && !engine_.options().express) {
                return;
            }
            const auto& model = detail::service_binding<Service, Objects>::model();
            for (const auto& each : model.routes) {
                if (each.type == row.name && !each.is_reply) {
                    auto made = std::make_unique<handler>(service, each.subscriber, objects,
                                                          engine_.options().express_slots);
                    if (board.open(row.name, made->ring())) {
                        done.push_back(row.name);
                        engine_.add_express(std::move(made));
                    }
                    return;
                }
            }
        }
    }

    result<void> begin() {
        if (begun_) {
            return {};
        }
        const auto started = engine_.start();
        begun_ = started.has_value();
        return started;
    }
    bool pump() {
        bool some = engine_.step_intake();  // first: it is what gets the slots of which some is due
        some = engine_.step_due() || some;
        some = engine_.step_upkeep() || some;
        bool moved = true;
        while (moved) {
            moved = false;
            while (engine_.step_lane()) {
                moved = true;
            }
            moved = engine_.step_commit() || moved;
            some = some || moved;
        }
        some = engine_.step_express() || some;
        return engine_.step_relay() || some;
    }

    detail::running_objects<Services, Arguments...> objects_;
    engine<Transport, Store, Observer> engine_;
    std::optional<detail::runner<engine<Transport, Store, Observer>>> threads_;
    bool begun_ = false;
};

namespace detail {

// Who is told of failures where nobody was said.
inline failure_printer& default_observer() {
    static failure_printer printer;
    return printer;
}

template <bool Good, class Parts, class... Arguments>
struct endpoint_of {
    template <class Transport, class Store, class Observer>
    using type = basic_endpoint<Transport, Store, Observer, list<>>;
    template <class Transport, class Store, class Observer>
    static auto make(Transport& over, Store& kept, Observer& watch, endpoint_options options,
                     const Arguments&...) {
        return type<Transport, Store, Observer>{over, kept, watch, std::move(options)};
    }
};
template <class Parts, class... Arguments>
struct endpoint_of<true, Parts, Arguments...> {
    template <class Transport, class Store, class Observer>
    static auto make(Transport& over, Store& kept, Observer& watch, endpoint_options options,
                     const Arguments&... arguments) {
        return basic_endpoint<Transport, Store, Observer, typename Parts::services, Arguments...>{
            over, kept, watch, std::move(options), arguments...};
    }
};
// The options and the observer have places of their own, before all other arguments.
template <class Argument>
inline constexpr bool is_out_of_place = std::is_same_v<Argument, endpoint_options>;
template <class Observer>
inline constexpr bool is_out_of_place<observed_by<Observer>> = true;
template <class... Arguments>
struct in_place_verdict
    : first_broken<kept_if<!is_out_of_place<Arguments>,
                           broken_rule::argument_is_out_of_place<Arguments>>...> {};

template <class Transport, class Store, class Parts, class... Arguments>
struct run_verdict_on
    : and_then<typename run_parts_verdict<typename Store::transaction, Parts, Arguments...>::type,
               guarantees_verdict<Transport, Store, typename Parts::services>> {};
template <class Transport, class Store, class Parts, class... Arguments>
struct endpoint_verdict_of : and_then<typename in_place_verdict<Arguments...>::type,
                                      run_verdict_on<Transport, Store, Parts, Arguments...>> {};
template <class Transport, class Store, class Parts, class... Arguments>
using endpoint_verdict = typename endpoint_verdict_of<Transport, Store, Parts, Arguments...>::type;
template <class Transport, class Store, class Parts, class... Arguments>
using endpoint_for =
    endpoint_of<std::is_same_v<endpoint_verdict<Transport, Store, Parts, Arguments...>, kept>,
                Parts, Arguments...>;

}  // namespace detail

/// Makes an endpoint of some services, or of all services of a system. Handler objects, middleware
/// and providers are passed in any order; default-constructible ones may be left out. The
/// transport and the store must outlive it.
/// *Rules*: the system's or the services' own, handler_object_is_missing, argument_is_no_handler,
/// provider_is_missing, provider_takes_more_than_a_transaction, argument_is_out_of_place,
/// store_stands_before_the_transport, takes_a_transaction_the_store_does_not_have,
/// contract_needs_a_durable_store, contract_needs_an_ordered_transport,
/// contract_needs_a_replayable_transport, state_has_no_stored_name.
template <class... Declared, transport Transport, store Store, class Observer, class... Arguments>
[[nodiscard]] auto endpoint(Transport& over, Store& kept, endpoint_options options,
                            observed_by<Observer> watch, const Arguments&... arguments) {
    using parts = detail::run_parts<Declared...>;
    static_assert(
        sizeof(detail::loud<detail::endpoint_verdict<Transport, Store, parts, Arguments...>>) > 0);
    return detail::endpoint_for<Transport, Store, parts, Arguments...>::make(
        over, kept, watch.observer, std::move(options), arguments...);
}
template <class... Declared, transport Transport, store Store, class... Arguments>
[[nodiscard]] auto endpoint(Transport& over, Store& kept, endpoint_options options,
                            const Arguments&... arguments) {
    using parts = detail::run_parts<Declared...>;
    static_assert(
        sizeof(detail::loud<detail::endpoint_verdict<Transport, Store, parts, Arguments...>>) > 0);
    return detail::endpoint_for<Transport, Store, parts, Arguments...>::make(
        over, kept, detail::default_observer(), std::move(options), arguments...);
}
template <class... Declared, transport Transport, store Store, class Observer, class... Arguments>
[[nodiscard]] auto endpoint(Transport& over, Store& kept, observed_by<Observer> watch,
                            const Arguments&... arguments) {
    using parts = detail::run_parts<Declared...>;
    static_assert(
        sizeof(detail::loud<detail::endpoint_verdict<Transport, Store, parts, Arguments...>>) > 0);
    return detail::endpoint_for<Transport, Store, parts, Arguments...>::make(
        over, kept, watch.observer, endpoint_options{}, arguments...);
}
template <class... Declared, transport Transport, store Store, class... Arguments>
[[nodiscard]] auto endpoint(Transport& over, Store& kept, const Arguments&... arguments) {
    using parts = detail::run_parts<Declared...>;
    static_assert(
        sizeof(detail::loud<detail::endpoint_verdict<Transport, Store, parts, Arguments...>>) > 0);
    return detail::endpoint_for<Transport, Store, parts, Arguments...>::make(
        over, kept, detail::default_observer(), endpoint_options{}, arguments...);
}
template <class... Declared, store Store, transport Transport, class... Arguments>
[[nodiscard]] auto endpoint(Store& kept, Transport& over, const Arguments&...) {
    static_assert(
        sizeof(detail::loud<broken_rule::store_stands_before_the_transport<Store, Transport>>) > 0);
    return detail::endpoint_of<false, void>::make(over, kept, detail::default_observer(), {});
}
template <class... Declared, store Store, transport Transport, class... Arguments>
[[nodiscard]] auto endpoint(Store& kept, Transport& over, endpoint_options, const Arguments&...) {
    static_assert(
        sizeof(detail::loud<broken_rule::store_stands_before_the_transport<Store, Transport>>) > 0);
    return detail::endpoint_of<false, void>::make(over, kept, detail::default_observer(), {});
}

/// Runs endpoints until a stop is requested, then stops them.
/// *Errors*: what kept one of them from starting; then none runs.
template <class Stop, class... Endpoints>
result<void> run(const Stop& stop, Endpoints&... all) {
    result<void> started;
    static_cast<void>(((started = all.start(), started.has_value()) && ...));
    if (started) {
        while (!stop.stop_requested()) {
            if constexpr (requires { stop.wait(duration{}); }) {
                static_cast<void>(stop.wait(duration::milliseconds(100)));
            } else {
                std::this_thread::sleep_for(std::chrono::milliseconds{10});
            }
        }
    }
    (all.stop(), ...);
    return started;
}

}  // namespace writ
