// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/hana.hpp>

#include <boost/hana/map.hpp>

#include <string>

struct call_taxi { std::string street; };
struct contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
void call_by_phone(const call_taxi&);

namespace hana = boost::hana;
inline constexpr auto desk =
    hana::make_map(hana::make_pair(hana::type_c<call_taxi>, [](const call_taxi&) {}));
struct taxi_desk : writ::service<"taxi-desk", contracts,
    writ::calls<&desk>, writ::calls<&call_by_phone>> {};
    // expect: two_handlers_for_one_command<call_taxi, taxi_desk>
    // fix: writ::calls<&desk>> {};
static_assert(writ::proven<taxi_desk>);
