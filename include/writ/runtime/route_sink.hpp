// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Where a declaration puts its routes and subscribers while compiling. It is read three times: to
// count, to write the texts that it makes, and to write the rows, which refer to these texts.

#pragma once

#include <writ/runtime/model.hpp>

namespace writ::detail {

struct route_sink {
    enum class pass : unsigned char { count, texts, rows };

    pass now = pass::count;
    std::size_t routes = 0;
    std::size_t characters = 0;
    route* written_routes = nullptr;
    subscriber_model* written_subscribers = nullptr;
    char* written_texts = nullptr;
    const char* texts = nullptr;

    constexpr void set_subscriber(std::size_t place, const subscriber_model& model) {
        if (now == pass::rows) {
            written_subscribers[place] = model;
        }
    }
    constexpr void add(const route& way) {
        if (now == pass::rows) {
            written_routes[routes] = way;
        }
        ++routes;
    }
    // A route of a name that is no contract's: what is sent back to who sent a message.
    constexpr void add(route way, std::string_view name, std::string_view suffix) {
        const std::size_t begin = characters;
        if (now == pass::texts) {
            append(name);
            append(suffix);
        } else {
            characters += name.size() + suffix.size();
        }
        if (now == pass::rows) {
            way.type = {texts + begin, characters - begin};
        }
        add(way);
    }

private:
    constexpr void append(std::string_view text) {
        for (const char each : text) {
            written_texts[characters++] = each;
        }
    }
};

template <std::size_t Characters>
struct route_texts {
    char at[Characters + 1]{};
};
template <std::size_t Routes, std::size_t Subscribers>
struct route_rows {
    route routes[Routes + 1]{};
    subscriber_model subscribers[Subscribers + 1]{};
};

// The names by which routes are found: empty for a pattern, which is matched instead.
template <std::size_t Routes>
struct route_names {
    std::string_view at[Routes + 1]{};

    constexpr explicit route_names(const route* routes) {
        // Each is set: g++ 12 cannot read what was only initialised.
        for (std::size_t i = 0; i < Routes; ++i) {
            at[i] = routes[i].is_pattern ? std::string_view{} : routes[i].type;
        }
        at[Routes] = std::string_view{};
    }
};

// How routes of one name follow each other, and patterns.
template <std::size_t Routes>
struct route_links {
    std::uint32_t next[Routes + 1]{};
    std::size_t first_pattern = Routes;

    template <class Table>
    constexpr route_links(const route* routes, Table) {
        std::size_t
            last[Routes + 1]{};  // the last one that is known, of the name or of all patterns
        for (std::size_t i = 0; i < Routes; ++i) {
            next[i] = Routes;
            if (routes[i].is_pattern && first_pattern == Routes) {
                first_pattern = i;
            }
            const std::size_t first =
                routes[i].is_pattern ? first_pattern : Table::find(routes[i].type);
            if (first != i) {
                next[last[first]] = static_cast<std::uint32_t>(i);
            }
            last[first] = i;
        }
    }
};

}  // namespace writ::detail
