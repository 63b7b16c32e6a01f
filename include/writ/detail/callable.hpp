// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// How a user's callable is called: read from its signature, never guessed by calling it.

#pragma once

#include <writ/context.hpp>
#include <writ/detail/meta.hpp>

#include <type_traits>

namespace writ::detail {

template <class Result, class... Parameters>
struct signature {
    using result = Result;
    using parameters = list<Parameters...>;
};

// Called with their qualified names only: a search by argument would complete every class that a
// signature mentions.
template <class Result, class... Parameters>
signature<Result, Parameters...> read(Result (*)(Parameters...));
template <class Result, class Class, class... Parameters>
signature<Result, Parameters...> read(Result (Class::*)(Parameters...));
template <class Result, class Class, class... Parameters>
signature<Result, Parameters...> read(Result (Class::*)(Parameters...) const);

template <class Result, class Class, class... Parameters>
signature<Result, Parameters...> read(Result (Class::*)(Parameters...) &);
template <class Result, class Class, class... Parameters>
signature<Result, Parameters...> read(Result (Class::*)(Parameters...) const&);

template <class Result, class Class, class... Parameters>
Class class_of(Result (Class::*)(Parameters...));
template <class Result, class Class, class... Parameters>
Class class_of(Result (Class::*)(Parameters...) const);

// One overload out of a set: Message is given, the rest is deduced.
template <class Message, class Result, class Class, class... Parameters>
signature<Result, const Message&, Parameters...> read_for(Result (Class::*)(const Message&,
                                                                            Parameters...));
template <class Message, class Result, class Class, class... Parameters>
signature<Result, const Message&, Parameters...> read_for(Result (Class::*)(const Message&,
                                                                            Parameters...) const);
template <class Message, class Result, class Class, class... Parameters>
signature<Result, Message, Parameters...> read_for(Result (Class::*)(Message, Parameters...));
template <class Message, class Result, class Class, class... Parameters>
signature<Result, Message, Parameters...> read_for(Result (Class::*)(Message, Parameters...) const);

// decltype refuses every overload set; without it one non-const among two const ones is read.
template <class Callable>
concept readable = !std::is_class_v<Callable> || requires {
    typename box<decltype(&Callable::operator())>;
    detail::read(&Callable::operator());
};
template <class Callable, class Message>
concept overloads = requires { detail::read_for<Message>(&Callable::operator()); };
template <class Type>
concept incomplete = std::is_class_v<Type> && !requires { sizeof(Type); };

// Whether there is a call operator at all: if not, that of the other base is found.
struct call_operator {
    void operator()();
};
template <class Type>
struct call_operator_or : Type, call_operator {};
template <class Type>
concept without_call_operator = std::is_class_v<Type> && !std::is_final_v<Type> &&
                                requires { &call_operator_or<Type>::operator(); };

template <class Callable>
struct call_of {
    using type = decltype(detail::read(Callable{}));
};
template <class Callable>
    requires std::is_class_v<Callable>
struct call_of<Callable> {
    using type = decltype(detail::read(&Callable::operator()));
};

// `handles<F>`: the object is an F. `calls<&f>`: a function has no object, a member function its
// class. subject: what a rule names.
template <class Type>
struct as_type {
    using subject = Type;
    using callable = Type;
    using object = Type;
};
template <class Callable>
struct object_of {
    using type = void;
};
template <class Callable>
    requires std::is_member_function_pointer_v<Callable>
struct object_of<Callable> {
    using type = decltype(detail::class_of(Callable{}));
};
template <auto Value>
struct as_value {
    using callable = value_type<Value>;
    using object = typename object_of<callable>::type;
    using subject = std::conditional_t<std::is_void_v<object>, callable, object>;
};

template <auto Function>
inline constexpr bool readable_function = requires(value_type<Function> function) {
    detail::read(function);
} || (std::is_class_v<value_type<Function>> && readable<value_type<Function>>);

template <class Parameter>
inline constexpr bool takes_by_value_or_const =
    !std::is_lvalue_reference_v<Parameter> || std::is_const_v<std::remove_reference_t<Parameter>>;

// ---- what may follow the message

template <class Parameter>
inline constexpr bool is_attribute = false;
template <literal Name>
inline constexpr bool is_attribute<const attribute<Name>&> = true;

// A store's transaction says so: `using transaction_tag = void;`.
template <class Parameter>
inline constexpr bool is_transaction = false;
template <class Type>
    requires requires { typename Type::transaction_tag; }
inline constexpr bool is_transaction<Type&> = !std::is_const_v<Type>;

}  // namespace writ::detail
