// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "use.hpp"

#include <array>

using namespace sqlite_tests;
using Catch::Contains;
namespace detail = writ::sqlite::detail;

namespace {

// A file whose tables are of a version before ours: as an older build would have made it.
constexpr std::array older{detail::migration{1, R"(
    CREATE TABLE writ_meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE writ_old (name TEXT);
    INSERT INTO writ_old VALUES ('kept');)"}};
constexpr std::array newer{older[0],
                           detail::migration{2, "ALTER TABLE writ_old ADD COLUMN age INTEGER;"},
                           detail::migration{3, "UPDATE writ_old SET age = 3;"}};
constexpr std::array broken{older[0],
                            detail::migration{2, "ALTER TABLE writ_old ADD COLUMN age INTEGER;"},
                            detail::migration{3, "UPDATE writ_old SET no_such_column = 3;"}};

template <std::size_t Count>
detail::identity open_with(const std::string& file,
                           const std::array<detail::migration, Count>& steps,
                           writ::sqlite::options wanted = {}) {
    const detail::connection over{file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                  writ::duration::milliseconds(1'000)};
    return detail::make_ready(over, steps, wanted, {5});
}

}  // namespace

TEST_CASE("a file of an older version is brought to the newest, and stays who it is") {
    temporary_folder folder;
    const auto made = open_with(folder.file(), older, {.slots = 4});
    CHECK(asked(folder.file(), "PRAGMA user_version") == "1");
    const auto found = open_with(folder.file(), newer, {.slots = 9});
    CHECK(asked(folder.file(), "PRAGMA user_version") == "3");
    CHECK(asked(folder.file(), "SELECT name || age FROM writ_old") == "kept3");
    CHECK(found.store_id == made.store_id);
    CHECK(found.slots == 4);
}

TEST_CASE("a step that fails leaves the file as it was") {
    temporary_folder folder;
    open_with(folder.file(), older);
    CHECK_THROWS_WITH(open_with(folder.file(), broken), Contains("no_such_column"));
    CHECK(asked(folder.file(), "PRAGMA user_version") == "1");
    CHECK(asked(folder.file(), "SELECT count(*) FROM pragma_table_info('writ_old')") == "1");
    open_with(folder.file(), newer);
    CHECK(asked(folder.file(), "PRAGMA user_version") == "3");
}

TEST_CASE("a file of a newer version than the program's is refused with both numbers") {
    temporary_folder folder;
    open_with(folder.file(), newer);
    CHECK_THROWS_WITH(open_with(folder.file(), older),
                      Contains("version 3") && Contains("up to version 1"));
}

TEST_CASE("a file of an older version is not changed by one that only reads") {
    temporary_folder folder;
    open_with(folder.file(), older);
    CHECK_THROWS_WITH(open_with(folder.file(), newer, {.read_only = true}),
                      Contains("open it once for writing"));
    CHECK(asked(folder.file(), "PRAGMA user_version") == "1");
}

TEST_CASE("a new file says that it is ours, and how it is kept") {
    temporary_folder folder;
    const writ::sqlite::store store{folder.file(), {.slots = 5}};
    CHECK(asked(folder.file(), "PRAGMA application_id") == std::to_string(0x77726974));
    CHECK(asked(folder.file(), "PRAGMA user_version") == "1");
    CHECK(asked(folder.file(), "PRAGMA journal_mode") == "wal");
    CHECK(asked(folder.file(), "PRAGMA auto_vacuum") == "2");
    CHECK(asked(folder.file(), "SELECT value FROM writ_meta WHERE key = 'store_id'") == store.id());
    CHECK(store.id().size() == 36);
    CHECK(store.slots() == 5);
}

TEST_CASE("the number of slots is that of the file, not of who opens it again") {
    temporary_folder folder;
    {
        const writ::sqlite::store made{folder.file(), {.slots = 5}};
    }
    const writ::sqlite::store again{folder.file(), {.slots = 7}};
    CHECK(again.slots() == 5);
}

TEST_CASE("two stores have two ids") {
    temporary_folder folder;
    const writ::sqlite::store one{folder.file("1.db")};
    const writ::sqlite::store other{folder.file("2.db")};
    CHECK(one.id() != other.id());
}

TEST_CASE("the views say in words what the tables say in numbers") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file()};
    const auto cause = message("m1");
    auto entry = handled(cause, "e1");
    entry.instance.emplace();
    entry.instance->key = "b1";
    entry.instance->next.running = writ::stored_instance{"open", "{}"};
    REQUIRE(outcome(store, std::move(entry)) == "committed");
    CHECK(asked(folder.file(), "SELECT type || ' ' || what || ' ' || stream || ' ' || id FROM "
                               "writ_show_log") == "room.reserved event rooms e1");
    CHECK(asked(folder.file(), "SELECT service || '/' || subscriber || ' ' || id FROM "
                               "writ_show_inbox") == "hotel/clerk m1");
    CHECK(asked(folder.file(), "SELECT service || '/' || workflow || ' ' || key || ' ' || state "
                               "FROM writ_show_instance") == "hotel/clerk b1 open");
    CHECK(asked(folder.file(), "SELECT count(*) FROM writ_show_outbox") == "0");
    CHECK(asked(folder.file(), "SELECT json_extract(body, '$.room') FROM writ_log") == "101");
}

TEST_CASE("headers are JSON in the file, and come back as they were") {
    const std::vector<writ::header> given{{"tenant", "a"},
                                          {"quote", "\"\\\n\x01{}:,"},
                                          {"", "empty name"},
                                          {"tenant", ""},
                                          {"bytes", "\xff\xc3\xa4"}};
    const auto text = detail::text_of_headers(given);
    CHECK(detail::headers_of(text) == given);
    CHECK(detail::text_of_headers({}).empty());
    CHECK(detail::headers_of("").empty());
    temporary_folder folder;
    CHECK(asked(folder.file(), "SELECT json_extract('" + detail::text_of_headers({given[0]}) +
                                   "', '$.tenant')") == "a");
}
