// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "hotel_mail/hotel_mail.hpp"

namespace booking {

static_assert(writ::proven<hotel_mail>);

void confirm(const email_hotel& wanted, const writ::context& about, postbox& out) {
    out.post(about.message_id, {"hotel-emailed", wanted.booking, wanted.room_id});
}

void tell_refused(const reservation_refused& happened, const writ::context& about, postbox& out) {
    out.post(about.message_id, {"reservation-refused", happened.booking, happened.room_id});
}

void tell_released(const room_released& happened, const writ::context& about, postbox& out) {
    out.post(about.message_id, {"room-released", happened.booking, happened.room_id});
}

}  // namespace booking
