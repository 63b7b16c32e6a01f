// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/spdlog.hpp>

#include <spdlog/sinks/ostream_sink.h>

#include <memory>
#include <sstream>
#include <string>

using namespace observers_test;
namespace observed = writ::observed;

namespace {

// A logger that shows the level and the text.
struct log_book {
    std::ostringstream out{};
    std::shared_ptr<::spdlog::logger> logger = make();

    std::shared_ptr<::spdlog::logger> make() {
        auto made = std::make_shared<::spdlog::logger>(
            "writ", std::make_shared<::spdlog::sinks::ostream_sink_mt>(out));
        made->set_pattern("%l %v");
        made->set_level(::spdlog::level::trace);
        return made;
    }
};

}  // namespace

TEST_CASE("a dead letter is an error with all that names it") {
    log_book book;
    writ::spdlog::observer observer{book.logger};
    const auto message = a_message();
    const auto letter = a_letter(message);
    observer.on(observed::dead_lettered{about(message, 8), letter});
    CHECK(book.out.str() ==
          "error dead_lettered service=room-booking subscriber=reserve "
          "type=booking.make-reservation id=m1 source=web correlation=c1 attempt=8 cause=failed "
          "reason=\"no such room\" error=std::runtime_error place=17 "
          "next=\"kept until it is redriven or deleted\"\n");
}

TEST_CASE("events have levels by how much they matter") {
    log_book book;
    writ::spdlog::observer observer{book.logger};
    const auto message = a_message();
    observer.on(observed::committing{3});
    observer.on(observed::lag{"payments", 3});
    observer.on(observed::resumed{"payments", "charge"});
    observer.on(observed::trouble{"payments", "no"});
    observer.on(observed::disowned{"payments", 1, false});
    observer.on(observed::disowned{"payments", 1, true});
    CHECK(book.out.str() ==
          "trace committing entries=3\n"
          "debug lag service=payments messages=3\n"
          "info resumed service=payments subscriber=charge\n"
          "warning trouble service=payments reason=no next=\"tried again\"\n"
          "info disowned service=payments slot=1\n"
          "warning disowned service=payments slot=1 reason=\"another process took it\"\n");
}

TEST_CASE("levels are the user's") {
    log_book book;
    // [use]
    writ::spdlog::observer observer{
        book.logger, {.lag = writ::spdlog::level::critical, .trouble = writ::spdlog::level::off}};
    // [/use]
    observer.on(observed::lag{"payments", 3});
    observer.on(observed::trouble{"payments", "no"});
    CHECK(book.out.str() == "critical lag service=payments messages=3\n");
}

TEST_CASE("what is below the level of the logger is not logged") {
    log_book book;
    book.logger->set_level(::spdlog::level::warn);
    writ::spdlog::observer observer{book.logger};
    const auto message = a_message();
    observer.on(observed::decided{about(message)});
    CHECK(book.out.str().empty());
    observer.on(observed::retried{about(message), {noon + 1}, "no"});
    CHECK_THAT(book.out.str(), Catch::StartsWith("warning retried "));
}

TEST_CASE("a reason with braces is text, not a format") {
    log_book book;
    writ::spdlog::observer observer{book.logger};
    observer.on(observed::trouble{"payments", "{} {0} {"});
    CHECK_THAT(book.out.str(), Catch::Contains("reason=\"{} {0} {\""));
}

TEST_CASE("each event becomes one line") {
    log_book book;
    writ::spdlog::observer observer{book.logger};
    const auto message = a_message();
    const auto letter = a_letter(message);
    const auto sent = an_emission(message);
    writ::commit_entry entry;
    entry.emissions.push_back(sent);
    observer.on(observed::accepted{sent});
    observer.on(observed::received{"rooms", message, 1, 2});
    observer.on(observed::deciding{about(message)});
    observer.on(observed::decided{about(message), writ::verdict::failed, 1, 2'500, "no", "error"});
    observer.on(observed::committed{about(message), writ::commit_result::conflict, entry});
    observer.on(observed::group_committed{3, 1'000});
    observer.on(observed::commit_failed{"full", 3});
    observer.on(observed::parked{about(message)});
    observer.on(observed::held{about(message), "b-7"});
    observer.on(observed::counted{about(message), observed::counted::as::late});
    observer.on(observed::publishing{3});
    observer.on(observed::released{sent, 9});
    observer.on(observed::publish_refused{sent, "no"});
    observer.on(observed::settled{"rooms", 1, 2});
    observer.on(observed::owned{"rooms", 1, 2, true});
    observer.on(observed::paused{"rooms", "reserve", "no"});
    const std::string reserved =
        "type=booking.room-reserved id=m2 source=room-booking correlation=c1";
    const std::string made = "type=booking.make-reservation id=m1 source=web correlation=c1";
    const std::string who = "service=room-booking subscriber=reserve " + made + " attempt=1";
    CHECK(book.out.str() ==
          "debug accepted " + reserved + "\n" +  //
              "trace received service=rooms " + made + " partition=1 offset=2\n" +  //
              "trace deciding " + who + "\n" +  //
              "debug decided " + who +
              " verdict=failed emissions=1 microseconds=2 reason=no error=error\n" +  //
              "trace committed " + who + " result=conflict emissions=1\n" +  //
              "trace group_committed entries=3 microseconds=1\n" +  //
              "error commit_failed entries=3 reason=full next=\"the commit is tried again\"\n" +
              "info parked " + who + " next=\"waits for an earlier one of its key\"\n" +  //
              "info held " + who + " instance=b-7\n" +  //
              "debug counted " + who + " as=late\n" +  //
              "trace publishing messages=3\n" +  //
              "debug released " + reserved + " sequence=9\n" +  //
              "warning publish_refused " + reserved + " reason=no next=\"published again\"\n" +
              "trace settled service=rooms partition=1 offset=2\n" +  //
              "info owned service=rooms slot=1 epoch=2 unclean=yes\n" +  //
              "error paused service=rooms subscriber=reserve reason=no "
              "next=\"one message at a time probes it\"\n");
}
