// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Types that are described with Boost.Hana are payloads, fields, keys and states.

#include <writ/hana.hpp>
#include <writ/testing.hpp>

#include "catch.hpp"

#include <boost/hana/adapt_adt.hpp>
#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <optional>
#include <string>
#include <vector>

namespace {

// Private members: the class lets Hana see them.
class booking_id {
public:
    booking_id() = default;
    explicit booking_id(std::string text) : value{std::move(text)} {}
    const std::string& text() const { return value; }

private:
    friend struct boost::hana::accessors_impl<booking_id>;
    std::string value;
};

// A base class, and members that are described themselves.
struct about_booking {
    booking_id booking;
};
struct night {
    night() = default;
    night(std::string on, int price) : date{std::move(on)}, cents{price} {}
    BOOST_HANA_DEFINE_STRUCT(night, (std::string, date), (int, cents));
};
struct reserve_room : about_booking {
    std::string room;
    std::vector<night> nights;
    std::optional<std::string> note;
};
struct room_reserved {
    booking_id booking;
    std::string room;
};

// The same members without any description: what the wire form is compared with.
struct plain_id {
    std::string value;
};
struct plain_night {
    std::string date;
    int cents;
};
struct plain_reserve_room {
    plain_id booking;
    std::string room;
    std::vector<plain_night> nights;
    std::optional<std::string> note;
};

// A plain aggregate that is adapted too: the secret is not described.
struct guest {
    std::string name;
    std::string secret = "kept";
};

// Names for the wire that no C++ member can have, on a type from elsewhere.
struct legacy_record {
    long created;
    int kind;
};

// Getters only: it can be written, never read.
struct temperature {
    double celsius() const { return 21.5; }
};

struct no_default {
    explicit no_default(int given) : number{given} {}
    int number;
};
struct id_under_another_name {
    std::string value;
};

}  // namespace

BOOST_HANA_ADAPT_STRUCT(booking_id, value);
BOOST_HANA_ADAPT_STRUCT(reserve_room, booking, room, nights, note);
BOOST_HANA_ADAPT_STRUCT(guest, name);
BOOST_HANA_ADAPT_STRUCT(no_default, number);
BOOST_HANA_ADAPT_ADT(temperature, (celsius, [](const auto& from) { return from.celsius(); }));
template <>
struct boost::hana::accessors_impl<legacy_record> {
    static constexpr auto apply() {
        return make_tuple(
            make_pair(BOOST_HANA_STRING("create-time"),
                      [](auto&& from) -> auto& { return from.created; }),
            make_pair(BOOST_HANA_STRING("type"), [](auto&& from) -> auto& { return from.kind; }));
    }
};
template <>
struct boost::hana::accessors_impl<id_under_another_name> {
    static constexpr auto apply() {
        return make_tuple(
            make_pair(BOOST_HANA_STRING("id"), [](auto&& from) -> auto& { return from.value; }));
    }
};

namespace {

namespace hana = boost::hana;
using writ::detail::shape;
using writ::detail::shape_of;

static_assert(shape_of<booking_id> == shape::described);
static_assert(shape_of<reserve_room> == shape::described);
static_assert(shape_of<night> == shape::described);
static_assert(shape_of<guest> == shape::described);
static_assert(shape_of<room_reserved> == shape::plain);
static_assert(shape_of<temperature> == shape::unclear);
static_assert(shape_of<no_default> == shape::no_default);
static_assert(writ::detail::members<guest>::size == 1);
static_assert(writ::payload<reserve_room>);
static_assert(!writ::has_wire_form<temperature>);

reserve_room sample() {
    reserve_room made;
    made.booking = booking_id{"b1"};
    made.room = "101";
    made.nights = {{"2026-12-01", 9900}, {"2026-12-02", 10900}};
    return made;
}
const plain_reserve_room plain_sample{
    {"b1"}, "101", {{"2026-12-01", 9900}, {"2026-12-02", 10900}}, {}};

TEST_CASE("a described type is written as the plain aggregate of the same members") {
    CHECK(writ::to_json(sample()) == writ::to_json(plain_sample));
    CHECK(writ::to_json(sample()) ==
          R"({"booking":"b1","room":"101","nights":[{"date":"2026-12-01","cents":9900},)"
          R"({"date":"2026-12-02","cents":10900}]})");
}

TEST_CASE("a described type is read with members of its base, private and nested ones") {
    const auto read = writ::from_json<reserve_room>(
        R"({"nights":[{"cents":1,"date":"d"}],"note":"sea view","room":"9","booking":"b7"})");
    REQUIRE(read);
    CHECK(read->booking.text() == "b7");
    CHECK(read->room == "9");
    REQUIRE(read->nights.size() == 1);
    CHECK(read->nights[0].cents == 1);
    CHECK(read->note == "sea view");
}

TEST_CASE("an error in a described type names the path of the field") {
    const auto read = writ::from_json<reserve_room>(
        R"({"booking":"b","room":"9","nights":[{"date":"d","cents":"much"}]})");
    REQUIRE(!read);
    CHECK(read.error().text() == "/nights/0/cents: expected number, found string");
}

TEST_CASE("the adaptation of a plain aggregate wins over its members") {
    CHECK(writ::to_json(guest{"Ada", "x"}) == R"({"name":"Ada"})");
    const auto read = writ::from_json<guest>(R"({"name":"Ada","secret":"guessed"})");
    REQUIRE(read);
    CHECK(read->secret == "kept");
}

TEST_CASE("names given to Hana are wire names") {
    CHECK(writ::to_json(legacy_record{7, 2}) == R"({"create-time":7,"type":2})");
    const auto read = writ::from_json<legacy_record>(R"({"type":4,"create-time":5})");
    REQUIRE(read);
    CHECK(read->created == 5);
    CHECK(read->kind == 4);
}

struct holder {
    id_under_another_name outer;
};
TEST_CASE("only a described member that is called value is written bare") {
    CHECK(writ::to_json(holder{{"x"}}) == R"({"outer":{"id":"x"}})");
    CHECK(writ::to_json(room_reserved{booking_id{"b"}, "1"}) == R"({"booking":"b","room":"1"})");
}

// ---- in a system: the key of a stream, correlation, the key of a workflow, a described state

struct find_guest {
    std::string name;
};
class awaiting_guest {
public:
    BOOST_HANA_DEFINE_STRUCT(awaiting_guest, (std::string, room), (int, knocks));
    awaiting_guest() : room{}, knocks{0} {}
    explicit awaiting_guest(std::string of) : room{std::move(of)}, knocks{1} {}
};
struct guest_arrived {
    booking_id of;
};
struct key_handed_over : about_booking {
    std::string room;
    int knocks{};
};

}  // namespace

BOOST_HANA_ADAPT_STRUCT(key_handed_over, booking, room, knocks);

namespace {

struct contracts
    : writ::contract_list<writ::stream<"booking", writ::keyed_by<booking_id>,
                                       writ::command<"booking.reserve-room", reserve_room>,
                                       writ::event<"booking.room-reserved", room_reserved>,
                                       writ::event<"booking.guest-arrived", guest_arrived>,
                                       writ::event<"booking.key-handed-over", key_handed_over>>,
                          writ::spelled<&about_booking::booking, "booking-id">> {};

room_reserved reserve(const reserve_room& asked) { return {asked.booking, asked.room}; }

struct steps {
    static writ::step<awaiting_guest> on_reserved(const room_reserved& reserved) {
        return awaiting_guest{reserved.room};
    }
    static writ::finish<key_handed_over> on_arrived(const awaiting_guest& waiting,
                                                    const guest_arrived&, const booking_id& id) {
        key_handed_over done;
        done.booking = id;
        done.room = waiting.room;
        done.knocks = waiting.knocks;
        return done;
    }
};
struct arrival
    : writ::workflow<"arrival", contracts, writ::identified_by<booking_id>,
                     writ::starts<&steps::on_reserved>, writ::continues<&steps::on_arrived>> {};
struct desk : writ::service<"desk", contracts, writ::calls<&reserve>> {};
struct porter : writ::service<"porter", contracts, writ::runs<arrival>> {};
struct front : writ::participant<"front", contracts, writ::sends<reserve_room>,
                                 writ::publishes<guest_arrived>> {};
struct hotel : writ::system<contracts, desk, porter, front> {};
static_assert(writ::proven<contracts>);
static_assert(writ::proven<hotel>);

TEST_CASE("described payloads, keys and states run through a workflow") {
    auto world = writ::testing::world<hotel>();
    world.as<front>().send(sample());
    world.run();
    world.as<front>().publish(guest_arrived{booking_id{"b1"}});
    world.run();
    REQUIRE(world.sent<key_handed_over>().size() == 1);
    const auto done = world.sent<key_handed_over>()[0];
    CHECK(done.booking.text() == "b1");
    CHECK(done.room == "101");
    CHECK(done.knocks == 1);
    CHECK(world.is_finished<arrival>(booking_id{"b1"}));
}

TEST_CASE("the member of a base class is spelled in every type that describes it") {
    CHECK(writ::router<desk>()
              .dispatch("booking.reserve-room", R"({"booking":"b1","room":"1","nights":[]})")
              .reason == "/booking-id: missing");
}

// ---- the rules see described types

struct call_taxi {
    call_taxi() = default;
    const char* street = nullptr;
};
struct keyless {
    keyless() = default;
    std::string room;
};

}  // namespace

BOOST_HANA_ADAPT_STRUCT(call_taxi, street);
BOOST_HANA_ADAPT_STRUCT(keyless, room);

namespace {

template <class Contracts>
using verdict = typename writ::detail::verdict_of<Contracts>::type;

struct taxis : writ::contract_list<writ::command<"taxi.call", call_taxi>> {};
struct streams
    : writ::contract_list<
          writ::stream<"rooms", writ::keyed_by<booking_id>, writ::event<"room.cleaned", keyless>>> {
};
struct readings : writ::contract_list<writ::event<"room.measured", temperature>> {};
namespace rule = writ::broken_rule;
static_assert(std::is_same_v<verdict<taxis>, rule::field_has_no_wire_form<const char*, call_taxi>>);
static_assert(std::is_same_v<verdict<streams>,
                             rule::payload_has_no_member_of_the_key_type<keyless, booking_id>>);
static_assert(std::is_same_v<verdict<readings>, rule::payload_has_an_unclear_member<temperature>>);

}  // namespace
