// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Whether all states of a workflow have names that no renaming in C++ changes.

#pragma once

#include <writ/detail/workflow_facts.hpp>

namespace writ::detail {

template <class Workflow>
struct states_in_store {
    using parts = typename workflow_facts<Workflow>::template parts<void>;
    using states = typename without_any_state<distinct<typename parts::table::states>>::type;
    using words = state_words<states, typename parts::named>;
};

template <class State, class Words>
inline constexpr bool is_named_state = false;
template <class State, class... Words>
inline constexpr bool is_named_state<State, list<Words...>> =
    contains<State, list<typename named_state<Words>::type...>>;

template <class Workflow, class States, class Words>
struct states_named;
template <class Workflow, class... States, class Words>
struct states_named<Workflow, list<States...>, Words>
    : first_broken<kept_if<is_named_state<States, Words>,
                           broken_rule::state_has_no_stored_name<States, Workflow>>...> {};

/// The verdict for a store that outlives the program. Workflow keeps its own rules.
template <class Workflow>
struct stored_names_verdict : states_named<Workflow, typename states_in_store<Workflow>::states,
                                           typename states_in_store<Workflow>::parts::named> {};

/// Whether each state of the workflow has a writ::state word. Never an error.
template <class Workflow>
inline constexpr bool names_its_states =
    std::is_same_v<typename stored_names_verdict<Workflow>::type, kept>;

}  // namespace writ::detail
