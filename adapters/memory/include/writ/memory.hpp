// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

/// A store and a broker inside of one process: nothing outlives it.

#include <writ/memory/store.hpp>
#include <writ/memory/transport.hpp>
