// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/proven.hpp>

#include <cstddef>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

namespace writ::testing {

namespace detail {

using namespace writ::detail;

struct not_started {};

// The last message of one type that the last step sent, and how many. No std::optional and no
// std::variant here: clang cannot change those of libstdc++ 12 in a constant expression.
template <class Message>
struct sent_record {
    Message last{};
    std::size_t count = 0;
};
template <class Messages>
struct sent_records;
template <class... Messages>
struct sent_records<list<Messages...>> : sent_record<Messages>... {
    template <class Message>
    constexpr sent_record<Message>& of() {
        return *this;
    }
    template <class Message>
    constexpr const sent_record<Message>& of() const {
        return *this;
    }
};

template <class Return>
struct sent_in;
template <class... Returns>
struct sent_in<list<Returns...>> {
    using type = join<typename outcome_of<Returns>::sent...>;
};
template <class Return>
struct returns_of {
    using type = list<Return>;
};
template <class... Returns>
struct returns_of<std::variant<Returns...>> {
    using type = list<Returns...>;
};
template <class Sent>
struct emitted_by_all;
template <class... Sent>
struct emitted_by_all<list<Sent...>> {
    using type = join<all_emitted<Sent>...>;
};
template <class Transitions>
struct messages_sent;
template <class... Transitions>
struct messages_sent<list<Transitions...>> {
    using sent =
        join<typename sent_in<typename returns_of<typename Transitions::result>::type>::type...>;
    using type = distinct<typename emitted_by_all<sent>::type>;
};

template <class States>
struct without_any;
template <class... States>
struct without_any<list<States...>> {
    using type =
        join<std::conditional_t<std::is_same_v<States, any_state>, list<>, list<States>>...>;
};
// One slot a state; which of them is the present one is a number.
template <class State>
struct state_slot {
    State value{};
};
template <class States>
struct state_slots;
template <class... States>
struct state_slots<list<States...>> : state_slot<States>... {
    template <class State>
    constexpr State& of() {
        return static_cast<state_slot<State>&>(*this).value;
    }
    template <class State>
    constexpr const State& of() const {
        return static_cast<const state_slot<State>&>(*this).value;
    }
};

}  // namespace detail

/// Given a state, when a message, then what: one instance of a workflow, without anything else.
/// With constexpr transitions a whole scenario can be a static_assert:
/// `static_assert(scenario<flow>{}.when(room_reserved{…}).when(payment_taken{…}).is_finished());`
template <class Workflow>
class scenario {
    using facts = detail::workflow_facts<Workflow>;
    using parts = typename facts::template parts<void>;
    using transitions = typename parts::transitions;
    using states =
        typename detail::without_any<detail::distinct<typename parts::table::states>>::type;
    using key_type = typename detail::only_type<typename parts::keys>::type;
    using sent_messages = typename detail::messages_sent<transitions>::type;
    static_assert(proven<Workflow>);

public:
    /// key: what transitions that take the instance's key are given.
    constexpr explicit scenario(key_type key = {}) : key_{std::move(key)} {}

    /// The instance is in this state.
    template <class State>
        requires detail::contains<State, states>
    constexpr scenario& given(State state) {
        enter(std::move(state));
        sent_ = {};
        return *this;
    }

    /// The message comes; see `is_handled` where no transition takes it.
    template <class Message>
    constexpr scenario& when(const Message& message, const context& about = {}) {
        sent_ = {};
        handled_ = false;
        if (!is_started()) {
            take(detail::not_started{}, message, about, transitions{});
        } else {
            take_in(states{}, message, about);
        }
        return *this;
    }
    /// The timeout of the state falls due.
    constexpr scenario& when_timed_out() { return when(timed_out{}); }

    /// Whether the last message found a transition.
    [[nodiscard]] constexpr bool is_handled() const { return handled_; }
    [[nodiscard]] constexpr bool is_started() const { return present_ != before_start; }
    [[nodiscard]] constexpr bool is_finished() const { return present_ == after_finish; }
    template <class State>
    [[nodiscard]] constexpr bool is_in() const {
        return present_ == number_of<State>(states{});
    }
    /// The state's members. It must be in that state.
    template <class State>
    [[nodiscard]] constexpr const State& state() const {
        return is_in<State>() ? slots_.template of<State>()
                              : throw std::logic_error{"it is in another state"};
    }
    /// How many messages of this type the last step sent.
    template <class Message>
    [[nodiscard]] constexpr std::size_t count() const {
        return sent_.template of<Message>().count;
    }
    /// The last message of this type that the last step sent. There must be one.
    template <class Message>
    [[nodiscard]] constexpr const Message& sent() const {
        const auto& record = sent_.template of<Message>();
        return record.count > 0 ? record.last : throw std::logic_error{"none was sent"};
    }

private:
    static constexpr std::size_t before_start = ~std::size_t{};
    static constexpr std::size_t after_finish = ~std::size_t{} - 1;

    template <class State, class... States>
    static constexpr std::size_t number_of(detail::list<States...>) {
        constexpr bool is[] = {std::is_same_v<State, States>..., true};
        std::size_t number = 0;
        while (!is[number]) {
            ++number;
        }
        return number;
    }
    template <class State>
    constexpr void enter(State&& state) {
        slots_.template of<std::remove_cvref_t<State>>() = std::move(state);
        present_ = number_of<std::remove_cvref_t<State>>(states{});
    }
    template <class... States, class Message>
    constexpr void take_in(detail::list<States...>, const Message& message, const context& about) {
        // The state that is left must not be replaced while it is looked at.
        const std::size_t now = present_;
        ((now == number_of<States>(states{})
              ? take(States{slots_.template of<States>()}, message, about, transitions{})
              : void()),
         ...);
    }

    template <class Transition, class State, class Message>
    static constexpr bool is_named() {
        if constexpr (!std::is_same_v<typename Transition::message, Message>) {
            return false;
        } else if constexpr (std::is_same_v<State, detail::not_started>) {
            return Transition::what == detail::role::start;
        } else {
            return Transition::what != detail::role::start &&
                   detail::contains<State, typename Transition::states>;
        }
    }
    template <class Transition, class State, class Message>
    static constexpr bool is_any() {
        return std::is_same_v<typename Transition::message, Message> &&
               Transition::what != detail::role::start &&
               detail::contains<any_state, typename Transition::states> &&
               detail::contains<State, states>;
    }

    template <class State, class Message, class... Transitions>
    constexpr void take(const State& state, const Message& message, const context& about,
                        detail::list<Transitions...>) {
        constexpr bool named = (is_named<Transitions, State, Message>() || ...);
        (take_if<Transitions, named ? is_named<Transitions, State, Message>()
                                    : is_any<Transitions, State, Message>()>(state, message, about),
         ...);
    }
    template <class Transition, bool Taken, class State, class Message>
    constexpr void take_if(const State& state, const Message& message, const context& about) {
        if constexpr (Taken) {
            handled_ = true;
            using extras = typename Transition::extras;
            if constexpr (Transition::what == detail::role::start) {
                apply(call<Transition>(about, extras{}, message));
            } else if constexpr (detail::contains<any_state, typename Transition::states>) {
                apply(call<Transition>(about, extras{}, any_state{}, message));
            } else {
                apply(call<Transition>(about, extras{}, state, message));
            }
        }
    }
    template <class Transition, class... Extras, class... Arguments>
    constexpr auto call(const context& about, detail::list<Extras...>,
                        const Arguments&... arguments) const {
        static_cast<void>(about);
        return Transition::function(arguments..., extra<Extras>(about)...);
    }
    template <class Extra>
    constexpr decltype(auto) extra(const context& about) const {
        if constexpr (std::is_same_v<Extra, const context&>) {
            return (about);
        } else {
            static_cast<void>(about);
            return (key_);
        }
    }

    template <class Return>
    constexpr void apply(Return returned) {
        if constexpr (detail::outcome_of<Return>::good) {
            apply_one(returned);
        } else {
            std::visit([&](auto& one) { apply_one(one); }, returned);
        }
    }
    template <class Outcome>
    constexpr void apply_one(Outcome& returned) {
        if constexpr (detail::outcome_of<Outcome>::where == detail::to::state) {
            enter(std::move(returned.state));
        } else if constexpr (detail::outcome_of<Outcome>::where == detail::to::finish) {
            present_ = after_finish;
        }
        const auto keep = [this](auto& message, std::int64_t) {
            auto& record = sent_.template of<std::remove_cvref_t<decltype(message)>>();
            record.last = std::move(message);
            ++record.count;
        };
        detail::each_message(returned.messages, 0, keep);
    }

    key_type key_;
    detail::state_slots<states> slots_{};
    std::size_t present_ = before_start;
    detail::sent_records<sent_messages> sent_{};
    bool handled_ = false;
};

}  // namespace writ::testing
