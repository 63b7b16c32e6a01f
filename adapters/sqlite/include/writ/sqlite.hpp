// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/errors.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/store.hpp>
#include <writ/sqlite/transaction.hpp>
