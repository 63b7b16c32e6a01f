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

template <class Names, class Variant, class T>
void write_tagged(json_writer& writer, const T& object) {
    constexpr const auto& tag = json_tag<Variant, T>::text;
    writer.enter();
    writer.put({tag.data(), tag.size()});
    members<T>::with(object, [&]<class... M>(const M&... member) {
        constexpr const auto& keys = json_keys<Names, T>::keys;
        [[maybe_unused]] std::size_t i = 0;
        char* at = writer.position();
        ((at = write_next<Names>(writer, at, keys[i++].written, separator::comma, member)), ...);
        writer.go_to(at);
        (write_unknown<json_keys<Names, T>>(writer, member), ...);
    });
    writer.close('}');
}

}  // namespace writ::detail
