// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/kind.hpp>
#include <writ/runtime/envelope.hpp>

#include <cstdint>
#include <string>

namespace writ::inline v1 {

/// A message on its way out: what a commit stores, and what a transport publishes.
struct outgoing_message {
    envelope message{};
    kind what = kind::event;
    std::string stream{};  // of its contract; empty for answers
    std::string addressed_to{};  // a service or a client; empty: whoever takes the type
    bool is_reply = false;  // an answer, for the instance or the question that reply_key names
    bool is_error = false;  // of answers: a declared error
    bool lossy = false;  // its contract says that it may be dropped
    timestamp due{};  // not before this time; 0: at once
    std::string cancel_token{};  // names a delayed message, so that it can be cancelled
};

}  // namespace writ::inline v1
