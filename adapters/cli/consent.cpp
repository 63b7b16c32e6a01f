// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "consent.hpp"

#include "status.hpp"

namespace writ::cli {

namespace {

// A program that reads JSON, and one that hands a body over standard input, cannot be asked.
bool can_be_asked(const request& asked, const console& at) {
    return at.asks && !asked.json && asked.body != "-";
}

}  // namespace

bool may_change(const request& asked, const console& at) {
    return asked.changes() && !asked.dry_run && (asked.yes || can_be_asked(asked, at));
}

bool is_agreed(const request& asked, console& at) {
    if (asked.dry_run) {
        return false;
    }
    if (asked.yes) {
        return true;
    }
    if (!can_be_asked(asked, at)) {
        throw ended{status::nothing, "nothing was done: --yes is missing, and nobody can be asked"};
    }
    if (!says_yes(at, "Do it?")) {
        throw ended{status::nothing, "nothing was done"};
    }
    return true;
}

}  // namespace writ::cli
