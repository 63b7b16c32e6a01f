// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Random envelopes: what is written is read back as the same, in every mode and style, also by an
// envelope that held another; and whatever bytes come, they are read or refused.

#include "events.hpp"

#include "../catch.hpp"

#include <cstdint>
#include <random>
#include <string>

using namespace writ::cloudevents;

namespace {

class generator {
public:
    explicit generator(std::uint64_t seed) : random_{seed} {}

    std::size_t below(std::size_t bound) { return random_() % bound; }
    bool chance(std::size_t percent) { return below(100) < percent; }

    std::string text(std::size_t most) {
        static const std::string pieces[] = {"a",
                                             "Z",
                                             "0",
                                             "%",
                                             "%41",
                                             " ",
                                             "\"",
                                             "\\",
                                             "/",
                                             ",",
                                             "=",
                                             ";",
                                             "~",
                                             "\xC2\xA0",
                                             "\xC3\xBC",
                                             "{}",
                                             "''",
                                             "<b>",
                                             "\xE2\x82\xAC",
                                             "\xF0\x9F\x98\x80",
                                             "\xEF\xBF\xBD",
                                             "\xF4\x8F\xBF\xBD"};
        std::string made;
        for (std::size_t count = below(most + 1); count > 0; --count) {
            made += pieces[below(std::size(pieces))];
        }
        return made;
    }
    std::string maybe(std::size_t most) { return chance(50) ? text(most) : std::string{}; }

    std::string name(std::size_t number) {
        static const std::string letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        std::string made = "x" + std::to_string(number) + "x";
        for (std::size_t count = below(20); count > 0; --count) {
            made += letters[below(letters.size())];
        }
        return made;
    }

    writ::timestamp time() {
        const auto span = std::uint64_t{315'569'520'000'000};
        return {static_cast<std::int64_t>(random_() % span) - 62'167'219'200'000};
    }

    std::string json(int depth = 3) {
        switch (below(depth > 0 ? 7 : 4)) {
        case 0: return "null";
        case 1: return std::to_string(static_cast<std::int64_t>(random_()));
        case 2: return chance(50) ? "true" : "-1.5e-7";
        case 3: return quoted();
        case 4: return "[]";
        case 5: return "[" + json(depth - 1) + " ,\n" + json(depth - 1) + "]";
        default: return "{ " + quoted() + ":" + json(depth - 1) + "}";
        }
    }
    std::string bytes() {
        std::string made;
        for (std::size_t count = below(80); count > 0; --count) {
            made += static_cast<char>(below(256));
        }
        return made;
    }

    writ::envelope envelope() {
        static const std::string types[] = {"application/json", "application/vnd.x+json; v=1", "",
                                            "text/plain", "application/octet-stream"};
        writ::envelope made;
        made.id = "i" + text(20);
        made.source = "s" + text(20);
        made.type = "t" + text(20);
        made.time = chance(80) ? time() : writ::timestamp{};
        made.data_content_type = types[below(std::size(types))];
        made.data_schema = maybe(20);
        made.partition_key = maybe(40);
        made.trace_parent = chance(50) ? events::full().trace_parent : maybe(9);
        made.trace_state = maybe(20);
        made.correlation_id = maybe(20);
        made.causation_id = maybe(20);
        made.reply_to = maybe(20);
        made.reply_key = maybe(20);
        made.generation = static_cast<std::uint32_t>(chance(50) ? below(3) : below(2'147'483'648));
        made.producer = maybe(20);
        if (chance(50)) {
            made.sequence = random_() >> below(64);
        }
        made.hops = static_cast<std::uint32_t>(chance(50) ? below(3) : below(2'147'483'648));
        if (chance(50)) {
            made.expiry_time = time();
        }
        for (std::size_t count = below(6), i = 0; i < count; ++i) {
            made.headers.push_back({name(i), text(30)});
        }
        if (chance(10) && !made.sequence) {
            made.headers.push_back({"sequence", "q" + text(5)});
        }
        if (chance(80)) {
            const bool is_json = writ::is_json_content(made.data_content_type);
            made.body =
                is_json || (made.data_content_type.empty() && chance(50)) ? json() : bytes();
        }
        return made;
    }

private:
    std::string quoted() {
        std::string made{"\""};
        for (const char c : text(6)) {
            made += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
        }
        return made + (chance(20) ? "\\u00e9\\n\"" : "\"");
    }

    std::mt19937_64 random_;
};

}  // namespace

TEST_CASE("random envelopes go through headers of each style unchanged") {
    writ::header_block block;
    writ::envelope reused;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        INFO("seed " << seed);
        const auto message = generator{seed}.envelope();
        for (const auto& style : {kafka, http, plain}) {
            REQUIRE(write_binary(message, style, block).error() == writ::error{});
            const auto all = events::all_of(block);
            REQUIRE(mode_of(all, style) == mode::binary);
            REQUIRE(read(all, message.body, style, reused).error() == writ::error{});
            REQUIRE(reused == message);
        }
    }
}

TEST_CASE("random envelopes go through one JSON object unchanged") {
    std::string text;
    writ::envelope reused;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        INFO("seed " << seed);
        const auto message = generator{seed}.envelope();
        REQUIRE(write_structured(message, text).error() == writ::error{});
        REQUIRE(read_structured(text, reused).error() == writ::error{});
        REQUIRE(reused == message);
    }
}

TEST_CASE("HTTP headers of random envelopes are printable ASCII") {
    writ::header_block block;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        INFO("seed " << seed);
        auto message = generator{seed}.envelope();
        REQUIRE(write_binary(message, http, block));
        for (const auto& each : block) {
            for (const char c : each.value) {
                REQUIRE(c >= ' ');
                REQUIRE(c <= '~');
            }
        }
    }
}

TEST_CASE("an object that was damaged is refused, or read as what can be written again") {
    std::string text, again;
    for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
        INFO("seed " << seed);
        generator random{seed};
        REQUIRE(write_structured(random.envelope(), text));
        for (std::size_t count = 1 + random.below(3); count > 0; --count) {
            const std::size_t at = random.below(text.size());
            switch (random.below(3)) {
            case 0: text[at] = static_cast<char>(random.below(256)); break;
            case 1: text.erase(at, 1 + random.below(9)); break;
            default: text.insert(at, text, random.below(text.size()), random.below(9)); break;
            }
        }
        INFO(text);
        const auto read = read_structured(text);
        if (!read) {
            continue;
        }
        REQUIRE(write_structured(*read, again).error() == writ::error{});
        REQUIRE(*read_structured(again) == *read);
    }
}
