// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"
#include "contracts/mail_contracts.hpp"
#include "hotel_mail/postbox.hpp"

namespace booking {

// Writes to the hotel what it has to know.
void confirm(const email_hotel& wanted, const writ::context& about, postbox& out);
void tell_refused(const reservation_refused& happened, const writ::context& about, postbox& out);
void tell_released(const room_released& happened, const writ::context& about, postbox& out);

struct hotel_mail_contracts : writ::contract_list<booking_contracts, mail_contracts> {};

// A letter may be outside of what can be rolled back, so the service says how a repetition is safe:
// the postbox knows a letter again by the id of its message.
struct hotel_mail
    : writ::service<"hotel-mail", hotel_mail_contracts, writ::needs<postbox>,
                    writ::calls<&confirm, &tell_refused, &tell_released, writ::idempotent>> {};

}  // namespace booking
