// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A service's declaration as the model that engines read: its subscribers and its routes.

#pragma once

#include <writ/detail/type_name.hpp>
#include <writ/runtime/service_routes.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ::detail {

// The texts and tables that a service_model points to. A template, so that who only declares does
// not pay for the code of its vectors.
template <class Service>
struct owned_model {
    std::vector<subscriber_model> subscribers;
    std::vector<recurrence> recurring;
    std::vector<std::string> texts;
};

template <class Service, class Objects>
class service_binding {
    using part = facts<Service>;
    using contracts = typename part::contracts;
    using middleware = typename part::middleware;
    using hows = typename hows_of<typename part::handlers>::type;
    using workflows = typename part::workflows;
    using routes = service_routes<Service, Objects>;
    using owned = owned_model<Service>;
    static constexpr std::size_t handler_count = length<hows>;

public:
    // Built once a program, and never destroyed before its last reader.
    static const service_model& model() {
        static const owned built = build();
        static const service_model view = {
            part::value.name, built.subscribers, routes::all(),
            timeouts(),       built.recurring,   routes::index(),
        };
        return view;
    }
    // As writ::routes_of of the model, by constants only.
    static route_range routes_of(std::string_view type) { return routes::of(type); }

private:
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
    static constexpr auto timeouts() -> decltype(service_model::time_out) {
        if constexpr (length<workflows> > 0) {
            return &time_out;
        }
        return nullptr;
    }

    // Texts are made once and never move.
    static std::string_view keep(owned& made, std::string_view name, std::string_view suffix) {
        made.texts.push_back(std::string{name} += suffix);
        return made.texts.back();
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
                                      sent.stream = row.stream;
                                      sent.lossy = row.lossy;
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

    template <class... Words>
    static void add_all_recurring(owned& made, list<Words...>) {
        (add_recurring(made, box<Words>{}), ...);
    }
    static owned build() {
        owned made;
        made.subscribers.assign(routes::subscribers().begin(), routes::subscribers().end());
        // Views into the texts are kept: they must not move, and short ones live inside.
        made.texts.reserve(3 * made.subscribers.size());
        add_all_recurring(made, typename part::words{});
        tell_apart(made, hows{});
        return made;
    }
};

}  // namespace writ::detail
