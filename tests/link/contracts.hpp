// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/writ.hpp>

#include <string>
#include <string_view>

struct order {
    std::string article;
    int count = 0;
};
struct contracts : writ::contract_list<writ::command<"order", order>> {};

order read_order(std::string_view text);
std::string write_order(const order& value);
