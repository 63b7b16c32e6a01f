// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "counted_allocations.hpp"
#include "observers/events.hpp"

#include <writ/prometheus.hpp>

#include <prometheus/text_serializer.h>

#include <cstddef>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

using namespace observers_test;
namespace observed = writ::observed;

namespace {

struct page {
    ::prometheus::Registry registry{};

    [[nodiscard]] std::string text() const {
        return ::prometheus::TextSerializer{}.Serialize(registry.Collect());
    }
    // The value behind a name with its labels; empty: there is none.
    [[nodiscard]] std::string value(const std::string& name) const {
        std::istringstream lines{text()};
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with(name + ' ')) {
                return line.substr(name.size() + 1);
            }
        }
        return {};
    }
    [[nodiscard]] std::size_t series(const std::string& name) const {
        std::size_t found = 0;
        for (const auto& each : registry.Collect()) {
            found += each.name == name ? each.metric.size() : 0;
        }
        return found;
    }
};

const std::string who =
    R"(service="room-booking",subscriber="reserve",type="booking.make-reservation")";

}  // namespace

TEST_CASE("decisions are counted by service, subscriber, type and verdict") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    observer.on(observed::decided{about(message), writ::verdict::handled, 1, 2'000});
    observer.on(observed::decided{about(message), writ::verdict::handled, 1, 2'000});
    observer.on(observed::decided{about(message), writ::verdict::failed, 0, 2'000});
    CHECK(scraped.value("writ_messages_decided_total{" + who + R"(,verdict="handled"})") == "2");
    CHECK(scraped.value("writ_messages_decided_total{" + who + R"(,verdict="failed"})") == "1");
}

TEST_CASE("the time of a decision is a histogram in seconds") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry, {.seconds = {0.001, 0.01}}};
    const auto message = a_message();
    observer.on(observed::decided{about(message), writ::verdict::handled, 0, 500'000});
    observer.on(observed::decided{about(message), writ::verdict::handled, 0, 5'500'000});
    const std::string labels = R"({service="room-booking",subscriber="reserve")";
    const std::string name = "writ_decision_duration_seconds";
    CHECK(scraped.value(name + "_bucket" + labels + R"(,le="0.001"})") == "1");
    CHECK(scraped.value(name + "_bucket" + labels + R"(,le="0.01"})") == "2");
    CHECK(scraped.value(name + "_count" + labels + "}") == "2");
    CHECK(std::stod(scraped.value(name + "_sum" + labels + "}")) == Approx(0.006));
}

TEST_CASE("what became of messages is counted") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    auto letter = a_letter(message);
    letter.cause = writ::dead_reason::expired;
    observer.on(observed::retried{about(message), {noon}, "no"});
    observer.on(observed::parked{about(message)});
    observer.on(observed::held{about(message), "b-7"});
    observer.on(observed::dead_lettered{about(message), letter});
    observer.on(observed::counted{about(message), observed::counted::as::duplicate});
    CHECK(scraped.value("writ_messages_retried_total{" + who + "}") == "1");
    CHECK(scraped.value("writ_messages_parked_total{" + who + "}") == "1");
    CHECK(scraped.value("writ_messages_held_total{" + who + "}") == "1");
    CHECK(scraped.value(R"(writ_messages_dead_lettered_total{reason="expired",)" + who + "}") ==
          "1");
    CHECK(scraped.value(R"(writ_messages_without_effect_total{as="duplicate",)" + who + "}") ==
          "1");
}

TEST_CASE("dead letters are there with zero as soon as their subject is known") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    observer.on(observed::decided{about(message)});
    CHECK(scraped.value(R"(writ_messages_dead_lettered_total{reason="failed",)" + who + "}") ==
          "0");
    CHECK(scraped.value("writ_messages_retried_total{" + who + "}") == "0");
}

TEST_CASE("messages on their way out are counted by who emits them") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    const auto sent = an_emission(message);
    writ::commit_entry entry;
    entry.emissions = {sent, sent};
    observer.on(observed::accepted{sent});
    observer.on(observed::committed{about(message), writ::commit_result::committed, entry});
    observer.on(observed::released{sent, 1});
    observer.on(observed::publish_refused{sent, "no"});
    const std::string from = R"({service="room-booking",type="booking.room-reserved"})";
    CHECK(scraped.value("writ_messages_accepted_total" + from) == "1");
    CHECK(scraped.value("writ_messages_emitted_total" + from) == "2");
    CHECK(scraped.value("writ_messages_released_total" + from) == "1");
    CHECK(scraped.value("writ_publish_refusals_total" + from) == "1");
    CHECK(scraped.value(R"(writ_commit_results_total{result="committed"})") == "1");
}

TEST_CASE("an entry that was not stored emits nothing") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    writ::commit_entry entry;
    entry.emissions = {an_emission(message)};
    observer.on(observed::committed{about(message), writ::commit_result::conflict, entry});
    CHECK(scraped.series("writ_messages_emitted_total") == 0);
    CHECK(scraped.value(R"(writ_commit_results_total{result="conflict"})") == "1");
}

TEST_CASE("groups are histograms of their time and size") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry,
                                        {.seconds = {0.001, 0.01}, .entries = {1, 10}}};
    observer.on(observed::group_committed{7, 2'000'000});
    observer.on(observed::commit_failed{"full", 3});
    CHECK(scraped.value(R"(writ_commit_duration_seconds_bucket{le="0.001"})") == "0");
    CHECK(scraped.value(R"(writ_commit_duration_seconds_bucket{le="0.01"})") == "1");
    CHECK(scraped.value(R"(writ_commit_entries_bucket{le="1"})") == "0");
    CHECK(scraped.value(R"(writ_commit_entries_bucket{le="10"})") == "1");
    CHECK(scraped.value("writ_commit_entries_sum") == "7");
    CHECK(scraped.value("writ_commit_failures_total") == "1");
}

TEST_CASE("lag, owned slots and pauses are gauges") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    observer.on(observed::lag{"payments", 12});
    observer.on(observed::lag{"payments", 5});
    observer.on(observed::owned{"payments", 0, 1, false});
    observer.on(observed::owned{"payments", 1, 1, false});
    observer.on(observed::owned{"payments", 1, 2, true});
    observer.on(observed::disowned{"payments", 0, true});
    observer.on(observed::disowned{"payments", 0, false});
    observer.on(observed::paused{"payments", "charge", "no"});
    observer.on(observed::paused{"payments", "refund", "no"});
    observer.on(observed::resumed{"payments", "refund"});
    CHECK(scraped.value(R"(writ_lag_messages{service="payments"})") == "5");
    CHECK(scraped.value(R"(writ_slots_owned{service="payments"})") == "1");
    const std::string paused = R"(writ_subscriber_paused{service="payments",subscriber=)";
    CHECK(scraped.value(paused + R"("charge"})") == "1");
    CHECK(scraped.value(paused + R"("refund"})") == "0");
}

TEST_CASE("what comes for a service is counted without its type, which may be anything") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    auto message = a_message();
    for (int i = 0; i < 50; ++i) {
        message.type = "type." + std::to_string(i);
        observer.on(observed::received{"payments", message, 0, 0});
        observer.on(observed::counted{{"payments", "", message, 1, {noon}},
                                      observed::counted::as::skipped_unknown});
    }
    observer.on(observed::trouble{"payments", "no"});
    CHECK(scraped.value(R"(writ_messages_received_total{service="payments"})") == "50");
    CHECK(scraped.value(R"(writ_messages_without_effect_total{as="skipped_unknown",)"
                        R"(service="payments",type="other"})") == "50");
    CHECK(scraped.value(R"(writ_trouble_total{service="payments"})") == "1");
}

TEST_CASE("types are bounded: further ones are counted together") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry, {.most_rows = 10}};
    auto message = a_message();
    for (int i = 0; i < 1'000; ++i) {
        message.type = "order." + std::to_string(i);
        observer.on(observed::retried{about(message), {noon}, "no"});
    }
    CHECK(scraped.series("writ_messages_retried_total") == 11);
    CHECK(scraped.value(R"(writ_messages_retried_total{service="room-booking",)"
                        R"(subscriber="reserve",type="order.9"})") == "1");
    CHECK(scraped.value(R"(writ_messages_retried_total{service="room-booking",)"
                        R"(subscriber="reserve",type="other"})") == "990");
}

TEST_CASE("even services are bounded") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry, {.most_rows = 10}};
    for (int i = 0; i < 1'000; ++i) {
        observer.on(observed::lag{"service " + std::to_string(i), 1});
    }
    CHECK(scraped.series("writ_lag_messages") <= 21);
}

TEST_CASE("a type that is no text does not break the page") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    auto message = a_message();
    message.type = "a\n\"b\" \xFF";
    observer.on(observed::parked{about(message)});
    CHECK_THAT(scraped.text(), Catch::Contains("\xEF\xBF\xBD"));
    CHECK(scraped.text().find('\xFF') == std::string::npos);
}

TEST_CASE("all metrics can be given labels of the process") {
    page scraped;
    // [use]
    writ::prometheus::observer observer{scraped.registry, {.labels = {{"zone", "a"}}}};
    // [/use]
    observer.on(observed::commit_failed{"full", 3});
    observer.on(observed::lag{"payments", 1});
    CHECK(scraped.value(R"(writ_commit_failures_total{zone="a"})") == "1");
    CHECK(scraped.value(R"(writ_lag_messages{zone="a",service="payments"})") +
              scraped.value(R"(writ_lag_messages{service="payments",zone="a"})") ==
          "1");
}

TEST_CASE("once its subjects are known an event allocates nothing") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry};
    const auto message = a_message();
    const auto letter = a_letter(message);
    writ::commit_entry entry;
    entry.emissions = {an_emission(message)};
    const auto tell = [&] {
        observer.on(observed::received{"room-booking", message, 0, 1});
        observer.on(observed::decided{about(message), writ::verdict::handled, 1, 2'000});
        observer.on(observed::committed{about(message), writ::commit_result::committed, entry});
        observer.on(observed::group_committed{1, 2'000});
        observer.on(observed::released{entry.emissions[0], 1});
        observer.on(observed::retried{about(message), {noon}, "no"});
        observer.on(observed::dead_lettered{about(message), letter});
        observer.on(observed::lag{"room-booking", 3});
    };
    CHECK(counted::allocations_of(tell) != 0);  // what is allocated is seen
    CHECK(counted::allocations_of(tell) == 0);
}

TEST_CASE("events of several threads are all counted") {
    page scraped;
    writ::prometheus::observer observer{scraped.registry, {.most_rows = 64}};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            auto message = a_message();
            for (int turn = 0; turn < 4'000; ++turn) {
                message.type = "type." + std::to_string(turn % 100);
                observer.on(observed::parked{about(message)});
            }
        });
    }
    for (auto& each : threads) {
        each.join();
    }
    double sum = 0;
    for (const auto& each : scraped.registry.Collect()) {
        for (const auto& metric : each.metric) {
            sum += each.name == "writ_messages_parked_total" ? metric.counter.value : 0;
        }
    }
    CHECK(sum == 16'000);
    CHECK(scraped.series("writ_messages_parked_total") == 65);
}
