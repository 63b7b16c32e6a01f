// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_read.hpp>
#include <writ/codec/json_write.hpp>
#include <writ/codec/tags.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

// A variant is the object of the alternative that it holds, with a tag before its members. It is
// read wherever the tag stands: where others stand before it, these are gone over twice, so that a
// text takes at most as many passes as variants are nested in each other.

namespace writ::detail {

// `{"type":"card"`
template <class Variant, class Alternative>
struct json_tag {
    static constexpr std::string_view name = tag_member<Variant>;
    static constexpr std::string_view value = tag_of<Alternative>;

    static constexpr std::size_t size = [] {
        std::size_t sum = std::string_view{R"({"":"")"}.size();
        for (const std::string_view each : {name, value})
            for (const char c : each)
                sum += escaped_size(c);
        return sum;
    }();

    static constexpr auto text = [] {
        std::array<char, size> all{};
        char* out = all.data();
        *out++ = '{';
        for (const std::string_view each : {name, value}) {
            *out++ = '"';
            for (const char c : each)
                out = put_escaped(out, c);
            *out++ = '"';
            if (out != all.data() + size)
                *out++ = ':';
        }
        return all;
    }();
};

template <class Names, class T>
void write_tagged(json_writer& writer, std::string_view tag, const T& object) {
    writer.enter();
    writer.put(tag);
    members<T>::with(object, [&]<class... M>(const M&... member) {
        constexpr const auto& keys = json_keys<Names, T>::keys;
        [[maybe_unused]] std::size_t i = 0;
        (write_member<Names, -1>(writer, keys[i++].written, member), ...);
        (write_unknown<json_keys<Names, T>>(writer, member), ...);
    });
    writer.close('}');
}

template <class Names, class Variant, class T>
void write_alternative(json_writer& writer, const Variant& value) {
    constexpr const auto& tag = json_tag<Variant, T>::text;
    write_tagged<Names>(writer, {tag.data(), tag.size()}, *std::get_if<T>(&value));
}

template <class Names, class... T>
void write_alternatives(json_writer& writer, const std::variant<T...>& value) {
    using variant = std::variant<T...>;
    static constexpr std::array<void (*)(json_writer&, const variant&), sizeof...(T)> writers{
        &write_alternative<Names, variant, T>...};
    if (value.valueless_by_exception())
        writer.refuse("a variant without a value");
    writers[value.index()](writer, value);
}

template <class Names, class T>
void write_variant(json_writer& writer, const T& value) {
    write_alternatives<Names>(writer, value);
}

// Finds the tag in an object that has been opened. Afterwards the reader is behind the tag, or, if
// that is not the first member, where it was.
inline bool find_tag(json_reader& reader, std::string_view name, std::string_view& tag,
                     object_progress& progress) {
    const char* const first = reader.position();
    auto where = json_reader::place::first;
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
    if (where != json_reader::place::first)
        reader.go_back(first);
    else
        progress.where = reader.after_value();
    return true;
}

template <class Names, class T, class Variant>
bool read_alternative(json_reader& reader, Variant& value, object_progress progress,
                      const known_tag& tag) {
    T* const held = std::get_if<T>(&value);
    T& object = held != nullptr ? *held : value.template emplace<T>();
    return members<T>::with(object, [&]<class... M>(M&... member) {
        return read_members<Names, T>(reader, progress, tag, std::index_sequence_for<M...>{},
                                      member...);
    });
}

template <class Names, class... T>
bool read_alternatives(json_reader& reader, std::variant<T...>& value) {
    using variant = std::variant<T...>;
    using all = alternatives<variant>;
    static constexpr std::array<bool (*)(json_reader&, variant&, object_progress, const known_tag&),
                                sizeof...(T)>
        readers{&read_alternative<Names, T, variant>...};
    constexpr std::string_view name = tag_member<variant>;
    std::string_view tag;
    object_progress progress;
    if (!reader.open('{', "object") || !find_tag(reader, name, tag, progress))
        return false;
    const std::size_t index = all::find(tag);
    if (index == all::count)
        return reader.fail_with(unknown_tag(all::tags, all::count), tag), reader.inside(name);
    const bool is_first = progress.where != json_reader::place::first;
    return readers[index](reader, value, progress, {name, is_first});
}

template <class Names, class T>
bool read_variant(json_reader& reader, T& value) {
    return read_alternatives<Names>(reader, value);
}

}  // namespace writ::detail
