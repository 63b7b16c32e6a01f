// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::detail {

// Gives a map new entries and keeps the old ones whose keys come again, so that what they own is
// used again. As long as all keys are old ones, these are looked for from behind the last one found
// on, and marked; the first new key, or the end, removes those that are not.
template <class Map>
class reused_map {
public:
    explicit reused_map(Map& map) : map_{map}, next_{map.begin()} {
        if constexpr (has_erase)
            is_old_ = map.size() <= most;
        if (!is_old_)
            map.clear();
    }

    // The entry of a key; null where it has come before.
    auto take(std::string_view key) -> decltype(&*std::declval<Map&>().begin()) {
        if (is_old_) {
            if (const auto entry = find(key); entry != map_.end())
                return mark() ? &*entry : nullptr;
            finish();
        }
        const auto [entry, is_new] = map_.try_emplace(std::string{key});
        return is_new ? &*entry : nullptr;
    }

    void finish() {
        if constexpr (has_erase)
            if (is_old_) {
                std::uint64_t bit = 1;
                for (auto entry = map_.begin(); entry != map_.end(); bit <<= 1)
                    (marked_ & bit) != 0 ? void(++entry) : void(entry = map_.erase(entry));
            }
        is_old_ = false;
    }

private:
    using iterator = decltype(std::declval<Map&>().begin());
    static constexpr bool has_erase =
        requires(Map& map) { requires std::is_same_v<decltype(map.erase(map.begin())), iterator>; };
    static constexpr std::size_t most = 64;

    iterator find(std::string_view key) {
        for (std::size_t i = map_.size(); i > 0; --i) {
            if (next_ == map_.end())
                next_ = map_.begin(), next_bit_ = 1;
            const auto entry = next_++;
            found_bit_ = next_bit_;
            next_bit_ <<= 1;
            if (entry->first == key)
                return entry;
        }
        return map_.end();
    }

    bool mark() {
        const bool is_first = (marked_ & found_bit_) == 0;
        marked_ |= found_bit_;
        return is_first;
    }

    Map& map_;
    iterator next_;
    std::uint64_t next_bit_ = 1;
    std::uint64_t found_bit_ = 0;
    std::uint64_t marked_ = 0;
    bool is_old_ = false;
};

}  // namespace writ::detail
