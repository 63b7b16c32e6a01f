// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/hana.hpp>

#include <boost/hana/map.hpp>

#include <string>

struct call_taxi { std::string street; };
struct taxi_called { std::string street; };
struct contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};

namespace hana = boost::hana;
inline constexpr auto desk = hana::make_map(
    // why: The keys of a `hana::map` are the messages that it handles.
    hana::make_pair(hana::type_c<taxi_called>, [](const auto&) {}));
    // expect: takes_what_is_no_contract<taxi_called, taxi_desk>
    // fix: hana::make_pair(hana::type_c<call_taxi>, [](const auto&) {}));
struct taxi_desk : writ::service<"taxi-desk", contracts, writ::calls<&desk>> {};
static_assert(writ::proven<taxi_desk>);
