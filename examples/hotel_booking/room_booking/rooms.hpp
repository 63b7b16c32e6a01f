// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace booking {

struct reservation {
    std::string room_id;
    writ::date from, to;
    booking_status status;
};

/// The rooms and who has them, as the handlers need it. Whoever runs the service binds it to rows
/// in the transaction of the message: a reservation and the news of it are stored together, or
/// neither is.
class rooms {
public:
    rooms() = default;
    rooms(const rooms&) = delete;
    rooms& operator=(const rooms&) = delete;
    virtual ~rooms() = default;

    [[nodiscard]] virtual std::optional<reservation> find(const booking_id& booking) const = 0;
    /// Whether nobody has the room in a night from `from` to before `to`.
    [[nodiscard]] virtual bool is_free(std::string_view room_id, writ::date from,
                                       writ::date to) const = 0;
    virtual void reserve(const booking_id& booking, const reservation& made) = 0;
    /// Makes the room free again, and keeps the booking as released.
    virtual void release(const booking_id& booking) = 0;
};

}  // namespace booking
