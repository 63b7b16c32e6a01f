// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The workflow whose steps and instances are measured: placed -> paid -> shipped, with a note that
// changes nothing on the way.
#pragma once

#include <writ/writ.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>

namespace bench::flow {

using namespace std::chrono_literals;

struct order_id {
    std::string value;
};
struct placed {
    order_id order;
    std::string customer;
    std::int64_t cents = 0;
};
struct paid {
    order_id order;
    std::string reference;
};
struct declined {
    order_id order;
    std::string reason;
};
struct shipped {
    order_id order;
    std::string parcel;
};
struct noted {
    order_id order;
    std::string text;
};
struct take_payment {
    order_id order;
    std::string customer;
    std::int64_t cents = 0;
};
struct send_parcel {
    order_id order;
    std::string customer;
};
struct thank {
    order_id order;
    std::string parcel;
};
struct cancel {
    order_id order;
};
struct contracts
    : writ::contract_list<
          writ::stream<"flow", writ::keyed_by<order_id>, writ::event<"flow.placed", placed>,
                       writ::event<"flow.paid", paid>, writ::event<"flow.declined", declined>,
                       writ::event<"flow.shipped", shipped>, writ::event<"flow.noted", noted>,
                       writ::command<"flow.take-payment", take_payment>,
                       writ::command<"flow.send-parcel", send_parcel>,
                       writ::command<"flow.thank", thank>, writ::command<"flow.cancel", cancel>>> {
};

struct awaiting_payment {
    std::string customer;
    std::int64_t cents = 0;
};
struct awaiting_parcel {
    std::string customer;
    std::string reference;
};

struct steps {
    static auto on_placed(const placed& order) -> writ::step<awaiting_payment, take_payment> {
        return {{order.customer, order.cents},
                take_payment{order.order, order.customer, order.cents}};
    }
    static auto on_paid(const awaiting_payment& waiting, const paid& said)
        -> writ::step<awaiting_parcel, send_parcel> {
        return {{waiting.customer, said.reference}, send_parcel{said.order, waiting.customer}};
    }
    static auto on_declined(const awaiting_payment&, const declined& said) -> writ::finish<cancel> {
        return {cancel{said.order}};
    }
    static auto on_shipped(const awaiting_parcel&, const shipped& said) -> writ::finish<thank> {
        return {thank{said.order, said.parcel}};
    }
    static auto on_noted(const awaiting_payment&, const noted&) -> writ::stay<> { return {}; }
    static auto on_timeout(const writ::any_state&, const writ::timed_out&, const order_id& order)
        -> writ::finish<cancel> {
        return {cancel{order}};
    }
};

struct order_flow
    : writ::workflow<
          "order-flow", contracts, writ::identified_by<order_id>, writ::starts<&steps::on_placed>,
          writ::continues<&steps::on_paid, &steps::on_declined, &steps::on_shipped,
                          &steps::on_noted>,
          writ::timeout<24h, &steps::on_timeout>, writ::state<"awaiting-payment", awaiting_payment>,
          writ::state<"awaiting-parcel", awaiting_parcel>, writ::otherwise<writ::ignore>> {};
struct process : writ::service<"process", contracts, writ::runs<order_flow>> {};

}  // namespace bench::flow
