// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "use.hpp"

#include <optional>
#include <stdexcept>
#include <tuple>

using namespace sqlite_tests;
using Catch::Contains;
using writ::sqlite::row;
using writ::sqlite::statement_failed;
using writ::sqlite::transaction;

namespace {

enum class season : int { low = 1, high = 2 };

/// A store with a table of rooms.
struct hotel {
    explicit hotel(writ::sqlite::options wanted = {}) : store{folder.file(), std::move(wanted)} {
        REQUIRE(run([](transaction& tx) {
                    tx.execute("CREATE TABLE room (number INTEGER PRIMARY KEY, guest TEXT, price "
                               "REAL, season INTEGER, CHECK (number > 0))");
                }) == "committed");
    }

    template <class Handler>
    std::string run(Handler handler) {
        return outcome(store, within([handler](writ::commit_entry&, transaction& tx) {
                           handler(tx);
                           return true;
                       }));
    }
    /// What a handler's own catch finds.
    template <class Handler>
    std::string thrown_by(Handler handler) {
        std::string text;
        const auto result = run([&](transaction& tx) {
            try {
                handler(tx);
            } catch (const statement_failed& why) {
                text = why.what();
            }
        });
        CHECK(result == "committed");
        return text;
    }
    std::string rooms() {
        return asked(folder.file(), "SELECT coalesce(group_concat(number), '') FROM room");
    }

    temporary_folder folder;
    writ::sqlite::store store;
};

}  // namespace

TEST_CASE("a handler writes and reads rows with typed values") {
    hotel at;
    const auto result = at.run([](transaction& tx) {
        const std::string guest = "Ada";
        CHECK(tx.execute("INSERT INTO room VALUES (?1, ?2, ?3, ?4)", 101, guest, 80.5,
                         season::high) == 1);
        CHECK(tx.execute("INSERT INTO room VALUES (?1, ?2, ?3, ?4)", 102,
                         std::optional<std::string>{}, nullptr, season::low) == 1);
        std::string seen;
        for (const row& each : tx.query("SELECT number, guest, price, season FROM room")) {
            const auto [number, name, price, when] =
                each.as<int, std::optional<std::string>, std::optional<double>, season>();
            seen += std::to_string(number) + name.value_or("-") +
                    (price ? std::to_string(static_cast<int>(*price * 10)) : "-") +
                    (when == season::high ? "h" : "l") + ' ';
        }
        CHECK(seen == "101Ada805h 102--l ");
        CHECK(tx.find<int>("SELECT number FROM room WHERE guest = ?1", "Ada") == 101);
        CHECK(tx.find<std::string>("SELECT guest FROM room WHERE number = 102") == std::nullopt);
        CHECK(tx.find<int>("SELECT number FROM room WHERE number = 9") == std::nullopt);
        CHECK(tx.execute("UPDATE room SET price = price + 1 WHERE price IS NOT NULL") == 1);
        CHECK(sqlite3_get_autocommit(tx.handle()) == 0);
    });
    CHECK(result == "committed");
    CHECK(at.rooms() == "101,102");
}

TEST_CASE("a query may be read inside of the same query") {
    hotel at;
    at.run([](transaction& tx) {
        for (int number : {1, 2, 3}) {
            tx.execute("INSERT INTO room (number) VALUES (?1)", number);
        }
        const std::string_view all = "SELECT number FROM room ORDER BY number";
        std::string seen;
        for (const row& outer : tx.query(all)) {
            for (const row& inner : tx.query(all)) {
                seen += std::to_string(outer.get<int>(0) * inner.get<int>(0)) + ' ';
            }
        }
        CHECK(seen == "1 2 3 2 4 6 3 6 9 ");
    });
}

TEST_CASE("what a handler writes is rolled back when it says so, and the rest is kept") {
    hotel at;
    const auto cause = message("m1");
    auto entry = within([](writ::commit_entry& of, transaction& tx) {
        tx.execute("INSERT INTO room (number) VALUES (1)");
        of.emissions.clear();
        writ::kept_message kept;
        kept.service = "hotel";
        kept.subscriber = "clerk";
        kept.message = message("m1");
        of.keep = kept;
        return false;
    });
    entry.message = &cause;
    entry.claims = true;
    CHECK(outcome(at.store, std::move(entry)) == "committed");
    CHECK(at.rooms().empty());
    CHECK(at.store.is_claimed("hotel", "clerk", cause).value());
    CHECK(at.store.stats().value().parked == 1);
}

TEST_CASE("what a handler throws is the failure of its entry alone, and nothing of it is stored") {
    hotel at;
    const auto first = message("m1");
    const auto second = message("m2");
    auto throwing = within([](writ::commit_entry&, transaction& tx) -> bool {
        tx.execute("INSERT INTO room (number) VALUES (1)");
        throw std::runtime_error{"no such guest"};
    });
    throwing.message = &first;
    throwing.claims = true;
    std::vector<writ::commit_entry> group{throwing, handled(second, "e2")};
    std::vector<writ::entry_result> results;
    REQUIRE(commit(at.store, group, results).has_value());
    CHECK(results[0].what == writ::commit_result::failed);
    CHECK(results[0].failure == "no such guest");
    CHECK(results[1].what == writ::commit_result::committed);
    CHECK(at.rooms().empty());
    CHECK_FALSE(at.store.is_claimed("hotel", "clerk", first).value());
    CHECK(log_of(at.store) == "e2");
}

TEST_CASE("a statement that SQLite refuses is thrown, and names the handler and the statement") {
    hotel at;
    const auto text = at.thrown_by(
        [](transaction& tx) { tx.execute("INSERT INTO room (number) VALUES (?1)", -1); });
    CHECK_THAT(text, Contains("'hotel/clerk'"));
    CHECK_THAT(text, Contains("INSERT INTO room"));
    CHECK_THAT(text, Contains("CHECK constraint failed"));
    CHECK_THAT(at.thrown_by([](transaction& tx) { tx.execute("INSERT INTO rom VALUES (1)"); }),
               Contains("no such table: rom"));
}

TEST_CASE("a statement with another number of values is thrown") {
    hotel at;
    CHECK_THAT(at.thrown_by([](transaction& tx) {
        tx.execute("INSERT INTO room (number, guest) VALUES (?1, ?2)", 1);
    }),
               Contains("has 2 parameters, and was given 1 values"));
}

TEST_CASE("two statements in one text are thrown") {
    hotel at;
    CHECK_THAT(at.thrown_by([](transaction& tx) {
        tx.execute("INSERT INTO room (number) VALUES (1); DELETE FROM room");
    }),
               Contains("is not one statement"));
    CHECK(at.rooms().empty());
}

TEST_CASE("a handler may not end the transaction, nor touch what is the store's") {
    std::vector<std::string> told;
    hotel at{{.trouble = [&](std::string_view text) { told.emplace_back(text); }}};
    const std::string sql =
        GENERATE(as<std::string>{}, "COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT a", "END",
                 "ROLLBACK TO writ_rows", "RELEASE writ_rows", "DELETE FROM writ_inbox",
                 "INSERT INTO writ_meta VALUES ('a', 1)", "SELECT * FROM WRIT_LOG",
                 "SELECT * FROM writ_show_log", "DROP TABLE writ_kept", "DROP INDEX writ_kept_due",
                 "ALTER TABLE writ_log ADD COLUMN mine TEXT", "CREATE TABLE writ_mine (a)",
                 "CREATE INDEX mine ON writ_log (id)",
                 "CREATE TRIGGER mine AFTER INSERT ON writ_log BEGIN SELECT 1; END",
                 "PRAGMA synchronous=OFF", "ATTACH DATABASE ':memory:' AS other",
                 "PRAGMA journal_mode=DELETE");
    const auto text = at.thrown_by([&](transaction& tx) {
        tx.execute("INSERT INTO room (number) VALUES (1)");
        tx.execute(sql);
    });
    CHECK_THAT(text, Contains("'hotel/clerk': " + sql));
    CHECK_THAT(text, Contains("a handler may not use"));
    CHECK(at.rooms() == "1");
    REQUIRE(told.size() == 1);
    CHECK_THAT(told[0], Contains("'hotel/clerk' was not let use"));
    CHECK(at.store.check().value().empty());
}

TEST_CASE("a handler may make tables, indexes, triggers and views of its own") {
    hotel at;
    const auto result = at.run([](transaction& tx) {
        tx.execute("CREATE TABLE IF NOT EXISTS guest (name TEXT, visits INTEGER)");
        tx.execute("CREATE INDEX guest_name ON guest (name)");
        tx.execute("CREATE TRIGGER welcome AFTER INSERT ON room BEGIN INSERT INTO guest (name, "
                   "visits) VALUES (new.guest, 1); END");
        tx.execute("CREATE VIEW names AS SELECT name FROM guest");
        tx.execute("ALTER TABLE guest ADD COLUMN mail TEXT");
        tx.execute("INSERT INTO room (number, guest) VALUES (1, 'Ada')");
        CHECK(tx.find<std::string>("SELECT name FROM names") == "Ada");
        CHECK(tx.find<int>("SELECT count(*) FROM pragma_table_info('guest')") == 3);
    });
    CHECK(result == "committed");
}

TEST_CASE("a handler that keeps the transaction too long is reported") {
    std::vector<std::string> told;
    writ::timestamp ignored{};
    hotel at{{.handler_time = writ::duration::milliseconds(5),
              .trouble = [&](std::string_view text) { told.emplace_back(text); }}};
    told.clear();
    const auto result = at.run([&](transaction&) {
        const auto since = writ::sqlite::detail::supervision::clock::now();
        while (writ::sqlite::detail::supervision::clock::now() - since <
               std::chrono::milliseconds{8}) {
            ++ignored.ms;
        }
    });
    CHECK(result == "committed");
    REQUIRE(told.size() == 1);
    CHECK_THAT(told[0], Contains("'hotel/clerk' kept the transaction for"));
    CHECK_THAT(told[0], Contains("its limit is 5 ms"));
}

TEST_CASE("a statement without end is stopped, and the others of the group are committed") {
    hotel at{{.handler_time = writ::duration::milliseconds(2)}};
    const auto endless = [](const std::string& rest) {
        return within([rest](writ::commit_entry&, transaction& tx) {
            tx.execute(rest + " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) " +
                       (rest.empty() ? "SELECT count(*) FROM n" : "SELECT i FROM n"));
            return true;
        });
    };
    const auto cause = message("m1");
    const auto other = message("m2");
    const bool writes = GENERATE(false, true);
    std::vector<writ::commit_entry> group{handled(cause, "e1"),
                                          endless(writes ? "INSERT INTO room (number)" : ""),
                                          handled(other, "e2")};
    std::vector<writ::entry_result> results;
    const auto done = commit(at.store, group, results);
    INFO(done.error().text());
    REQUIRE(done.has_value());
    CHECK(results[0].what == writ::commit_result::committed);
    CHECK(results[1].what == writ::commit_result::failed);
    CHECK_THAT(results[1].failure, Contains("'hotel/clerk'") && Contains("stopped"));
    CHECK(results[2].what == writ::commit_result::committed);
    CHECK(log_of(at.store) == "e1 e2");
    CHECK(at.rooms().empty());
}

TEST_CASE("an entry that SQLite cannot store fails alone, and the others of its group are stored") {
    hotel at;
    const auto first = message("m1");
    const auto second = message("m2");
    const auto third = message("m3");
    std::vector<writ::commit_entry> group{handled(first, "e1"), handled(second, "e2"),
                                          handled(third, "e3")};
    int calls = 0;
    group.push_back(within([&](writ::commit_entry&, transaction& tx) {
        ++calls;
        sqlite3_limit(tx.handle(), SQLITE_LIMIT_LENGTH, 1'000'000);
        return true;
    }));
    // From now on SQLite takes values of 1 MB.
    std::vector<writ::entry_result> results;
    std::vector<writ::commit_entry> limit{group.back()};
    REQUIRE(commit(at.store, limit, results).has_value());
    group.pop_back();
    group[1].emissions[0].message.body.assign(2'000'000, 'x');
    REQUIRE(commit(at.store, group, results).has_value());
    CHECK(calls == 1);
    CHECK(results[0].what == writ::commit_result::committed);
    CHECK(results[1].what == writ::commit_result::failed);
    CHECK_THAT(results[1].failure, Contains("a value is too big"));
    CHECK(results[2].what == writ::commit_result::committed);
    CHECK(log_of(at.store) == "e1 e3");
    CHECK_FALSE(at.store.is_claimed("hotel", "clerk", second).value());
    CHECK(at.store.log_head().value() == 2);
    CHECK(at.store.check().value().empty());
}

TEST_CASE("rows are made and read where no handler runs, in a transaction of their own") {
    hotel at;
    const auto made = at.store.with_rows([](transaction& tx) {
        tx.execute("CREATE TABLE guest (name TEXT)");
        tx.execute("INSERT INTO guest VALUES ('Ada')");
    });
    REQUIRE(made.has_value());
    CHECK(asked(at.folder.file(), "SELECT name FROM guest") == "Ada");

    const auto failed = at.store.with_rows([](transaction& tx) {
        tx.execute("DELETE FROM guest");
        tx.execute("DELETE FROM guests");
    });
    REQUIRE_FALSE(failed);
    CHECK_THAT(failed.error().text(), Contains(at.folder.file()) && Contains("no such table"));
    CHECK(asked(at.folder.file(), "SELECT name FROM guest") == "Ada");

    const auto forbidden = at.store.with_rows([](transaction& tx) { tx.execute("COMMIT"); });
    REQUIRE_FALSE(forbidden);
    CHECK_THAT(forbidden.error().text(), Contains("a handler may not use"));
    CHECK(outcome(at.store, within([](auto&, transaction&) { return true; })) == "committed");
}
