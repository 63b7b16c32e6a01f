// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/uuid.hpp>

#include "one_field.hpp"

#include <boost/uuid/string_generator.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <map>
#include <random>

namespace {

using boost::uuids::uuid;

static_assert(writ::has_wire_form<uuid> && writ::has_wire_form<std::optional<uuid>>);

constexpr const char* known = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

}  // namespace

TEST_CASE("a UUID is written as 36 characters in lower case") {
    CHECK(written(boost::uuids::string_generator{}(known)) == '"' + std::string{known} + '"');
    CHECK(written(uuid{}) == R"("00000000-0000-0000-0000-000000000000")");
}

TEST_CASE("a UUID is read in either case") {
    CHECK(to_string(field_of<uuid>('"' + std::string{known} + '"')) == known);
    CHECK(to_string(field_of<uuid>(R"("F81D4FAE-7DEC-11D0-a765-00A0C91E6BF6")")) == known);
}

TEST_CASE("UUIDs are written and read as Boost does it") {
    std::mt19937 random{5};
    for (int i = 0; i < 500; ++i) {
        uuid value{};
        for (auto& byte : value)
            byte = static_cast<std::uint8_t>(random());
        REQUIRE(written(value) == '"' + to_string(value) + '"');
        REQUIRE(again(value) == value);
    }
}

TEST_CASE("no other form of a UUID is read") {
    const std::string good{known};
    for (std::size_t i = 0; i < good.size(); ++i)
        for (const char c : {'g', '-', ' ', '{', '/', ':', '@', '`', 'G', '\x7f'}) {
            std::string text = good;
            if (text[i] == c)
                continue;
            text[i] = c;
            INFO(text);
            CHECK_FALSE(field_complaint<uuid>('"' + text + '"').empty());
        }
    for (const std::string& text :
         {std::string{}, good.substr(1), good + "0", "{" + good + "}", "urn:uuid:" + good,
          std::string{"f81d4fae7dec11d0a76500a0c91e6bf6"},
          std::string{"f81d4fae7dec11d0a76500a0c91e6bf6----"}}) {
        INFO(text);
        CHECK(field_complaint<uuid>('"' + text + '"').starts_with("/field: expected UUID, found"));
    }
    CHECK(field_complaint<uuid>("7") == "/field: expected UUID, found number");
}
