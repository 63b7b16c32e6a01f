// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A hana::map of payload type to callable as the handlers of a service. The keys say which messages
// are handled, so that generic callables need no `writ::on`.
//
//     inline constexpr auto desk = hana::make_map(
//         hana::make_pair(hana::type_c<make_reservation>, [](const make_reservation& asked) {…}),
//         hana::make_pair(hana::type_c<cancel>, &cancel_booking));
//     struct front_desk : writ::service<"front-desk", contracts, writ::calls<&desk>> {};
//
// `calls<&map>` calls the functions of a constant; `handles<Map>` has the map as the handler object
// that the router, the endpoint or the harness is given, so that its lambdas may capture.

#pragma once

#include <writ/detail/handled.hpp>
#include <writ/runtime/service_binding.hpp>

#include <boost/hana/at_key.hpp>
#include <boost/hana/core/tag_of.hpp>
#include <boost/hana/map.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/type.hpp>
#include <boost/hana/unpack.hpp>

#include <type_traits>

namespace writ::detail {

template <class Type>
concept hana_map = std::is_same_v<typename boost::hana::tag_of<std::remove_cv_t<Type>>::type,
                                  boost::hana::map_tag>;
template <auto Value>
inline constexpr bool is_map_of_functions = false;
template <auto Value>
    requires std::is_pointer_v<value_type<Value>>
inline constexpr bool is_map_of_functions<Value> =
    hana_map<std::remove_pointer_t<value_type<Value>>>;

// One entry. Called through the map, const: its callables are shared by all calls.
template <class Callable>
struct map_entry {
    using subject = Callable;
    using callable = const Callable;
};
template <class Map, class Message, class Callable>
struct entry_of_object : map_entry<Callable> {
    using object = Map;
};
template <auto Map, class Message, class Callable>
struct entry_of_constant : map_entry<Callable> {
    using object = void;
};

// ---- the verdict on one entry: its callable takes its key, and says how it is safe

template <class Callable, class Message, class Extras>
inline constexpr bool takes_when_const = false;
template <class Callable, class Message, class... Extras>
inline constexpr bool takes_when_const<Callable, Message, list<Extras...>> =
    std::is_invocable_v<const Callable&, const Message&, Extras...>;

template <class Entry, class Message>
struct not_taken : not_found<broken_rule::handler_does_not_take<typename Entry::subject, Message>> {
};
template <class Entry, class Message, class Found>
struct entry_found : not_taken<Entry, Message> {};
template <class Entry, class Message, class Found>
    requires(std::is_same_v<typename Found::message, Message> &&
             takes_when_const<typename Entry::subject, Message, typename Found::extras>)
struct entry_found<Entry, Message, list<Found>> {
    using found = list<Found>;
    using verdict = kept;
};

template <class Entry, class Options, class Message,
          bool = std::is_class_v<typename Entry::subject>>
struct entry_messages : named_message<Entry, Options, Message> {};
template <class Entry, class Options, class Message>
struct entry_messages<Entry, Options, Message, false> : not_taken<Entry, Message> {};
template <class Entry, class Options, class Message>
    requires requires { detail::read(typename Entry::subject{}); }
struct entry_messages<Entry, Options, Message, false>
    : found_or<Entry,
               typename handled_by<Entry, Options,
                                   decltype(detail::read(typename Entry::subject{}))>::type> {};

template <class Callable, class Options>
struct entry_policy : policy_verdict<as_type<Callable>, Options> {};
template <class Callable, class Options>
    requires std::is_pointer_v<Callable>
struct entry_policy<Callable, Options> : box<kept> {};

template <class Entry, class Options, class Message>
struct entry_facts {
    using judged =
        entry_found<Entry, Message, typename entry_messages<Entry, Options, Message>::found>;
    using found = typename judged::found;
    using verdict =
        typename first_broken<typename judged::verdict,
                              typename entry_policy<typename Entry::subject, Options>::type>::type;
};

// ---- all entries of a map

struct entry_types {
    template <class... Entries>
    list<std::remove_cvref_t<Entries>...> operator()(Entries&&...) const;
};
template <class Map>
using entries_of = decltype(boost::hana::unpack(std::declval<const Map&>(), entry_types{}));

template <class Key>
struct handled_key : box<Key> {};
template <class Key>
    requires std::is_same_v<typename boost::hana::tag_of<Key>::type, boost::hana::type_tag>
struct handled_key<Key> : box<typename Key::type> {};

template <class Group, class... Facts>
struct entry_group : known_word {
    using handlers = join<typename Facts::found...>;
    using verdicts = list<typename Facts::verdict...>;
    using verdict = typename first_broken_in<verdicts>::type;
    using types = typename handled_types<handlers>::type;
    using objects = Group;
    static constexpr const rows& value = handled_rows_of<handlers>::value;
};

// An object may be left out where it can be made by `Map{}`: a function in it would be null then.
template <class Map, class Options, class Entries = entries_of<Map>>
struct object_map {
    static constexpr bool known = false;
};
template <class Map, class Options, class... Key, class... Callable>
    requires(std::is_class_v<Callable> && ...)
struct object_map<Map, Options, list<boost::hana::pair<Key, Callable>...>>
    : entry_group<list<Map>,
                  entry_facts<entry_of_object<Map, typename handled_key<Key>::type, Callable>,
                              Options, typename handled_key<Key>::type>...> {};

template <auto Map, class Options,
          class Entries = entries_of<std::remove_pointer_t<value_type<Map>>>>
struct constant_map;
template <auto Map, class Options, class... Key, class... Callable>
struct constant_map<Map, Options, list<boost::hana::pair<Key, Callable>...>>
    : entry_group<list<>,
                  entry_facts<entry_of_constant<Map, typename handled_key<Key>::type, Callable>,
                              Options, typename handled_key<Key>::type>...> {};

// ---- the words

template <class Map, auto... Options>
    requires hana_map<Map>
struct word_facts<handles<Map, Options...>>
    : std::conditional_t<(is_option<Options> && ...), box<object_map<Map, option_set<Options...>>>,
                         box<unknown_handler_option<Map, Options...>>>::type {};

template <auto Value, class Options, bool = is_map_of_functions<Value>>
struct called_group : constant_map<Value, Options> {};
template <auto Value, class Options>
struct called_group<Value, Options, false> : handler_group<as_function<Value>, Options> {};

// Without the maps, which are no options.
template <class Done, auto... Rest>
struct options_beside_maps;
template <auto... Done>
struct options_beside_maps<value_list<Done...>> : take_options<value_list<>, Done...> {};
template <auto... Done, auto Next, auto... Rest>
struct options_beside_maps<value_list<Done...>, Next, Rest...>
    : std::conditional_t<is_map_of_functions<Next>,
                         box<options_beside_maps<value_list<Done...>, Rest...>>,
                         box<options_beside_maps<value_list<Done..., Next>, Rest...>>>::type {};

template <class... Groups>
struct joined_groups : known_word {
    using handlers = join<typename Groups::handlers...>;
    using verdicts = join<typename Groups::verdicts...>;
    using verdict = typename first_broken_in<verdicts>::type;
    using types = join<typename Groups::types...>;
    using objects = join<typename Groups::objects...>;
    static constexpr const rows& value = handled_rows_of<handlers>::value;
};
template <auto... Values>
    requires(is_map_of_functions<Values> || ...)
struct word_facts<calls<Values...>>
    : std::conditional_t<
          ((is_map_of_functions<Values> || is_function<Values> || is_option<Values>) && ...),
          box<joined_groups<called_group<
              Values, typename options_beside_maps<value_list<>, Values...>::type>...>>,
          box<unknown_handler_option<calls<Values...>, Values...>>>::type {};

// ---- at run time

template <class Message>
struct entry_call {
    template <class Map, class... Arguments>
    static decltype(auto) with(const Map& map, const Message& message, Arguments&&... arguments) {
        return map[boost::hana::type<Message>{}](message, static_cast<Arguments&&>(arguments)...);
    }
};
template <class Map, class Message, class Callable>
struct invoke<entry_of_object<Map, Message, Callable>> {
    template <class Frame, class... Arguments>
    static decltype(auto) call(Frame& frame, const Message& message, Arguments&&... arguments) {
        return entry_call<Message>::with(frame.objects.template get<Map>(), message,
                                         static_cast<Arguments&&>(arguments)...);
    }
};
template <auto Map, class Message, class Callable>
struct invoke<entry_of_constant<Map, Message, Callable>> {
    template <class Frame, class... Arguments>
    static decltype(auto) call(Frame&, const Message& message, Arguments&&... arguments) {
        return entry_call<Message>::with(*Map, message, static_cast<Arguments&&>(arguments)...);
    }
};

// Lambdas have no names; an entry is called after its message.
template <class Map, class Message, class Callable>
struct callable_name<entry_of_object<Map, Message, Callable>> {
    static constexpr std::string_view value = type_name<Message>;
};
template <auto Map, class Message, class Callable>
struct callable_name<entry_of_constant<Map, Message, Callable>> {
    static constexpr std::string_view value = type_name<Message>;
};

}  // namespace writ::detail
