// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "store.hpp"

#include <writ/memory.hpp>

#include <atomic>
#include <string>

namespace {

// [adapter]
class memory_adapter {
public:
    using store_type = writ::memory::store;

    store_type& store() { return store_; }
    void advance(writ::duration span) { time_ += span.ms; }
    void fail_next_commit() { fails_ = true; }

    static void write(writ::memory_transaction& rows, const std::string& key) {
        rows.table<int>("rows").put(key, 1);
    }
    static bool contains(writ::memory_transaction& rows, const std::string& key) {
        return rows.table<int>("rows").contains(key);
    }

private:
    std::atomic<std::int64_t> time_ = 1'700'000'000'000;
    std::atomic<bool> fails_ = false;
    store_type store_{
        {.clock = [this] { return writ::timestamp{time_}; },
         .refuse = [this] { return fails_.exchange(false) ? "no space is left" : ""; }}};
};
// [/adapter]

}  // namespace

// [case]
TEST_CASE("the store in memory is a store") { conformance::store_conforms<memory_adapter>(); }
// [/case]
