// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// No false alarms: what a service may be in practice.

#include "../catch.hpp"
#include "orders.hpp"

#include <array>
#include <list>
#include <new>

namespace orders::good_services {

struct transaction {
    using transaction_tag = void;
};
struct user {
    std::string name;
};
struct authenticate {
    using provides = user;
};
struct trace {};
struct stock {
    int items;
};

// ---- return forms

auto one(const place_order&) -> order_placed;
auto nothing(const cancel_order&) -> void;
auto maybe(const take_payment&) -> std::optional<payment_taken>;
auto either(const take_payment&) -> std::variant<payment_taken, payment_declined>;
auto either_or_nothing(const refund&) -> std::variant<std::monostate, payment_declined>;
auto both(const ship&) -> std::tuple<shipped, order_closed>;
auto many(const ship&) -> std::vector<shipped>;
auto few(const ship&) -> std::array<shipped, 2>;
auto listed(const ship&) -> std::list<std::variant<shipped, order_closed>>;
auto later(const order_placed&) -> writ::delayed<take_payment>;
auto nested(const place_order&)
    -> std::variant<std::tuple<order_placed, std::optional<take_payment>>, order_refused,
                    std::vector<writ::delayed<cancel_order>>, out_of_stock>;

template <auto... Functions>
struct calling : writ::service<"calling", contracts, writ::calls<Functions...>> {};

TEST_CASE("every form of return is understood") {
    STATIC_REQUIRE(writ::is_proven<calling<&one, &nothing, &maybe, &either_or_nothing, &both>>);
    STATIC_REQUIRE(writ::is_proven<calling<&either, &many, &later, &nested>>);
    STATIC_REQUIRE(writ::is_proven<calling<&few>>);
    STATIC_REQUIRE(writ::is_proven<calling<&listed>>);
}

// A range need not name its value type.
struct parcels {
    struct iterator {
        auto operator*() const -> shipped;
        auto operator++() -> iterator&;
        bool operator!=(const iterator&) const;
    };
    auto begin() -> iterator;
    auto end() -> iterator;
};
auto ranged(const ship&) -> parcels;

TEST_CASE("a range without a value_type is a range") {
    STATIC_REQUIRE(writ::is_proven<calling<&ranged>>);
    STATIC_REQUIRE(
        std::is_same_v<writ::detail::emitted<parcels>::now, writ::detail::list<shipped>>);
}

// ---- callables

struct placing {
    auto operator()(const place_order&) const -> order_placed;
};
struct mutable_placing {
    auto operator()(const place_order&) -> order_placed;
};
struct noexcept_placing {
    auto operator()(const place_order&) const noexcept -> order_placed;
};
struct value_placing {
    auto operator()(place_order) const -> order_placed;
};
struct qualified_placing {
    auto operator()(const place_order&) const& -> order_placed;
};
struct inherited_placing : placing {};
struct final_placing final {
    auto operator()(const place_order&) const -> order_placed;
};
inline constexpr auto lambda_placing = [](const place_order& asked) -> order_placed {
    return {asked.order, asked.lines};
};
auto noexcept_function(const place_order&) noexcept -> order_placed;

struct counter {
    int count = 0;
    auto place(const place_order&) -> order_placed;
    auto cancel(const cancel_order&) const -> void;
    auto pay(const take_payment&) noexcept -> payment_taken;
};
struct stateless {
    auto place(const place_order&) const -> order_placed;
    static auto cancel(const cancel_order&) -> void;
};

template <class Handler>
struct handling : writ::service<"handling", contracts, writ::handles<Handler>> {};

TEST_CASE("every form of callable is read") {
    STATIC_REQUIRE(writ::is_proven<handling<placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<mutable_placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<noexcept_placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<value_placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<qualified_placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<inherited_placing>>);
    STATIC_REQUIRE(writ::is_proven<handling<final_placing>>);
    STATIC_REQUIRE(writ::is_proven<calling<lambda_placing>>);
    STATIC_REQUIRE(writ::is_proven<calling<&noexcept_function>>);
    STATIC_REQUIRE(writ::is_proven<
                   calling<&counter::place, &counter::cancel, &counter::pay, writ::idempotent>>);
    STATIC_REQUIRE(writ::is_proven<calling<&stateless::place, &stateless::cancel>>);
}

// ---- overloads and generic call operators

struct overloaded {
    auto operator()(const place_order&) const -> order_placed;
    auto operator()(const cancel_order&, const writ::context&) const -> void;
    auto operator()(order_placed, const user&) -> take_payment;
};
struct generic {
    template <class Message>
    void operator()(const Message&) const {}
};

TEST_CASE("overloaded and generic call operators are read one by one") {
    struct overloads
        : writ::service<"overloads", contracts, writ::uses<authenticate>,
                        writ::handles<overloaded, writ::on<place_order, cancel_order>>> {};
    struct by_value : writ::service<"by-value", contracts, writ::uses<authenticate>,
                                    writ::handles<overloaded, writ::on<order_placed>>> {};
    struct audit : writ::service<"audit", contracts,
                                 writ::handles<generic, writ::on<order_placed, shipped>>> {};
    STATIC_REQUIRE(writ::is_proven<overloads>);
    STATIC_REQUIRE(writ::is_proven<by_value>);
    STATIC_REQUIRE(writ::is_proven<audit>);
}

// ---- parameters

auto provided(const place_order&, const user&, const writ::attribute<"tenant">&, transaction&,
              stock&, const writ::context&) -> order_placed;

TEST_CASE("what is provided may be taken in any order") {
    struct shop : writ::service<"shop", contracts, writ::uses<trace>, writ::uses<authenticate>,
                                writ::needs<stock>, writ::calls<&provided>> {};
    STATIC_REQUIRE(writ::is_proven<shop>);
}

// ---- raw messages

struct archive {
    auto operator()(const writ::raw_message&, transaction&) const -> void;
};

TEST_CASE("a raw handler subscribes to several patterns") {
    struct archiving : writ::service<"archiving", contracts,
                                     writ::handles<archive, writ::matching<"order.*", "*">>> {};
    STATIC_REQUIRE(writ::is_proven<archiving>);
}

// ---- queries

auto find(const find_parcel&) -> parcel_view;
auto find_or_not(const find_parcel&) -> std::variant<no_parcel, parcel_view>;
auto find_nested(const find_parcel&) -> std::variant<parcel_view, std::variant<no_parcel>>;

TEST_CASE("a query is answered by its reply or a declared error") {
    STATIC_REQUIRE(writ::is_proven<calling<&find>>);
    STATIC_REQUIRE(writ::is_proven<calling<&find_or_not>>);
    STATIC_REQUIRE(writ::is_proven<calling<&find_nested>>);
}

// ---- a list each team, and what a service is besides

TEST_CASE("a service uses the list of its team only") {
    struct payments : writ::service<"payments", payment_contracts, writ::calls<&either>> {};
    STATIC_REQUIRE(writ::is_proven<payments>);
}

TEST_CASE("two handlers of one event are two subscribers") {
    struct first {
        void operator()(const shipped&) const;
    };
    struct second {
        void operator()(const shipped&) const;
    };
    struct reports
        : writ::service<"reports", contracts, writ::handles<first>, writ::handles<second>> {};
    STATIC_REQUIRE(writ::is_proven<reports>);
}

TEST_CASE("a service may do nothing but send by the clock") {
    struct nightly : writ::service<"nightly", contracts, writ::every<one_hour, ship>,
                                   writ::every<one_hour, order_closed>> {};
    STATIC_REQUIRE(writ::is_proven<nightly>);
}

TEST_CASE("recoverability is said for a service and for a handler") {
    struct shop
        : writ::service<"shop", contracts,
                        writ::recoverability<writ::attempts<5>, writ::on_poison<writ::skip>>,
                        writ::handles<placing, writ::attempts<2>, writ::idempotent,
                                      writ::unrecoverable<std::bad_alloc>>> {};
    STATIC_REQUIRE(writ::is_proven<shop>);
}

// ---- participants

struct front
    : writ::participant<"front", contracts, writ::sends<place_order, cancel_order>,
                        writ::asks<find_parcel>, writ::subscribes<order_placed, order_refused>> {};
struct carrier : writ::participant<"carrier", shipping_contracts, writ::accepts<ship>,
                                   writ::answers<find_parcel>, writ::publishes<shipped>> {};

TEST_CASE("a participant says each kind in its own word") {
    STATIC_REQUIRE(writ::is_proven<front>);
    STATIC_REQUIRE(writ::is_proven<carrier>);
}

TEST_CASE("a service implements the participant that others know") {
    auto constexpr same = [] {
        struct face : writ::participant<"payments", payment_contracts, writ::accepts<take_payment>,
                                        writ::publishes<payment_taken, payment_declined>> {};
        struct payments
            : writ::service<"payments", contracts, writ::calls<&either>, writ::implements<face>> {};
        return writ::is_proven<payments>;
    };
    STATIC_REQUIRE(same());
}

// ---- middleware that a contract requires

struct close_shop {
    int year;
};
struct owner_contracts
    : writ::contract_list<contracts, writ::command<"owner.close-shop", close_shop,
                                                   writ::requires_middleware<authenticate>>> {};
auto close(const close_shop&, const user&) -> void;

TEST_CASE("a required middleware is used") {
    struct owner : writ::service<"owner", owner_contracts, writ::uses<trace>,
                                 writ::uses<authenticate>, writ::calls<&close>> {};
    STATIC_REQUIRE(writ::is_proven<owner>);
}

// ---- replay

struct rated {
    order_id order;
    int stars;
};
struct rating_contracts
    : writ::contract_list<writ::stream<"rating", writ::keyed_by<order_id>, writ::replayable,
                                       writ::event<"rating.rated", rated>>> {};
auto average(const rated&) -> void;

TEST_CASE("a subscription to history says from where") {
    struct from_start : writ::service<"from-start", rating_contracts,
                                      writ::calls<&average, writ::from_beginning>> {};
    struct from_today
        : writ::service<"from-today", rating_contracts, writ::calls<&average, writ::from_now>> {};
    STATIC_REQUIRE(writ::is_proven<from_start>);
    STATIC_REQUIRE(writ::is_proven<from_today>);
}

}  // namespace orders::good_services
