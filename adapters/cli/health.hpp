// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "json_rows.hpp"
#include "selection.hpp"
#include "shown.hpp"

#include <ostream>

namespace writ::cli {

void print_counts(console& at, const store_stats& counts);

/// `stats`.
template <administered_store Store>
status show_stats(Store& store, const request& asked, console& at) {
    const store_stats counts = value_of(store.stats());
    const std::string id = store.id();
    if (asked.json) {
        json made{{"store", id}, {"slots", store.slots()}};
        made.update(json_of(counts));
        print_json(at.out, made);
        return status::done;
    }
    at.out << "store " << shown(id) << " in " << shown(asked.store) << ", "
           << number_text(store.slots()) << " slots\n";
    print_counts(at, counts);
    return status::done;
}

/// `check`.
template <administered_store Store>
status check_store(Store& store, const request& asked, console& at) {
    const auto findings = value_of(store.check());
    for (const std::string& each : findings) {
        if (asked.json) {
            print_json(at.out, {{"finding", each}});
        } else {
            at.out << shown(each) << '\n';
        }
    }
    if (findings.empty() && !asked.json) {
        at.out << "nothing is wrong with " << shown(asked.store) << '\n';
    }
    return findings.empty() ? status::done : status::nothing;
}

}  // namespace writ::cli
