// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct room_released { booking_id booking; };
struct porter { auto operator()(const release_room&) const -> room_released; };
struct desk_contracts : writ::contract_list<
    contracts> {};  // expect: emits_what_is_no_contract<room_released, night_desk>
// fix:     contracts, writ::event<"booking.room-released", room_released>> {};
struct night_desk : writ::service<"night-desk", desk_contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
