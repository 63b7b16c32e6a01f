// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/router.hpp>
#include <writ/writ.hpp>

struct measured { int room_a, roomA; };  // expect: two_members_share_a_wire_name<measured>
// fix: struct measured { int room_a, roomB; };
void keep(const measured&) {}
struct contracts : writ::contract_list<writ::naming<writ::camel_case>,
                                       writ::command<"room.measured", measured>> {};
struct keeper : writ::service<"keeper", contracts, writ::calls<&keep>> {};
auto router = writ::router<keeper>();
