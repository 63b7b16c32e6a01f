// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "story.hpp"

// why: Two local types of one name print alike, and what prints alike is one name in every error.
template <class Payload>
struct alarm_contracts : writ::contract_list<writ::event<"alarm.first", Payload>> {};

inline void ring() {
    auto smoke = [] { struct alarm { int floor; }; return alarm{}; };
    auto flood = [] { struct alarm { int floor; }; return alarm{}; };
    struct both : writ::contract_list<writ::event<"alarm.smoke", decltype(smoke())>,
                                      writ::event<"alarm.flood", decltype(flood())>> {};
                                      // expect: two_payloads_print_alike
    // fix: > {};
    static_assert(writ::proven<both>);
}
