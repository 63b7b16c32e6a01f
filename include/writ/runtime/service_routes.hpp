// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The routes of a service, and the table that finds them by wire name: constants.

#pragma once

#include <writ/runtime/route_table.hpp>
#include <writ/runtime/route_writing.hpp>
#include <writ/runtime/routes_of.hpp>

namespace writ::detail {

// The three readings of a declaration, each with its own budget of steps.
template <class Writing>
inline constexpr route_sink counted_routes = [] {
    route_sink into;
    Writing::write(into);
    return into;
}();
template <class Writing>
inline constexpr auto texts_of_routes = [] {
    constexpr std::size_t characters = counted_routes<Writing>.characters;
    route_texts<characters> made;
    if constexpr (characters > 0) {
        route_sink into;
        into.now = route_sink::pass::texts;
        into.written_texts = made.at;
        Writing::write(into);
    }
    return made;
}();
template <class Writing>
inline constexpr auto rows_of_routes = [] {
    route_rows<counted_routes<Writing>.routes, Writing::subscriber_count> made;
    route_sink into;
    into.now = route_sink::pass::rows;
    into.written_routes = made.routes;
    into.written_subscribers = made.subscribers;
    into.texts = texts_of_routes<Writing>.at;
    Writing::write(into);
    return made;
}();

template <class Writing>
struct names_of_routes {
    static constexpr std::size_t size = counted_routes<Writing>.routes;
    static constexpr route_names<size> all{rows_of_routes<Writing>.routes};
    static constexpr const std::string_view* at = all.at;
};

template <class Service, class Objects>
class service_routes {
    using writing = route_writing<Service, Objects>;
    using names = names_of_routes<writing>;
    using table = route_table<names>;
    static constexpr const auto& rows = rows_of_routes<writing>;
    static constexpr route_links<names::size> links{rows.routes, table{}};

    static std::size_t find(std::string_view type) { return table::find(type); }

public:
    static constexpr array_view<route> all() { return {rows.routes, names::size}; }
    static constexpr array_view<subscriber_model> subscribers() {
        return {rows.subscribers, writing::subscriber_count};
    }
    static constexpr route_index index() { return {&find, links.next, links.first_pattern}; }

    static route_range of(std::string_view type) {
        return {all(), links.next, type, find(type), links.first_pattern};
    }
};

}  // namespace writ::detail
