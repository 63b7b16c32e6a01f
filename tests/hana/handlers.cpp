// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A hana::map of payload type to callable as the handlers of a service.

#include <writ/hana.hpp>
#include <writ/testing.hpp>

#include "catch.hpp"

#include <boost/hana/map.hpp>
#include <boost/hana/type.hpp>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hana = boost::hana;

namespace writ_hana_tests {

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
struct room_refused {
    booking_id booking;
};
struct release_room {
    booking_id booking;
};
struct find_booking {
    booking_id booking;
};
struct booking_view {
    std::string room;
};
struct not_found {
    booking_id booking;
};
struct no_contract {};

struct contracts
    : writ::contract_list<writ::command<"booking.reserve-room", reserve_room>,
                          writ::event<"booking.room-reserved", room_reserved>,
                          writ::event<"booking.room-refused", room_refused>,
                          writ::command<"booking.release-room", release_room>,
                          writ::query<"booking.find", find_booking, writ::reply<booking_view>,
                                      writ::errors<not_found>>> {};

// ---- a constant map: functions, plain and generic lambdas

inline void release(const release_room&, writ::testing::transaction& rows) {
    rows.table<int>("released").put("count", 1);
}
inline constexpr auto desk = hana::make_map(
    hana::make_pair(hana::type_c<reserve_room>,
                    [](const reserve_room& asked) -> std::variant<room_reserved, room_refused> {
                        if (asked.room == "13") {
                            return room_refused{asked.booking};
                        }
                        return room_reserved{asked.booking};
                    }),
    hana::make_pair(hana::type_c<release_room>, &release),
    hana::make_pair(hana::type_c<find_booking>,
                    [](const auto& asked) -> std::variant<booking_view, not_found> {
                        if (asked.booking.value == "b1") {
                            return booking_view{"101"};
                        }
                        return not_found{asked.booking};
                    }));
inline constexpr auto clerk = [](const room_reserved&) {};
struct front_desk : writ::service<"front-desk", contracts, writ::calls<&desk, clerk>> {};
struct guest : writ::participant<"guest", contracts, writ::sends<reserve_room, release_room>,
                                 writ::asks<find_booking>> {};
struct hotel : writ::system<contracts, front_desk, guest> {};
static_assert(writ::proven<hotel>);

TEST_CASE("a constant map of functions and lambdas handles in a router") {
    auto router = writ::router<front_desk>();
    const auto done = router.dispatch("booking.reserve-room", R"({"booking":"b1","room":"13"})");
    REQUIRE(done);
    REQUIRE(done.emissions.size() == 1);
    CHECK(done.emissions[0].type == "booking.room-refused");
    CHECK(router.dispatch("booking.find", R"({"booking":"b1"})").reply.body == R"({"room":"101"})");
    CHECK(router.dispatch("booking.reserve-room", R"({"booking":"b1"})").what ==
          writ::verdict::undecodable);
}

TEST_CASE("a constant map handles in a system, with a transaction") {
    auto world = writ::testing::world<hotel>();
    world.as<guest>().send(reserve_room{{"b1"}, "101"});
    world.as<guest>().send(release_room{{"b1"}});
    world.run();
    CHECK(world.sent<room_reserved>().size() == 1);
    const auto known = world.as<guest>().ask(find_booking{{"b1"}});
    REQUIRE(known);
    CHECK(known->room == "101");
    CHECK(world.ask(find_booking{{"b2"}}).has<not_found>());
    CHECK(world.journal().print().find("front-desk/release_room") != std::string::npos);
}

// ---- a map as the handler object: lambdas that capture

inline auto remembering(std::vector<std::string>& seen) {
    return hana::make_map(
        hana::make_pair(hana::type_c<reserve_room>,
                        [&seen](const reserve_room& asked, const writ::context& about) {
                            seen.push_back(asked.room + (about.attempt == 1 ? "" : " again"));
                            return room_reserved{asked.booking};
                        }),
        hana::make_pair(hana::type_c<release_room>, [&seen](const release_room& asked) {
            seen.push_back(asked.booking.value);
        }));
}
using remembering_map = decltype(remembering(std::declval<std::vector<std::string>&>()));
struct archive
    : writ::service<"archive", contracts, writ::handles<remembering_map, writ::idempotent>> {};
static_assert(writ::proven<archive>);

TEST_CASE("a map with captures is the handler object that is passed") {
    std::vector<std::string> seen;
    auto router = writ::router<archive>(remembering(seen));
    REQUIRE(router.dispatch("booking.reserve-room", R"({"booking":"b1","room":"7"})"));
    REQUIRE(router.dispatch("booking.release-room", R"({"booking":"b2"})"));
    CHECK(seen == std::vector<std::string>{"7", "b2"});
}

TEST_CASE("a map that captures runs in a world, and a duplicate is not handled twice") {
    std::vector<std::string> seen;
    auto world = writ::testing::world<archive>({.duplicate = true}, remembering(seen));
    world.send(reserve_room{{"b1"}, "7"});
    world.run();
    CHECK(world.sent<room_reserved>().size() == 1);
    CHECK(seen == std::vector<std::string>{"7"});
}

// ---- the rules

namespace rule = writ::broken_rule;
template <class Type>
using verdict = typename writ::detail::verdict_of<Type>::type;

inline constexpr auto strange =
    hana::make_map(hana::make_pair(hana::type_c<no_contract>, [](const no_contract&) {}));
struct unknown : writ::service<"unknown", contracts, writ::calls<&strange>> {};
static_assert(
    std::is_same_v<verdict<unknown>, rule::takes_what_is_no_contract<no_contract, unknown>>);

inline void reserve_too(const reserve_room&) {}
struct twice : writ::service<"twice", contracts, writ::calls<&desk>, writ::calls<&reserve_too>> {};
static_assert(
    std::is_same_v<verdict<twice>, rule::two_handlers_for_one_command<reserve_room, twice>>);
struct twice_at_once : writ::service<"twice", contracts, writ::calls<&desk, &reserve_too>> {};
static_assert(std::is_same_v<verdict<twice_at_once>,
                             rule::two_handlers_for_one_command<reserve_room, twice_at_once>>);

struct bold : writ::service<"bold", contracts, writ::handles<remembering_map>> {};
template <class Verdict>
inline constexpr bool needs_policy = false;
template <class Handler>
inline constexpr bool needs_policy<rule::has_members_but_no_effect_policy<Handler>> = true;
static_assert(needs_policy<verdict<bold>>);

struct takes_another {
    void operator()(const release_room&) const {}
};
struct changes_itself {
    void operator()(const reserve_room&) {}
};
inline constexpr auto crossed =
    hana::make_map(hana::make_pair(hana::type_c<reserve_room>, takes_another{}));
inline constexpr auto mutable_map =
    hana::make_map(hana::make_pair(hana::type_c<reserve_room>, changes_itself{}));
inline constexpr auto crossed_function =
    hana::make_map(hana::make_pair(hana::type_c<reserve_room>, &release));
inline constexpr auto no_callable = hana::make_map(hana::make_pair(hana::type_c<reserve_room>, 5));
inline constexpr auto by_number = hana::make_map(hana::make_pair(hana::int_c<1>, takes_another{}));
template <const auto* Map>
struct wrong : writ::service<"wrong", contracts, writ::calls<Map>> {};
static_assert(std::is_same_v<verdict<wrong<&crossed>>,
                             rule::handler_does_not_take<takes_another, reserve_room>>);
static_assert(std::is_same_v<verdict<wrong<&mutable_map>>,
                             rule::handler_does_not_take<changes_itself, reserve_room>>);
static_assert(
    std::is_same_v<verdict<wrong<&crossed_function>>,
                   rule::handler_does_not_take<
                       void (*)(const release_room&, writ::testing::transaction&), reserve_room>>);
static_assert(
    std::is_same_v<verdict<wrong<&no_callable>>, rule::handler_does_not_take<int, reserve_room>>);
static_assert(std::is_same_v<verdict<wrong<&by_number>>,
                             rule::handler_does_not_take<takes_another, hana::int_<1>>>);

struct pointers : writ::service<"pointers", contracts, writ::handles<decltype(desk)>> {};
static_assert(
    std::is_same_v<verdict<pointers>,
                   rule::is_no_word_of_a_service<writ::handles<decltype(desk)>, pointers>>);
struct odd : writ::service<"odd", contracts, writ::calls<&desk, 5>> {};
static_assert(!writ::is_proven<odd>);

}  // namespace writ_hana_tests
