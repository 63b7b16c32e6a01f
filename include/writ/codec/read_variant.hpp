// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/read_kinds.hpp>
#include <writ/codec/tags.hpp>
#include <writ/codec/undeclared.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

// A variant is read wherever its tag stands: where others stand before it, these are gone over
// twice, so that a text takes at most as many passes as variants are nested in each other.

namespace writ::detail {

// Finds the tag in an object that has been opened. Afterwards the reader is behind the tag, or, if
// that is not the first member, where it was.
template <class Reader>
bool find_tag(Reader& reader, std::string_view name, std::string_view& tag,
              object_progress& progress) {
    const auto first = reader.position();
    auto where = item_place::first;
    for (bool more = false;; where = reader.after_value()) {
        std::string_view key;
        if (!reader.at_member(where, more))
            return false;
        if (!more)
            return reader.fail("missing"), reader.inside(name);
        if (!reader.key(key))
            return false;
        if (key == name)
            break;
        if (!reader.skip_value())
            return false;
    }
    if (!reader.view(tag))
        return reader.inside(name);
    if (where != item_place::first)
        reader.go_back(first);
    else
        progress.where = reader.after_value();
    return true;
}

template <class Names, class T, class Reader, class Variant>
bool read_alternative(Reader& reader, Variant& value, object_progress progress,
                      const known_tag& tag) {
    T* const held = std::get_if<T>(&value);
    T& object = held != nullptr ? *held : value.template emplace<T>();
    return members<T>::with(object, [&]<class... M>(M&... member) {
        return read_members<Names, T>(reader, progress, tag, std::index_sequence_for<M...>{},
                                      member...);
    });
}

template <class Names, class Reader, class... T>
bool read_alternatives(Reader& reader, std::variant<T...>& value) {
    using variant = std::variant<T...>;
    using all = alternatives<variant>;
    static constexpr std::array<bool (*)(Reader&, variant&, object_progress, const known_tag&),
                                sizeof...(T)>
        readers{&read_alternative<Names, T, Reader, variant>...};
    constexpr std::string_view name = tag_member<variant>;
    std::string_view tag;
    object_progress progress;
    if (!reader.open('{', "object") || !find_tag(reader, name, tag, progress))
        return false;
    const std::size_t index = all::find(tag);
    if (index == all::count)
        return reader.fail_with(unknown_tag(all::tags, all::count), tag), reader.inside(name);
    const bool is_first = progress.where != item_place::first;
    return readers[index](reader, value, progress, {name, is_first});
}

template <class Names, class Reader, class T>
bool read_variant(Reader& reader, T& value) {
    return read_alternatives<Names>(reader, value);
}

}  // namespace writ::detail
