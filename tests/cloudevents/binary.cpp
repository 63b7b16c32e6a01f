// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "events.hpp"

#include "../catch.hpp"

#include <string>

using namespace writ::cloudevents;
using events::headers;

namespace {

headers written(const writ::envelope& message, const writ::header_style& style) {
    static writ::header_block block;
    REQUIRE(write_binary(message, style, block).error() == writ::error{});
    return events::all_of(block);
}

std::string refusal(const writ::envelope& message) {
    writ::header_block block;
    const auto done = write_binary(message, kafka, block);
    CHECK(block.empty() == !done);
    return done.error().text();
}

std::string refusal(const headers& all, const writ::limits& bounds = {}) {
    return read_binary(all, {}, kafka, bounds).error().text();
}

headers with(headers all, writ::header_view one) {
    all.push_back(one);
    return all;
}

std::string refusal_of(std::string_view name, std::string_view value,
                       const writ::limits& bounds = {}) {
    return refusal(with(events::required(), {name, value}), bounds);
}

writ::envelope read_http(std::string_view name, std::string_view value) {
    const auto read = read_binary(with(events::required("ce-"), {name, value}), {}, http);
    REQUIRE(read.error() == writ::error{});
    return *read;
}

writ::envelope carrying(std::string name, std::string value) {
    auto made = events::small();
    made.headers = {{std::move(name), std::move(value)}};
    return made;
}

}  // namespace

TEST_CASE("Kafka: each attribute is a header with ce_ before its name, the trace also without") {
    CHECK(written(events::full(), kafka) ==
          headers{{"ce_specversion", "1.0"},
                  {"ce_id", "m1"},
                  {"ce_source", "room-booking"},
                  {"ce_type", "booking.room-reserved"},
                  {"ce_time", "2026-12-01T10:00:00.250Z"},
                  {"content-type", "application/json"},
                  {"ce_dataschema", "urn:writ:1f"},
                  {"ce_partitionkey", "b-7"},
                  {"ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
                  {"ce_tracestate", "rojo=1"},
                  {"ce_correlationid", "c1"},
                  {"ce_causationid", "m0"},
                  {"ce_replyto", "process/flow"},
                  {"ce_replykey", "w1"},
                  {"ce_generation", "2"},
                  {"ce_producer", "store-1"},
                  {"ce_sequence", "18446744073709551615"},
                  {"ce_hops", "3"},
                  {"ce_expirytime", "2026-12-01T10:01:00Z"},
                  {"ce_tenant", "acme"},
                  {"ce_subject", "Z\xC3\xBCrich, 100 % \"ok\""},
                  {"traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"},
                  {"tracestate", "rojo=1"}});
}

TEST_CASE("what a message does not have is no header") {
    CHECK(written(events::small(), kafka) == events::required());
}

TEST_CASE("HTTP: values are percent-encoded, but for the content type") {
    auto message = carrying("subject", "Euro \xE2\x82\xAC \xF0\x9F\x98\x80 \"5%\"");
    message.data_content_type = "text/plain; charset=\"utf-8\"";
    const auto all = written(message, http);
    CHECK(all[4] == writ::header_view{"content-type", "text/plain; charset=\"utf-8\""});
    CHECK(all[5] ==
          writ::header_view{"ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80%20%225%25%22"});
}

TEST_CASE("plain headers are the attributes' own names") {
    const auto all = written(events::full(), plain);
    CHECK(all[0] == writ::header_view{"specversion", "1.0"});
    CHECK(all[5] == writ::header_view{"datacontenttype", "application/json"});
    CHECK(all.size() == 21);
}

TEST_CASE("every attribute is read back as it was written, in each style") {
    for (const auto& style : {kafka, http, plain}) {
        INFO("prefix '" << style.prefix << "'");
        const auto read = read_binary(written(events::full(), style), events::full().body, style);
        REQUIRE(read.error() == writ::error{});
        CHECK(*read == events::full());
        CHECK(*read_binary(written(events::small(), style), {}, style) == events::small());
    }
}

TEST_CASE("a message that is read into keeps nothing of the one before") {
    auto reused = events::full();
    REQUIRE(read_binary(events::required(), {}, kafka, reused));
    CHECK(reused == events::small());
}

TEST_CASE("headers of a block that is used again are those of the last message") {
    writ::header_block block;
    REQUIRE(write_binary(events::full(), kafka, block));
    REQUIRE(write_binary(events::small(), kafka, block));
    CHECK(events::all_of(block) == events::required());
}

TEST_CASE("headers of the transport's own are not looked at") {
    auto all = events::required();
    all.push_back({"host", "\xFF\xFF"});
    all.push_back({"host", "again"});
    all.push_back({"CE_tenant", "acme"});
    CHECK(*read_binary(all, {}, kafka) == events::small());
}

TEST_CASE("HTTP: names of headers have no case") {
    auto all = headers{{"CE-SpecVersion", "1.0"},      {"Ce-Id", "m1"},
                       {"ce-Source", "web"},           {"CE-TYPE", "room.free"},
                       {"Content-Type", "text/plain"}, {"CE-Tenant", "Acme"}};
    const auto read = read_binary(all, {}, http);
    REQUIRE(read.error() == writ::error{});
    CHECK(read->type == "room.free");
    CHECK(read->data_content_type == "text/plain");
    CHECK(read->header_value("tenant") == "Acme");
}

TEST_CASE("HTTP: values may be encoded more than needed, in either case, and quoted") {
    CHECK(read_http("ce-tenant", "%61%E2%82%ac%41").header_value("tenant") == "a\xE2\x82\xAC"
                                                                              "A");
    CHECK(read_http("ce-tenant", "\"a \\\"b\\\" %25\"").header_value("tenant") == "a \"b\" %");
    CHECK(read_http("ce-tenant", "\"").header_value("tenant") == "\"");
    CHECK(read_http("ce-tenant", "\"\"").header_value("tenant").empty());
    CHECK(read_http("ce-tenant", "a%2541").header_value("tenant") == "a%41");
    CHECK(read_http("ce-partitionkey", "a%20b").partition_key == "a b");
}

TEST_CASE("HTTP: a percent sign without two digits stands for itself") {
    CHECK(read_http("ce-tenant", "5 % off, %2").header_value("tenant") == "5 % off, %2");
    CHECK(read_http("ce-tenant", "%4g%").header_value("tenant") == "%4g%");
}

TEST_CASE("HTTP: what is encoded must be UTF-8 without control characters") {
    const auto reason = [](std::string_view value) {
        const auto all = with(events::required("ce-"), {"ce-tenant", value});
        return read_binary(all, {}, http).error().text();
    };
    CHECK(reason("%C0%A0") == "/tenant: is not UTF-8");
    CHECK(reason("%0D%0Ax:%20y") == "/tenant: has a control character");
    CHECK(reason("\xFC") == "/tenant: is not UTF-8");
}

TEST_CASE("Kafka: values are not encoded, and a percent sign means nothing") {
    const auto read = read_binary(with(events::required(), {"ce_tenant", "\"a%20b\""}), {}, kafka);
    CHECK(read->header_value("tenant") == "\"a%20b\"");
}

TEST_CASE("the transport's own traceparent counts where the event says none") {
    const std::string_view bare = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    auto all = events::required();
    all.push_back({"traceparent", bare});
    all.push_back({"tracestate", "congo=1"});
    CHECK(read_binary(all, {}, kafka)->trace_parent == bare);
    CHECK(read_binary(all, {}, kafka)->trace_state == "congo=1");

    const auto own = events::full().trace_parent;
    all.push_back({"ce_traceparent", own});
    const auto read = *read_binary(all, {}, kafka);
    CHECK(read.trace_parent == own);
    CHECK(read.trace_state.empty());
}

TEST_CASE("a bare traceparent that is malformed is ignored") {
    auto all = events::required();
    all.push_back({"traceparent", "00-x"});
    all.push_back({"tracestate", "congo=1"});
    CHECK(*read_binary(all, {}, kafka) == events::small());
}

TEST_CASE("a malformed traceparent is never written without prefix") {
    auto message = events::small();
    message.trace_parent = "00-x";
    CHECK(written(message, kafka).size() == 5);
}

TEST_CASE("an event without one of the four attributes is refused, with its name") {
    for (std::size_t left_out = 0; left_out < 4; ++left_out) {
        auto all = events::required();
        const auto name = std::string{all[left_out].name.substr(3)};
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(left_out));
        CHECK(refusal(all) == "/" + name + ": missing");
    }
    CHECK(refusal(headers{}) == "/specversion: missing");
}

TEST_CASE("id, source and type are not empty") {
    for (std::size_t i = 1; i < 4; ++i) {
        auto all = events::required();
        all[i].value = {};
        CHECK(refusal(all) == "/" + std::string{all[i].name.substr(3)} + ": is empty");
    }
}

TEST_CASE("only version 1.0 of CloudEvents is read") {
    auto all = events::required();
    all[0].value = "0.3";
    CHECK(refusal(all) == "/specversion: expected 1.0, found 0.3");
}

TEST_CASE("an attribute that appears twice is refused") {
    for (const std::string name : {"specversion", "id", "source", "type"}) {
        CHECK(refusal_of("ce_" + name, "1.0") == "/" + name + ": appears twice");
    }
    auto all = with(events::required(), {"ce_tenant", "a"});
    CHECK(refusal(with(all, {"ce_tenant", "a"})) == "/tenant: appears twice");
}

TEST_CASE("a content type may stand under both of its names, but not as two") {
    auto all = with(events::required(), {"content-type", "text/plain"});
    all.push_back({"ce_datacontenttype", "text/plain"});
    CHECK(read_binary(all, {}, kafka)->data_content_type == "text/plain");
    std::swap(all.front(), all.back());
    CHECK(read_binary(all, {}, kafka)->data_content_type == "text/plain");
    all.front().value = "text/html";
    CHECK(refusal(all) == "/datacontenttype: appears twice");
}

TEST_CASE("a time that is none is refused, with what was found") {
    CHECK(refusal_of("ce_time", "yesterday") == "/time: expected time (RFC 3339), found yesterday");
    CHECK(refusal_of("ce_expirytime", "2026-02-30T00:00:00Z") ==
          "/expirytime: expected time (RFC 3339), found 2026-02-30T00:00:00Z");
    CHECK(refusal_of("ce_time", "") == "/time: expected time (RFC 3339), found ");
}

TEST_CASE("a foreign time has any offset, and is cut to milliseconds") {
    const auto all = with(events::required(), {"ce_time", "2026-12-01T11:00:00.2509999+01:00"});
    CHECK(read_binary(all, {}, kafka)->time == events::full().time);
}

TEST_CASE("a number that is none, or too large, is refused") {
    for (const std::string bad : {"", "-1", "+1", "1.0", "01", "x", " 1", "2147483648",
                                  "4294967296", "18446744073709551617"}) {
        CHECK(refusal_of("ce_hops", bad) ==
              "/hops: expected integer from 0 to 2147483647, found " + bad);
        CHECK_FALSE(refusal_of("ce_generation", bad).empty());
    }
    CHECK(refusal_of("ce_hops", "2147483647").empty());
}

TEST_CASE("a sequence of other programs, which is no number, stays a header") {
    for (const std::string value : {"0001", "aaz", "18446744073709551616", ""}) {
        const auto all = with(events::required(), {"ce_sequence", value});
        const auto read = read_binary(all, {}, kafka);
        REQUIRE(read.error() == writ::error{});
        CHECK_FALSE(read->sequence);
        CHECK(read->headers == std::vector<writ::header>{{"sequence", value}});
        CHECK(written(*read, kafka) == all);
    }
}

TEST_CASE("a name that CloudEvents does not allow is refused in both directions") {
    for (const std::string name :
         {"tenant-id", "Tenant", "tenant_id", "t\xC3\xA9nant", "data", ""}) {
        INFO(name);
        CHECK_THAT(refusal(carrying(name, "a")),
                   Catch::EndsWith(": is not a name of lower-case letters and digits"));
        CHECK_THAT(refusal_of("ce_" + name, "a"),
                   Catch::EndsWith(": is not a name of lower-case letters and digits"));
    }
    CHECK_THAT(refusal(carrying("tenant-id", "a")), Catch::StartsWith("/tenant-id: "));
}

TEST_CASE("a header that is called like an attribute of the message is not written") {
    for (const std::string name :
         {"specversion", "id", "source", "type", "time", "datacontenttype", "dataschema",
          "partitionkey", "traceparent", "tracestate", "correlationid", "causationid", "replyto",
          "replykey", "generation", "producer", "hops", "expirytime"}) {
        CHECK(refusal(carrying(name, "1")) ==
              "/" + name + ": is an attribute of the message's own, no header");
    }
    CHECK(refusal(carrying("sequence", "12")) ==
          "/sequence: is an attribute of the message's own, no header");
    auto message = carrying("sequence", "abc");
    message.sequence = 1;
    CHECK(refusal(message) == "/sequence: is an attribute of the message's own, no header");
}

TEST_CASE("two headers of one name are not written") {
    auto message = carrying("tenant", "a");
    message.headers.push_back({"tenant", "a"});
    CHECK(refusal(message) == "/tenant: appears twice");
}

TEST_CASE("texts with control characters, without UTF-8 or characters are not written or read") {
    const std::string controls[] = {std::string(1, '\0'), "\n",       "\x1F",    "\x7F",
                                    "12345678\x7F",       "\xC2\x80", "\xC2\x9F"};
    for (const auto& text : controls) {
        CHECK_THAT(refusal(carrying("tenant", text)), Catch::Contains("control character"));
        CHECK_THAT(refusal_of("ce_tenant", text), Catch::Contains("control character"));
        CHECK_THAT(refusal_of("ce_partitionkey", text), Catch::Contains("control character"));
    }
    for (const std::string text : {"\xEF\xB7\x90", "\xEF\xB7\xAF", "\xEF\xBF\xBE", "\xEF\xBF\xBF",
                                   "\xF0\x9F\xBF\xBE", "\xF4\x8F\xBF\xBF"}) {
        CHECK_THAT(refusal(carrying("tenant", text)), Catch::Contains("Unicode does not have"));
        CHECK_THAT(refusal_of("ce_tenant", text), Catch::Contains("Unicode does not have"));
    }
    for (const std::string text :
         {"\xFF", "\xC0\xA0", "a\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        CHECK(refusal(carrying("tenant", text)) == "/tenant: is not UTF-8");
        CHECK(refusal_of("ce_tenant", text) == "/tenant: is not UTF-8");
    }
    for (const std::string text : {"\xC2\xA0", "\xEF\xB7\x8F", "\xEF\xB7\xB0", "\xEF\xBF\xBD",
                                   "\xF0\x9E\xBF\xBE", "\"\\ ~", "\xF0\x9F\xBF\xBD"}) {
        CHECK(refusal(carrying("tenant", text)).empty());
        CHECK(refusal_of("ce_tenant", text).empty());
    }
}

TEST_CASE("a message without id, source or type is not written") {
    auto message = events::small();
    message.type.clear();
    CHECK(refusal(message) == "/type: is empty");
    message.source.clear();
    CHECK(refusal(message) == "/source: is empty");
    message.id.clear();
    CHECK(refusal(message) == "/id: is empty");
}

TEST_CASE("what has no form on the wire is not written") {
    auto message = events::small();
    message.time = {253'402'300'800'000};
    CHECK(refusal(message) == "/time: is not in the years 0 to 9999");
    message = events::small();
    message.expiry_time = writ::timestamp{-62'167'219'200'001};
    CHECK(refusal(message) == "/expirytime: is not in the years 0 to 9999");
    message = events::small();
    message.hops = 2'147'483'648;
    CHECK(refusal(message) == "/hops: is over the 2147483647 of an integer");
}

TEST_CASE("a time is written as the payloads' times are") {
    for (const std::int64_t ms :
         {std::int64_t{1}, std::int64_t{-1}, std::int64_t{1000}, std::int64_t{-62'167'219'200'000},
          std::int64_t{253'402'300'799'999}, std::int64_t{951'782'400'120}}) {
        auto message = events::small();
        message.time = {ms};
        std::string text;
        writ::wire<writ::timestamp>::write(message.time, text);
        CHECK(written(message, plain)[4] == writ::header_view{"time", text});
    }
}

TEST_CASE("limits are refused with the name of what is too large") {
    const writ::limits bounds{.body_bytes = 4, .attributes = 2, .attribute_bytes = 20};
    auto all = events::required();
    CHECK(refusal_of("ce_tenant", std::string(21, 'a'), bounds) ==
          "/tenant: has 21 bytes, over the limit of 20");
    CHECK(refusal_of("ce_tenant", std::string(20, 'a'), bounds).empty());
    CHECK(refusal_of("content-type", std::string(21, 'a'), bounds) ==
          "/datacontenttype: has 21 bytes, over the limit of 20");
    CHECK(refusal_of("ce_" + std::string(21, 'a'), "", bounds) ==
          "/" + std::string(21, 'a') + ": has 21 bytes, over the limit of 20");
    CHECK(refusal_of("ce_" + std::string(20, 'a'), "", bounds).empty());
    all.push_back({"ce_a", "1"});
    all.push_back({"ce_b", "1"});
    CHECK(refusal(all, bounds).empty());
    all.push_back({"ce_c", "1"});
    CHECK(refusal(all, bounds) == "/c: is over the limit of 2 attributes");
    CHECK(read_binary(events::required(), "12345", kafka, bounds).error().text() ==
          "/data: has 5 bytes, over the limit of 4");
    CHECK(read_binary(events::required(), "1234", kafka, bounds)->body == "1234");
}

TEST_CASE("a name that is long, or no text, does not fill the log") {
    CHECK(refusal_of("ce_" + std::string(9000, 'a'), "") ==
          "/" + std::string(40, 'a') + "...: has 9000 bytes, over the limit of 8192");
    CHECK(refusal_of("ce_a\n/\xFF", "") == "/a???: is not a name of lower-case letters and digits");
}

TEST_CASE("the mode of a message is told by its headers") {
    CHECK(mode_of(events::required(), kafka) == mode::binary);
    CHECK(mode_of(headers{{"content-type", "application/json"}}, kafka) == mode::none);
    CHECK(mode_of(headers{}, kafka) == mode::none);
    CHECK(mode_of(headers{{"Content-Type", "Application/CloudEvents+JSON; charset=utf-8"}}, http) ==
          mode::structured);
    CHECK(mode_of(headers{{"content-type", "application/cloudevents-batch+json"}}, kafka) ==
          mode::unknown);
    CHECK(mode_of(headers{{"content-type", "application/cloudevents+avro"}}, kafka) ==
          mode::unknown);
    auto both = events::required("ce-");
    both.push_back({"content-type", structured_content_type});
    CHECK(mode_of(both, http) == mode::structured);
}

TEST_CASE("a message is read in the mode that it came in") {
    std::string text;
    REQUIRE(write_structured(events::full(), text));
    const headers structured{{"content-type", structured_content_type}};
    CHECK(*read(structured, text, kafka) == events::full());
    CHECK(*read(written(events::full(), kafka), events::full().body, kafka) == events::full());
    CHECK_THAT(read(headers{}, text, kafka).error().text(), Catch::StartsWith("not a CloudEvent"));
    const headers batch{{"content-type", "application/cloudevents-batch+json"}};
    CHECK_THAT(read(batch, "[]", kafka).error().text(), Catch::Contains("batch"));
}
