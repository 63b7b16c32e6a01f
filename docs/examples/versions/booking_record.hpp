// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Written by writ_record. Commit it together with what it records.

#pragma once

#include <writ/record.hpp>

// clang-format off
struct booking_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {event, "booking.room-reserved", "writ:899e88bd3537cb31", 1},
            {field, "booking", "text"},
            {field, "room", "text"},
            {field, "price_cents", "signed 4"},
            {field, "note", "optional text"},
        {event, "payment.payment-taken", "writ:3fc6931529edc21a", 1},
            {field, "booking", "text"},
        {command, "mail.email-hotel", "writ:956eafff151ea248", 1},
            {field, "booking", "text"},
            {field, "text", "text"},
        {state, "booking-flow/awaiting-payment", "writ:eac5e54ac01c4063", 1},
            {field, "room", "text"},
            {field, "price_cents", "signed 4"},
        {state, "booking-flow/awaiting-payment", "writ:4e9ac0bae8288c61", 2},
            {field, "room", "text"},
            {field, "asked", "object"},
            {field, "asked.cents", "signed 4"},
            {field, "asked.currency", "text"},
            {field, "note", "optional text"},
        {none},
    };
};
// clang-format on
