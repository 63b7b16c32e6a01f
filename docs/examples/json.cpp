// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/writ.hpp>

#include <iostream>
#include <map>
#include <string>
#include <vector>

// [types]
enum class colour { red, green };

struct article_id {
    std::string value;
};
struct order_line {
    article_id article;
    int count = 0;
    std::optional<double> price;
};
struct order {
    std::string customer;
    writ::date delivery;
    colour lamp = colour::red;
    std::vector<order_line> lines;
    std::map<std::string, bool> wishes;
    writ::json_text anything;
};
// [/types]

// [wire]
// A type that is written as a text, not as an object.
struct fraction {
    int over = 0, under = 1;
};
template <>
struct writ::wire<fraction> {
    static constexpr std::string_view expected = "fraction a/b";

    static void write(const fraction& value, std::string& text) {
        text += std::to_string(value.over) + "/" + std::to_string(value.under);
    }
    static bool read(std::string_view text, fraction& value) {
        const auto slash = text.find('/');
        if (slash == text.npos || slash == 0 || slash + 1 == text.size() ||
            text.find_first_not_of("0123456789/") != text.npos)
            return false;
        value.over = std::stoi(std::string{text.substr(0, slash)});
        value.under = std::stoi(std::string{text.substr(slash + 1)});
        return true;
    }
};
struct share {
    fraction part;
};
// [/wire]

template <class T>
void read(std::string_view text) {
    const writ::result<T> value = writ::from_json<T>(text);
    std::cout << (value ? writ::to_json(*value) : value.error().text()) << '\n';
}

int main() {
    // [use]
    const order mine{"Ada",
                     {2026, 12, 1},
                     colour::green,
                     {{{"lamp"}, 2, 19.9}, {{"bulb"}, 1, {}}},
                     {{"gift", true}},
                     {R"({"any":[1,2]})"}};
    const std::string text = writ::to_json(mine);
    std::cout << text << '\n';

    std::string reused;  // what it has allocated is used again
    writ::to_json(mine, reused);
    std::cout << (reused == text) << '\n';
    // [/use]

    // [errors]
    read<order_line>(R"({"count":2,"article":"lamp","unknown":[1]})");
    read<order_line>(R"({"article":"lamp","count":"two"})");
    read<order_line>(R"({"article":"lamp"})");
    read<order_line>(R"({"article":"lamp","count":3000000000})");
    read<order>(R"({"customer":"Ada","delivery":"2026-02-30"})");
    read<order>(R"({"customer":"Ada","delivery":"2026-02-03","lamp":"blue"})");
    read<order>(R"({"customer":"Ada","delivery":"2026-02-03","lamp":"red","lines":[{"count":1}]})");
    read<order_line>(R"({"article":"lamp","count":1)");
    read<share>(R"({"part":"3/4"})");
    read<share>(R"({"part":"three quarters"})");
    // [/errors]
}
