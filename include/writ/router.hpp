// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#if __cplusplus < 202002L
#include <writ/writ.hpp>  // says what is missing
#else

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/proven.hpp>
#include <writ/runtime/service_binding.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ {

namespace detail {

// Who runs a service writes and reads what it takes and returns, so these payloads must have a wire
// form; the others of its list are judged where the list is proven.
template <class Contracts, class Type>
constexpr bool travels() {
    constexpr const contract_view& all = contracts_of<Contracts>;
    return all.payload(id_of<Type>) != contract_view::none ||
           all.replied_by(id_of<Type>) != contract_view::none ||
           all.failed_by(id_of<Type>) != contract_view::none;
}
template <class Contracts, class Types>
struct travelling;
template <class Contracts, class... Types>
struct travelling<Contracts, list<Types...>> {
    using type = join<std::conditional_t<travels<Contracts, Types>(), list<Types>, list<>>...>;
};
template <class Service>
struct used_payloads_verdict {
    using contracts = typename facts<Service>::contracts;
    using type = typename payloads_verdict<
        typename travelling<contracts, distinct<typename part_types<Service>::types>>::type,
        typename allowances_of_options<typename contracts::writ_options>::allows>::type;
};
// Their names are looked at here first, so that the way to a broken rule is short.
template <class Contracts, class Type>
using names_of_travelling = typename std::conditional_t<
    contracts_of<Contracts>.payload(id_of<Type>) != contract_view::none ||
        contracts_of<Contracts>.replied_by(id_of<Type>) != contract_view::none,
    names_of_row<Contracts, row_speaking_of<Contracts, Type>()>,
    std::type_identity<plain_names>>::type;
template <class Contracts, class Types>
struct names_verdict;
template <class Contracts, class... Types>
struct names_verdict<Contracts, list<Types...>>
    : first_broken<typename tags_verdict<names_of_travelling<Contracts, Types>, Types>::type...> {};
template <class Service>
struct used_names_verdict
    : names_verdict<typename facts<Service>::contracts,
                    typename travelling<typename facts<Service>::contracts,
                                        distinct<typename part_types<Service>::types>>::type> {};
template <class Part>
struct has_code_verdict {
    using type =
        kept_if<facts<Part>::value.is_service, broken_rule::participant_cannot_be_run<Part>>;
};
template <class Service>
struct runnable_verdict
    : and_then<typename and_then<typename and_then<typename verdict_of<Service>::type,
                                                   has_code_verdict<Service>>::type,
                                 used_payloads_verdict<Service>>::type,
               used_names_verdict<Service>> {};

// The verdict on the arguments of whoever runs Services.
template <class Arguments, class... Services>
struct run_verdict_of;
template <class... Arguments, class... Services>
struct run_verdict_of<list<Arguments...>, Services...> {
    struct objects
        : first_broken<typename arguments_verdict<distinct<typename facts<Services>::objects>,
                                                  typename facts<Services>::needed, Services,
                                                  Arguments...>::type...,
                       typename unused_verdict<join<typename facts<Services>::objects...>,
                                               join<typename facts<Services>::needed...>,
                                               Arguments...>::type> {};
    using type =
        typename and_then<typename first_broken<typename runnable_verdict<Services>::type...>::type,
                          objects>::type;
};

template <class Workflows, class Service>
struct routable {
    using type = broken_rule::router_cannot_keep_a_workflow<pick<0, Workflows>, Service>;
};
template <class Service>
struct routable<list<>, Service> {
    using type = kept;
};
template <class Service, class... Arguments>
struct router_verdict {
    struct no_workflow : routable<typename facts<Service>::workflows, Service> {};
    using type = typename and_then<typename run_verdict_of<list<Arguments...>, Service>::type,
                                   no_workflow>::type;
};

}  // namespace detail

inline namespace v1 {

/// What became of one dispatched message: nothing is retried and nothing is sent, that is the
/// host's part.
struct dispatched {
    std::size_t handlers = 0;  ///< how many were given it; 0: no handler takes this type
    verdict what = verdict::handled;  ///< the first that is not handled, or handled
    std::string reason;
    std::vector<emission> emissions;
    answer reply;

    explicit operator bool() const { return handlers > 0 && what == verdict::handled; }
};

}  // namespace v1

/// Routes messages to the handlers of a service in the user's own loop:
/// `writ::router<room_booking>{handlers…}.dispatch(name, bytes)`. Handler objects are passed in any
/// order; default-constructible ones may be left out.
/// Rules: handler_object_is_missing, argument_is_no_handler, provider_is_missing,
/// router_cannot_keep_a_workflow, and the service's own.
/// Thread safety: as its handlers'; the router itself changes nothing.
template <class Service, class... Arguments>
class basic_router {
    using objects =
        detail::service_objects<detail::distinct<typename detail::facts<Service>::objects>,
                                Arguments...>;

public:
    explicit basic_router(const Arguments&... arguments) : objects_{arguments...} {}

    /// Decodes the body and calls each handler of this wire name, in the order of declaration.
    dispatched dispatch(std::string_view name, std::string_view body) {
        detail::late<envelope, Service> message;
        message.type = name;
        message.body = body;
        return dispatch(message);
    }
    /// With all attributes of the message: context, sticky attributes and middleware see them.
    dispatched dispatch(const envelope& message, void* transaction = nullptr) {
        detail::late<dispatched, Service> done;
        for (const route& way :
             detail::service_binding<Service, objects>::routes_of(message.type)) {
            delivery given{.message = message};
            given.now = message.time;
            given.transaction = transaction;
            add(done, way.decide(&objects_, given));
        }
        return done;
    }

private:
    static void add(detail::late<dispatched, Service>& done,
                    detail::late<decision, Service>&& made) {
        ++done.handlers;
        if (made.what != verdict::handled && done.what == verdict::handled) {
            done.what = made.what;
            done.reason = std::move(made.reason);
        }
        for (auto& each : made.emissions) {
            done.emissions.push_back(std::move(each));
        }
        if (made.reply.present) {
            done.reply = std::move(made.reply);
        }
    }

    objects objects_;
};

namespace detail {

// Stands for a router whose mistake was reported, so that it is the only error.
struct reported_router {
    dispatched dispatch(std::string_view, std::string_view);
    dispatched dispatch(const envelope&, void* = nullptr);
};

}  // namespace detail

/// Makes the router; a template of a function, so that handlers are deduced and mistakes are one
/// error.
template <class Service, class... Arguments>
[[nodiscard]] auto router(const Arguments&... arguments) {
    using verdict = typename detail::router_verdict<Service, Arguments...>::type;
    if constexpr (std::is_same_v<verdict, detail::kept>) {
        return basic_router<Service, Arguments...>{arguments...};
    } else {
        static_assert(sizeof(detail::loud<verdict>) > 0);
        return detail::reported_router{};
    }
}

}  // namespace writ

#endif
