// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The program on a store's file: the front end, the services, the report. What is left of it after
// a kill is tested by tests/crash.

#include "hotel_booking/program.hpp"

#include "catch.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

using story::run;

namespace {

namespace fs = std::filesystem;

/// A folder for one test, with a name for a store's file in it.
class desk {
public:
    desk() {
        auto name = (fs::temp_directory_path() / "writ-hotel-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    desk(const desk&) = delete;
    desk& operator=(const desk&) = delete;
    ~desk() { fs::remove_all(folder_); }

    [[nodiscard]] std::string file() const { return (folder_ / "hotel.db").string(); }
    [[nodiscard]] std::string write(const std::string& name, const std::string& text) const {
        std::ofstream{folder_ / name} << text;
        return (folder_ / name).string();
    }
    [[nodiscard]] story::ended send(const std::string& lines, const std::string& words = {}) const {
        return run("{} send --store " + file() + " --input " + write("lines.jsonl", lines) + " " +
                   words + " 2>&1");
    }
    [[nodiscard]] story::ended finish(const std::string& words = {}) const {
        return run("timeout 60 {} run --store " + file() + " --until-idle " + words + " 2>&1");
    }
    [[nodiscard]] std::string report() const {
        const auto made = run("{} report --store " + file() + " 2>&1");
        CHECK(made.status == 0);
        return made.output;
    }

private:
    fs::path folder_;
};

std::string make(const std::string& booking, const std::string& customer, const std::string& room,
                 const std::string& id = {}) {
    return "{" + (id.empty() ? "" : R"("id":")" + id + R"(",)") +
           R"("type":"booking.make-reservation","data":{"booking":")" + booking +
           R"(","room_id":")" + room + R"(","customer_id":")" + customer +
           R"(","from":"2026-12-01","to":"2026-12-03"}})"
           "\n";
}
std::string cancel(const std::string& booking) {
    return R"({"type":"booking.cancel-booking","data":{"booking":")" + booking + "\"}}\n";
}
std::string find(const std::string& booking) {
    return R"({"id":"q1","type":"booking.find-booking","data":{"booking":")" + booking + "\"}}\n";
}
std::string reported(const std::string& booking, const std::string& rest) {
    return R"({"booking":")" + booking + R"(",)" + rest + "}\n";
}

}  // namespace

TEST_CASE("requests that were sent before the services started are all handled") {
    const desk here;
    const auto sent = here.send(make("b1", "anna", "101") + make("b2", "broke-bela", "102") +
                                make("b3", "slow-chen", "103") + make("b4", "slow-emre", "104") +
                                make("b1", "hana", "105") + cancel("b4"));
    CHECK(sent.status == 0);
    const std::string nothing = R"("reserved":0,"payments":0,"mails":0,"releases":0)";
    CHECK(here.report() == reported("b1", R"("end":"open",)" + nothing) +
                               reported("b2", R"("end":"open",)" + nothing) +
                               reported("b3", R"("end":"open",)" + nothing) +
                               reported("b4", R"("end":"open",)" + nothing));
    const auto ended = here.finish();
    CHECK(ended.output.empty());
    CHECK(ended.status == 0);
    CHECK(
        here.report() ==
        reported("b1", R"("end":"confirmed","reserved":1,"payments":1,"mails":1,"releases":0)") +
            reported("b2", R"("end":"released","reserved":1,"payments":0,"mails":0,"releases":1)") +
            reported("b3", R"("end":"open","reserved":1,"payments":0,"mails":0,"releases":0)") +
            reported("b4", R"("end":"released","reserved":1,"payments":0,"mails":0,"releases":1)"));
}

TEST_CASE("a reservation of a room that is taken is reported as refused") {
    const desk here;
    CHECK(here.send(make("b1", "anna", "101")).status == 0);
    CHECK(here.finish().status == 0);
    CHECK(here.send(make("b2", "bela", "101")).status == 0);
    CHECK(here.finish().status == 0);
    CHECK(here.report().ends_with(
        reported("b2", R"("end":"refused","reserved":0,"payments":0,"mails":0,"releases":0)")));
}

TEST_CASE("services that are processes of their own work on one file until nobody has anything") {
    const desk here;
    CHECK(here.send(make("b1", "anna", "101") + make("b2", "broke", "102")).status == 0);
    std::string all;
    for (const std::string name : {"hotel-mail", "payments", "booking-process", "room-booking"})
        all += "timeout 60 {} run --store " + here.file() + " --until-idle --service " + name +
               " & p=\"$p $!\"; ";
    CHECK(run(all + "for each in $p; do wait $each || exit 1; done").status == 0);
    CHECK(
        here.report() ==
        reported("b1", R"("end":"confirmed","reserved":1,"payments":1,"mails":1,"releases":0)") +
            reported("b2", R"("end":"released","reserved":1,"payments":0,"mails":0,"releases":1)"));
}

TEST_CASE("each request is answered with its id, or with its number and what is wrong with it") {
    const desk here;
    const auto sent = here.send(make("b1", "anna", "101", "r1") + "\n" + cancel("") +
                                make("b2", "anna", "102", "r2"));
    CHECK(sent.status == 1);
    CHECK(sent.output == R"({"line":1,"id":"r1"})"
                         "\n"
                         R"({"line":3,"rejected":"/data/booking: must not be empty"})"
                         "\n"
                         R"({"line":4,"id":"r2"})"
                         "\n");
    const auto unnamed = here.send(make("b3", "anna", "103"));
    CHECK(unnamed.output.size() ==
          std::string{R"({"line":1,"id":"0123456789abcdef0123456789abcdef"})"}.size() + 1);
}

TEST_CASE("a request that is sent again under its id has no second effect") {
    const desk here;
    const auto lines = make("b1", "anna", "101", "r1");
    CHECK(here.send(lines).output == here.send(lines).output);
    CHECK(here.finish().status == 0);
    CHECK(here.send(lines).status == 0);
    CHECK(here.finish().status == 0);
    const auto letters = run("{} report --store " + here.file());
    CHECK(letters.output ==
          reported("b1", R"("end":"confirmed","reserved":1,"payments":1,"mails":1,"releases":0)"));
}

TEST_CASE("questions are answered while the services run, and given up where none does") {
    const desk here;
    const auto alone = here.send(find("b1"), "--timeout 50");
    CHECK(alone.status == 1);
    CHECK(alone.output == R"({"line":1,"id":"q1","not_answered":"no answer to )"
                          R"(booking.find-booking within 50 ms"})"
                          "\n");
    const auto lines =
        here.write("all.jsonl", make("b1", "anna", "101", "r1") + find("b2") + find("b2"));
    const auto asked =
        run("{} run --store " + here.file() + " 2>/dev/null & p=$!; {} send " + "--store " +
            here.file() + " --timeout 30000 --input " + lines + "; kill -TERM $p; wait $p");
    CHECK(asked.status == 0);
    CHECK(asked.output == R"({"line":1,"id":"r1"})"
                          "\n"
                          R"({"line":2,"id":"q1","not_found":"b2"})"
                          "\n"
                          R"({"line":3,"id":"q1","not_found":"b2"})"
                          "\n");
}

TEST_CASE("H24 a service that is told to stop ends with status 0") {
    const desk here;
    CHECK(here.send(make("b1", "anna", "101")).status == 0);
    for (const std::string signal : {"TERM", "INT"}) {
        // It is up when it answers a question.
        const auto stopped = run("{} run --store " + here.file() + " & p=$!; echo '" + find("b1") +
                                 "' | {} send --timeout 30000 --store " + here.file() +
                                 " >/dev/null; kill -" + signal + " $p; wait $p");
        CHECK(stopped.output.empty());
        CHECK(stopped.status == 0);
    }
}

TEST_CASE("a file that is no store of the hotel is named, and the status is 2") {
    const desk here;
    const auto text = here.write("notes.txt", std::string(2'000, 'x'));
    for (const std::string command : {"send --input /dev/null", "run --until-idle", "report"}) {
        const auto other = run("{} " + command + " --store " + text + " 2>&1");
        CHECK(other.status == 2);
        CHECK(other.output.find(text) != std::string::npos);
        const auto nowhere = run("{} " + command + " --store /no/such/folder/hotel.db 2>&1");
        CHECK(nowhere.status == 2);
        CHECK(nowhere.output.find("/no/such/folder/hotel.db") != std::string::npos);
    }
    const auto missing = run("{} report --store " + here.file() + " 2>&1");
    CHECK(missing.status == 2);
    CHECK_FALSE(fs::exists(here.file()));
    CHECK(run("{} run --store " + here.file() + " --service cooks 2>&1").status == 2);
    CHECK(run("{} run 2>&1").status == 2);
    CHECK(run("{} 2>&1").status == 2);
}
