// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The user's own: handler objects, middleware and providers of one service, in any order.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/part_facts.hpp>

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace writ {

namespace detail {

template <class Provided, class Make>
struct provider {
    Make make;
};
template <class Argument>
inline constexpr bool is_provider = false;
template <class Provided, class Make>
inline constexpr bool is_provider<provider<Provided, Make>> = true;

}  // namespace detail

/// Binds what a service `needs`: make() or make(transaction&) returns it, by reference or as an
/// object that lives as long as the call of the handler.
template <class Provided, class Make>
[[nodiscard]] auto provide(Make make) {
    return detail::provider<Provided, Make>{std::move(make)};
}

namespace detail {

// ---- verdicts on what is passed

// The one parameter of a provider's function, or void.
template <class Make>
struct provider_parameter {
    using type = void;
};
template <readable Make>
struct provider_parameter<Make> : only_type<typename call_of<Make>::type::parameters> {};
template <class Make>
inline constexpr bool makes_from_nothing = std::is_invocable_v<Make&>;

template <class Argument>
struct provider_verdict {
    using type = kept;
};
template <class Provided, class Make>
    requires(!makes_from_nothing<Make>)
struct provider_verdict<provider<Provided, Make>> {
    using type = kept_if<is_transaction<typename provider_parameter<Make>::type>,
                         broken_rule::provider_takes_more_than_a_transaction<Provided>>;
};

template <class Object, class... Arguments>
using object_verdict =
    kept_if<contains<Object, list<Arguments...>> || std::is_default_constructible_v<Object>,
            broken_rule::handler_object_is_missing<Object>>;

template <class Needed, class Argument>
inline constexpr bool provides_it = false;
template <class Needed, class Make>
inline constexpr bool provides_it<Needed, provider<Needed, Make>> = true;

// Of its own: a fold inside of another expansion would expand the packs of both.
template <class Needed, class... Arguments>
inline constexpr bool has_provider = (provides_it<Needed, Arguments> || ...);

template <class Objects, class Needed, class Self, class... Arguments>
struct arguments_verdict;
template <class... Objects, class... Needed, class Self, class... Arguments>
struct arguments_verdict<list<Objects...>, list<Needed...>, Self, Arguments...>
    : first_broken<object_verdict<Objects, Arguments...>...,
                   kept_if<has_provider<Needed, Arguments...>,
                           broken_rule::provider_is_missing<Needed, Self>>...> {};

// What nobody of several services uses.
template <class Argument, class Objects, class Needed>
struct used_argument : std::bool_constant<contains<Argument, Objects>> {};
template <class Provided, class Make, class Objects, class Needed>
struct used_argument<provider<Provided, Make>, Objects, Needed>
    : std::bool_constant<contains<Provided, Needed>> {};
template <class Objects, class Needed, class... Arguments>
struct unused_verdict : first_broken<kept_if<used_argument<Arguments, Objects, Needed>::value,
                                             broken_rule::argument_is_no_handler<Arguments>>...,
                                     typename provider_verdict<Arguments>::type...> {};

// ---- storage

template <class Object>
struct stored_object {
    Object value;
};

// Takes the argument of that type, or makes one.
template <class Object, class... Arguments>
Object chosen(const Arguments&... arguments) {
    if constexpr (contains<Object, list<Arguments...>>) {
        return std::get<const Object&>(std::tie(arguments...));
    } else {
        return Object{};
    }
}

template <class Objects, class... Arguments>
class service_objects;
template <class... Objects, class... Arguments>
class service_objects<list<Objects...>, Arguments...> : stored_object<Objects>... {
public:
    explicit service_objects(const Arguments&... arguments)
        : stored_object<Objects>{chosen<Objects>(arguments...)}..., arguments_{arguments...} {}

    template <class Object>
    [[nodiscard]] Object& get() {
        return static_cast<stored_object<Object>&>(*this).value;
    }

    // What the provider of Needed makes: a reference, or an object.
    template <class Needed>
    [[nodiscard]] decltype(auto) provided(void* transaction) {
        return call<Needed>(transaction, std::index_sequence_for<Arguments...>{});
    }

    // Whether what is given for a parameter is made from the store's transaction.
    template <class Parameter>
    static constexpr bool needs_transaction() {
        using needed = std::remove_reference_t<Parameter>;
        return (is_made_from_transaction<needed, Arguments>::value || ...);
    }

private:
    template <class Needed, class Argument>
    struct is_made_from_transaction : std::false_type {};
    template <class Needed, class Make>
    struct is_made_from_transaction<Needed, provider<Needed, Make>>
        : std::bool_constant<!makes_from_nothing<Make>> {};

    template <class Needed, std::size_t... Index>
    static constexpr std::size_t provider_position(std::index_sequence<Index...>) {
        std::size_t found = 0;
        ((provides_it<Needed, Arguments> ? (found = Index) : found), ...);
        return found;
    }
    template <class Needed, std::size_t... Index>
    decltype(auto) call(void* transaction, std::index_sequence<Index...> all) {
        auto& made = std::get<provider_position<Needed>(all)>(arguments_).make;
        using make = std::remove_cvref_t<decltype(made)>;
        if constexpr (makes_from_nothing<make>) {
            static_cast<void>(transaction);
            return made();
        } else {
            using parameter = std::remove_reference_t<typename provider_parameter<make>::type>;
            return made(*static_cast<parameter*>(transaction));
        }
    }

    std::tuple<Arguments...> arguments_;
};

}  // namespace detail
}  // namespace writ
