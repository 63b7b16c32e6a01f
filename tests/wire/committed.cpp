// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/cbor.hpp>
#include <writ/runtime/derived_id.hpp>
#include <writ/runtime/fingerprint.hpp>

#include "../catch.hpp"
#include "values.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

// Bytes that were written by an earlier version stand in tests/wire/v<n>, and are read for ever.
// The last of these folders is what this version writes, byte for byte. Where that is to change, a
// new folder is made with `test_wire "[write]"`; an old one is never touched.

namespace {

namespace files = std::filesystem;

const files::path folder = "tests/wire";

std::string contents(const files::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

// In the order of their numbers.
std::vector<files::path> versions() {
    std::vector<files::path> found;
    for (int i = 1; files::is_directory(folder / ("v" + std::to_string(i))); ++i)
        found.push_back(folder / ("v" + std::to_string(i)));
    return found;
}

// ---- files ------------------------------------------------------------------------------------

struct wire_file {
    std::string name;
    std::string bytes;  // as this version writes them
    std::function<void(const std::string&)> check;  // what they mean
};

template <class T>
void add_payload(std::vector<wire_file>& all, const std::string& name, const T& value) {
    all.push_back({name + ".json", writ::to_json(value), [value](const std::string& bytes) {
                       const auto read = writ::from_json<T>(bytes);
                       INFO(read.error().text());
                       REQUIRE(read);
                       CHECK(*read == value);
                   }});
    all.push_back({name + ".cbor", writ::to_cbor(value), [value](const std::string& bytes) {
                       const auto read = writ::from_cbor<T>(bytes);
                       INFO(read.error().text());
                       REQUIRE(read);
                       CHECK(*read == value);
                   }});
}

void add_structured(std::vector<wire_file>& all, const std::string& name,
                    const writ::envelope& message) {
    std::string text;
    REQUIRE(writ::cloudevents::write_structured(message, text));
    all.push_back({name + ".structured.json", text, [message](const std::string& bytes) {
                       const auto read = writ::cloudevents::read_structured(bytes);
                       INFO(read.error().text());
                       REQUIRE(read);
                       CHECK(*read == message);
                   }});
}

// Lines of headers, an empty line, and the body.
void add_binary(std::vector<wire_file>& all, const std::string& name, const writ::envelope& message,
                const writ::header_style& style) {
    writ::header_block headers;
    std::string text;
    REQUIRE(writ::cloudevents::write_binary(message, style, headers));
    for (const writ::header_view each : headers)
        text.append(each.name).append(": ").append(each.value).append("\n");
    text.append("\n").append(message.body);
    all.push_back(
        {name, text, [message, style](const std::string& bytes) {
             const auto end = bytes.find("\n\n");
             REQUIRE(end != bytes.npos);
             std::vector<writ::header_view> lines;
             std::string_view rest{bytes.data(), end + 1};
             while (!rest.empty()) {
                 const auto colon = rest.find(": "), stop = rest.find('\n');
                 lines.push_back({rest.substr(0, colon), rest.substr(colon + 2, stop - colon - 2)});
                 rest.remove_prefix(stop + 1);
             }
             const auto read = writ::cloudevents::read_binary(lines, bytes.substr(end + 2), style);
             INFO(read.error().text());
             REQUIRE(read);
             CHECK(*read == message);
         }});
}

// What is no message of its own but part of them: text in, text out, a line each.
std::string small_forms() {
    std::string text;
    const auto line = [&](const std::string& what, std::string_view is) {
        text.append(what).append(": ").append(is).append("\n");
    };
    for (const auto& [source, id, subscriber] :
         {std::array{"", "", ""}, std::array{"room-booking", "1", "booking-process/booking-flow"},
          std::array{"s", "a longer id than eight bytes", "\u00e9"}})
        for (const std::uint64_t ordinal : {0U, 1U, 4'000'000'000U})
            line("derived id of \"" + std::string{source} + "\", \"" + id + "\", \"" + subscriber +
                     "\", " + std::to_string(ordinal),
                 writ::derived_id(source, id, subscriber, ordinal));
    for (const std::string_view bytes :
         {std::string_view{}, std::string_view{"\0", 1}, std::string_view{"\x14\xfb"},
          std::string_view{"abc"}, std::string_view{"\xff\xfe\xfd\xfc"}}) {
        std::string base64;
        writ::detail::append_base64(base64, bytes);
        line("base64 of " + std::to_string(bytes.size()) + " bytes", base64);
    }
    using writ::plain_names;
    line("dataschema of order_line",
         writ::detail::data_schema<plain_names, sample::order_line>.text());
    line("dataschema of numbers", writ::detail::data_schema<plain_names, sample::numbers>.text());
    line("dataschema of texts", writ::detail::data_schema<plain_names, sample::texts>.text());
    line("dataschema of containers",
         writ::detail::data_schema<plain_names, sample::containers>.text());
    line("dataschema of forms", writ::detail::data_schema<plain_names, sample::forms>.text());
    line("dataschema of keeper", writ::detail::data_schema<plain_names, sample::keeper>.text());
    writ::envelope cause = sample::message(), effect = sample::octets();
    writ::continue_trace(effect, cause);
    line("traceparent of an effect", effect.trace_parent);
    cause.trace_parent.clear();
    writ::continue_trace(effect, cause);
    line("traceparent where there was none", effect.trace_parent);
    return text;
}

std::vector<wire_file> all_files() {
    std::vector<wire_file> all;
    add_payload(all, "full", sample::full());
    add_payload(all, "least", sample::least());
    add_payload(all, "ends", sample::ends());
    for (const auto& [name, message] :
         {std::pair{"message", sample::message()}, std::pair{"octets", sample::octets()}}) {
        const std::string stem{name};
        add_structured(all, stem, message);
        add_binary(all, stem + ".kafka.txt", message, writ::cloudevents::kafka);
        add_binary(all, stem + ".http.txt", message, writ::cloudevents::http);
        add_binary(all, stem + ".plain.txt", message, writ::cloudevents::plain);
    }
    // Builds that run side by side must agree on all of these.
    all.push_back({"small_forms.txt", small_forms(),
                   [](const std::string& bytes) { CHECK(small_forms() == bytes); }});
    return all;
}

}  // namespace

TEST_CASE("what any version wrote is read as the same values") {
    const auto all = all_files();
    CHECK_FALSE(versions().empty());
    for (const files::path& version : versions()) {
        std::size_t count = 0;
        for (const auto& entry : files::directory_iterator{version}) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const wire_file& each) {
                return each.name == entry.path().filename();
            });
            INFO(entry.path());
            REQUIRE(known != all.end());
            known->check(contents(entry.path()));
            ++count;
        }
        CHECK(count > 10);
    }
}

TEST_CASE("this version writes the bytes of the last one") {
    REQUIRE_FALSE(versions().empty());
    const files::path last = versions().back();
    for (const wire_file& each : all_files()) {
        INFO(last / each.name);
        CHECK(each.bytes == contents(last / each.name));
    }
}

TEST_CASE("the values that are committed are neither empty nor the same") {
    CHECK_FALSE(sample::full() == sample::least());
    CHECK_FALSE(sample::ends() == sample::least());
    CHECK(sample::message().headers.size() == 2);
}

// Not run unless it is named.
TEST_CASE("the bytes of this version are written into a new folder", "[.][write]") {
    const files::path made = folder / ("v" + std::to_string(versions().size() + 1));
    REQUIRE(files::create_directory(made));
    for (const wire_file& each : all_files())
        REQUIRE(std::ofstream{made / each.name, std::ios::binary} << each.bytes);
    WARN("written: " << made);
}
