// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A service as its handlers, a participant as its promises, one line each.

#pragma once

#include <writ/describe/workflow.hpp>
#include <writ/detail/callable_name.hpp>
#include <writ/detail/part_facts.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace writ::detail {

template <class Options>
struct policy_name;
template <auto... Options>
struct policy_name<option_set<Options...>> {
    template <class Type>
    static constexpr bool has = (std::is_same_v<value_type<Options>, Type> || ...);
    static constexpr std::string_view value = has<idempotent_policy>     ? "; idempotent"
                                              : has<may_repeat_policy>   ? "; may repeat"
                                              : has<ask_operator_policy> ? "; asks an operator"
                                                                         : "";
};
constexpr std::string_view start_name(subscription_start start) {
    return start == subscription_start::beginning ? "; from the beginning"
           : start == subscription_start::now     ? "; from now"
                                                  : "";
}

// One row of a handler: "  takes command a, by f -> event b; idempotent"
inline void add_handler(std::string& text, const row& from, std::string_view handler,
                        std::string_view said, const names_view& names) {
    text.append("  takes ");
    text.append(from.what == role::pattern ? "events " + std::string{from.pattern}
                                           : names.message(from.in));
    text.append(", by ").append(handler);
    enumeration given;
    each_emission(from, [&](id sent, bool later) {
        given.add(names.message(sent) + (later ? " later" : ""));
    });
    if (!given.empty()) {
        text.append(" -> ").append(given.text());
    }
    text.append(said).append("\n");
}
template <class Handled>
void add_handled(std::string& text, const names_view& names) {
    row rows_of[Handled::row_count + 1];
    row* out = rows_of;
    Handled::append(out);
    const std::string said = std::string{policy_name<typename Handled::options>::value}.append(
        start_name(Handled::options::value.start));
    for (std::size_t i = 0; i < Handled::row_count; ++i) {
        add_handler(text, rows_of[i], callable_name<typename Handled::how>::value, said, names);
    }
}
template <class... Handlers>
void add_handlers(std::string& text, const names_view& names, list<Handlers...>) {
    (add_handled<Handlers>(text, names), ...);
}

template <class Word>
struct part_word_text {
    static void add(std::string&, const names_view&) {}
};
template <class Middleware>
struct part_word_text<uses<Middleware>> {
    static void add(std::string& text, const names_view&) {
        text.append("  uses ").append(type_name<Middleware>).append("\n");
    }
};
template <class Provided>
struct part_word_text<needs<Provided>> {
    static void add(std::string& text, const names_view&) {
        text.append("  needs ").append(type_name<Provided>).append("\n");
    }
};
template <class Workflow, auto... Options>
struct part_word_text<runs<Workflow, Options...>> {
    static void add(std::string& text, const names_view&) {
        text.append("  runs workflow ").append(workflow_facts<Workflow>::name);
        text.append(start_name(option_set<Options...>::value.start)).append("\n");
    }
};
template <duration Interval, class Message>
struct part_word_text<every<Interval, Message>> {
    static void add(std::string& text, const names_view& names) {
        text.append("  every ").append(duration_text(Interval)).append(" -> ");
        text.append(names.message(id_of<Message>)).append("\n");
    }
};
template <class Participant>
struct part_word_text<implements<Participant>> {
    static void add(std::string& text, const names_view&) {
        text.append("  implements participant ")
            .append(facts<Participant>::value.name)
            .append("\n");
    }
};
template <role What, class... Messages>
struct promise_text {
    static constexpr std::string_view verb = What == role::accepts      ? "accepts"
                                             : What == role::answers    ? "answers"
                                             : What == role::subscribes ? "subscribes to"
                                             : What == role::sends      ? "sends"
                                             : What == role::publishes  ? "publishes"
                                                                        : "asks";
    static void add(std::string& text, const names_view& names) {
        (text.append("  ")
             .append(verb)
             .append(" ")
             .append(names.message(id_of<Messages>))
             .append("\n"),
         ...);
    }
};
template <class... Messages>
struct part_word_text<accepts<Messages...>> : promise_text<role::accepts, Messages...> {};
template <class... Messages>
struct part_word_text<answers<Messages...>> : promise_text<role::answers, Messages...> {};
template <class... Messages>
struct part_word_text<subscribes<Messages...>> : promise_text<role::subscribes, Messages...> {};
template <class... Messages>
struct part_word_text<sends<Messages...>> : promise_text<role::sends, Messages...> {};
template <class... Messages>
struct part_word_text<publishes<Messages...>> : promise_text<role::publishes, Messages...> {};
template <class... Messages>
struct part_word_text<asks<Messages...>> : promise_text<role::asks, Messages...> {};

template <class... Words>
void add_part_words(std::string& text, const names_view& names, list<Words...>) {
    (part_word_text<Words>::add(text, names), ...);
}

template <class Part>
std::string part_lines(const names_view& names) {
    const part_view& part = facts<Part>::value;
    std::string text{part.is_service ? "service " : "assuming participant "};
    text.append(part.name).append("\n");
    add_handlers(text, names, typename facts<Part>::handlers{});
    add_part_words(text, names, typename facts<Part>::words{});
    return text;
}

template <class... Workflows>
void add_workflows(std::string& text, [[maybe_unused]] std::string_view service,
                   const names_view& names, list<Workflows...>) {
    (text.append("\n").append(workflow_lines<Workflows>(service, names)), ...);
}

}  // namespace writ::detail
