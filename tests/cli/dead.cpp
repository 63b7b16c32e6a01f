// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Dead letters and parked messages, looked at and changed.

#include "shown.hpp"
#include "store_file.hpp"

using namespace cli_test;
using places = std::vector<std::uint64_t>;

namespace {

/// Place 1 is dead and has 2 and 3 behind it; 4 is dead and has no key; 5 is held; 6 waits for a
/// retry; 7 is dead, blocks its key, and nothing is behind it.
struct hotel : store_file {
    hotel() {
        auto store = open();
        keep(store, dead_letter("b1"));
        keep(store, parked("b1", writ::kept_as::behind));
        keep(store, parked("b1", writ::kept_as::behind));
        auto rejected = dead_letter("");
        rejected.service = "mail";
        rejected.subscriber = "send";
        rejected.cause = writ::dead_reason::rejected;
        rejected.message.type = "mail.email-hotel";
        rejected.attempts = 1;
        keep(store, rejected);
        keep(store, parked("b5", writ::kept_as::held));
        keep(store, parked("b6", writ::kept_as::retry));
        keep(store, dead_letter("b7"));
    }
    [[nodiscard]] std::optional<writ::kept_message> at(std::uint64_t place) const {
        auto found = open().kept_at(place);
        REQUIRE(found);
        return *found;
    }
    [[nodiscard]] bool has(std::uint64_t place) const { return at(place).has_value(); }
};

}  // namespace

TEST_CASE("dead letters are listed in the order of their places, and nothing else") {
    const hotel file;
    const auto listed = file.run({"dead", "list", "--json"});
    CHECK(listed.status == 0);
    CHECK(listed.places() == places{1, 4, 7});
    CHECK(listed.err.empty());
}

TEST_CASE(
    "the list for people names place, time, age, subscriber, type, key, attempts and reason") {
    const hotel file;
    const auto listed = file.run({"dead", "list"});
    CHECK(listed.status == 0);
    CHECK(listed.out.starts_with(
        "PLACE  LAST                               SUBSCRIBER            TYPE"));
    CHECK(listed.says("    1  2026-11-30T23:40:00Z (20 min ago)  room-booking/reserve  "
                      "booking.make-reservation  b1"));
    CHECK(listed.says("failed: the room table is locked (std::runtime_error)"));
}

TEST_CASE("a list is no wider than the terminal") {
    const hotel file;
    const auto listed = file.run({"dead", "list"}, {}, false, 100);
    CHECK(listed.status == 0);
    CHECK(listed.says("…"));
    std::istringstream lines{listed.out};
    for (std::string line; std::getline(lines, line);) {
        CHECK(writ::cli::width_of(line) <= 100);
    }
}

TEST_CASE("the filters of a list") {
    const hotel file;
    const auto listed = [&](const words& filter) {
        words said{"dead", "list", "--json"};
        said.insert(said.end(), filter.begin(), filter.end());
        return file.run(said).places();
    };
    CHECK(listed({"--service", "mail"}) == places{4});
    CHECK(listed({"--subscriber", "reserve"}) == places{1, 7});
    CHECK(listed({"--type", "mail.email-hotel"}) == places{4});
    CHECK(listed({"--key", "b7"}) == places{7});
    CHECK(listed({"--reason", "rejected"}) == places{4});
    CHECK(listed({"--after", "1"}) == places{4, 7});
    CHECK(listed({"--service", "room-booking", "--after", "1"}) == places{7});
}

TEST_CASE("a list that was cut says how to go on") {
    const hotel file;
    const auto listed = file.run({"dead", "list", "--json", "--limit", "1"});
    CHECK(listed.places() == places{1});
    CHECK(listed.explains("--after 1 goes on"));
    CHECK(file.run({"dead", "list", "--json", "--limit", "3"}).err.empty());
}

TEST_CASE("a hundred are listed if nothing is said, and --all shows all") {
    const store_file file;
    {
        auto store = file.open();
        for (int i = 0; i < 601; ++i) {
            keep(store, dead_letter(""));
        }
    }
    CHECK(file.run({"dead", "list", "--json"}).places().size() == 100);
    const auto all = file.run({"dead", "list", "--json", "--all"});
    CHECK(all.places().size() == 601);
    CHECK(all.err.empty());
}

TEST_CASE("a list of nothing ends with status 1") {
    const store_file file;
    static_cast<void>(file.open());
    const auto listed = file.run({"dead", "list"});
    CHECK(listed.status == 1);
    CHECK(listed.out.empty());
    CHECK(listed.explains("there are no such dead letters"));
}

TEST_CASE("parked messages are those that wait for something other than a person") {
    const hotel file;
    const auto listed = file.run({"parked", "--json"});
    CHECK(listed.places() == places{2, 3, 5, 6});
    CHECK(listed.all<std::string>("why") ==
          std::vector<std::string>{"behind", "behind", "held", "retry"});
    CHECK(file.run({"parked", "--json", "--reason", "held"}).places() == places{5});
    CHECK(file.run({"parked"}).says("retry   2026-12-01T00:05:00Z (in 5 min)"));
}

TEST_CASE("a reason that does not exist is refused with those that do") {
    const hotel file;
    const auto wrong = file.run({"parked", "--reason", "dead"});
    CHECK(wrong.status == 2);
    CHECK(wrong.explains("there is no reason dead; there are: retry, behind, held, unknown"));
    CHECK(file.run({"dead", "list", "--reason", "held"}).explains("too_many_hops"));
}

TEST_CASE("one dead letter is shown with everything but its body and the values of attributes") {
    const hotel file;
    const auto shown = file.run({"dead", "show", "1"});
    CHECK(shown.status == 0);
    for (const auto* fact :
         {"place 1 is a dead letter", "booking.make-reservation (command)", "room-booking/reserve",
          "tried         5 times", "first         2026-11-30T23:30:00Z (30 min ago)",
          "2 messages of its key wait behind it, from place 2 on", "id            id-b1",
          "source        front-end", "came from     log/3/17", "user-token",
          "--body shows it, and may show secrets"}) {
        CAPTURE(fact);
        CHECK(shown.says(fact));
    }
    CHECK_FALSE(shown.says("hidden"));
}

TEST_CASE("the body of a dead letter is shown when that is asked for") {
    const hotel file;
    const auto shown = file.run({"dead", "show", "1", "--body"});
    CHECK(shown.says("      \"guest\": \"hidden Ann\",\n"));
    CHECK(shown.says("user-token: hidden-token"));
}

TEST_CASE("in JSON a body is exact, and is there only when that is asked for") {
    const hotel file;
    const auto without = file.run({"dead", "show", "1", "--json"}).objects();
    REQUIRE(without.size() == 1);
    CHECK_FALSE(without[0].contains("body"));
    CHECK_FALSE(without[0].contains("headers"));
    CHECK(without[0].at("body_bytes") == 48);
    const auto with = file.run({"dead", "list", "--key", "b1", "--json", "--body"}).objects();
    REQUIRE(with.size() == 1);
    CHECK(with[0].at("body") == R"({"booking":"b1","guest":"hidden Ann","nights":2})");
    CHECK(with[0].at("headers").at("user-token") == "hidden-token");
}

TEST_CASE("a body of bytes is base64 in JSON, and escapes for people") {
    const store_file file;
    {
        auto store = file.open();
        auto kept = dead_letter("b1");
        kept.message.data_content_type = "application/cbor";
        kept.message.body = "\xa1\x61\x61\x01";
        keep(store, kept);
    }
    CHECK(file.run({"dead", "show", "1", "--json", "--body"}).objects().at(0).at("body_base64") ==
          "oWFhAQ==");
    CHECK(file.run({"dead", "show", "1", "--body"}).says("\\xa1aa\\u0001"));
}

TEST_CASE("what a stranger wrote into a message cannot command the terminal") {
    const store_file file;
    {
        auto store = file.open();
        auto kept = dead_letter("b1");
        kept.message.id = "\x1b]0;owned\x07";
        kept.reason = "first\nPLACE 99";
        keep(store, kept);
    }
    const auto shown = file.run({"dead", "show", "1"});
    CHECK(shown.says("\\u001b]0;owned\\u0007"));
    CHECK(shown.says("first\\nPLACE 99"));
    CHECK(shown.out.find('\x1b') == std::string::npos);
}

TEST_CASE("a place where nothing is ends with status 1") {
    const hotel file;
    const auto shown = file.run({"dead", "show", "1", "99"});
    CHECK(shown.status == 1);
    CHECK(shown.out.empty());
    CHECK(shown.explains("no message is kept at place 99"));
}

TEST_CASE("a redrive puts a dead letter back, in its place, with its attempts forgotten") {
    const hotel file;
    const auto done = file.run({"dead", "redrive", "1", "--yes"});
    CHECK(done.status == 0);
    CHECK(done.says("redriven: 1"));
    auto store = file.open();
    CHECK(due_places(store, "room-booking") == places{1});
    const auto kept = *store.kept_at(1);
    REQUIRE(kept);
    CHECK(kept->why == writ::kept_as::retry);
    CHECK(kept->attempts == 0);
    CHECK(kept->message.generation == 1);
}

TEST_CASE("a redrive says what waits behind") {
    const hotel file;
    CHECK(file.run({"dead", "redrive", "1", "--dry-run"})
              .says("delivered again at once; 2 messages of its key wait behind it until it is "
                    "handled"));
    CHECK(file.run({"dead", "redrive", "7", "--dry-run"}).says("delivered again at once\n"));
}

TEST_CASE("a redrive behind something that blocks says what it waits for") {
    const hotel file;
    {
        auto store = file.open();
        keep(store, dead_letter("b1"));
    }
    CHECK(file.run({"dead", "redrive", "8", "--dry-run"})
              .says("delivered again after place 3, which its key waits for"));
}

TEST_CASE("all dead letters of a filter are redriven, and no other") {
    const hotel file;
    const auto done =
        file.run({"dead", "redrive", "--all", "--service", "room-booking", "--yes", "--json"});
    CHECK(done.status == 0);
    CHECK(done.places() == places{1, 7});
    CHECK(done.all<bool>("done") == std::vector<bool>{true, true});
    CHECK(file.at(4)->why == writ::kept_as::dead);
    CHECK(file.at(7)->why == writ::kept_as::retry);
}

TEST_CASE("--all with a limit takes the first ones") {
    const hotel file;
    CHECK(file.run({"dead", "redrive", "--all", "--limit", "1", "--yes", "--json"}).places() ==
          places{1});
    CHECK(file.at(7)->why == writ::kept_as::dead);
}

TEST_CASE("places that are said twice are taken once") {
    const hotel file;
    CHECK(file.run({"dead", "skip", "4", "4", "--yes"}).says("skipped: 1\n"));
}

TEST_CASE("without --yes and without anybody to ask nothing is done") {
    const hotel file;
    const auto refused = file.run({"dead", "redrive", "1"});
    CHECK(refused.status == 1);
    CHECK(refused.says("delivers 1 dead letter of "));
    CHECK(refused.explains("nothing was done: --yes is missing"));
    CHECK(file.at(1)->why == writ::kept_as::dead);
}

TEST_CASE("a person is asked, and only yes is yes") {
    const hotel file;
    for (const auto* no : {"n\n", "\n", "", "yess\n", "Yes please\n"}) {
        const auto refused = file.run({"dead", "skip", "4"}, no, true);
        CHECK(refused.status == 1);
        CHECK(refused.explains("Do it? [y/N]"));
        CHECK(file.has(4));
    }
    const auto done = file.run({"dead", "skip", "4"}, "y\n", true);
    CHECK(done.status == 0);
    CHECK_FALSE(file.has(4));
}

TEST_CASE("a program that reads JSON is never asked") {
    const hotel file;
    const auto refused = file.run({"dead", "skip", "4", "--json"}, "y\n", true);
    CHECK(refused.status == 1);
    CHECK(refused.out.empty());
    CHECK(file.has(4));
}

TEST_CASE("a dry run changes nothing and says it in JSON too") {
    const hotel file;
    const auto dry = file.run({"dead", "skip", "--all", "--dry-run", "--json"});
    CHECK(dry.status == 0);
    CHECK(dry.places() == places{1, 4, 7});
    CHECK(dry.all<bool>("done") == std::vector<bool>{false, false, false});
    CHECK(dry.objects()[0].at("behind") == 2);
    CHECK(file.has(1));
}

TEST_CASE("a skip gives a dead letter up, and what waits behind goes on") {
    const hotel file;
    const auto done = file.run({"dead", "skip", "1", "--yes"});
    CHECK(done.status == 0);
    CHECK(done.says("given up; 2 messages of its key go on, from place 2"));
    CHECK_FALSE(file.has(1));
    auto store = file.open();
    CHECK(due_places(store, "room-booking") == places{2});
}

TEST_CASE("delete refuses what something waits behind, and names the two ways") {
    const hotel file;
    const auto refused = file.run({"dead", "delete", "1", "4", "--yes"});
    CHECK(refused.status == 1);
    CHECK(refused.explains("place 1 is not deleted: 2 messages of its key wait behind it; redrive "
                           "delivers it again, skip gives it up and lets them go on"));
    CHECK(file.has(1));
    CHECK(file.has(4));
}

TEST_CASE("delete removes what nothing waits behind") {
    const hotel file;
    CHECK(file.run({"dead", "delete", "4", "7", "--yes"}).says("deleted: 2\n"));
    CHECK_FALSE(file.has(4));
    CHECK_FALSE(file.has(7));
}

TEST_CASE("delete --all leaves alone what something waits behind") {
    const hotel file;
    const auto done = file.run({"dead", "delete", "--all", "--yes", "--json"});
    CHECK(done.status == 0);
    CHECK(done.places() == places{4, 7});
    CHECK(done.explains("place 1 is not deleted"));
    CHECK(file.has(1));
    CHECK(file.run({"dead", "delete", "--all", "--yes"}).status == 1);
}

TEST_CASE("a message that is no dead letter is taken only with --parked") {
    const hotel file;
    const auto refused = file.run({"dead", "redrive", "6", "--yes"});
    CHECK(refused.status == 1);
    CHECK(refused.explains("place 6 waits for a retry and is no dead letter; --parked takes it"));
    CHECK(file.run({"dead", "redrive", "6", "--yes", "--parked"}).status == 0);
    auto store = file.open();
    CHECK(due_places(store, "room-booking") == places{6});
}

TEST_CASE("an edit shows what changes, and stores the new body without the space around it") {
    const hotel file;
    const auto body = file.folder().write(
        "new.json", "{\"booking\":\"b1\",\"guest\":\"hidden Ann\",\"nights\":3}\n");
    const auto done = file.run({"dead", "edit", "1", "--body", body.string(), "--yes"});
    CHECK(done.status == 0);
    CHECK(done.says("-   \"nights\": 2\n+   \"nights\": 3\n"));
    CHECK(done.says("writ dead redrive 1"));
    CHECK(file.at(1)->message.body == R"({"booking":"b1","guest":"hidden Ann","nights":3})");
    CHECK(file.at(1)->why == writ::kept_as::dead);
}

TEST_CASE("an edited dead letter is redriven with its new body") {
    const hotel file;
    REQUIRE(file.run({"dead", "edit", "7", "--body", "-", "--yes"}, "{}").status == 0);
    REQUIRE(file.run({"dead", "redrive", "7", "--yes"}).status == 0);
    auto store = file.open();
    std::vector<std::uint32_t> slots{writ::slot_of("b7", 16)};
    std::vector<writ::kept_message> due;
    REQUIRE(store.due("room-booking", slots, now, 10, due));
    REQUIRE(due.size() == 1);
    CHECK(due[0].message.body == "{}");
}

TEST_CASE("a body that is no JSON is refused for a message of JSON, and the byte is named") {
    const hotel file;
    const auto body = file.folder().write("new.json", "{\"a\":1,}");
    const auto refused = file.run({"dead", "edit", "1", "--body", body.string(), "--yes"});
    CHECK(refused.status == 2);
    CHECK(refused.explains("new.json is no JSON: it goes wrong at byte 8"));
    CHECK(file.at(1)->message.body.ends_with("\"nights\":2}"));
}

TEST_CASE("a body of another content type is taken as it is") {
    const store_file file;
    {
        auto store = file.open();
        auto kept = dead_letter("b1");
        kept.message.data_content_type = "text/plain";
        kept.message.body = "old";
        keep(store, kept);
    }
    CHECK(file.run({"dead", "edit", "1", "--body", "-", "--yes"}, "new {\n").status == 0);
    auto store = file.open();
    CHECK((*store.kept_at(1))->message.body == "new {\n");
}

TEST_CASE("an edit needs a file that is there, one place, and something new") {
    const hotel file;
    CHECK(file.run({"dead", "edit", "1", "--body", "/no/such/file", "--yes"})
              .explains("cannot read /no/such/file"));
    CHECK(file.run({"dead", "edit", "1", "4", "--body", "-", "--yes"}, "{}").status == 2);
    const auto same = file.run({"dead", "edit", "1", "--body", "-", "--yes"},
                               R"({"booking":"b1","guest":"hidden Ann","nights":2})");
    CHECK(same.status == 1);
    CHECK(same.explains("that is the body it has"));
}

TEST_CASE("a body from standard input leaves nobody to be asked") {
    const hotel file;
    const auto refused = file.run({"dead", "edit", "1", "--body", "-"}, "{}", true);
    CHECK(refused.status == 1);
    CHECK(refused.explains("--yes is missing"));
}
