// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The one place where a verdict becomes loud.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/contract_forms.hpp>
#include <writ/detail/loud.hpp>
#include <writ/detail/part_facts.hpp>
#include <writ/detail/system_graph.hpp>
#include <writ/system.hpp>

namespace writ::detail {

template <class Part, bool = is_part<Part>>
struct system_part_verdict {
    using type = broken_rule::is_no_part_of_a_system<Part>;
};
template <class Part>
struct system_part_verdict<Part, true> : part_verdict<Part> {};
template <class Parts>
struct system_parts_verdict;
template <class... Parts>
struct system_parts_verdict<list<Parts...>>
    : first_broken<typename system_part_verdict<Parts>::type...> {};

template <class Part>
struct part_or_allow {
    using part = list<Part>;
};
template <template <class...> class Rule, class Subject, literal Reason>
struct part_or_allow<allow<Rule, Subject, Reason>> {
    using part = list<>;
};

template <class Self, class Contracts, bool Whole, class Parts, class... Words>
struct system_verdict;
template <class Self, class Contracts, bool Whole, class... Parts, class... Words>
struct system_verdict<Self, Contracts, Whole, list<Parts...>, Words...> {
    static constexpr const part_view* parts[] = {&facts<Parts>::value..., nullptr};
    static constexpr finding found = [] {
        constexpr const contract_view& contracts = contracts_of<Contracts>;
        involvement involved[contracts.size + 1]{};
        emission_edge edges[count_edges(parts, sizeof...(Parts), contracts.size) + 1]{};
        return system_graph{
            parts, sizeof...(Parts), contracts, allowances_of<Words...>, involved, edges, Whole}
            .check();
    }();
    template <rule What, class = void>
    struct named : named_finding<What, found, all_types<Contracts, part_types<Parts>...>,
                                 pick<found.part, list<Parts..., void>>,
                                 pick<found.other, list<Parts..., void>>, Self> {};
    template <class None>
    struct named<rule::none, None> {
        using type = kept;
    };
    using type = typename named<found.what>::type;
};
constexpr bool sends_anything(const part_view& part) {
    bool found = false;
    part.each_row([&](const row& one) { each_emission(one, [&](id, bool) { found = true; }); });
    return found;
}

// An attribute that the system declares sticky ends at a service that sends on, and whose own list
// does not declare it.
template <class Attribute, class Part, class Self>
using carries =
    kept_if<!facts<Part>::value.is_service || !sends_anything(facts<Part>::value) ||
                contains<Attribute, typename declared_attributes<
                                        typename facts<Part>::contracts::writ_options>::type>,
            broken_rule::sticky_attribute_is_lost<std::remove_cvref_t<Attribute>, Part, Self>>;
template <class Attributes, class Self, class... Parts>
struct attributes_carried;
template <class... Attributes, class Self, class... Parts>
struct attributes_carried<list<Attributes...>, Self, Parts...> {
    template <class Part>
    using by = typename first_broken<carries<Attributes, Part, Self>...>::type;
    using type = typename first_broken<by<Parts>...>::type;
};
template <class Self, class Contracts, class Parts>
struct attributes_verdict;
template <class Self, class Contracts, class... Parts>
struct attributes_verdict<Self, Contracts, list<Parts...>>
    : attributes_carried<typename declared_attributes<typename Contracts::writ_options>::type, Self,
                         Parts...> {};

template <class Self, class Contracts, bool Whole, class Parts, class... Words>
struct parts_together {
    using alike = first_broken<typename attributes_verdict<Self, Contracts, Parts>::type,
                               typename forms_verdict<Self, Contracts, Parts>::type>;
    struct system_and_record
        : and_then<typename system_verdict<Self, Contracts, Whole, Parts, Words...>::type,
                   recorded_system<Self, says_record<list<Words...>>>> {};
    using type = typename and_then<
        typename unless_allowed<typename alike::type, allows_among<Words...>>::type,
        system_and_record>::type;
};
template <class Self, class Contracts, bool Whole, class Parts, class... Words>
struct parts_then_system : and_then<typename system_parts_verdict<Parts>::type,
                                    parts_together<Self, Contracts, Whole, Parts, Words...>> {};

template <class Self, class Is>
struct system_of;
template <class Self, class Contracts, class... Words>
struct system_of<Self, system<Contracts, Words...>> {
    using contracts = Contracts;
    using parts = join<typename part_or_allow<Words>::part...>;
    using allows = allows_among<Words...>;
    struct judged : and_then<typename whole_contracts<Contracts>::type,
                             parts_then_system<Self, Contracts, true, parts, Words...>> {};
};

template <class Type>
struct verdict_of {
    using type = broken_rule::cannot_be_proven<Type>;
};
template <is_part Part>
struct verdict_of<Part> : part_verdict<Part> {};
template <is_workflow Workflow>
struct verdict_of<Workflow> : workflow_facts<Workflow>::template judged<void> {};
template <is_contract_list Contracts>
struct verdict_of<Contracts> : whole_contracts<Contracts> {};
template <class System>
    requires requires { typename System::writ_system; }
struct verdict_of<System> : system_of<System, typename System::writ_system>::judged {};

// Some services of a system, with the lists of all: what only the others could tell is assumed.
template <class Lists>
struct common_contracts;
template <class... Lists>
struct common_contracts<list<Lists...>> : contract_list<Lists...> {};
template <class Contracts>
struct common_contracts<list<Contracts>> : Contracts {};
template <class First, class... Parts>
struct part_of_system
    : system_verdict<First,
                     common_contracts<distinct<list<typename facts<First>::contracts,
                                                    typename facts<Parts>::contracts...>>>,
                     false, list<First, Parts...>> {};
template <class... Parts>
struct verdict_of_part
    : and_then<typename system_parts_verdict<list<Parts...>>::type, part_of_system<Parts...>> {};

}  // namespace writ::detail

namespace writ {

/// Whether Type, a system, service, participant, workflow or contract list, keeps all of its rules.
/// Never an error.
template <class Type>
inline constexpr bool is_proven =
    std::is_same_v<typename detail::verdict_of<Type>::type, detail::kept>;

/// `static_assert(writ::proven<hotel>);` compiles, or names the broken rule and the type that
/// breaks it in the first error line.
template <class Type>
inline constexpr bool proven = sizeof(detail::loud<typename detail::verdict_of<Type>::type>) > 0;

/// Proves some services of a system together; who owns and publishes the rest is assumed.
template <class... Parts>
inline constexpr bool proven_part =
    sizeof(detail::loud<typename detail::verdict_of_part<Parts...>::type>) > 0;

}  // namespace writ
