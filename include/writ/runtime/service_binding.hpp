// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A service's declaration as the model that engines read: its subscribers and its routes.

#pragma once

#include <writ/detail/callable_name.hpp>
#include <writ/runtime/model.hpp>
#include <writ/runtime/workflow_binding.hpp>

#include <string>
#include <string_view>
#include <vector>

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

// The texts and tables that a service_model points to. A template, so that who only declares does
// not pay for the code of its vectors.
template <class Service>
struct owned_model {
    std::vector<subscriber_model> subscribers;
    std::vector<route> routes;
    std::vector<recurrence> recurring;
    std::vector<std::string> texts;
    service_model view;
};

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

template <class Service, class Objects>
class service_binding {
    using part = facts<Service>;
    using contracts = typename part::contracts;
    using middleware = typename part::middleware;
    using handlers = typename part::handlers;
    using hows = typename hows_of<handlers>::type;
    using workflows = typename part::workflows;
    using owned = owned_model<Service>;
    static constexpr std::size_t handler_count = length<hows>;

public:
    // Built once a program, and never destroyed before its last reader.
    static const service_model& model() {
        static const owned built = build();
        static const service_model view = {
            built.view.name, built.subscribers, built.routes, built.view.time_out, built.recurring,
        };
        return view;
    }

private:
    template <class Handled>
    static void add_handler(owned& made) {
        constexpr std::size_t subscriber = index_in<typename Handled::how>(hows{});
        auto& mine = made.subscribers[subscriber];
        mine.name = callable_name<typename Handled::how>::value;
        set_recovery(mine, recovery_of(typename part::words{}), Handled::options::value);
        route way;
        way.subscriber = subscriber;
        way.decide = &handler_binding<Service, Objects, Handled>::decide;
        if constexpr (std::is_same_v<typename Handled::message, raw_message>) {
            way.is_pattern = true;
            for (std::size_t i = 0; i < Handled::options::pattern_count; ++i) {
                way.type = Handled::options::patterns.at[i];
                made.routes.push_back(way);
            }
        } else {
            constexpr const contract_row& row =
                contracts_of<contracts>.rows[row_of<contracts, typename Handled::message>];
            way.type = row.name;
            way.what = row.what;
            way.stream = row.stream;
            way.schema = contract_form<contracts, typename Handled::message>::schema();
            made.routes.push_back(way);
        }
    }

    template <class Workflow>
    static void add_workflow(owned& made, std::size_t subscriber) {
        using parts = typename workflow_facts<Workflow>::template parts<void>;
        auto& mine = made.subscribers[subscriber];
        mine.name = workflow_facts<Workflow>::name;
        mine.is_workflow = true;
        mine.may_restart = parts::restarts;
        mine.otherwise = parts::otherwise == unhandled::hold     ? unhandled_policy::hold
                         : parts::otherwise == unhandled::ignore ? unhandled_policy::ignore
                                                                 : unhandled_policy::reject;
        settings all = recovery_of(typename part::words{});
        set_recovery(mine, all, recovery_of(typename workflow_facts<Workflow>::words{}));
        add_messages<Workflow>(
            made, subscriber,
            distinct<join<typename parts::table::messages, typename parts::ignored>>{});
        add_errors<Workflow>(made, subscriber);
    }
    template <class Workflow, class... Messages>
    static void add_messages(owned& made, std::size_t subscriber, list<Messages...>) {
        (add_message<Workflow, Messages>(made, subscriber), ...);
    }
    template <class Workflow, class Message>
    static void add_message(owned& made, std::size_t subscriber) {
        using binding = workflow_binding<Workflow, Objects, middleware>;
        constexpr const contract_view& all = contracts_of<contracts>;
        constexpr std::size_t at = all.payload(id_of<Message>);
        route way;
        way.subscriber = subscriber;
        if constexpr (at != contract_view::none) {
            way.type = all.rows[at].name;
            way.what = all.rows[at].what;
            way.stream = all.rows[at].stream;
            way.schema = contract_form<contracts, Message>::schema();
            way.is_ignored = contains<Message, typename binding::parts::ignored>;
            way.starts = starts_with<Message>(typename binding::transitions{});
            way.instance_of = &binding::template instance_of<Message>;
            way.decide = &binding::template decide<Message>;
            made.routes.push_back(way);
        } else if constexpr (all.replied_by(id_of<Message>) != contract_view::none) {
            way.is_reply = true;
            way.schema = contract_form<contracts, Message>::schema();
            way.is_ignored = contains<Message, typename binding::parts::ignored>;
            way.decide = &binding::template decide<Message>;
            // Several queries may have one type of reply.
            for (const contract_row& asked : all) {
                if (!(asked.reply == id_of<Message>)) {
                    continue;
                }
                way.type = keep(made, asked.name, ".reply");
                made.routes.push_back(way);
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
    static void add_errors(owned& made, std::size_t subscriber) {
        using messages = typename workflow_facts<Workflow>::template parts<void>::table::messages;
        constexpr const contract_view& all = contracts_of<contracts>;
        constexpr const ids& taken = ids_in<messages>::value;
        for (const contract_row& row : all) {
            bool takes = false;
            for (std::size_t e = 0; e < row.errors.size; ++e) {
                takes = takes || taken.has(row.errors.at[e]);
            }
            if (!takes) {
                continue;
            }
            route way;
            way.subscriber = subscriber;
            way.type = keep(made, row.name, ".error");
            way.is_reply = true;
            way.decide = &decide_any_error<Workflow>;
            made.routes.push_back(way);
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

    // Texts are made once and never move.
    static std::string_view keep(owned& made, std::string_view name, std::string_view suffix) {
        made.texts.push_back(std::string{name} += suffix);
        return made.texts.back();
    }

    template <class... Workflows>
    static decision time_out_one(list<Workflows...>, void* objects, std::size_t workflow,
                                 const delivery& given) {
        using function = decision (*)(void*, const delivery&);
        constexpr function each[] = {&workflow_binding<Workflows, Objects, middleware>::time_out...,
                                     nullptr};
        return each[workflow - handler_count](objects, given);
    }
    static decision time_out(void* objects, std::size_t workflow, const delivery& given) {
        return time_out_one(workflows{}, objects, workflow, given);
    }

    template <class Word>
    static void add_recurring(owned&, box<Word>) {}
    template <duration Interval, class Message>
    static void add_recurring(owned& made, box<every<Interval, Message>>) {
        made.recurring.push_back({Interval.ms, [] {
                                      constexpr const contract_row& row =
                                          contracts_of<contracts>.rows[row_of<contracts, Message>];
                                      const Message message{};
                                      emission sent;
                                      sent.type = row.name;
                                      sent.what = row.what;
                                      sent.key = stream_key_text<contracts>(message);
                                      contract_form<contracts, Message>::encode(sent, message);
                                      return sent;
                                  }});
    }

    template <class How>
    static constexpr std::string_view class_name(box<How>) {
        return {};
    }
    template <auto Function>
    static constexpr std::string_view class_name(box<as_value<Function>>) {
        using object = typename as_value<Function>::object;
        if constexpr (std::is_void_v<object>) {
            return {};
        } else {
            return type_name<object>;
        }
    }
    // A subscriber is known by its name. Those that are called alike say their class as well, and,
    // where that is not enough, a number.
    template <class... Hows>
    static void tell_apart(owned& made, list<Hows...>) {
        const std::string_view classes[] = {class_name(box<Hows>{})..., {}};
        const auto as_declared = made.subscribers;
        for (std::size_t i = 0; i < handler_count; ++i) {
            bool shared = false;
            for (std::size_t j = 0; j < as_declared.size(); ++j) {
                shared = shared || (i != j && as_declared[i].name == as_declared[j].name);
            }
            if (shared && !classes[i].empty()) {
                const auto prefix = keep(made, classes[i], "::");
                made.subscribers[i].name = keep(made, prefix, as_declared[i].name);
            }
        }
        // A workflow keeps its name: its instances are found by it.
        for (std::size_t i = 0; i < handler_count; ++i) {
            for (std::size_t j = i + 1; j < made.subscribers.size(); ++j) {
                if (made.subscribers[i].name != made.subscribers[j].name) {
                    continue;
                }
                const auto number = "#" + std::to_string(i + 1);
                made.subscribers[i].name = keep(made, made.subscribers[i].name, number);
            }
        }
    }

    template <class... Handled, class... Workflows, class... Words>
    static void fill(owned& made, list<Handled...>, list<Workflows...>, list<Words...>) {
        (add_handler<Handled>(made), ...);
        std::size_t subscriber = handler_count;
        static_cast<void>(subscriber);
        (add_workflow<Workflows>(made, subscriber++), ...);
        (add_recurring(made, box<Words>{}), ...);
    }
    static owned build() {
        owned made;
        made.subscribers.resize(handler_count + length<workflows>);
        // Views into the texts are kept: they must not move, and short ones live inside.
        made.texts.reserve(2 * contracts_of<contracts>.size * (length<workflows> + 1) +
                           3 * (handler_count + length<workflows>));
        fill(made, handlers{}, workflows{}, typename part::words{});
        tell_apart(made, hows{});
        made.view.name = part::value.name;
        made.view.subscribers = made.subscribers;
        made.view.routes = made.routes;
        made.view.recurring = made.recurring;
        if constexpr (length<workflows> > 0) {
            made.view.time_out = &time_out;
        }
        return made;
    }
};

}  // namespace writ::detail
