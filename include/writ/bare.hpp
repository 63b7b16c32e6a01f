// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A channel of programs that know no envelope: a topic or a socket with plain JSON. What a message
// is, who it is and where it belongs is found in the body, in the channel's name and in its place.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/result.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/from_field.hpp>
#include <writ/runtime/limits.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace writ::inline v1 {

/// The name of the channel that a message came through.
struct from_channel {};

/// The place that the transport gives each message: topic, partition and offset, for example. Where
/// it gives none, whoever calls `read` says a text that is unique for the source.
struct from_position {};

/// What the others call a contract.
struct bare_name {
    std::string foreign;
    std::string type;  ///< the contract's wire name
};

/// How messages without an envelope are read. A field that is named for `type` or `id` must be
/// there, as a string or an integer; one that is named for anything else may be absent.
///
/// A body is a payload as it is, so its contract spells its fields as the others do, and what is
/// written to such a channel is the body alone.
struct bare {
    /// Who sends here. Together with the id it tells a message from all others.
    std::string source;
    /// A wire name where the channel carries one contract; otherwise where to find the name.
    std::variant<std::string, from_field, from_channel> type = from_channel{};
    /// What is different for each message, and the same when one comes again.
    std::variant<from_position, from_field> id{};
    /// RFC 3339, or an integer that counts milliseconds since 1970.
    std::optional<from_field> time{};
    /// The key of the contract's stream.
    std::optional<from_field> key{};
    /// The flow that the message belongs to; without it, one of its own.
    std::optional<from_field> correlation{};
    /// The names that are read, and no others; where there are none here, all, as they are.
    std::vector<bare_name> types{};

    /// Reads a message into one that is used again. False, and the message is to be skipped and
    /// counted, where its name is none of `types`.
    ///
    /// *Errors*: with the path of the field, for a body that is not JSON, and a field that is
    /// missing, of another type, no time, or over the limits; without a path, where nobody says the
    /// source or the id. Where no field is looked for the body is not looked into: who decodes it
    /// says what is wrong with it.
    [[nodiscard]] result<bool> read(std::string_view channel, std::string_view position,
                                    std::string_view body, envelope& reused,
                                    const limits& bounds = {}) const;

    /// Reads a message; nothing, where it is to be skipped. *Errors*: as above.
    [[nodiscard]] result<std::optional<envelope>> read(std::string_view channel,
                                                       std::string_view position,
                                                       std::string_view body,
                                                       const limits& bounds = {}) const {
        envelope made;
        const auto listed = read(channel, position, body, made, bounds);
        if (!listed) {
            return listed.error();
        }
        return *listed ? std::optional{std::move(made)} : std::nullopt;
    }

    /// What the others call this contract: the channel that it is written to, where the channel's
    /// name is its type. Empty where it is not listed.
    [[nodiscard]] std::string_view foreign_name(std::string_view wanted) const {
        for (const auto& each : types) {
            if (each.type == wanted) {
                return each.foreign;
            }
        }
        return types.empty() ? wanted : std::string_view{};
    }
};

}  // namespace writ::inline v1

#include <writ/runtime/bare_reading.hpp>
