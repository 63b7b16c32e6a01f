// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The corners of the rules, silently: each bad declaration has the verdict that is expected, and no
// other. The words for the reader are in tests/fail.

#include "../catch.hpp"
#include "orders.hpp"

namespace orders::broken {

namespace rule = writ::broken_rule;

template <class... Words>
struct a_service : writ::service<"a-service", contracts, Words...> {};
template <class... Words>
struct b_service : writ::service<"b-service", contracts, Words...> {};
template <class... Words>
struct flow : writ::workflow<"flow", contracts, writ::identified_by<order_id>, Words...> {};

struct transaction {
    using transaction_tag = void;
};
struct unpaid {
    int tries = 0;
};
struct paid {};

// ---- contracts

TEST_CASE("a stream says its key first, and nothing that is no option") {
    struct key_last : writ::contract_list<writ::stream<"a", writ::ordered, writ::keyed_by<order_id>,
                                                       writ::event<"a.shipped", shipped>>> {};
    struct no_item : writ::contract_list<writ::stream<"a", writ::keyed_by<order_id>, paid,
                                                      writ::event<"a.shipped", shipped>>> {};
    STATIC_REQUIRE(breaks<key_last, rule::is_no_contract<writ::keyed_by<order_id>>>);
    STATIC_REQUIRE(breaks<no_item, rule::is_no_contract<paid>>);
}

TEST_CASE("a clash is found across nested lists") {
    struct again {
        order_id order;
    };
    struct named_twice : writ::contract_list<contracts, writ::event<"shipping.ship", again>> {};
    struct listed_twice : writ::contract_list<contracts, shipping_contracts> {};
    STATIC_REQUIRE(breaks<named_twice, rule::two_contracts_share_a_name<ship, again>>);
    STATIC_REQUIRE_FALSE(writ::is_proven<listed_twice>);
}

TEST_CASE("names are checked at both ends and in the middle") {
    struct empty : writ::contract_list<writ::event<"", shipped>> {};
    struct dot_first : writ::contract_list<writ::event<".a", shipped>> {};
    struct dot_last : writ::contract_list<writ::event<"a.", shipped>> {};
    struct space : writ::contract_list<writ::event<"a b", shipped>> {};
    struct fine : writ::contract_list<writ::event<"a_b-c.d9", shipped>> {};
    STATIC_REQUIRE(breaks<empty, rule::wire_name_is_malformed<shipped>>);
    STATIC_REQUIRE(breaks<dot_first, rule::wire_name_is_malformed<shipped>>);
    STATIC_REQUIRE(breaks<dot_last, rule::wire_name_is_malformed<shipped>>);
    STATIC_REQUIRE(breaks<space, rule::wire_name_is_malformed<shipped>>);
    STATIC_REQUIRE(writ::is_proven<fine>);
}

struct deep {
    std::vector<std::optional<std::string*>> pointers;
};
struct outer {
    std::vector<deep> inside;
};
TEST_CASE("a field without wire form is found at any depth") {
    struct list : writ::contract_list<writ::event<"a", outer>> {};
    STATIC_REQUIRE(breaks<list, rule::field_has_no_wire_form<std::string*, outer>>);
}

// ---- handlers: emissions and answers

auto again(const ship&) -> std::variant<shipped, paid>;
auto deep_emission(const ship&) -> std::vector<std::variant<std::tuple<shipped, paid>>>;
auto later_emission(const ship&) -> writ::delayed<paid>;

TEST_CASE("an emission that is no contract is found in every form of return") {
    STATIC_REQUIRE(breaks<a_service<writ::calls<&again>>,
                          rule::emits_what_is_no_contract<paid, a_service<writ::calls<&again>>>>);
    using nested = a_service<writ::calls<&deep_emission>>;
    STATIC_REQUIRE(breaks<nested, rule::emits_what_is_no_contract<paid, nested>>);
    using delayed = a_service<writ::calls<&later_emission>>;
    STATIC_REQUIRE(breaks<delayed, rule::emits_what_is_no_contract<paid, delayed>>);
}

template <auto Function>
using answering = a_service<writ::calls<Function>>;
template <auto Function>
inline constexpr bool does_not_reply =
    breaks<answering<Function>,
           rule::query_handler_does_not_reply<find_parcel, parcel_view, answering<Function>>>;
auto answers_nothing(const find_parcel&) -> void;
auto answers_maybe(const find_parcel&) -> std::optional<parcel_view>;
auto answers_errors(const find_parcel&) -> no_parcel;
auto answers_twice(const find_parcel&) -> std::tuple<parcel_view, no_parcel>;
auto answers_many(const find_parcel&) -> std::vector<parcel_view>;
auto answers_one_way(const find_parcel&) -> std::variant<parcel_view, std::monostate>;
auto answers_later(const find_parcel&) -> writ::delayed<parcel_view>;

TEST_CASE("a query has exactly one answer") {
    STATIC_REQUIRE(does_not_reply<&answers_nothing>);
    STATIC_REQUIRE(does_not_reply<&answers_maybe>);
    STATIC_REQUIRE(does_not_reply<&answers_errors>);
    STATIC_REQUIRE(does_not_reply<&answers_twice>);
    STATIC_REQUIRE(does_not_reply<&answers_many>);
    STATIC_REQUIRE(does_not_reply<&answers_one_way>);
    STATIC_REQUIRE(breaks<answering<&answers_later>,
                          rule::query_handler_emits_beside_its_reply<find_parcel, parcel_view,
                                                                     answering<&answers_later>>>);
}

// ---- handlers: callables and policies

struct no_call {
    int member;
};
struct holder {
    int member;
    void operator()(const ship&) const;
};
struct other_holder {
    int member;
    void call(const refund&);
};
struct only_transaction {
    void operator()(const ship&, transaction&) const;
};
struct outside {
    void operator()(const ship&, const transaction&) const;
};

TEST_CASE("a policy is asked of members, and not of a transaction") {
    STATIC_REQUIRE(
        breaks<a_service<writ::handles<holder>>, rule::has_members_but_no_effect_policy<holder>>);
    STATIC_REQUIRE(breaks<a_service<writ::calls<&other_holder::call>>,
                          rule::has_members_but_no_effect_policy<other_holder>>);
    STATIC_REQUIRE(breaks<a_service<writ::handles<holder, writ::attempts<3>>>,
                          rule::has_members_but_no_effect_policy<holder>>);
    STATIC_REQUIRE(writ::is_proven<a_service<writ::handles<only_transaction>>>);
}
TEST_CASE("a class without call operator takes no message") {
    STATIC_REQUIRE(breaks<a_service<writ::handles<no_call, writ::idempotent>>,
                          rule::takes_no_message_first<no_call>>);
}
TEST_CASE("a transaction that is const cannot be written to") {
    STATIC_REQUIRE(breaks<a_service<writ::handles<outside>>,
                          rule::takes_what_nobody_provides<const transaction&, outside>>);
}
TEST_CASE("what is no option of recoverability is no word") {
    using bad = writ::recoverability<5>;
    STATIC_REQUIRE(breaks<a_service<bad>, rule::is_no_option_of_a_handler<int, bad>>);
    STATIC_REQUIRE(breaks<flow<bad>, rule::is_no_word_of_a_workflow<bad, flow<bad>>>);
}

// ---- workflows: states

auto on_placed(const order_placed&) -> writ::step<unpaid, take_payment>;
auto on_placed_quietly(const order_placed&) -> writ::step<unpaid>;
auto on_placed_too(const order_placed&) -> writ::finish<>;
auto on_paid(const unpaid&, const payment_taken&) -> writ::finish<>;
auto on_late(const unpaid&, const writ::timed_out&) -> writ::finish<>;
auto late_anywhere(const writ::any_state&, const writ::timed_out&) -> writ::finish<>;
auto paid_anywhere(const writ::any_state&, const payment_taken&) -> writ::finish<>;
auto asks_by_staying(const unpaid&, const payment_declined&) -> writ::stay<take_payment>;
auto stays(const unpaid&, const payment_taken&) -> writ::stay<>;
auto to_paid(const unpaid&, const payment_taken&) -> writ::step<paid>;
auto back(const paid&, const refund&) -> writ::step<unpaid>;

template <auto... Functions>
using starts = writ::starts<Functions...>;
template <auto... Functions>
using continues = writ::continues<Functions...>;

TEST_CASE("a question by staying needs a timeout too") {
    using bad = flow<starts<&on_placed_quietly>, continues<&on_paid, &asks_by_staying>>;
    STATIC_REQUIRE(breaks<bad, rule::question_without_timeout<unpaid, bad>>);
}
TEST_CASE("a timeout on any state covers every state") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&on_placed>, continues<&on_paid>,
                                        writ::timeout<one_hour, &late_anywhere>>>);
}
TEST_CASE("a state whose steps all stay never ends") {
    using bad = flow<starts<&on_placed_quietly>, continues<&stays>>;
    STATIC_REQUIRE(breaks<bad, rule::state_never_reaches_a_finish<unpaid, bad>>);
}
TEST_CASE("two states that only go to each other never end") {
    using bad = flow<starts<&on_placed_quietly>, continues<&to_paid, &back>>;
    STATIC_REQUIRE(breaks<bad, rule::state_never_reaches_a_finish<unpaid, bad>>);
}
TEST_CASE("one message has one transition from a state, from any state, and to start") {
    using twice = flow<starts<&on_placed_quietly>, continues<&on_paid, &to_paid, &back>>;
    STATIC_REQUIRE(
        breaks<twice, rule::two_transitions_for_one_message<unpaid, payment_taken, twice>>);
    using anywhere = flow<starts<&on_placed_quietly>, continues<&paid_anywhere, &paid_anywhere>>;
    STATIC_REQUIRE(
        breaks<anywhere,
               rule::two_transitions_for_one_message<writ::any_state, payment_taken, anywhere>>);
    using late = flow<starts<&on_placed>, writ::timeout<one_hour, &on_late>,
                      writ::timeout<one_hour, &on_late>>;
    STATIC_REQUIRE(
        breaks<late, rule::two_transitions_for_one_message<unpaid, writ::timed_out, late>>);
    using started = flow<starts<&on_placed_quietly, &on_placed_too>, continues<&on_paid>>;
    STATIC_REQUIRE(breaks<started, rule::two_transitions_for_one_message<writ::detail::no_state,
                                                                         order_placed, started>>);
}
TEST_CASE("strict asks for every pair") {
    using bad = flow<starts<&on_placed_quietly>, continues<&on_paid>, writ::strict>;
    STATIC_REQUIRE(breaks<bad, rule::state_does_not_handle<unpaid, order_placed, bad>>);
}
struct receipt {
    int number;
};
struct bank_contracts : writ::contract_list<contracts, writ::event<"bank.receipt", receipt>> {};
auto on_receipt(const unpaid&, const receipt&) -> writ::finish<>;
TEST_CASE("a message whose only key is a wrong member is not correlated") {
    struct bad : writ::workflow<"bad", bank_contracts, writ::identified_by<order_id>,
                                starts<&on_placed_quietly>, continues<&on_receipt>,
                                writ::correlate<&receipt::number>> {};
    STATIC_REQUIRE(breaks<bad, rule::correlation_has_another_type<receipt, order_id, bad>>);
}

// ---- one service

auto pay(const take_payment&) -> payment_taken;
auto start_by_payment(const take_payment&) -> writ::finish<payment_taken>;
using by_payment = flow<starts<&start_by_payment>>;
struct second_flow : writ::workflow<"second-flow", contracts, writ::identified_by<order_id>,
                                    starts<&start_by_payment>> {};

TEST_CASE("a workflow that takes a command is its handler") {
    using beside = a_service<writ::calls<&pay>, writ::runs<by_payment>>;
    using before = a_service<writ::runs<by_payment>, writ::calls<&pay>>;
    using two_flows = a_service<writ::runs<by_payment>, writ::runs<second_flow>>;
    STATIC_REQUIRE(breaks<beside, rule::two_handlers_for_one_command<take_payment, beside>>);
    STATIC_REQUIRE(breaks<before, rule::two_handlers_for_one_command<take_payment, before>>);
    STATIC_REQUIRE(breaks<two_flows, rule::two_handlers_for_one_command<take_payment, two_flows>>);
}
TEST_CASE("a workflow's messages are in the list of the service that runs it") {
    struct shipping : writ::service<"shipping", shipping_contracts, writ::runs<by_payment>> {};
    STATIC_REQUIRE(breaks<shipping, rule::takes_what_is_no_contract<take_payment, shipping>>);
}
TEST_CASE("the participant that a service implements keeps its own rules") {
    struct face : writ::participant<"payments", contracts, writ::sends<payment_taken>> {};
    using bad = a_service<writ::calls<&pay>, writ::implements<face>>;
    STATIC_REQUIRE(breaks<bad, rule::participant_promises_another_kind<payment_taken, face>>);
}

// ---- circles

auto charge(const order_placed&) -> take_payment;
auto place_again(const payment_taken&) -> order_placed;
auto place_tomorrow(const payment_taken&) -> writ::delayed<order_placed>;
auto place_maybe(const payment_taken&) -> std::optional<order_placed>;
auto itself(const ship&) -> std::vector<ship>;
auto drain(const refund&) -> void;
auto drop(const cancel_order&) -> void;
auto order(const place_order&) -> order_placed;
auto find(const find_parcel&) -> parcel_view;
auto send_parcel(const ship&) -> shipped;
struct loud_archive {
    auto operator()(const writ::raw_message&) const -> order_placed;
};
auto flow_start(const payment_taken&) -> writ::finish<order_placed>;

template <class... Words>
struct rest
    : writ::service<"rest", contracts, writ::calls<&drain, &drop, &order, &find>, Words...> {};
template <class... Parts>
struct shop : writ::system<contracts, Parts...> {};
using parcels = writ::calls<&send_parcel>;

TEST_CASE("a circle of handlers is found, however many services it goes through") {
    using bad = shop<rest<parcels>, a_service<writ::calls<&pay>, writ::calls<&place_again>>,
                     b_service<writ::calls<&charge>>>;
    STATIC_REQUIRE_FALSE(writ::is_proven<bad>);
    STATIC_REQUIRE(breaks<bad, rule::messages_go_in_a_circle<payment_taken, order_placed, bad>> ||
                   breaks<bad, rule::messages_go_in_a_circle<take_payment, payment_taken, bad>> ||
                   breaks<bad, rule::messages_go_in_a_circle<order_placed, take_payment, bad>>);
    using maybe = shop<rest<parcels>, a_service<writ::calls<&pay>, writ::calls<&place_maybe>>,
                       b_service<writ::calls<&charge>>>;
    STATIC_REQUIRE_FALSE(writ::is_proven<maybe>);
}
TEST_CASE("a message that emits itself goes in a circle") {
    using bad = shop<rest<writ::calls<&itself>>, a_service<writ::calls<&pay>>>;
    STATIC_REQUIRE(breaks<bad, rule::messages_go_in_a_circle<ship, ship, bad>>);
}
TEST_CASE("a pattern that hears what it emits goes in a circle") {
    using bad = shop<rest<parcels>, a_service<writ::calls<&pay>>,
                     b_service<writ::handles<loud_archive, writ::matching<"order.*">>>>;
    STATIC_REQUIRE(breaks<bad, rule::messages_go_in_a_circle<order_placed, order_placed, bad>>);
    using deaf = shop<rest<parcels>, a_service<writ::calls<&pay>>,
                      b_service<writ::handles<loud_archive, writ::matching<"shipping.*">>>>;
    STATIC_REQUIRE(writ::is_proven<deaf>);
}
TEST_CASE("a circle is ended by delay, by a policy, or by a workflow") {
    using charges = b_service<writ::calls<&charge>>;
    STATIC_REQUIRE(
        writ::is_proven<shop<rest<parcels>,
                             a_service<writ::calls<&pay>, writ::calls<&place_tomorrow>>, charges>>);
    STATIC_REQUIRE(
        writ::is_proven<shop<
            rest<parcels>,
            a_service<writ::calls<&pay>, writ::calls<&place_again, writ::idempotent>>, charges>>);
    STATIC_REQUIRE(
        writ::is_proven<
            shop<rest<parcels>, a_service<writ::calls<&pay>, writ::runs<flow<starts<&flow_start>>>>,
                 charges>>);
}

// ---- systems

TEST_CASE("the rules of a part are found before those of the whole") {
    using bad_part = a_service<writ::handles<holder>>;
    STATIC_REQUIRE(breaks<shop<bad_part>, rule::has_members_but_no_effect_policy<holder>>);
}
TEST_CASE("an owner in a participant is an owner") {
    struct bank : writ::participant<"bank", contracts, writ::accepts<take_payment>> {};
    using two = shop<rest<parcels>, a_service<writ::calls<&pay>>, bank>;
    STATIC_REQUIRE(
        breaks<two,
               rule::command_has_two_owners<take_payment, a_service<writ::calls<&pay>>, bank>>);
    using none = shop<rest<parcels>>;
    STATIC_REQUIRE(breaks<none, rule::command_has_no_owner<take_payment, none>>);
    STATIC_REQUIRE(writ::is_proven<shop<rest<parcels>, bank>>);
}

}  // namespace orders::broken
