// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_skip.hpp>
#include <writ/codec/json_writer.hpp>
#include <writ/codec/write_kinds.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// A writer is generated for each payload: its keys are copied, as they stand on the wire.

namespace writ::detail {

inline void write_raw(json_writer& writer, const json_text& value) {
    json_reader reader{value.text};
    if (!reader.skip_value() || !reader.at_end())
        writer.refuse("not JSON: " + reader.take_error().text());
    writer.put(value.text);
}

template <class Names, class M>
[[gnu::noinline]] char* write_any(json_writer& writer, char* at, const M& value) {
    writer.go_to(at);
    write_field<Names>(writer, value);
    return writer.position();
}

// Writes the value of a key, for which there is room if it is no text, and says what is behind it.
template <class Names, class M>
inline char* write_value(json_writer& writer, char* at, const M& value) {
    constexpr field_kind kind = kind_of<M>;
    if constexpr (kind == field_kind::text)
        return writer.plain_string(at, value);
    else if constexpr (kind == field_kind::integer)
        return writer.plain_integer(at, value);
    else if constexpr (kind == field_kind::floating)
        return writer.plain_floating(at, value);
    else if constexpr (kind == field_kind::boolean)
        return writer.plain_boolean(at, value);
    else
        return write_any<Names>(writer, at, value);
}

// Its own function for each type of a member, and not for each payload.
template <class Names, class M>
[[gnu::noinline]] char* write_next(json_writer& writer, char* at, std::string_view key,
                                   separator before, const M& member) {
    const std::size_t room = writer.room_for_key(key);
    if (!writer.has_room(at, room)) [[unlikely]]
        return write_next<Names>(writer, writer.extend(at, room), key, before, member);
    if constexpr (is_unknown_fields<M>)
        return at;
    else if constexpr (is_optional<M>)
        return member ? write_value<Names>(writer, writer.plain_key(at, key, before), *member) : at;
    else
        return write_value<Names>(writer, writer.plain_key(at, key, before), member);
}

// What was kept of unknown members, behind the declared ones. Written under a declared name it
// would be read as that.
template <class Keys, class M>
void write_unknown([[maybe_unused]] json_writer& writer, [[maybe_unused]] const M& member) {
    if constexpr (is_unknown_fields<M>) {
        for (const auto& [name, value] : member.fields) {
            if (!writer.just_opened())
                writer.put(',');
            writer.string(name);
            writer.put(':');
            for (const json_key& key : Keys::keys)
                if (key.name == name)
                    writer.refuse("an unknown field with the name of a declared one");
            write_raw(writer, value);
        }
    }
}

// What stands before member `index`, of those of which some are always written.
constexpr separator separator_of(std::uint64_t required, std::size_t index) {
    if (index == 0 && (required & 1) != 0)
        return separator::bracket;
    const bool is_behind_one = (required & ((std::uint64_t{1} << index) - 1)) != 0;
    return is_behind_one ? separator::comma : separator::as_needed;
}

template <class Names, class T, std::size_t... I, class... M>
void write_members(json_writer& writer, std::index_sequence<I...>, const M&... member) {
    constexpr std::uint64_t required = required_members<list<M...>>;
    constexpr const auto& keys = json_keys<Names, T>::keys;
    constexpr bool begins_with_key = (required & 1) != 0;
    writer.enter();
    if constexpr (!begins_with_key)
        writer.put('{');
    char* at = writer.position();
    ((at = write_next<Names>(writer, at, keys[I].written, separator_of(required, I), member)), ...);
    writer.go_to(at);
    if constexpr (keeps_unknown<list<M...>>)
        (write_unknown<json_keys<Names, T>>(writer, member), ...);
    writer.close('}');
}

template <class Names, class T>
void write_object(json_writer& writer, const T& object) {
    members<T>::with(object, [&]<class... M>(const M&... member) {
        write_members<Names, T>(writer, std::index_sequence_for<M...>{}, member...);
    });
}

template <class Names, class T>
void write_elements(json_writer& writer, const T& elements) {
    writer.open('[');
    bool is_first = true;
    for (auto&& element : elements) {
        if (!is_first)
            writer.put(',');
        is_first = false;
        write_field<Names, typename T::value_type>(writer, element);
    }
    writer.close(']');
}

template <class Names, class T>
void write_map(json_writer& writer, const T& map) {
    writer.open('{');
    bool is_first = true;
    for (const auto& [key, value] : map) {
        if (!is_first)
            writer.put(',');
        is_first = false;
        writer.string(key);
        writer.put(':');
        write_field<Names>(writer, value);
    }
    writer.close('}');
}

template <class T>
void write_integer(json_writer& writer, T value) {
    writer.integer(value);
}

template <class T>
void write_bytes(json_writer& writer, const T& bytes) {
    writer.text([&](std::string& text) {
        append_base64(text, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    });
}

}  // namespace writ::detail
