// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What is said of a record, and what an error message says of it.

#pragma once

#include <writ/literal.hpp>

namespace writ {

/// The durable contracts of a list, the states of a workflow, or both of a system, stand in Record
/// as they are: a word of either. Forms that changed as their level does not allow do not compile.
/// Rules: contract_is_not_recorded, contract_breaks_its_level, recorded_contract_is_gone,
/// state_is_not_recorded, stored_state_does_not_fit, stored_state_is_gone,
/// state_has_no_stored_name.
template <class Record>
struct recorded_in {};

/// A new build reads what old ones wrote: a field may go, and an optional one may come.
struct backward {
    static constexpr bool reads_old = true;
    static constexpr bool is_read_by_old = false;
};
/// Old builds read what a new one writes: a field may come, and an optional one may go.
struct forward {
    static constexpr bool reads_old = false;
    static constexpr bool is_read_by_old = true;
};
/// Both: optional fields may come and go. What holds of a contract where nothing is said.
struct full {
    static constexpr bool reads_old = true;
    static constexpr bool is_read_by_old = true;
};

/// How the form of a contract may change: backward, forward or full. Said of a contract, a stream
/// or a list; the innermost word counts. States are read by newer builds only: backward. Rules:
/// contract_breaks_its_level.
template <class Level>
struct compatible {};

/// A version of a contract, as its record counts them.
template <unsigned Number>
struct version {};

/// A name that is recorded and that no type has any more, in error messages.
template <literal Name>
struct named {};

/// What has changed since a form was recorded, in error messages. Path leads to the field:
/// `lines[]` is an element, `rates{}` a value of a map, `how<card>` an alternative, `why=late` an
/// enumerator.
namespace difference {

template <literal Path>
struct field_is_gone {};
template <literal Path>
struct field_is_new {};
template <literal Path>
struct field_is_required {};
template <literal Path>
struct field_is_optional {};
template <literal Path, literal Was, literal Is>
struct field_has_another_form {};
template <literal Path>
struct choice_is_gone {};
template <literal Path>
struct choice_is_new {};

}  // namespace difference

}  // namespace writ
