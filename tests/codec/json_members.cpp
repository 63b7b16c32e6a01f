// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>

#include "../catch.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace {

// Keys of one to many blocks, of which some differ from others in a single byte.
struct wide {
    int the_first_key_of_them_all = 0;
    int a = 0;
    int twelve_bytes = 0;
    int thirteen_byte = 0;
    int the_other_key_of_them_all = 0;
    std::optional<int> a_key_that_needs_three_blocks_to_be_held;

    bool operator==(const wide&) const = default;
};
const wide full{1, 2, 3, 4, 5, 6};

std::string with(std::string text, std::size_t at, char byte) {
    text[at] = byte;
    return text;
}

}  // namespace

TEST_CASE("a key of any length is found, with and without white space") {
    std::string text = writ::to_json(full);
    CHECK(*writ::from_json<wide>(text) == full);
    CHECK(*writ::from_json<wide>(text + std::string(40, ' ')) == full);
    for (std::size_t at = text.find(','); at != text.npos; at = text.find(',', at + 3))
        text.insert(at + 1, "\n ");
    CHECK(*writ::from_json<wide>(text) == full);
}

TEST_CASE("a key that differs in one byte is another one, wherever the byte is") {
    const std::string text = writ::to_json(full);
    for (const std::size_t behind : {0U, 1U, 40U}) {
        std::size_t accepted = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool is_name = (text[at] >= 'a' && text[at] <= 'z') || text[at] == '_';
            const bool is_optional = at > text.find("\"a_key_that");
            if (!is_name || is_optional)
                continue;
            const std::string other = with(text, at, 'X') + std::string(behind, ' ');
            accepted += writ::from_json<wide>(other) ? 1 : 0;
        }
        CHECK(accepted == 0);
    }
}

TEST_CASE("another key of the same length does not stand for the first one") {
    const std::string_view first = "the_first_key_of_them_all";
    std::string text = writ::to_json(full) + std::string(40, ' ');
    for (std::size_t kept = 0; kept < first.size(); ++kept) {
        std::string other(first.size(), 'x');
        other[kept] = first[kept];
        CHECK_FALSE(writ::from_json<wide>(std::string{text}.replace(2, first.size(), other)));
    }
}
