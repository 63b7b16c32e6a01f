// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: On the wire an alternative is told by its tag: the name of its type, without namespaces.
namespace street { struct address { std::string name; }; }
namespace mail { struct address { std::string box; }; }
struct call_taxi {
    booking_id booking;
    std::variant<street::address, mail::address> to;
};
// fault
inline std::string written(const call_taxi& call) { return writ::to_json(call); }
// expect: two_alternatives_share_a_tag<street::address, mail::address>
// fix: template <> inline constexpr std::string_view writ::tag_of<mail::address> = "box";
// fix: inline std::string written(const call_taxi& call) { return writ::to_json(call); }
// cannot see: payloads that are declared and never written or read in this build: names are looked
// cannot see: at where a codec is made, not in the proof.
