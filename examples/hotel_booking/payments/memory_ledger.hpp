// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "payments/ledger.hpp"

#include <writ/testing.hpp>

#include <string>
#include <vector>

namespace booking {

/// The ledger as rows in the harness's memory: of each booking, the answers in their order.
class memory_ledger final : public ledger {
public:
    using answers = std::vector<bank_answer>;

    explicit memory_ledger(writ::testing::transaction& rows)
        : entries_{rows.table<answers>("ledger")} {}

    void enter(const take_payment& wanted, bank_answer answer) override {
        const auto* found = entries_.find(wanted.booking.value);
        auto longer = found == nullptr ? answers{} : *found;
        longer.push_back(answer);
        entries_.put(wanted.booking.value, std::move(longer));
    }

private:
    writ::testing::memory_table<answers>& entries_;
};

}  // namespace booking
