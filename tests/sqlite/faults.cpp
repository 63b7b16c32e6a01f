// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "faulty_disk.hpp"
#include "use.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace sqlite_tests;
using Catch::Contains;

namespace {

std::string why_not(const std::string& file, writ::sqlite::options wanted = {}) {
    const auto opened = writ::sqlite::open(file, std::move(wanted));
    return opened ? "opened" : opened.error().text();
}

void write_bytes(const std::string& file, std::streamoff at, std::size_t count) {
    std::fstream out{file, std::ios::in | std::ios::out | std::ios::binary};
    out.seekp(at);
    out << std::string(count, '\x5a');
}

// Holds the write lock of a file, as another program does that is stopped in a transaction.
class lock_holder {
public:
    explicit lock_holder(const std::string& file) {
        sqlite3_open(file.c_str(), &handle_);
        sqlite3_exec(handle_, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    }
    lock_holder(const lock_holder&) = delete;
    lock_holder& operator=(const lock_holder&) = delete;
    ~lock_holder() { sqlite3_close(handle_); }

private:
    sqlite3* handle_ = nullptr;
};

}  // namespace

TEST_CASE("a full disk refuses the whole commit, and the next one works on the same store") {
    faulty_disk& disk = faulty_disk::instance();
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    const auto first = message("m1");
    const auto second = message("m2");
    REQUIRE(outcome(store, handled(first, "e1")) == "committed");

    disk.fill(-1);
    const auto refused = outcome(store, handled(second, "e2"));
    CHECK_THAT(refused, Contains(folder.file()));
    CHECK_THAT(refused, Contains("the disk is full"));
    CHECK_THAT(refused, Contains("free some space"));
    disk.free();

    CHECK(log_of(store) == "e1");
    CHECK(outcome(store, handled(second, "e2")) == "committed");
    CHECK(log_of(store) == "e1 e2");
    CHECK(store.check().value().empty());
}

TEST_CASE("each write of a commit may be the one that finds the disk full") {
    faulty_disk& disk = faulty_disk::instance();
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    int refusals = 0;
    for (int passing = 0; passing < 12; ++passing) {
        const int before = disk.refused();
        const auto cause = message("m" + std::to_string(passing));
        disk.fill_after(passing);
        const auto result = outcome(store, handled(cause, "e" + std::to_string(passing)));
        disk.free();
        refusals += disk.refused() - before > 0 ? 1 : 0;
        const bool is_stored = store.is_claimed("hotel", "clerk", cause).value();
        CHECK(is_stored == (result == "committed"));
        CHECK(outcome(store, handled(cause, "e" + std::to_string(passing))) ==
              (is_stored ? "duplicate" : "committed"));
    }
    CHECK(refusals > 2);
    CHECK(store.stats().value().log == 12);
    CHECK(store.stats().value().inbox == 12);
    CHECK(store.check().value().empty());
}

TEST_CASE("a disk that is full while a handler writes is no failure of the handler") {
    faulty_disk& disk = faulty_disk::instance();
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    REQUIRE(outcome(store, within([](auto&, writ::sqlite::transaction& rows) {
                        rows.execute("CREATE TABLE big (bytes BLOB)");
                        return true;
                    })) == "committed");
    int calls = 0;
    const auto writing = [&](auto&, writ::sqlite::transaction& rows) {
        ++calls;
        try {
            // More than the cache of the connection: pages go to the disk before the commit.
            rows.execute("INSERT INTO big VALUES (randomblob(40000000))");
            return true;
        } catch (const writ::sqlite::statement_failed&) {
            return false;
        }
    };
    disk.fill(-1);
    CHECK_THAT(outcome(store, within(writing)), Contains("the disk is full"));
    disk.free();
    CHECK(outcome(store, within(writing)) == "committed");
    CHECK(calls == 2);
    CHECK(asked(folder.file(), "SELECT count(*) FROM big") == "1");
}

TEST_CASE("a store that is opened for reading refuses to write, and reads") {
    temporary_folder folder;
    writ::sqlite::store writing{folder.file()};
    const auto cause = message("m1");
    REQUIRE(outcome(writing, handled(cause, "e1")) == "committed");
    writ::sqlite::store reading{folder.file(), {.read_only = true}};
    CHECK(log_of(reading) == "e1");
    CHECK(reading.id() == writing.id());
    const auto other = message("m2");
    const auto refused = outcome(reading, handled(other, "e2"));
    CHECK_THAT(refused, Contains("the file is read-only"));
    CHECK_THAT(refused, Contains("let this user write"));
}

TEST_CASE("a file that is read-only is a named error") {
    if (::geteuid() == 0) {
        WARN("root may write to every file");
        SUCCEED();
        return;
    }
    temporary_folder folder;
    {
        writ::sqlite::store made{folder.file()};
    }
    std::filesystem::permissions(folder.file(), std::filesystem::perms::owner_read);
    CHECK_THAT(why_not(folder.file()), Contains("the file is read-only"));
}

TEST_CASE("a locked file is waited for, and then a named error, and works when it is free") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file(), {.busy = writ::duration::milliseconds(30)}};
    const auto cause = message("m1");
    {
        const lock_holder holder{folder.file()};
        const auto refused = outcome(store, handled(cause, "e1"));
        CHECK_THAT(refused, Contains("the file is locked"));
        CHECK_THAT(refused, Contains("options.busy"));
        CHECK(log_of(store).empty());
    }
    CHECK(outcome(store, handled(cause, "e1")) == "committed");
}

TEST_CASE("a damaged file is a named error, and the check says what is damaged") {
    temporary_folder folder;
    {
        writ::sqlite::store store{folder.file()};
        std::vector<writ::outgoing_message> many;
        for (int at = 0; at < 3'000; ++at) {
            many.push_back(emission("e" + std::to_string(at)));
        }
        REQUIRE(store.append(many, false).has_value());
    }
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(folder.file()));
    // What was written last: messages, not who the file is.
    for (std::streamoff page = size - 20 * 4096; page < size; page += 4096) {
        write_bytes(folder.file(), page, 2000);
    }
    writ::sqlite::store store{folder.file()};
    CHECK_FALSE(store.check().value().empty());
    all_messages all;
    std::vector<writ::logged_message> found;
    const auto read = store.read_log(0, 10'000, all, found);
    REQUIRE_FALSE(read);
    CHECK_THAT(read.error().text(), Contains("the file is damaged"));
    CHECK_THAT(read.error().text(), Contains("restore a copy"));
    CHECK(read.error().path == folder.file());
}

TEST_CASE("a file that is deleted or replaced while it is open takes no commit any more") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    const auto cause = message("m1");
    const auto aside = folder.file("aside.db");

    std::filesystem::rename(folder.file(), aside);
    const auto refused = outcome(store, handled(cause, "e1"));
    CHECK_THAT(refused, Contains(folder.file()));
    CHECK_THAT(refused, Contains("it was deleted or replaced while it was open"));

    {
        writ::sqlite::store other{folder.file()};
    }
    CHECK_THAT(outcome(store, handled(cause, "e1")), Contains("deleted or replaced"));

    std::filesystem::remove(folder.file());
    std::filesystem::remove(folder.file() + "-wal");
    std::filesystem::remove(folder.file() + "-shm");
    CHECK_THAT(outcome(store, handled(cause, "e1")), Contains("deleted or replaced"));
}

TEST_CASE("a store whose write-ahead log is deleted while it is open takes no commit any more") {
    temporary_folder folder;
    const auto first = message("m1");
    const auto second = message("m2");
    {
        writ::sqlite::store store{folder.file()};
        REQUIRE(outcome(store, handled(first, "e1")) == "committed");
        std::filesystem::remove(folder.file() + "-wal");
        CHECK_THAT(outcome(store, handled(second, "e2")), Contains("deleted or replaced"));
    }
    writ::sqlite::store store{folder.file()};
    CHECK(log_of(store) == "e1");
    CHECK(outcome(store, handled(second, "e2")) == "committed");
}

TEST_CASE("a file that is moved away and back again is the same store") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    const auto cause = message("m1");
    std::filesystem::rename(folder.file(), folder.file("aside.db"));
    REQUIRE_THAT(outcome(store, handled(cause, "e1")), Contains("deleted or replaced"));
    std::filesystem::rename(folder.file("aside.db"), folder.file());
    CHECK(outcome(store, handled(cause, "e1")) == "committed");
}

TEST_CASE("a file that cannot be a store says why, and what to do") {
    temporary_folder folder;
    const auto file = folder.file();

    SECTION("there is no such folder") {
        CHECK_THAT(why_not(folder.file("no/such/store.db")),
                   Contains("no/such/store.db: the file cannot be opened"));
    }
    SECTION("there is no such file, and it may not be made") {
        CHECK_THAT(why_not(file, {.may_create = false}), Contains("the file cannot be opened"));
        CHECK_FALSE(std::filesystem::exists(file));
    }
    SECTION("it is no database") {
        std::ofstream{file} << std::string(5000, 'x');
        CHECK_THAT(why_not(file), Contains("the file is damaged (file is not a database)"));
    }
    SECTION("it is a database of something else") {
        asked(file, "CREATE TABLE guests (name TEXT)");
        CHECK_THAT(why_not(file), Contains("it is no store of writ"));
        CHECK(asked(file, "SELECT count(*) FROM sqlite_schema") == "1");
    }
    SECTION("it is memory") {
        CHECK_THAT(why_not(":memory:"), Contains("writ::memory::store"));
        CHECK_THAT(why_not(""), Contains("name one"));
    }
    SECTION("its tables are of a newer version") {
        {
            writ::sqlite::store made{file};
        }
        asked(file, "PRAGMA user_version=7");
        const auto text = why_not(file);
        CHECK_THAT(text, Contains("version 7"));
        CHECK_THAT(text, Contains("up to version 1"));
        CHECK(asked(file, "PRAGMA user_version") == "7");
    }
    SECTION("the constructor throws the same") {
        std::ofstream{file} << std::string(5000, 'x');
        CHECK_THROWS_AS(writ::sqlite::store{file}, writ::sqlite::cannot_open);
        CHECK_THROWS_WITH(writ::sqlite::store{file}, Contains(file + ": the file is damaged"));
    }
}

TEST_CASE("a store that another program brings to a newer version takes no commit any more") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    asked(folder.file(), "PRAGMA user_version=2");
    const auto cause = message("m1");
    const auto refused = outcome(store, handled(cause, "e1"));
    CHECK_THAT(refused, Contains("to version 2, and this one knows version 1"));
}
