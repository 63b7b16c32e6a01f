// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The search among many names: a hash table with open addresses, made while compiling. Any names
// fit nearly any seed, so nothing has to be searched for; a few seeds are tried, to keep the one
// that puts the most names where their hash points. What a seed may cost the compiler is bounded,
// each has an evaluation of its own, and where none can be used names are compared one by one.

#pragma once

#include <writ/detail/name_hash.hpp>

namespace writ::detail {

// Much room where it costs little: 16 slots a name up to 64 names, 4 where there are many.
constexpr std::size_t name_slots_for(std::size_t size) {
    std::size_t slots = 16;
    while (slots < 4 * size || (slots < 16 * size && slots < 1024)) {
        slots *= 2;
    }
    return slots;
}
constexpr unsigned bits_of(std::size_t power_of_two) {
    unsigned bits = 0;
    while (power_of_two > 1) {
        power_of_two /= 2;
        ++bits;
    }
    return bits;
}

template <std::size_t Size>
using name_place =
    std::conditional_t<(Size < 256), std::uint8_t,
                       std::conditional_t<(Size < 65536), std::uint16_t, std::uint32_t>>;

template <std::size_t Size>
struct name_hashes {
    std::uint64_t at[Size + 1]{};
};

template <std::size_t Size>
struct name_slots {
    static constexpr std::size_t count = name_slots_for(Size);
    static constexpr unsigned shift = 64 - bits_of(count);
    static constexpr std::size_t unusable = ~std::size_t{};

    name_place<Size> at[count]{};  // a place among the names; Size where the slot is empty
    std::size_t moved = 0;  // by how many slots names are out of their place, in sum

    // Of names that are the same, the first is put in; empty ones are not.
    constexpr name_slots(const std::string_view* names, const std::uint64_t* hashes) {
        for (auto& each : at) {
            each = name_place<Size>(Size);
        }
        for (std::size_t place = 0; place < Size; ++place) {
            if (names[place].empty()) {
                continue;
            }
            std::size_t slot = hashes[place] >> shift;
            while (at[slot] != Size && !(hashes[at[slot]] == hashes[place] &&
                                         same_name(names[at[slot]], names[place]))) {
                slot = (slot + 1) % count;
                // Only names that were made to have one hash come to this.
                if (++moved > 16 * Size) {
                    moved = unusable;
                    return;
                }
            }
            if (at[slot] == Size) {
                at[slot] = name_place<Size>(place);
            }
        }
    }
};

template <class Names, std::uint64_t Seed>
struct seeded_names {
    static constexpr std::size_t size = Names::size;
    static constexpr multipliers by = multipliers_of(Seed);
    static constexpr name_hashes<size> hashes = [] {
        name_hashes<size> made;
        for (std::size_t i = 0; i < size; ++i) {
            made.at[i] = name_hash(Names::at[i].data(), Names::at[i].size(), by);
        }
        return made;
    }();
    static constexpr name_slots<size> slots{Names::at, hashes.at};
};

// The seed with the fewest moved names among those tried, and further ones while none is usable.
inline constexpr unsigned further_seeds = 8;
template <class Names, unsigned Tries, std::uint64_t Seed = 0, std::uint64_t Best = 0>
constexpr std::uint64_t best_seed() {
    constexpr std::size_t fewest = seeded_names<Names, Best>::slots.moved;
    constexpr bool is_usable = fewest != name_slots<Names::size>::unusable;
    if constexpr (fewest == 0 || Seed >= (is_usable ? Tries : Tries + further_seeds)) {
        return Best;
    } else {
        constexpr bool is_better = seeded_names<Names, Seed>::slots.moved < fewest;
        return best_seed<Names, Tries, Seed + 1, is_better ? Seed : Best>();
    }
}

// Names has `size` and an array `at` of size + 1, the last of which is empty.
template <class Names, unsigned Tries>
class many_names {
    using slots_type = name_slots<Names::size>;
    using seeded = seeded_names<Names, best_seed<Names, Tries>()>;
    static constexpr const slots_type& slots = seeded::slots;

    // Apart from the first look, so that this, nearly always the only one, saves no registers.
    [[gnu::noinline]] static constexpr std::size_t find_after(std::size_t slot,
                                                              std::string_view name) {
        while (slots.at[slot] != Names::size) {
            slot = (slot + 1) % slots_type::count;
            if (same_name(name, Names::at[slots.at[slot]])) {
                return slots.at[slot];
            }
        }
        return Names::size;
    }

public:
    static constexpr bool is_hashed = Tries > 0 && slots.moved != slots_type::unusable;

    [[gnu::always_inline]] static constexpr std::size_t find(std::string_view name)
        requires is_hashed
    {
        const std::size_t slot =
            name_hash(name.data(), name.size(), seeded::by) >> slots_type::shift;
        const std::size_t place = slots.at[slot];
        if (same_name(name, Names::at[place])) [[likely]] {
            return place;
        }
        return find_after(slot, name);
    }

    // No seed that was tried can be used: one after the other, slow and right.
    static constexpr std::size_t find(std::string_view name) {
        std::size_t place = 0;
        while (place < Names::size && (name.empty() || !same_name(name, Names::at[place]))) {
            ++place;
        }
        return place;
    }
};

}  // namespace writ::detail
