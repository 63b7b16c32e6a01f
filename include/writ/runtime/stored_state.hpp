// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A state as it is stored: its name, behind it `@` and the number of its form where that is not the
// first one, and its members as JSON. An older form is read as what it was, and then raised from
// function to function. A name without a number is the oldest form: so read what was stored before
// states had names, under the names of their types.

#pragma once

#include <writ/codec/json.hpp>
#include <writ/detail/stored_names.hpp>
#include <writ/runtime/model.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

// "awaiting-payment@2": the name, and the number of the form.
struct stored_form_name {
    std::string_view name;
    unsigned form = 1;
};
constexpr stored_form_name split_form(std::string_view stored) {
    const std::size_t at = stored.rfind('@');
    if (at == std::string_view::npos || at + 1 == stored.size() || stored.size() - at > 9) {
        return {stored};
    }
    unsigned form = 0;
    for (const char c : stored.substr(at + 1)) {
        if (c < '0' || c > '9') {
            return {stored};
        }
        form = form * 10 + static_cast<unsigned>(c - '0');
    }
    return {stored.substr(0, at), form};
}

template <class Name, unsigned Form>
struct form_text {
    static constexpr std::string_view name = Name::value;
    static constexpr std::size_t digits = [] {
        std::size_t count = Form > 1 ? 1 : 0;
        for (unsigned rest = Form; rest >= 10; rest /= 10) {
            ++count;
        }
        return count;
    }();
    static constexpr std::size_t size = name.size() + (digits > 0 ? 1 + digits : 0);
    static constexpr auto text = [] {
        std::array<char, size + 1> made{};
        for (std::size_t i = 0; i < name.size(); ++i) {
            made[i] = name[i];
        }
        if (digits > 0) {
            made[name.size()] = '@';
            std::size_t at = size;
            for (unsigned rest = Form; rest > 0; rest /= 10) {
                made[--at] = static_cast<char>('0' + rest % 10);
            }
        }
        return made;
    }();
    static constexpr std::string_view value{text.data(), size};
};

template <auto Function>
struct upcast_call {
    template <class Older>
    static auto call(const Older& older) {
        return Function(older);
    }
};
// Reads what was stored as one of the forms of a chain.
template <class Chain>
struct form_reader;
template <class State, unsigned First, auto... Functions>
struct form_reader<form_chain<State, First, Functions...>> {
    using chain = form_chain<State, First, Functions...>;
    using reading = result<void> (*)(std::string_view, State&);

    static result<void> read(unsigned form, std::string_view body, State& into) {
        return read_as(form, body, into, std::make_index_sequence<sizeof...(Functions) + 1>{});
    }

private:
    template <std::size_t... Index>
    static result<void> read_as(unsigned form, std::string_view body, State& into,
                                std::index_sequence<Index...>) {
        constexpr reading each[] = {&read_form<Index>...};
        return each[form - First](body, into);
    }
    template <std::size_t Index>
    static result<void> read_form(std::string_view body, State& into) {
        if constexpr (Index == sizeof...(Functions)) {
            return json::read<plain_names>(body, into);
        } else {
            pick<Index, typename chain::forms> older{};
            const auto done = json::read<plain_names>(body, older);
            if (done) {
                into = raise<Index>(std::move(older));
            }
            return done;
        }
    }
    template <std::size_t Index, class Form>
    static State raise(Form older) {
        if constexpr (Index == sizeof...(Functions)) {
            return older;
        } else {
            return raise<Index + 1>(pick<Index, list<upcast_call<Functions>...>>::call(older));
        }
    }
};

/// The states of a workflow in a store.
template <class Workflow>
class stored_states {
    using in_store = states_in_store<Workflow>;
    using states = typename in_store::states;
    using words = typename in_store::words;
    template <class State>
    using present_of = typename words::template of<State>;

public:
    static constexpr std::size_t none = ~std::size_t{};

    // Where something that is stored belongs: the state, and among all names the one it has.
    struct place {
        std::size_t state = none;
        std::size_t name = none;
        unsigned form = 1;
    };

    template <class State>
    static constexpr std::size_t number_of = position_in<states>::of(id_of<State>);

    /// What a new instance of the state is stored under.
    template <class State>
    static constexpr std::string_view name_of() {
        return form_text<typename present_of<State>::name_type,
                         present_of<State>::present::last>::value;
    }

    static constexpr place find(std::string_view stored) {
        const auto [name, form] = split_form(stored);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].name == name) {
                return {all[i].state, i, form};
            }
        }
        return {};
    }

    /// *Errors*: says what is stored, what this build knows, and what can be done.
    template <class State>
    static result<void> read(const place& at, const stored_instance& from, State& into) {
        return read_place(at, from, into, places{});
    }

    static std::string unknown(const stored_instance& stored) {
        return "this build has no state of that name; a newer or an older build has it, or "
               "writ::formerly<\"" +
               std::string{split_form(stored.state).name} +
               "\", ...> says which state comes in its place";
    }

private:
    template <class States>
    struct names_of_types;
    template <class... States>
    struct names_of_types<list<States...>> {
        using type =
            list<stored_place<name_of_type<States>, typename present_of<States>::present>...>;
    };
    using declared = typename words::places;
    // Behind what is declared: what was stored before a state had a name.
    using places = join<declared, typename names_of_types<states>::type>;

    struct entry {
        std::string_view name{};
        std::size_t state = none;
    };
    template <class Places>
    struct entries;
    template <class... Places>
    struct entries<list<Places...>> {
        static constexpr std::array<entry, sizeof...(Places)> all = [] {
            std::array<entry, sizeof...(Places)> made{entry{
                Places::name, position_in<states>::of(id_of<typename Places::chain::state>)}...};
            // A type's name that two states share says nothing.
            for (std::size_t i = length<declared>; i < made.size(); ++i) {
                for (std::size_t j = i + 1; j < made.size(); ++j) {
                    if (made[i].name == made[j].name) {
                        made[i].name = made[j].name = {};
                    }
                }
            }
            return made;
        }();
    };
    static constexpr const auto& all = entries<places>::all;

    template <class State, class... Places>
    static result<void> read_place(const place& at, const stored_instance& from, State& into,
                                   list<Places...>) {
        using reading = result<void> (*)(const place&, const stored_instance&, State&);
        constexpr reading each[] = {&read_one<Places, State>...};
        return each[at.name](at, from, into);
    }
    template <class Place, class State>
    static result<void> read_one(const place& at, const stored_instance& from, State& into) {
        using chain = typename Place::chain;
        if constexpr (!std::is_same_v<typename chain::state, State>) {
            return error{{}, "it is another state"};
        } else {
            if (at.form < Place::first || at.form > Place::last) {
                return other_form(Place::first, Place::last);
            }
            const auto done = form_reader<chain>::read(at.form, from.state_body, into);
            return done ? done : misfit(done.error());
        }
    }

    [[gnu::cold]] static error other_form(unsigned first, unsigned last) {
        std::string text{"this build reads form "};
        text += std::to_string(first);
        if (first != last) {
            text += " to " + std::to_string(last);
        }
        return {{}, std::move(text)};
    }
    [[gnu::cold]] static error misfit(const error& found) {
        return {{},
                found.text() + "; if the state has another form since, its writ::state needs "
                               "a writ::upcast from the old one, or the new member is to be a "
                               "std::optional"};
    }
};

}  // namespace writ::detail
