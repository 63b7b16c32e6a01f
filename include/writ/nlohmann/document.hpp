// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json.hpp>
#include <writ/detail/type_name.hpp>

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

// Between JSON texts and nlohmann_json's documents. Its own parser is not asked: it makes doubles
// of large integers, and one member of two that have the same name.

namespace writ::detail {

template <class Json>
bool read_document(json_reader& reader, Json& document);

// Whether a whole number of more than 64 bits is a double: exactly, or as doubles are printed where
// no exponent is wanted, with zeros behind the digits that tell them apart.
inline bool is_whole_double(std::string_view token) {
    constexpr std::size_t most = 320;
    if (token.size() > most - 10)
        return false;
    double value = 0;
    std::from_chars(token.data(), token.data() + token.size(), value);
    char text[most];
    const char* end = std::to_chars(text, text + most, value, std::chars_format::fixed).ptr;
    if (std::string_view{text, static_cast<std::size_t>(end - text)} == token)
        return true;
    end = std::to_chars(text, text + most, value, std::chars_format::scientific).ptr;
    std::string digits;
    for (const char* at = text; at != end && *at != 'e'; ++at)
        if (*at != '.')
            digits += *at;
    if (digits.size() < token.size())
        digits.resize(token.size(), '0');
    return digits == token;
}

// A number of the smallest kind that holds it: unsigned, signed, double.
template <class Json>
bool read_document_number(json_reader& reader, Json& document) {
    std::string_view token;
    if (!reader.number(token))
        return false;
    const char* const end = token.data() + token.size();
    const bool is_integer = token.find_first_of(".eE") == token.npos && token != "-0";
    std::uint64_t natural = 0;
    std::int64_t integer = 0;
    double real = 0;
    if (is_integer && std::from_chars(token.data(), end, natural).ec == std::errc{} &&
        token.front() != '-')
        return document = natural, true;
    if (is_integer && std::from_chars(token.data(), end, integer).ec == std::errc{})
        return document = integer, true;
    if (is_integer && !is_whole_double(token))
        return reader.fail_with("an integer of more than 64 bits: ", token);
    const std::errc fault = std::from_chars(token.data(), end, real).ec;
    if (fault != std::errc{}) {
        if (!is_tiny(token))
            return reader.fail_with("out of range: ", token);
        real = token.front() == '-' ? -0.0 : 0.0;
    }
    return document = real, true;
}

template <class Json>
bool read_document_array(json_reader& reader, Json& document) {
    document = Json::array();
    if (!reader.open('[', "array"))
        return false;
    auto where = json_reader::place::first;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more) || !more)
            return !reader.failed();
        if (!reader.may_have_more_than(document.size()))
            return false;
        document.push_back(nullptr);
        if (!read_document(reader, document.back()))
            return reader.inside(document.size() - 1);
    }
}

template <class Json>
bool read_document_object(json_reader& reader, Json& document) {
    document = Json::object();
    if (!reader.open('{', "object"))
        return false;
    auto where = json_reader::place::first;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_member(where, more) || !more)
            return !reader.failed();
        std::string_view name;
        if (!reader.may_have_more_than(document.size()) || !reader.key(name) ||
            !reader.fits(name.size()))
            return false;
        const std::string key{name};
        const auto [member, is_new] = document.emplace(key, nullptr);
        if (!is_new)
            return reader.fail("appears twice"), reader.inside(key);
        if (!read_document(reader, member.value()))
            return reader.inside(key);
    }
}

template <class Json>
bool read_document(json_reader& reader, Json& document) {
    reader.skip_space();
    std::string text;
    bool either = false;
    switch (reader.next()) {
    case '{': return read_document_object(reader, document);
    case '[': return read_document_array(reader, document);
    case '"': return reader.string(text) && (document = std::move(text), true);
    case 't':
    case 'f': return reader.boolean(either) && (document = either, true);
    case 'n': return document = nullptr, reader.skip_value();
    default: return read_document_number(reader, document);
    }
}

// With a point or an exponent, so that a large one is not taken for an integer of too many bits.
inline void write_document_double(json_writer& writer, double value) {
    char digits[32];
    const char* const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    const std::string_view text{digits, static_cast<std::size_t>(end - digits)};
    if (!std::isfinite(value) || text.find_first_of(".e") != text.npos)
        return writer.floating(value);
    writer.put(text);
    writer.put(".0");
}

// What cannot be said in JSON is refused, not replaced as `dump` would do.
template <class Json>
void write_document(json_writer& writer, const Json& document) {
    switch (document.type()) {
    case Json::value_t::null: return writer.put("null");
    case Json::value_t::boolean: return writer.boolean(document.template get<bool>());
    case Json::value_t::number_integer:
        return write_field<plain_names>(writer, document.template get<std::int64_t>());
    case Json::value_t::number_unsigned:
        return write_field<plain_names>(writer, document.template get<std::uint64_t>());
    case Json::value_t::number_float:
        return write_document_double(writer, document.template get<double>());
    case Json::value_t::string:
        return writer.string(document.template get_ref<const std::string&>());
    case Json::value_t::array: {
        writer.open('[');
        bool is_first = true;
        for (const Json& element : document) {
            if (!std::exchange(is_first, false))
                writer.put(',');
            write_document(writer, element);
        }
        return writer.close(']');
    }
    case Json::value_t::object: {
        writer.open('{');
        bool is_first = true;
        for (const auto& [name, member] : document.items()) {
            if (!std::exchange(is_first, false))
                writer.put(',');
            writer.string(name);
            writer.put(':');
            write_document(writer, member);
        }
        return writer.close('}');
    }
    default: writer.refuse("a document of nlohmann_json that is not JSON");
    }
}

template <class Json>
struct document_wire {
    using form = json_text;
    static constexpr std::string_view expected =
        "JSON with integers of 64 bits and each name once in an object";

    static json_text to_form(const Json& document) {
        json_text written;
        json_writer writer{written.text};
        write_document(writer, document);
        writer.finish();
        return written;
    }
    static bool from_form(const json_text& from, Json& document) {
        json_reader reader{from.text, {.depth = most_depth}};
        return read_document(reader, document) && reader.at_end();
    }
};

template <class Json>
[[noreturn]] void throw_type_error(const error& fault) {
    throw Json::type_error::create(302, fault.text(), static_cast<const Json*>(nullptr));
}

// Made apart from the document that is asked for, whose constructor may be what asks: what it owns
// when an exception leaves it is lost.
template <class Json>
Json whole_document(std::string_view text) {
    Json document;
    json_reader reader{text};
    if (!read_document(reader, document) || !reader.at_end())
        throw_type_error<Json>(reader.take_error());
    return document;
}

}  // namespace writ::detail

// The functions that argument-dependent lookup finds, without those of any enclosing namespace.
namespace writ::found_by_argument {

void to_json() = delete;
void from_json() = delete;

template <class Json, class T>
concept has_to_json = requires(Json& document, const T& value) { to_json(document, value); };
template <class Json, class T>
concept has_from_json = requires(const Json& document, T& value) { from_json(document, value); };

}  // namespace writ::found_by_argument

namespace writ::detail {

// What the members of a type are looked at with must not become convertible to a document.
template <class T>
inline constexpr bool is_probe = std::is_same_v<T, any_value> || std::is_same_v<T, any_reference>;
template <class T>
inline constexpr bool is_probe<base_of<T>> = true;

template <class T>
consteval bool belongs_to_std() {
    const characters all = named_type<T>();
    const std::string_view text{all.text, all.size};
    constexpr std::string_view mark = "Type = ";
    return text.substr(text.find(mark) + mark.size()).starts_with("std::");
}

template <class T>
concept converted_by_writ = !is_probe<T> && !belongs_to_std<T>() && payload<T> && !has_wire<T> &&
                            !found_by_argument::has_to_json<nlohmann::json, T> &&
                            !found_by_argument::has_from_json<nlohmann::json, T>;

}  // namespace writ::detail
