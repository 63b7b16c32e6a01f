// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string_view>

namespace writ::inline v1 {

/// How a transport spells the attributes of a message as its headers.
struct header_style {
    /// Stands before the name of each attribute but datacontenttype.
    std::string_view prefix;
    /// The name of the header that is datacontenttype.
    std::string_view content_type = "content-type";
    /// Whether upper and lower case letters are the same in names.
    bool ignores_case = false;
    /// Whether values are percent-encoded, as in CloudEvents' HTTP binding.
    bool percent_encoded = false;
    /// Whether traceparent and tracestate are there without prefix too, where tools look for them.
    bool bare_trace = false;
};

namespace cloudevents {

/// The headers of CloudEvents' Kafka binding.
inline constexpr header_style kafka{.prefix = "ce_", .bare_trace = true};
/// The headers of CloudEvents' HTTP binding.
inline constexpr header_style http{
    .prefix = "ce-", .ignores_case = true, .percent_encoded = true, .bare_trace = true};
/// Attributes under their own names, for a transport that carries nothing else.
inline constexpr header_style plain{.prefix = "", .content_type = "datacontenttype"};

}  // namespace cloudevents
}  // namespace writ::inline v1
