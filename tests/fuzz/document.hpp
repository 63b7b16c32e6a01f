// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What nlohmann_json reads, kept as it comes: members in their order and as often as they are
// there, numbers with their digits. Its own document would hide what a reader must be judged by.

namespace fuzz {

struct part_of_document;

struct document {
    enum class form {
        null,
        boolean,
        integer,
        natural,
        floating,
        text,
        bytes,
        array,
        object,
        simple
    };

    explicit document(form what = form::null);

    form is;
    bool is_cbor = false;  // else JSON
    bool boolean = false;
    std::int64_t integer = 0;
    std::uint64_t natural = 0;
    double floating = 0;
    std::string text;  // of a text, the bytes of bytes, the digits of a floating-point number
    std::vector<part_of_document> parts;
};

struct part_of_document {
    std::string key;  // empty for an element
    document value{};
    bool has_text_as_key = true;
};

inline document::document(form what) : is{what} {}

// Builds a document from nlohmann_json's events.
class document_builder : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit document_builder(document& root, bool is_cbor = false)
        : root_{root}, is_cbor_{is_cbor} {}

    bool null() override { return put(document{}); }
    bool boolean(bool value) override {
        document made{document::form::boolean};
        made.boolean = value;
        return put(std::move(made));
    }
    bool number_integer(number_integer_t value) override {
        document made{document::form::integer};
        made.integer = value;
        return put(std::move(made));
    }
    bool number_unsigned(number_unsigned_t value) override {
        document made{document::form::natural};
        made.natural = value;
        return put(std::move(made));
    }
    bool number_float(number_float_t value, const string_t& digits) override {
        document made{document::form::floating};
        made.floating = value;
        made.text = digits;
        return put(std::move(made));
    }
    bool string(string_t& value) override {
        document made{document::form::text};
        made.text = value;
        return put(std::move(made));
    }
    bool binary(binary_t& value) override {
        document made{document::form::bytes};
        made.text.assign(value.begin(), value.end());
        return put(std::move(made));
    }
    bool start_object(std::size_t) override { return start(document::form::object); }
    bool start_array(std::size_t) override { return start(document::form::array); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }
    bool key(string_t& value) override {
        key_ = value;
        return true;
    }
    bool parse_error(std::size_t, const std::string&,
                     const nlohmann::detail::exception& fault) override {
        // A number that it has no value for: what is behind it has not been looked at.
        is_out_of_range = dynamic_cast<const nlohmann::json::out_of_range*>(&fault) != nullptr;
        return false;
    }

    bool is_out_of_range = false;

private:
    // The last of these is being filled; when it is closed it goes into the one before it.
    struct open_document {
        std::string key;
        document value;
    };

    bool put(document value) {
        value.is_cbor = is_cbor_;
        if (open_.empty())
            root_ = std::move(value);
        else
            open_.back().value.parts.push_back({std::move(key_), std::move(value)});
        key_.clear();
        return true;
    }
    bool start(document::form form) {
        open_.push_back({std::move(key_), document{form}});
        key_.clear();
        return true;
    }
    bool end() {
        open_document done = std::move(open_.back());
        open_.pop_back();
        key_ = std::move(done.key);
        return put(std::move(done.value));
    }

    document& root_;
    bool is_cbor_;
    std::vector<open_document> open_;
    std::string key_;
};

}  // namespace fuzz
