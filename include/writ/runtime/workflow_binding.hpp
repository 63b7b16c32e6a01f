// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A workflow as functions on bytes: find the instance, restore its state, take the transition.

#pragma once

#include <writ/detail/workflow_facts.hpp>
#include <writ/runtime/handler_binding.hpp>
#include <writ/runtime/stored_state.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

// The member of Message that finds its instance: spelled out, or the one of the key's type.
template <class Message, class Word>
struct correlated_member {
    static constexpr bool spelled = false;
};
template <class Message, auto... Members>
struct correlated_member<Message, correlate<Members...>> {
    template <auto Member>
    static constexpr bool is_ours = std::is_same_v<decltype(class_of_member(Member)), Message>;
    static constexpr bool spelled = (is_ours<Members> || ...);
    static std::string text(const Message& message) {
        std::string found;
        const auto look = [&](auto member) {
            if constexpr (std::is_same_v<decltype(class_of_member(member)), Message>) {
                found = key_text(message.*member);
            }
        };
        (look(Members), ...);
        return found;
    }
};
template <class Key, class Message, class... Words>
std::string correlation_text(const Message& message, list<Words...>) {
    std::string found;
    const auto look = [&]<class Word>(box<Word>) {
        if constexpr (correlated_member<Message, Word>::spelled) {
            found = correlated_member<Message, Word>::text(message);
        }
    };
    (look(box<Words>{}), ...);
    if constexpr (!(correlated_member<Message, Words>::spelled || ...)) {
        found = key_text(member_of_type<Key>(message));
    }
    return found;
}

// The text of a key back as a key, for transitions that take it.
template <class Key>
Key key_from_text(std::string_view text) {
    if constexpr (std::is_same_v<Key, std::string>) {
        return Key{text};
    } else if constexpr (std::is_enum_v<Key>) {
        Key key{};
        enum_value(text, key);
        return key;
    } else if constexpr (std::is_integral_v<Key>) {
        const bool negative = !text.empty() && text.front() == '-';
        std::uint64_t number = 0;
        for (const char c : text.substr(negative ? 1 : 0)) {
            number = number * 10 + static_cast<std::uint64_t>(c - '0');
        }
        return static_cast<Key>(negative ? 0 - number : number);
    } else {
        Key key{};
        members<Key>::with(key, [&](auto& value) { value = key_from_text<inner<Key>>(text); });
        return key;
    }
}

template <class Workflow, class Objects, class Middleware>
struct workflow_binding {
    using flow = workflow_facts<Workflow>;
    using contracts = typename flow::contracts;
    using parts = typename flow::template parts<void>;
    using key = typename only_type<typename parts::keys>::type;
    using transitions = typename parts::transitions;
    using stored = stored_states<Workflow>;
    using state_place = typename stored::place;

    // Also of a message that only some states take.
    template <class Message>
    static result<std::string> instance_of(const delivery& given) {
        Message message;
        const auto read =
            contract_form<contracts, Message>::read(given.message, message, given.bounds.payload);
        if (!read) {
            return read.error();
        }
        return correlation_text<key>(message, typename flow::words{});
    }

    template <class Message>
    static decision decide(void* objects, const delivery& given) {
        return guarded<no_error_rules>([&](decision& made) {
            Message message;
            if (!decode<contracts>(given, message, made)) {
                return;
            }
            with_middleware(objects, given, made, message);
        });
    }
    // A declared error that comes as the answer to what the workflow asked.
    template <class Error>
    static bool decide_error(void* objects, const delivery& given, const error_head& head,
                             decision& made) {
        if (!is_error_of<Error>(head)) {
            return false;
        }
        made = guarded<no_error_rules>([&](decision& into) {
            Error error;
            const auto read = read_error(given.message.body, head, error, given.bounds.payload);
            if (!read) {
                into.what = verdict::undecodable;
                into.reason = read.error().text();
                return;
            }
            with_middleware(objects, given, into, error);
        });
        return true;
    }

    static decision time_out(void* objects, const delivery& given) {
        return guarded<no_error_rules>([&](decision& made) {
            timed_out due{given.now};
            const context about = context_of(given);
            take(*static_cast<Objects*>(objects), given, about, due, made);
        });
    }

private:
    template <class Message>
    static void with_middleware(void* objects, const delivery& given, decision& made,
                                Message& message) {
        auto& mine = *static_cast<Objects*>(objects);
        const context about = context_of(given);
        typename provided_in<Middleware>::type values;
        call_frame<Objects, decltype(values)> frame{mine, values, given, about};
        auto inside = [&] {
            take(mine, given, about, message, made);
            return outcome{made.what};
        };
        pass_in(reversed<Middleware>{}, message, frame, made, inside);
    }

    template <class Message>
    static void take(Objects& objects, const delivery& given, const context& about,
                     const Message& message, decision& made) {
        const bool taken = given.instance == nullptr
                               ? start(objects, given, about, message, made, transitions{})
                               : take_in_state(objects, given, about, message, made);
        if (!taken) {
            made.what = verdict::unhandled;
        }
    }
    // A state that this build does not know could have a transition of its own for the message.
    template <class Message>
    static bool take_in_state(Objects& objects, const delivery& given, const context& about,
                              const Message& message, decision& made) {
        const state_place at = stored::find(given.instance->state);
        if (at.state == stored::none) {
            cannot_read(given, stored::unknown(*given.instance), made);
            return true;
        }
        return named_state(objects, given, about, message, made, at, transitions{}) ||
               any_other_state(objects, given, about, message, made, transitions{});
    }
    [[gnu::cold]] static void cannot_read(const delivery& given, std::string_view why,
                                          decision& made) {
        made.what = verdict::failed;
        made.reason.assign("workflow ").append(flow::name).append(" cannot read the state '");
        made.reason.append(given.instance->state).append("' that its instance '");
        made.reason.append(given.instance_key).append("' is stored in: ").append(why);
    }

    template <class Message, class... Transitions>
    static bool start(Objects& objects, const delivery& given, const context& about,
                      const Message& message, decision& made, list<Transitions...>) {
        const auto attempt = [&]<class Transition>(box<Transition>) {
            if constexpr (Transition::what == role::start &&
                          std::is_same_v<typename Transition::message, Message>) {
                apply<Transition>(
                    objects, given, made,
                    call<Transition>(given, about, typename Transition::extras{}, message));
                return true;
            }
            return false;
        };
        return (attempt(box<Transitions>{}) || ...);
    }

    template <class Message, class... Transitions>
    static bool named_state(Objects& objects, const delivery& given, const context& about,
                            const Message& message, decision& made, const state_place& at,
                            list<Transitions...>) {
        return (from_states<Transitions>(objects, given, about, message, made, at,
                                         typename Transitions::states{}) ||
                ...);
    }
    template <class Transition, class Message, class... States>
    static bool from_states(Objects& objects, const delivery& given, const context& about,
                            const Message& message, decision& made, const state_place& at,
                            list<States...>) {
        return (from_state<Transition, States>(objects, given, about, message, made, at) || ...);
    }
    template <class Transition, class State, class Message>
    static bool from_state(Objects& objects, const delivery& given, const context& about,
                           const Message& message, decision& made, const state_place& at) {
        if constexpr (Transition::what == role::start || std::is_same_v<State, any_state> ||
                      !std::is_same_v<typename Transition::message, Message>) {
            return false;
        } else {
            if (at.state != stored::template number_of<State>) {
                return false;
            }
            State state{};
            const auto read = stored::read(at, *given.instance, state);
            if (!read) {
                cannot_read(given, read.error().text(), made);
                return true;
            }
            using parameter = state_parameter<Transition>;
            apply<Transition>(objects, given, made,
                              call<Transition>(given, about, typename Transition::extras{},
                                               parameter{std::move(state)}, message));
            return true;
        }
    }
    template <class Message, class... Transitions>
    static bool any_other_state(Objects& objects, const delivery& given, const context& about,
                                const Message& message, decision& made, list<Transitions...>) {
        const auto attempt = [&]<class Transition>(box<Transition>) {
            if constexpr (Transition::what != role::start &&
                          contains<any_state, typename Transition::states> &&
                          std::is_same_v<typename Transition::message, Message>) {
                apply<Transition>(objects, given, made,
                                  call<Transition>(given, about, typename Transition::extras{},
                                                   any_state{}, message));
                return true;
            }
            return false;
        };
        return (attempt(box<Transitions>{}) || ...);
    }

    template <class States>
    struct as_parameter;
    template <class... States>
    struct as_parameter<list<States...>> {
        using type = std::variant<States...>;
    };
    template <class State>
    struct as_parameter<list<State>> {
        using type = State;
    };
    template <class Transition>
    using state_parameter = typename as_parameter<typename Transition::states>::type;

    template <class Transition, class... Extras, class... Arguments>
    static auto call(const delivery& given, const context& about, list<Extras...>,
                     const Arguments&... arguments) {
        static_cast<void>(given);
        static_cast<void>(about);
        return Transition::function(arguments..., extra<Extras>(given, about)...);
    }
    template <class Extra>
    static decltype(auto) extra(const delivery& given, const context& about) {
        if constexpr (std::is_same_v<Extra, const context&>) {
            static_cast<void>(given);
            return (about);
        } else {
            static_cast<void>(about);
            return key_from_text<key>(given.instance_key);
        }
    }

    template <class Transition, class Return>
    static void apply(Objects& objects, const delivery& given, decision& made, Return returned) {
        constexpr bool is_timeout = Transition::what == role::timeout;
        if constexpr (outcome_of<Return>::good) {
            apply_one<is_timeout>(objects, given, made, std::move(returned));
        } else {
            std::visit(
                [&](auto& one) { apply_one<is_timeout>(objects, given, made, std::move(one)); },
                returned);
        }
    }
    template <bool IsTimeout, class Outcome>
    static void apply_one(Objects& objects, const delivery& given, decision& made,
                          Outcome returned) {
        if constexpr (outcome_of<Outcome>::where == to::state) {
            using state = std::remove_cvref_t<decltype(returned.state)>;
            made.instance = change::step;
            made.state = stored::template name_of<state>();
            json::write<plain_names>(made.state_body, returned.state);
            made.timeout_ms = timeout_of(stored::template number_of<state>, transitions{});
        } else {
            made.instance =
                outcome_of<Outcome>::where == to::finish ? change::finish : change::stay;
            // Who stays at a timeout waits as long again, or it would wait for ever.
            if (IsTimeout && made.instance == change::stay) {
                made.timeout_ms =
                    timeout_of(stored::find(given.instance->state).state, transitions{});
            }
        }
        collector<contracts, Objects, Middleware> into{objects, given, made, true};
        into.take(std::move(returned.messages));
    }

    // The timeout of a state: its own, or that of any state.
    template <class... Transitions>
    static std::int64_t timeout_of(std::size_t state, list<Transitions...>) {
        std::int64_t named = 0;
        std::int64_t any = 0;
        const auto look = [&]<class Transition>(box<Transition>) {
            if constexpr (Transition::what == role::timeout) {
                if (is_one_of(state, typename Transition::states{})) {
                    named = Transition::span.ms;
                }
                if (contains<any_state, typename Transition::states>) {
                    any = Transition::span.ms;
                }
            }
        };
        (look(box<Transitions>{}), ...);
        return named != 0 ? named : any;
    }
    template <class... States>
    static bool is_one_of(std::size_t state, list<States...>) {
        return ((stored::template number_of<States> == state) || ...);
    }
};

}  // namespace writ::detail
