// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// No false alarms: the patterns of workflows, and systems of them.

#include "../catch.hpp"
#include "orders.hpp"

namespace orders::good_workflows {

struct unpaid {
    int tries = 0;
};
struct packing {
    std::optional<std::string> label;
    bool is_paid = false;
};
struct leaving {};
struct refunding {
    std::vector<order_id> parts;
};

template <auto... Functions>
using starts = writ::starts<Functions...>;

// A workflow on orders; the words differ.
template <class... Words>
struct flow : writ::workflow<"flow", contracts, writ::identified_by<order_id>, Words...> {};

auto on_placed(const order_placed&) -> writ::step<unpaid, take_payment>;
auto on_paid(const unpaid&, const payment_taken&) -> writ::finish<ship>;
auto on_declined(const unpaid&, const payment_declined&)
    -> std::variant<writ::stay<take_payment>, writ::finish<order_refused>>;
auto on_late(const unpaid&, const writ::timed_out&, const order_id&) -> writ::finish<order_refused>;
auto on_cancel(const writ::any_state&, const cancel_order&) -> writ::finish<refund>;

using simple = flow<starts<&on_placed>, writ::continues<&on_paid, &on_declined, &on_cancel>,
                    writ::timeout<one_hour, &on_late>>;

TEST_CASE("ask, retry, time out or cancel") { STATIC_REQUIRE(writ::is_proven<simple>); }

// ---- starts

auto at_once(const order_placed&) -> writ::finish<order_closed>;
auto start_or_not(const order_placed&)
    -> std::variant<writ::step<unpaid, take_payment>, writ::finish<order_refused>>;
auto on_command(const place_order&) -> writ::step<unpaid>;

TEST_CASE("a start may finish at once") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&at_once>>>);
    STATIC_REQUIRE(writ::is_proven<flow<starts<&start_or_not>, writ::continues<&on_paid>,
                                        writ::timeout<one_hour, &on_late>>>);
}
TEST_CASE("a workflow has several starts, by a command and by an event") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&on_placed, &on_command>, writ::continues<&on_paid>,
                                        writ::timeout<one_hour, &on_late>>>);
}

// ---- join: one state with optional members

auto on_both_start(const order_placed&) -> writ::step<packing, take_payment, ship>;
auto on_both_paid(const packing&, const payment_taken&)
    -> std::variant<writ::step<packing>, writ::finish<order_closed>>;
auto on_both_shipped(packing, shipped)
    -> std::variant<writ::stay<>, writ::step<packing>, writ::finish<order_closed>>;
auto on_both_late(const packing&, const writ::timed_out&) -> writ::finish<>;

TEST_CASE("a join is a state that waits for two messages") {
    STATIC_REQUIRE(writ::is_proven<
                   flow<starts<&on_both_start>, writ::continues<&on_both_paid, &on_both_shipped>,
                        writ::timeout<one_hour, &on_both_late>>>);
}

// ---- several states

auto to_packing(const unpaid&, const payment_taken&) -> writ::step<packing, ship>;
auto to_leaving(const packing&, const shipped&) -> writ::step<leaving>;
auto on_closed(const std::variant<leaving, packing>&, const order_closed&) -> writ::finish<>;
auto late_anywhere(const writ::any_state&, const writ::timed_out&) -> writ::finish<>;
auto cancel_unpaid(const unpaid&, const cancel_order&) -> writ::finish<>;
auto late_unpaid(const unpaid&, const writ::timed_out&, const writ::context&, const order_id&)
    -> std::variant<writ::step<unpaid, take_payment>, writ::finish<order_refused>>;

TEST_CASE("the first parameter may name several states") {
    STATIC_REQUIRE(writ::is_proven<
                   flow<starts<&on_placed>, writ::continues<&to_packing, &to_leaving, &on_closed>,
                        writ::timeout<one_hour, &late_anywhere>>>);
}
TEST_CASE("a step on a named state goes before one on any") {
    STATIC_REQUIRE(
        writ::is_proven<
            flow<starts<&on_placed>,
                 writ::continues<&to_packing, &to_leaving, &on_closed, &cancel_unpaid, &on_cancel>,
                 writ::timeout<one_hour, &late_unpaid>, writ::timeout<one_hour, &late_anywhere>>>);
}
TEST_CASE("the only way out of a state may be its timeout, or any_state") {
    auto constexpr by_time = [] {
        return writ::is_proven<flow<starts<&on_placed>, writ::timeout<one_hour, &on_late>>>;
    };
    STATIC_REQUIRE(by_time());
    STATIC_REQUIRE(writ::is_proven<flow<starts<&on_command>, writ::continues<&on_cancel>>>);
}

// ---- questions

auto ask_start(const shipped&) -> writ::step<leaving, find_parcel>;
auto on_view(const leaving&, const parcel_view&) -> std::variant<writ::stay<>, writ::finish<>>;
auto on_none(const leaving&, const no_parcel&) -> writ::finish<>;
auto ask_again(const leaving&, const writ::timed_out&, const order_id&)
    -> writ::step<leaving, find_parcel>;

TEST_CASE("who asks takes the reply and the errors, or ignores one") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&ask_start>, writ::continues<&on_view, &on_none>,
                                        writ::timeout<one_hour, &ask_again>>>);
    STATIC_REQUIRE(
        writ::is_proven<flow<starts<&ask_start>, writ::continues<&on_view>,
                             writ::timeout<one_hour, &ask_again>, writ::ignores<no_parcel>>>);
}

// ---- emissions of every form

auto with_list(const order_placed&)
    -> writ::finish<std::vector<ship>, std::optional<take_payment>, writ::delayed<order_closed>>;
auto wait_a_day(const order_placed&) -> writ::step<leaving, writ::delayed<cancel_order>>;

TEST_CASE("a step sends what a handler can return") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&with_list>>>);
}
TEST_CASE("a message sent later is no question") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&wait_a_day>, writ::continues<&on_cancel>>>);
}

// ---- strict and the other policies

auto again_placed(const unpaid&, const order_placed&) -> writ::stay<>;

TEST_CASE("strict is satisfied by handling or ignoring each message") {
    STATIC_REQUIRE(
        writ::is_proven<
            flow<starts<&on_placed>, writ::continues<&on_paid, &on_cancel>,
                 writ::timeout<one_hour, &on_late>, writ::strict, writ::ignores<order_placed>>>);
    STATIC_REQUIRE(
        writ::is_proven<flow<starts<&on_placed>, writ::continues<&on_paid, &again_placed>,
                             writ::timeout<one_hour, &on_late>, writ::strict>>);
}
TEST_CASE("each policy for what is not handled is a word") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&on_command>, writ::continues<&on_cancel>,
                                        writ::otherwise<writ::hold>, writ::may_restart>>);
    STATIC_REQUIRE(
        writ::is_proven<
            flow<starts<&on_command>, writ::continues<&on_cancel>, writ::otherwise<writ::ignore>>>);
    STATIC_REQUIRE(writ::is_proven<
                   flow<starts<&on_command>, writ::continues<&on_cancel>, writ::strict,
                        writ::otherwise<writ::ignore>,
                        writ::recoverability<writ::attempts<3>, writ::on_poison<writ::park>>>>);
}

// ---- callables

struct steps {
    static constexpr auto start(const place_order&) noexcept -> writ::step<unpaid> {
        return unpaid{};
    }
    static auto cancel(const unpaid&, cancel_order) -> writ::finish<> { return {}; }
};
inline constexpr auto lambda_cancel = [](const unpaid&, const cancel_order&) -> writ::finish<> {
    return {};
};

TEST_CASE("transitions are static functions and named lambdas") {
    STATIC_REQUIRE(writ::is_proven<flow<starts<&steps::start>, writ::continues<&steps::cancel>>>);
    STATIC_REQUIRE(writ::is_proven<flow<starts<&steps::start>, writ::continues<lambda_cancel>>>);
}

// ---- correlation

struct bank_receipt {
    std::string reference;
};
struct merge {
    order_id from, into;
};
struct bank_contracts : writ::contract_list<contracts, writ::event<"bank.receipt", bank_receipt>,
                                            writ::command<"bank.merge", merge>> {};
auto on_receipt(const unpaid&, const bank_receipt&) -> writ::finish<>;
auto on_merge(const unpaid&, const merge&) -> writ::stay<>;
struct bank_flow : writ::workflow<"bank-flow", bank_contracts, writ::identified_by<order_id>,
                                  starts<&on_command>, writ::continues<&on_receipt, &on_merge>,
                                  writ::correlate<&bank_receipt::reference, &merge::into>> {};

struct guest_came {
    std::string guest;
};
struct guest_left {
    std::string guest;
};
struct door_contracts : writ::contract_list<writ::event<"door.came", guest_came>,
                                            writ::event<"door.left", guest_left>> {};
auto on_came(const guest_came&) -> writ::step<leaving>;
auto on_left(const leaving&, const guest_left&) -> writ::finish<>;
struct visit
    : writ::workflow<"visit", door_contracts, writ::identified_by<std::string>, starts<&on_came>,
                     writ::continues<&on_left>, writ::correlate<&guest_came::guest>,
                     writ::correlate<&guest_left::guest>> {};

TEST_CASE("correlation that is spelled out") {
    STATIC_REQUIRE(writ::is_proven<bank_flow>);
    STATIC_REQUIRE(writ::is_proven<visit>);
}

// ---- sub-workflow: a command to it, and its closing event, with the parent's identity

auto sub_start(const ship&) -> writ::step<leaving>;
auto sub_end(const leaving&, const cancel_order&) -> writ::finish<shipped>;
auto parent_start(const order_placed&) -> writ::step<packing, ship>;
auto parent_end(const packing&, const shipped&) -> writ::finish<order_closed>;
auto parent_late(const packing&, const writ::timed_out&) -> writ::finish<>;
using child = flow<starts<&sub_start>, writ::continues<&sub_end>>;
using parent = flow<starts<&parent_start>, writ::continues<&parent_end>,
                    writ::timeout<one_hour, &parent_late>>;

TEST_CASE("two workflows in one service, one below the other") {
    struct both : writ::service<"both", contracts, writ::runs<parent>, writ::runs<child>> {};
    STATIC_REQUIRE(writ::is_proven<both>);
}

auto place(const place_order&) -> std::variant<order_placed, order_refused, out_of_stock>;
auto audit(const order_placed&) -> void;
auto pay(const take_payment&) -> std::variant<payment_taken, payment_declined>;
auto give_back(const refund&) -> void;
auto send_parcel(const ship&) -> shipped;
auto find(const find_parcel&) -> std::variant<parcel_view, no_parcel>;

TEST_CASE("a service handles and runs a workflow on the same event") {
    struct orders_service
        : writ::service<"orders", contracts, writ::calls<&place, &audit>, writ::runs<simple>> {};
    STATIC_REQUIRE(writ::is_proven<orders_service>);
}

// ---- systems

struct ordering : writ::service<"ordering", contracts, writ::calls<&place, &audit>> {};
struct process : writ::service<"process", contracts, writ::runs<simple>> {};
struct payments : writ::service<"payments", payment_contracts, writ::calls<&pay, &give_back>> {};
struct carrier : writ::participant<"carrier", shipping_contracts, writ::accepts<ship>,
                                   writ::answers<find_parcel>, writ::publishes<shipped>> {};
struct shipping : writ::service<"shipping", shipping_contracts, writ::implements<carrier>,
                                writ::calls<&send_parcel, &find>> {};
struct front : writ::participant<"front", contracts, writ::sends<place_order, cancel_order>,
                                 writ::asks<find_parcel>, writ::subscribes<order_refused>> {};

TEST_CASE("a system of services with their teams' lists is proven") {
    struct shop : writ::system<contracts, ordering, process, payments, shipping, front> {};
    STATIC_REQUIRE(writ::is_proven<shop>);
}
TEST_CASE("a participant stands for a service of another build") {
    struct shop : writ::system<contracts, ordering, process, payments, carrier, front> {};
    STATIC_REQUIRE(writ::is_proven<shop>);
}
TEST_CASE("services that use different lists are proven as a part") {
    STATIC_REQUIRE(writ::proven_part<payments, process>);
    STATIC_REQUIRE(writ::proven_part<shipping, payments, ordering>);
}

}  // namespace orders::good_workflows
