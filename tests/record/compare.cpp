// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the comparison allows, held against what the reader of JSON does.

#include <catch.hpp>

#include <writ/record/compare.hpp>
#include <writ/record/form_rows.hpp>
#include <writ/unknown_fields.hpp>
#include <writ/writ.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace {

using writ::detail::breaks_backward;
using writ::detail::breaks_forward;
using writ::detail::difference_found;
using writ::detail::difference_kind;
using writ::detail::record_view;

template <class T>
constexpr record_view form_of(bool refuses = false) {
    const auto& rows = writ::detail::form_rows<writ::plain_names, T>::value;
    return {rows.data(), rows.size(), refuses};
}

// Whether New reads this value of Old.
template <class New, class Old>
bool reads(const Old& value) {
    return writ::from_json<New>(writ::to_json(value)).has_value();
}

struct one {
    int a = 0;
};
struct with_required {
    int a = 0;
    std::string b;
};
struct with_optional {
    int a = 0;
    std::optional<std::string> b;
};
struct another_kind {
    std::string a;
};
struct another_order {
    std::string b;
    int a = 0;
};
struct wider {
    std::int64_t a = 0;
};
struct unsigned_wider {
    std::uint64_t a = 0;
};
struct real {
    double a = 0;
};
struct small_real {
    float a = 0;
};
struct anything {
    writ::json_text a;
};

TEST_CASE("a form can be read as itself, and in another order") {
    CHECK(breaks_backward(form_of<with_required>(), form_of<with_required>()).what ==
          difference_kind::none);
    CHECK(breaks_backward(form_of<with_required>(), form_of<another_order>()).what ==
          difference_kind::none);
    CHECK(reads<another_order>(with_required{1, "x"}));
}

TEST_CASE("a new field has to be optional, for what was written before") {
    const auto found = breaks_backward(form_of<one>(), form_of<with_required>());
    CHECK(found.what == difference_kind::field_is_required);
    CHECK(found.name == "b");
    CHECK_FALSE(reads<with_required>(one{1}));

    CHECK(breaks_backward(form_of<one>(), form_of<with_optional>()).what == difference_kind::none);
    CHECK(reads<with_optional>(one{1}));
}

TEST_CASE("a field that was optional cannot become required") {
    const auto found = breaks_backward(form_of<with_optional>(), form_of<with_required>());
    CHECK(found.what == difference_kind::field_is_required);
    CHECK_FALSE(reads<with_required>(with_optional{1, {}}));
}

TEST_CASE("a required field cannot go while others require it") {
    const auto found = breaks_forward(form_of<with_required>(), form_of<one>());
    CHECK(found.what == difference_kind::field_is_gone);
    CHECK(found.name == "b");
    CHECK(breaks_backward(form_of<with_required>(), form_of<one>()).what == difference_kind::none);
    CHECK(reads<one>(with_required{1, "x"}));
}

TEST_CASE("an optional field can come and go") {
    CHECK(breaks_forward(form_of<with_optional>(), form_of<one>()).what == difference_kind::none);
    CHECK(breaks_forward(form_of<one>(), form_of<with_optional>()).what == difference_kind::none);
}

TEST_CASE("a required field cannot become optional while others require it") {
    const auto found = breaks_forward(form_of<with_required>(), form_of<with_optional>());
    CHECK(found.what == difference_kind::field_is_optional);
    CHECK(breaks_backward(form_of<with_required>(), form_of<with_optional>()).what ==
          difference_kind::none);
}

TEST_CASE("a field of another kind is named with both forms, in the order of time") {
    const auto backward = breaks_backward(form_of<one>(), form_of<another_kind>());
    CHECK(backward.what == difference_kind::field_has_another_form);
    CHECK(backward.was == "signed 4");
    CHECK(backward.is == "text");
    CHECK_FALSE(reads<another_kind>(one{1}));
    const auto forward = breaks_forward(form_of<one>(), form_of<another_kind>());
    CHECK(forward.was == "signed 4");
    CHECK(forward.is == "text");
}

TEMPLATE_TEST_CASE("a number may be given more room", "", wider, real, anything) {
    CHECK(breaks_backward(form_of<one>(), form_of<TestType>()).what == difference_kind::none);
    CHECK(reads<TestType>(one{-2147483647}));
    CHECK(breaks_forward(form_of<one>(), form_of<TestType>()).what ==
          difference_kind::field_has_another_form);
}

TEMPLATE_TEST_CASE("a number may not be given less room", "", unsigned_wider, small_real) {
    CHECK(breaks_backward(form_of<one>(), form_of<TestType>()).what ==
          difference_kind::field_has_another_form);
}

TEST_CASE("who refuses unknown fields cannot be sent new ones, nor give up old ones") {
    const auto forward = breaks_forward(form_of<one>(true), form_of<with_optional>());
    CHECK(forward.what == difference_kind::field_is_new);
    CHECK(forward.name == "b");
    const auto backward = breaks_backward(form_of<with_optional>(), form_of<one>(true));
    CHECK(backward.what == difference_kind::field_is_gone);
}

enum class few { one, two };
enum class more { one, two, three };
struct with_few {
    few choice{};
};
struct with_more {
    more choice{};
};

TEST_CASE("an enumerator that is new is unknown to old readers") {
    const auto found = breaks_forward(form_of<with_few>(), form_of<with_more>());
    CHECK(found.what == difference_kind::choice_is_new);
    CHECK(found.name == "choice=three");
    CHECK_FALSE(reads<with_few>(with_more{more::three}));
    CHECK(breaks_backward(form_of<with_few>(), form_of<with_more>()).what == difference_kind::none);
}

TEST_CASE("an enumerator that is gone may still be stored") {
    const auto found = breaks_backward(form_of<with_more>(), form_of<with_few>());
    CHECK(found.what == difference_kind::choice_is_gone);
    CHECK(found.name == "choice=three");
    CHECK(breaks_forward(form_of<with_more>(), form_of<with_few>()).what == difference_kind::none);
}

namespace old {
struct card {
    int number = 0;
};
struct cash {};
struct line {
    int price = 0;
};
struct bill {
    std::variant<card, cash> how;
    std::vector<line> lines;
    std::map<std::string, line> named;
    std::optional<line> extra;
    std::array<int, 2> pair{};
    std::optional<std::vector<std::optional<int>>> deep;
};
}  // namespace old
namespace now {
struct card {
    int number = 0;
    int pin = 0;
};
struct cash {};
struct cheque {};
struct line {
    int price = 0;
    std::string text;
};
struct with_pin {
    std::variant<card, old::cash> how;
};
struct with_cheque {
    std::variant<old::card, cash, cheque> how;
};
struct lines_with_text {
    std::vector<line> lines;
};
struct named_with_text {
    std::map<std::string, line> named;
};
struct extra_with_text {
    std::optional<line> extra;
};
struct wide_pair {
    std::array<std::int64_t, 2> pair{};
};
struct wide_deep {
    std::optional<std::vector<std::optional<std::int64_t>>> deep;
};
struct shallow_deep {
    std::optional<std::vector<int>> deep;
};
}  // namespace now

template <class New>
difference_found against_bill() {
    return breaks_backward(form_of<old::bill>(), form_of<New>());
}

TEST_CASE("fields are found inside of what holds them") {
    CHECK(against_bill<now::with_pin>().name == "how<card>.pin");
    CHECK(against_bill<now::lines_with_text>().name == "lines[].text");
    CHECK(against_bill<now::named_with_text>().name == "named{}.text");
    CHECK(against_bill<now::extra_with_text>().name == "extra.text");
}

TEST_CASE("an alternative is a choice") {
    CHECK(against_bill<now::with_cheque>().what == difference_kind::none);
    struct bill_by_card {
        std::variant<old::card> how;
    };
    CHECK(breaks_forward(form_of<now::with_cheque>(), form_of<bill_by_card>()).what ==
          difference_kind::none);
    const auto found = breaks_backward(form_of<now::with_cheque>(), form_of<bill_by_card>());
    CHECK(found.what == difference_kind::choice_is_gone);
    CHECK(found.name == "how<cash>");
}

TEST_CASE("the fields of what is gone, or was never there, are judged with it") {
    CHECK(breaks_forward(form_of<now::extra_with_text>(), form_of<one>()).what ==
          difference_kind::none);
    struct with_extra {
        int a = 0;
        std::optional<now::line> extra;
    };
    CHECK(breaks_backward(form_of<one>(), form_of<with_extra>()).what == difference_kind::none);
    CHECK(reads<with_extra>(one{1}));
}

TEST_CASE("elements are compared below their containers") {
    CHECK(against_bill<now::wide_pair>().what == difference_kind::none);
    CHECK(against_bill<now::wide_deep>().what == difference_kind::none);
    const auto found = against_bill<now::shallow_deep>();
    CHECK(found.what == difference_kind::field_has_another_form);
    old::bill bill;
    bill.deep = {1, std::nullopt};
    CHECK(reads<now::wide_deep>(bill));
    CHECK_FALSE(reads<now::shallow_deep>(bill));
}

struct branch {
    int leaf = 0;
    std::vector<branch> branches;
};
struct keeps_all {
    int a = 0;
    writ::unknown_fields others;
};

TEST_CASE("a form that contains itself ends") {
    const auto form = form_of<branch>();
    REQUIRE(form.size == 2);
    CHECK(form.at[1].form == "sequence of ^0");
}

TEST_CASE("what keeps unknown fields is no field") { CHECK(form_of<keeps_all>().size == 1); }

}  // namespace
