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
#include <writ/codec/read_kinds.hpp>
#include <writ/codec/undeclared.hpp>

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

template <class Names, class M>
[[gnu::noinline]] const char* read_any(json_reader& reader, const char* at, M& value) {
    reader.go_back(at);
    return read_field<Names>(reader, value) ? reader.position() : nullptr;
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
    undeclared<json_reader> others{tag.name, tag.is_read, refuses_unknown_fields<Names>};
    if constexpr (keeps_unknown<list<M...>>) {
        (clear_unknown(member), ...);
        (others.keep_in(member), ...);
    }
    return read_declared(reader,
                         {sizeof...(M), json_keys<Names, T>::keys.data(),
                          member_readers<Names, M...>.data(), places, required_members<list<M...>>},
                         others, progress);
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

inline bool read_raw(json_reader& reader, json_text& value) {
    reader.skip_space();
    const char* from = reader.position();
    if (!reader.skip_value())
        return false;
    value.text.assign(reader.text_from(from));
    return true;
}

inline bool read_unknown(json_reader& reader, json_text& value) { return read_raw(reader, value); }

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

template <class Floating>
bool read_floating(json_reader& reader, Floating& value) {
    return read_double(reader, value);
}

}  // namespace writ::detail
