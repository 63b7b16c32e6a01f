// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "consent.hpp"
#include "kept_lists.hpp"
#include "kept_plan.hpp"
#include "new_body.hpp"

namespace writ::cli {

/// `dead edit`.
template <administered_store Store>
status edit_kept(Store& store, const request& asked, console& at) {
    const auto messages = kept_at_places(store, asked.places);
    check_is_dead(asked, messages);
    const kept_message& kept = messages.front();
    const std::string body = read_body(at, asked.body, has_to_be_json(kept.message));
    if (body == kept.message.body) {
        throw ended{status::nothing, "that is the body it has; nothing was done"};
    }
    if (!asked.json) {
        at.out << "changes the body of place " << kept.place << " of " << shown(asked.store)
               << ":\n";
        print_change(at, kept.message.body, body);
    }
    const bool agreed = is_agreed(asked, at);
    const bool done = agreed && value_of(store.edit(kept.place, body));
    if (asked.json) {
        print_json(at.out, {{"place", kept.place}, {"action", "edit"}, {"done", done}});
    } else if (done) {
        at.out << "edited: writ dead redrive " << kept.place << " delivers it\n";
    }
    if (agreed && !done) {
        throw ended{status::nothing, "it has gone meanwhile"};
    }
    return status::done;
}

}  // namespace writ::cli
