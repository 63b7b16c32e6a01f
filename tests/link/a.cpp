// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "contracts.hpp"

// Two translation units that use everything of the library: a function that is not inline, or an
// object that is there twice, shows when they are linked.
int main() {
    const auto order = read_order(R"({"article":"tea","count":3})");
    return write_order(order) == R"({"article":"tea","count":3})" ? 0 : 1;
}
