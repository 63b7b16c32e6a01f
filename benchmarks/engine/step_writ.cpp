// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// step_writ ROUNDS: a workflow's steps as the engine decides them.
#include "step_inputs.hpp"

#include <writ/runtime/routes_of.hpp>
#include <writ/runtime/run_parts.hpp>

int main(int argc, char** argv) {
    using namespace bench::flow;
    const writ::limits bounds;
    writ::detail::running_objects<writ::detail::list<process>> parts;
    writ::service_model model{};
    void* objects = nullptr;
    parts.each([&](const writ::service_model& each, void* mine) {
        model = each;
        objects = mine;
    });
    writ::detail::work one;
    return run_steps(argc, argv, [&](const step_input& input) {
        one.message = input.message;
        one.way = &*writ::routes_of(model, input.message->type).begin();
        one.subscriber = one.way->subscriber;
        one.outcome = {};
        writ::detail::deciding decide{model, objects, bounds, one, step_time, 0.5};
        auto entry = decide.begin();
        if (decide.refuse(entry))
            std::abort();
        const auto key = decide.instance_key();
        decide.decide(entry, input.found, *key);
        return entry;
    });
}
