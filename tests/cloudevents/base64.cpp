// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/base64.hpp>

#include "../catch.hpp"

#include <random>
#include <string>
#include <string_view>

namespace {

std::string written(std::string_view bytes) {
    std::string text = "before:";
    writ::detail::append_base64(text, bytes);
    return text.substr(7);
}

bool is_refused(std::string_view text) {
    std::string bytes = "what was there";
    return !writ::detail::read_base64(text, bytes) && bytes.empty();
}

std::string read(std::string_view text) {
    std::string bytes = "what was there";
    REQUIRE(writ::detail::read_base64(text, bytes));
    return bytes;
}

}  // namespace

TEST_CASE("base64 writes the examples of RFC 4648") {
    CHECK(written("").empty());
    CHECK(written("f") == "Zg==");
    CHECK(written("fo") == "Zm8=");
    CHECK(written("foo") == "Zm9v");
    CHECK(written("foob") == "Zm9vYg==");
    CHECK(written("fooba") == "Zm9vYmE=");
    CHECK(written("foobar") == "Zm9vYmFy");
}

TEST_CASE("base64 uses all 64 letters, in their order") {
    std::string bytes, letters;
    writ::detail::append_base64(letters, std::string_view{"\0\x10\x83\x10\x51\x87", 6});
    CHECK(letters == "ABCDEFGH");
    REQUIRE(writ::detail::read_base64(writ::detail::base64_letters, bytes));
    CHECK(bytes.size() == 48);
    CHECK(written(bytes) == writ::detail::base64_letters);
    CHECK(written("\xFB\xEF\xBE\xFF\xFF\xFF") == "++++////");
}

TEST_CASE("base64 reads what it writes, for every byte at every place") {
    std::mt19937 random{4};
    for (std::size_t size = 0; size < 70; ++size) {
        for (int round = 0; round < 20; ++round) {
            std::string bytes(size, '\0');
            for (char& each : bytes)
                each = static_cast<char>(random() & 0xFF);
            INFO("size " << size << ", round " << round);
            REQUIRE(read(written(bytes)) == bytes);
        }
    }
}

TEST_CASE("base64 refuses padding that is missing or stands elsewhere") {
    CHECK(is_refused("Zg"));
    CHECK(is_refused("Zg="));
    CHECK(is_refused("Zg==="));
    CHECK(is_refused("Zm8"));
    CHECK(is_refused("Z==="));
    CHECK(is_refused("===="));
    CHECK(is_refused("Zg==Zg=="));
    CHECK(is_refused("Z=g="));
    CHECK(is_refused("=Zg="));
    CHECK(is_refused("Zm9v===="));
}

TEST_CASE("base64 refuses every byte that is none of its letters, at every place") {
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        if (writ::detail::base64_letters.find(c) != std::string_view::npos)
            continue;
        for (std::size_t place = 0; place < 8; ++place) {
            std::string text = "Zm9vYmFy";
            text[place] = c;
            INFO("byte " << byte << " at " << place);
            REQUIRE(is_refused(text));  // also with '=' last: 'F' has bits behind the byte
        }
    }
}

TEST_CASE("base64 refuses bits behind the last byte that are not zero") {
    CHECK(read("Zg==") == "f");
    CHECK(is_refused("Zh=="));
    CHECK(is_refused("Zv=="));
    CHECK(read("Zm8=") == "fo");
    CHECK(is_refused("Zm9="));
    CHECK(is_refused("Zm/="));
}

TEST_CASE("base64 refuses the letters of the URL alphabet") {
    CHECK(is_refused("-_-_"));
    CHECK(read("+/+/") == "\xFB\xFF\xBF");
}
