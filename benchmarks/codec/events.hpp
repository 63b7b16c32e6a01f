// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "peer.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// Fills a struct from the events of a SAX parser: each open object or array is a frame, with the
// place that is filled and a table of what its type does with the next event.

namespace bench {

struct place;

struct filler {
    bool (*text)(void*, std::string_view) = nullptr;
    bool (*integer)(void*, std::uint64_t size, bool negative) = nullptr;
    bool (*real)(void*, double) = nullptr;
    bool (*boolean)(void*, bool) = nullptr;
    bool (*null)(void*) = nullptr;
    void (*begin)(void*) = nullptr;
    place (*member)(void*, std::string_view) = nullptr;
    place (*element)(void*, std::size_t) = nullptr;
    void (*end)(void*, std::size_t) = nullptr;
};

struct place {
    void* object = nullptr;
    const filler* how = nullptr;
};

template <class T>
struct filler_of;

template <class T>
place place_of(T& object);

template <>
struct filler_of<std::string> {
    static constexpr filler how{.text = [](void* to, std::string_view text) {
        static_cast<std::string*>(to)->assign(text);
        return true;
    }};
};
template <>
struct filler_of<bool> {
    static constexpr filler how{.boolean = [](void* to, bool value) {
        *static_cast<bool*>(to) = value;
        return true;
    }};
};
template <>
struct filler_of<double> {
    static constexpr filler how{.integer =
                                    [](void* to, std::uint64_t size, bool negative) {
                                        const auto value = static_cast<double>(size);
                                        *static_cast<double*>(to) = negative ? -value : value;
                                        return true;
                                    },
                                .real =
                                    [](void* to, double value) {
                                        *static_cast<double*>(to) = value;
                                        return true;
                                    }};
};
template <class T>
    requires std::is_integral_v<T>
struct filler_of<T> {
    static constexpr filler how{.integer = [](void* to, std::uint64_t size, bool negative) {
        const auto most = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        if (size > most + (std::is_signed_v<T> && negative) || (std::is_unsigned_v<T> && negative))
            return false;
        *static_cast<T*>(to) = static_cast<T>(negative ? 0 - size : size);
        return true;
    }};
};
template <class T>
struct filler_of<std::vector<T>> {
    static constexpr filler how{
        .element =
            [](void* to, std::size_t index) {
                auto& all = *static_cast<std::vector<T>*>(to);
                if (index == all.size())
                    all.emplace_back();
                return place_of(all[index]);
            },
        .end = [](void* to,
                  std::size_t count) { static_cast<std::vector<T>*>(to)->resize(count); }};
};
template <>
struct filler_of<std::map<std::string, std::string>> {
    using map = std::map<std::string, std::string>;
    static constexpr filler how{.begin = [](void* to) { static_cast<map*>(to)->clear(); },
                                .member =
                                    [](void* to, std::string_view key) {
                                        return place_of((*static_cast<map*>(to))[std::string{key}]);
                                    }};
};
template <object T>
struct filler_of<T> {
    static constexpr filler how{.member = [](void* to, std::string_view key) {
        place found;
        T::members(*static_cast<T*>(to), [&](std::string_view name, auto& member) {
            if (name != key)
                return true;
            found = place_of(member);
            return false;
        });
        return found;
    }};
};

// Only null and what its value does. One that is absent keeps what it had.
template <class T>
struct filler_of<std::optional<T>> {
    static constexpr const filler& inner = filler_of<T>::how;

    static void* value_in(void* to) {
        auto& optional = *static_cast<std::optional<T>*>(to);
        return optional ? &*optional : &optional.emplace();
    }

    static constexpr filler how = [] {
        filler made;
        made.null = [](void* to) {
            static_cast<std::optional<T>*>(to)->reset();
            return true;
        };
        if constexpr (inner.text != nullptr)
            made.text = [](void* to, std::string_view text) {
                return inner.text(value_in(to), text);
            };
        if constexpr (inner.member != nullptr)
            made.member = [](void* to, std::string_view key) {
                return inner.member(value_in(to), key);
            };
        return made;
    }();
};

template <class T>
place place_of(T& object) {
    return {&object, &filler_of<T>::how};
}

class events {
public:
    explicit events(place root) : next_{root} {}

    bool text(std::string_view value) {
        return leaf([&](place to) { return to.how->text && to.how->text(to.object, value); });
    }
    bool integer(std::uint64_t size, bool negative) {
        return leaf([&](place to) {
            return to.how->integer && to.how->integer(to.object, size, negative);
        });
    }
    bool real(double value) {
        return leaf([&](place to) { return to.how->real && to.how->real(to.object, value); });
    }
    bool boolean(bool value) {
        return leaf([&](place to) { return to.how->boolean && to.how->boolean(to.object, value); });
    }
    bool null() {
        return leaf([&](place to) { return to.how->null && to.how->null(to.object); });
    }
    bool key(std::string_view name) {
        if (skipped_ == 0)
            next_ = frames_[depth_ - 1].to.how->member(frames_[depth_ - 1].to.object, name);
        return true;
    }
    bool open(bool is_array) {
        const place to = skipped_ == 0 ? next() : place{};
        if (to.how == nullptr) {
            ++skipped_;
            return true;
        }
        if (depth_ == deepest || (is_array ? !to.how->element : !to.how->member))
            return false;
        if (to.how->begin)
            to.how->begin(to.object);
        frames_[depth_++] = {to, 0, is_array};
        return true;
    }
    bool close() {
        if (skipped_ > 0) {
            --skipped_;
            return true;
        }
        const frame& done = frames_[--depth_];
        if (done.to.how->end)
            done.to.how->end(done.to.object, done.count);
        return true;
    }

private:
    struct frame {
        place to;
        std::size_t count;
        bool is_array;
    };
    static constexpr std::size_t deepest = 64;

    place next() {
        if (depth_ == 0 || !frames_[depth_ - 1].is_array)
            return next_;
        frame& array = frames_[depth_ - 1];
        return array.to.how->element(array.to.object, array.count++);
    }

    template <class Fill>
    bool leaf(Fill&& fill) {
        if (skipped_ > 0)
            return true;
        const place to = next();
        return to.how == nullptr || fill(to);
    }

    frame frames_[deepest];
    std::size_t depth_ = 0;
    std::size_t skipped_ = 0;
    place next_;
};

}  // namespace bench
