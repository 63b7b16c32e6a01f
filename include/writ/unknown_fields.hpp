// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ {

/// A member of this type keeps the members that a text has and its class does not declare, in
/// their order, and writes them behind the declared ones. Its own name is none on the wire. At most
/// one in a class.
///
/// *Rules*: payload_has_two_unknown_fields.
///
/// *Errors*: a field that has the name of a declared member, or is not JSON, is not written.
struct unknown_fields {
    struct field {
        std::string name;
        json_text value;

        friend bool operator==(const field&, const field&) = default;
    };

    std::vector<field> fields;

    /// The first field of that name, if there is one.
    [[nodiscard]] const json_text* find(std::string_view name) const {
        for (const field& each : fields)
            if (each.name == name)
                return &each.value;
        return nullptr;
    }

    friend bool operator==(const unknown_fields&, const unknown_fields&) = default;
};

}  // namespace writ
