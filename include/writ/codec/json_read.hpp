// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/json_double.hpp>
#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_members.hpp>
#include <writ/codec/json_skip.hpp>
#include <writ/codec/json_text.hpp>
#include <writ/codec/json_token.hpp>
#include <writ/codec/reused_map.hpp>
#include <writ/detail/enum_names.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

// A reader is generated for each payload. It expects the members in their declared order, where a
// comparison with the whole next key is all it takes; from the first member that stands elsewhere
// a loop, the same for all payloads, looks the keys up.

namespace writ::detail {

template <class Names, class T>
bool read_json(json_reader& reader, T& value);
template <class Names, class T>
bool read_variant(json_reader& reader, T& value);

template <class Names, class M>
[[gnu::noinline]] const char* read_any(json_reader& reader, const char* at, M& value) {
    reader.go_back(at);
    return read_json<Names>(reader, value) ? reader.position() : nullptr;
}

// Reads a value and says what is behind it; null if it is not one. The position is handed on in a
// register: to store and to load it takes longer than most values.
template <class Names, class M>
inline const char* read_value(json_reader& reader, const char* at, M& value) {
    constexpr field_kind kind = kind_of<M>;
    const char* behind = nullptr;
    if constexpr (kind == field_kind::text) {
        return reader.string_at(at, value);
    } else if constexpr (kind == field_kind::integer) {
        const json_whole whole = reader.plain_whole(at, most_of<M>, least_of<M>);
        behind = whole.behind;
        if (behind != nullptr)
            value = static_cast<M>(whole.bits);
    } else if constexpr (kind == field_kind::boolean) {
        behind = reader.plain_boolean(at, value);
    } else if constexpr (std::is_same_v<M, double>) {
        behind = reader.plain_number(at, value);
    }
    return behind != nullptr ? behind : read_any<Names>(reader, at, value);
}

// What is done with a member of a type, whatever payload it belongs to. At null the text does not
// have it: an object that is used again must not keep what it had.
template <class Names, class M>
const char* read_erased(json_reader& reader, const char* at, void* place) {
    M& member = *static_cast<M*>(place);
    if constexpr (is_unknown_fields<M>) {
        return nullptr;
    } else {
        if constexpr (is_optional<M>)
            if (at == nullptr)
                return member.reset(), nullptr;
        return read_value<Names>(reader, at, member);
    }
}

template <class Names, class... M>
inline constexpr std::array<member_reader, sizeof...(M)> member_readers{&read_erased<Names, M>...};

// Tag: what is known of the tag of the variant that the object stands in.
template <class Names, class T, class Tag, std::size_t... I, class... M>
bool read_members(json_reader& reader, object_progress progress, const Tag& tag,
                  std::index_sequence<I...>, M&... member) {
    void* const places[] = {&member..., nullptr};
    undeclared_members undeclared{tag.name, tag.is_read, refuses_unknown_fields<Names>};
    if constexpr (keeps_unknown<list<M...>>) {
        (clear_unknown(member), ...);
        (undeclared.keep_in(member), ...);
    }
    return read_declared(reader,
                         {sizeof...(M), json_keys<Names, T>::keys.data(),
                          member_readers<Names, M...>.data(), places, required_members<list<M...>>},
                         undeclared, progress);
}

template <class Names, class T>
inline bool read_object(json_reader& reader, T& object) {
    if (!reader.open('{', "object"))
        return false;
    return members<T>::with(object, [&]<class... M>(M&... member) {
        return read_members<Names, T>(reader, object_progress{}, no_tag{},
                                      std::index_sequence_for<M...>{}, member...);
    });
}

template <class Names, class T>
inline bool read_bare(json_reader& reader, T& object) {
    return members<T>::with(object, [&](auto& value) { return read_json<Names>(reader, value); });
}

template <class Names, class T>
inline bool read_optional(json_reader& reader, T& value) {
    if (reader.null_follows()) {
        value.reset();
        return true;
    }
    if (!value)
        value.emplace();
    return read_json<Names>(reader, *value);
}

template <class Names, class T, std::size_t Size>
bool read_array(json_reader& reader, std::array<T, Size>& array) {
    if (!reader.open('[', "array"))
        return false;
    auto where = json_reader::place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more))
            return false;
        if (!more)
            break;
        if (count == Size)
            return reader.fail("more elements than " + std::to_string(Size));
        if (!read_json<Names>(reader, array[count]))
            return reader.inside(count);
        ++count;
    }
    return count == Size || reader.fail("expected " + std::to_string(Size) + " elements, found " +
                                        std::to_string(count));
}

// A std::vector<bool> has no elements to read into.
template <class Names, class T>
bool read_next(json_reader& reader, T& sequence) {
    using element = typename T::value_type;
    if constexpr (std::is_same_v<decltype(*sequence.begin()), element&>) {
        sequence.resize(sequence.size() + 1);
        return read_json<Names>(reader, sequence.back());
    } else {
        element value{};
        if (!read_json<Names>(reader, value))
            return false;
        sequence.push_back(value);
        return true;
    }
}

// The elements that are there are read into, so that what they own is used again.
template <class Names, class T>
bool read_sequence(json_reader& reader, T& sequence) {
    constexpr bool reusable = std::is_same_v<decltype(*sequence.begin()), typename T::value_type&>;
    if (!reader.open('[', "array"))
        return false;
    if constexpr (!reusable)
        sequence.clear();
    auto old = sequence.begin();
    const std::size_t old_count = sequence.size();
    auto where = json_reader::place::first;
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
                good = read_json<Names>(reader, *old++);
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

template <class Names, class T>
bool read_map(json_reader& reader, T& map) {
    if (!reader.open('{', "object"))
        return false;
    reused_map<T> entries{map};
    auto where = json_reader::place::first;
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
        if (!read_json<Names>(reader, entry->second))
            return reader.inside(entry->first);
    }
    entries.finish();
    return true;
}

template <class E>
inline bool read_enum(json_reader& reader, E& value) {
    std::string_view name;
    if (!reader.view(name))
        return false;
    return enum_value(name, value) || reader.fail_with("no enumerator is called ", name);
}

[[gnu::cold, gnu::noinline]] inline bool fail_custom(json_reader& reader, std::string_view wanted,
                                                     std::string_view found) {
    std::string reason{"expected "};
    reason.append(wanted).append(", found ");
    return reader.fail_with(reason, found);
}

template <class T>
inline bool read_custom(json_reader& reader, T& value) {
    std::string_view text;
    bool is_number = false;
    if constexpr (takes_number<T>)
        is_number = reader.number_follows();
    if (is_number ? !reader.number(text) : !reader.view(text, wire<T>::expected))
        return false;
    return wire<T>::read(text, value) || fail_custom(reader, wire<T>::expected, text);
}

template <class Names, class T>
bool read_formed(json_reader& reader, T& value) {
    typename wire<T>::form form{};
    reader.skip_space();
    const char* const from = reader.position();
    if (!read_json<Names>(reader, form))
        return false;
    if (wire<T>::from_form(form, value))
        return true;
    const std::string_view found = reader.text_from(from);
    return fail_custom(reader, wire<T>::expected,
                       holds_secrets<typename wire<T>::form> ? "***" : found);
}

template <class Names, class T>
bool read_secret(json_reader& reader, T& value) {
    const bool was_hidden = reader.hide(true);
    const bool good = read_json<Names>(reader, value.reveal());
    reader.hide(was_hidden);
    return good || reader.inside_secret();
}

template <class T>
bool read_bytes(json_reader& reader, T& bytes) {
    constexpr std::string_view wanted = "bytes (base64)";
    std::string_view text;
    if (!reader.view(text, wanted))
        return false;
    const std::size_t size = base64_size(text);
    if constexpr (requires { bytes.resize(size); }) {
        if (!reader.fits(size))
            return false;
        bytes.resize(size);
    } else if (size != bytes.size()) {
        return reader.fail("expected " + std::to_string(bytes.size()) + " bytes, found " +
                           std::to_string(size));
    }
    return read_base64(text, reinterpret_cast<char*>(bytes.data())) ||
           fail_custom(reader, wanted, text);
}

template <class Names, class T>
inline bool read_json(json_reader& reader, T& value) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean)
        return reader.boolean(value);
    else if constexpr (kind == field_kind::integer)
        return reader.integer(value);
    else if constexpr (kind == field_kind::floating)
        return read_double(reader, value);
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
