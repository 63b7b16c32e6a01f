// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// The bridge to nlohmann_json, both ways. Include it before the contracts are declared, and in
/// every translation unit that sees them.
///
/// - `nlohmann::json` is a field: any JSON value, the open end of a contract.
/// - Every payload is converted by `nlohmann::json j = order;` and `j.get<order>()`, by its C++
///   names. A type with `to_json` and `from_json` of its own keeps these.
///
/// Numbers come through unchanged: an integer beyond 64 bits, which nlohmann_json would turn into
/// another number, is refused where it is not a double's; other numbers are doubles on both sides.
/// A name that appears twice in an object, of which it would keep one, is refused too.
///
/// *Errors*: the conversions throw `nlohmann::json::type_error` (id 302), whose `what()` ends with
/// the path and the reason, as all conversions of nlohmann_json do.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/codec/json.hpp>
#include <writ/nlohmann/document.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace writ {

template <>
struct wire<nlohmann::json> : detail::document_wire<nlohmann::json> {};
template <>
struct wire<nlohmann::ordered_json> : detail::document_wire<nlohmann::ordered_json> {};

}  // namespace writ

namespace nlohmann {

/// A payload without conversions of its own.
template <class T>
    requires writ::detail::converted_by_writ<T>
struct adl_serializer<T, void> {
    template <class Json>
    static void to_json(Json& document, const T& value) {
        try {
            document = writ::detail::whole_document<Json>(writ::to_json(value));
        } catch (const writ::unwritable& fault) {
            writ::detail::throw_type_error<Json>(fault.error());
        }
    }

    template <class Json>
    static void from_json(const Json& document, T& value) {
        try {
            const auto text = writ::wire<Json>::to_form(document);
            const auto read = writ::from_json(text.text, value);
            if (!read)
                writ::detail::throw_type_error<Json>(read.error());
        } catch (const writ::unwritable& fault) {
            writ::detail::throw_type_error<Json>(fault.error());
        }
    }
};

}  // namespace nlohmann
