// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A contract list is a Hana tuple and a payload is a Hana Struct, so that a table of all messages
// is an algorithm of one's own.

#include <writ/hana.hpp>
#include <writ/router.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/fuse.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hana = boost::hana;

// [described]
// From a library that knows nothing of messages: a base class, and a member that is nobody's
// business.
namespace calendar {
struct day {
    std::string date;
};
struct night : day {
    long cents = 0;
    bool is_dirty = false;
};
}  // namespace calendar

BOOST_HANA_ADAPT_STRUCT(calendar::night, date, cents);
// [/described]

namespace booking {

struct booking_id {
    std::string value;
};
struct reserve_room {
    booking_id booking;
    std::vector<calendar::night> nights;
    std::optional<std::string> note;
};
struct room_reserved {
    booking_id booking;
    std::string room;
};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room;
    std::vector<calendar::night> nights;
};
struct not_found {
    booking_id booking;
};

struct contracts
    : writ::contract_list<writ::stream<"booking", writ::keyed_by<booking_id>,
                                       writ::command<"booking.reserve-room", reserve_room>,
                                       writ::event<"booking.room-reserved", room_reserved>>,
                          writ::query<"booking.find", find_booking, writ::reply<booking_view>,
                                      writ::errors<not_found>>> {};

// [handlers]
inline constexpr auto desk = hana::make_map(
    hana::make_pair(hana::type_c<reserve_room>,
                    [](const reserve_room& asked) { return room_reserved{asked.booking, "101"}; }),
    hana::make_pair(hana::type_c<find_booking>,
                    [](const auto& asked) -> std::variant<booking_view, not_found> {
                        return not_found{asked.booking};
                    }));

struct front_desk : writ::service<"front-desk", contracts, writ::calls<&desk>> {};
static_assert(writ::proven<front_desk>);
// [/handlers]

}  // namespace booking

// [algorithm]
template <class Struct>
std::string fields_of(hana::basic_type<Struct>);

std::string fields_of(hana::basic_type<std::string>) { return "text"; }
std::string fields_of(hana::basic_type<long>) { return "number"; }
template <class Type>
std::string fields_of(hana::basic_type<std::optional<Type>>) {
    return fields_of(hana::type_c<Type>) + " or nothing";
}
template <class Type>
std::string fields_of(hana::basic_type<std::vector<Type>>) {
    return "list of " + fields_of(hana::type_c<Type>);
}
// A plain aggregate and an adapted type alike.
template <class Struct>
std::string fields_of(hana::basic_type<Struct>) {
    std::string text;
    hana::for_each(hana::accessors<Struct>(), hana::fuse([&](auto name, auto member) {
                       using type = std::decay_t<decltype(member(std::declval<Struct&>()))>;
                       text += text.empty() ? "{" : ", ";
                       text += name.c_str();
                       text += ": " + fields_of(hana::type_c<type>);
                   }));
    return text + "}";
}

template <class Contracts>
std::string table_of_messages() {
    std::string text;
    hana::for_each(writ::to_hana<Contracts>(), [&](auto payload) {
        using about = writ::contract_traits<Contracts, typename decltype(payload)::type>;
        text += about::name;
        text += "  " + fields_of(payload) + "\n";
        hana::for_each(about::reply,
                       [&](auto type) { text += "    replies  " + fields_of(type) + "\n"; });
        hana::for_each(about::errors,
                       [&](auto type) { text += "    or fails " + fields_of(type) + "\n"; });
    });
    return text;
}
// [/algorithm]

int main() {
    std::fputs(table_of_messages<booking::contracts>().c_str(), stdout);

    auto router = writ::router<booking::front_desk>();
    const auto done =
        router.dispatch("booking.reserve-room",
                        R"({"booking":"b1","nights":[{"date":"2026-12-01","cents":9900}]})");
    std::printf("%s %s\n", std::string{done.emissions[0].type}.c_str(),
                done.emissions[0].body.c_str());
}
