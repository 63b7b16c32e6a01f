// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A shop, a bank and the workflow between them, under faults drawn from a seed. Whatever happens,
// no money and no parcel may be lost or doubled.

#include "catch.hpp"
#include "testing/models.hpp"

#include <string>

using namespace models;
using writ::decision;
using writ::delivery;
using writ::kind;
using writ::testing::engine;
using writ::testing::happening;

namespace {

constexpr int orders = 20;
constexpr int customers = 4;
constexpr int price = 10;
constexpr writ::retry_policy impatient{.immediate = 1, .delayed = 2};

writ::testing::memory_table<int>& rows(const delivery& given, std::string_view name) {
    return static_cast<writ::testing::transaction*>(given.transaction)->table<int>(name);
}

void add(writ::testing::memory_table<int>& table, const std::string& key, int amount) {
    const auto* present = table.find(key);
    table.put(key, (present == nullptr ? 0 : *present) + amount);
}

std::string customer_of(const std::string& order) {
    return std::to_string(std::stoi(order) % customers);
}

decision charge(void*, const delivery& given) {
    const auto& order = given.message.body;
    add(rows(given, "accounts"), customer_of(order), -price);
    add(rows(given, "bank"), "till", price);
    return emits(event("charged", customer_of(order), order));
}

decision ship(void*, const delivery& given) {
    add(rows(given, "parcels"), given.message.body, 1);
    return done();
}

decision order_step(void*, const delivery& given) {
    const std::string order = given.message.body;
    if (given.message.type == "ordered" && given.instance == nullptr) {
        auto made = steps("charging", 3'600'000);
        made.emissions.push_back(command("charge", customer_of(order), order));
        return made;
    }
    if (given.message.type == "charged") {
        auto made = finishes();
        made.emissions.push_back(command("ship", "", order));
        return made;
    }
    return ended(writ::verdict::unhandled, "");
}

/// Gives the order up, so that its charge is late when it comes.
decision order_timeout(void* objects, std::size_t, const delivery& given) {
    ++in(objects).calls[std::string(given.instance_key)];
    return finishes();
}

struct shop {
    explicit shop(writ::testing::options settings) : run(settings) {
        bank.subscriber({.name = "charge", .retries = impatient});
        bank.takes({.type = "charge", .what = kind::command, .decide = charge});
        parcels.subscriber({.name = "ship", .retries = impatient});
        parcels.takes({.type = "ship", .what = kind::command, .decide = ship});
        process.subscriber({.name = "order", .is_workflow = true, .retries = impatient});
        process.takes(
            {.type = "ordered", .starts = true, .instance_of = body_is_key, .decide = order_step});
        process.takes({.type = "charged", .instance_of = body_is_key, .decide = order_step});
        process.times_out(order_timeout);
        for (const auto* each : {&bank, &parcels, &process}) {
            run.add(each->model(), &seen);
        }
        for (int at = 0; at < orders; ++at) {
            run.send(message("ordered", customer_of(std::to_string(at)), std::to_string(at)));
        }
    }

    int value(std::string_view table, std::string_view key) {
        const auto* found = run.data().table<int>(table).find(key);
        return found == nullptr ? 0 : *found;
    }

    notes seen;
    service bank{"bank"}, parcels{"parcels"}, process{"process"};
    engine run;
};

/// Every order was charged once, and either shipped once, or timed out first and not shipped.
void require_exact_sums(shop& it) {
    REQUIRE(it.value("bank", "till") == orders * price);
    int debited = 0;
    for (int at = 0; at < customers; ++at) {
        debited -= it.value("accounts", std::to_string(at));
    }
    REQUIRE(debited == orders * price);
    for (int at = 0; at < orders; ++at) {
        const auto order = std::to_string(at);
        REQUIRE(it.run.is_finished("process", "order", order));
        // A timeout is committed at most once, and then no parcel goes out.
        const bool timed_out = it.value("parcels", order) == 0;
        REQUIRE(it.value("parcels", order) == (timed_out ? 0 : 1));
        if (timed_out) {
            REQUIRE(it.seen.calls[order] >= 1);
        }
    }
    REQUIRE(it.run.balance().late + it.run.data().table<int>("parcels").size() == orders);
}

}  // namespace

TEST_CASE("without faults every order is charged and shipped once") {
    shop it({});
    it.run.run_to_end();
    require_exact_sums(it);
    CHECK(it.run.data().table<int>("parcels").size() == orders);
    CHECK(it.run.balance().copies == 4 * orders);
    CHECK(it.run.balance().exact());
}

TEST_CASE("with every message delivered twice every order is charged and shipped once") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        shop it({.seed = seed, .duplicate = true});
        it.run.run_to_end();
        require_exact_sums(it);
        REQUIRE(it.run.data().table<int>("parcels").size() == orders);
        REQUIRE(it.run.balance().duplicates == 4 * orders);
        REQUIRE(it.run.balance().exact());
    }
}

TEST_CASE("under faults from a seed every message is accounted for, and in the end the sums fit") {
    std::size_t dead = 0, parked = 0, late = 0, lost = 0, repeated = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        shop it({.seed = seed,
                 .duplicate_percent = 20,
                 .fail_percent = static_cast<std::uint32_t>(seed % 9) * 10});
        it.run.run_to_end();
        const auto before = it.run.balance();
        REQUIRE(before.exact());
        REQUIRE(before.queued == 0);
        REQUIRE(before.held == 0);
        REQUIRE(before.dead == it.run.dead_letters().size());
        dead += before.dead;
        parked += before.parked;
        lost += it.run.journal().count(happening::failed);
        repeated += it.run.journal().count(happening::commit_failed);
        it.run.stop_faults();
        while (!it.run.dead_letters().empty()) {
            it.run.redrive_all();
            it.run.run_to_end();
        }
        const auto after = it.run.balance();
        REQUIRE(after.exact());
        REQUIRE(after.parked == 0);
        REQUIRE(after.held == 0);
        REQUIRE(after.dead == 0);
        REQUIRE(after.skipped == 0);
        require_exact_sums(it);
        late += after.late;
    }
    // The seeds reach what they are there for.
    CHECK(dead > 50);
    CHECK(parked > 20);
    CHECK(lost > 1'000);
    CHECK(repeated > 300);
    CHECK(late > 10);
}

TEST_CASE("after skipping what is dead nothing is parked, and what was skipped is counted") {
    std::size_t skipped = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        shop it({.seed = seed, .fail_percent = 70});
        it.run.run_to_end();
        while (!it.run.dead_letters().empty()) {
            it.run.skip_all();
            it.run.run_to_end();
        }
        const auto after = it.run.balance();
        REQUIRE(after.exact());
        REQUIRE(after.parked + after.held + after.dead + after.queued == 0);
        skipped += after.skipped;
    }
    CHECK(skipped > 50);
}

TEST_CASE("a seed determines everything that happens") {
    const auto story = [](std::uint64_t seed) {
        shop it({.seed = seed, .duplicate_percent = 20, .fail_percent = 40});
        it.run.run_to_end();
        return it.run.journal().print();
    };
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        REQUIRE(story(seed) == story(seed));
    }
    CHECK(story(1) != story(2));
}
