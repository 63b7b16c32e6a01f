// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

namespace writ::inline v1 {

/// How a decision ended.
enum class verdict : unsigned char {
    handled,  // by a handler, or a transition: commit it
    failed,  // an exception: retry
    rejected,  // writ::reject, or an error type declared unrecoverable: dead letter at once
    undecodable,  // the body does not fit the contract: dead letter at once, with the path
    stopped,  // a middleware did not pass it on: settled and counted
    unhandled  // a workflow has no transition for this message in its present state
};

}  // namespace writ::inline v1
