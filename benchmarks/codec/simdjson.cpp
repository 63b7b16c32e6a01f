// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "peer.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <type_traits>
#include <vector>

#include <simdjson.h>

// On demand, with one parser for all texts. Fields that come in their order are each looked for
// from where the last one ended; else an object is walked once, and each key compared with names.

namespace bench {
namespace {

using ::simdjson::ondemand::value;

bool read(value from, std::string& to) {
    std::string_view text;
    if (from.get_string().get(text))
        return false;
    to.assign(text);
    return true;
}

bool read(value from, double& to) { return !from.get_double().get(to); }
bool read(value from, bool& to) { return !from.get_bool().get(to); }

template <class T>
    requires std::is_integral_v<T>
bool read(value from, T& to) {
    if constexpr (std::is_signed_v<T>) {
        std::int64_t number = 0;
        if (from.get_int64().get(number) || number < std::numeric_limits<T>::min() ||
            number > std::numeric_limits<T>::max())
            return false;
        to = static_cast<T>(number);
    } else {
        std::uint64_t number = 0;
        if (from.get_uint64().get(number) || number > std::numeric_limits<T>::max())
            return false;
        to = static_cast<T>(number);
    }
    return true;
}

template <bool InOrder, class T>
bool read_value(value from, T& to);

template <bool InOrder, class T>
bool read_value(value from, std::optional<T>& to) {
    if (from.is_null()) {
        to.reset();
        return true;
    }
    if (!to)
        to.emplace();
    return read_value<InOrder>(from, *to);
}

template <bool InOrder, class T>
bool read_value(value from, std::vector<T>& to) {
    ::simdjson::ondemand::array array;
    if (from.get_array().get(array))
        return false;
    std::size_t count = 0;
    for (auto element : array) {
        value one;
        if (element.get(one))
            return false;
        if (count == to.size())
            to.emplace_back();
        if (!read_value<InOrder>(one, to[count++]))
            return false;
    }
    to.resize(count);
    return true;
}

template <bool InOrder>
bool read_value(value from, std::map<std::string, std::string>& to) {
    ::simdjson::ondemand::object object;
    if (from.get_object().get(object))
        return false;
    to.clear();
    for (auto field : object) {
        std::string_view key;
        value one;
        if (field.unescaped_key().get(key) || field.value().get(one) ||
            !read(one, to[std::string{key}]))
            return false;
    }
    return true;
}

template <class T>
inline constexpr bool may_be_absent = false;
template <class T>
inline constexpr bool may_be_absent<std::optional<T>> = true;

template <class T>
bool read_in_order(::simdjson::ondemand::object object, T& to) {
    return T::members(to, [&]<class M>(std::string_view name, M& member) {
        value one;
        if (object.find_field(name).get(one)) {
            if constexpr (may_be_absent<M>)
                member.reset();
            return may_be_absent<M>;
        }
        return read_value<true>(one, member);
    });
}

template <class T>
bool read_any_order(::simdjson::ondemand::object object, T& to) {
    for (auto field : object) {
        ::simdjson::ondemand::raw_json_string key;
        value one;
        if (field.key().get(key) || field.value().get(one))
            return false;
        bool good = true;
        T::members(to, [&](std::string_view name, auto& member) {
            if (!key.unsafe_is_equal(name))
                return true;
            good = read_value<false>(one, member);
            return false;
        });
        if (!good)
            return false;
    }
    return true;
}

template <bool InOrder, class T>
bool read_value(value from, T& to) {
    if constexpr (object<T>) {
        ::simdjson::ondemand::object found;
        if (from.get_object().get(found))
            return false;
        if constexpr (InOrder)
            return read_in_order(found, to);
        else
            return read_any_order(found, to);
    } else {
        return read(from, to);
    }
}

struct codec {
    template <class T>
    static bool decode(input& in, T& to) {
        static ::simdjson::ondemand::parser parser;
        in.text.reserve(in.text.size() + ::simdjson::SIMDJSON_PADDING);
        ::simdjson::ondemand::document document;
        ::simdjson::ondemand::object found;
        if (parser.iterate(in.text, in.text.capacity()).get(document) ||
            document.get_object().get(found))
            return false;
        return in.in_order ? read_in_order(found, to) : read_any_order(found, to);
    }
};

}  // namespace

const peer simdjson = peer_of<codec>("simdjson");

}  // namespace bench
