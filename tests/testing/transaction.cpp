// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/testing/transaction.hpp>

#include <stdexcept>

using writ::testing::transaction;

namespace {

struct room {
    int beds = 0;
    std::string guest;
};

}  // namespace

TEST_CASE("rows are found, replaced, erased and visited in the order of their keys") {
    transaction tx;
    auto& rooms = tx.table<room>("rooms");
    rooms.put("102", {2, "b"});
    rooms.put("101", {1, "a"});
    rooms.put("102", {3, "c"});
    REQUIRE(rooms.find("102") != nullptr);
    CHECK(rooms.find("102")->beds == 3);
    CHECK(rooms.find("103") == nullptr);
    std::string guests;
    for (const auto& [key, each] : rooms) {
        guests += key + each.guest;
    }
    CHECK(guests == "101a102c");
    CHECK(rooms.erase("101"));
    CHECK_FALSE(rooms.erase("101"));
    CHECK(rooms.size() == 1);
}

TEST_CASE("a rollback undoes every change since the last commit, a commit keeps them") {
    transaction tx;
    auto& rooms = tx.table<room>("rooms");
    rooms.put("101", {1, "a"});
    rooms.put("102", {2, "b"});
    tx.commit();
    rooms.put("101", {9, "x"});
    rooms.put("101", {8, "y"});
    rooms.erase("102");
    rooms.put("102", {7, "z"});
    rooms.put("103", {3, "c"});
    tx.table<int>("counts").put("all", 3);
    tx.rollback();
    CHECK(rooms.size() == 2);
    CHECK(rooms.find("101")->guest == "a");
    CHECK(rooms.find("102")->guest == "b");
    CHECK(tx.table<int>("counts").empty());
    rooms.put("101", {5, "kept"});
    tx.commit();
    tx.rollback();
    CHECK(rooms.find("101")->guest == "kept");
}

TEST_CASE("a row can be erased by the key that it is stored under") {
    transaction tx;
    auto& rooms = tx.table<room>("rooms");
    rooms.put("101", {1, "a"});
    tx.commit();
    rooms.erase(rooms.begin()->first);
    CHECK(rooms.empty());
    tx.rollback();
    CHECK(rooms.contains("101"));
}

TEST_CASE("a table has rows of one type") {
    transaction tx;
    tx.table<room>("rooms").put("101", {});
    CHECK_THROWS_AS(tx.table<int>("rooms").size(), std::logic_error);
    CHECK_THROWS_WITH(tx.table<int>("rooms").size(),
                      "the table 'rooms' holds rows of another type");
}

TEST_CASE("a transaction knows whether anybody used it since it was ended") {
    transaction tx;
    CHECK_FALSE(tx.touched());
    CHECK(tx.table<room>("rooms").empty());
    CHECK(tx.touched());
    tx.rollback();
    CHECK_FALSE(tx.touched());
}
