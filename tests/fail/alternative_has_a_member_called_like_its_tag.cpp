// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The tag is a member of the same object.
struct van { int seats; };
struct limousine { std::string type; };
struct call_taxi {
    booking_id booking;
    std::variant<van, limousine> car;
};
// fault
inline bool read(std::string_view text, call_taxi& call) {
    return writ::from_json(text, call).has_value();
}
// expect: alternative_has_a_member_called_like_its_tag<limousine, std::variant<van, limousine>>
// fix: template <>
// fix: inline constexpr std::string_view writ::tag_member<std::variant<van, limousine>> = "car";
// fix: inline bool read(std::string_view text, call_taxi& call) {
// fix:     return writ::from_json(text, call).has_value();
// fix: }
// cannot see: payloads that are declared and never written or read in this build.
