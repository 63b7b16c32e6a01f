// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/field.hpp>

#include "../catch.hpp"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

using writ::has_wire_form;
using writ::detail::first_field_without_wire_form;
using writ::detail::payload_verdict;

enum class colour { red, green };
struct price {
    std::string value;
};
struct node {
    std::vector<node> children;
    std::map<std::string, node> named;
};
struct everything {
    bool flag;
    std::int8_t small;
    std::uint64_t big;
    float single;
    double twice;
    std::string text;
    colour paint;
    std::optional<price> cost;
    std::vector<std::vector<int>> rows;
    std::deque<std::string> queue;
    std::array<price, 3> three;
    std::map<std::string, std::optional<int>> named;
    std::unordered_map<std::string, int> counted;
    node tree;
    std::vector<bool> bits;
};

static_assert(has_wire_form<everything> && writ::payload<everything>);
static_assert(has_wire_form<price> && writ::payload<price>);
static_assert(has_wire_form<node>);
static_assert(has_wire_form<int> && !writ::payload<int>);
static_assert(has_wire_form<std::vector<int>> && !writ::payload<std::vector<int>>);
static_assert(std::is_void_v<first_field_without_wire_form<everything>>);

struct base {};
struct derived : base {
    int a;
};
struct with_array {
    char text[4];
};
struct with_constructor {
    explicit with_constructor(int);
};
union either {
    int a;
    float b;
};
struct only_declared;

static_assert(!has_wire_form<int*>);
static_assert(!has_wire_form<int&>);
static_assert(!has_wire_form<const int>);
static_assert(!has_wire_form<void>);
static_assert(!has_wire_form<void()>);
static_assert(!has_wire_form<void (*)()>);
static_assert(!has_wire_form<int[3]>);
static_assert(!has_wire_form<int base::*>);
static_assert(!has_wire_form<std::nullptr_t>);
static_assert(!has_wire_form<char>);
static_assert(!has_wire_form<long double>);
static_assert(!has_wire_form<const char*>);
static_assert(!has_wire_form<std::string_view>);
static_assert(!has_wire_form<std::wstring>);
static_assert(!has_wire_form<std::function<void()>>);
static_assert(!has_wire_form<std::unique_ptr<int>>);
static_assert(!has_wire_form<std::map<int, int>>);
static_assert(!has_wire_form<std::vector<int*>>);
static_assert(!has_wire_form<std::optional<std::optional<int>>>);
static_assert(!has_wire_form<derived>);
static_assert(!has_wire_form<with_array>);
static_assert(!has_wire_form<with_constructor>);
static_assert(!has_wire_form<either>);
static_assert(!has_wire_form<only_declared>);

struct line {
    int count;
    std::string_view article;
};
struct order {
    node tree;
    std::vector<line> lines;
};
static_assert(!has_wire_form<order>);
static_assert(std::is_same_v<payload_verdict<order>::field, std::string_view>);
static_assert(std::is_same_v<payload_verdict<order>::owner, line>);

struct bad_node {
    std::vector<bad_node> children;
    int* number;
};
static_assert(std::is_same_v<first_field_without_wire_form<bad_node>, int*>);
static_assert(std::is_same_v<first_field_without_wire_form<derived>, derived>);

}  // namespace

TEST_CASE("the verdicts can be asked at run time") {
    CHECK(has_wire_form<everything>);
    CHECK_FALSE(has_wire_form<order>);
}
