// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/read_faults.hpp>
#include <writ/codec/reused_map.hpp>
#include <writ/detail/enum_names.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

// How each kind of field is read, whatever it is read from. A form has its own reader, and beside
// it `read_object`, `read_floating`, `read_bytes`, `read_raw` and `read_members`.

namespace writ::detail {

template <class Names, class Reader, class T>
bool read_field(Reader& reader, T& value);
template <class Names, class Reader, class T>
bool read_variant(Reader& reader, T& value);

template <class Names, class Reader, class T>
bool read_bare(Reader& reader, T& object) {
    return members<T>::with(object, [&](auto& value) { return read_field<Names>(reader, value); });
}

template <class Names, class Reader, class T>
bool read_optional(Reader& reader, T& value) {
    if (reader.null_follows()) {
        value.reset();
        return true;
    }
    if (!value)
        value.emplace();
    return read_field<Names>(reader, *value);
}

template <class Names, class Reader, class T, std::size_t Size>
bool read_array(Reader& reader, std::array<T, Size>& array) {
    if (!reader.open('[', "array"))
        return false;
    auto where = item_place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more))
            return false;
        if (!more)
            break;
        if (count == Size)
            return reader.fail("more elements than " + std::to_string(Size));
        if (!read_field<Names>(reader, array[count]))
            return reader.inside(count);
        ++count;
    }
    return count == Size || reader.fail("expected " + std::to_string(Size) + " elements, found " +
                                        std::to_string(count));
}

// A std::vector<bool> has no elements to read into.
template <class Names, class Reader, class T>
bool read_next(Reader& reader, T& sequence) {
    using element = typename T::value_type;
    if constexpr (std::is_same_v<decltype(*sequence.begin()), element&>) {
        sequence.resize(sequence.size() + 1);
        return read_field<Names>(reader, sequence.back());
    } else {
        element value{};
        if (!read_field<Names>(reader, value))
            return false;
        sequence.push_back(value);
        return true;
    }
}

// The elements that are there are read into, so that what they own is used again.
template <class Names, class Reader, class T>
bool read_sequence(Reader& reader, T& sequence) {
    constexpr bool reusable = std::is_same_v<decltype(*sequence.begin()), typename T::value_type&>;
    if (!reader.open('[', "array"))
        return false;
    if constexpr (!reusable)
        sequence.clear();
    auto old = sequence.begin();
    const std::size_t old_count = sequence.size();
    auto where = item_place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more))
            return false;
        if (!more)
            break;
        bool good = false;
        if (!reader.may_have_more_than(count))
            return false;
        if constexpr (reusable) {
            if (count < old_count)
                good = read_field<Names>(reader, *old++);
            else
                good = read_next<Names>(reader, sequence);
        } else {
            good = read_next<Names>(reader, sequence);
        }
        if (!good)
            return reader.inside(count);
        ++count;
    }
    if (count < old_count)
        sequence.resize(count);
    return true;
}

template <class Names, class Reader, class T>
bool read_map(Reader& reader, T& map) {
    if (!reader.open('{', "object"))
        return false;
    reused_map<T> entries{map};
    auto where = item_place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_member(where, more))
            return false;
        if (!more)
            break;
        std::string_view key;
        if (!reader.may_have_more_than(count++) || !reader.key(key) || !reader.fits(key.size()))
            return false;
        auto* const entry = entries.take(key);
        if (entry == nullptr)
            return reader.fail("appears twice"), reader.inside(key);
        if (!read_field<Names>(reader, entry->second))
            return reader.inside(entry->first);
    }
    entries.finish();
    return true;
}

template <class Reader, class E>
bool read_enum(Reader& reader, E& value) {
    std::string_view name;
    if (!reader.view(name))
        return false;
    return enum_value(name, value) || reader.fail_with("no enumerator is called ", name);
}

[[gnu::cold, gnu::noinline]] inline bool fail_custom(read_faults& reader, std::string_view wanted,
                                                     std::string_view found) {
    std::string reason{"expected "};
    reason.append(wanted).append(", found ");
    return reader.fail_with(reason, found);
}

template <class Reader, class T>
bool read_custom(Reader& reader, T& value) {
    std::string_view text;
    bool is_number = false;
    if constexpr (takes_number<T>)
        is_number = reader.number_follows();
    if (is_number ? !reader.number(text) : !reader.view(text, wire<T>::expected))
        return false;
    return wire<T>::read(text, value) || fail_custom(reader, wire<T>::expected, text);
}

template <class Names, class Reader, class T>
bool read_formed(Reader& reader, T& value) {
    typename wire<T>::form form{};
    const auto from = reader.position();
    if (!read_field<Names>(reader, form))
        return false;
    if (wire<T>::from_form(form, value))
        return true;
    const auto shown = reader.shown_from(from);
    return fail_custom(reader, wire<T>::expected,
                       holds_secrets<typename wire<T>::form> ? "***" : std::string_view{shown});
}

template <class Names, class Reader, class T>
bool read_secret(Reader& reader, T& value) {
    const bool was_hidden = reader.hide(true);
    const bool good = read_field<Names>(reader, value.reveal());
    reader.hide(was_hidden);
    return good || reader.inside_secret();
}

template <class Names, class Reader, class T>
bool read_field(Reader& reader, T& value) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean)
        return reader.boolean(value);
    else if constexpr (kind == field_kind::integer)
        return reader.integer(value);
    else if constexpr (kind == field_kind::floating)
        return read_floating(reader, value);
    else if constexpr (kind == field_kind::text)
        return reader.string(value);
    else if constexpr (kind == field_kind::raw)
        return read_raw(reader, value);
    else if constexpr (kind == field_kind::enumeration)
        return read_enum(reader, value);
    else if constexpr (kind == field_kind::custom)
        return read_custom(reader, value);
    else if constexpr (kind == field_kind::optional)
        return read_optional<Names>(reader, value);
    else if constexpr (kind == field_kind::array)
        return read_array<Names>(reader, value);
    else if constexpr (kind == field_kind::sequence)
        return read_sequence<Names>(reader, value);
    else if constexpr (kind == field_kind::map)
        return read_map<Names>(reader, value);
    else if constexpr (kind == field_kind::bare)
        return read_bare<Names>(reader, value);
    else if constexpr (kind == field_kind::bytes)
        return read_bytes(reader, value);
    else if constexpr (kind == field_kind::formed)
        return read_formed<Names>(reader, value);
    else if constexpr (kind == field_kind::secret)
        return read_secret<Names>(reader, value);
    else if constexpr (kind == field_kind::variant)
        return read_variant<Names>(reader, value);
    else
        return read_object<Names>(reader, value);
}

}  // namespace writ::detail
