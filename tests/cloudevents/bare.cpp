// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/bare.hpp>
#include <writ/router.hpp>
#include <writ/writ.hpp>

#include "../catch.hpp"

#include <string>
#include <vector>

// ---- what a user writes: a topic of programs that were there before, as they speak --------------

namespace billing {

struct start_billing {
    std::string customer;
};
struct usage_counted {
    std::string customer;
    int calls = 0;
};
struct contracts : writ::contract_list<writ::command<"billing.start", start_billing>,
                                       writ::event<"crm.usage-counted", usage_counted>> {};

std::vector<std::string> started, counted;
void start(const start_billing& asked) { started.push_back(asked.customer); }
void count(const usage_counted& told) { counted.push_back(told.customer); }
struct accounts : writ::service<"accounts", contracts, writ::calls<&start, &count>> {};

const writ::bare crm{
    .source = "crm",
    .type = writ::from_field("workflow-type"),
    .id = writ::from_field("workflow-id"),
    .time = writ::from_field("create-time"),
    .types = {{"bill", "billing.start"}, {"usage", "crm.usage-counted"}},
};

struct record {
    std::string position, body;
};

}  // namespace billing

TEST_CASE("B1: a topic of plain JSON is read as messages of contracts, in a user's own loop") {
    using namespace billing;
    const std::vector<record> topic{
        {"0/1", R"({"workflow-type":"bill","workflow-id":"w1","create-time":1796119200250,)"
                R"("customer":"2"})"},
        {"0/2", R"({"workflow-type":"usage","workflow-id":"w2","customer":"4","calls":7})"},
        {"0/3", R"({"workflow-type":"advert","text":"buy!"})"},
        {"0/4", R"({"workflow-type":"bill"})"},
    };
    auto router = writ::router<accounts>();
    std::size_t skipped = 0;
    std::vector<std::string> dead;
    for (const auto& each : topic) {
        const auto message = crm.read("workflow-queue", each.position, each.body);
        if (!message)
            dead.push_back(message.error().text());
        else if (!*message)
            ++skipped;
        else
            router.dispatch(**message);
    }
    CHECK(started == std::vector<std::string>{"2"});
    CHECK(counted == std::vector<std::string>{"4"});
    CHECK(skipped == 1);
    CHECK(dead == std::vector<std::string>{"/workflow-id: missing"});
}

// ---- the parts
// -----------------------------------------------------------------------------------

namespace {

writ::envelope read(const writ::bare& binding, const std::string& body,
                    std::string_view channel = "channel", std::string_view position = "0/7") {
    const auto made = binding.read(channel, position, body);
    REQUIRE(made.error() == writ::error{});
    REQUIRE(*made);
    return **made;
}

std::string refusal(const writ::bare& binding, const std::string& body,
                    std::string_view position = "0/7", const writ::limits& bounds = {}) {
    const auto made = binding.read("channel", position, body, bounds);
    CHECK_FALSE(made);
    return made.error().text();
}

const writ::bare fields{.source = "crm",
                        .type = writ::from_field("type"),
                        .id = writ::from_field("/meta/id"),
                        .time = writ::from_field("/meta/at"),
                        .key = writ::from_field("/lines/1/article"),
                        .correlation = writ::from_field("flow")};

}  // namespace

TEST_CASE("a channel that carries one contract needs no field, and its body is not looked into") {
    const writ::bare watcher{.source = "watcher", .type = "file.changed"};
    writ::envelope expected{.id = "0/7", .source = "watcher", .type = "file.changed"};
    expected.data_content_type = "application/json";
    expected.body = "not JSON";
    CHECK(read(watcher, "not JSON") == expected);
}

TEST_CASE("the channel's name is the type, or stands for one") {
    const writ::bare all{.source = "a"};
    CHECK(read(all, "{}", "room.free").type == "room.free");
    const writ::bare some{.source = "a", .types = {{"questions-topic", "question.asked"}}};
    CHECK(read(some, "{}", "questions-topic").type == "question.asked");
    CHECK_FALSE(some.read("answers-topic", "1", "{}")->has_value());
}

TEST_CASE("a message of a type that is not listed is skipped, whatever else it has") {
    const writ::bare some{.source = "a",
                          .type = writ::from_field("type"),
                          .id = writ::from_field("id"),
                          .types = {{"a", "b"}}};
    CHECK_FALSE(some.read("c", "1", R"({"type":"other","id":{}})")->has_value());
    CHECK_FALSE(some.read("c", "1", R"({"type":"b"})")->has_value());
    CHECK(refusal(some, R"({"type":"a"})") == "/id: missing");
}

TEST_CASE("fields are found at any depth, in any order, as strings or integers") {
    const std::string body =
        R"( {"lines":[{"article":1},{"article":-12}],"meta":{"x":[{}],"at":1796119200250,)"
        R"("id":"a\u00e9\"b"},"type":7,"flow":null})";
    const auto made = read(fields, body);
    CHECK(made.type == "7");
    CHECK(made.id == "a\xC3\xA9\"b");
    CHECK(made.time == writ::timestamp{1'796'119'200'250});
    CHECK(made.partition_key == "-12");
    CHECK(made.correlation_id.empty());
    CHECK(made.source == "crm");
    CHECK(made.data_content_type == "application/json");
    CHECK(made.body == body);
}

TEST_CASE("a time is RFC 3339, or milliseconds") {
    const auto time_of = [](const std::string& text) {
        return read(fields, R"({"type":"a","meta":{"id":1,"at":)" + text + "}}").time.ms;
    };
    CHECK(time_of(R"("2026-12-01T11:00:00.25+01:00")") == 1'796'119'200'250);
    CHECK(time_of("-5") == -5);
    CHECK(time_of("null") == 0);
    const auto refused = [](const std::string& text) {
        return refusal(fields, R"({"type":"a","meta":{"id":1,"at":)" + text + "}}");
    };
    CHECK(refused(R"("noon")") == "/meta/at: expected time (RFC 3339), found noon");
    CHECK(refused("1.5") == "/meta/at: expected time (RFC 3339) or milliseconds, found 1.5");
    CHECK(refused("true") == "/meta/at: expected time (RFC 3339) or milliseconds, found true");
    CHECK(refused("9223372036854775808") ==
          "/meta/at: expected time (RFC 3339) or milliseconds, found 9223372036854775808");
}

TEST_CASE("a needed field that is absent, null, empty or of another type is refused by its path") {
    CHECK(refusal(fields, R"({"meta":{"id":1}})") == "/type: missing");
    CHECK(refusal(fields, R"({"type":null,"meta":{"id":1}})") == "/type: missing");
    CHECK(refusal(fields, R"({"type":"","meta":{"id":1}})") == "/type: is empty");
    CHECK(refusal(fields, R"({"type":"a","meta":{}})") == "/meta/id: missing");
    CHECK(refusal(fields, R"({"type":"a","meta":[1]})") == "/meta/id: missing");
    CHECK(refusal(fields, R"({"type":"a","meta":7})") == "/meta/id: missing");
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":{}}})") ==
          "/meta/id: expected string or integer, found {}");
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":1.5}})") ==
          "/meta/id: expected string or integer, found 1.5");
    CHECK(refusal(fields, R"({"type":1e2,"meta":{"id":1}})") ==
          "/type: expected string or integer, found 1e2");
    CHECK(refusal(fields, R"({"type":true})") == "/type: expected string or integer, found true");
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":1},"flow":[]})") ==
          "/flow: expected string or integer, found []");
}

TEST_CASE("a field that stands there twice is refused, another that does is not looked at") {
    CHECK(refusal(fields, R"({"type":"a","type":"a","meta":{"id":1}})") == "/type: appears twice");
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":1},"meta":{}})") == "/meta: appears twice");
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":1,"id":1}})") == "/meta/id: appears twice");
    CHECK(read(fields, R"({"type":"a","meta":{"id":1},"x":1,"x":2})").id == "1");
}

TEST_CASE("a body that is not JSON is refused, wherever it ends") {
    const std::string whole = R"({"type":"a","meta":{"id":"1","at":5},"lines":[{},{"article":2}]})";
    CHECK(read(fields, whole).partition_key == "2");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // On the heap and without a zero behind it, so that a look behind its end is found.
        const std::vector<char> begun(whole.begin(), whole.begin() + static_cast<long>(size));
        INFO(whole.substr(0, size));
        CHECK_FALSE(fields.read("c", "1", {begun.data(), begun.size()}));
    }
    CHECK_FALSE(fields.read("c", "1", whole + "}"));
    CHECK_THAT(refusal(fields, R"({"meta":{"id":tru}})"), Catch::StartsWith("/meta/id: "));
    CHECK_THAT(refusal(fields, "[]"), Catch::Equals("/type: missing"));
}

TEST_CASE("a name with a slash or a tilde is written in a pointer as pointers write it") {
    const auto found = [](std::string_view pointer, const std::string& body) {
        return read({.source = "a", .type = writ::from_field(pointer)}, body).type;
    };
    CHECK(found("/a~1b/c~0d", R"({"a/b":{"c~d":"x"}})") == "x");
    CHECK(found("a/b", R"({"a/b":"x"})") == "x");
    CHECK(found("/~01", R"({"~1":"x"})") == "x");
    CHECK(found("/", R"({"":"x"})") == "x");
    CHECK(found("/a/0/1", R"({"a":[["y","x"]]})") == "x");
    CHECK(found("a\xC3\xA9", R"({"a\u00e9":"x"})") == "x");
}

TEST_CASE("one field may say more than one thing") {
    const writ::bare binding{
        .source = "a", .type = "t", .id = writ::from_field("n"), .key = writ::from_field("n")};
    const auto made = read(binding, R"({"n":"k"})");
    CHECK(made.id == "k");
    CHECK(made.partition_key == "k");
}

TEST_CASE("where the transport gives no position, an id must come from elsewhere") {
    const writ::bare socket{.source = "watcher", .type = "file.changed"};
    CHECK(refusal(socket, "{}", "") ==
          "no id: the transport gives no position, and no field is named");
    CHECK(read(socket, "{}", "c", "run-5/12").id == "run-5/12");
}

TEST_CASE("texts that no attribute can be are refused") {
    CHECK(refusal(fields, R"({"type":"a","meta":{"id":"a\nb"}})") ==
          "/meta/id: has a control character");
    CHECK_THAT(refusal(fields, "{\"type\":\"\xFF\"}"), Catch::StartsWith("/type: broken UTF-8"));
}

TEST_CASE("a binding without a source is refused, since ids would meet those of others") {
    CHECK(refusal(writ::bare{.source = {}, .type = "t"}, "{}") ==
          "no source: the channel is bound without one");
}

TEST_CASE("limits of a bare channel are refused with the path of what is too large") {
    writ::limits bounds{.body_bytes = 40, .attribute_bytes = 5};
    CHECK(refusal(fields, std::string(41, ' '), "1", bounds) ==
          "has 41 bytes, over the limit of 40");
    CHECK(refusal(fields, R"({"type":"123456"})", "1", bounds) ==
          "/type: has 6 bytes, over the limit of 5");
    bounds.payload.depth = 3;
    CHECK_THAT(refusal(fields, R"({"type":"a","x":[[[1]]]})", "1", bounds),
               Catch::Contains("nested deeper than 3 levels"));
}

TEST_CASE("a message that is read into keeps nothing of the one before, when it is bare") {
    writ::envelope reused{.id = "old",
                          .source = "old",
                          .type = "old",
                          .time = {5},
                          .data_schema = "old",
                          .partition_key = "old",
                          .correlation_id = "old",
                          .generation = 1,
                          .sequence = 1u,
                          .expiry_time = writ::timestamp{1},
                          .headers = {{"a", "b"}},
                          .body = "old"};
    const writ::bare binding{.source = "a", .type = "t"};
    REQUIRE(*binding.read("c", "1", "{}", reused));
    CHECK(reused == writ::envelope{.id = "1",
                                   .source = "a",
                                   .type = "t",
                                   .data_content_type = "application/json",
                                   .body = "{}"});
}

TEST_CASE("a contract is written under the name that the others have for it") {
    CHECK(billing::crm.foreign_name("billing.start") == "bill");
    CHECK(billing::crm.foreign_name("billing.stop").empty());
    CHECK(writ::bare{.source = "a"}.foreign_name("billing.start") == "billing.start");
}
