// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "../wire/every_kind.hpp"
#include "document.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>

// A second reader of the sample payload, written by hand over a document: what the generated one
// must agree with. It is slow, and each rule stands in it once.

namespace fuzz {

using form = document::form;

inline bool read(const document& from, bool& value) {
    value = from.boolean;
    return from.is == form::boolean;
}

template <class Integer>
    requires std::is_integral_v<Integer>
bool read(const document& from, Integer& value) {
    value = static_cast<Integer>(
        from.is == form::natural ? from.natural : static_cast<std::uint64_t>(from.integer));
    if (from.is == form::natural)
        return std::in_range<Integer>(from.natural);
    return from.is == form::integer && std::in_range<Integer>(from.integer);
}

template <class Floating>
    requires std::is_floating_point_v<Floating>
bool read(const document& from, Floating& value) {
    if (from.is == form::natural)
        value = static_cast<Floating>(from.natural);
    else if (from.is == form::integer)
        value = static_cast<Floating>(from.integer);
    else if (from.is != form::floating)
        return false;
    else if (from.text.empty())  // of a binary form
        value = static_cast<Floating>(from.floating);
    else
        // Too small is zero: the digits of a payload are then those of a number that small.
        value = sizeof value == 4 ? static_cast<Floating>(std::strtof(from.text.c_str(), nullptr))
                                  : static_cast<Floating>(from.floating);
    return std::isfinite(value) || (from.text.empty() && !std::isfinite(from.floating));
}

inline bool read(const document& from, std::string& value) {
    value = from.text;
    return from.is == form::text;
}

inline bool read(const document& from, sample::lamp& value) {
    static constexpr std::string_view names[] = {"on", "off", "broken"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        if (from.is == form::text && from.text == names[i]) {
            value = static_cast<sample::lamp>(i);
            return true;
        }
    return false;
}

inline bool read(const document& from, sample::article_id& value) {
    return read(from, value.value);
}

// As few digits as mean the number, and never those of an integer.
inline std::string decimal_digits(double value) {
    char text[32];
    const std::string digits{text, std::to_chars(text, text + sizeof text, value).ptr};
    return digits.find_first_not_of("-0123456789") == digits.npos ? digits + ".0" : digits;
}

// A number as JSON spells it, or a text.
inline std::string digits_of(const document& from) {
    switch (from.is) {
    case form::natural: return std::to_string(from.natural);
    // What is not negative is natural, but for this.
    case form::integer: return from.integer == 0 ? "-0" : std::to_string(from.integer);
    case form::floating:
        return from.is_cbor && from.text.empty() ? decimal_digits(from.floating) : from.text;
    default: return from.text;
    }
}

// What is in the text is the business of the type's own functions; they have their own tests.
template <class T>
    requires(writ::detail::written_as_text<T> && !writ::detail::takes_number<T>)
bool read(const document& from, T& value) {
    return from.is == form::text && writ::wire<T>::read(from.text, value);
}

template <class T>
    requires writ::detail::written_as_text<T> && writ::detail::takes_number<T>
bool read(const document& from, T& value) {
    const bool is_number =
        from.is == form::natural || from.is == form::integer || from.is == form::floating;
    return (is_number || from.is == form::text) && writ::wire<T>::read(digits_of(from), value);
}

// In JSON, how it is spelled is not in the document: who compares looks at that. In CBOR it is a
// text.
inline bool read(const document& from, writ::json_text& value) {
    if (!from.is_cbor)
        return true;
    value.text = from.text;
    writ::detail::json_reader reader{from.text};
    return from.is == form::text && reader.skip_value() && reader.at_end();
}

// A document of nlohmann_json's, made of what its parser saw. Of two members of one name it keeps
// the last.
inline nlohmann::json as_json(const document& from) {
    switch (from.is) {
    case form::null: return nullptr;
    case form::boolean: return from.boolean;
    case form::integer: return from.integer;
    case form::natural: return from.natural;
    case form::floating: return from.floating;
    case form::text: return from.text;
    case form::simple:
    case form::bytes: break;
    case form::array: {
        nlohmann::json all = nlohmann::json::array();
        for (const auto& [key, part, is_text] : from.parts)
            all.push_back(as_json(part));
        return all;
    }
    case form::object: {
        nlohmann::json all = nlohmann::json::object();
        for (const auto& [key, part, is_text] : from.parts)
            all[key] = as_json(part);
        return all;
    }
    }
    std::string text;
    writ::detail::append_base64(text, from.text);
    return text;
}

// As a field it is refused where nlohmann_json would keep something else: of two members of one
// name, or of an integer beyond 64 bits.
inline bool is_exact(const document& from) {
    std::vector<std::string_view> keys;
    for (const auto& [key, part, is_text] : from.parts) {
        if (!is_exact(part))
            return false;
        if (from.is == form::object)
            keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end() &&
           (from.is != form::floating || from.text.find_first_of(".eE") != from.text.npos);
}
inline bool read(const document& from, nlohmann::json& value) {
    if (from.is_cbor)
        return from.is == form::text &&
               writ::wire<nlohmann::json>::from_form(writ::json_text{from.text}, value);
    value = as_json(from);
    return is_exact(from);
}

// In base64 where there is no better form.
inline bool read_octets(const document& from, std::string& value) {
    if (from.is == form::bytes)
        value = from.text;
    return from.is == form::bytes ||
           (from.is == form::text && writ::detail::read_base64(from.text, value));
}
inline bool read(const document& from, std::vector<std::byte>& value) {
    std::string octets;
    const bool good = read_octets(from, octets);
    value.assign(reinterpret_cast<const std::byte*>(octets.data()),
                 reinterpret_cast<const std::byte*>(octets.data()) + octets.size());
    return good;
}
template <std::size_t Size>
bool read(const document& from, std::array<std::byte, Size>& value) {
    std::vector<std::byte> octets;
    if (!read(from, octets) || octets.size() != Size)
        return false;
    std::copy(octets.begin(), octets.end(), value.begin());
    return true;
}

inline bool read(const document& from, sample::celsius& value) {
    return read(from, value.degrees) && value.degrees >= -273.15;
}
template <class T>
bool read(const document& from, writ::secret<T>& value) {
    return read(from, value.reveal());
}
bool read(const document& from, sample::payment& value);

template <class T>
bool read(const document& from, std::optional<T>& value);
template <class T>
bool read(const document& from, std::vector<T>& value);
template <class T>
bool read(const document& from, std::map<std::string, T>& value);
bool read(const document& from, sample::order_line& value);

template <class T>
bool read(const document& from, std::optional<T>& value) {
    value.reset();
    return from.is == form::null || read(from, value.emplace());
}

template <class T>
bool read(const document& from, std::vector<T>& value) {
    value.clear();
    for (const auto& [key, part, is_text] : from.parts) {
        T element{};
        if (!read(part, element))
            return false;
        value.push_back(element);
    }
    return from.is == form::array;
}

template <class T, std::size_t Size>
bool read(const document& from, std::array<T, Size>& value) {
    std::vector<T> elements;
    if (!read(from, elements) || elements.size() != Size)
        return false;
    std::copy(elements.begin(), elements.end(), value.begin());
    return true;
}

template <class T>
bool read(const document& from, std::map<std::string, T>& value) {
    value.clear();
    for (const auto& [key, part, is_text] : from.parts)
        if (!is_text || !value.try_emplace(key).second || !read(part, value[key]))
            return false;
    return from.is == form::object;
}

struct member {
    std::string_view name;
    bool is_required;
    std::function<bool(const document&)> read_from;
};

template <class T>
member required(std::string_view name, T& value) {
    return {name, true, [&value](const document& from) { return read(from, value); }};
}
template <class T>
member optional(std::string_view name, T& value) {
    value.reset();
    return {name, false, [&value](const document& from) { return read(from, value); }};
}

inline bool read_members(const document& from, std::initializer_list<member> members) {
    for (const member& each : members) {
        std::size_t times = 0;
        for (const auto& [key, part, is_text] : from.parts)
            if (!is_text || (key == each.name && (++times > 1 || !each.read_from(part))))
                return false;
        if (times == 0 && each.is_required)
            return false;
    }
    return from.is == form::object;
}

inline bool read(const document& from, sample::order_line& value) {
    return read_members(from, {required("article", value.article), required("count", value.count),
                               optional("price", value.price), required("parts", value.parts)});
}

inline bool read(const document& from, sample::numbers& value) {
    return read_members(
        from, {required("flag", value.flag), required("i8", value.i8), required("u8", value.u8),
               required("i16", value.i16), required("u16", value.u16), required("i32", value.i32),
               required("u32", value.u32), required("i64", value.i64), required("u64", value.u64),
               required("single", value.single), required("twice", value.twice)});
}

inline bool read(const document& from, sample::texts& value) {
    return read_members(from, {required("text", value.text), required("light", value.light),
                               required("article", value.article), required("day", value.day),
                               required("time", value.time), required("exactly", value.exactly),
                               required("lasting", value.lasting)});
}

inline bool read(const document& from, sample::containers& value) {
    return read_members(from, {required("words", value.words), required("bits", value.bits),
                               required("gaps", value.gaps), required("two", value.two),
                               required("rows", value.rows), required("named", value.named),
                               required("lists", value.lists), required("lines", value.lines)});
}

// The tag is a member of an object whose other members are those of the alternative.
inline bool read(const document& from, sample::payment& value) {
    std::string tag;
    if (!read_members(from, {required("type", tag)}))
        return false;
    if (tag == "card") {
        sample::card& card = value.emplace<sample::card>();
        return read_members(from, {required("number", card.number), optional("month", card.month)});
    }
    if (tag == "bank-transfer") {
        sample::transfer& transfer = value.emplace<sample::transfer>();
        return read_members(from, {required("iban", transfer.iban)});
    }
    value.emplace<sample::cash>();
    return tag == "cash";
}

inline bool read(const document& from, sample::forms& value) {
    return read_members(from,
                        {required("large", value.large), required("larger", value.larger),
                         required("price", value.price), required("number", value.number),
                         required("bytes", value.bytes), required("four", value.four),
                         required("payment", value.payment), optional("change", value.change),
                         required("payments", value.payments), required("password", value.password),
                         required("outside", value.outside), required("open", value.open)});
}

// Whether JSON has a form for it.
inline bool can_be_kept(const document& from) {
    for (const auto& [key, part, is_text] : from.parts)
        if (!is_text || !can_be_kept(part))
            return false;
    return from.is != form::simple && (from.is != form::floating || std::isfinite(from.floating));
}

// What is kept is compared by who knows its form.
inline bool read(const document& from, sample::keeper& value) {
    for (const auto& [key, part, is_text] : from.parts)
        if (key != "count" && key != "note" && !can_be_kept(part))
            return false;
    return read_members(from, {required("count", value.count), optional("note", value.note)});
}

inline bool read(const document& from, sample::every_kind& value) {
    return read_members(from,
                        {required("numbers", value.numbers), required("texts", value.texts),
                         required("containers", value.containers), required("forms", value.forms),
                         required("keeper", value.keeper), optional("maybe", value.maybe),
                         optional("line", value.line), optional("articles", value.articles),
                         required("anything", value.anything)});
}

// Fields that keep any JSON are compared by what it means, and then taken as they are spelled.
inline const document* find(const document& from, std::string_view name) {
    for (const auto& [key, part, is_text] : from.parts)
        if (key == name)
            return &part;
    return nullptr;
}

inline bool means(const writ::json_text& kept, const document& from) {
    return nlohmann::json::parse(kept.text) == as_json(from);
}

template <class T>
bool take_kept(const T&, T&, const document&) {
    return true;
}

inline bool take_kept(const sample::keeper& from, sample::keeper& to, const document& document) {
    std::size_t count = 0;
    for (const auto& [key, part, is_text] : document.parts) {
        if (key == "count" || key == "note")
            continue;
        if (count == from.others.fields.size() || from.others.fields[count].name != key ||
            !means(from.others.fields[count].value, part))
            return false;
        ++count;
    }
    to.others = from.others;
    return count == from.others.fields.size();
}

inline bool take_kept(const sample::every_kind& from, sample::every_kind& to,
                      const document& document) {
    if (!document.is_cbor && !means(from.anything, *find(document, "anything")))
        return false;
    to.anything = from.anything;
    return take_kept(from.keeper, to.keeper, *find(document, "keeper"));
}

}  // namespace fuzz
