// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// handles<…> and calls<…> as facts: which messages, what they emit, and the verdict on each.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/callable.hpp>
#include <writ/detail/handler_options.hpp>
#include <writ/detail/rows.hpp>
#include <writ/returns.hpp>

namespace writ::detail {

// One callable for one message. Options: the option_set of its word.
template <class How, class Options, class Message, class Return, class... Extras>
struct handled {
    using how = How;
    using options = Options;
    using message = Message;
    using result = Return;
    using extras = list<Extras...>;
    static constexpr ending out{to::stay,
                                {},
                                ids_in<typename emitted<Return>::now>::value,
                                ids_in<typename emitted<Return>::later>::value};
    static constexpr row value{role::handler,
                               {},
                               id_of<Message>,
                               &out,
                               1,
                               {},
                               Options::value.has_policy,
                               Options::value.start != subscription_start::unsaid,
                               emitted<Return>::is_one};
    using rows_type = handled;
    static constexpr std::size_t row_count = 1;
    static constexpr void append(row*& to_row) { *to_row++ = value; }
};

// A handler of raw messages has one row a pattern.
template <class How, class Options, class Return, class... Extras>
struct handled<How, Options, raw_message, Return, Extras...> {
    using how = How;
    using options = Options;
    using message = raw_message;
    using result = Return;
    using extras = list<Extras...>;
    static constexpr ending out{to::stay,
                                {},
                                ids_in<typename emitted<Return>::now>::value,
                                ids_in<typename emitted<Return>::later>::value};
    static constexpr std::size_t row_count = Options::pattern_count;
    static constexpr void append(row*& to_row) {
        for (std::size_t i = 0; i < Options::pattern_count; ++i) {
            *to_row++ = row{role::pattern,
                            {},
                            id_of<raw_message>,
                            &out,
                            1,
                            Options::patterns.at[i],
                            Options::value.has_policy,
                            Options::value.start != subscription_start::unsaid};
        }
    }
};

template <class How, class Options, class Signature>
struct handled_by {
    using type = void;
};
template <class How, class Options, class Return, class Message, class... Extras>
    requires takes_by_value_or_const<Message>
struct handled_by<How, Options, signature<Return, Message, Extras...>> {
    using type = handled<How, Options, std::remove_cvref_t<Message>, Return, Extras...>;
};

// ---- finding what a callable handles: `found` is void and `verdict` a broken rule, or it is good

template <class Broken>
struct not_found {
    using found = list<>;
    using verdict = Broken;
};
template <class How, class Found>
struct found_or {
    using found = list<Found>;
    using verdict = kept;
};
template <class How>
struct found_or<How, void> : not_found<broken_rule::takes_no_message_first<typename How::subject>> {
};

template <class How, bool = incomplete<typename How::callable>>
struct unreadable_call : not_found<broken_rule::handler_is_not_defined_yet<typename How::subject>> {
};
template <class How>
struct unreadable_call<How, false>
    : not_found<std::conditional_t<
          without_call_operator<typename How::callable>,
          broken_rule::takes_no_message_first<typename How::subject>,
          broken_rule::call_operator_is_overloaded_or_generic<typename How::subject>>> {};
template <class How, class Options, bool = readable<typename How::callable>>
struct only_message : unreadable_call<How> {};
template <class How, class Options>
struct only_message<How, Options, true>
    : found_or<How, typename handled_by<How, Options,
                                        typename call_of<typename How::callable>::type>::type> {};

template <class How, class Options, class Message>
struct named_message
    : not_found<broken_rule::handler_does_not_take<typename How::subject, Message>> {};
template <class How, class Options, class Message>
    requires overloads<typename How::callable, Message>
struct named_message<How, Options, Message>
    : found_or<How, typename handled_by<How, Options,
                                        decltype(detail::read_for<Message>(
                                            &How::callable::operator()))>::type> {};
// A generic call operator shows no signature: it is asked with the message alone, then with
// context.
template <class How, class Options, class Message>
    requires(!overloads<typename How::callable, Message> &&
             std::is_invocable_v<typename How::callable&, const Message&>)
struct named_message<How, Options, Message>
    : found_or<How, handled<How, Options, Message,
                            std::invoke_result_t<typename How::callable&, const Message&>>> {};
template <class How, class Options, class Message>
    requires(!overloads<typename How::callable, Message> &&
             !std::is_invocable_v<typename How::callable&, const Message&> &&
             std::is_invocable_v<typename How::callable&, const Message&, const context&>)
struct named_message<How, Options, Message>
    : found_or<
          How,
          handled<How, Options, Message,
                  std::invoke_result_t<typename How::callable&, const Message&, const context&>,
                  const context&>> {};

template <class How, class Options, class Messages>
struct messages_found;
template <class How, class Options>
struct messages_found<How, Options, list<>> {
    using one = only_message<How, Options>;
    using found = typename one::found;
    using verdict = typename one::verdict;
};
template <class How, class Options, class... Messages>
struct messages_found<How, Options, list<Messages...>> {
    using found = join<typename named_message<How, Options, Messages>::found...>;
    using verdict =
        typename first_broken<typename named_message<How, Options, Messages>::verdict...>::type;
};

// ---- the policy of effects

template <class Object>
inline constexpr bool reaches_outside = !std::is_empty_v<Object>;
template <>
inline constexpr bool reaches_outside<void> = false;

template <class How, class Options,
          bool = Options::value.has_policy || incomplete<typename How::object>>
struct policy_verdict {
    using type = kept;
};
template <class How, class Options>
struct policy_verdict<How, Options, false> {
    using type = kept_if<!reaches_outside<typename How::object>,
                         broken_rule::has_members_but_no_effect_policy<typename How::subject>>;
};

template <class How, class Options, class Found>
struct pattern_verdict;
template <class How, class Options, class... Found>
struct pattern_verdict<How, Options, list<Found...>> {
    static constexpr bool raw = (std::is_same_v<typename Found::message, raw_message> || ...);
    static constexpr bool patterned = Options::pattern_count > 0;
    using subject = typename How::subject;
    using type = choose<
        raw && !patterned, broken_rule::raw_handler_names_no_pattern<subject>,
        kept_if<raw || !patterned, broken_rule::only_a_raw_handler_matches_a_pattern<subject>>>;
};

// One callable of a word.
template <class How, class Options>
struct callable_facts {
    using messages = messages_found<How, Options, typename Options::messages>;
    using found = typename messages::found;
    using verdict = typename first_broken<typename messages::verdict,
                                          typename pattern_verdict<How, Options, found>::type,
                                          typename policy_verdict<How, Options>::type>::type;
};

template <class... Handled>
struct handled_rows {
    static constexpr std::size_t size = total<Handled::row_count...>();
    struct table {
        row at[size + 1]{};
    };
    static constexpr table all = [] {
        table made;
        row* out = made.at;
        static_cast<void>(out);
        (Handled::append(out), ...);
        return made;
    }();
    static constexpr rows value{all.at, size};
};
// Nearly every word has one handler for one message: that needs no table.
template <class Handled>
    requires requires { Handled::value; }
struct handled_rows<Handled> {
    static constexpr rows value{&Handled::value, 1};
};
template <class List>
struct handled_rows_of;
template <class... Handled>
struct handled_rows_of<list<Handled...>> : handled_rows<Handled...> {};
// What handlers take and emit, for error reports.
template <class List>
struct handled_types;
template <class... Handled>
struct handled_types<list<Handled...>> {
    using type = join<list<typename Handled::message...>, all_emitted<typename Handled::result>...>;
};

// The callables of one word with their common options.
template <class Hows, class Options>
struct handler_group;
template <class... Hows, class Options>
struct handler_group<list<Hows...>, Options> : known_word {
    using handlers = join<typename callable_facts<Hows, Options>::found...>;
    using verdicts = list<typename callable_facts<Hows, Options>::verdict...>;
    using verdict = typename first_broken_in<verdicts>::type;
    using objects = list<typename Hows::object...>;
    static constexpr const rows& value = handled_rows_of<handlers>::value;
};

template <auto Value>
inline constexpr bool is_function = std::is_function_v<std::remove_pointer_t<value_type<Value>>> ||
                                    std::is_member_function_pointer_v<value_type<Value>> ||
                                    (std::is_class_v<value_type<Value>> && !is_option<Value>);

// An unknown option is the only thing that is said of its word.
template <class Subject, auto... Options>
struct unknown_handler_option : known_word {
    using verdict = typename first_broken<
        kept_if<is_option<Options> || is_function<Options>,
                broken_rule::is_no_option_of_a_handler<value_type<Options>, Subject>>...>::type;
};

template <class Handler, auto... Options>
struct word_facts<handles<Handler, Options...>>
    : std::conditional_t<(is_option<Options> && ...),
                         box<handler_group<list<as_type<Handler>>, option_set<Options...>>>,
                         box<unknown_handler_option<Handler, Options...>>>::type {};

template <auto Value>
using as_function = std::conditional_t<is_function<Value>, list<as_value<Value>>, list<>>;

template <class Taken, auto... Rest>
struct take_options;
template <auto... Taken>
struct value_list {};
template <auto... Taken>
struct take_options<value_list<Taken...>> {
    using type = option_set<Taken...>;
};
template <auto... Taken, auto Next, auto... Rest>
struct take_options<value_list<Taken...>, Next, Rest...>
    : std::conditional_t<is_function<Next>, box<take_options<value_list<Taken...>, Rest...>>,
                         box<take_options<value_list<Taken..., Next>, Rest...>>>::type {};

template <auto... Values>
struct word_facts<calls<Values...>>
    : std::conditional_t<((is_function<Values> || is_option<Values>) && ...),
                         box<handler_group<join<as_function<Values>...>,
                                           typename take_options<value_list<>, Values...>::type>>,
                         box<unknown_handler_option<calls<Values...>, Values...>>>::type {};

}  // namespace writ::detail
