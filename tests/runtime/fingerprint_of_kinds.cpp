// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/runtime/fingerprint.hpp>
#include <writ/secret.hpp>
#include <writ/unknown_fields.hpp>

#include "../catch.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace {

struct card {
    std::string number;
};
struct cash {};
struct voucher {};

// Written as the elements that it holds.
class tree {
public:
    tree() = default;
    std::vector<tree> branches;
};

template <class T>
struct with {
    T field;
};
template <class T>
struct keeping {
    T field;
    writ::unknown_fields rest;
};
class number_list {
public:
    number_list() = default;
};

using early = std::variant<card, cash>;
using late = std::variant<cash, card>;

}  // namespace

template <>
inline constexpr std::string_view writ::tag_member<late> = "kind";

template <>
struct writ::wire<tree> {
    using form = std::vector<tree>;
    static constexpr std::string_view expected = "tree";
    static const form& to_form(const tree& value) { return value.branches; }
    static bool from_form(const form& from, tree& value) { return value.branches = from, true; }
};
template <>
struct writ::wire<number_list> {
    using form = std::vector<std::uint32_t>;
    static constexpr std::string_view expected = "numbers";
    static form to_form(const number_list&) { return {}; }
    static bool from_form(const form&, number_list&) { return true; }
};

namespace {

template <class T>
std::string print_of() {
    return std::string{writ::detail::data_schema<writ::plain_names, T>.text()};
}

}  // namespace

TEST_CASE("a secret has the fingerprint of what it holds") {
    CHECK(print_of<with<writ::secret<std::string>>>() == print_of<with<std::string>>());
    CHECK(print_of<with<writ::secret<int>>>() != print_of<with<std::string>>());
}

TEST_CASE("what keeps unknown members is not in the fingerprint") {
    CHECK(print_of<keeping<int>>() == print_of<with<int>>());
}

TEST_CASE("a type that is written as another has the other's fingerprint") {
    CHECK(print_of<with<number_list>>() == print_of<with<std::vector<std::uint32_t>>>());
    CHECK(print_of<with<tree>>() != print_of<with<number_list>>());
}

TEST_CASE("variants differ by their tags, their order and the member of the tag") {
    const std::string prints[] = {
        print_of<with<early>>(), print_of<with<late>>(), print_of<with<std::variant<card>>>(),
        print_of<with<std::variant<card, voucher>>>(), print_of<with<card>>()};
    for (const std::string& one : prints)
        for (const std::string& other : prints)
            CHECK((one == other) == (&one == &other));
}

TEST_CASE("bytes are no text, and an array of them has its size") {
    const std::string prints[] = {
        print_of<with<std::vector<std::byte>>>(), print_of<with<std::array<std::byte, 3>>>(),
        print_of<with<std::array<std::byte, 4>>>(), print_of<with<std::string>>(),
        print_of<with<std::vector<std::uint8_t>>>()};
    for (const std::string& one : prints)
        for (const std::string& other : prints)
            CHECK((one == other) == (&one == &other));
}

TEST_CASE("an integer as text is another form than an integer") {
    CHECK(print_of<with<writ::as_text<std::int64_t>>>() != print_of<with<std::int64_t>>());
    CHECK(print_of<with<writ::as_text<std::int64_t>>>() !=
          print_of<with<writ::as_text<std::uint64_t>>>());
}
