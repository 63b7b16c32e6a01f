// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "json_rows.hpp"
#include "selection.hpp"

#include <string>
#include <vector>

namespace writ::cli {

/// What `redrive`, `skip` or `delete` is going to do with some messages.
struct kept_plan {
    verb what;
    std::vector<kept_message> messages;
    lanes around;
};

/// `redrive`, `skip`, `delete`.
[[nodiscard]] std::string_view verb_text(verb what);

/// Ends the command where a message is not a dead letter, and --parked was not said.
void check_is_dead(const request& asked, const std::vector<kept_message>& messages);

/// Takes out what `delete` leaves alone because something waits behind it, and says so; where it
/// was named by its place the command ends.
void leave_out_blocking(kept_plan& plan, const request& asked, console& at);

/// Says for each message what will happen to it and to those that wait behind it.
void print_plan(const kept_plan& plan, const request& asked, console& at);

/// One message of the plan, for programs.
[[nodiscard]] json json_of(const kept_plan& plan, const kept_message& each, bool done);

/// How a change ended: which of the messages it was made to.
void print_outcome(const kept_plan& plan, const std::vector<bool>& done, const request& asked,
                   console& at);

}  // namespace writ::cli
