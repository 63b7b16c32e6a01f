// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "catch.hpp"
