// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

namespace writ {

/// Everybody who exchanges these contracts: services, participants, and `allow`.
/// Rules: the group *system* of docs/rules.md; `static_assert(writ::proven<System>)`, in one
/// translation unit, reports them.
template <class Contracts, class... Parts>
struct system {
    using writ_is = system;
    using writ_system = system;
};

}  // namespace writ
