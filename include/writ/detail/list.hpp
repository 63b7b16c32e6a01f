// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace writ::detail {

template <class... T>
struct list {};

template <class T>
struct box {
    using type = T;
};

}  // namespace writ::detail
