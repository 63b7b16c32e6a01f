// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/kind.hpp>
#include <writ/recoverability.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/verdict.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// A message that a handler or a transition returned, already encoded. Its id, source and
/// correlation are given when the decision is committed.
struct emission {
    std::string_view type;  // wire name
    kind what = kind::event;
    std::string key;  // text of the contract's key; empty: unordered
    std::string body;
    std::int64_t delay_ms = 0;
    bool expects_reply = false;  // a query, or a command whose declared errors the sender handles
    std::vector<header> headers;  // sticky ones of the cause, and what a middleware set
    std::string_view content_type = json_content_type;
    std::string_view schema{};  // the contract's fingerprint; empty: unknown
    std::string (*show)(std::string_view body) = nullptr;  // for people; null: as it is
    std::string_view stream{};  // of its contract
    bool lossy = false;  // its contract says that it may be dropped
};

/// What a workflow instance becomes.
enum class change : unsigned char { none, step, stay, finish };

/// The reply of a query, or a declared error, for whoever waits for it.
struct answer {
    bool present = false;
    bool is_error = false;
    std::string type;  // "<query>.reply", "<contract>.error"
    std::string body;
    std::vector<header> headers;  // sticky ones of the cause
    std::string_view content_type = json_content_type;
    std::string_view schema{};
    std::string (*show)(std::string_view body) = nullptr;  // for people; null: as it is
};

/// The outcome of deciding one message for one subscriber. Nothing has happened yet: it takes
/// effect when it is committed.
struct decision {
    verdict what = verdict::handled;
    std::string reason;  // why it failed, was rejected, could not be decoded
    std::string error_type;  // type of the exception, as far as it is known
    const retry_policy* retries = nullptr;  // of the type of the exception; null: the subscriber's
    std::vector<emission> emissions;
    answer reply;

    change instance = change::none;
    std::string_view state;  // name of the state that is entered, on change::step
    std::string state_body;  // its members, on change::step
    std::int64_t timeout_ms = 0;  // of the state that is entered; 0: none
};

}  // namespace writ::inline v1
