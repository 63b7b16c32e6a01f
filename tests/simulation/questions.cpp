// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "simulation/questions.hpp"

#include "simulation/schedules.hpp"

using namespace simulated;
using writ::memory::store;
using namespace writ::testing;

TEST_CASE("questions on one store are answered once, whatever fails", "[schedules]") {
    check_faults(run_schedules(questions::run_questions<store, over_shared_store>));
}

TEST_CASE("questions over a transport are answered once, whatever fails", "[schedules]") {
    check_faults(run_schedules(questions::run_questions<store, over_transport>));
}
