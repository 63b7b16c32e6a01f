// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "messages.hpp"

#include <string>
#include <string_view>
#include <tuple>

namespace bench {

// A text belongs to the peer that reads it: some write behind its end.
struct input {
    std::string text;
    bool in_order;  ///< of the fields as they are declared
};

template <class T>
struct actions {
    bool (*decode)(input&, T&) = nullptr;
    /// What is returned is valid until the next call.
    std::string_view (*encode)(const T&) = nullptr;
};

struct peer {
    const char* name;
    std::tuple<actions<messages::booking>, actions<messages::order>, actions<messages::push>,
               actions<messages::issue>, actions<messages::readings>>
        all;
};

// Codec has the static members `decode` and `encode`, or one of them.
template <class Codec, class T>
constexpr actions<T> actions_of() {
    actions<T> made;
    if constexpr (requires(input& text, T& value) { Codec::decode(text, value); })
        made.decode = &Codec::template decode<T>;
    if constexpr (requires(const T& value) { Codec::encode(value); })
        made.encode = &Codec::template encode<T>;
    return made;
}

template <class Codec>
constexpr peer peer_of(const char* name) {
    return {name,
            {actions_of<Codec, messages::booking>(), actions_of<Codec, messages::order>(),
             actions_of<Codec, messages::push>(), actions_of<Codec, messages::issue>(),
             actions_of<Codec, messages::readings>()}};
}

template <class T>
concept object = requires(T& value) { T::members(value, [](auto&&...) { return true; }); };

extern const peer writ;
extern const peer glaze;
extern const peer simdjson;
extern const peer rapidjson;
extern const peer nlohmann_sax;
extern const peer nlohmann_dom;

}  // namespace bench
