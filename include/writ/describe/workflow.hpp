// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A workflow as its transitions, one line each: state, message, and what may become of them.

#pragma once

#include <writ/describe/names.hpp>
#include <writ/detail/member_names.hpp>
#include <writ/detail/workflow_facts.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

inline std::string ending_text(const ending& end, const names_view& names) {
    std::string text{end.where == to::finish ? "finish"
                     : end.where == to::stay ? "stay"
                                             : names.type(end.state)};
    enumeration sent;
    for (std::size_t i = 0; i < end.now.size; ++i) {
        sent.add(names.message(end.now.at[i]));
    }
    for (std::size_t i = 0; i < end.later.size; ++i) {
        sent.add(names.message(end.later.at[i]) + " later");
    }
    if (!sent.empty()) {
        text.append(" and send ").append(sent.text());
    }
    return text;
}

inline void add_transition(std::string& text, const row& from, duration span,
                           const names_view& names) {
    text.append("  ");
    if (from.what == role::start) {
        text.append("start");
    } else if (from.state == id_of<any_state>) {
        text.append("any state");
    } else {
        text.append(names.type(from.state));
    }
    text.append(from.what == role::timeout ? ", after " + duration_text(span)
                                           : ", " + names.message(from.in));
    for (std::size_t i = 0; i < from.size; ++i) {
        text.append(i == 0 ? " -> " : " | ").append(ending_text(from.outcomes[i], names));
    }
    text += '\n';
}

template <class... Transitions>
void add_transitions(std::string& text, const names_view& names, list<Transitions...>) {
    const auto add = [&](const rows& all, duration span) {
        for (const row& one : all) {
            add_transition(text, one, span, names);
        }
    };
    (add(Transitions::value, Transitions::span), ...);
}

template <class Word>
struct workflow_word_text {
    static void add(std::string&, const names_view&) {}
};
template <auto... Members>
struct workflow_word_text<correlate<Members...>> {
    template <auto Member>
    static void add_member(std::string& text, const names_view& names) {
        using message = decltype(detail::class_of_member(Member));
        text.append("  finds its instance by ").append(member_name<Member>).append(": ");
        text.append(names.message(id_of<message>)).append("\n");
    }
    static void add(std::string& text, const names_view& names) {
        (add_member<Members>(text, names), ...);
    }
};
template <class... Messages>
struct workflow_word_text<ignores<Messages...>> {
    static void add(std::string& text, const names_view& names) {
        (text.append("  any state, ")
             .append(names.message(id_of<Messages>))
             .append(" -> ignored\n"),
         ...);
    }
};
template <literal Name, class State, class... Options>
struct workflow_word_text<state<Name, State, Options...>> {
    static void add(std::string& text, const names_view&) {
        using word = named_state<state<Name, State, Options...>>;
        text.append("  ").append(type_name<State>).append(" is stored as ").append(Name.view());
        if (word::present::last > 1) {
            text.append("@").append(std::to_string(word::present::last));
        }
        add_former(text, typename word::places{});
        text += '\n';
    }

private:
    template <class Present, class... Former>
    static void add_former(std::string& text, list<Present, Former...>) {
        (text.append(", formerly ").append(Former::name), ...);
    }
};
template <>
struct workflow_word_text<strict> {
    static void add(std::string& text, const names_view&) {
        text += "  strict: every state handles or ignores every message\n";
    }
};
template <>
struct workflow_word_text<may_restart> {
    static void add(std::string& text, const names_view&) {
        text += "  may restart: the key of a finished instance starts again\n";
    }
};
template <class... Words>
void add_words(std::string& text, const names_view& names, list<Words...>) {
    (workflow_word_text<Words>::add(text, names), ...);
}

template <class Workflow>
std::string workflow_lines(std::string_view service, const names_view& names) {
    using facts = workflow_facts<Workflow>;
    using parts = typename facts::template parts<void>;
    using key = typename only_type<typename parts::keys>::type;
    std::string text{"workflow "};
    text.append(facts::name).append(" by ").append(type_name<key>);
    if (!service.empty()) {
        text.append(", in ").append(service);
    }
    text += '\n';
    add_transitions(text, names, typename parts::transitions{});
    add_words(text, names, typename facts::words{});
    text.append("  what a state does not handle -> ");
    text.append(parts::otherwise == unhandled::hold     ? "held"
                : parts::otherwise == unhandled::ignore ? "ignored"
                                                        : "dead letter");
    text += '\n';
    return text;
}

}  // namespace writ::detail
