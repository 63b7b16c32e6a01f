// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One call of a user's callable: what it takes after the message is found by type.

#pragma once

#include <writ/context.hpp>
#include <writ/detail/handled.hpp>
#include <writ/runtime/model.hpp>
#include <writ/runtime/objects.hpp>

#include <string_view>
#include <type_traits>

namespace writ::detail {

inline context context_of(const delivery& given) {
    const envelope& message = given.message;
    return {message.id,           message.source, message.type, message.correlation_id,
            message.causation_id, message.time,   given.now,    given.attempt,
            message.expiry_time,  given.stop};
}

// What middleware provided for this call; each value lives in its middleware's frame.
template <class... Provided>
struct provided_values {
    template <class Type>
    struct one {
        const Type* value = nullptr;
    };
    struct all : one<Provided>... {};
    all values;

    template <class Type>
    [[nodiscard]] const Type*& at() {
        return static_cast<one<Type>&>(values).value;
    }
};
template <class Middleware>
struct value_provided {
    using type = list<>;
};
template <class Middleware>
    requires requires { typename Middleware::provides; }
struct value_provided<Middleware> {
    using type = list<typename Middleware::provides>;
};
template <class Values>
struct provided_values_of;
template <class... Values>
struct provided_values_of<list<Values...>> {
    using type = provided_values<Values...>;
};
template <class... Middleware>
using provided_by_all =
    typename provided_values_of<distinct<join<typename value_provided<Middleware>::type...>>>::type;

template <class Objects, class Values>
struct call_frame {
    Objects& objects;
    Values& values;
    const delivery& given;
    const context& about;
};

// A parameter of the call; its holder lives until the callable has returned.
template <class Parameter>
struct argument {
    template <class Frame>
    static const std::remove_cvref_t<Parameter>& from(Frame& frame) {
        return *frame.values.template at<std::remove_cvref_t<Parameter>>();
    }
};
template <>
struct argument<const context&> {
    template <class Frame>
    static const context& from(Frame& frame) {
        return frame.about;
    }
};
template <literal Name>
struct argument<const attribute<Name>&> {
    template <class Frame>
    static attribute<Name> from(Frame& frame) {
        return {frame.given.message.header_value({Name.text, sizeof(Name.text) - 1})};
    }
};
template <class Transaction>
    requires is_transaction<Transaction&>
struct argument<Transaction&> {
    template <class Frame>
    static Transaction& from(Frame& frame) {
        return *static_cast<Transaction*>(frame.given.transaction);
    }
};
template <class Made, class Needed>
struct held_object {
    Made made;
    operator Needed&() { return made; }
};
template <class Needed>
    requires(!is_transaction<Needed&> && !std::is_const_v<Needed>)
struct argument<Needed&> {
    template <class Frame>
    static decltype(auto) from(Frame& frame) {
        using made = decltype(frame.objects.template provided<Needed>(nullptr));
        if constexpr (std::is_reference_v<made>) {
            return static_cast<Needed&>(
                frame.objects.template provided<Needed>(frame.given.transaction));
        } else {
            return held_object<made, Needed>{
                frame.objects.template provided<Needed>(frame.given.transaction)};
        }
    }
};

template <class How>
struct invoke;
template <class Type>
struct invoke<as_type<Type>> {
    template <class Frame, class Message, class... Arguments>
    static decltype(auto) call(Frame& frame, const Message& message, Arguments&&... arguments) {
        return frame.objects.template get<Type>()(message, static_cast<Arguments&&>(arguments)...);
    }
};
template <auto Function>
struct invoke<as_value<Function>> {
    template <class Frame, class Message, class... Arguments>
    static decltype(auto) call(Frame& frame, const Message& message, Arguments&&... arguments) {
        using object = typename as_value<Function>::object;
        if constexpr (std::is_void_v<object>) {
            return Function(message, static_cast<Arguments&&>(arguments)...);
        } else {
            return (frame.objects.template get<object>().*
                    Function)(message, static_cast<Arguments&&>(arguments)...);
        }
    }
};

// The call as declared: message and extras. The holders are temporaries of this one expression.
template <class How, class Frame, class Message, class... Extras>
decltype(auto) call_with(Frame& frame, const Message& message, list<Extras...>) {
    return invoke<How>::call(frame, message, argument<Extras>::from(frame)...);
}

}  // namespace writ::detail
