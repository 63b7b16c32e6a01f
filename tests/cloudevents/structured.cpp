// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "events.hpp"

#include "../catch.hpp"

#include <string>
#include <string_view>
#include <vector>

using namespace writ::cloudevents;

namespace {

std::string written(const writ::envelope& message) {
    std::string text = "what was there";
    REQUIRE(write_structured(message, text).error() == writ::error{});
    return text;
}

std::string write_refusal(const writ::envelope& message) {
    std::string text = "what was there";
    const auto done = write_structured(message, text);
    CHECK(text.empty() == !done);
    return done.error().text();
}

const std::string required = R"("specversion":"1.0","id":"m1","source":"web","type":"room.free")";

writ::envelope read(const std::string& rest) {
    const auto made = read_structured("{" + required + rest + "}");
    REQUIRE(made.error() == writ::error{});
    return *made;
}

std::string refusal(const std::string& rest, const writ::limits& bounds = {}) {
    return read_structured("{" + required + rest + "}", bounds).error().text();
}

}  // namespace

TEST_CASE("an event is one JSON object: texts are strings, integers numbers, data a value") {
    CHECK(
        written(events::full()) ==
        R"({"specversion":"1.0","id":"m1","source":"room-booking","type":"booking.room-reserved",)"
        R"("time":"2026-12-01T10:00:00.250Z","datacontenttype":"application/json",)"
        R"("dataschema":"urn:writ:1f","partitionkey":"b-7",)"
        R"("traceparent":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",)"
        R"("tracestate":"rojo=1","correlationid":"c1","causationid":"m0",)"
        R"("replyto":"process/flow","replykey":"w1","generation":2,"producer":"store-1",)"
        R"("sequence":"18446744073709551615","hops":3,"expirytime":"2026-12-01T10:01:00Z",)"
        R"("tenant":"acme","subject":")"
        "Z\xC3\xBCrich"
        R"(, 100 % \"ok\"","data":{"room":"7"}})");
}

TEST_CASE("what a message does not have is no member") {
    CHECK(written(events::small()) == "{" + required + "}");
}

TEST_CASE("every attribute is read back as it was written, in one object") {
    CHECK(*read_structured(written(events::full())) == events::full());
    CHECK(*read_structured(written(events::small())) == events::small());
}

TEST_CASE("an event that is read into keeps nothing of the one before") {
    auto reused = events::full();
    REQUIRE(read_structured("{" + required + "}", reused));
    CHECK(reused == events::small());
}

TEST_CASE("members may come in any order, with white space") {
    const auto made = read_structured(" { \"data\" : [ 1 ] , \"type\":\"t\",\n\"source\":\"s\","
                                      "\"id\":\"i\",\r\t\"specversion\":\"1.0\"\n}\n ");
    REQUIRE(made.error() == writ::error{});
    CHECK(made->body == "[ 1 ]");
}

TEST_CASE("a content type says whether a body is JSON") {
    for (const std::string_view type :
         {"application/json", "TEXT/JSON", " a/b+json ", "a/json;charset=utf-8", "a/+json ; b"}) {
        CHECK(writ::is_json_content(type));
    }
    for (const std::string_view type : {"", "json", "/json", "a/jsonp", "a/xjson", "text/plain",
                                        "text/plain;a=application/json", ";", " ", "a/json+xml"}) {
        CHECK_FALSE(writ::is_json_content(type));
    }
}

TEST_CASE("data of a JSON content type is kept as it is written") {
    for (const std::string type : {"application/json", "text/json", "application/x+json",
                                   "Application/JSON; charset=utf-8", "application/ld+json;a=b"}) {
        auto message = events::small();
        message.data_content_type = type;
        message.body = R"({"b" : 1.50e1,"a":"\u00e9"})";
        CHECK_THAT(written(message), Catch::EndsWith(",\"data\":" + message.body + "}"));
        CHECK(*read_structured(written(message)) == message);
    }
}

TEST_CASE("any JSON value is data, also null; a string is not read once more") {
    for (const std::string value : {"null", "1", "\"{}\"", "[]", "{\"a\":{}}", "true"}) {
        CHECK(read(",\"data\":" + value).body == value);
        auto message = events::small();
        message.data_content_type = "application/json";
        message.body = value;
        CHECK(*read_structured(written(message)) == message);
    }
}

TEST_CASE("where no content type is said, data is JSON, and JSON is data") {
    auto message = events::small();
    for (const std::string body : {"\"text\"", "{\"a\":[1]}", "7", " 7", "7\n", "{"}) {
        message.body = body;
        const bool is_data = written(message).find("\"data\":" + body + "}") != std::string::npos;
        CHECK(is_data == (body.size() != 2 && body != "{"));
        CHECK(*read_structured(written(message)) == message);
    }
    CHECK(read(R"(,"data":"text")").data_content_type.empty());
    CHECK(read(R"(,"data":"text","datacontenttype":null)").body == "\"text\"");
    CHECK(read("").data_content_type.empty());
}

TEST_CASE("data of another content type is a text") {
    const auto made = read(R"(,"data":"<a b=\"\u00e9\"/>","datacontenttype":"application/xml")");
    CHECK(made.body == "<a b=\"\xC3\xA9\"/>");
    CHECK(refusal(R"(,"data":{},"datacontenttype":"application/xml")") ==
          "/data: expected string, found object");
}

TEST_CASE("a body that is not JSON is written in base64") {
    for (const std::string type :
         {"application/octet-stream", "text/plain", "", "application/cbor"}) {
        auto message = events::small();
        message.data_content_type = type;
        message.body = std::string{"\0\xFF{}", 4};
        CHECK_THAT(written(message), Catch::EndsWith(R"(,"data_base64":"AP97fQ=="})"));
        CHECK(*read_structured(written(message)) == message);
    }
}

TEST_CASE("base64 may stand for JSON, and may have escaped slashes") {
    const auto made = read(R"(,"data_base64":"eyJhIjoiPz8\/In0=","datacontenttype":"text/json")");
    CHECK(made.body == R"({"a":"???"})");
    CHECK(read(R"(,"data_base64":"","datacontenttype":"application/json")").body.empty());
    CHECK(refusal(R"(,"data_base64":"eyJhIjp9","datacontenttype":"application/json")") ==
          "/data_base64: not JSON: expected a value at byte 5");
}

TEST_CASE("broken base64 is refused") {
    for (const std::string bad :
         {"AP97fQ=", "AP97fQ", "AP97 fQ=", "AP97fR==", "-_-_", "\\u0000AAA"}) {
        CHECK(refusal(",\"data_base64\":\"" + bad + "\"") == "/data_base64: is not base64");
    }
    CHECK(refusal(R"(,"data_base64":7)") == "/data_base64: expected string, found number");
    CHECK(refusal(R"(,"data_base64":null)").empty());
}

TEST_CASE("data stands once") {
    CHECK(refusal(R"(,"data":1,"data":1)") == "/data: appears twice");
    CHECK(refusal(R"(,"data_base64":"","data_base64":"")") == "/data_base64: appears twice");
    CHECK(refusal(R"(,"data":1,"data_base64":"")") == "/data_base64: stands beside data");
    CHECK(refusal(R"(,"data_base64":"","data":1)") == "/data: stands beside data_base64");
}

TEST_CASE("extensions may be strings, numbers and booleans; they are kept as texts") {
    const auto made = read(R"(,"tenant":"a\u0062","count":-12,"open":true,"shut":false)"
                           R"(,"partitionkey":7,"subject":"x")");
    CHECK(made.headers == std::vector<writ::header>{{"tenant", "ab"},
                                                    {"count", "-12"},
                                                    {"open", "true"},
                                                    {"shut", "false"},
                                                    {"subject", "x"}});
    CHECK(made.partition_key == "7");
}

TEST_CASE("an integer may have become a string on its way") {
    const auto made = read(R"(,"hops":"3","generation":2,"sequence":12)");
    CHECK(made.hops == 3);
    CHECK(made.generation == 2);
    CHECK(made.sequence == 12u);
    CHECK(refusal(R"(,"hops":3.0)") == "/hops: expected integer from 0 to 2147483647, found 3.0");
    CHECK(refusal(R"(,"hops":-1)") == "/hops: expected integer from 0 to 2147483647, found -1");
    CHECK(refusal(R"(,"hops":true)") == "/hops: expected integer from 0 to 2147483647, found true");
}

TEST_CASE("null is as good as absent") {
    CHECK(read(R"(,"time":null,"tenant":null,"hops":null,"expirytime":null)") == events::small());
    CHECK(read_structured(R"({"specversion":"1.0","id":null,"source":"a","type":"b"})")
              .error()
              .text() == "/id: missing");
}

TEST_CASE("attributes of another type are refused with their path") {
    CHECK(refusal(R"(,"tenant":{"a":1})") ==
          "/tenant: expected string, number or boolean, found object");
    CHECK(refusal(R"(,"tenant":[])") == "/tenant: expected string, number or boolean, found array");
    CHECK(refusal(R"(,"time":12)") == "/time: expected string, found number");
    CHECK(refusal(R"(,"dataschema":true)") == "/dataschema: expected string, found boolean");
    CHECK(refusal(R"(,"datacontenttype":{})") == "/datacontenttype: expected string, found object");
    CHECK(
        read_structured(R"({"specversion":1.0,"id":"a","source":"a","type":"b"})").error().text() ==
        "/specversion: expected string, found number");
    CHECK(
        read_structured(R"({"specversion":"1.0","id":7,"source":"a","type":"b"})").error().text() ==
        "/id: expected string, found number");
    CHECK(refusal(R"(,"tenant":nul)") == "/tenant: expected string, number or boolean, found null");
}

TEST_CASE("attributes are checked as those of the binary mode are") {
    CHECK(refusal(R"(,"time":"yesterday")") == "/time: expected time (RFC 3339), found yesterday");
    CHECK(refusal(R"(,"id":"m2")") == "/id: appears twice");
    CHECK(refusal(R"(,"tenant":"a","tenant":"a")") == "/tenant: appears twice");
    CHECK(refusal(R"(,"specversion":"1.0")") == "/specversion: appears twice");
    CHECK(refusal(R"(,"tenant":"a\u0000")") == "/tenant: has a control character");
    CHECK(refusal(R"(,"Tenant":"a")") == "/Tenant: is not a name of lower-case letters and digits");
    CHECK(refusal(R"(,"":"a")") == "/: is not a name of lower-case letters and digits");
    CHECK(read_structured("{}").error().text() == "/specversion: missing");
    CHECK(read_structured(R"({"specversion":"0.3"})").error().text() ==
          "/specversion: expected 1.0, found 0.3");
    CHECK(read_structured(R"({"specversion":"1.0","id":"a","source":"","type":"b"})")
              .error()
              .text() == "/source: is empty");
}

TEST_CASE("a text that is no JSON object is refused, wherever it ends") {
    CHECK(read_structured("").error().text() == "the text ends too early at byte 0");
    CHECK(read_structured("[]").error().text() == "expected object, found array");
    const std::string whole =
        "{" + required + R"(,"hops":3,"time":null,"data":{"a":[1]},"z":true})";
    REQUIRE(read_structured(whole).error() == writ::error{});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // On the heap and without a zero behind it, so that a look behind its end is found.
        const std::vector<char> begun(whole.begin(), whole.begin() + static_cast<long>(size));
        INFO(whole.substr(0, size));
        CHECK_FALSE(read_structured({begun.data(), begun.size()}));
    }
    CHECK_THAT(read_structured(whole + "x").error().text(), Catch::StartsWith("expected the end"));
}

TEST_CASE("JSON that is broken is refused with its path") {
    CHECK_THAT(refusal(R"(,"data":{"a":[1,]})"), Catch::StartsWith("/data"));
    CHECK_THAT(refusal(R"(,"tenant":"\x")"), Catch::StartsWith("/tenant: an unknown escape"));
    CHECK_THAT(refusal(",\"tenant\":\"\xFF\""), Catch::StartsWith("/tenant: broken UTF-8"));
    CHECK_THAT(refusal(",\"data\":\"\xFF\""), Catch::StartsWith("/data: broken UTF-8"));
}

TEST_CASE("a body that is not JSON though it says so is not written") {
    auto message = events::small();
    message.data_content_type = "application/json";
    message.body = R"({"a":})";
    CHECK_THAT(write_refusal(message), Catch::StartsWith("/data"));
    CHECK_THAT(write_refusal(message), Catch::Contains("not JSON: "));
    message.body = "{} {}";
    CHECK_THAT(write_refusal(message), Catch::StartsWith("/data: not JSON: "));
    message.body = "\"\xFF\"";
    CHECK_THAT(write_refusal(message), Catch::StartsWith("/data: not JSON: "));
}

TEST_CASE("what cannot be an attribute is not written in one object either") {
    auto message = events::small();
    message.headers = {{"tenant-id", "a"}};
    CHECK(write_refusal(message) == "/tenant-id: is not a name of lower-case letters and digits");
    message.headers = {{"tenant", "a\nb"}};
    CHECK(write_refusal(message) == "/tenant: has a control character");
    message.headers = {{"id", "a"}};
    CHECK(write_refusal(message) == "/id: is an attribute of the message's own, no header");
}

TEST_CASE("limits of an object are refused with the path of what is too large") {
    writ::limits bounds{.body_bytes = 4, .attributes = 2, .attribute_bytes = 20};
    const std::string long_text(21, 'a');
    CHECK(refusal(R"(,"tenant":")" + long_text + "\"", bounds) ==
          "/tenant: has 21 bytes, over the limit of 20");
    CHECK(refusal(",\"" + long_text + "\":{}", bounds) ==
          "/" + long_text + ": has 21 bytes, over the limit of 20");
    CHECK(refusal(R"(,"a":1,"b":1)", bounds).empty());
    CHECK(refusal(R"(,"a":1,"b":1,"c":1)", bounds) == "/c: is over the limit of 2 attributes");
    CHECK(refusal(R"(,"data":[12])", bounds).empty());
    CHECK(refusal(R"(,"data":[123])", bounds) == "/data: has 5 bytes, over the limit of 4");
    CHECK(refusal(R"(,"datacontenttype":"text/plain","data":"\u0061234")", bounds).empty());
    CHECK(refusal(R"(,"datacontenttype":"text/plain","data":"12345")", bounds) ==
          "/data: has 5 bytes, over the limit of 4");
    CHECK(refusal(R"(,"data_base64":"AAAAAA==")", bounds).empty());
    CHECK(refusal(R"(,"data_base64":"AAAAAAA=")", bounds) ==
          "/data: has 5 bytes, over the limit of 4");
    CHECK_THAT(refusal(R"(,"data_base64":")" + std::string(4000, 'A') + "\"", bounds),
               Catch::Contains("over the limit of 4"));
}

TEST_CASE("the payload is as deep as it may be without its event") {
    writ::limits bounds;
    bounds.payload.depth = 3;
    CHECK(refusal(R"(,"data":[[[1]]])", bounds).empty());
    CHECK_THAT(refusal(R"(,"data":[[[[1]]]])", bounds), Catch::StartsWith("/data"));
    auto message = events::small();
    message.data_content_type = "application/json";
    message.body = std::string(64, '[') + std::string(64, ']');
    CHECK(*read_structured(written(message)) == message);
    message.body = std::string(65, '[') + std::string(65, ']');
    CHECK_THAT(write_refusal(message), Catch::Contains("deeper than 64 levels"));
}
