// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From one JSON object, whose members come in any order, to an envelope that is used again.

#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/json.hpp>
#include <writ/result.hpp>
#include <writ/runtime/attribute_reading.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/media_type.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

// The fault of a text that should be JSON, and is to stand in `data`.
inline result<void> check_json(std::string_view name, std::string_view text,
                               const read_limits& inside) {
    json_reader reader{text, inside};
    if (reader.skip_value() && reader.at_end()) {
        return {};
    }
    error fault = reader.take_error();
    return error{"/" + std::string{name} + fault.path, "not JSON: " + fault.reason};
}

class structured_reader {
public:
    // The event is one level around its payload.
    structured_reader(std::string_view text, envelope& into, const limits& bounds)
        : into_{into},
          bounds_{bounds},
          attributes_{into, bounds},
          reader_{text, read_limits{.depth = bounds.payload.depth + 1}},
          end_{text.data() + text.size()} {}

    result<void> read() {
        if (!reader_.open('{', "object")) {
            return reader_.take_error();
        }
        bool more = false;
        for (auto where = json_reader::place::first;; where = reader_.after_value()) {
            if (!reader_.at_member(where, more)) {
                return reader_.take_error();
            }
            if (!more) {
                break;
            }
            if (!member()) {
                return reader_.failed() ? reader_.take_error() : attributes_.take_error();
            }
        }
        if (!reader_.at_end()) {
            return reader_.take_error();
        }
        return finish();
    }

private:
    bool member() {
        std::string_view key;
        if (!reader_.key(key)) {
            return false;
        }
        if (key == "data") {
            return data() || fail_inside("data");
        }
        if (key == "data_base64") {
            return base64() || fail_inside("data_base64");
        }
        name_.assign(key);
        if (!attributes_.fits(name_, name_.size())) {
            return false;
        }
        return attribute() || fail_inside(name_);
    }

    bool fail_inside(std::string_view name) { return reader_.failed() && reader_.inside(name); }

    // What is unset may be null. Numbers and booleans are kept as they are written.
    bool attribute() {
        if (reader_.null_follows()) {
            return true;
        }
        const char* const from = reader_.position();
        if (from == end_) {
            return reader_.expected("a value");
        }
        std::string_view value;
        if (*from == '"') {
            return reader_.view(value) && attributes_.take(name_, value);
        }
        const bool is_boolean = *from == 't' || *from == 'f';
        if (is_only_text() || (!is_boolean && *from != '-' && !is_digit(*from))) {
            return reader_.expected(is_only_text() ? "string" : "string, number or boolean");
        }
        bool either = false;
        if (is_boolean ? !reader_.boolean(either) : !reader_.number(value)) {
            return false;
        }
        return attributes_.take(name_, reader_.text_from(from));
    }

    bool is_only_text() const {
        const std::size_t row = find_attribute(name_);
        if (row == attribute_count) {
            return name_ == version_name;
        }
        const auto form = attribute_rows[row].form;
        return form == attribute_form::required || form == attribute_form::text ||
               form == attribute_form::time || form == attribute_form::expiry;
    }

    // Whether it is JSON or a text is only known when the content type was seen.
    bool data() {
        if (has_data_ || has_base64_) {
            return reader_.fail(has_data_ ? "appears twice" : "stands beside data_base64");
        }
        has_data_ = true;
        reader_.skip_space();
        const char* const from = reader_.position();
        if (!reader_.skip_value()) {
            return false;
        }
        data_ = reader_.text_from(from);
        return true;
    }

    bool base64() {
        if (has_data_ || has_base64_) {
            return reader_.fail(has_base64_ ? "appears twice" : "stands beside data");
        }
        if (reader_.null_follows()) {
            return true;
        }
        has_base64_ = true;
        std::string_view text;
        if (!reader_.view(text)) {
            return false;
        }
        if (text.size() / 4 * 3 > bounds_.body_bytes + 2) {
            return attributes_.fail_body(text.size() / 4 * 3);
        }
        if (!read_base64(text, into_.body)) {
            return reader_.fail("is not base64");
        }
        return into_.body.size() <= bounds_.body_bytes || attributes_.fail_body(into_.body.size());
    }

    result<void> finish() {
        if (!attributes_.finish()) {
            return attributes_.take_error();
        }
        if (has_base64_) {
            return is_json_content(into_.data_content_type) && !into_.body.empty()
                       ? check_json("data_base64", into_.body, bounds_.payload)
                       : result<void>{};
        }
        if (!has_data_) {
            return {};
        }
        if (into_.data_content_type.empty() || is_json_content(into_.data_content_type)) {
            return attributes_.take_body(data_) ? result<void>{} : attributes_.take_error();
        }
        return read_text();
    }

    result<void> read_text() {
        json_reader reader{data_};
        if (!reader.string(into_.body)) {
            reader.inside("data");
            return reader.take_error();
        }
        if (into_.body.size() > bounds_.body_bytes) {
            attributes_.fail_body(into_.body.size());
            return attributes_.take_error();
        }
        return {};
    }

    envelope& into_;
    const limits& bounds_;
    attribute_reader attributes_;
    json_reader reader_;
    const char* const end_;
    std::string name_;
    std::string_view data_;
    bool has_data_ = false;
    bool has_base64_ = false;
};

}  // namespace writ::detail
