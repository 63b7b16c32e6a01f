// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct receipt { std::string reference; };
struct bank_contracts : writ::contract_list<contracts, writ::event<"bank.receipt", receipt>> {};
auto on_receipt(const awaiting_payment&, const receipt&) -> writ::finish<>;
struct bank_flow : writ::workflow<"bank-flow", bank_contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_receipt>> {};
    // expect: message_has_no_correlation<receipt, booking_id, bank_flow>
// fix:     writ::continues<&on_receipt>, writ::correlate<&receipt::reference>> {};
static_assert(writ::proven<bank_flow>);
// cannot see: whether the member holds the key of the right instance.
