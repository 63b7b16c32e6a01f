// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What is run: the services of a system, the lists with their contracts, and the verdict on the
// handlers and providers that were given for them.

#pragma once

#include <writ/router.hpp>

#include <tuple>
#include <type_traits>
#include <utility>

namespace writ::detail {

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

// A system, or some services.
template <class... Declared>
struct run_parts {
    using services = list<Declared...>;
    using contracts = list<typename facts<Declared>::contracts...>;
    struct verdict : first_broken<typename verdict_of<Declared>::type...> {};
};
template <class System>
    requires requires { typename System::writ_system; }
struct run_parts<System> {
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

// A handler or a provider that takes a transaction takes the store's.
template <class Transaction, class Parameter>
inline constexpr bool another_transaction =
    is_transaction<Parameter> && !std::is_same_v<Parameter, Transaction&>;
template <class Transaction, class Extras>
struct transactions_verdict;
template <class Transaction, class... Extras>
struct transactions_verdict<Transaction, list<Extras...>>
    : first_broken<kept_if<!another_transaction<Transaction, Extras>,
                           broken_rule::takes_a_transaction_the_store_does_not_have<
                               std::remove_reference_t<Extras>, Transaction>>...> {};
template <class Transaction, class Handlers>
struct handlers_transactions;
template <class Transaction, class... Handlers>
struct handlers_transactions<Transaction, list<Handlers...>>
    : first_broken<typename transactions_verdict<Transaction, typename Handlers::extras>::type...> {
};

template <class Transaction, class Argument>
struct provider_transaction {
    using type = kept;
};
template <class Transaction, class Provided, class Make>
    requires(!makes_from_nothing<Make>)
struct provider_transaction<Transaction, provider<Provided, Make>>
    : transactions_verdict<Transaction, list<typename provider_parameter<Make>::type>> {};

template <class Transaction, class Services, class... Arguments>
struct services_verdict;
template <class Transaction, class... Services, class... Arguments>
struct services_verdict<Transaction, list<Services...>, Arguments...>
    : first_broken<
          typename run_verdict_of<list<Arguments...>, Services...>::type,
          typename handlers_transactions<Transaction, typename facts<Services>::handlers>::type...,
          typename provider_transaction<Transaction, Arguments>::type...> {};
template <class Transaction, class Parts, class... Arguments>
struct run_parts_verdict
    : and_then<typename Parts::verdict::type,
               services_verdict<Transaction, typename Parts::services, Arguments...>> {};

// The objects of several services, each service with its own.
template <class Services, class... Arguments>
class running_objects;
template <class... Services, class... Arguments>
class running_objects<list<Services...>, Arguments...> {
    template <class Service>
    struct objects_of {
        using type = service_objects<distinct<typename facts<Service>::objects>, Arguments...>;
        type value;
    };

public:
    explicit running_objects(const Arguments&... arguments)
        : all_{objects_of<Services>{typename objects_of<Services>::type{arguments...}}...} {}

    /// Calls use(model, objects) for each service.
    template <class Use>
    void each(Use use) {
        (use(service_binding<Services, typename objects_of<Services>::type>::model(),
             static_cast<void*>(&std::get<objects_of<Services>>(all_).value)),
         ...);
    }
    /// Calls use(box<Service>, box<Objects>, objects) for each service.
    template <class Use>
    void each_type(Use use) {
        (use(box<Services>{}, box<typename objects_of<Services>::type>{},
             static_cast<void*>(&std::get<objects_of<Services>>(all_).value)),
         ...);
    }
    template <class Service, class Object>
    [[nodiscard]] Object& get() {
        return std::get<objects_of<Service>>(all_).value.template get<Object>();
    }

private:
    std::tuple<objects_of<Services>...> all_;
};

// What stands for parts whose mistake was reported: no services, and the same contracts as far as
// they are some, so that the rest compiles and the mistake is the only error.
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

}  // namespace writ::detail
