// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The rows of a record as the header that is committed: a field a line, so that a change of it can
// be read in a diff.

#pragma once

#include <writ/record/row.hpp>

#include <span>
#include <string>
#include <string_view>

namespace writ::detail {

inline std::string_view record_word(recorded what) {
    switch (what) {
    case recorded::none: return "none";
    case recorded::event: return "event";
    case recorded::command: return "command";
    case recorded::query: return "query";
    case recorded::reply: return "reply";
    case recorded::error: return "error";
    case recorded::state: return "state";
    case recorded::field: return "field";
    case recorded::choice: return "choice";
    }
    return "none";
}

// A string literal with any bytes in it.
inline void append_quoted(std::string& text, std::string_view bytes) {
    text += '"';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text += '\\';
            text += c;
        } else if (byte >= 0x20 && byte < 0x7f) {
            text += c;
        } else {
            text += '\\';
            for (const int shift : {6, 3, 0}) {
                text += static_cast<char>('0' + (byte >> shift & 7));
            }
        }
    }
    text += '"';
}

inline void append_row(std::string& text, const record_row& row) {
    const bool is_part = row.what == recorded::field || row.what == recorded::choice;
    text.append(is_part ? "            {" : "        {").append(record_word(row.what)).append(", ");
    append_quoted(text, row.name);
    if (!row.form.empty() || row.version != 0) {
        append_quoted(text += ", ", row.form);
    }
    if (row.version != 0) {
        text.append(", ").append(std::to_string(row.version));
    }
    text += "},\n";
}

inline constexpr std::string_view record_head =
    "// Written by writ_record. Commit it together with what it records.\n\n";
inline constexpr std::string_view record_guard = "#pragma once\n";

// Name: of the struct, with its namespaces. Head: what stands before `#pragma once`.
inline std::string record_text(std::string_view name, std::string_view head,
                               std::span<const record_row> rows) {
    const std::size_t colons = name.rfind("::");
    const auto space =
        colons == std::string_view::npos ? std::string_view{} : name.substr(0, colons);
    const auto own = colons == std::string_view::npos ? name : name.substr(colons + 2);
    std::string text{head};
    text.append(record_guard).append("\n#include <writ/record.hpp>\n\n// clang-format off\n");
    if (!space.empty()) {
        text.append("namespace ").append(space).append(" {\n\n");
    }
    text.append("struct ").append(own).append(" {\n    using enum writ::recorded;\n");
    text.append("    static constexpr writ::record_row rows[] = {\n");
    for (const record_row& row : rows) {
        append_row(text, row);
    }
    text.append("        {none},\n    };\n};\n");
    if (!space.empty()) {
        text.append("\n}  // namespace ").append(space).append("\n");
    }
    return text.append("// clang-format on\n");
}

}  // namespace writ::detail
