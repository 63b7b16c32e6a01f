// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/read_faults.hpp>

#include <string>
#include <string_view>

// What is done with a member of an object that its class does not declare: it is skipped, refused,
// or kept; or it is the tag of the variant that the object stands in.

namespace writ::detail {

/// A naming policy may state it: `static constexpr bool refuses_unknown_fields = true`.
template <class Names>
inline constexpr bool refuses_unknown_fields = requires { requires Names::refuses_unknown_fields; };

struct no_tag {
    static constexpr std::string_view name{};
    static constexpr bool is_read = true;
};
struct known_tag {
    std::string_view name;
    bool is_read = false;
};

template <class M>
void clear_unknown([[maybe_unused]] M& member) {
    if constexpr (is_unknown_fields<M>)
        member.fields.clear();
}

// Fields is unknown_fields, which is not defined here.
template <class Fields, class Reader>
bool keep_undeclared(Reader& reader, std::string_view name, void* kept) {
    Fields& all = *static_cast<Fields*>(kept);
    if (!reader.may_have_more_than(all.fields.size()) || !reader.fits(name.size()))
        return false;
    auto& added = all.fields.emplace_back();
    added.name = name;
    return read_unknown(reader, added.value) || reader.inside(added.name);
}

template <class Reader>
struct undeclared {
    std::string_view tag;
    bool is_tag_read;
    bool is_refused;
    bool (*keep)(Reader&, std::string_view, void*) = nullptr;
    void* kept = nullptr;

    template <class M>
    void keep_in([[maybe_unused]] M& member) {
        if constexpr (is_unknown_fields<M>) {
            keep = &keep_undeclared<M, Reader>;
            kept = &member;
        }
    }

    bool read(Reader& reader, std::string_view name) {
        if (tag.data() != nullptr && name == tag) {
            if (is_tag_read)
                return reader.fail("appears twice"), reader.inside(tag);
            is_tag_read = true;
            return reader.skip_value();
        }
        if (keep != nullptr)
            return keep(reader, name, kept);
        return is_refused ? refuse(reader, name) : reader.skip_value();
    }

    // The name comes from outside, and may be long.
    [[gnu::cold, gnu::noinline]] static bool refuse(Reader& reader, std::string_view name) {
        std::string shown;
        append_excerpt(shown, name);
        return reader.fail("unknown field"), reader.inside(shown);
    }
};

}  // namespace writ::detail
