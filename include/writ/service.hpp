// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/literal.hpp>

namespace writ {

/// A middleware around every handler and workflow of a service. In the order of declaration for
/// what leaves, reversed for what comes. A middleware with `using provides = user;` gives its
/// handlers a `const user&`.
/// Rules: required_middleware_is_absent, takes_what_nobody_provides.
template <class Middleware>
struct uses {};

/// Something of the user's own that handlers take by reference and that the endpoint is given a
/// provider for: `writ::needs<rooms>` for a parameter `rooms&`.
/// Rules: provider_is_missing.
template <class Provided>
struct needs {};

/// A workflow that the service runs; options as for a handler.
/// Rules: is_no_workflow.
template <class Workflow, auto... Options>
struct runs {};

/// A message that the service sends itself, or publishes, at this interval.
template <duration Interval, class Message>
struct every {};

/// How failures are met, for a whole service or workflow: `writ::recoverability<writ::attempts<5>,
/// writ::on_poison<writ::skip>>`. A handler's own options go before it.
template <auto... Options>
struct recoverability {};

/// The participant that stands for this service in other builds; proven to say the same.
/// Rules: participant_does_not_say, participant_says_too_much.
template <class Participant>
struct implements {};

/// A service: handlers and workflows that are deployed together. Derive a named struct from it.
/// Rules: the group *handlers* of docs/rules.md; `static_assert(writ::proven<Service>)` reports
/// them.
template <literal Name, class Contracts, class... Words>
struct service {
    using writ_is = service;
};

}  // namespace writ
