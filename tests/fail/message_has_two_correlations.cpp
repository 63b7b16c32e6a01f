// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct swap_rooms { booking_id one, other; };
struct desk_contracts : writ::contract_list<
    contracts, writ::command<"desk.swap-rooms", swap_rooms>> {};
auto on_swap(const awaiting_payment&, const swap_rooms&) -> writ::stay<>;
struct swap_flow : writ::workflow<"swap-flow", desk_contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_swap>> {};
    // expect: message_has_two_correlations<swap_rooms, booking_id, swap_flow>
// fix:     writ::continues<&on_swap>, writ::correlate<&swap_rooms::one>> {};
static_assert(writ::proven<swap_flow>);
