// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "selection.hpp"
#include "table.hpp"

#include <writ/runtime/kept_message.hpp>

#include <string>
#include <vector>

namespace writ::cli {

/// `service/subscriber`, or the service alone.
[[nodiscard]] std::string subscriber_text(const kept_message& kept);
/// What became of it: `dead letter`, `parked for a retry`, ….
[[nodiscard]] std::string_view fate_text(const kept_message& kept);
/// How many there are: `2 dead letters`; `2 messages` where they differ.
[[nodiscard]] std::string count_text(const std::vector<kept_message>& messages);

[[nodiscard]] table dead_table();
[[nodiscard]] std::vector<std::string> dead_cells(const kept_message& kept, timestamp now);
[[nodiscard]] table parked_table();
[[nodiscard]] std::vector<std::string> parked_cells(const kept_message& kept, timestamp now);

/// Everything about one message, a line a fact.
void print_facts(console& at, const kept_message& kept, const lanes::neighbours& around,
                 timestamp now, bool with_body);

/// A body for people: JSON with a line a member; bytes that are no text in escapes.
[[nodiscard]] std::string body_text(std::string_view body);

/// One fact of several, the names in one column.
void print_fact(console& at, std::string_view name, const std::string& value);

}  // namespace writ::cli
