// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "../sqlite/faulty_disk.hpp"
#include "../sqlite/temporary_folder.hpp"
#include "store.hpp"

#include <writ/sqlite.hpp>

#include <atomic>
#include <optional>
#include <string>

namespace {

class sqlite_adapter {
public:
    using store_type = writ::sqlite::store;

    sqlite_adapter() { reopen(); }

    store_type& store() { return *store_; }
    void advance(writ::duration span) { time_ += span.ms; }
    void fail_next_commit() { disk_.fill(1); }
    void reopen() {
        store_.reset();
        // Many small stores: what survives the machine's power is tested elsewhere.
        store_.emplace(folder_.file(),
                       writ::sqlite::options{.synchronous = writ::sqlite::synchronous::normal,
                                             .clock = [this] { return writ::timestamp{time_}; }});
    }

    static void write(writ::sqlite::transaction& rows, const std::string& key) {
        rows.execute("CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY)");
        rows.execute("INSERT INTO rows VALUES (?1)", key);
    }
    static bool contains(writ::sqlite::transaction& rows, const std::string& key) {
        rows.execute("CREATE TABLE IF NOT EXISTS rows (key TEXT PRIMARY KEY)");
        return rows.find<int>("SELECT 1 FROM rows WHERE key = ?1", key).has_value();
    }

private:
    sqlite_tests::faulty_disk& disk_ = sqlite_tests::faulty_disk::instance();
    sqlite_tests::temporary_folder folder_;
    std::atomic<std::int64_t> time_ = 1'700'000'000'000;
    std::optional<store_type> store_;
};

}  // namespace

TEST_CASE("the store in SQLite is a store") { conformance::store_conforms<sqlite_adapter>(); }
