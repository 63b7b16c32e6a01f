// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/codec/read_limits.hpp>
#include <writ/duration.hpp>

#include <cstdint>

namespace writ::inline v1 {

/// How long, how much and how far a message may go before it is set aside.
/// Units: as each member says; a writ::duration is milliseconds and takes any chrono constant.
struct limits {
    /// How long a message waits for its workflow instance to start, or to reach a fitting state.
    duration hold = duration::milliseconds(600'000);
    /// How long a message of an unknown type is tried again: the new build may be next door.
    duration deploy_grace = duration::milliseconds(900'000);
    /// How long the identity of a message is remembered, so that its duplicates have no effect.
    duration id_window = duration::milliseconds(604'800'000);
    /// How long a finished workflow instance is remembered, so that late messages are counted.
    duration tombstone = duration::milliseconds(2'592'000'000);
    /// Largest body of a message, in bytes.
    std::uint64_t body_bytes = 1'048'576;
    /// Most attributes of a message.
    std::uint32_t attributes = 64;
    /// Largest value of an attribute, in bytes.
    std::uint64_t attribute_bytes = 8'192;
    /// Most emissions on the way from the first message of a flow to this one.
    std::uint32_t hops = 100;
    /// Most messages that one decision may return.
    std::uint64_t outcome_messages = 100'000;
    /// Most bytes that the bodies of one decision's messages may have together.
    std::uint64_t outcome_bytes = 67'108'864;
    /// What the payload of a message may make its reader do.
    read_limits payload{};
};

inline constexpr limits default_limits{};

}  // namespace writ::inline v1
