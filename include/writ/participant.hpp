// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/literal.hpp>

namespace writ {

/// Commands that a participant owns.
template <class... Commands>
struct accepts {};
/// Queries that a participant answers.
template <class... Queries>
struct answers {};
/// Events that a participant wants to hear of.
template <class... Events>
struct subscribes {};
/// Commands that a participant sends.
template <class... Commands>
struct sends {};
/// Events that a participant publishes.
template <class... Events>
struct publishes {};
/// Queries that a participant asks; it handles their declared errors.
template <class... Queries>
struct asks {};

/// What the others need to know of somebody, in contract types only: another repository, another
/// language, a front end. A service's is derived from its handlers.
/// Rules: takes_what_is_no_contract, participant_promises_another_kind.
template <literal Name, class Contracts, class... Words>
struct participant {
    using writ_is = participant;
};

}  // namespace writ
