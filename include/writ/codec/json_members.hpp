// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/json_plain.hpp>
#include <writ/codec/undeclared.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

// The members of an object whose order is not the declared one: one loop for all payloads, which
// looks up each key and is given a table of what to do then.

namespace writ::detail {

constexpr std::uint64_t all_below(std::size_t index) {
    return index == 0 ? 0 : ~std::uint64_t{0} >> (64 - index);
}

// Reads a member's value and says what is behind it; null if there is none.
using member_reader = const char* (*)(json_reader&, const char*, void*);

struct erased_members {
    std::size_t count;
    const json_key* keys;
    const member_reader* readers;
    void* const* places;
    std::uint64_t required;  ///< a bit for each that must be there

    bool is_at(std::size_t index, std::string_view name, std::uint64_t mark) const {
        const json_key& key = keys[index];
        return key.mark == mark && key.name.size() == name.size() &&
               (name.size() <= 8 || std::memcmp(key.name.data(), name.data(), name.size()) == 0);
    }

    // Behind the one that was found last comes mostly the next one, or the one before.
    std::size_t find(std::string_view name, std::size_t last) const {
        const std::uint64_t mark = name_mark(name);
        if (last + 1 < count && is_at(last + 1, name, mark))
            return last + 1;
        if (last - 1 < count && is_at(last - 1, name, mark))
            return last - 1;
        std::size_t i = 0;
        while (i < count && !is_at(i, name, mark))
            ++i;
        return i;
    }
};

[[gnu::noinline]] inline bool read_unordered(json_reader& reader, const erased_members& members,
                                             undeclared<json_reader>& others,
                                             object_progress& progress) {
    const char* at = reader.position();
    std::string_view name;
    for (std::size_t last = 0;;) {
        const bool is_at_key = progress.where != json_reader::place::after_value;
        const char* behind = is_at_key ? reader.plain_name(at, name) : nullptr;
        if (behind == nullptr) {
            bool more = false;
            reader.go_back(at);
            if (!reader.at_member(progress.where, more) || !more)
                return !reader.failed();
            if (!reader.key(name))
                return false;
            behind = reader.position();
        }
        const std::size_t index = members.find(name, last);
        if (index == members.count) {
            reader.go_back(behind);
            if (!others.read(reader, name))
                return false;
            at = reader.position();
        } else {
            const json_key& key = members.keys[index];
            if ((progress.seen & bit_of(index)) != 0)
                return reader.fail("appears twice"), reader.inside(key.name);
            progress.seen |= bit_of(index);
            at = members.readers[index](reader, behind, members.places[index]);
            if (at == nullptr)
                return reader.inside(key.name);
            last = index;
        }
        progress.where = reader.behind_value(at);
    }
}

// Reads the members up to the first that stands elsewhere, or has a fault. What the loop keeps is
// little enough to stay in registers.
[[gnu::always_inline]] inline const char* read_expected(json_reader& reader,
                                                        const erased_members& members,
                                                        std::uint64_t& seen) {
    const char* const start = reader.position();
    const char* at = start;
    std::uint64_t absent = 0;
    std::size_t i = 0;
    for (const json_key* key = members.keys; i < members.count; ++i, ++key) {
        const char* value = at + key->written.size();
        if (at == start || !reader.is_short_key(at, *key)) [[unlikely]] {
            value = reader.value_at(at, *key, at != start);
            if (value == nullptr) {
                absent |= bit_of(i);
                if ((members.required & bit_of(i)) != 0)
                    break;
                continue;
            }
        }
        at = members.readers[i](reader, value, members.places[i]);
        if (at == nullptr)
            return reader.inside(key->name), nullptr;
    }
    seen = all_below(i) & ~absent;
    return at;
}

[[gnu::noinline]] inline bool read_declared(json_reader& reader, const erased_members& members,
                                            undeclared<json_reader>& others,
                                            object_progress progress) {
    // Behind the tag of a variant there is no member without a comma.
    const bool may_follow = progress.where != json_reader::place::after_value;
    const char* const at =
        may_follow ? read_expected(reader, members, progress.seen) : reader.position();
    if (at == nullptr)
        return false;
    if (!reader.close_at(at, progress.seen != 0)) {
        if (progress.seen != 0)
            progress.where = reader.after_value();
        if (!read_unordered(reader, members, others, progress))
            return false;
    }
    std::uint64_t unseen = all_below(members.count) & ~progress.seen;
    if ((unseen & members.required) != 0)
        return fail_missing(reader, members.keys, unseen & members.required);
    for (; unseen != 0; unseen &= unseen - 1) {
        const int i = __builtin_ctzll(unseen);
        members.readers[i](reader, nullptr, members.places[i]);
    }
    return true;
}

}  // namespace writ::detail
