// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_float.hpp>
#include <writ/codec/cbor_head.hpp>
#include <writ/codec/cbor_path.hpp>
#include <writ/codec/unwritable.hpp>
#include <writ/codec/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace writ::detail {

// Writes into a string that is kept longer than what is in it, as its twin `json_writer` does. The
// string is complete, and cut to its length, after `finish`.
class cbor_writer {
public:
    explicit cbor_writer(std::string& data) : data_{data} {
        data_.clear();
        extend(step);
    }
    cbor_writer(const cbor_writer&) = delete;
    cbor_writer& operator=(const cbor_writer&) = delete;

    void finish() { data_.resize(used()); }

    static constexpr bool redacts() { return false; }

    // Between these an error says neither why nor where in the secret. Not nested.
    bool begin_secret() {
        if (secret_at_ != npos)
            return false;
        secret_at_ = used();
        return true;
    }
    void end_secret() { secret_at_ = npos; }

    void put(std::string_view bytes) {
        reserve(bytes.size());
        if (!bytes.empty())
            std::memcpy(at_, bytes.data(), bytes.size());
        at_ += bytes.size();
    }

    void open_array(std::size_t size) { open(cbor_type::array, size); }
    void open_map(std::size_t size) { open(cbor_type::map, size); }
    void close_array() { --depth_; }
    void close_map() { --depth_; }
    void separate(bool&) {}
    void key(std::string_view name) { string(name); }

    void null() { head(cbor_type::simple, cbor_null); }
    void boolean(bool value) { head(cbor_type::simple, value ? cbor_true : cbor_false); }
    // One less than zero minus the argument is how a negative number is written.
    void integer(std::uint64_t size, bool negative) {
        head(negative ? cbor_type::negative : cbor_type::natural, negative ? size - 1 : size);
    }
    void floating(double value) {
        reserve(most_head_bytes);
        at_ = put_cbor_float(at_, value);
    }
    void bytes(std::string_view value) {
        head(cbor_type::bytes, value.size());
        put(value);
    }
    void string(std::string_view value) {
        if (!is_utf8(value.data(), value.data() + value.size()))
            refuse("a string that is not UTF-8");
        head(cbor_type::text, value.size());
        put(value);
    }

    // A text that `wire<T>` appends: its length stands before it.
    template <class Append>
    void text(Append&& append) {
        scratch_.clear();
        try {
            append(scratch_);
        } catch (const unwritable& fault) {
            refuse(fault.error().reason);
        }
        string(scratch_);
    }

    [[noreturn, gnu::cold, gnu::noinline]] void refuse(std::string_view reason) {
        if (secret_at_ != npos) {
            at_ = data_.data() + secret_at_;
            reason = "a secret without a wire form";
        }
        const error fault{cbor_path_of({data_.data(), used()}), std::string{reason}};
        data_.clear();
        throw unwritable{fault};
    }

private:
    static constexpr std::size_t step = 512;
    static constexpr std::size_t npos = std::string::npos;

    std::size_t used() const { return static_cast<std::size_t>(at_ - data_.data()); }

    void reserve(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size)
            extend(size);
    }

    // Filling the string up costs time, so that it is done in steps also where there is room.
    [[gnu::noinline]] void extend(std::size_t size) {
        const std::size_t used = at_ == nullptr ? 0 : this->used();
        data_.resize(used + (size > used ? size : used) + step);
        at_ = data_.data() + used;
        end_ = data_.data() + data_.size();
    }

    void head(cbor_type type, std::uint64_t argument) {
        reserve(most_head_bytes);
        at_ = put_cbor_head(at_, type, argument);
    }

    void open(cbor_type type, std::size_t size) {
        if (++depth_ > read_limits{}.depth)
            refuse("nested deeper than 64 levels");
        head(type, size);
    }

    std::string& data_;
    char* at_ = nullptr;
    char* end_ = nullptr;
    std::uint32_t depth_ = 0;
    std::size_t secret_at_ = npos;
    std::string scratch_;
};

}  // namespace writ::detail
