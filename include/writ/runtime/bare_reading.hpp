// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/bare.hpp>
#include <writ/runtime/attribute_reading.hpp>
#include <writ/runtime/field_finder.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace writ::detail {

class bare_reader {
public:
    bare_reader(const bare& binding, envelope& into, const limits& bounds, std::string_view body)
        : binding_{binding},
          into_{into},
          bounds_{bounds},
          body_{body},
          fields_{body, bounds.payload},
          type_{std::get_if<from_field>(&binding.type)},
          id_{std::get_if<from_field>(&binding.id)},
          time_{binding.time ? &*binding.time : nullptr},
          key_{binding.key ? &*binding.key : nullptr},
          correlation_{binding.correlation ? &*binding.correlation : nullptr} {}

    result<bool> read(std::string_view channel, std::string_view position) {
        clear_attributes(into_);
        into_.headers.clear();
        if (body_.size() > bounds_.body_bytes) {
            return error{{},
                         "has " + std::to_string(body_.size()) + " bytes, over the limit of " +
                             std::to_string(bounds_.body_bytes)};
        }
        if (!find_fields() || !take_type(channel)) {
            return std::move(error_);
        }
        if (!translate()) {
            return false;
        }
        if (binding_.source.empty()) {
            return error{{}, "no source: the channel is bound without one"};
        }
        if (!take_id(position) || !take_time() || !take_text(key_, into_.partition_key, false) ||
            !take_text(correlation_, into_.correlation_id, false)) {
            return std::move(error_);
        }
        into_.source.assign(binding_.source);
        into_.data_content_type.assign(json_content_type);
        into_.body.assign(body_);
        return true;
    }

private:
    // A field that is named, and its number in the finder.
    struct named_field {
        const from_field* what;
        std::size_t number = 0;
    };

    bool find_fields() {
        bool any = false;
        for (named_field* each : {&type_, &id_, &time_, &key_, &correlation_}) {
            if (each->what != nullptr) {
                each->number = fields_.add(*each->what);
                any = true;
            }
        }
        if (!any || fields_.walk()) {
            return true;
        }
        error_ = fields_.take_error();
        return false;
    }

    bool take_type(std::string_view channel) {
        if (type_.what != nullptr) {
            return take_text(type_, into_.type, true);
        }
        const auto* fixed = std::get_if<std::string>(&binding_.type);
        into_.type.assign(fixed != nullptr ? std::string_view{*fixed} : channel);
        return true;
    }

    bool translate() {
        if (std::holds_alternative<std::string>(binding_.type) || binding_.types.empty()) {
            return true;
        }
        for (const auto& each : binding_.types) {
            if (each.foreign == into_.type) {
                into_.type.assign(each.type);
                return true;
            }
        }
        return false;
    }

    bool take_id(std::string_view position) {
        if (id_.what != nullptr) {
            return take_text(id_, into_.id, true);
        }
        if (position.empty()) {
            error_ = {{}, "no id: the transport gives no position, and no field is named"};
            return false;
        }
        into_.id.assign(position);
        return true;
    }

    bool take_time() {
        const auto text = found(time_);
        if (text.empty()) {
            return true;
        }
        if (text.front() == '"') {
            std::string written;
            return take_text(time_, written, true) &&
                   (wire<timestamp>::read(written, into_.time) ||
                    expected(time_, "expected time (RFC 3339), found ", written));
        }
        json_reader reader{text};
        return reader.integer(into_.time.ms) ||
               expected(time_, "expected time (RFC 3339) or milliseconds, found ", text);
    }

    std::string_view found(const named_field& field) const {
        return field.what == nullptr ? std::string_view{} : fields_.found(field.number);
    }

    bool take_text(const named_field& field, std::string& target, bool is_needed) {
        const auto text = found(field);
        if (text.empty()) {
            return !is_needed || fail(field, "missing");
        }
        json_reader reader{text};
        if (text.front() == '"') {
            reader.string(target);
        } else if (is_integer(text)) {
            target.assign(text);
        } else {
            return expected(field, "expected string or integer, found ", text);
        }
        if (target.size() > bounds_.attribute_bytes) {
            return fail(field, "has " + std::to_string(target.size()) +
                                   " bytes, over the limit of " +
                                   std::to_string(bounds_.attribute_bytes));
        }
        const char* fault = target.empty() && is_needed ? "is empty" : attribute_text_fault(target);
        return fault == nullptr || fail(field, fault);
    }

    // Of a text that is well-formed JSON.
    static bool is_integer(std::string_view text) {
        return (text.front() == '-' || is_digit(text.front())) &&
               text.find_first_of(".eE") == std::string_view::npos;
    }

    [[gnu::cold]] bool fail(const named_field& field, std::string reason) {
        error_ = {{}, std::move(reason)};
        for (std::size_t i = field.what->steps().size(); i > 0; --i) {
            put_before(error_.path, field.what->steps()[i - 1]);
        }
        return false;
    }
    [[gnu::cold]] bool expected(const named_field& field, std::string reason,
                                std::string_view text) {
        append_excerpt(reason, text);
        return fail(field, std::move(reason));
    }

    const bare& binding_;
    envelope& into_;
    const limits& bounds_;
    std::string_view body_;
    field_finder fields_;
    named_field type_, id_, time_, key_, correlation_;
    error error_;
};

}  // namespace writ::detail

namespace writ::inline v1 {

inline result<bool> bare::read(std::string_view channel, std::string_view position,
                               std::string_view body, envelope& reused,
                               const limits& bounds) const {
    return detail::bare_reader{*this, reused, bounds, body}.read(channel, position);
}

}  // namespace writ::inline v1
