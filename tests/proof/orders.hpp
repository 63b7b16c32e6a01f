// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The contracts of a shop in three teams, for the tests of the proof. Functions are declared only:
// the proof reads signatures.

#pragma once

#include <writ/writ.hpp>

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

namespace orders {

struct order_id {
    std::string value;
};
struct line {
    std::string article;
    int count;
};

struct place_order {
    order_id order;
    std::vector<line> lines;
};
struct cancel_order {
    order_id order;
};
struct order_placed {
    order_id order;
    std::vector<line> lines;
};
struct order_refused {
    order_id order;
    std::string reason;
};
struct order_closed {
    order_id order;
};
struct out_of_stock {
    std::string article;
};

struct take_payment {
    order_id order;
    long long cents;
};
struct refund {
    order_id order;
};
struct payment_taken {
    order_id order;
};
struct payment_declined {
    order_id order;
};

struct ship {
    order_id order;
};
struct shipped {
    order_id order;
};
struct find_parcel {
    order_id order;
};
struct parcel_view {
    order_id order;
    std::string place;
};
struct no_parcel {
    order_id order;
};

struct payment_contracts
    : writ::contract_list<writ::sticky<"tenant", "user">,
                          writ::stream<"payment", writ::keyed_by<order_id>, writ::ordered,
                                       writ::command<"payment.take-payment", take_payment>,
                                       writ::command<"payment.refund", refund>,
                                       writ::event<"payment.payment-taken", payment_taken>,
                                       writ::event<"payment.payment-declined", payment_declined>>> {
};

struct shipping_contracts
    : writ::contract_list<writ::sticky<"tenant", "user">, writ::command<"shipping.ship", ship>,
                          writ::event<"shipping.shipped", shipped>,
                          writ::query<"shipping.find-parcel", find_parcel, writ::reply<parcel_view>,
                                      writ::errors<no_parcel>>> {};

struct contracts
    : writ::contract_list<
          writ::sticky<"tenant", "user">,
          writ::stream<"order", writ::keyed_by<order_id>,
                       writ::command<"order.place", place_order, writ::errors<out_of_stock>>,
                       writ::command<"order.cancel", cancel_order>,
                       writ::event<"order.placed", order_placed>,
                       writ::event<"order.refused", order_refused>,
                       writ::event<"order.closed", order_closed>>,
          payment_contracts, shipping_contracts> {};

inline constexpr auto one_hour = writ::duration::milliseconds(3'600'000);

// What a proof found, as a type: writ::detail::kept, or the broken rule.
template <class Type>
using verdict = typename writ::detail::verdict_of<Type>::type;
template <class Type, class Broken>
inline constexpr bool breaks = std::is_same_v<verdict<Type>, Broken>;

}  // namespace orders
