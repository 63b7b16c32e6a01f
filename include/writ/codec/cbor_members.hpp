// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_fault.hpp>
#include <writ/codec/cbor_keys.hpp>
#include <writ/codec/cbor_reader.hpp>
#include <writ/codec/read_kinds.hpp>
#include <writ/codec/undeclared.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

// The members of an object, as they are declared where they stand so, and in any other order.

namespace writ::detail {

// Reads the member that is expected next. True: go on with the one after it.
template <class Names, class M>
bool read_expected(cbor_reader& reader, const cbor_key& key, std::size_t index,
                   object_progress& progress, M& member) {
    if constexpr (is_unknown_fields<M>)
        return true;
    if (!reader.take_next_key(key.written, progress.where))
        return is_optional<M>;
    if (!read_field<Names>(reader, member))
        return reader.inside(key.name);
    progress.seen |= bit_of(index);
    progress.where = item_place::after_value;
    return true;
}

template <class Names, class M>
bool read_erased(cbor_reader& reader, void* member) {
    return read_field<Names>(reader, *static_cast<M*>(member));
}

struct erased_cbor_members {
    std::size_t count;
    const cbor_key* keys;
    bool (*const* readers)(cbor_reader&, void*);
    void* const* places;

    std::size_t find(std::string_view name) const {
        std::size_t i = 0;
        while (i < count && keys[i].name != name)
            ++i;
        return i;
    }
};

[[gnu::noinline]] inline bool read_unordered(cbor_reader& reader,
                                             const erased_cbor_members& members,
                                             undeclared<cbor_reader>& others,
                                             object_progress& progress) {
    for (bool more = false;; progress.where = reader.after_value()) {
        if (!reader.at_member(progress.where, more) || !more)
            return !reader.failed();
        std::string_view name;
        if (!reader.key(name))
            return false;
        const std::size_t index = members.find(name);
        if (index == members.count) {
            if (!others.read(reader, name))
                return false;
            continue;
        }
        const cbor_key& key = members.keys[index];
        if ((progress.seen & bit_of(index)) != 0)
            return reader.fail("appears twice"), reader.inside(key.name);
        progress.seen |= bit_of(index);
        if (!members.readers[index](reader, members.places[index]))
            return reader.inside(key.name);
    }
}

// An object that is used again must not keep what the data does not have.
template <class M>
void reset_unseen([[maybe_unused]] M& member, [[maybe_unused]] bool is_seen) {
    if constexpr (is_optional<M>)
        if (!is_seen)
            member.reset();
}

// Tag: what is known of the tag of the variant that the object stands in.
template <class Names, class T, class Tag, std::size_t... I, class... M>
bool read_members(cbor_reader& reader, object_progress progress, const Tag& tag,
                  std::index_sequence<I...>, M&... member) {
    constexpr const auto& keys = cbor_keys<Names, T>::keys;
    constexpr std::uint64_t required = required_members<list<M...>>;
    if constexpr (keeps_unknown<list<M...>>)
        (clear_unknown(member), ...);
    static_cast<void>((read_expected<Names>(reader, keys[I], I, progress, member) && ...));
    if (reader.failed())
        return false;
    if (progress.where == item_place::after_value)
        progress.where = reader.after_value();
    if (progress.where == item_place::after_value && reader.take('}')) {
        reader.close();
    } else {
        static constexpr std::array<bool (*)(cbor_reader&, void*), sizeof...(M)> readers{
            &read_erased<Names, M>...};
        const std::array<void*, sizeof...(M)> places{&member...};
        undeclared<cbor_reader> others{tag.name, tag.is_read, refuses_unknown_fields<Names>};
        if constexpr (keeps_unknown<list<M...>>)
            (others.keep_in(member), ...);
        if (!read_unordered(reader, {sizeof...(M), keys.data(), readers.data(), places.data()},
                            others, progress))
            return false;
    }
    if ((progress.seen & required) != required)
        return fail_missing(reader, keys.data(), required & ~progress.seen);
    (reset_unseen(member, (progress.seen & bit_of(I)) != 0), ...);
    return true;
}

template <class Names, class T>
bool read_object(cbor_reader& reader, T& object) {
    if (!reader.open('{', "object"))
        return false;
    return members<T>::with(object, [&]<class... M>(M&... member) {
        return read_members<Names, T>(reader, object_progress{}, no_tag{},
                                      std::index_sequence_for<M...>{}, member...);
    });
}

}  // namespace writ::detail
