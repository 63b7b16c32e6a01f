// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct receipt { long long number; };
struct bank_contracts : writ::contract_list<contracts, writ::event<"bank.receipt", receipt>> {};
auto on_receipt(const awaiting_payment&, const receipt&) -> writ::finish<>;
struct bank_flow : writ::workflow<"bank-flow", bank_contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::correlate<&receipt::number>,
    // expect: correlation_has_another_type<receipt, booking_id, bank_flow>
    // fix: writ::ignores<payment_taken>,
    // fault
    writ::continues<&on_receipt>> {};
    // expect: correlation_has_another_type
// fix:     writ::continues<&on_paid>> {};
static_assert(writ::proven<bank_flow>);
