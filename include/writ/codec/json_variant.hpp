// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_write.hpp>
#include <writ/codec/tags.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

// A variant is the object of the alternative that it holds, with a tag before its members.

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

}  // namespace writ::detail
