// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "events.hpp"

#include <rapidjson/reader.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

// Its SAX reader and its writer, both with their check of UTF-8 switched on.

namespace bench {
namespace {

namespace rj = ::rapidjson;

struct handler {
    events to;

    bool Null() { return to.null(); }
    bool Bool(bool value) { return to.boolean(value); }
    bool Int(int value) { return Int64(value); }
    bool Uint(unsigned value) { return to.integer(value, false); }
    bool Int64(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        return value < 0 ? to.integer(0 - bits, true) : to.integer(bits, false);
    }
    bool Uint64(std::uint64_t value) { return to.integer(value, false); }
    bool Double(double value) { return to.real(value); }
    bool RawNumber(const char*, rj::SizeType, bool) { return false; }
    bool String(const char* text, rj::SizeType size, bool) { return to.text({text, size}); }
    bool Key(const char* text, rj::SizeType size, bool) { return to.key({text, size}); }
    bool StartObject() { return to.open(false); }
    bool EndObject(rj::SizeType) { return to.close(); }
    bool StartArray() { return to.open(true); }
    bool EndArray(rj::SizeType) { return to.close(); }
};

using writer = rj::Writer<rj::StringBuffer, rj::UTF8<>, rj::UTF8<>, rj::CrtAllocator,
                          rj::kWriteValidateEncodingFlag>;

bool text(writer& to, std::string_view value) {
    return to.String(value.data(), static_cast<rj::SizeType>(value.size()));
}

bool write(writer& to, const std::string& value) { return text(to, value); }
bool write(writer& to, bool value) { return to.Bool(value); }
bool write(writer& to, int value) { return to.Int(value); }
bool write(writer& to, unsigned value) { return to.Uint(value); }
bool write(writer& to, std::int64_t value) { return to.Int64(value); }
bool write(writer& to, std::uint64_t value) { return to.Uint64(value); }
bool write(writer& to, double value) { return to.Double(value); }

template <object T>
bool write(writer& to, const T& value);

template <class T>
bool write(writer& to, const std::optional<T>& value) {
    return write(to, *value);
}

template <class T>
bool write(writer& to, const std::vector<T>& all) {
    bool good = to.StartArray();
    for (const T& each : all)
        good = good && write(to, each);
    return good && to.EndArray();
}

bool write(writer& to, const std::map<std::string, std::string>& all) {
    bool good = to.StartObject();
    for (const auto& [key, value] : all)
        good = good && text(to, key) && text(to, value);
    return good && to.EndObject();
}

template <class M>
bool is_absent(const M&) {
    return false;
}
template <class T>
bool is_absent(const std::optional<T>& member) {
    return !member;
}

template <object T>
bool write(writer& to, const T& value) {
    return to.StartObject() &&
           T::members(value,
                      [&](std::string_view name, const auto& member) {
                          return is_absent(member) || (text(to, name) && write(to, member));
                      }) &&
           to.EndObject();
}

struct codec {
    template <class T>
    static bool decode(input& in, T& value) {
        static rj::Reader reader;
        handler to{events{place_of(value)}};
        rj::MemoryStream bytes{in.text.data(), in.text.size()};
        rj::EncodedInputStream<rj::UTF8<>, rj::MemoryStream> stream{bytes};
        return !reader.Parse < rj::kParseValidateEncodingFlag |
               rj::kParseFullPrecisionFlag > (stream, to).IsError();
    }

    template <class T>
    static std::string_view encode(const T& value) {
        static rj::StringBuffer buffer;
        static writer to;
        buffer.Clear();
        to.Reset(buffer);
        if (!write(to, value))
            return {};
        return {buffer.GetString(), buffer.GetSize()};
    }
};

}  // namespace

const peer rapidjson = peer_of<codec>("RapidJSON");

}  // namespace bench
