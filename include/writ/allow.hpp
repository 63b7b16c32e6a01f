// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/literal.hpp>

namespace writ {

/// An exception to one rule for one subject, with its reason: a word of a service, a system, a
/// workflow or a contract list. `describe` lists them.
/// `writ::allow<writ::broken_rule::command_has_no_owner, print_label, "the label printer">`
template <template <class...> class Rule, class Subject, literal Reason>
struct allow {};

}  // namespace writ
