// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/hana.hpp>

#include <boost/hana/define_struct.hpp>

#include <string>
#include <string_view>

// why: A type that is described with Boost.Hana keeps the same rules.
class call_taxi {
public:
    call_taxi() = default;
    BOOST_HANA_DEFINE_STRUCT(call_taxi, (std::string_view, street));
    // expect: field_has_no_wire_form<std::basic_string_view<char>, call_taxi>
    // fix: BOOST_HANA_DEFINE_STRUCT(call_taxi, (std::string, street));
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
