// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_head.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/scan.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace writ::detail {

struct cbor_key {
    std::string_view written;  ///< with its head
    std::string_view name;

    /// As it stands where it comes next.
    constexpr std::string_view expected() const { return written; }
};

// The keys of T as they stand on the wire, put together by the compiler.
template <class Names, class T>
struct cbor_keys {
    using key_type = cbor_key;

    static constexpr std::size_t count = members<T>::size;

    static constexpr std::size_t size = [] {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t length = Names::template of<T>[i].size();
            sum += cbor_head_size(length) + length;
        }
        return sum;
    }();

    // Behind each a block can be read.
    static constexpr auto text = [] {
        std::array<char, size + std::size_t{block_size}> all{};
        char* out = all.data();
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view name = Names::template of<T>[i];
            out = put_cbor_head(out, cbor_type::text, name.size());
            for (const char c : name)
                *out++ = c;
        }
        return all;
    }();

    static constexpr auto keys = [] {
        std::array<cbor_key, count> all{};
        const char* from = text.data();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t length = Names::template of<T>[i].size();
            const std::size_t head = cbor_head_size(length);
            all[i] = {{from, head + length}, {from + head, length}};
            from += head + length;
        }
        // What keeps unknown members has no key: none that is read is equal to this, which is not
        // UTF-8.
        if constexpr (keeps_unknown<typename members<T>::types>)
            all[unknown_position<typename members<T>::types>] = {{no_key, 2}, {no_key, 1}};
        return all;
    }();
};

}  // namespace writ::detail
