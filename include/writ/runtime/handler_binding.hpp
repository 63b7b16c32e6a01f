// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One handler of one message as a function on bytes: decode, middleware, handler, encode.

#pragma once

#include <writ/runtime/guard.hpp>
#include <writ/runtime/invoke.hpp>

namespace writ::detail {

template <class Contracts, class Message>
bool decode(const delivery& given, Message& message, decision& made) {
    if constexpr (std::is_same_v<Message, raw_message>) {
        static_cast<void>(made);
        message = {given.message.type, given.message.body};
        return true;
    } else {
        const auto read =
            contract_form<Contracts, Message>::read(given.message, message, given.bounds.payload);
        if (read) {
            return true;
        }
        made.what = verdict::undecodable;
        made.reason = read.error().text();
        return false;
    }
}

// The middleware of a service around `inside`, from the last declared to the first: what comes
// passes them in the reverse order of what leaves.
template <class Message, class Frame, class Inside>
outcome pass_in(list<>, Message&, Frame&, decision&, Inside& inside) {
    return inside();
}
template <class Message, class Frame, class Inside, class Next, class... Rest>
outcome pass_in(list<Next, Rest...>, Message& message, Frame& frame, decision& made,
                Inside& inside) {
    if constexpr (!takes_incoming<Next, Message>) {
        return pass_in(list<Rest...>{}, message, frame, made, inside);
    } else {
        bool decided = false;
        const auto next = [&](const auto&... provided) {
            decided = true;
            if constexpr (sizeof...(provided) == 1) {
                ((frame.values.template at<std::remove_cvref_t<decltype(provided)>>() = &provided),
                 ...);
            }
            return pass_in(list<Rest...>{}, message, frame, made, inside);
        };
        incoming<Message> seen{message, frame.about, frame.given.message, made};
        frame.objects.template get<Next>()(seen, next);
        // Neither passed on nor answered: stopped.
        if (!decided && !made.reply.present) {
            made.what = verdict::stopped;
        }
        return {made.what};
    }
}

template <class Done, class... Types>
struct reverse_types {
    using type = Done;
};
template <class... Done, class First, class... Rest>
struct reverse_types<list<Done...>, First, Rest...> : reverse_types<list<First, Done...>, Rest...> {
};
template <class List>
struct reversed_in;
template <class... Types>
struct reversed_in<list<Types...>> : reverse_types<list<>, Types...> {};
template <class List>
using reversed = typename reversed_in<List>::type;

template <class List>
struct provided_in;
template <class... Middleware>
struct provided_in<list<Middleware...>> {
    using type = provided_by_all<Middleware...>;
};

template <class Service, class Objects, class Handled>
struct handler_binding {
    using part = facts<Service>;
    using contracts = typename part::contracts;
    using message = typename Handled::message;
    using middleware = typename part::middleware;

    static decision decide(void* objects, const delivery& given) {
        auto& mine = *static_cast<Objects*>(objects);
        using rules = error_rules<typename Handled::options, typename part::words>;
        return guarded<rules>([&](decision& made) {
            message taken;
            if (decode<contracts>(given, taken, made)) {
                take(mine, given, taken, made);
            }
        });
    }
    // Of a message that need not be decoded.
    static decision decide_object(void* objects, const delivery& given, message& taken) {
        auto& mine = *static_cast<Objects*>(objects);
        using rules = error_rules<typename Handled::options, typename part::words>;
        return guarded<rules>([&](decision& made) { take(mine, given, taken, made); });
    }

private:
    static void take(Objects& mine, const delivery& given, message& taken, decision& made) {
        const context about = context_of(given);
        typename provided_in<middleware>::type values;
        call_frame<Objects, decltype(values)> frame{mine, values, given, about};
        auto inside = [&] {
            run(frame, taken, made);
            return outcome{made.what};
        };
        pass_in(reversed<middleware>{}, taken, frame, made, inside);
    }
    template <class Frame>
    static void run(Frame& frame, const message& taken, decision& made) {
        using how = typename Handled::how;
        using extras = typename Handled::extras;
        if constexpr (std::is_void_v<typename Handled::result>) {
            call_with<how>(frame, taken, extras{});
        } else {
            auto returned = call_with<how>(frame, taken, extras{});
            collector<contracts, Objects, middleware> into{frame.objects, frame.given, made};
            into.take(std::move(returned));
        }
    }
};

}  // namespace writ::detail
