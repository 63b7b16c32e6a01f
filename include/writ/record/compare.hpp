// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What was recorded against what is now. A form changes in a compatible way backward, if what was
// written in the old one can be read as the new one, and forward, if what is written in the new one
// can be read by those who know the old one.

#pragma once

#include <writ/record/row.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace writ::detail {

struct record_view {
    const record_row* at{};
    std::size_t size{};
    bool refuses_unknown = false;

    [[nodiscard]] constexpr const record_row* begin() const { return at; }
    [[nodiscard]] constexpr const record_row* end() const { return at + size; }
    [[nodiscard]] constexpr const record_row* find(const record_row& wanted) const {
        for (const record_row& each : *this) {
            if (each.what == wanted.what && each.name == wanted.name) {
                return &each;
            }
        }
        return nullptr;
    }
    [[nodiscard]] constexpr bool has(std::string_view path) const {
        for (const record_row& each : *this) {
            if (each.name == path) {
                return true;
            }
        }
        return false;
    }
};

enum class difference_kind : unsigned char {
    none,
    field_is_gone,
    field_is_new,
    field_is_required,
    field_is_optional,
    field_has_another_form,
    choice_is_gone,
    choice_is_new
};
struct difference_found {
    difference_kind what = difference_kind::none;
    std::string_view name{};
    std::string_view was{};
    std::string_view is{};
};

constexpr std::string_view optional_word = "optional ";
constexpr bool is_optional_form(std::string_view form) { return form.starts_with(optional_word); }
constexpr std::string_view without_optional(std::string_view form) {
    return is_optional_form(form) ? form.substr(optional_word.size()) : form;
}

// "signed 4" as a number of a kind.
struct number_form {
    char kind = ' ';  // the first letter; a space: no number
    std::size_t bytes = 0;
};
constexpr number_form number_in(std::string_view form) {
    for (const std::string_view word : {"signed ", "unsigned ", "floating "}) {
        if (form.size() == word.size() + 1 && form.starts_with(word)) {
            return {word[0], static_cast<std::size_t>(form.back() - '0')};
        }
    }
    return {};
}
constexpr bool widens(number_form into, number_form from) {
    if (into.kind == ' ' || from.kind == ' ') {
        return false;
    }
    if (into.kind == from.kind) {
        return into.bytes >= from.bytes;
    }
    // A floating-point number holds every integer that is half as long.
    return into.kind == 'f'   ? into.bytes > from.bytes
           : into.kind == 's' ? from.kind == 'u' && into.bytes > from.bytes
                              : false;
}

// Whether a reader of the form `into` takes all that has been written in the form `from`.
constexpr bool form_reads(std::string_view into, std::string_view from) {
    while (into != from) {
        if (is_optional_form(into)) {
            into = without_optional(into);
            from = without_optional(from);
            continue;
        }
        // One container around both is taken off.
        const std::size_t of = into.find(" of ");
        if (of != std::string_view::npos && from.substr(0, of + 4) == into.substr(0, of + 4)) {
            into.remove_prefix(of + 4);
            from.remove_prefix(of + 4);
            continue;
        }
        return into == "any" ? !is_optional_form(from) : widens(number_in(into), number_in(from));
    }
    return true;
}

// The row that a path lies in, by the longest other path that it begins with; nothing at the top.
constexpr std::string_view path_around(const record_view& all, std::string_view path) {
    std::string_view longest;
    for (const record_row& each : all) {
        const std::size_t size = each.name.size();
        if (size > longest.size() && size < path.size() && path.starts_with(each.name) &&
            std::string_view{".[{<="}.find(path[size]) != std::string_view::npos) {
            longest = each.name;
        }
    }
    return longest;
}
// A row whose surroundings the other side does not have is judged by these.
constexpr bool is_judged(const record_view& own, const record_view& other, std::string_view path) {
    const std::string_view around = path_around(own, path);
    return around.empty() || other.has(around);
}

struct difference_words {
    difference_kind missing;  // a field that the reader requires, and the writer does not have
    difference_kind optional;  // the same, but the writer may leave it out
    difference_kind refused;  // a field that the reader does not have, and refuses
    difference_kind choice;  // that the writer has, and the reader does not know
};

// What a reader of `into` stumbles over in what was written as `from`; turned: `into` is the old.
constexpr difference_found stumbling(const record_view& into, const record_view& from, bool turned,
                                     const difference_words& words) {
    for (const record_row& each : into) {
        const record_row* const there = from.find(each);
        if (each.what != recorded::field) {
            continue;
        }
        const bool required = !is_optional_form(each.form);
        if (there == nullptr) {
            if (required && is_judged(into, from, each.name)) {
                return {words.missing, each.name};
            }
            continue;
        }
        if (required && is_optional_form(there->form)) {
            return {words.optional, each.name};
        }
        if (!form_reads(each.form, there->form)) {
            const auto [was, is] =
                turned ? std::pair{each.form, there->form} : std::pair{there->form, each.form};
            return {difference_kind::field_has_another_form, each.name, was, is};
        }
    }
    for (const record_row& each : from) {
        if (into.find(each) != nullptr || !is_judged(from, into, each.name)) {
            continue;
        }
        if (each.what == recorded::choice) {
            return {words.choice, each.name};
        }
        if (into.refuses_unknown) {
            return {words.refused, each.name};
        }
    }
    return {};
}

constexpr difference_found breaks_backward(const record_view& was, const record_view& now) {
    using enum difference_kind;
    return stumbling(now, was, false,
                     {field_is_required, field_is_required, field_is_gone, choice_is_gone});
}
constexpr difference_found breaks_forward(const record_view& was, const record_view& now) {
    using enum difference_kind;
    return stumbling(was, now, true,
                     {field_is_gone, field_is_optional, field_is_new, choice_is_new});
}
constexpr difference_found first_difference(const record_view& was, const record_view& now,
                                            bool backward, bool forward) {
    difference_found found = forward ? breaks_forward(was, now) : difference_found{};
    if (found.what == difference_kind::none && backward) {
        found = breaks_backward(was, now);
    }
    return found;
}

}  // namespace writ::detail
