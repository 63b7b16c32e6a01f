// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The verdicts on what says recorded_in. Only here does the proof look at the names of members.

#pragma once

#include <writ/proven.hpp>
#include <writ/record/of_contracts.hpp>
#include <writ/record/of_states.hpp>

namespace writ::detail {

template <class Record>
inline constexpr bool is_record<recorded_in<Record>> = true;
template <class Record>
struct contract_option<recorded_in<Record>> : known_option {
    static constexpr void apply(contract_row& row) {
        if (!row.record) {
            row.record = id_of<Record>;
        }
    }
};
template <class Level>
struct contract_option<compatible<Level>> : known_option {
    static constexpr bool known = std::is_same_v<Level, backward> ||
                                  std::is_same_v<Level, forward> || std::is_same_v<Level, full>;
    static constexpr void apply(contract_row& row) {
        if (!row.level) {
            row.level = id_of<Level>;
        }
    }
};
template <class Record>
struct workflow_word<recorded_in<Record>> : known_workflow_word {};
template <class Record>
struct part_or_allow<recorded_in<Record>> {
    using part = list<>;
};

template <class Words>
struct records_said;
template <class... Words>
struct records_said<list<Words...>> {
    template <class Word>
    struct in {
        using type = list<>;
    };
    template <class Record>
    struct in<recorded_in<Record>> {
        using type = list<Record>;
    };
    using type = distinct<join<typename in<Words>::type...>>;
};

template <class Contracts, class Records>
struct contracts_in_records;
template <class Contracts, class... Records>
struct contracts_in_records<Contracts, list<Records...>>
    : first_broken<typename contracts_in_record<
          Contracts, Records, false,
          typename allowances_of_options<typename Contracts::writ_options>::allows>::type...> {};
template <class Contracts>
struct recorded_contracts<Contracts, true>
    : contracts_in_records<Contracts,
                           typename records_said<typename Contracts::writ_options>::type> {};

template <class Words>
struct allowed_among;
template <class... Words>
struct allowed_among<list<Words...>> {
    using type = allows_among<Words...>;
};
template <class Workflow, class Allows, class Records>
struct workflow_in_records;
template <class Workflow, class Allows, class... Records>
struct workflow_in_records<Workflow, Allows, list<Records...>>
    : first_broken<typename states_in_record<Records, Workflow, Allows>::type...> {};
template <class Workflow>
struct recorded_workflow<Workflow, true>
    : workflow_in_records<Workflow,
                          typename allowed_among<typename workflow_facts<Workflow>::words>::type,
                          typename records_said<typename workflow_facts<Workflow>::words>::type> {};

// A workflow that says its own record is not looked up in the system's.
template <class Workflow>
using without_own_record = std::conditional_t<says_record<typename workflow_facts<Workflow>::words>,
                                              list<>, list<Workflow>>;
template <class Workflows>
struct unrecorded_among;
template <class... Workflows>
struct unrecorded_among<list<Workflows...>> {
    using type = join<without_own_record<Workflows>...>;
};
template <class Parts>
struct workflows_of_parts;
template <class... Parts>
struct workflows_of_parts<list<Parts...>>
    : unrecorded_among<distinct<join<typename facts<Parts>::workflows...>>> {};
template <class Record, class Allows, class Workflows>
struct workflows_in_record;
template <class Record, class Allows, class... Workflows>
struct workflows_in_record<Record, Allows, list<Workflows...>>
    : and_then<typename first_broken<
                   typename states_in_record<Record, Workflows, Allows>::type...>::type,
               no_workflow_is_gone<Record, Workflows...>> {};
template <class Contracts, class Record, class Allows, class Workflows>
struct whole_in_record
    : and_then<typename contracts_in_record<Contracts, Record, true, Allows>::type,
               workflows_in_record<Record, Allows, Workflows>> {};

template <class System, class Is>
struct system_in_records;
template <class System, class Contracts, class... Words>
struct system_in_records<System, system<Contracts, Words...>> {
    using parts = typename system_of<System, system<Contracts, Words...>>::parts;
    using workflows = typename workflows_of_parts<parts>::type;
    template <class Records>
    struct judged;
    template <class... Records>
    struct judged<list<Records...>>
        : first_broken<typename whole_in_record<Contracts, Records, allows_among<Words...>,
                                                workflows>::type...> {};
    using type = typename judged<typename records_said<list<Words...>>::type>::type;
};
template <class System>
struct recorded_system<System, true> : system_in_records<System, typename System::writ_system> {};

}  // namespace writ::detail
