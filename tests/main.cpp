// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#define CATCH_CONFIG_MAIN
#include "catch.hpp"
