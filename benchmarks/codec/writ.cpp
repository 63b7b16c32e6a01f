// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "peer.hpp"

#include <writ/codec/json.hpp>

namespace bench {
namespace {

struct codec {
    template <class T>
    static bool decode(input& in, T& value) {
        return static_cast<bool>(::writ::from_json(in.text, value));
    }
    template <class T>
    static std::string_view encode(const T& value) {
        static std::string buffer;
        ::writ::to_json(value, buffer);
        return buffer;
    }
};

}  // namespace

const peer writ = peer_of<codec>("writ");

}  // namespace bench
