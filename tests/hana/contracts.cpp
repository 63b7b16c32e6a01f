// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The other way: payloads as Hana Structs, contract lists as Hana tuples and out of them.

#include <writ/hana.hpp>

#include "catch.hpp"

#include <boost/hana.hpp>

#include <string>

namespace hana = boost::hana;

namespace {

struct booking_id {
    std::string value;
};
struct reserve_room {
    booking_id booking;
    std::string room;
};
struct room_reserved {
    booking_id booking;
};
struct day_ended {};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room;
};
struct not_found {
    booking_id booking;
};

struct contracts
    : writ::contract_list<
          writ::stream<"booking", writ::keyed_by<booking_id>,
                       writ::command<"booking.reserve-room", reserve_room>,
                       writ::event<"booking.room-reserved", room_reserved, writ::lossy>>,
          writ::event<"day.ended", day_ended>,
          writ::query<"booking.find", find_booking, writ::reply<booking_view>,
                      writ::errors<not_found>>> {};

// ---- payloads

static_assert(hana::Struct<reserve_room>::value);
static_assert(hana::Struct<day_ended>::value);

TEST_CASE("hana::for_each visits the members of a plain payload with their names") {
    std::string seen;
    hana::for_each(reserve_room{{"b1"}, "101"}, hana::fuse([&](auto name, const auto& value) {
                       seen += name.c_str();
                       seen += '=';
                       if constexpr (std::is_same_v<std::decay_t<decltype(value)>, booking_id>) {
                           seen += value.value;
                       } else {
                           seen += value;
                       }
                       seen += ' ';
                   }));
    CHECK(seen == "booking=b1 room=101 ");
}

TEST_CASE("accessors of a plain payload write to its members") {
    reserve_room asked{{"b1"}, "101"};
    hana::for_each(hana::accessors<reserve_room>(), hana::fuse([&](auto, auto access) {
                       auto& member = access(asked);
                       if constexpr (std::is_same_v<decltype(member), std::string&>) {
                           member = "changed";
                       }
                   }));
    CHECK(asked.room == "changed");
    CHECK(asked.booking.value == "b1");
}

TEST_CASE("members of a plain payload are compared, and made a map of") {
    CHECK(hana::equal(booking_id{"a"}, booking_id{"a"}));
    CHECK_FALSE(hana::equal(booking_id{"a"}, booking_id{"b"}));
    const auto map = hana::to_map(booking_id{"a"});
    CHECK(map[BOOST_HANA_STRING("value")] == "a");
}

TEST_CASE("a payload without members is a Struct without members") {
    CHECK(decltype(hana::length(hana::members(day_ended{})))::value == 0);
}

// ---- what is no payload stays what it is

struct insensitive {
    char letter;
    friend bool operator==(const insensitive& one, const insensitive& other) {
        return (one.letter | 32) == (other.letter | 32);
    }
};
TEST_CASE("an equality of the user's own goes before that of the members") {
    CHECK(hana::equal(insensitive{'a'}, insensitive{'A'}));
    CHECK_FALSE(hana::equal(insensitive{'a'}, insensitive{'b'}));
}

// A family that its author describes by a condition: it goes before what is found.
struct measured {
    int found;
    using describes_itself = void;
};
struct left_alone {
    int number;
};
// A tag of the user's own that models a Hana concept.
struct countdown {
    int from;
};

}  // namespace

template <class T>
struct boost::hana::accessors_impl<
    T, boost::hana::when<std::is_void_v<typename T::describes_itself>>> {
    static constexpr auto apply() {
        return make_tuple(
            make_pair(BOOST_HANA_STRING("mine"), [](auto&& from) -> auto& { return from.found; }));
    }
};
template <>
inline constexpr bool writ::is_hana_struct<left_alone> = false;

namespace boost::hana {
template <>
struct at_impl<countdown> {
    template <class Number>
    static constexpr int apply(const countdown& from, const Number&) {
        return from.from - static_cast<int>(Number::value);
    }
};
template <>
struct drop_front_impl<countdown> {
    template <class Number>
    static constexpr countdown apply(const countdown& from, const Number&) {
        return {from.from - static_cast<int>(Number::value)};
    }
};
template <>
struct is_empty_impl<countdown> {
    static constexpr bool apply(const countdown& from) { return from.from == 0; }
};
}  // namespace boost::hana

namespace {

static_assert(!hana::Struct<std::string>::value);
static_assert(!hana::Struct<hana::tuple_tag>::value);
static_assert(!hana::Struct<std::integral_constant<int, 1>>::value);
static_assert(!hana::Struct<std::array<int, 2>>::value);
static_assert(!hana::Struct<left_alone>::value);
static_assert(!hana::Struct<countdown>::value);
static_assert(!hana::Struct<struct declared_only>::value);
static_assert(!hana::Struct<int>::value);

TEST_CASE("a family that describes itself is not found again") {
    std::string names;
    hana::for_each(hana::accessors<measured>(),
                   hana::fuse([&](auto name, auto) { names += name.c_str(); }));
    CHECK(names == "mine");
    CHECK(writ::to_json(measured{3}) == R"({"mine":3})");
}

TEST_CASE("an iterable of the user's own stays one") { CHECK(hana::front(countdown{3}) == 3); }

// ---- lists

static_assert(std::is_same_v<decltype(writ::to_hana<contracts>()),
                             hana::tuple<hana::type<reserve_room>, hana::type<room_reserved>,
                                         hana::type<day_ended>, hana::type<find_booking>>>);

TEST_CASE("an algorithm over a contract list sees names, kinds, streams and answers") {
    std::string seen;
    hana::for_each(writ::to_hana<contracts>(), [&](auto type) {
        using payload = typename decltype(type)::type;
        using about = writ::contract_traits<contracts, payload>;
        seen += about::what == writ::kind::command ? 'c'
                : about::what == writ::kind::event ? 'e'
                                                   : 'q';
        seen += ' ';
        seen += about::name;
        seen += " in ";
        seen += about::stream;
        seen += about::is_durable ? "\n" : " lossy\n";
    });
    CHECK(seen == "c booking.reserve-room in booking\n"
                  "e booking.room-reserved in booking lossy\n"
                  "e day.ended in day.ended\n"
                  "q booking.find in booking.find\n");
    using find = writ::contract_traits<contracts, find_booking>;
    CHECK(find::reply == hana::tuple_t<booking_view>);
    CHECK(find::errors == hana::tuple_t<not_found>);
    CHECK(writ::contract_traits<contracts, day_ended>::reply == hana::tuple_t<>);
}

// Contracts of an algorithm: an audit event for each payload of a list.
template <class Payload>
struct audited {
    Payload about;
    std::string by;
};
constexpr auto audits = hana::make_tuple(
    writ::event<"audit.room-reserved", audited<room_reserved>>{},
    hana::type_c<writ::stream<"audit", writ::event<"audit.day-ended", audited<day_ended>>>>);
struct audit_contracts : writ::hana_contract_list<decltype(audits)> {};
struct all_contracts : writ::contract_list<contracts, audit_contracts> {};
static_assert(writ::proven<audit_contracts>);
static_assert(writ::proven<all_contracts>);
static_assert(std::is_same_v<
              decltype(writ::to_hana<audit_contracts>()),
              hana::tuple<hana::type<audited<room_reserved>>, hana::type<audited<day_ended>>>>);

TEST_CASE("a list made of a Hana tuple is a contract list") {
    CHECK(writ::contract_traits<all_contracts, audited<day_ended>>::stream == "audit");
    CHECK(writ::to_json(audited<room_reserved>{{{"b1"}}, "clerk"}) ==
          R"({"about":{"booking":"b1"},"by":"clerk"})");
}

// A tuple through an algorithm of Hana: the first two contracts of a list.
constexpr auto few = hana::take_front_c<1>(audits);
struct few_contracts : writ::hana_contract_list<decltype(few)> {};
static_assert(few_contracts::writ_size == 1 && writ::is_proven<few_contracts>);

namespace rule = writ::broken_rule;
struct no_contracts : writ::hana_contract_list<hana::tuple<hana::type<int>>> {};
static_assert(
    std::is_same_v<writ::detail::verdict_of<no_contracts>::type, rule::is_no_contract<int>>);
struct no_tuple : writ::hana_contract_list<int> {};
static_assert(std::is_same_v<writ::detail::verdict_of<no_tuple>::type, rule::is_no_contract<int>>);

}  // namespace
