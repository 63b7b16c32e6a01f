// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_head.hpp>
#include <writ/codec/cbor_keys.hpp>
#include <writ/codec/read_faults.hpp>
#include <writ/codec/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace writ::detail {

// Walks once over CBOR (RFC 8949), as its twin `json_reader` does over JSON: the generated readers
// of both are the same. Tags before a value are passed over.
//
// An announced length is compared with what is there before anything is done with it.
class cbor_reader : public read_faults {
public:
    template <class Names, class T>
    using keys = cbor_keys<Names, T>;

    // Where the next item begins, and what is due in the innermost container.
    struct place_of_item {
        const char* at;
        std::uint64_t left;
    };

    explicit cbor_reader(std::string_view bytes, const read_limits& limits = {})
        : read_faults{limits},
          start_{bytes.data()},
          at_{bytes.data()},
          end_{bytes.data() + bytes.size()} {
        left_[0] = 1;
    }

    bool open(char bracket, const char*);
    void close() { --depth_; }

    // Whether there is a further item in the container, as if there were commas between them.
    item_place after_value() const {
        return has_more() ? item_place::after_comma : item_place::after_value;
    }
    // The end of the container, which is then to be closed.
    bool take(char) {
        if (has_more())
            return false;
        at_ += left_[depth_] == until_break ? 1 : 0;
        return true;
    }
    bool at_element(item_place&, bool& more);
    bool at_member(item_place& where, bool& more) { return at_element(where, more); }
    bool take_next_key(std::string_view written, item_place&);
    bool key(std::string_view& value);

    bool boolean(bool& value);
    bool null_follows();
    bool number_follows();
    bool text_follows() { return follows(cbor_type::text); }
    bool string(std::string& value) { return whole_string(cbor_type::text, value); }
    bool view(std::string_view& value, std::string_view what = "text");
    bool bytes(std::string_view& value);
    bool skip_value();

    template <class Integer>
    bool integer(Integer& value);
    template <class Floating>
    bool floating(Floating& value);
    // The number in digits: valid until the next string is read.
    bool number(std::string_view& digits);

    bool at_end() { return at_ == end_ || fail_here("expected the end of the data"); }

    place_of_item position() const { return {at_, left_[depth_]}; }
    // To where as many containers were open as are now.
    void go_back(place_of_item to) {
        at_ = to.at;
        left_[depth_] = to.left;
    }
    // What stands there, for an error text.
    std::string shown_from(place_of_item from) const;

    // How many levels a value here may have.
    std::uint32_t depth_left() const { return limits_.depth - depth_; }

    // What kind of item comes next, behind its tags; nothing if its head is malformed.
    bool peek(cbor_type& type, unsigned char& info);

    // All of these return false.
    bool fail_here(std::string_view reason);
    bool expected(std::string_view what);

private:
    static constexpr std::uint64_t until_break = UINT64_MAX;

    struct head {
        cbor_type type;
        unsigned char info;
        std::uint64_t argument;
    };

    std::uint64_t size_left() const { return static_cast<std::uint64_t>(end_ - at_); }
    bool has_more() const {
        return left_[depth_] == until_break ? at_ == end_ || *at_ != cbor_break
                                            : left_[depth_] != 0;
    }
    bool count() {
        left_[depth_] -= left_[depth_] != until_break ? 1 : 0;
        return true;
    }

    bool follows(cbor_type wanted);
    bool take_argument(unsigned char info, std::uint64_t& argument);
    bool take_head(head& found);
    bool take_any_head(head& found);
    bool take(cbor_type wanted, std::string_view what, head& found);
    bool enter(const head& container);
    bool piece(const head& string, std::string_view& value);
    bool next_piece(cbor_type type, std::string_view& value, bool& more);
    bool pieces(cbor_type type, std::string& value);
    bool skip_string(const head& string);
    bool whole_string(cbor_type type, std::string& value);
    bool string_view_of(cbor_type type, std::string_view what, std::string_view& value);
    bool number_head(std::string_view what, head& found);
    bool skip_simple(const head& found);
    bool out_of_range(const char* from);

    const char* start_;
    const char* at_;
    const char* end_;
    std::string scratch_;
    std::uint64_t left_[most_depth + 1];  // of each open container, how many items are due
};

// In one, two, four or eight bytes, the highest first.
inline bool cbor_reader::take_argument(unsigned char info, std::uint64_t& argument) {
    argument = info;
    if (info < 24)
        return true;
    if (info > 27)
        return info == cbor_indefinite || (--at_, fail_here("a malformed head"));
    const std::size_t size = std::size_t{1} << (info - 24);
    if (size_left() < size)
        return at_ = end_, fail_here({});
    argument = 0;
    for (const char* const behind = at_ + size; at_ != behind; ++at_)
        argument = argument << 8 | static_cast<unsigned char>(*at_);
    return true;
}

// The head of a value, behind its tags: most have one byte and no tags.
inline bool cbor_reader::take_head(head& found) {
    if (at_ != end_) {
        const auto first = static_cast<unsigned char>(*at_);
        found = {static_cast<cbor_type>(first >> 5), static_cast<unsigned char>(first & 31),
                 static_cast<std::uint64_t>(first & 31)};
        if (found.info < 24 && found.type != cbor_type::tag)
            return ++at_, true;
    }
    return take_any_head(found);
}

[[gnu::noinline]] inline bool cbor_reader::take_any_head(head& found) {
    do {
        if (at_ == end_)
            return fail_here({});
        const auto first = static_cast<unsigned char>(*at_++);
        found.type = static_cast<cbor_type>(first >> 5);
        found.info = first & 31;
        if (!take_argument(found.info, found.argument))
            return false;
        const bool may_be_indefinite =
            found.type >= cbor_type::bytes && found.type <= cbor_type::map;
        if (found.info == cbor_indefinite && !may_be_indefinite)
            return --at_,
                   fail_here(first == 0xFF ? "a break where a value belongs" : "a malformed head");
    } while (found.type == cbor_type::tag);
    return true;
}

inline bool cbor_reader::peek(cbor_type& type, unsigned char& info) {
    const char* const from = at_;
    head found;
    if (!take_head(found))
        return false;
    type = found.type;
    info = found.info;
    at_ = from;
    return true;
}

inline bool cbor_reader::take(cbor_type wanted, std::string_view what, head& found) {
    const char* const from = at_;
    if (!take_head(found))
        return false;
    if (found.type == wanted)
        return true;
    at_ = from;
    return expected(what);
}

inline bool cbor_reader::enter(const head& container) {
    if (!read_faults::enter())
        return false;
    left_[depth_] = container.argument;
    if (container.info == cbor_indefinite) {
        left_[depth_] = until_break;
        return true;
    }
    const std::uint64_t least = container.type == cbor_type::map ? 2 : 1;
    return container.argument <= size_left() / least || (at_ = end_, fail_here({}));
}

inline bool cbor_reader::open(char bracket, const char*) {
    head found;
    const bool is_map = bracket == '{';
    return take(is_map ? cbor_type::map : cbor_type::array, is_map ? "map" : "array", found) &&
           enter(found);
}

inline bool cbor_reader::at_element(item_place&, bool& more) {
    more = !take(0);
    if (more)
        return count();
    close();
    return true;
}

// Behind `written` a block can be read.
inline bool cbor_reader::take_next_key(std::string_view written, item_place&) {
    constexpr std::size_t whole = block_size;
    const bool is_short = written.size() <= whole && size_left() >= whole;
    if (!has_more() || size_left() < written.size() ||
        !(is_short ? same_block(at_, written.data(), first_bits(written.size()))
                   : std::memcmp(at_, written.data(), written.size()) == 0))
        return false;
    at_ += written.size();
    return count();
}

inline bool cbor_reader::key(std::string_view& value) {
    return string_view_of(cbor_type::text, "a text as key", value);
}

inline bool cbor_reader::boolean(bool& value) {
    head found;
    const char* const from = at_;
    if (!take_head(found))
        return false;
    value = found.argument == cbor_true;
    if (found.type == cbor_type::simple && found.info < 24 &&
        (value || found.argument == cbor_false))
        return true;
    at_ = from;
    return expected("boolean");
}

inline bool cbor_reader::null_follows() {
    const char* const from = at_;
    head found;
    if (at_ != end_ && take_head(found) && found.type == cbor_type::simple &&
        (found.info == cbor_null || found.info == cbor_undefined))
        return true;
    at_ = from;
    return false;
}

inline bool cbor_reader::number_follows() {
    cbor_type type;
    unsigned char info;
    if (at_ == end_ || !peek(type, info))
        return false;
    return type <= cbor_type::negative ||
           (type == cbor_type::simple && info >= cbor_half && info <= cbor_double);
}

inline bool cbor_reader::follows(cbor_type wanted) {
    cbor_type type;
    unsigned char info;
    return at_ != end_ && peek(type, info) && type == wanted;
}

}  // namespace writ::detail
