// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The wire names of members where a naming policy is said of a contract, or some are spelled out.

#pragma once

#include <writ/codec/json_keys.hpp>
#include <writ/detail/contract_table.hpp>
#include <writ/detail/member_names.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace writ::detail {

// What the words of a list say of a member of T called `name`, or nothing.
template <class Word>
struct spelling {
    static constexpr bool renames = false;
    template <class T>
    static constexpr std::string_view of(std::string_view) {
        return {};
    }
};
template <auto Member, literal Name>
struct spelling<spelled<Member, Name>> {
    static constexpr bool renames = true;
    template <class T>
    static constexpr std::string_view of(std::string_view name) {
        if constexpr (std::is_base_of_v<decltype(class_of_member(Member)), T>) {
            if (member_name<Member> == name) {
                return {Name.text, sizeof(Name.text) - 1};
            }
        }
        return {};
    }
};

// A policy writes at most twice as many characters as it is given.
template <class Policy>
struct rename {
    static constexpr bool renames = false;
    static constexpr std::size_t write(char* out, std::string_view name) {
        for (const char c : name) {
            *out++ = c;
        }
        return name.size();
    }
};
template <>
struct rename<camel_case> {
    static constexpr bool renames = true;
    static constexpr std::size_t write(char* out, std::string_view name) {
        char* const first = out;
        bool raise = false;
        for (const char c : name) {
            if (c == '_' && out != first) {
                raise = true;
                continue;
            }
            *out++ = raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            raise = false;
        }
        return static_cast<std::size_t>(out - first);
    }
};
template <>
struct rename<kebab_case> {
    static constexpr bool renames = true;
    static constexpr std::size_t write(char* out, std::string_view name) {
        for (const char c : name) {
            *out++ = c == '_' ? '-' : c;
        }
        return name.size();
    }
};
// camelCase and kebab members become snake_case too.
template <>
struct rename<snake_case> {
    static constexpr bool renames = true;
    static constexpr std::size_t write(char* out, std::string_view name) {
        char* const first = out;
        for (const char c : name) {
            const bool upper = c >= 'A' && c <= 'Z';
            if (upper && out != first) {
                *out++ = '_';
            }
            *out++ = upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
        return static_cast<std::size_t>(out - first);
    }
};

// The policy of a row; most have none.
template <class Contracts, std::size_t Row,
          bool = static_cast<bool>(contracts_of<Contracts>.rows[Row].naming)>
struct policy_of_row {
    using type = void;
};
template <class Contracts, std::size_t Row>
struct policy_of_row<Contracts, Row, true> {
    static constexpr id said = contracts_of<Contracts>.rows[Row].naming;
    using type =
        std::conditional_t<said == id_of<camel_case>, camel_case,
                           std::conditional_t<said == id_of<kebab_case>, kebab_case, snake_case>>;
};

template <class Policy, class Options>
struct names_from;
template <class Policy, class... Options>
struct names_from<Policy, list<Options...>> {
    using policy = rename<Policy>;
    static constexpr bool renames = policy::renames || (spelling<Options>::renames || ...);

    template <class T>
    static constexpr std::string_view spelled_name([[maybe_unused]] std::string_view name) {
        std::string_view found;
        ((found = found.empty() ? spelling<Options>::template of<T>(name) : found), ...);
        return found;
    }

    template <class T>
    struct renamed {
        static constexpr const auto& original = names_of<T>::value;
        static constexpr std::size_t room = [] {
            std::size_t sum = 1;
            for (const auto name : original) {
                sum += 2 * name.size();
            }
            return sum;
        }();
        struct buffer {
            std::array<char, room> text{};
            std::array<std::size_t, original.size() + 1> size{};
        };
        static constexpr buffer written = [] {
            buffer made;
            char* out = made.text.data();
            for (std::size_t i = 0; i < original.size(); ++i) {
                made.size[i] = policy::write(out, original[i]);
                out += made.size[i];
            }
            return made;
        }();
        static constexpr std::array<std::string_view, original.size()> names = [] {
            std::array<std::string_view, original.size()> made{};
            const char* from = written.text.data();
            for (std::size_t i = 0; i < original.size(); ++i) {
                const std::string_view said = spelled_name<T>(original[i]);
                made[i] = said.empty() ? std::string_view{from, written.size[i]} : said;
                from += written.size[i];
            }
            return made;
        }();
    };

    template <class T>
    static constexpr auto of = renamed<T>::names;
};

// Contracts that rename nothing share one codec.
template <class Contracts, std::size_t Row>
struct names_of_row {
    using all =
        names_from<typename policy_of_row<Contracts, Row>::type, typename Contracts::writ_options>;
    using type = std::conditional_t<all::renames, all, plain_names>;
};

}  // namespace writ::detail
