// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the front end takes, and what it says to what it does not take.

#include "front_end/front_end.hpp"
#include "front_end/line_reader.hpp"
#include "run_hotel.hpp"

#include "catch.hpp"

#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace booking;

namespace {

std::string reason(std::string_view line) {
    const auto read = read_request(line);
    return read ? "none" : read.error().text();
}

std::string make(std::string_view data) {
    return R"({"type":"booking.make-reservation","data":)" + std::string{data} + "}";
}
std::string cancel(std::string_view data) {
    return R"({"type":"booking.cancel-booking","data":)" + std::string{data} + "}";
}

struct story {
    run_result result;
    std::string effects, notes;
};

story run(const std::string& lines, const run_options& how = {}) {
    std::istringstream in{lines};
    std::ostringstream effects, notes;
    const auto result = run_hotel(in, effects, notes, how);
    return {result, effects.str(), notes.str()};
}

const std::string good_line = make(
    R"({"booking":"b1","room_id":"101","customer_id":"c1","from":"2026-12-01","to":"2026-12-03"})");

}  // namespace

TEST_CASE("a request is read with all its fields") {
    const auto read = read_request(good_line);
    REQUIRE(read);
    const auto& wanted = std::get<make_reservation>(read->wanted);
    CHECK(wanted.booking == booking_id{"b1"});
    CHECK(wanted.room_id == "101");
    CHECK(wanted.customer_id == "c1");
    CHECK(wanted.from == writ::date{2026, 12, 1});
    CHECK(wanted.to == writ::date{2026, 12, 3});
    CHECK(std::holds_alternative<cancel_booking>(
        read_request(cancel(R"({"booking":"b1"})"))->wanted));
}

TEST_CASE("a request may have an id, and it may not be empty") {
    const std::string data = R"("data":{"booking":"b1"}})";
    CHECK(read_request(R"({"type":"booking.cancel-booking",)" + data)->id.empty());
    CHECK(read_request(R"({"id":"r7","type":"booking.cancel-booking",)" + data)->id == "r7");
    CHECK(reason(R"({"id":"","type":"booking.cancel-booking",)" + data) ==
          "/id: must not be empty");
    CHECK(reason(R"({"id":7,"type":"booking.cancel-booking",)" + data) ==
          "/id: expected string, found number");
}

TEST_CASE("what is wrong with a request is said with its path") {
    CHECK(reason(make(R"({"booking":"b1","room_id":"1","customer_id":"c","from":"soon",)"
                      R"("to":"2026-12-03"})")) == "/data/from: expected date, found soon");
    CHECK(reason(make(R"({"booking":"b1","room_id":"1","customer_id":"c","from":"2026-12-03",)"
                      R"("to":"2026-12-03"})")) == "/data/to: must be a later day than from");
    CHECK(reason(make(R"({"booking":"b1","room_id":1,"customer_id":"c","from":"2026-12-01",)"
                      R"("to":"2026-12-03"})")) == "/data/room_id: expected string, found number");
    CHECK(reason(make(R"({"booking":"b1","room_id":"","customer_id":"c","from":"2026-12-01",)"
                      R"("to":"2026-12-03"})")) == "/data/room_id: must not be empty");
    CHECK(reason(make(R"({"booking":"b1","room_id":"1","customer_id":"","from":"2026-12-01",)"
                      R"("to":"2026-12-03"})")) == "/data/customer_id: must not be empty");
    CHECK(reason(make(R"({"booking":"b1"})")) == "/data/room_id: missing");
    CHECK(reason(cancel("{}")) == "/data/booking: missing");
    CHECK(reason(cancel(R"({"booking":""})")) == "/data/booking: must not be empty");
    CHECK(reason(cancel("[]")) == "/data: expected object, found array");
    CHECK(reason(R"({"type":"booking.cancel-booking"})") == "/data: missing");
    CHECK(reason(R"({"data":{}})") == "/type: missing");
    CHECK(reason(R"({"type":"booking.paint-room","data":{}})").starts_with("/type: expected "));
    CHECK(reason("").starts_with("the text ends too early"));
    CHECK(reason("nonsense").starts_with("expected object"));
    CHECK(reason(good_line + "x").find("at byte") != std::string::npos);
    CHECK(reason("{\"type\":\"\xff\",\"data\":{}}").starts_with("/type: broken UTF-8"));
}

TEST_CASE("lines end with a line feed, with or without a carriage return, or with the text") {
    std::istringstream in{"one\r\n\ntwo\n \t\nthree"};
    line_reader line{in};
    std::vector<std::pair<std::size_t, std::string>> found;
    while (line.next())
        if (!line.is_blank())
            found.emplace_back(line.number(), line.text());
    CHECK(found ==
          std::vector<std::pair<std::size_t, std::string>>{{1, "one"}, {3, "two"}, {5, "three"}});
}

TEST_CASE("a line that is too long is cut off, and the next one is whole") {
    std::istringstream in{std::string(line_reader::most_bytes, 'a') + "\n" +
                          std::string(line_reader::most_bytes + 1, 'b') + "\nnext\n"};
    line_reader line{in};
    REQUIRE(line.next());
    CHECK_FALSE(line.is_too_long());
    REQUIRE(line.next());
    CHECK(line.is_too_long());
    CHECK(line.text().size() == line_reader::most_bytes);
    REQUIRE(line.next());
    CHECK_FALSE(line.is_too_long());
    CHECK(line.text() == "next");
    CHECK_FALSE(line.next());
}

TEST_CASE("effects are lines of JSON in a form that does not change") {
    const auto made = run(good_line + "\n" + good_line + "\n" + cancel("{}") + "\n" +
                          R"({"type":"booking.find-booking","data":{"booking":"b1"}})"
                          "\n"
                          R"({"type":"booking.find-booking","data":{"booking":"b2"}})"
                          "\n");
    CHECK(made.effects ==
          R"({"effect":"hotel-emailed","booking":"b1","room_id":"101"})"
          "\n"
          R"({"effect":"reservation-refused","booking":"b1","room_id":"101"})"
          "\n"
          R"({"effect":"rejected","line":3,"reason":"/data/booking: missing"})"
          "\n"
          R"({"effect":"booking-found","booking":"b1","room_id":"101","from":"2026-12-01",)"
          R"("to":"2026-12-03","status":"reserved"})"
          "\n"
          R"({"effect":"booking-not-found","booking":"b2"})"
          "\n");
    CHECK_FALSE(made.result.all_lines_good);
    CHECK(made.notes.find("5 requests, 1 of them rejected") != std::string::npos);
    CHECK(made.notes.find("each accounted for") != std::string::npos);
}

TEST_CASE("a slow payment is released by a cancellation, or when the clock runs on at the end") {
    const auto slow = [](const std::string& booking, const std::string& room) {
        return make(R"({"booking":")" + booking + R"(","room_id":")" + room +
                    R"(","customer_id":"slow","from":"2026-12-01","to":"2026-12-03"})") +
               "\n";
    };
    const auto made =
        run(slow("b1", "101") + slow("b2", "102") + cancel(R"({"booking":"b2"})") + "\n");
    CHECK(made.effects == R"({"effect":"room-released","booking":"b2","room_id":"102"})"
                          "\n"
                          R"({"effect":"room-released","booking":"b1","room_id":"101"})"
                          "\n");
    CHECK(made.result.all_lines_good);
    CHECK(made.notes.find("1 cancelled, 0 not paid, 1 timed out") != std::string::npos);
}

TEST_CASE("cancellations that are late or in vain are seen in the summary") {
    const auto made = run(good_line + "\n" + cancel(R"({"booking":"b1"})") + "\n" +
                          cancel(R"({"booking":"b9"})") + "\n");
    CHECK(made.result.all_lines_good);
    CHECK(made.notes.find("too late, the booking was settled: 1 booking.cancel-booking\n") !=
          std::string::npos);
    CHECK(made.notes.find("dead letters: 1 booking.cancel-booking, no_such_instance") !=
          std::string::npos);
}

TEST_CASE("a trace shows each message below its cause") {
    const auto made = run(good_line + "\n", {.trace = true});
    CHECK(made.notes.find("#2 event booking.room-reserved [b1] from room-booking/") !=
          std::string::npos);
    CHECK(made.notes.find("> booking-process/booking-flow  handled: now awaiting-payment") !=
          std::string::npos);
}

TEST_CASE("writing stops when nobody takes the effects") {
    std::istringstream in{good_line + "\n"};
    std::ostringstream effects, notes;
    effects.setstate(std::ios_base::badbit);
    CHECK_FALSE(run_hotel(in, effects, notes, {}).all_written);
}

TEST_CASE("whatever bytes come, each line is answered in JSON and the good ones are handled") {
    std::mt19937 chance{7};
    const auto below = [&](std::size_t size) {
        return std::uniform_int_distribution<std::size_t>{0, size - 1}(chance);
    };
    std::string lines;
    for (int at = 0; at < 2'000; ++at) {
        std::string bad = at % 4 == 0 ? std::string(below(60), ' ') : good_line;
        for (auto& each : bad)
            if (below(30) == 0 || at % 4 == 0)
                each = static_cast<char>(below(256));
        std::erase(bad, '\n');
        lines += bad + '\n';
    }
    lines += make(R"({"booking":"whole","room_id":"whole","customer_id":"c",)"
                  R"("from":"2026-12-01","to":"2026-12-03"})");
    const auto made = run(lines);
    CHECK(made.effects.ends_with(R"({"effect":"hotel-emailed","booking":"whole","room_id":"whole"})"
                                 "\n"));
    struct any_effect {
        std::string effect;
    };
    std::istringstream answers{made.effects};
    std::size_t rejected = 0;
    for (std::string line; std::getline(answers, line);) {
        const auto read = writ::from_json<any_effect>(line);
        REQUIRE(read);
        rejected += read->effect == "rejected" ? 1 : 0;
    }
    CHECK(rejected > 1'000);
}
