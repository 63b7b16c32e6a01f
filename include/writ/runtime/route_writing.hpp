// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The routes of a service, written from its declaration while compiling.

#pragma once

#include <writ/detail/callable_name.hpp>
#include <writ/runtime/route_sink.hpp>
#include <writ/runtime/workflow_binding.hpp>

namespace writ::detail {

template <auto... Options>
constexpr void apply_recovery(settings& into, recoverability<Options...>*) {
    (handler_option<value_type<Options>>::apply(into, Options), ...);
}
constexpr void apply_recovery(settings&, void*) {}

// The recoverability<…> among a declaration's words, under what the options of one handler say.
template <class... Words>
constexpr settings recovery_of(list<Words...>) {
    settings made;
    (apply_recovery(made, static_cast<Words*>(nullptr)), ...);
    return made;
}
constexpr void set_recovery(subscriber_model& model, const settings& all, const settings& own) {
    model.retries = own.says_retries ? own.retries : all.retries;
    model.on_poison = own.says_poison ? own.on_poison : all.on_poison;
    model.asks_operator = own.asks_operator;
}

template <class List>
struct hows_of;
template <class... Handled>
struct hows_of<list<Handled...>> {
    using type = distinct<list<typename Handled::how...>>;
};
template <class Type, class... Types>
constexpr std::size_t index_in(list<Types...>) {
    constexpr bool is[] = {std::is_same_v<Type, Types>..., true};
    std::size_t i = 0;
    while (!is[i]) {
        ++i;
    }
    return i;
}

// Rows of a contract list, by their place.
template <std::size_t Size>
struct row_places {
    static constexpr std::size_t size = Size;
    std::size_t at[Size + 1]{};
};
template <class Contracts, class Wanted>
constexpr std::size_t count_rows(Wanted is_wanted) {
    std::size_t count = 0;
    for (const contract_row& row : contracts_of<Contracts>) {
        count += is_wanted(row) ? 1 : 0;
    }
    return count;
}
template <class Contracts, std::size_t Size, class Wanted>
constexpr row_places<Size> find_rows(Wanted is_wanted) {
    row_places<Size> made;
    std::size_t found = 0;
    for (std::size_t i = 0; i < contracts_of<Contracts>.size; ++i) {
        if (is_wanted(contracts_of<Contracts>.rows[i])) {
            made.at[found++] = i;
        }
    }
    return made;
}
template <class Contracts, class Wanted>
inline constexpr auto rows_where = find_rows<Contracts, count_rows<Contracts>(Wanted{})>(Wanted{});

template <class Reply>
struct is_answered_with {
    constexpr bool operator()(const contract_row& row) const { return row.reply == id_of<Reply>; }
};
template <class Messages>
struct fails_with_any {
    constexpr bool operator()(const contract_row& row) const {
        for (std::size_t e = 0; e < row.errors.size; ++e) {
            if (ids_in<Messages>::value.has(row.errors.at[e])) {
                return true;
            }
        }
        return false;
    }
};
// Several queries may have one type of reply.
template <class Contracts, class Reply>
inline constexpr const auto& answered_with = rows_where<Contracts, is_answered_with<Reply>>;
template <class Contracts, class Messages>
inline constexpr const auto& failing_with = rows_where<Contracts, fails_with_any<Messages>>;

template <class Service, class Objects>
class route_writing {
    using part = facts<Service>;
    using contracts = typename part::contracts;
    using middleware = typename part::middleware;
    using hows = typename hows_of<typename part::handlers>::type;
    using workflows = typename part::workflows;

public:
    static constexpr std::size_t handler_count = length<hows>;
    static constexpr std::size_t subscriber_count = handler_count + length<workflows>;

    static constexpr void write(route_sink& into) {
        add_all(into, typename part::handlers{}, workflows{});
    }

private:
    // Not a fold: clang stops at 256 handlers.
    template <class... Handled, class... Workflows>
    static constexpr void add_all(route_sink& into, list<Handled...>, list<Workflows...>) {
        const bool handled[] = {true, (add_handler<Handled>(into), true)...};
        static_cast<void>(handled);
        std::size_t subscriber = handler_count;
        static_cast<void>(subscriber);
        (add_workflow<Workflows>(into, subscriber++), ...);
    }

    // A parameter that is the transaction, or is made from it.
    template <class ObjectsOf, class... Extras>
    static constexpr bool takes_transaction(list<Extras...>) {
        return ((is_transaction<Extras> || ObjectsOf::template needs_transaction<Extras>()) || ...);
    }

    template <class Message>
    static constexpr void describe_body(route& way) {
        way.schema = contract_form<contracts, Message>::schema();
        way.show = contract_form<contracts, Message>::shown;
    }

    template <class Handled>
    static constexpr void add_handler(route_sink& into) {
        constexpr bool is_raw = std::is_same_v<typename Handled::message, raw_message>;
        if (into.now != route_sink::pass::rows) {
            into.routes += is_raw ? Handled::options::pattern_count : 1;
            return;
        }
        constexpr std::size_t subscriber = index_in<typename Handled::how>(hows{});
        subscriber_model mine;
        mine.name = callable_name<typename Handled::how>::value;
        set_recovery(mine, recovery_of(typename part::words{}), Handled::options::value);
        into.set_subscriber(subscriber, mine);
        route way;
        way.subscriber = subscriber;
        way.decide = &handler_binding<Service, Objects, Handled>::decide;
        way.takes_transaction = takes_transaction<Objects>(typename Handled::extras{});
        way.from_now = Handled::options::value.start == subscription_start::now;
        if constexpr (is_raw) {
            way.is_pattern = true;
            for (std::size_t i = 0; i < Handled::options::pattern_count; ++i) {
                way.type = Handled::options::patterns.at[i];
                into.add(way);
            }
        } else {
            constexpr const contract_row& row =
                contracts_of<contracts>.rows[row_of<contracts, typename Handled::message>];
            way.type = row.name;
            way.what = row.what;
            way.stream = row.stream;
            describe_body<typename Handled::message>(way);
            into.add(way);
        }
    }

    template <class Workflow>
    static constexpr void add_workflow(route_sink& into, std::size_t subscriber) {
        using parts = typename workflow_facts<Workflow>::template parts<void>;
        subscriber_model mine;
        mine.name = workflow_facts<Workflow>::name;
        mine.is_workflow = true;
        mine.may_restart = parts::restarts;
        mine.otherwise = parts::otherwise == unhandled::hold     ? unhandled_policy::hold
                         : parts::otherwise == unhandled::ignore ? unhandled_policy::ignore
                                                                 : unhandled_policy::reject;
        settings all = recovery_of(typename part::words{});
        set_recovery(mine, all, recovery_of(typename workflow_facts<Workflow>::words{}));
        into.set_subscriber(subscriber, mine);
        add_messages<Workflow>(
            into, subscriber,
            distinct<join<typename parts::table::messages, typename parts::ignored>>{});
        add_errors<Workflow>(into, subscriber);
    }
    template <class Workflow, class... Messages>
    static constexpr void add_messages(route_sink& into, std::size_t subscriber,
                                       list<Messages...>) {
        (add_message<Workflow, Messages>(into, subscriber), ...);
    }
    template <class Workflow, class Message>
    static constexpr void add_message(route_sink& into, std::size_t subscriber) {
        using binding = workflow_binding<Workflow, Objects, middleware>;
        constexpr const contract_view& all = contracts_of<contracts>;
        constexpr std::size_t at = all.payload(id_of<Message>);
        route way;
        way.subscriber = subscriber;
        way.is_ignored = contains<Message, typename binding::parts::ignored>;
        if constexpr (at != contract_view::none) {
            way.type = all.rows[at].name;
            way.what = all.rows[at].what;
            way.stream = all.rows[at].stream;
            describe_body<Message>(way);
            way.starts = starts_with<Message>(typename binding::transitions{});
            way.instance_of = &binding::template instance_of<Message>;
            way.decide = &binding::template decide<Message>;
            into.add(way);
        } else if constexpr (all.replied_by(id_of<Message>) != contract_view::none) {
            way.is_reply = true;
            describe_body<Message>(way);
            way.decide = &binding::template decide<Message>;
            constexpr const auto& asked = answered_with<contracts, Message>;
            for (std::size_t i = 0; i < asked.size; ++i) {
                into.add(way, all.rows[asked.at[i]].name, ".reply");
            }
        }
    }
    template <class Message, class... Transitions>
    static constexpr bool starts_with(list<Transitions...>) {
        return ((Transitions::what == role::start &&
                 std::is_same_v<typename Transitions::message, Message>) ||
                ...);
    }

    // Each contract of which the workflow takes a declared error has a route for its errors.
    template <class Workflow>
    static constexpr void add_errors(route_sink& into, std::size_t subscriber) {
        using messages = typename workflow_facts<Workflow>::template parts<void>::table::messages;
        constexpr const auto& failing = failing_with<contracts, messages>;
        route way;
        way.subscriber = subscriber;
        way.is_reply = true;
        way.decide = &decide_any_error<Workflow>;
        for (std::size_t i = 0; i < failing.size; ++i) {
            into.add(way, contracts_of<contracts>.rows[failing.at[i]].name, ".error");
        }
    }
    template <class Workflow>
    static decision decide_any_error(void* objects, const delivery& given) {
        using messages = typename workflow_facts<Workflow>::template parts<void>::table::messages;
        error_head head;
        decision made;
        const auto read = json::read<plain_names>(given.message.body, head, given.bounds.payload);
        if (!read) {
            made.what = verdict::undecodable;
            made.reason = read.error().text();
            return made;
        }
        made.what = verdict::unhandled;
        try_errors<Workflow>(objects, given, head, made, messages{});
        return made;
    }
    template <class Workflow, class... Messages>
    static void try_errors(void* objects, const delivery& given, const error_head& head,
                           decision& made, list<Messages...>) {
        constexpr const contract_view& all = contracts_of<contracts>;
        const auto attempt = [&]<class Message>(box<Message>) {
            if constexpr (all.payload(id_of<Message>) == contract_view::none &&
                          all.failed_by(id_of<Message>) != contract_view::none) {
                return workflow_binding<Workflow, Objects,
                                        middleware>::template decide_error<Message>(objects, given,
                                                                                    head, made);
            }
            return false;
        };
        static_cast<void>((attempt(box<Messages>{}) || ...));
    }
};

}  // namespace writ::detail
