// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>

#include <nlohmann/json.hpp>

#include <iosfwd>
#include <string_view>

namespace writ::cli {

using json = nlohmann::ordered_json;

/// What is not known, or not set, is left out. Times are RFC 3339.
[[nodiscard]] json json_of(const kept_message& kept, bool with_body);
[[nodiscard]] json json_of(const instance_row& row, bool with_body);
[[nodiscard]] json json_of(const history_row& row);
[[nodiscard]] json json_of(const logged_message& message);
[[nodiscard]] json json_of(const timer_row& row);
[[nodiscard]] json json_of(const delayed_row& row);
[[nodiscard]] json json_of(const store_stats& counts);

/// Writes one line; bytes that are no UTF-8 are replaced.
void print_json(std::ostream& out, const json& object);

}  // namespace writ::cli
