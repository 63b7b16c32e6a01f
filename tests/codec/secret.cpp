// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/decimal.hpp>
#include <writ/secret.hpp>
#include <writ/timestamp.hpp>

#include "one_field.hpp"

#include <limits>
#include <map>
#include <sstream>
#include <variant>

namespace {

using writ::secret;

enum class colour { red };
struct account {
    std::string iban;
    int pin = 0;
    bool operator==(const account&) const = default;
};
struct login {
    std::string user;
    secret<std::string> password;
    std::optional<secret<account>> paid_from;
    std::vector<secret<int>> codes;
    bool operator==(const login&) const = default;
};
struct nothing {};
struct some_account {
    secret<std::string> value;
};

class vault {
public:
    struct contents {
        secret<std::string> inside;
    };
    contents held;
};

// Refuses whatever is not in it.
struct strict_names : writ::plain_names {
    static constexpr bool refuses_unknown_fields = true;
};

static_assert(writ::has_wire_form<secret<std::vector<account>>>);
static_assert(!writ::has_wire_form<secret<int*>>);
static_assert(!writ::has_wire_form<secret<std::optional<int>>>);

using writ::detail::has_note;
using writ::detail::note;
static_assert(has_note<login, note::secrets> && !has_note<account, note::secrets>);
static_assert(has_note<one<std::map<std::string, std::vector<login>>>, note::secrets>);
static_assert(has_note<one<std::variant<nothing, login>>, note::secrets>);
static_assert(has_note<one<some_account>, note::secrets>);

const login mine{"ada", secret<std::string>{"hunter2"}, secret{account{"DE1", 1234}}, {secret{7}}};

constexpr std::string_view canary = "hunter2";

}  // namespace

template <>
struct writ::wire<vault> {
    using form = vault::contents;
    static constexpr std::string_view expected = "vault";
    static const form& to_form(const vault& value) { return value.held; }
    static bool from_form(const form&, vault&) { return false; }
};
static_assert(has_note<one<vault>, note::secrets>);

TEST_CASE("a secret is on the wire what it holds") {
    CHECK(
        writ::to_json(mine) ==
        R"({"user":"ada","password":"hunter2","paid_from":{"iban":"DE1","pin":1234},"codes":[7]})");
    CHECK(*writ::from_json<login>(writ::to_json(mine)) == mine);
    CHECK(writ::from_json<login>(R"({"user":"ada","codes":[]})").error().text() ==
          "/password: missing");
}

TEST_CASE("a redacted payload shows no secret") {
    CHECK(writ::redacted(mine) ==
          R"({"user":"ada","password":"***","paid_from":"***","codes":["***"]})");
    CHECK(writ::redacted(one<some_account>{{secret<std::string>{"x"}}}) == R"({"field":"***"})");
    CHECK(writ::redacted(one<std::variant<nothing, login>>{mine}) ==
          R"({"field":{"type":"login","user":"ada","password":"***","paid_from":"***",)"
          R"("codes":["***"]}})");
    CHECK(writ::redacted(account{"DE1", 1}) == R"({"iban":"DE1","pin":1})");
}

TEST_CASE("a redacted payload can be read as JSON whatever is in it") {
    writ::json_text any;
    one<writ::json_text> read;
    const login all[] = {mine, {}, {"\"", secret<std::string>{"\""}, {}, {secret{1}, secret{2}}}};
    for (const login& each : all)
        CHECK(writ::from_json("{\"field\":" + writ::redacted(each) + "}", read));
}

TEST_CASE("a secret is printed as three stars") {
    std::ostringstream out;
    out << secret<int>{7} << secret<std::string>{"x"} << secret<account>{};
    CHECK(out.str() == "*********");
}

TEST_CASE("a secret is revealed on request, and compared") {
    secret<std::string> word{"x"};
    word.reveal() += "y";
    CHECK(std::as_const(word).reveal() == "xy");
    CHECK(word == secret<std::string>{"xy"});
    CHECK(std::move(word).reveal() == "xy");
}

TEST_CASE("an error says what is wrong with a secret, and nothing of it") {
    CHECK(field_complaint<secret<std::string>>("7") == "/field: expected string, found number");
    CHECK(field_complaint<secret<writ::date>>(R"("hunter2")") ==
          "/field: expected date, found ***");
    CHECK(field_complaint<secret<colour>>(R"("hunter2")") == "/field: no enumerator is called ***");
    CHECK(field_complaint<secret<int>>("12345678901") == "/field: out of range: ***");
    CHECK(field_complaint<secret<int>>("1.25") == "/field: expected integer, found ***");
    CHECK(field_complaint<secret<account>>(R"({"iban":"x","pin":"y"})") ==
          "/field: expected number, found string");
    CHECK(field_complaint<std::vector<secret<int>>>(R"([1,"x"])") ==
          "/field/1: expected number, found string");
}

TEST_CASE("no error text shows what is in a secret") {
    const std::string word{canary};
    const std::string quoted = '"' + word + '"';
    const auto check = [](const std::string& text) {
        INFO(text);
        CHECK_FALSE(text.empty());
        CHECK(text.find(canary) == text.npos);
        CHECK(text.starts_with("/field"));
    };
    check(field_complaint<secret<int>>(quoted));
    check(field_complaint<secret<double>>(quoted));
    check(field_complaint<secret<bool>>(quoted));
    check(field_complaint<secret<writ::as_text<std::int64_t>>>(quoted));
    check(field_complaint<secret<writ::decimal<2>>>(quoted));
    check(field_complaint<secret<writ::timestamp>>(quoted));
    check(field_complaint<secret<std::vector<std::byte>>>(quoted));
    check(field_complaint<secret<std::array<std::byte, 2>>>(quoted));
    check(field_complaint<secret<std::array<int, 2>>>(quoted));
    check(field_complaint<secret<std::vector<writ::date>>>("[" + quoted + "]"));
    check(field_complaint<secret<std::map<std::string, int>>>("{" + quoted + ":\"x\"}"));
    check(
        field_complaint<secret<std::map<std::string, int>>>("{" + quoted + ":1," + quoted + ":1}"));
    check(field_complaint<secret<std::variant<nothing, account>>>(R"({"type":)" + quoted + "}"));
    check(field_complaint<secret<account>>(quoted));
    check(field_complaint<secret<std::string>>("\"hunter2\\x\""));
    check(field_complaint<secret<std::string>>("\"hunter2\xff\""));
    check(field_complaint<vault>(R"({"inside":"hunter2"})"));
    check(complaint<one<secret<account>>, strict_names>("{\"field\":{" + quoted + ":1}}"));
    check(complaint<one<std::vector<secret<secret<account>>>>, strict_names>("{\"field\":[{" +
                                                                             quoted + ":1}]}"));
}

TEST_CASE("what stands behind a secret is shown again") {
    struct both {
        secret<int> first;
        writ::date second;
    };
    CHECK(complaint<both>(R"({"first":1,"second":"never"})") ==
          "/second: expected date, found never");
}

TEST_CASE("a secret that cannot be written is not told") {
    using numbers = std::map<std::string, double>;
    const numbers bad{{"hunter2", std::numeric_limits<double>::infinity()}};
    CHECK_THROWS_WITH(written(secret<numbers>{bad}), "/field: a secret without a wire form");
    CHECK_THROWS_WITH(written(std::vector{secret<numbers>{}, secret<numbers>{bad}}),
                      "/field/1: a secret without a wire form");
    CHECK_THROWS_WITH(written(secret<secret<std::string>>{secret<std::string>{"hunter2\xff"}}),
                      "/field: a secret without a wire form");
    CHECK_THROWS_WITH(written(secret<writ::date>{{2026, 13, 1}}),
                      "/field: a secret without a wire form");
}

TEST_CASE("a body is shown redacted where its payload holds a secret") {
    using writ::detail::show;
    constexpr auto shown = show<writ::json, writ::plain_names, login>;
    REQUIRE(shown != nullptr);
    CHECK(shown(writ::to_json(mine)) == writ::redacted(mine));
    CHECK(shown(R"({"user":"hunter2")") == "17 bytes that cannot be read");
    CHECK(show<writ::json, writ::plain_names, account> == nullptr);
}
