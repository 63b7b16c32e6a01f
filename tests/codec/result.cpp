// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/problem.hpp>
#include <writ/result.hpp>

#include "../catch.hpp"

#include <memory>
#include <string>

namespace {

struct not_found {
    std::string what;
};
struct too_late {
    int minutes;
};
using answer = writ::result<std::string, not_found, too_late>;

}  // namespace

TEST_CASE("an error's text begins with its path where it has one") {
    CHECK(writ::error{"/lines/3/price", "missing"}.text() == "/lines/3/price: missing");
    CHECK(writ::error{"", "no answer"}.text() == "no answer");
}

TEST_CASE("a result with a value gives it") {
    answer good{std::string{"yes"}};
    CHECK(good);
    CHECK(good.has_value());
    CHECK(*good == "yes");
    CHECK(good->size() == 3);
    CHECK(good.value() == "yes");
    CHECK(good.has<std::string>());
    CHECK_FALSE(good.has<not_found>());
    CHECK(good.error() == writ::error{});
    *good = "no";
    CHECK(good.get<std::string>() == "no");
}

TEST_CASE("a result with a declared error gives that") {
    const answer bad{too_late{5}};
    CHECK_FALSE(bad);
    CHECK(bad.has<too_late>());
    CHECK_FALSE(bad.has<not_found>());
    CHECK(bad.get<too_late>().minutes == 5);
    CHECK(bad.error().text() == "declared error too_late");
    CHECK_THROWS_AS(bad.value(), writ::no_value);
}

TEST_CASE("the text of a declared error names it, and says its message") {
    struct sold_out {
        std::string message;
    };
    using found = writ::result<int, sold_out, too_late, writ::not_found>;
    CHECK(found{sold_out{"no seat is left"}}.error().text() ==
          "declared error sold_out: no seat is left");
    CHECK(found{sold_out{}}.error().text() == "declared error sold_out");
    CHECK(found{writ::not_found{{{"no such seat", {}}, {"unknown", "row"}}}}.error().text() ==
          "declared error problem<404>: no such seat; row: unknown");
    CHECK_THROWS_WITH((found{too_late{5}}.value()), "declared error too_late");
}

TEST_CASE("a result with an undeclared error throws its text where the value is wanted") {
    const answer bad{writ::error{"/a", "missing"}};
    CHECK_FALSE(bad);
    CHECK(bad.error() == writ::error{"/a", "missing"});
    CHECK_THROWS_WITH(bad.value(), "/a: missing");
    CHECK_THROWS_AS(bad.value(), std::exception);
}

TEST_CASE("visit calls its function with what is there") {
    struct which {
        int operator()(const std::string&) const { return 1; }
        int operator()(const writ::error&) const { return 2; }
        int operator()(const not_found&) const { return 3; }
        int operator()(const too_late& late) const { return late.minutes; }
    };
    CHECK(answer{std::string{}}.visit(which{}) == 1);
    CHECK(answer{writ::error{}}.visit(which{}) == 2);
    const answer late{too_late{7}};
    CHECK(late.visit(which{}) == 7);
    answer missing{not_found{"x"}};
    CHECK(missing.visit(which{}) == 3);
}

TEST_CASE("a value that can only be moved is moved out") {
    writ::result<std::unique_ptr<int>> held{std::make_unique<int>(3)};
    const std::unique_ptr<int> taken = *std::move(held);
    CHECK(*taken == 3);
    const std::unique_ptr<int> again =
        writ::result<std::unique_ptr<int>>{std::make_unique<int>(4)}.value();
    CHECK(*again == 4);
}

TEST_CASE("a result of nothing is success or an error") {
    const writ::result<void> good;
    CHECK(good);
    CHECK_NOTHROW(good.value());
    CHECK(good.error() == writ::error{});
    const writ::result<void> bad{writ::error{"", "no"}};
    CHECK_FALSE(bad);
    CHECK(bad.error().text() == "no");
    CHECK_THROWS_WITH(bad.value(), "no");
}

static_assert(std::is_constructible_v<bool, answer> && !std::is_convertible_v<answer, bool>);
static_assert(!std::is_constructible_v<answer, int>);
static_assert([] {
    writ::result<int, too_late> held{3};
    return *held == 3 && held.has<int>() && !held.has<too_late>();
}());
