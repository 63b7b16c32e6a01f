// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a new record would no longer guard: changes that a level does not allow, and what is gone.

#pragma once

#include <writ/record/record_of.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ::detail {

// Name: as `--accept` takes it.
struct record_loss {
    std::string name;
    std::string text;
};

inline std::string difference_text(const difference_found& found) {
    const auto said = [&](std::string_view what, std::string_view behind) {
        return std::string{what}.append(found.name).append(behind);
    };
    switch (found.what) {
    case difference_kind::none: break;
    case difference_kind::field_is_gone: return said("the field ", " is gone");
    case difference_kind::field_is_new: return said("the field ", " is new, and would be refused");
    case difference_kind::field_is_required: return said("the field ", " is required");
    case difference_kind::field_is_optional: return said("the field ", " may be absent");
    case difference_kind::field_has_another_form:
        return said("the field ", " was ").append(found.was).append(" and is ").append(found.is);
    case difference_kind::choice_is_gone: return said("the choice ", " is gone");
    case difference_kind::choice_is_new: return said("the choice ", " is new");
    }
    return {};
}

inline std::string recorded_name_text(const record_row& row) {
    std::string text{row.name};
    if (row.what == recorded::state && row.version > 1) {
        text.append("@").append(std::to_string(row.version));
    }
    return text;
}

inline std::string broken_text(const item_view& item, const item_finding& looked) {
    std::string text{record_word(item.head.what)};
    text.append(" ").append(recorded_name_text(item.head)).append(": ");
    text.append(difference_text(looked.found));
    text.append(item.backward && item.forward ? " (full"
                : item.backward               ? " (backward"
                                              : " (forward");
    if (item.head.version == 0) {
        text.append(", version ").append(std::to_string(looked.version));
        text.append(" -> ").append(std::to_string(looked.version + 1));
    }
    return text.append(")");
}

template <class Record, class... Items>
std::vector<record_loss> losses_of(list<Items...>) {
    std::vector<record_loss> found;
    const auto judge = [&](const item_finding& looked, const item_view& item) {
        if (looked.what == agreement::breaks) {
            found.push_back({recorded_name_text(item.head), broken_text(item, looked)});
        }
    };
    (judge(look_up<Record, Items>(), Items::view()), ...);
    for (const record_row& row : Record::rows) {
        const bool is_head = row.what == recorded::state || is_contract_row(row);
        const auto is_it = [&](const record_row& item) {
            return item.what == row.what && item.name == row.name &&
                   (row.what != recorded::state || item.version == row.version);
        };
        if (is_head && !(is_it(Items::head) || ...)) {
            const auto name = recorded_name_text(row);
            found.push_back({name, std::string{record_word(row.what)} + " " + name + ": is gone"});
        }
    }
    return found;
}

}  // namespace writ::detail
