// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// step_switch ROUNDS: the same steps as a switch over the state in a switch over the message, as
// one writes it by hand. The codec, the ids and the trace of what is sent are the library's.
#include "step_inputs.hpp"

#include <writ/runtime/contract_form.hpp>

namespace {

using namespace bench::flow;

constexpr std::int64_t day = 86'400'000;

enum class event { placed, paid, declined, shipped, noted, unknown };
enum class state { none, awaiting_payment, awaiting_parcel };

event event_of(std::string_view type) {
    switch (type.size()) {
    case 9: return type == "flow.paid" ? event::paid : event::unknown;
    case 10: return type == "flow.noted" ? event::noted : event::unknown;
    case 11: return type == "flow.placed" ? event::placed : event::unknown;
    case 12: return type == "flow.shipped" ? event::shipped : event::unknown;
    case 13: return type == "flow.declined" ? event::declined : event::unknown;
    default: return event::unknown;
    }
}
state state_of(const writ::instance_record& found) {
    if (!found.running)
        return state::none;
    return found.running->state == "awaiting-payment" ? state::awaiting_payment
                                                      : state::awaiting_parcel;
}

class stepper {
public:
    stepper(const writ::envelope& message, const writ::instance_record& found)
        : message_{message}, found_{found} {
        entry_.service = "process";
        entry_.subscriber = "order-flow";
        entry_.now = step_time;
        entry_.message = &message;
        entry_.claims = true;
    }

    writ::commit_entry decide() {
        switch (event_of(message_.type)) {
        case event::placed: {
            const auto said = read<placed>(message_.body);
            begin(said.order);
            switch (state_of(found_)) {
            case state::none:
                enter("awaiting-payment", awaiting_payment{said.customer, said.cents});
                send("flow.take-payment", payment_schema_, said.order,
                     take_payment{said.order, said.customer, said.cents});
                break;
            case state::awaiting_payment:
            case state::awaiting_parcel: break;
            }
            break;
        }
        case event::paid: {
            const auto said = read<paid>(message_.body);
            begin(said.order);
            switch (state_of(found_)) {
            case state::awaiting_payment: {
                const auto waiting = read<awaiting_payment>(found_.running->state_body);
                enter("awaiting-parcel", awaiting_parcel{waiting.customer, said.reference});
                send("flow.send-parcel", parcel_schema_, said.order,
                     send_parcel{said.order, waiting.customer});
                break;
            }
            case state::none:
            case state::awaiting_parcel: break;
            }
            break;
        }
        case event::declined: {
            const auto said = read<declined>(message_.body);
            begin(said.order);
            switch (state_of(found_)) {
            case state::awaiting_payment:
                static_cast<void>(read<awaiting_payment>(found_.running->state_body));
                finish();
                send("flow.cancel", cancel_schema_, said.order, cancel{said.order});
                break;
            case state::none:
            case state::awaiting_parcel: break;
            }
            break;
        }
        case event::shipped: {
            const auto said = read<shipped>(message_.body);
            begin(said.order);
            switch (state_of(found_)) {
            case state::awaiting_parcel:
                static_cast<void>(read<awaiting_parcel>(found_.running->state_body));
                finish();
                send("flow.thank", thank_schema_, said.order, thank{said.order, said.parcel});
                break;
            case state::none:
            case state::awaiting_payment: break;
            }
            break;
        }
        case event::noted: {
            const auto said = read<noted>(message_.body);
            begin(said.order);
            switch (state_of(found_)) {
            case state::awaiting_payment:
                static_cast<void>(read<awaiting_payment>(found_.running->state_body));
                stay();
                break;
            case state::none:
            case state::awaiting_parcel: break;
            }
            break;
        }
        case event::unknown: std::abort();
        }
        return std::move(entry_);
    }

private:
    template <class Value>
    static Value read(std::string_view text) {
        Value made;
        if (!writ::from_json(text, made))
            std::abort();
        return made;
    }
    void begin(const order_id& order) {
        auto& changed = entry_.instance.emplace();
        changed.key = order.value;
        changed.expected_version = found_.version;
        changed.next = found_;
        if (found_.running)
            changed.state_before = found_.running->state;
    }
    template <class State>
    void enter(std::string_view name, const State& next) {
        auto& changed = *entry_.instance;
        changed.releases_held = writ::releases_held(writ::change::step);
        changed.next.running.emplace();
        changed.next.running->state = name;
        writ::to_json(next, changed.next.running->state_body);
        writ::detail::set_timer(changed.next, message_,
                                {"process", "order-flow", true, changed.key}, {step_time.ms + day});
    }
    void finish() {
        auto& changed = *entry_.instance;
        changed.releases_held = writ::releases_held(writ::change::finish);
        changed.next.running.reset();
        changed.next.finished_at = step_time;
        writ::detail::clear_timer(changed.next);
    }
    void stay() { entry_.instance->releases_held = writ::releases_held(writ::change::stay); }
    template <class Payload>
    void send(std::string_view type, std::string_view schema, const order_id& order,
              const Payload& payload) {
        auto& made = entry_.emissions.emplace_back();
        made.what = writ::kind::command;
        made.stream = "flow";
        auto& sent = made.message;
        sent.id = writ::derived_id(message_.source, message_.id, "process/order-flow", 0);
        sent.source = "process";
        sent.type = type;
        sent.time = step_time;
        sent.data_content_type = writ::json_content_type;
        sent.data_schema = schema;
        sent.partition_key = order.value;
        sent.correlation_id = message_.correlation_id;
        sent.causation_id = message_.id;
        sent.hops = message_.hops + 1;
        writ::to_json(payload, sent.body);
        writ::continue_trace(sent, message_);
    }

    template <class Payload>
    static std::string_view schema_of() {
        return writ::detail::contract_form<contracts, Payload>::schema();
    }
    static inline const std::string_view payment_schema_ = schema_of<take_payment>();
    static inline const std::string_view parcel_schema_ = schema_of<send_parcel>();
    static inline const std::string_view thank_schema_ = schema_of<thank>();
    static inline const std::string_view cancel_schema_ = schema_of<cancel>();

    const writ::envelope& message_;
    const writ::instance_record& found_;
    writ::commit_entry entry_;
};

}  // namespace

int main(int argc, char** argv) {
    return run_steps(argc, argv, [](const step_input& input) {
        return stepper{*input.message, input.found}.decide();
    });
}
