// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The member that is spelled out is of the key's type, or of the type of its one member.
struct receipt { long long number; };
// expect: correlation_has_another_type<receipt, booking_id, bank_flow>
// fix: struct receipt { std::string number; };
struct bank_contracts : writ::contract_list<contracts, writ::event<"bank.receipt", receipt>> {};
auto on_receipt(const awaiting_payment&, const receipt&) -> writ::finish<>;
struct bank_flow : writ::workflow<"bank-flow", bank_contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::correlate<&receipt::number>, writ::continues<&on_receipt>> {};
static_assert(writ::proven<bank_flow>);
