// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The outbox, timers, delayed messages, counts, and the check.

#include "store_file.hpp"

using namespace cli_test;

namespace {

writ::outgoing_message message(const std::string& id, const std::string& type,
                               const std::string& key) {
    writ::outgoing_message made;
    made.message.id = id;
    made.message.source = "room-booking";
    made.message.type = type;
    made.message.time = minutes_ago(1);
    made.message.partition_key = key;
    made.message.body = "{}";
    return made;
}

template <class Store>
void append(Store& store, std::vector<writ::outgoing_message> out, bool via_outbox) {
    REQUIRE(store.append(out, via_outbox));
}

std::vector<std::string> types_of(const answer& listed) { return listed.all<std::string>("type"); }

}  // namespace

TEST_CASE("the outbox is listed in the order of commits") {
    const store_file file;
    {
        auto store = file.open();
        append(store, {message("1", "booking.room-reserved", "b1"), message("2", "mail.sent", "")},
               true);
    }
    const auto listed = file.run({"outbox", "--json"});
    CHECK(listed.status == 0);
    CHECK(types_of(listed) == std::vector<std::string>{"booking.room-reserved", "mail.sent"});
    CHECK(file.run({"outbox"}).says("2026-11-30T23:59:00Z (1 min ago)  booking.room-reserved  b1"));
    CHECK(types_of(file.run({"outbox", "--json", "--key", "b1"})) ==
          std::vector<std::string>{"booking.room-reserved"});
    CHECK(file.run({"outbox", "--type", "no.such"}).status == 1);
}

TEST_CASE("a long outbox is listed page by page") {
    const store_file file;
    {
        auto store = file.open();
        std::vector<writ::outgoing_message> many;
        for (int i = 0; i < 1201; ++i) {
            many.push_back(message(std::to_string(i), i == 1200 ? "last.one" : "a.b", ""));
        }
        append(store, many, true);
    }
    CHECK(file.run({"outbox", "--json", "--all"}).objects().size() == 1201);
    CHECK(types_of(file.run({"outbox", "--json", "--type", "last.one"})).size() == 1);
    const auto first = file.run({"outbox", "--json", "--limit", "2"});
    REQUIRE(first.objects().size() == 2);
    const auto last = first.objects()[1].at("sequence").get<std::uint64_t>();
    CHECK(first.explains("--after " + std::to_string(last) + " goes on"));
    CHECK(file.run({"outbox", "--json", "--limit", "1", "--after", std::to_string(last)})
              .objects()[0]
              .at("id") == "2");
}

TEST_CASE("what is in the log is not in the outbox") {
    const store_file file;
    {
        auto store = file.open();
        append(store, {message("1", "a.b", "")}, false);
    }
    CHECK(file.run({"outbox"}).status == 1);
    CHECK(file.run({"stats", "--json"}).objects().at(0).at("log") == 1);
}

TEST_CASE("timers are listed by when they are due, with the instance and its state") {
    const store_file file;
    {
        auto store = file.open();
        step(store, "b1", "", "awaiting-payment", in_minutes(60));
        step(store, "b2", "", "awaiting-payment", in_minutes(30));
        step(store, "b3", "", "reserved");
    }
    CHECK(file.run({"timers", "--json"}).all<std::string>("key") ==
          std::vector<std::string>{"b2", "b1"});
    CHECK(file.run({"timers", "--json", "--key", "b1"}).objects().size() == 1);
    CHECK(file.run({"timers", "--json", "--limit", "1"}).explains("there are more"));
    CHECK(file.run({"timers"})
              .says("2026-12-01T00:30:00Z (in 30 min)  booking  booking-process  b2   "
                    "awaiting-payment"));
    CHECK(file.run({"timers", "--service", "other"}).status == 1);
}

TEST_CASE("delayed messages are listed with the token that cancels them") {
    const store_file file;
    {
        auto store = file.open();
        auto later = message("1", "mail.reminder", "b1");
        later.due = in_minutes(24 * 60);
        later.cancel_token = "token-1";
        append(store, {later}, false);
    }
    const auto listed = file.run({"delayed", "--json"});
    REQUIRE(listed.objects().size() == 1);
    CHECK(listed.objects()[0].at("token") == "token-1");
    CHECK(listed.objects()[0].at("due") == "2026-12-02T00:00:00Z");
    CHECK(
        file.run({"delayed"}).says("2026-12-02T00:00:00Z (in 1 day)  mail.reminder  b1   token-1"));
    CHECK(file.run({"delayed", "--key", "b2"}).status == 1);
}

TEST_CASE("the counts are those of the store") {
    const store_file file;
    {
        auto store = file.open();
        keep(store, dead_letter("b1"));
        keep(store, parked("b1", writ::kept_as::behind));
        keep(store, parked("b2", writ::kept_as::held));
        step(store, "b1", "", "awaiting-payment", in_minutes(60));
        append(store, {message("1", "a.b", ""), message("2", "a.b", "")}, true);
    }
    const auto counted = file.run({"stats", "--json"});
    CHECK(counted.status == 0);
    const auto counts = counted.objects().at(0);
    CHECK(counts.at("dead") == 1);
    CHECK(counts.at("parked") == 1);
    CHECK(counts.at("held") == 1);
    CHECK(counts.at("instances") == 1);
    CHECK(counts.at("timers") == 1);
    CHECK(counts.at("outbox") == 2);
    CHECK(counts.at("bytes") > 0);
    CHECK(counts.at("store") == file.open().id());
    const auto shown = file.run({"stats"});
    CHECK(shown.says("outbox                    2  messages on their way to a transport\n"));
    CHECK(shown.says(file.open().id()));
}

TEST_CASE("a sound store passes its check") {
    const store_file file;
    {
        auto store = file.open();
        keep(store, dead_letter("b1"));
    }
    const auto checked = file.run({"check"});
    CHECK(checked.status == 0);
    CHECK(checked.says("nothing is wrong with "));
    const auto object = file.run({"check", "--json"});
    CHECK(object.status == 0);
    CHECK(object.out.empty());
}
