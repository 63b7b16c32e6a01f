// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"
#include "contracts/mail_contracts.hpp"
#include "hotel_mail/postbox.hpp"

namespace booking {

/// Writes to the hotel what it has to know.
struct clerk {
    postbox& out;

    void confirm(const email_hotel& wanted, const writ::context& about);
    void tell_refused(const reservation_refused& happened, const writ::context& about);
    void tell_released(const room_released& happened, const writ::context& about);
};

struct hotel_mail_contracts : writ::contract_list<booking_contracts, mail_contracts> {};

// A letter is outside of what can be rolled back, so the service must say how a repetition is safe:
// the postbox knows a letter again by the id of its message.
struct hotel_mail : writ::service<"hotel-mail", hotel_mail_contracts,
                                  writ::calls<&clerk::confirm, &clerk::tell_refused,
                                              &clerk::tell_released, writ::idempotent>> {};

}  // namespace booking
