// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/runtime/failure_printer.hpp>

#include <fcntl.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace observers_test;
namespace observed = writ::observed;

namespace {

std::int64_t now = noon;
writ::timestamp test_clock() { return {now}; }

// What a printer has printed about the events.
template <class... Events>
std::string printed(const Events&... events) {
    const scratch_file file;
    now = noon;
    writ::failure_printer printer{{.descriptor = file.descriptor(), .clock = &test_clock}};
    (printer.on(events), ...);
    return file.text();
}

const std::string who =
    "service=room-booking subscriber=reserve type=booking.make-reservation id=m1 source=web "
    "correlation=c1";

}  // namespace

TEST_CASE("a retry is printed with its message, flow, attempt, error and next time") {
    const auto message = a_message();
    CHECK(printed(observed::retried{about(message, 3), {noon + 4'000}, "no such room"}) ==
          "2026-12-01T12:00:00Z retried " + who +
              " attempt=3 reason=\"no such room\" next=\"delivered again at "
              "2026-12-01T12:00:04Z\"\n");
}

TEST_CASE("a dead letter is printed with its cause, its error type and its place") {
    const auto message = a_message();
    const auto letter = a_letter(message);
    CHECK(printed(observed::dead_lettered{about(message, 8), letter}) ==
          "2026-12-01T12:00:00Z dead_lettered " + who +
              " attempt=8 cause=failed reason=\"no such room\" error=std::runtime_error place=17 "
              "next=\"kept until it is redriven or deleted\"\n");
}

TEST_CASE("a dead letter that parks its key says that later messages wait") {
    const auto message = a_message();
    auto letter = a_letter(message);
    letter.blocks = true;
    CHECK_THAT(printed(observed::dead_lettered{about(message, 8), letter}),
               Catch::Contains("later messages of its key wait until it is redriven or skipped"));
}

TEST_CASE("a redriven message is printed with its generation") {
    auto message = a_message();
    message.generation = 2;
    CHECK_THAT(printed(observed::retried{about(message), {noon + 1}, "no"}),
               Catch::Contains(" generation=2 attempt=1 "));
}

TEST_CASE("a retry at once is not printed unless that is wished") {
    const auto message = a_message();
    const observed::retried event{about(message), {noon}, "no such room"};
    CHECK(printed(event).empty());
    const scratch_file file;
    writ::failure_printer printer{{.descriptor = file.descriptor(), .immediate_retries = true}};
    printer.on(event);
    CHECK_THAT(file.text(), Catch::Contains("next=\"delivered again at once\"\n"));
}

TEST_CASE("no body is printed") {
    const auto message = a_message();
    const auto letter = a_letter(message);
    const auto sent = an_emission(message);
    const auto text = printed(observed::retried{about(message), {noon + 1}, "no"},
                              observed::dead_lettered{about(message), letter},
                              observed::publish_refused{sent, "no"});
    CHECK_FALSE(text.empty());
    CHECK(text.find("4111") == std::string::npos);
}

TEST_CASE("what a failure says stays in its line, whatever it says") {
    const auto message = a_message();
    const auto text = printed(
        observed::retried{about(message), {noon + 1}, "a\nb\x1b[31m \"c\" \xC2\x9B \xFF é"});
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK_THAT(text, Catch::Contains(R"(reason="a\nb\u001b[31m \"c\" \u009b )"
                                     "\xEF\xBF\xBD é\" next="));
}

TEST_CASE("what a failure says cannot turn the direction of its line") {
    const auto message = a_message();
    // Marks, embeddings and overrides, isolates; separators of lines; letters of such languages.
    const auto text = printed(observed::retried{about(message),
                                                {noon + 1},
                                                "\u061C\u200E\u200F\u2028\u2029\u202A\u202E"
                                                "\u2066\u2069\uFEFF \u05D0\u200D"});
    CHECK_THAT(text, Catch::Contains(R"(reason="\u061c\u200e\u200f\u2028\u2029\u202a\u202e)"
                                     "\\u2066\\u2069\\ufeff \u05D0\u200D\" next="));
}

TEST_CASE("an id from elsewhere cannot pretend to be another field") {
    auto message = a_message();
    message.id = "x service=payments";
    CHECK_THAT(printed(observed::retried{about(message), {noon + 1}, "no"}),
               Catch::Contains(" id=\"x service=payments\" source=web "));
}

TEST_CASE("a line is no longer than what a pipe takes in one piece") {
    auto message = a_message();
    for (auto* each : {&message.id, &message.source, &message.type, &message.correlation_id}) {
        each->assign(9'000, '\x01');
    }
    auto letter = a_letter(message);
    letter.reason.assign(100'000, '\n');
    letter.error_type = letter.origin = message.id;
    const auto text = printed(observed::dead_lettered{about(message), letter});
    CHECK(text.size() > 2'000);
    CHECK(text.size() < 4'096);
}

TEST_CASE("trouble with transports, leases and commits is printed") {
    CHECK(printed(observed::commit_failed{"the disk is full", 12}) ==
          "2026-12-01T12:00:00Z commit_failed entries=12 reason=\"the disk is full\" "
          "next=\"the commit is tried again\"\n");
    CHECK(printed(observed::trouble{"payments", "the broker is away"}) ==
          "2026-12-01T12:00:00Z trouble service=payments reason=\"the broker is away\" "
          "next=\"tried again\"\n");
    CHECK(printed(observed::disowned{"payments", 3, true}) ==
          "2026-12-01T12:00:00Z disowned service=payments slot=3 reason=\"another process took "
          "it\"\n");
}

TEST_CASE("a slot that is given back in peace is not printed") {
    CHECK(printed(observed::disowned{"payments", 3, false}).empty());
}

TEST_CASE("the pause of a subscriber is printed, and its end") {
    CHECK(printed(observed::paused{"payments", "charge", "20 failures in a row"},
                  observed::resumed{"payments", "charge"}) ==
          "2026-12-01T12:00:00Z paused service=payments subscriber=charge reason=\"20 failures in "
          "a row\" next=\"one message at a time probes it\"\n"
          "2026-12-01T12:00:00Z resumed service=payments subscriber=charge\n");
}

TEST_CASE("a refused message is printed with its id and flow") {
    const auto message = a_message();
    const auto sent = an_emission(message);
    CHECK(printed(observed::publish_refused{sent, "no leader"}) ==
          "2026-12-01T12:00:00Z publish_refused type=booking.room-reserved id=m2 "
          "source=room-booking correlation=c1 reason=\"no leader\" next=\"published again\"\n");
}

TEST_CASE("the same trouble is printed once a second, with how often it was not") {
    const scratch_file file;
    now = noon;
    writ::failure_printer printer{{.descriptor = file.descriptor(), .clock = &test_clock}};
    for (int i = 0; i < 100; ++i, now += 10) {
        printer.on(observed::commit_failed{"full", 1});
    }
    printer.on(observed::commit_failed{"full", 1});
    CHECK(file.text() == "2026-12-01T12:00:00Z commit_failed entries=1 reason=full "
                         "next=\"the commit is tried again\"\n"
                         "2026-12-01T12:00:01Z commit_failed entries=1 reason=full "
                         "next=\"the commit is tried again\" repeated=99\n");
}

TEST_CASE("another trouble is printed at once") {
    const auto text =
        printed(observed::trouble{"payments", "a"}, observed::trouble{"payments", "b"},
                observed::trouble{"mail", "a"}, observed::commit_failed{"a", 1});
    CHECK(std::count(text.begin(), text.end(), '\n') == 4);
}

TEST_CASE("a clock that is set back does not silence trouble") {
    const scratch_file file;
    now = noon;
    writ::failure_printer printer{{.descriptor = file.descriptor(), .clock = &test_clock}};
    printer.on(observed::commit_failed{"full", 1});
    now -= 3'600'000;
    printer.on(observed::commit_failed{"full", 1});
    const auto text = file.text();
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("lines of several threads do not mix") {
    const scratch_file file;
    writ::failure_printer printer{{.descriptor = file.descriptor()}};
    const auto message = a_message();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 250; ++turn) {
                printer.on(observed::retried{about(message), {noon + 1}, "no"});
            }
        });
    }
    for (auto& each : threads) {
        each.join();
    }
    const std::string line = "2026-12-01T12:00:00Z retried " + who +
                             " attempt=1 reason=no next=\"delivered again at "
                             "2026-12-01T12:00:00.001Z\"\n";
    std::string expected;
    for (int i = 0; i < 1'000; ++i) {
        expected += line;
    }
    CHECK(file.text() == expected);
}

TEST_CASE("a line that cannot be written is counted, and nothing fails") {
    const int full = ::open("/dev/full", O_WRONLY);
    REQUIRE(full >= 0);
    writ::failure_printer printer{{.descriptor = full}};
    printer.on(observed::paused{"payments", "charge", "no"});
    CHECK(printer.lost() == 1);
    ::close(full);
}
