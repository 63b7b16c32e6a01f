// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <router.hpp>
#include <writ.hpp>

#include <iostream>

struct make_reservation {
    std::string booking, room;
};
struct room_reserved {
    std::string booking, room;
};
struct contracts : writ::contract_list<writ::command<"make-reservation", make_reservation>,
                                       writ::event<"room-reserved", room_reserved>> {};

auto reserve(const make_reservation& asked) -> room_reserved { return {asked.booking, asked.room}; }
struct room_booking : writ::service<"room-booking", contracts, writ::calls<&reserve>> {};
static_assert(writ::proven<room_booking>);

int main() {
    auto router = writ::router<room_booking>();
    const auto done = router.dispatch("make-reservation", R"({"booking":"b1","room":"101"})");
    for (const auto& sent : done.emissions)
        std::cout << sent.type << ' ' << sent.body << '\n';
}
