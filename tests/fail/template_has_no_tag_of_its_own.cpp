// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Compilers print the arguments of a template differently, and a tag is part of the wire form.
template <class Seats> struct van { Seats seats; };
struct limousine { std::string name; };
struct call_taxi {
    booking_id booking;
    std::variant<van<int>, limousine> car;
};
// fault
inline std::string written(const call_taxi& call) { return writ::to_json(call); }
// expect: template_has_no_tag_of_its_own<van<int>>
// fix: template <> inline constexpr std::string_view writ::tag_of<van<int>> = "van";
// fix: inline std::string written(const call_taxi& call) { return writ::to_json(call); }
// cannot see: payloads that are declared and never written or read in this build.
