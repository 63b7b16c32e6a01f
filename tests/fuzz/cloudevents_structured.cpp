// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "cloudevents.hpp"

// Any bytes as a message in CloudEvents' structured mode.

namespace {

bool run(std::string_view input) {
    const auto message = writ::cloudevents::read_structured(input);
    writ::envelope reused = fuzz::used_before();
    const auto again = writ::cloudevents::read_structured(input, reused);
    fuzz::require(again.has_value() == message.has_value(),
                  "a message that is used again has the same verdict");
    writ::limits tight;
    tight.attributes = 2;
    tight.attribute_bytes = 16;
    tight.body_bytes = 32;
    tight.payload = {.depth = 3, .string_bytes = 8, .elements = 3};
    const auto fitting = writ::cloudevents::read_structured(input, tight);
    if (!message) {
        fuzz::require(!fitting, "what is refused is refused under tighter limits too");
        return false;
    }
    fuzz::require(reused == *message, "a message that is used again is read like a new one");
    fuzz::require(!fitting || *fitting == *message, "limits do not change what is read");
    fuzz::check_everywhere(*message, true);
    return true;
}

const fuzz::registered registered{"cloudevents_structured", &run};

}  // namespace
