// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/detail/member_types.hpp>

#include "../catch.hpp"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace {

using writ::detail::list;
using writ::detail::members;
using writ::detail::shape;
using writ::detail::shape_of;

template <class T, class... M>
inline constexpr bool consists_of =
    shape_of<T> == shape::plain && std::is_same_v<typename members<T>::types, list<M...>> &&
    members<T>::size == sizeof...(M);

enum class colour { red, green };

struct nothing {};
struct pair_of_ints {
    int a, b;
};
struct wrapped {
    pair_of_ints inner;
};
struct five {
    std::string s;
    std::vector<std::string> v;
    std::optional<int> o;
    std::map<std::string, int> m;
    std::variant<int, std::string> either;
};
struct holds_aggregates {
    std::array<int, 3> three;
    pair_of_ints pair;
    nothing none;
    colour paint;
    wrapped deep;
    std::unique_ptr<int> own;
};
struct node {
    std::vector<node> children;
};
struct with_defaults {
    int a = 1;
    std::string b = "x";
    bool c = true;
};
struct sixty_four {
    int a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19,
        a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37,
        a38, a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55,
        a56, a57, a58, a59, a60, a61, a62, a63;
};
struct sixty_five {
    sixty_four most;
    int a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19,
        a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37,
        a38, a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55,
        a56, a57, a58, a59, a60, a61, a62, a63;
};

static_assert(consists_of<nothing>);
static_assert(consists_of<pair_of_ints, int, int>);
static_assert(consists_of<wrapped, pair_of_ints>);
static_assert(consists_of<five, std::string, std::vector<std::string>, std::optional<int>,
                          std::map<std::string, int>, std::variant<int, std::string>>);
static_assert(consists_of<holds_aggregates, std::array<int, 3>, pair_of_ints, nothing, colour,
                          wrapped, std::unique_ptr<int>>);
static_assert(consists_of<node, std::vector<node>>);
static_assert(consists_of<with_defaults, int, std::string, bool>);
static_assert(members<sixty_four>::size == 64);
static_assert(shape_of<sixty_five> == shape::too_many);

struct base {
    int x;
};
struct empty_base {};
struct derived : base {
    int y;
};
struct derived_from_empty : empty_base {
    int y;
};
struct derived_only : base {};
struct with_array {
    int a;
    char text[8];
    int b;
};
struct with_array_of_one {
    int a[1];
};
struct with_array_of_strings {
    std::string a[2];
};
struct with_reference {
    int& r;
};
int outside = 0;
struct with_default_reference {
    int a;
    int& r = outside;
};
struct no_default {
    explicit no_default(int) {}
};
struct with_no_default {
    int a;
    no_default b;
};
struct with_hidden_default {
    int a = 0;
    no_default b = no_default{1};
};
struct with_constructor {
    with_constructor() {}
    int a = 0;
};
struct with_private {
    int get() const { return a; }

private:
    int a = 0;
};
struct with_virtual {
    virtual ~with_virtual() = default;
};
struct packed_bits {
    unsigned a : 3, b : 5, c : 8;
};
struct only_declared;
union either {
    int a;
    float b;
};

static_assert(shape_of<derived> == shape::has_base);
static_assert(shape_of<derived_from_empty> == shape::has_base);
static_assert(shape_of<derived_only> == shape::has_base);
static_assert(shape_of<with_array> == shape::has_array);
static_assert(shape_of<with_array_of_one> == shape::has_array);
static_assert(shape_of<with_array_of_strings> == shape::has_array);
static_assert(shape_of<with_reference> == shape::no_default);
static_assert(shape_of<with_default_reference> == shape::unclear);
static_assert(shape_of<with_no_default> == shape::no_default);
static_assert(shape_of<with_hidden_default> == shape::unclear);
static_assert(shape_of<with_constructor> == shape::not_aggregate);
static_assert(shape_of<with_private> == shape::not_aggregate);
static_assert(shape_of<with_virtual> == shape::not_aggregate);
static_assert(shape_of<packed_bits> == shape::has_bit_field);
static_assert(shape_of<only_declared> == shape::incomplete);
static_assert(shape_of<either> == shape::not_a_class);
static_assert(shape_of<std::string> == shape::not_aggregate);
static_assert(shape_of<int> == shape::not_a_class);
static_assert(shape_of<int*> == shape::not_a_class);
static_assert(shape_of<int&> == shape::not_a_class);
static_assert(shape_of<void> == shape::not_a_class);
static_assert(shape_of<int[3]> == shape::not_a_class);
static_assert(shape_of<void()> == shape::not_a_class);

constexpr int sum(pair_of_ints values) {
    return members<pair_of_ints>::with(values, [](int& a, int& b) {
        a += 10;
        return a + b;
    });
}
static_assert(sum({1, 2}) == 13);

}  // namespace

TEST_CASE("with calls its function with references to the members, in order") {
    five object{"text", {"a", "b"}, 3, {{"k", 4}}, 5};
    members<five>::with(object, [&](auto& s, auto& v, auto& o, auto& m, auto& either) {
        CHECK(&s == &object.s);
        CHECK(&v == &object.v);
        CHECK(&o == &object.o);
        CHECK(&m == &object.m);
        CHECK(&either == &object.either);
    });
}

TEST_CASE("with gives constant references to the members of a constant object") {
    const pair_of_ints object{1, 2};
    members<pair_of_ints>::with(object, [&](auto& a, auto& b) {
        static_assert(std::is_same_v<decltype(a), const int&>);
        CHECK(&a == &object.a);
        CHECK(&b == &object.b);
    });
}

TEST_CASE("with calls its function without arguments for an empty payload") {
    nothing object;
    CHECK(members<nothing>::with(object, [](auto&... all) { return sizeof...(all); }) == 0);
}
