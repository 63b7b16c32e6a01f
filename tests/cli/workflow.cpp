// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Workflow instances, looked at and changed.

#include "store_file.hpp"

using namespace cli_test;

namespace {

/// b1 waits for its payment, with a timer, and one message is held for it; b2 has been reserved; b3
/// has finished.
struct hotel : store_file {
    hotel() {
        auto store = open();
        step(store, "b1", "", "reserved");
        step(store, "b1", "reserved", "awaiting-payment", in_minutes(60));
        step(store, "b2", "", "reserved");
        step(store, "b3", "", "reserved");
        step(store, "b3", "reserved", "");
        auto held = parked("b1", writ::kept_as::held);
        held.service = "booking";
        keep(store, held);
    }
    [[nodiscard]] writ::instance_record at(const std::string& key) const {
        auto found = open().load("booking", "booking-process", key);
        REQUIRE(found);
        return *found;
    }
};

}  // namespace

TEST_CASE("running instances are listed, and finished ones where that is asked for") {
    const hotel file;
    const auto listed = file.run({"workflow", "list", "--json"});
    CHECK(listed.status == 0);
    CHECK(listed.all<std::string>("key") == std::vector<std::string>{"b1", "b2"});
    CHECK(listed.all<std::string>("state") ==
          std::vector<std::string>{"awaiting-payment", "reserved"});
    const auto all = file.run({"workflow", "list", "--json", "--finished"});
    CHECK(all.objects().size() == 3);
}

TEST_CASE("the filters of the list of instances") {
    const hotel file;
    const auto listed = [&](const words& filter) {
        words said{"workflow", "list", "--json"};
        said.insert(said.end(), filter.begin(), filter.end());
        return file.run(said);
    };
    CHECK(listed({"--state", "reserved"}).all<std::string>("key") ==
          std::vector<std::string>{"b2"});
    CHECK(listed({"--key", "b1"}).objects().size() == 1);
    CHECK(listed({"--workflow", "booking-process", "--service", "booking"}).objects().size() == 2);
    CHECK(listed({"--workflow", "another"}).status == 1);
    CHECK(listed({"--limit", "1"}).objects().size() == 1);
    CHECK(listed({"--limit", "1"}).explains("there are more"));
}

TEST_CASE("the list for people says when an instance changed, and when its timer is due") {
    const hotel file;
    CHECK(file.run({"workflow", "list"})
              .says("booking  booking-process  b1   awaiting-payment  2026-12-01T00:00:00Z (now)  "
                    "2026-12-01T01:00:00Z (in 1 h)\n"));
}

TEST_CASE("an instance is shown by its key alone, without the body of its state") {
    const hotel file;
    const auto shown = file.run({"workflow", "show", "b1"});
    CHECK(shown.status == 0);
    CHECK(shown.says("instance booking/booking-process b1\n"));
    CHECK(shown.says("state         awaiting-payment\n"));
    CHECK(shown.says("timer         2026-12-01T01:00:00Z (in 1 h)\n"));
    CHECK(shown.says("held for it   1 message\n"));
    CHECK_FALSE(shown.says("hidden"));
    CHECK(file.run({"workflow", "show", "b1", "--body"}).says("\"guest\": \"hidden Ann\""));
}

TEST_CASE("a finished instance is shown as finished") {
    const hotel file;
    CHECK(file.run({"workflow", "show", "b3"}).says("finished      2026-12-01T00:00:00Z (now)\n"));
    const auto object = file.run({"workflow", "show", "b3", "--json"}).objects().at(0);
    CHECK(object.at("finished") == "2026-12-01T00:00:00Z");
    CHECK_FALSE(object.contains("state"));
}

TEST_CASE("a key that no instance has ends with status 1") {
    const hotel file;
    const auto shown = file.run({"workflow", "show", "b9"});
    CHECK(shown.status == 1);
    CHECK(shown.explains("there is no instance b9"));
}

TEST_CASE("a key that several workflows know has to be made clear") {
    const hotel file;
    {
        auto store = file.open();
        writ::commit_entry entry;
        entry.service = "audit";
        entry.subscriber = "audit-trail";
        entry.instance.emplace();
        entry.instance->key = "b1";
        entry.instance->next.running = {"open", "{}"};
        commit(store, std::move(entry));
    }
    const auto cancelled = file.run({"workflow", "cancel", "b1", "--yes"});
    CHECK(cancelled.status == 1);
    CHECK(cancelled.explains("audit/audit-trail"));
    CHECK(cancelled.explains("booking/booking-process"));
    CHECK(file.at("b1").running);
    CHECK(file.run({"workflow", "show", "b1", "--service", "audit"}).says("open"));
}

TEST_CASE("the empty key names the instance of that key, not all of them") {
    const hotel file;
    CHECK(file.run({"workflow", "show", ""}).explains("there is no instance \"\""));
    {
        auto store = file.open();
        step(store, "", "", "reserved");
        auto held = parked("", writ::kept_as::held);
        held.service = "booking";
        keep(store, held);
    }
    CHECK(file.run({"workflow", "list", "--json"}).objects().size() == 3);
    CHECK(file.run({"workflow", "list", "--json", "--key", ""}).all<std::string>("key") ==
          std::vector<std::string>{""});
    CHECK(file.run({"workflow", "show", ""}).says("instance booking/booking-process \"\"\n"));
    CHECK(file.run({"workflow", "history", "", "--json"}).objects().size() == 1);
    CHECK(file.run({"parked", "--json", "--key", ""}).objects().size() == 1);
    CHECK(file.run({"timers", "--key", ""}).status == 1);
    CHECK(file.run({"timers", "--key", "b1"}).status == 0);
    CHECK(file.run({"workflow", "cancel", "", "--yes"}).status == 0);
    CHECK_FALSE(file.at("").running);
    CHECK(file.at("b1").running);
}

TEST_CASE("the history says each step, from which state, and by which message") {
    const hotel file;
    const auto steps = file.run({"workflow", "history", "b1", "--json"}).objects();
    REQUIRE(steps.size() == 2);
    CHECK_FALSE(steps[0].contains("state_before"));
    CHECK(steps[0].at("state") == "reserved");
    CHECK(steps[1].at("state_before") == "reserved");
    CHECK(steps[1].at("state") == "awaiting-payment");
    CHECK(steps[1].at("message_type") == "booking.room-reserved");
    CHECK(steps[1].at("message_id") == "id-b1-awaiting-payment");
    const auto table = file.run({"workflow", "history", "b3"});
    CHECK(table.says("(start)   reserved"));
    CHECK(table.says("reserved  (finished)"));
}

TEST_CASE("a forced state says the one before, what changes, and what else happens") {
    const hotel file;
    const auto body = file.folder().write("state.json", R"({"room":"102","guest":"hidden Ann"})");
    const auto done = file.run(
        {"workflow", "force", "b1", "--state", "refunding", "--body", body.string(), "--yes"});
    CHECK(done.status == 0);
    CHECK(done.says("from state awaiting-payment into refunding"));
    CHECK(done.says("-   \"room\": \"101\",\n+   \"room\": \"102\",\n"));
    CHECK(done.says("its timer is removed; 1 held message tried again"));
    const auto record = file.at("b1");
    REQUIRE(record.running);
    CHECK(record.running->state == "refunding");
    CHECK(record.running->state_body == R"({"room":"102","guest":"hidden Ann"})");
    CHECK_FALSE(record.timer_due);
    auto store = file.open();
    CHECK(due_places(store, "booking") == std::vector<std::uint64_t>{1});
}

TEST_CASE("a state that is no JSON, or has no name, is refused") {
    const hotel file;
    CHECK(file.run({"workflow", "force", "b1", "--state", "x", "--body", "-", "--yes"}, "{room")
              .explains("the new body is no JSON"));
    CHECK(file.run({"workflow", "force", "b1", "--body", "-", "--yes"}, "{}").status == 2);
    CHECK(file.at("b1").running->state == "awaiting-payment");
}

TEST_CASE("an instance that is cancelled has finished, and its timer is gone") {
    const hotel file;
    const auto done = file.run({"workflow", "cancel", "b1", "--yes", "--json"});
    CHECK(done.status == 0);
    CHECK(done.objects().at(0).at("state_before") == "awaiting-payment");
    CHECK(done.objects().at(0).at("done") == true);
    const auto record = file.at("b1");
    CHECK_FALSE(record.running);
    CHECK(record.finished_at);
    CHECK(file.run({"timers"}).status == 1);
}

TEST_CASE("a finished instance is neither forced nor cancelled") {
    const hotel file;
    const auto cancelled = file.run({"workflow", "cancel", "b3", "--yes"});
    CHECK(cancelled.status == 1);
    CHECK(cancelled.explains("booking/booking-process b3 has finished"));
    CHECK(file.run({"workflow", "force", "b3", "--state", "x", "--body", "-", "--yes"}, "{}")
              .status == 1);
}

TEST_CASE("a change of an instance is a dry run where that is said, and asks where it is not") {
    const hotel file;
    CHECK(file.run({"workflow", "cancel", "b1", "--dry-run"}).says("for good"));
    CHECK(file.run({"workflow", "cancel", "b1"}).status == 1);
    CHECK(file.run({"workflow", "cancel", "b1"}, "n\n", true).status == 1);
    CHECK(file.at("b1").running);
    CHECK(file.run({"workflow", "cancel", "b1"}, "yes\n", true).status == 0);
    CHECK_FALSE(file.at("b1").running);
}
