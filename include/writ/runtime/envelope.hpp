// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// A user's own attribute of a message: a sticky one, or one that a middleware set.
struct header {
    std::string name;
    std::string value;

    friend bool operator==(const header&, const header&) = default;
};

/// The headers of a message that is on its way out.
struct header_list {
    std::vector<header> all;
};

/// A message as it travels: the CloudEvents attributes of the design and the encoded payload.
struct envelope {
    std::string id{};
    std::string source{};  // the service or participant that emitted it
    std::string type{};  // the contract's wire name
    timestamp time{};
    std::string partition_key{};  // the text of the contract's key; empty: unordered
    std::string correlation_id{};
    std::string causation_id{};
    std::string reply_to{};  // "service/subscriber": who waits for the reply; empty: nobody
    std::string reply_key{};  // the waiting workflow instance, or the id of the client's question
    std::uint32_t generation = 0;  // raised by a redrive, so that it is handled again
    std::uint32_t hops = 0;
    std::optional<timestamp> expiry_time{};
    std::vector<header> headers{};
    std::string body{};

    /// The value of the header `name`, or an empty view.
    [[nodiscard]] std::string_view header_value(std::string_view name) const {
        for (const auto& each : headers) {
            if (each.name == name) {
                return each.value;
            }
        }
        return {};
    }
};

}  // namespace writ::inline v1
