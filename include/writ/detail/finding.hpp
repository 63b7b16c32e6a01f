// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From a finding of the proof back to the user's types, for the one that is reported.

#pragma once

#include <writ/detail/allowance.hpp>
#include <writ/detail/rule.hpp>

#include <cstddef>

namespace writ::detail {

template <class Types>
struct position_in;
template <class... Types>
struct position_in<list<Types...>> {
    static constexpr std::size_t of(id wanted) {
        constexpr id all[] = {id_of<Types>..., {}};
        for (std::size_t i = 0; i < sizeof...(Types); ++i) {
            if (all[i] == wanted) {
                return i;
            }
        }
        return sizeof...(Types);
    }
};

// The sentence about its subjects, which are found in Types.
template <class Sentence, class Types>
struct worded;
template <rule What, template <class...> class Rule, subject... Subjects, class Types>
struct worded<sentence<What, Rule, Subjects...>, Types> {
    using type = Rule<pick<static_cast<std::size_t>(Subjects), Types>...>;
};

// The broken rule of a finding, or kept. Source::types: where its subjects are looked up; asked for
// only when there is something to report.
template <rule What, const finding& Found, class Source, class Part, class Other, class Whole>
struct named_finding {
    using searched = typename Source::types;
    using all = join<searched, list<void>>;
    using subjects = list<pick<position_in<searched>::of(Found.first), all>,
                          pick<position_in<searched>::of(Found.second), all>, Part, Other, Whole>;
    using type =
        typename worded<decltype(sentence_of<What>(static_cast<const sentences*>(nullptr))),
                        subjects>::type;
};
template <const finding& Found, class Source, class Part, class Other, class Whole>
struct named_finding<rule::none, Found, Source, Part, Other, Whole> {
    using type = kept;
};

}  // namespace writ::detail
