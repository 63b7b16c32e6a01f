// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A type as a value, so that the proof can loop over arrays: the hash of its printed name finds it,
// the address of a mark is what it is (two local types can print alike).

#pragma once

#include <writ/detail/list.hpp>

#include <cstddef>
#include <cstdint>

namespace writ::detail {

template <class Type>
inline constexpr char mark{};

struct id {
    std::uint64_t hash{};
    const char* mark{};

    constexpr bool operator==(const id& other) const { return mark == other.mark; }
    // By the hash: g++ with -fsanitize=undefined compares no address with null while compiling.
    constexpr explicit operator bool() const { return hash != 0; }
};

constexpr std::uint64_t fnv(const char* text) {
    std::uint64_t hash = 14695981039346656037u;
    for (; *text != '\0'; ++text) {
        hash ^= static_cast<unsigned char>(*text);
        hash *= 1099511628211u;
    }
    return hash;
}

// No name for what is returned: g++ would print its meaning behind every type.
template <class Type>
constexpr auto printed_type() {
    return __PRETTY_FUNCTION__;
}
// What is printed before each type need not be hashed, character by character, for each type.
inline constexpr std::size_t printed_before_type = [] {
    const char* const text = printed_type<void>();
    std::size_t i = 0;
    while (text[i] != 'v' || text[i + 1] != 'o' || text[i + 2] != 'i' || text[i + 3] != 'd') {
        ++i;
    }
    return i;
}();

template <class Type>
inline constexpr id id_of{fnv(printed_type<Type>() + printed_before_type), &mark<Type>};

struct ids {
    const id* at{};
    std::size_t size{};

    [[nodiscard]] constexpr bool has(id wanted) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i] == wanted) {
                return true;
            }
        }
        return false;
    }
};

template <class List>
struct ids_in;
template <>
struct ids_in<list<>> {
    static constexpr ids value{};
};
template <class... Types>
struct ids_in<list<Types...>> {
    static constexpr id at[] = {id_of<Types>...};
    static constexpr ids value{at, sizeof...(Types)};
};

}  // namespace writ::detail
