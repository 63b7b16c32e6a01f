// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/detail/member_names.hpp>

#include "../catch.hpp"

#include <optional>
#include <string>
#include <vector>

namespace far::away {
template <class... T>
struct pack {
    int first;
    std::string second_one;
};
template <char C>
struct marked {
    int a;
    int b2;
};
}  // namespace far::away

struct outermost {
    int only;
};

namespace {

using writ::detail::member_name;
using writ::detail::member_names;

struct empty {};
struct hidden {
    empty nothing;
    std::string text;
    std::optional<outermost> maybe;
    std::vector<hidden> many;
    int x;
    int _x;
    int x1;
};

static_assert(member_names<empty>.size() == 0);
static_assert(member_names<outermost>.size() == 1 && member_names<outermost>[0] == "only");
static_assert(member_names<hidden>.size() == 7);
static_assert(member_names<hidden>[0] == "nothing");
static_assert(member_names<hidden>[1] == "text");
static_assert(member_names<hidden>[2] == "maybe");
static_assert(member_names<hidden>[3] == "many");
static_assert(member_names<hidden>[4] == "x");
static_assert(member_names<hidden>[5] == "_x");
static_assert(member_names<hidden>[6] == "x1");

using packed = far::away::pack<hidden, int (*)(int, char), std::vector<outermost>>;
static_assert(member_names<packed>[0] == "first" && member_names<packed>[1] == "second_one");
static_assert(member_names<far::away::marked<'x'>>[1] == "b2");

static_assert(member_name<&hidden::many> == "many");
static_assert(member_name<&outermost::only> == "only");
static_assert(member_name<&packed::second_one> == "second_one");

}  // namespace

TEST_CASE("the names of a local class are found") {
    struct local {
        int count;
        std::string word;
    };
    CHECK(member_names<local>[0] == "count");
    CHECK(member_names<local>[1] == "word");
    CHECK(member_name<&local::word> == "word");
}

TEST_CASE("the names are the same at run time") {
    std::string all;
    for (const std::string_view name : member_names<hidden>)
        all.append(name).append(" ");
    CHECK(all == "nothing text maybe many x _x x1 ");
}
