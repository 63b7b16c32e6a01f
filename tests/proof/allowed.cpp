// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// An exception holds for one rule and one subject, and hides nothing else.

#include "../catch.hpp"
#include "orders.hpp"

namespace orders::allowed {

namespace rule = writ::broken_rule;

template <class... Words>
struct a_service : writ::service<"a-service", contracts, Words...> {};
template <class... Words>
struct flow : writ::workflow<"flow", contracts, writ::identified_by<order_id>, Words...> {};
template <class... Parts>
struct shop : writ::system<shipping_contracts, Parts...> {};

struct user {};
struct printer {
    int jobs;
    void print(const ship&);
};
struct cashier {
    int drawer;
    void pay(const take_payment&);
};
auto greet(const ship&, const user&) -> void;
auto greet_tenant(const refund&, const writ::attribute<"planet">&) -> void;

using printer_may = writ::allow<rule::has_members_but_no_effect_policy, printer, "prints twice">;
using cashier_may = writ::allow<rule::has_members_but_no_effect_policy, cashier, "no harm">;

TEST_CASE("a handler is excused, and no other beside it") {
    using both = writ::calls<&printer::print, &cashier::pay>;
    STATIC_REQUIRE(breaks<a_service<both>, rule::has_members_but_no_effect_policy<printer>>);
    STATIC_REQUIRE(
        breaks<a_service<both, printer_may>, rule::has_members_but_no_effect_policy<cashier>>);
    STATIC_REQUIRE(writ::is_proven<a_service<both, printer_may, cashier_may>>);
}

TEST_CASE("a parameter is excused, and no other beside it") {
    using may = writ::allow<rule::takes_what_nobody_provides, const user&, "a test gives it">;
    using both = writ::calls<&greet, &greet_tenant>;
    STATIC_REQUIRE(writ::is_proven<a_service<writ::calls<&greet>, may>>);
    STATIC_REQUIRE(breaks<a_service<both, may>,
                          rule::attribute_is_not_declared<writ::attribute<"planet">, contracts>>);
}

auto fails(const ship&) -> std::variant<shipped, no_parcel, out_of_stock>;
TEST_CASE("an error is excused, and no other beside it") {
    using may = writ::allow<rule::returns_an_error_that_is_not_declared, no_parcel, "from 2027">;
    using bad = a_service<writ::calls<&fails>, may>;
    STATIC_REQUIRE(
        breaks<bad, rule::returns_an_error_that_is_not_declared<out_of_stock, ship, bad>>);
}

struct unpaid {};
struct unsent {};
auto on_placed(const order_placed&) -> writ::step<unpaid, take_payment>;
auto on_paid(const unpaid&, const payment_taken&) -> writ::step<unsent, ship>;
auto on_shipped(const unsent&, const shipped&) -> writ::finish<>;

TEST_CASE("a state is excused, and no other beside it") {
    using steps = writ::continues<&on_paid, &on_shipped>;
    using start = writ::starts<&on_placed>;
    using unpaid_may = writ::allow<rule::question_without_timeout, unpaid, "they always answer">;
    using unsent_may = writ::allow<rule::question_without_timeout, unsent, "they always answer">;
    STATIC_REQUIRE(
        breaks<flow<start, steps>, rule::question_without_timeout<unpaid, flow<start, steps>>>);
    using one = flow<start, steps, unpaid_may>;
    STATIC_REQUIRE(breaks<one, rule::question_without_timeout<unsent, one>>);
    STATIC_REQUIRE(writ::is_proven<flow<start, steps, unpaid_may, unsent_may>>);
}

TEST_CASE("an exception to another rule excuses nothing") {
    using other = writ::allow<rule::state_has_no_way_out, unpaid, "not this">;
    using bad = flow<writ::starts<&on_placed>, writ::continues<&on_paid, &on_shipped>, other>;
    STATIC_REQUIRE(breaks<bad, rule::question_without_timeout<unpaid, bad>>);
}

TEST_CASE("a contract list excuses a name, and no other beside it") {
    using bad_names =
        writ::contract_list<writ::event<"A", order_placed>, writ::event<"B", shipped>>;
    struct one
        : writ::contract_list<bad_names,
                              writ::allow<rule::wire_name_is_malformed, order_placed, "theirs">> {};
    STATIC_REQUIRE(breaks<one, rule::wire_name_is_malformed<shipped>>);
    struct both
        : writ::contract_list<bad_names,
                              writ::allow<rule::wire_name_is_malformed, order_placed, "theirs">,
                              writ::allow<rule::wire_name_is_malformed, shipped, "theirs">> {};
    STATIC_REQUIRE(writ::is_proven<both>);
}

auto send_parcel(const ship&) -> shipped;
auto ship_again(const shipped&) -> ship;
auto find(const find_parcel&) -> parcel_view;
template <class... Words>
struct shipping : writ::service<"shipping", shipping_contracts, Words...> {};
struct web : writ::participant<"web", shipping_contracts, writ::subscribes<shipped>> {};

TEST_CASE("a system excuses an owner, a publisher, a circle") {
    using no_ship = writ::allow<rule::command_has_no_owner, ship, "by hand, for now">;
    using no_find = writ::allow<rule::query_has_no_responder, find_parcel, "next week">;
    using no_event = writ::allow<rule::event_is_never_published, shipped, "next week">;
    using none = shop<web, no_ship, no_find>;
    STATIC_REQUIRE(breaks<none, rule::event_is_never_published<shipped, web>>);
    STATIC_REQUIRE(breaks<shop<web, no_find, no_event>,
                          rule::command_has_no_owner<ship, shop<web, no_find, no_event>>>);
    STATIC_REQUIRE(writ::is_proven<shop<web, no_ship, no_find, no_event>>);

    using circle = shipping<writ::calls<&send_parcel, &ship_again, &find>>;
    using may = writ::allow<rule::messages_go_in_a_circle, shipped, "a drill">;
    STATIC_REQUIRE(
        breaks<shop<circle>, rule::messages_go_in_a_circle<shipped, ship, shop<circle>>>);
    STATIC_REQUIRE(writ::is_proven<shop<circle, may>>);
}

}  // namespace orders::allowed
