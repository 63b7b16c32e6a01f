// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "events.hpp"

#include <nlohmann/json.hpp>

namespace bench {
namespace {

using json = ::nlohmann::json;

struct handler {
    events to;

    bool null() { return to.null(); }
    bool boolean(bool value) { return to.boolean(value); }
    bool number_integer(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        return value < 0 ? to.integer(0 - bits, true) : to.integer(bits, false);
    }
    bool number_unsigned(std::uint64_t value) { return to.integer(value, false); }
    bool number_float(double value, const std::string&) { return to.real(value); }
    bool string(std::string& value) { return to.text(value); }
    bool binary(json::binary_t&) { return false; }
    bool start_object(std::size_t) { return to.open(false); }
    bool end_object() { return to.close(); }
    bool start_array(std::size_t) { return to.open(true); }
    bool end_array() { return to.close(); }
    bool key(std::string& name) { return to.key(name); }
    bool parse_error(std::size_t, const std::string&, const json::exception&) { return false; }
};

template <class T>
void from_tree(const json& from, T& to);

template <class T>
void from_tree(const json& from, std::optional<T>& to) {
    if (from.is_null())
        to.reset();
    else
        from_tree(from, to ? *to : to.emplace());
}

template <class T>
void from_tree(const json& from, std::vector<T>& to) {
    to.resize(from.size());
    for (std::size_t i = 0; i < to.size(); ++i)
        from_tree(from[i], to[i]);
}

template <class M>
void absent(const char* name, M&) {
    throw std::out_of_range{name};
}
template <class T>
void absent(const char*, std::optional<T>& member) {
    member.reset();
}

template <class T>
void from_tree(const json& from, T& to) {
    if constexpr (object<T>)
        T::members(to, [&](const char* name, auto& member) {
            const auto found = from.find(name);
            found == from.end() ? absent(name, member) : from_tree(*found, member);
            return true;
        });
    else if constexpr (std::is_same_v<T, std::string>)
        to = from.get_ref<const std::string&>();
    else
        from.get_to(to);
}

template <class T>
json to_tree(const T& from);

template <class T>
json to_tree(const std::optional<T>& from) {
    return to_tree(*from);
}

template <class T>
json to_tree(const std::vector<T>& from) {
    json made = json::array();
    for (const T& each : from)
        made.push_back(to_tree(each));
    return made;
}

template <class M>
bool is_absent(const M&) {
    return false;
}
template <class T>
bool is_absent(const std::optional<T>& member) {
    return !member;
}

template <class T>
json to_tree(const T& from) {
    if constexpr (object<T>) {
        json made = json::object();
        T::members(from, [&](const char* name, const auto& member) {
            if (!is_absent(member))
                made[name] = to_tree(member);
            return true;
        });
        return made;
    } else {
        return from;
    }
}

struct sax_codec {
    template <class T>
    static bool decode(input& in, T& value) {
        handler to{events{place_of(value)}};
        return json::sax_parse(in.text, &to);
    }
};

struct dom_codec {
    template <class T>
    static bool decode(input& in, T& value) {
        from_tree(json::parse(in.text), value);
        return true;
    }
    template <class T>
    static std::string_view encode(const T& value) {
        static std::string text;
        text = to_tree(value).dump();
        return text;
    }
};

}  // namespace

const peer nlohmann_sax = peer_of<sax_codec>("nlohmann SAX");
const peer nlohmann_dom = peer_of<dom_codec>("nlohmann DOM");

}  // namespace bench
