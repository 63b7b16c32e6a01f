// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Who sends what to whom: one line an edge, so that a comparison of two builds shows the edges that
// changed and no others.

#pragma once

#include <writ/describe/names.hpp>
#include <writ/detail/part_graph.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace writ::detail {

inline bool takes(const part_view& part, const contract_row& wanted) {
    bool found = false;
    part.each_row([&](const row& one) {
        if (one.what == role::pattern) {
            found =
                found || (wanted.what == kind::event && pattern_matches(one.pattern, wanted.name));
        } else {
            found = found || (one.takes() && one.in == wanted.payload);
        }
    });
    return found;
}
inline bool gives(const part_view& part, const contract_row& wanted) {
    bool found = false;
    part.each_row([&](const row& one) {
        found = found || (one.gives() && one.in == wanted.payload);
        each_emission(one, [&](id sent, bool) { found = found || sent == wanted.payload; });
    });
    return found;
}

struct contract_ends {
    std::vector<std::string_view> from;
    std::vector<std::string_view> to;
};
inline contract_ends ends_of(const contract_row& row, const part_view* const* parts,
                             std::size_t size) {
    contract_ends found;
    for (std::size_t i = 0; i < size; ++i) {
        if (gives(*parts[i], row)) {
            found.from.push_back(parts[i]->name);
        }
        if (takes(*parts[i], row)) {
            found.to.push_back(parts[i]->name);
        }
    }
    return found;
}

// What only others can do is assumed of them; in a whole system nobody else is there.
constexpr std::string_view missing_end(bool whole) { return whole ? "nobody" : "(others)"; }

inline std::string edge_lines(const names_view& names, const part_view* const* parts,
                              std::size_t size, bool whole) {
    std::string text = "messages\n";
    for (std::size_t i = 0; i < names.contracts.size; ++i) {
        const contract_row& row = names.contracts.rows[i];
        contract_ends ends = ends_of(row, parts, size);
        if (ends.from.empty() && ends.to.empty() && !whole) {
            continue;
        }
        if (ends.from.empty()) {
            ends.from.push_back(missing_end(whole));
        }
        if (ends.to.empty()) {
            ends.to.push_back(missing_end(whole));
        }
        for (const std::string_view from : ends.from) {
            for (const std::string_view to : ends.to) {
                text.append("  ").append(names.contract(row)).append(": ");
                text.append(from).append(" -> ").append(to).append("\n");
            }
        }
    }
    return text;
}

// Events of a whole system that nobody takes: no error, since who subscribes may come next week.
inline std::string unconsumed_lines(const names_view& names, const part_view* const* parts,
                                    std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < names.contracts.size; ++i) {
        const contract_row& row = names.contracts.rows[i];
        if (row.what != kind::event || !ends_of(row, parts, size).to.empty()) {
            continue;
        }
        text.append("  ").append(names.contract(row)).append("\n");
    }
    return text;
}

// What some parts of a system need of the others.
inline std::string assumption_lines(const names_view& names, const part_view* const* parts,
                                    std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < names.contracts.size; ++i) {
        const contract_row& row = names.contracts.rows[i];
        const contract_ends ends = ends_of(row, parts, size);
        const bool needs_publisher =
            row.what == kind::event && ends.from.empty() && !ends.to.empty();
        const bool needs_owner = row.what != kind::event && ends.to.empty() && !ends.from.empty();
        if (!needs_publisher && !needs_owner) {
            continue;
        }
        text.append("  somebody ");
        text.append(needs_publisher           ? "publishes "
                    : row.what == kind::query ? "answers "
                                              : "handles ");
        text.append(names.contract(row)).append("\n");
    }
    return text;
}

}  // namespace writ::detail
