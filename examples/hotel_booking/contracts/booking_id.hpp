// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string>

namespace booking {

/// Names a booking in every message about it. Messages of one booking keep their order, and find
/// its workflow instance, by this type.
struct booking_id {
    std::string value;

    friend bool operator==(const booking_id&, const booking_id&) = default;
};

}  // namespace booking
