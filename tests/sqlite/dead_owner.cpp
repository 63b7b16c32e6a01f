// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "temporary_folder.hpp"

#include <writ/sqlite.hpp>

#include "catch.hpp"

#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr auto an_hour = writ::duration::milliseconds(3'600'000);

// Takes a lease in another process, which then ends without giving it back.
void take_and_die(const std::string& file, const std::string& role) {
    const auto child = ::fork();
    if (child == 0) {
        writ::sqlite::store store{file};
        const auto got = store.acquire(role, writ::new_owner_name(), an_hour);
        ::_exit(got && *got ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    REQUIRE(status == 0);
}

}  // namespace

TEST_CASE("the lease of a process that has died is free before its time is over") {
    const sqlite_tests::temporary_folder folder;
    const auto file = folder.file("store.db");
    {
        writ::sqlite::store made{file};
    }
    take_and_die(file, "desk#1");
    writ::sqlite::store store{file};
    const auto got = store.acquire("desk#1", writ::new_owner_name(), an_hour);
    REQUIRE(got);
    REQUIRE(*got);
    CHECK((*got)->unclean);
    CHECK((*got)->epoch == 2);
}

TEST_CASE("the lease of a process that lives is not free") {
    const sqlite_tests::temporary_folder folder;
    writ::sqlite::store store{folder.file("store.db")};
    REQUIRE(store.acquire("desk#1", writ::new_owner_name(), an_hour).value());
    CHECK_FALSE(store.acquire("desk#1", writ::new_owner_name(), an_hour).value());
}

TEST_CASE("a process that has died is not listed among the holders") {
    const sqlite_tests::temporary_folder folder;
    const auto file = folder.file("store.db");
    {
        writ::sqlite::store made{file};
    }
    take_and_die(file, "desk!a");
    writ::sqlite::store store{file};
    CHECK(store.leases("desk!").value().empty());
}
