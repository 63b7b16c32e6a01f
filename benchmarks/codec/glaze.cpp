// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "peer.hpp"

#include <glaze/json.hpp>

// It finds the members by itself. Unknown ones must be skipped, as everywhere here; missing ones,
// and UTF-8, it does not check.

namespace bench {
namespace {

constexpr glz::opts options{.error_on_unknown_keys = false};

struct codec {
    template <class T>
    static bool decode(input& in, T& value) {
        return !glz::read<options>(value, in.text);
    }
    template <class T>
    static std::string_view encode(const T& value) {
        static std::string buffer;
        if (glz::write<options>(value, buffer))
            return {};
        return buffer;
    }
};

}  // namespace

const peer glaze = peer_of<codec>("glaze");

}  // namespace bench
