// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "use.hpp"

#include <atomic>
#include <filesystem>

using namespace sqlite_tests;

namespace {

constexpr std::int64_t day = 86'400'000;

// A store whose clock is set by hand, with a service that has passed all that is in it.
struct aging {
    void fill(int count) {
        std::vector<writ::outgoing_message> many;
        for (int at = 0; at < count; ++at) {
            many.push_back(emission("e" + std::to_string(next++)));
            many.back().message.body.assign(1'000, 'x');
        }
        REQUIRE(store.append(many, false).has_value());
    }
    void pass_all() {
        std::vector<writ::read_position> positions;
        const auto head = store.log_head().value();
        for (std::uint32_t slot = 0; slot < store.slots(); ++slot) {
            positions.push_back({"hotel", "log", slot, head, 0});
        }
        std::vector<writ::entry_result> results;
        REQUIRE(store.commit({}, positions, results).has_value());
    }
    std::size_t trim(std::size_t count) {
        return store.trim(store.now(), writ::retention{}, count).value();
    }
    [[nodiscard]] std::uint64_t pages(const std::string& what = "page_count") const {
        return std::stoull(asked(folder.file(), "PRAGMA " + what));
    }

    temporary_folder folder;
    std::atomic<std::int64_t> time = 100 * day;
    writ::sqlite::store store{folder.file(),
                              {.synchronous = writ::sqlite::synchronous::normal,
                               .clock = [this] { return writ::timestamp{time}; }}};
    int next = 0;
};

}  // namespace

TEST_CASE("what is trimmed gives its room back to the disk") {
    aging at;
    at.fill(6'000);
    at.pass_all();
    const auto full = at.pages();
    at.time += 8 * day;
    std::size_t removed = 0;
    for (int call = 0; call < 60; ++call) {
        removed += at.trim(500);
    }
    // Each message, and the note that it came from outside.
    CHECK(removed == 12'000);
    CHECK(at.store.stats().value().log == 0);
    CHECK(at.pages() < full / 4);
    CHECK(at.store.check().value().empty());
}

TEST_CASE("a store that forgets as fast as it learns does not grow") {
    aging at;
    std::uint64_t pages = 0;
    for (int week = 0; week < 12; ++week) {
        at.fill(500);
        at.pass_all();
        at.time += 8 * day;
        while (at.trim(500) != 0) {
        }
        if (week == 3) {
            pages = at.pages();
        }
    }
    CHECK(at.pages() <= pages + pages / 4);
    CHECK(at.store.log_head().value() == 6'000);
}

TEST_CASE("what one service has not passed stays, and what lies behind it goes") {
    aging at;
    std::vector<writ::outgoing_message> stuck{emission("stuck")};
    stuck[0].message.partition_key = "102";
    REQUIRE(at.store.append(stuck, false).has_value());
    at.fill(100);
    const auto slot = writ::slot_of("102", at.store.slots());
    REQUIRE(slot != writ::slot_of("101", at.store.slots()));
    at.pass_all();
    const std::vector<writ::read_position> behind{{"bar", "log", writ::slot_of("101", 16), 101, 0}};
    std::vector<writ::entry_result> results;
    REQUIRE(at.store.commit({}, behind, results).has_value());
    at.time += 8 * day;
    for (int call = 0; call < 40; ++call) {
        at.trim(5);
    }
    CHECK(log_of(at.store) == "stuck");
}

TEST_CASE("the write-ahead log of a store that is written all the time is bounded") {
    aging at;
    for (int batch = 0; batch < 60; ++batch) {
        at.fill(1'000);
    }
    // 4,096 pages are copied back at a time; a commit may go beyond.
    CHECK(std::filesystem::file_size(at.folder.file() + "-wal") < 40'000'000);
}

TEST_CASE("the lease of a process that has gone is forgotten, and its epochs are not given again") {
    aging at;
    const auto span = writ::duration::milliseconds(1'000);
    for (int times = 0; times < 3; ++times) {
        const auto got = at.store.acquire("hotel!a", "a", span).value();
        REQUIRE(at.store.give_back("hotel!a", got->epoch).has_value());
    }
    at.time += 8 * day;
    at.trim(100);
    CHECK(asked(at.folder.file(), "SELECT count(*) FROM writ_lease") == "0");
    CHECK(at.store.acquire("hotel!b", "b", span).value()->epoch == 4);
}
