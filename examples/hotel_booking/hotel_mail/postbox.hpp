// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_id.hpp"

#include <string>
#include <string_view>

namespace booking {

/// A letter to the world, which cannot be taken back.
struct letter {
    std::string effect;
    booking_id booking;
    std::string room_id;
};

/// Where letters leave the system. A letter may be posted again after a crash, with the same
/// `message_id`; it must go out once.
class postbox {
public:
    postbox() = default;
    postbox(const postbox&) = delete;
    postbox& operator=(const postbox&) = delete;
    virtual ~postbox() = default;

    virtual void post(std::string_view message_id, const letter& written) = 0;
};

}  // namespace booking
