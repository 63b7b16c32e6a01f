// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "new_body.hpp"

#include "shown.hpp"
#include "status.hpp"
#include "text_diff.hpp"

#include <writ/codec/utf8.hpp>
#include <writ/runtime/media_type.hpp>

#include <nlohmann/json.hpp>

#include <ostream>

namespace writ::cli {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view white = " \t\r\n";
    const auto begin = text.find_first_not_of(white);
    return begin == text.npos ? std::string_view{}
                              : text.substr(begin, text.find_last_not_of(white) + 1 - begin);
}

// The parser's words are for programmers: of them only the place is kept.
void check_json(const std::string& body, const std::string& file) {
    try {
        [[maybe_unused]] const auto parsed = nlohmann::json::parse(body);
    } catch (const nlohmann::json::parse_error& wrong) {
        throw ended{status::cannot, (file == "-" ? std::string{"the new body"} : file) +
                                        " is no JSON: it goes wrong at byte " +
                                        std::to_string(wrong.byte)};
    } catch (const nlohmann::json::exception&) {
        throw ended{status::cannot, (file == "-" ? std::string{"the new body"} : file) +
                                        " has a number that is too big"};
    }
}

}  // namespace

bool has_to_be_json(const envelope& message) {
    if (!message.data_content_type.empty()) {
        return is_json_content(message.data_content_type);
    }
    const std::string& body = message.body;
    return detail::is_utf8(body.data(), body.data() + body.size());
}

std::string read_body(console& at, const std::string& file, bool must_be_json) {
    std::string body = read_whole(at, file);
    if (!must_be_json) {
        return body;
    }
    check_json(body, file);
    return std::string{trimmed(body)};
}

void print_change(console& at, std::string_view before, std::string_view after) {
    at.out << shown_lines(text_diff(indented(before), indented(after)));
}

}  // namespace writ::cli
