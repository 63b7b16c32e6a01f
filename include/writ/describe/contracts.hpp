// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One line a contract: what it is called, what it carries, where it travels, what it needs.

#pragma once

#include <writ/describe/names.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

inline void add_ids(std::string& text, std::string_view before, const ids& all,
                    const names_view& names) {
    enumeration listed;
    for (std::size_t i = 0; i < all.size; ++i) {
        listed.add(names.message(all.at[i]));
    }
    if (!listed.empty()) {
        text.append(before).append(listed.text());
    }
}

inline void add_contract(std::string& text, const contract_row& row, const names_view& names) {
    text.append("  ").append(names.contract(row)).append(": ").append(names.type(row.payload));
    if (row.stream != row.name || row.key) {
        text.append("; stream ").append(row.stream);
        if (row.key) {
            text.append(" by ").append(names.type(row.key));
        }
    }
    text += row.lossy ? "; lossy" : "; durable";
    if (row.ordered) {
        text += ", ordered";
    }
    if (row.replayable) {
        text += ", replayable";
    }
    if (row.reply) {
        text.append("; replies ").append(names.type(row.reply));
    }
    add_ids(text, "; fails with ", row.errors, names);
    add_ids(text, "; requires ", row.middleware, names);
    text += '\n';
}

inline std::string contract_lines(const names_view& names) {
    std::string text = "contracts\n";
    for (std::size_t i = 0; i < names.contracts.size; ++i) {
        add_contract(text, names.contracts.rows[i], names);
    }
    return text;
}

}  // namespace writ::detail
