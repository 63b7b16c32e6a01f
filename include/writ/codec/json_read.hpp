// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_double.hpp>
#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/json_text.hpp>
#include <writ/codec/json_token.hpp>
#include <writ/detail/enum_names.hpp>

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

template <class Names, class T>
bool read_json(json_reader& reader, T& value);

struct object_progress {
    std::uint64_t seen = 0;
    json_reader::place where = json_reader::place::first;
};

constexpr std::uint64_t bit_of(std::size_t index) { return std::uint64_t{1} << index; }

// Reads the member that is expected next. True: go on with the one after it.
template <class Names, class M>
bool read_expected(json_reader& reader, const json_key& key, std::size_t index,
                   object_progress& progress, M& member) {
    if (!reader.take(key.quoted()))
        return is_optional<M>;
    if (!read_json<Names>(reader, member))
        return reader.inside(key.name);
    progress.seen |= bit_of(index);
    progress.where = reader.after_value();
    return progress.where == json_reader::place::after_comma;
}

template <class Names, class M>
bool read_erased(json_reader& reader, void* member) {
    return read_json<Names>(reader, *static_cast<M*>(member));
}

struct erased_members {
    std::size_t count;
    const json_key* keys;
    bool (*const* readers)(json_reader&, void*);
    void* const* places;

    std::size_t find(std::string_view name) const {
        std::size_t i = 0;
        while (i < count && keys[i].name != name)
            ++i;
        return i;
    }
};

[[gnu::noinline]] inline bool read_unordered(json_reader& reader, const erased_members& members,
                                             object_progress& progress) {
    for (bool more = false;; progress.where = reader.after_value()) {
        if (!reader.at_member(progress.where, more) || !more)
            return !reader.failed();
        std::string_view name;
        if (!reader.key(name))
            return false;
        const std::size_t index = members.find(name);
        if (index == members.count) {
            if (!reader.skip_value())
                return false;
            continue;
        }
        const json_key& key = members.keys[index];
        if ((progress.seen & bit_of(index)) != 0)
            return reader.fail("appears twice"), reader.inside(key.name);
        progress.seen |= bit_of(index);
        if (!members.readers[index](reader, members.places[index]))
            return reader.inside(key.name);
    }
}

[[gnu::cold, gnu::noinline]] inline bool fail_missing(json_reader& reader, const json_key* keys,
                                                      std::uint64_t missing) {
    while ((missing & 1) == 0) {
        missing >>= 1;
        ++keys;
    }
    reader.fail("missing");
    return reader.inside(keys->name);
}

// An object that is used again must not keep what the text does not have.
template <class M>
void reset_unseen(M& member, bool seen) {
    if constexpr (is_optional<M>)
        if (!seen)
            member.reset();
}

template <class Names, class T, std::size_t... I, class... M>
bool read_members(json_reader& reader, std::index_sequence<I...>, M&... member) {
    constexpr const auto& keys = json_keys<Names, T>::keys;
    constexpr std::uint64_t required = required_members<list<M...>>;
    object_progress progress;
    static_cast<void>((read_expected<Names>(reader, keys[I], I, progress, member) && ...));
    if (reader.failed())
        return false;
    if (progress.where == json_reader::place::after_value && reader.take('}')) {
        reader.close();
    } else {
        static constexpr std::array<bool (*)(json_reader&, void*), sizeof...(M)> readers{
            &read_erased<Names, M>...};
        const std::array<void*, sizeof...(M)> places{&member...};
        if (!read_unordered(reader, {sizeof...(M), keys.data(), readers.data(), places.data()},
                            progress))
            return false;
    }
    if ((progress.seen & required) != required)
        return fail_missing(reader, keys.data(), required & ~progress.seen);
    (reset_unseen(member, (progress.seen & bit_of(I)) != 0), ...);
    return true;
}

template <class Names, class T>
bool read_object(json_reader& reader, T& object) {
    if (!reader.open('{', "object"))
        return false;
    return members<T>::with(object, [&]<class... M>(M&... member) {
        return read_members<Names, T>(reader, std::index_sequence_for<M...>{}, member...);
    });
}

template <class Names, class T>
bool read_bare(json_reader& reader, T& object) {
    return members<T>::with(object, [&](auto& value) { return read_json<Names>(reader, value); });
}

template <class Names, class T>
bool read_optional(json_reader& reader, T& value) {
    if (reader.null_follows()) {
        value.reset();
        return true;
    }
    if (!value)
        value.emplace();
    return read_json<Names>(reader, *value);
}

template <class Names, class T, std::size_t Size>
bool read_array(json_reader& reader, std::array<T, Size>& array) {
    if (!reader.open('[', "array"))
        return false;
    auto where = json_reader::place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more))
            return false;
        if (!more)
            break;
        if (count == Size)
            return reader.fail("more elements than " + std::to_string(Size));
        if (!read_json<Names>(reader, array[count]))
            return reader.inside(count);
        ++count;
    }
    return count == Size || reader.fail("expected " + std::to_string(Size) + " elements, found " +
                                        std::to_string(count));
}

// A std::vector<bool> has no elements to read into.
template <class Names, class T>
bool read_next(json_reader& reader, T& sequence) {
    using element = typename T::value_type;
    if constexpr (std::is_same_v<decltype(*sequence.begin()), element&>) {
        sequence.resize(sequence.size() + 1);
        return read_json<Names>(reader, sequence.back());
    } else {
        element value{};
        if (!read_json<Names>(reader, value))
            return false;
        sequence.push_back(value);
        return true;
    }
}

// The elements that are there are read into, so that what they own is used again.
template <class Names, class T>
bool read_sequence(json_reader& reader, T& sequence) {
    constexpr bool reusable = std::is_same_v<decltype(*sequence.begin()), typename T::value_type&>;
    if (!reader.open('[', "array"))
        return false;
    if constexpr (!reusable)
        sequence.clear();
    auto old = sequence.begin();
    const std::size_t old_count = sequence.size();
    auto where = json_reader::place::first;
    std::size_t count = 0;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_element(where, more))
            return false;
        if (!more)
            break;
        bool good = false;
        if (!reader.may_have_more_than(count))
            return false;
        if constexpr (reusable) {
            if (count < old_count)
                good = read_json<Names>(reader, *old++);
            else
                good = read_next<Names>(reader, sequence);
        } else {
            good = read_next<Names>(reader, sequence);
        }
        if (!good)
            return reader.inside(count);
        ++count;
    }
    if (count < old_count)
        sequence.resize(count);
    return true;
}

template <class Names, class T>
bool read_map(json_reader& reader, T& map) {
    if (!reader.open('{', "object"))
        return false;
    map.clear();
    auto where = json_reader::place::first;
    for (bool more = false;; where = reader.after_value()) {
        if (!reader.at_member(where, more) || !more)
            return !reader.failed();
        std::string_view key;
        if (!reader.may_have_more_than(map.size()) || !reader.key(key))
            return false;
        const auto [entry, is_new] = map.try_emplace(std::string{key});
        if (!is_new)
            return reader.fail("appears twice"), reader.inside(entry->first);
        if (!read_json<Names>(reader, entry->second))
            return reader.inside(entry->first);
    }
}

template <class E>
bool read_enum(json_reader& reader, E& value) {
    std::string_view name;
    if (!reader.view(name))
        return false;
    return enum_value(name, value) || reader.fail_with("no enumerator is called ", name);
}

[[gnu::cold, gnu::noinline]] inline bool fail_custom(json_reader& reader, std::string_view wanted,
                                                     std::string_view found) {
    std::string reason{"expected "};
    reason.append(wanted).append(", found ");
    return reader.fail_with(reason, found);
}

inline bool read_raw(json_reader& reader, json_text& value) {
    reader.skip_space();
    const char* from = reader.position();
    if (!reader.skip_value())
        return false;
    value.text.assign(reader.text_from(from));
    return true;
}

template <class T>
bool read_custom(json_reader& reader, T& value) {
    std::string_view text;
    if (!reader.view(text, wire<T>::expected))
        return false;
    return wire<T>::read(text, value) || fail_custom(reader, wire<T>::expected, text);
}

template <class Names, class T>
bool read_json(json_reader& reader, T& value) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean)
        return reader.boolean(value);
    else if constexpr (kind == field_kind::integer)
        return reader.integer(value);
    else if constexpr (kind == field_kind::floating)
        return read_double(reader, value);
    else if constexpr (kind == field_kind::text)
        return reader.string(value);
    else if constexpr (kind == field_kind::raw)
        return read_raw(reader, value);
    else if constexpr (kind == field_kind::enumeration)
        return read_enum(reader, value);
    else if constexpr (kind == field_kind::custom)
        return read_custom(reader, value);
    else if constexpr (kind == field_kind::optional)
        return read_optional<Names>(reader, value);
    else if constexpr (kind == field_kind::array)
        return read_array<Names>(reader, value);
    else if constexpr (kind == field_kind::sequence)
        return read_sequence<Names>(reader, value);
    else if constexpr (kind == field_kind::map)
        return read_map<Names>(reader, value);
    else if constexpr (kind == field_kind::bare)
        return read_bare<Names>(reader, value);
    else
        return read_object<Names>(reader, value);
}

}  // namespace writ::detail
