// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/broken_rule.hpp>
#include <writ/codec/field.hpp>
#include <writ/detail/loud.hpp>
#include <writ/tag.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

// The tags of a variant's alternatives, and their rules, with that of renamed members. These need
// the names of members, which the proof does not look at, so that they are reported where a payload
// is written or read.

namespace writ::detail {

template <class Variant>
struct alternatives;
template <class... T>
struct alternatives<std::variant<T...>> {
    using types = list<T...>;
    static constexpr std::size_t count = sizeof...(T);
    static constexpr std::string_view tags[sizeof...(T)] = {tag_of<T>...};

    /// The alternative of that tag, or `count`.
    static constexpr std::size_t find(std::string_view tag) {
        std::size_t i = 0;
        while (i < count && tags[i] != tag)
            ++i;
        return i;
    }

    static constexpr name_pair same = [] {
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t j = i + 1; j < count; ++j)
                if (tags[i] == tags[j])
                    return name_pair{i, j};
        return name_pair{};
    }();
};

/// Why a tag is refused; names the known ones where these are a few.
[[gnu::cold]] inline std::string unknown_tag(const std::string_view* tags, std::size_t count) {
    constexpr std::size_t most = 8;
    std::string reason{"no alternative"};
    for (std::size_t i = 0; i < count && count <= most; ++i)
        reason.append(i == 0 ? " (" : ", ").append(tags[i]).append(i + 1 == count ? ")" : "");
    return reason + " is called ";
}

// How a compiler prints a template's arguments is its own.
template <class T>
consteval bool is_tag_stable() {
    return tag_of<T>.find('<') == tag_of<T>.npos || tag_of<T> != type_name<T>;
}

template <class Names, class T>
consteval bool has_member_called(std::string_view name) {
    std::size_t i = 0;
    for (const std::string_view each : Names::template of<T>)
        if (i++ != unknown_position<typename members<T>::types> && each == name)
            return true;
    return false;
}

template <class Names, class Variant>
struct variant_verdict;
template <class Names, class... T>
struct variant_verdict<Names, std::variant<T...>> {
    static constexpr name_pair same = alternatives<std::variant<T...>>::same;
    using type = typename first_broken<
        kept_if<same.one == same.other,
                broken_rule::two_alternatives_share_a_tag<pick<same.one, list<T...>>,
                                                          pick<same.other, list<T...>>>>,
        kept_if<is_tag_stable<T>(), broken_rule::template_has_no_tag_of_its_own<T>>...,
        kept_if<!has_member_called<Names, T>(tag_member<std::variant<T...>>),
                broken_rule::alternative_has_a_member_called_like_its_tag<
                    T, std::variant<T...>>>...>::type;
};

// Two members that a naming policy, or a spelling, gives one name. In C++ they have two.
template <class Names>
concept renaming = requires { requires Names::renames; };
template <class Names, class T>
consteval bool has_twin_members() {
    const auto& names = Names::template of<T>;
    const std::size_t kept_open = unknown_position<typename members<T>::types>;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (names[i] == names[j] && i != kept_open && j != kept_open)
                return true;
    return false;
}
template <class Names, class T>
struct twins_verdict {
    using type = kept;
};
template <renaming Names, class T>
struct twins_verdict<Names, T> {
    using type =
        kept_if<!has_twin_members<Names, T>(), broken_rule::two_members_share_a_wire_name<T>>;
};

template <class Names, class T, class Outer, field_kind = kind_of<T>>
struct tags_finding {
    using type = kept;
};

template <class Names, class T, class Outer, class Members, bool = is_in<T, Outer>>
struct tags_of_class {
    using type = kept;
};
template <class Names, class T, class... Outer, class... M>
struct tags_of_class<Names, T, list<Outer...>, list<M...>, false>
    : first_broken<typename tags_finding<Names, M, list<T, Outer...>>::type...> {};

template <class Names, class T, class Outer>
struct tags_of_element : tags_finding<Names, typename element_of<T>::type, Outer> {};

template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::optional> : tags_of_element<Names, T, Outer> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::secret> : tags_of_element<Names, T, Outer> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::array> : tags_of_element<Names, T, Outer> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::sequence> : tags_of_element<Names, T, Outer> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::map> : tags_of_element<Names, T, Outer> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::formed>
    : tags_of_class<Names, T, Outer, list<typename wire<T>::form>> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::bare>
    : tags_of_class<Names, T, Outer, typename members<T>::types> {};
template <class Names, class T, class Outer>
struct tags_finding<Names, T, Outer, field_kind::object>
    : first_broken<typename twins_verdict<Names, T>::type,
                   typename tags_of_class<Names, T, Outer, typename members<T>::types>::type> {};
template <class Names, class... T, class Outer>
struct tags_finding<Names, std::variant<T...>, Outer, field_kind::variant>
    : first_broken<typename variant_verdict<Names, std::variant<T...>>::type,
                   typename tags_finding<Names, T, Outer>::type...> {};

/// The verdict on the names and the tags in T and in what it holds. A codec asks it, loud, where it
/// writes or reads a payload.
///
/// *Rules*: two_alternatives_share_a_tag, alternative_has_a_member_called_like_its_tag,
/// template_has_no_tag_of_its_own, two_members_share_a_wire_name.
template <class Names, class T, bool = has_note<T, note::tags> || renaming<Names>>
struct tags_verdict {
    using type = kept;
};
template <class Names, class T>
struct tags_verdict<Names, T, true> : tags_finding<Names, T, list<>> {};

template <class Names, class T>
using judged_tags = loud<typename tags_verdict<Names, T>::type>;

}  // namespace writ::detail
