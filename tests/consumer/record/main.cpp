// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "shop.hpp"

#include <iterator>

static_assert(writ::proven<team::shop>);
static_assert(std::size(team::shop_record::rows) > 4);

int main() {}
