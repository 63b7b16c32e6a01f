// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What both sides of the measurement of a step decide: messages and the instances that they find,
// as they come from a transport and a store. Both make the entry that goes to the store.
#pragma once

#include "order_flow.hpp"

#include <writ/runtime/commit_entry.hpp>
#include <writ/runtime/deciding.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bench::flow {

struct step_input {
    std::shared_ptr<const writ::envelope> message;
    writ::instance_record found;
    std::string key;
};

inline constexpr writ::timestamp step_time{1'767'225'600'000};

template <class Payload>
step_input input_of(long number, std::string_view type, const Payload& payload) {
    writ::envelope made;
    made.id = "message-" + std::to_string(number);
    made.source = "elsewhere";
    made.type = type;
    made.time = step_time;
    made.data_content_type = writ::json_content_type;
    made.partition_key = payload.order.value;
    made.trace_parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    made.correlation_id = "flow-" + std::to_string(number);
    made.causation_id = "cause-" + std::to_string(number);
    made.body = writ::to_json(payload);
    return {std::make_shared<const writ::envelope>(std::move(made)), {}, payload.order.value};
}
template <class State>
step_input in_state(step_input made, std::string_view name, const State& state) {
    made.found.version = 1;
    made.found.running = writ::stored_instance{std::string{name}, writ::to_json(state)};
    made.found.timer_id = "timer-" + made.key;
    made.found.timer_due = writ::timestamp{step_time.ms + 3'600'000};
    made.found.timer_note = R"({"correlation_id":"flow","causation_id":"cause"})";
    return made;
}

// The way of an order, and of one that is not paid.
inline std::vector<step_input> step_inputs(long orders) {
    std::vector<step_input> made;
    for (long at = 0; at < orders; ++at) {
        const order_id order{"order-" + std::to_string(at)};
        const std::string customer = "customer-" + std::to_string(at);
        const awaiting_payment first{customer, 12'500 + at};
        const awaiting_parcel second{customer, "payment-" + std::to_string(at)};
        const long number = at * 5;
        made.push_back(input_of(number, "flow.placed", placed{order, customer, 12'500 + at}));
        made.push_back(in_state(input_of(number + 1, "flow.noted", noted{order, "by phone"}),
                                "awaiting-payment", first));
        made.push_back(in_state(input_of(number + 2, "flow.paid", paid{order, second.reference}),
                                "awaiting-payment", first));
        made.push_back(in_state(input_of(number + 3, "flow.shipped", shipped{order, "parcel 17"}),
                                "awaiting-parcel", second));
        made.push_back(in_state(input_of(number + 4, "flow.declined", declined{order, "no funds"}),
                                "awaiting-payment", first));
    }
    return made;
}

// Of an entry, what the store writes: it shows that both sides decide alike.
class digest {
public:
    void add(const writ::commit_entry& entry) {
        text(entry.service);
        text(entry.subscriber);
        number(entry.claims ? 1 : 0);
        if (entry.instance) {
            const auto& next = entry.instance->next;
            text(entry.instance->key);
            number(entry.instance->expected_version);
            number(entry.instance->only_checked ? 1 : 0);
            number(entry.instance->releases_held ? 1 : 0);
            text(entry.instance->state_before);
            text(next.running ? next.running->state : "");
            text(next.running ? next.running->state_body : "");
            number(static_cast<std::uint64_t>(next.finished_at.value_or(writ::timestamp{}).ms));
            text(next.timer_id);
            text(next.timer_note);
            number(static_cast<std::uint64_t>(next.timer_due.value_or(writ::timestamp{}).ms));
        }
        for (const auto& each : entry.emissions) {
            number(static_cast<std::uint64_t>(each.what));
            text(each.stream);
            text(each.message.id);
            text(each.message.source);
            text(each.message.type);
            text(each.message.partition_key);
            text(each.message.correlation_id);
            text(each.message.causation_id);
            text(each.message.trace_parent);
            text(each.message.data_content_type);
            text(each.message.data_schema);
            text(each.message.body);
            number(each.message.hops);
            number(static_cast<std::uint64_t>(each.message.time.ms));
        }
    }
    [[nodiscard]] unsigned long long value() const { return value_; }

private:
    void text(std::string_view what) {
        number(what.size());
        for (const char c : what)
            number(static_cast<unsigned char>(c));
    }
    void number(std::uint64_t what) { value_ = (value_ ^ what) * 0x100000001b3; }

    std::uint64_t value_ = 0xcbf29ce484222325;
};

// Decides so often, and prints how fast, and a digest of what was decided.
template <class Decide>
int run_steps(int argc, char** argv, Decide&& decide) {
    if (argc < 2)
        return 2;
    const long rounds = std::atol(argv[1]);
    const auto inputs = step_inputs(64);
    digest all;
    for (const auto& each : inputs)
        all.add(decide(each));
    std::size_t emissions = 0;
    const auto began = std::chrono::steady_clock::now();
    for (long round = 0; round < rounds; ++round)
        for (const auto& each : inputs)
            emissions += decide(each).emissions.size();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (emissions != static_cast<std::size_t>(rounds) * 64 * 4)
        return 1;
    std::printf("{\"per_second\": %.0f, \"digest\": \"%llx\"}\n",
                static_cast<double>(rounds) * static_cast<double>(inputs.size()) / took.count(),
                all.value());
    return 0;
}

}  // namespace bench::flow
