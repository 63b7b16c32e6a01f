// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <catch.hpp>

#include <writ/runtime/contract_form.hpp>
#include <writ/secret.hpp>
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using writ::detail::contract_form;
using writ::detail::data_schema;

// A codec that writes upper-case JSON, to be told from the others.
struct shouting {
    static constexpr std::string_view content_type = "text/shouting";
    template <class Names, class T>
    static void write(std::string& text, const T& value) {
        writ::json::write<Names>(text, value);
        for (char& c : text) {
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        }
    }
    template <class Names, class T>
    static writ::result<void> read(std::string_view text, T& value,
                                   const writ::read_limits& limits = {}) {
        std::string quiet{text};
        for (char& c : quiet) {
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        }
        return writ::json::read<Names>(quiet, value, limits);
    }
};

struct ask {
    std::string text;
};
struct found {
    std::string text;
};
struct lost {
    std::string text;
};
struct told {
    std::string text;
};
struct quiet {
    std::string text;
};

struct inner : writ::contract_list<writ::event<"told", told>,
                                   writ::event<"quiet", quiet, writ::encoded_as<writ::json>>,
                                   writ::encoded_as<shouting>> {};
struct outer
    : writ::contract_list<inner, writ::query<"ask", ask, writ::reply<found>, writ::errors<lost>,
                                             writ::refuse_unknown_fields>> {};

auto answer(const ask& asked) -> found { return {asked.text}; }
auto tell(const quiet& heard) -> told { return {heard.text}; }
struct talker : writ::service<"talker", outer, writ::calls<&answer>, writ::calls<&tell>> {};

template <class Type>
using codec = typename contract_form<outer, Type>::codec;

// Two teams, each with a policy of its own, and a stream that says a codec.
struct room_id {
    std::string value;
};
struct free_room {
    room_id free_id;
    std::string booked_by;
};
struct print_bill {
    std::string booked_by;
};
struct send_mail {
    std::string booked_by;
};
struct room_words
    : writ::contract_list<writ::naming<writ::camel_case>,
                          writ::stream<"room", writ::keyed_by<room_id>, writ::encoded_as<shouting>,
                                       writ::spelled<&free_room::free_id, "room">,
                                       writ::command<"free-room", free_room>>> {};
struct bill_words
    : writ::contract_list<writ::naming<writ::kebab_case>, writ::command<"print-bill", print_bill>,
                          writ::command<"send-mail", send_mail, writ::naming<writ::snake_case>>> {};
struct both : writ::contract_list<room_words, bill_words> {};

template <class Type>
std::string written_by_both(const Type& value) {
    std::string text;
    contract_form<both, Type>::write(text, value);
    return text;
}

struct log_in {
    std::string user;
    writ::secret<std::string> password;
};
struct wrong_password {
    writ::secret<std::string> tried;
};
struct logged_in {
    std::string user;
    writ::secret<std::string> token;
};
struct doors : writ::contract_list<writ::command<"log-in", log_in, writ::errors<wrong_password>>,
                                   writ::event<"logged-in", logged_in>> {};
auto open(const log_in& asked) -> std::variant<logged_in, wrong_password> {
    if (asked.password.reveal() != "open sesame") {
        return wrong_password{asked.password};
    }
    return logged_in{asked.user, writ::secret<std::string>{"t0ken"}};
}
struct porter : writ::service<"porter", doors, writ::calls<&open>> {};

enum class colour { red, green };
struct line {
    std::string article;
    int count = 0;
    std::optional<double> price;
};
struct order {
    std::string customer;
    std::vector<line> lines;
    std::map<std::string, colour> lamps;
    writ::date due;
};
struct renamed_line {
    std::string article;
    int count = 0;
    std::optional<double> price;
};
struct longer_line {
    std::string article;
    int count = 0;
    std::optional<double> price;
    std::optional<bool> gift;
};
struct tree {
    std::string name;
    std::vector<tree> branches;
};
struct stump {
    std::string name;
    std::vector<std::string> branches;
};

struct respelled {
    template <class T>
    static constexpr auto of = std::array<std::string_view, 3>{"article", "count", "amount"};
};

template <class Type>
std::string_view schema = data_schema<writ::plain_names, Type>.text();

}  // namespace

TEST_CASE("the innermost word says the codec of a contract, JSON where none does") {
    STATIC_REQUIRE(std::is_same_v<codec<told>, shouting>);
    STATIC_REQUIRE(std::is_same_v<codec<quiet>, writ::json>);
    STATIC_REQUIRE(std::is_same_v<codec<ask>, writ::json>);
}

TEST_CASE("the innermost naming policy counts, and none leaves its own list") {
    CHECK(written_by_both(print_bill{"ali"}) == R"({"booked-by":"ali"})");
    CHECK(written_by_both(send_mail{"ali"}) == R"({"booked_by":"ali"})");
}

TEST_CASE("what a stream says of its contracts holds for each: codec, names, spellings") {
    STATIC_REQUIRE(std::is_same_v<contract_form<both, free_room>::codec, shouting>);
    CHECK(written_by_both(free_room{{"r1"}, "ali"}) == R"({"ROOM":"R1","BOOKEDBY":"ALI"})");
}

TEST_CASE("what is refused in a query is refused in its reply, and nowhere else") {
    STATIC_REQUIRE(contract_form<outer, ask>::names::refuses_unknown_fields);
    STATIC_REQUIRE(contract_form<outer, found>::names::refuses_unknown_fields);
    STATIC_REQUIRE(std::is_same_v<contract_form<outer, told>::names, writ::plain_names>);
}

TEST_CASE("an emission is written by its contract's codec and says so") {
    auto world = writ::testing::world<talker>();
    world.send(quiet{"hello"});
    world.run();
    const auto& sent = *world.journal().of_type("told").at(0)->message;
    CHECK(sent.body == R"({"TEXT":"HELLO"})");
    CHECK(sent.data_content_type == "text/shouting");
    CHECK(sent.data_schema == schema<told>);
    CHECK(world.sent<told>().at(0).text == "hello");
}

TEST_CASE("a body is read by what it says of itself: its contract's codec, or JSON") {
    auto world = writ::testing::world<talker>();
    world.send_raw(
        {.type = "ask", .data_content_type = "APPLICATION/json; a=b", .body = R"({"text":"a"})"});
    world.send_raw({.type = "ask", .data_content_type = {}, .body = R"({"text":"a"})"});
    world.send_raw(
        {.type = "ask", .data_content_type = "text/shouting", .body = R"({"TEXT":"A"})"});
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].reason == "expected application/json, found text/shouting");
}

TEST_CASE("a contract that refuses unknown members names the one it found") {
    auto world = writ::testing::world<talker>();
    const std::string body = R"({"text":"a","txet":"b"})";
    world.send_raw({.type = "ask", .body = body});
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].reason == "/txet: unknown field");
    CHECK(world.dead_letters()[0].message.body == body);
}

TEST_CASE("a body of another schema waits for its build, and is a dead letter after the grace") {
    auto world = writ::testing::world<talker>();
    world.send_raw({.type = "ask", .data_schema = "writ:0123456789abcdef", .body = "{}"});
    world.send_raw({.type = "ask", .data_schema = std::string{schema<ask>}, .body = "{}"});
    world.run();
    CHECK(world.dead_letters().size() == 1);
    world.advance(writ::duration::milliseconds(899'999));
    CHECK(world.dead_letters().size() == 1);
    world.advance(writ::duration::milliseconds(1));
    REQUIRE(world.dead_letters().size() == 2);
    CHECK(world.dead_letters()[1].why == writ::dead_reason::undecodable);
    CHECK(world.dead_letters()[1].reason == "/text: missing");
}

TEST_CASE("the limits of a payload are the host's to set") {
    auto world = writ::testing::world<talker>(
        writ::testing::options{.bounds = {.payload = {.string_bytes = 3}}});
    world.send(quiet{"four"});
    world.run();
    REQUIRE(world.dead_letters().size() == 1);
    CHECK(world.dead_letters()[0].reason ==
          "/text: a string of 4 bytes or more, over the limit of 3");
}

TEST_CASE("a journal shows JSON, whatever the codec") {
    auto world = writ::testing::world<talker>();
    world.send(quiet{"hello"});
    world.run();
    CHECK_THAT(world.journal().print(), Catch::Contains(R"({"text":"hello"})"));
    CHECK_THAT(world.journal().print(), !Catch::Contains("HELLO"));
}

TEST_CASE("a journal shows no secret: of a message, an emission, an error, a broken body") {
    auto world = writ::testing::world<porter>();
    world.send(log_in{"ali", writ::secret<std::string>{"open sesame"}});
    world.send(log_in{"ali", writ::secret<std::string>{"open barley"}});
    world.send_raw({.type = "log-in", .body = R"({"user":1,"password":"open oats"})"});
    world.send_raw({.type = "log-in", .body = R"({"user":"a","password":["open rye"]})"});
    world.run();
    const std::string text = world.journal().print();
    CHECK_THAT(text, Catch::Contains(R"({"user":"ali","password":"***"})"));
    CHECK_THAT(text, Catch::Contains(R"({"user":"ali","token":"***"})"));
    CHECK_THAT(text, Catch::Contains(R"("data":{"tried":"***"})"));
    for (const std::string secret : {"sesame", "barley", "oats", "rye", "t0ken"}) {
        CHECK_THAT(text, !Catch::Contains(secret));
    }
    CHECK(world.journal().of_type("logged-in").at(0)->message->body ==
          R"({"user":"ali","token":"t0ken"})");
}

TEST_CASE("a fingerprint depends on what stands on the wire, and on nothing else") {
    CHECK(schema<line> == schema<renamed_line>);
    CHECK(schema<line> != schema<longer_line>);
    CHECK(schema<tree> != schema<stump>);
    CHECK(data_schema<respelled, line>.text() != schema<line>);
}

TEST_CASE("fingerprints are the same in every build") {
    CHECK(schema<line> == "writ:08dea195897546a4");
    CHECK(schema<order> == "writ:cab7f8f3d86a4639");
    CHECK(schema<tree> == "writ:fd7e034b1d086414");
}
