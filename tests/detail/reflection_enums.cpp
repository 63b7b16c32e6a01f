// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/detail/enum_names.hpp>

#include "../catch.hpp"

#include <cstdint>
#include <string>

enum outermost_old { first_old, second_old = 5 };
enum outermost_character : char { letter_a = 'a' };

namespace {

using writ::detail::enum_name;
using writ::detail::enum_table;
using writ::detail::enum_value;

enum class colour { red, green, blue };
enum class sparse : std::int8_t { low = -16, minus = -1, zero = 0, seven7 = 7, high = 127 };
enum class tiny : std::uint8_t { none, all = 100 };
enum class nothing {};
enum hidden_old { hidden_first = 1, hidden_second };
enum negative_old { below = -3, above = 2 };
enum class yes_no : bool { no, yes };
enum class wide { near = 0, far = 1000 };

template <class T>
struct holder {
    enum class kind { one, two };
    kind value;
};

template <class E>
constexpr std::string_view name_at(std::size_t index) {
    return enum_table<E>::names[index];
}

static_assert(enum_table<colour>::count == 3);
static_assert(name_at<colour>(0) == "red" && name_at<colour>(2) == "blue");
static_assert(enum_name(colour::green) == "green");
static_assert(enum_name(static_cast<colour>(3)).empty());
static_assert(enum_table<sparse>::count == 5);
static_assert(enum_name(sparse::low) == "low" && enum_name(sparse::minus) == "minus");
static_assert(enum_name(sparse::seven7) == "seven7" && enum_name(sparse::high) == "high");
static_assert(enum_table<tiny>::count == 2 && enum_name(tiny::all) == "all");
static_assert(enum_table<nothing>::count == 0);
static_assert(enum_table<hidden_old>::count == 2 && enum_name(hidden_second) == "hidden_second");
static_assert(enum_table<negative_old>::count == 2 && enum_name(below) == "below");
static_assert(enum_table<outermost_old>::count == 2 && enum_name(second_old) == "second_old");
static_assert(enum_table<outermost_character>::count == 1 && enum_name(letter_a) == "letter_a");
static_assert(enum_table<yes_no>::count == 2 && enum_name(yes_no::yes) == "yes");
static_assert(enum_table<holder<int>::kind>::count == 2);
static_assert(enum_name(holder<colour>::kind::two) == "two");

}  // namespace

template <>
struct writ::enum_range<wide> {
    static constexpr int first = 0;
    static constexpr int last = 1000;
};

TEST_CASE("a wider range of values is looked through where it is asked for") {
    CHECK(enum_name(wide::near) == "near");
    CHECK(enum_name(wide::far) == "far");
}

TEST_CASE("an enumerator is found by its name, and only by its whole name") {
    sparse value = sparse::zero;
    CHECK(enum_value("high", value));
    CHECK(value == sparse::high);
    CHECK(enum_value("low", value));
    CHECK(value == sparse::low);
    CHECK_FALSE(enum_value("lo", value));
    CHECK_FALSE(enum_value("", value));
    CHECK_FALSE(enum_value("High", value));
    CHECK(value == sparse::low);
}

TEST_CASE("the enumerators of a local enum are found") {
    enum class local { here, there };
    CHECK(enum_table<local>::count == 2);
    CHECK(enum_name(local::there) == "there");
}
