// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/run_services.hpp"

namespace booking {

writ::result<void> run_endpoints(writ::sqlite::store& store, const service_options& how,
                                 const writ::stop_on_signal& stop,
                                 std::vector<std::unique_ptr<runnable>>& all) {
    for (auto& each : all)
        if (const auto started = each->start(); !started)
            return started;
    auto own = how.services;
    if (own.empty())
        own.assign(service_names.begin(), service_names.end());
    quiet_watch watch{store, own};
    writ::result<void> ended;
    while (ended && !stop.wait(writ::duration::milliseconds(how.until_idle ? 20 : 1'000))) {
        if (!how.until_idle)
            continue;
        const auto quiet = watch.is_quiet();
        if (!quiet)
            ended = quiet.error();
        else if (*quiet)
            break;
    }
    for (auto& each : all)
        each->stop();
    return ended;
}

writ::result<void> run_services(writ::sqlite::store& store, const service_options& how,
                                const writ::stop_on_signal& stop) {
    writ::failure_printer printer;
    return run_services(store, how, stop, printer, rooms_in_file(), ledger_in_file(),
                        letters_in_file());
}

}  // namespace booking
