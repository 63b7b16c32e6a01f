// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a world is made of: the services of a system, the lists with their contracts, and the
// verdict on what it was given.

#pragma once

#include <writ/router.hpp>
#include <writ/testing/transaction.hpp>

#include <type_traits>

namespace writ::testing {

namespace detail {

using namespace writ::detail;

// The services among what is declared; participants have no code to run.
template <class Part>
struct service_or_none {
    using type = list<>;
};
template <class Part>
    requires(is_part<Part> && facts<Part>::value.is_service)
struct service_or_none<Part> {
    using type = list<Part>;
};
template <class Parts>
struct services_among;
template <class... Parts>
struct services_among<list<Parts...>> {
    using type = join<typename service_or_none<Parts>::type...>;
};

// What world<…> was given: a system, or some services.
template <class... Declared>
struct world_parts {
    using services = list<Declared...>;
    using contracts = list<typename facts<Declared>::contracts...>;
    struct verdict : first_broken<typename verdict_of<Declared>::type...> {};
};
template <class System>
    requires requires { typename System::writ_system; }
struct world_parts<System> {
    using of = system_of<System, typename System::writ_system>;
    using services = typename services_among<typename of::parts>::type;
    using contracts = list<typename of::contracts>;
    using verdict = verdict_of<System>;
};

// The first list that has a contract for Message.
template <class Message, class Lists>
struct list_with {
    using type = void;
};
template <class Message, class First, class... Rest>
struct list_with<Message, list<First, Rest...>>
    : std::conditional_t<row_of<First, Message> != contract_view::none, box<First>,
                         list_with<Message, list<Rest...>>> {};

template <class Transaction, class Parameter>
inline constexpr bool another_transaction =
    is_transaction<Parameter> && !std::is_same_v<Parameter, Transaction&>;
template <class Extras>
struct transactions_verdict;
template <class... Extras>
struct transactions_verdict<list<Extras...>>
    : first_broken<kept_if<!another_transaction<transaction, Extras>,
                           broken_rule::takes_a_transaction_the_store_does_not_have<
                               std::remove_reference_t<Extras>, transaction>>...> {};
template <class Handlers>
struct handlers_transactions;
template <class... Handlers>
struct handlers_transactions<list<Handlers...>>
    : first_broken<typename transactions_verdict<typename Handlers::extras>::type...> {};

template <class Services, class... Arguments>
struct services_verdict;
template <class... Services, class... Arguments>
struct services_verdict<list<Services...>, Arguments...>
    : first_broken<typename run_verdict_of<list<Arguments...>, Services...>::type,
                   typename handlers_transactions<typename facts<Services>::handlers>::type...> {};
template <class Parts, class... Arguments>
struct world_verdict : and_then<typename Parts::verdict::type,
                                services_verdict<typename Parts::services, Arguments...>> {};

// What stands for a world whose mistake was reported: it has no services, and the same contracts as
// far as they are some, so that the rest of the test compiles and the mistake is the only error.
template <class Contracts>
struct usable_list {
    using type = list<>;
};
template <is_contract_list Contracts>
struct usable_list<Contracts> {
    using type = list<Contracts>;
};
template <class Lists>
struct usable_lists;
template <class... Lists>
struct usable_lists<list<Lists...>> {
    using type = join<typename usable_list<Lists>::type...>;
};
template <class Parts>
struct reported_parts {
    using services = list<>;
    using contracts = typename usable_lists<typename Parts::contracts>::type;
};

}  // namespace detail

}  // namespace writ::testing
