// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "contracts.hpp"

order read_order(std::string_view text) { return writ::from_json<order>(text).value(); }

std::string write_order(const order& value) { return writ::to_json(value); }
