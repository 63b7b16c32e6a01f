// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/proven.hpp>

namespace writ::detail {

template <class Participant, class Message>
constexpr bool participant_gives() {
    bool found = false;
    facts<Participant>::value.each_row(
        [&](const row& one) { found = found || (one.gives() && one.in == id_of<Message>); });
    return found;
}

// A participant sends, publishes and asks what it declares.
template <class Participant, class Message>
using sends_verdict = kept_if<participant_gives<Participant, Message>(),
                              broken_rule::participant_does_not_send<Message, Participant>>;

}  // namespace writ::detail
