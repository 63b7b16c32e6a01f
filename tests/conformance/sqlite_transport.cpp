// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "../sqlite/temporary_folder.hpp"
#include "transport.hpp"

#include <writ/sqlite.hpp>

#include <atomic>

namespace {

class log_of_sqlite {
public:
    using transport_type = writ::local_transport<writ::sqlite::store>;

    static writ::duration lease() { return writ::duration::milliseconds(1'000); }
    transport_type& transport() { return transport_; }
    void advance(writ::duration span) { time_ += span.ms; }

private:
    sqlite_tests::temporary_folder folder_;
    std::atomic<std::int64_t> time_ = 1'700'000'000'000;
    writ::sqlite::store store_{
        folder_.file(), writ::sqlite::options{.synchronous = writ::sqlite::synchronous::normal,
                                              .clock = [this] { return writ::timestamp{time_}; }}};
    transport_type transport_ = store_.transport();
};

}  // namespace

TEST_CASE("the log of the store in SQLite is a transport") {
    conformance::transport_conforms<log_of_sqlite>();
}
