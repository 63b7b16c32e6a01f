// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "on_file/providers.hpp"
#include "on_file/quiet.hpp"
#include "system.hpp"

#include <writ/sqlite.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace booking {

struct service_options {
    /// Which of `service_names`; empty: all of them.
    std::vector<std::string> services{};
    /// End when there is nothing left to do.
    bool until_idle = false;
    std::int64_t lease_ms = 1'000;
    std::uint32_t lanes = 4;
};

/// An endpoint, whatever services it has.
class runnable {
public:
    runnable() = default;
    runnable(const runnable&) = delete;
    runnable& operator=(const runnable&) = delete;
    virtual ~runnable() = default;
    virtual writ::result<void> start() = 0;
    virtual void stop() = 0;
};

template <class Make>
class runnable_endpoint final : public runnable {
public:
    explicit runnable_endpoint(const Make& make) : endpoint_{make()} {}
    writ::result<void> start() override { return endpoint_.start(); }
    void stop() override { endpoint_.stop(); }

private:
    std::invoke_result_t<const Make&> endpoint_;
};

/// All services in one endpoint, which commits for all of them; or one endpoint each.
template <class Observer, class Rooms, class Ledger, class Letters>
auto make_endpoints(writ::sqlite::store& store,
                    writ::local_transport<writ::sqlite::store>& transport,
                    const service_options& how, Observer& observer, const Rooms& with_rooms,
                    const Ledger& with_ledger, const Letters& with_letters) {
    writ::endpoint_options options;
    options.lanes = how.lanes;
    options.lease = writ::duration::milliseconds(how.lease_ms);
    // Whether it is idle is read from the positions, which otherwise may lag behind.
    options.position_interval = writ::duration::milliseconds(how.until_idle ? 100 : 1'000);
    const writ::observed_by watch{observer};
    std::vector<std::unique_ptr<runnable>> made;
    const auto add = [&](const auto& make) {
        made.push_back(std::make_unique<runnable_endpoint<std::decay_t<decltype(make)>>>(make));
    };
    if (how.services.empty())
        add([&] {
            return writ::endpoint<hotel>(transport, store, options, watch, with_rooms, with_ledger,
                                         with_letters);
        });
    for (const auto& name : how.services) {
        if (name == "room-booking")
            add([&] {
                return writ::endpoint<room_booking>(transport, store, options, watch, with_rooms);
            });
        if (name == "payments")
            add([&] {
                return writ::endpoint<payments>(transport, store, options, watch, with_ledger);
            });
        if (name == "booking-process")
            add([&] { return writ::endpoint<booking_process>(transport, store, options, watch); });
        if (name == "hotel-mail")
            add([&] {
                return writ::endpoint<hotel_mail>(transport, store, options, watch, with_letters);
            });
    }
    return made;
}

/// Runs them until a stop is requested, or there is nothing left to do.
///
/// *Errors*: what kept a service from starting, or the store from being read.
writ::result<void> run_endpoints(writ::sqlite::store& store, const service_options& how,
                                 const writ::stop_on_signal& stop,
                                 std::vector<std::unique_ptr<runnable>>& all);

/// Runs services on a store's file, of which other processes may run others, or the same.
template <class Observer, class Rooms, class Ledger, class Letters>
writ::result<void> run_services(writ::sqlite::store& store, const service_options& how,
                                const writ::stop_on_signal& stop, Observer& observer,
                                const Rooms& with_rooms, const Ledger& with_ledger,
                                const Letters& with_letters) {
    auto transport = store.transport();
    auto all =
        make_endpoints(store, transport, how, observer, with_rooms, with_ledger, with_letters);
    return run_endpoints(store, how, stop, all);
}

/// The same, failures on standard error.
writ::result<void> run_services(writ::sqlite::store& store, const service_options& how,
                                const writ::stop_on_signal& stop);

}  // namespace booking
