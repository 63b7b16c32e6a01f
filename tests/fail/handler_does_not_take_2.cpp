// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/hana.hpp>

#include <boost/hana/map.hpp>

#include <string>

struct call_taxi { std::string street; };
struct cancel_taxi { std::string street; };
struct contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>,
                                       writ::command<"taxi.cancel-taxi", cancel_taxi>> {};
struct send_taxi {
    void operator()(const call_taxi&) const;
};

namespace hana = boost::hana;
inline constexpr auto desk = hana::make_map(
    // why: An entry's callable takes the message that is its key.
    hana::make_pair(hana::type_c<cancel_taxi>, send_taxi{}));
    // expect: handler_does_not_take<send_taxi, cancel_taxi>
    // fix: hana::make_pair(hana::type_c<call_taxi>, send_taxi{}));
struct taxi_desk : writ::service<"taxi-desk", contracts, writ::calls<&desk>> {};
static_assert(writ::proven<taxi_desk>);
