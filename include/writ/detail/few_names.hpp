// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The search among a few names: by length, and those of one length are compared one by one, as one
// would write it by hand. Lengths are asked for one after the other: that is mispredicted about
// once a name, and halving them more often.

#pragma once

#include <writ/detail/name_hash.hpp>

namespace writ::detail {

struct names_by_size {
    static constexpr std::size_t most = 8;

    std::size_t at[most + 1]{};  // places of the names that are not empty
    std::size_t size = 0;
};
constexpr names_by_size sort_by_size(const std::string_view* names, std::size_t size) {
    names_by_size made;
    for (std::size_t place = 0; place < size; ++place) {
        if (names[place].empty()) {
            continue;
        }
        std::size_t to = made.size++;
        for (; to > 0 && names[made.at[to - 1]].size() > names[place].size(); --to) {
            made.at[to] = made.at[to - 1];
        }
        made.at[to] = place;
    }
    return made;
}

// Names has `size` and an array `at` of size + 1, the last of which is empty.
template <class Names>
class few_names {
    static constexpr names_by_size sorted = sort_by_size(Names::at, Names::size);

    // The end of those that are as long as the one at `first`.
    static constexpr std::size_t end_of_length(std::size_t first) {
        const std::size_t length = Names::at[sorted.at[first]].size();
        std::size_t last = first;
        while (last < sorted.size && Names::at[sorted.at[last]].size() == length) {
            ++last;
        }
        return last;
    }
    // With -O1 g++ 12 takes the array that a known text is a part of for one of a single character.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wstringop-overread"
#endif
    template <std::size_t Index>
    [[gnu::always_inline]] static constexpr bool is(const char* text) {
        constexpr std::string_view known = Names::at[sorted.at[Index]];
        // Of a known size and text: that is a comparison with numbers.
        return std::is_constant_evaluated()
                   ? same_text(text, known.data(), known.size())
                   : __builtin_memcmp(text, known.data(), known.size()) == 0;
    }
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
    template <std::size_t First, std::size_t Last>
    [[gnu::always_inline]] static constexpr std::size_t among(const char* text) {
        if constexpr (First == Last) {
            return Names::size;
        } else {
            return is<First>(text) ? sorted.at[First] : among<First + 1, Last>(text);
        }
    }
    template <std::size_t First>
    [[gnu::always_inline]] static constexpr std::size_t find_from(std::string_view name) {
        if constexpr (First == sorted.size) {
            return Names::size;
        } else {
            constexpr std::size_t last = end_of_length(First);
            return name.size() == Names::at[sorted.at[First]].size()
                       ? among<First, last>(name.data())
                       : find_from<last>(name);
        }
    }

public:
    [[gnu::always_inline]] static constexpr std::size_t find(std::string_view name) {
        return find_from<0>(name);
    }
};

}  // namespace writ::detail
