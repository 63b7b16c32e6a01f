// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/writ.hpp>

#include <optional>
#include <string>

struct booking_id {
    std::string value;
};
struct room_reserved {
    booking_id booking;
    std::string room;
    int price_cents;
    std::optional<std::string> note;  // new: who does not know it skips it
};
struct payment_taken {
    booking_id booking;
};
struct email_hotel {
    booking_id booking;
    std::string text;
};
struct contracts : writ::contract_list<writ::event<"booking.room-reserved", room_reserved>,
                                       writ::event<"payment.payment-taken", payment_taken>,
                                       writ::command<"mail.email-hotel", email_hotel>> {};
