// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

namespace writ::detail {

// An observer that wants nothing.
struct nobody {};
inline constinit nobody nobody_there{};

}  // namespace writ::detail

namespace writ {

/// Says who observes an endpoint or a client: `writ::observed_by{watch}`, after the options. The
/// observer must outlive it. What events there are: runtime/observed.hpp.
template <class Observer>
struct observed_by {
    Observer& observer;
    explicit observed_by(Observer& watch) : observer{watch} {}
};

}  // namespace writ
