// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/opentelemetry.hpp>

#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace observers_test;
namespace observed = writ::observed;
namespace otlp = writ::detail::otlp;

namespace {

constexpr std::string_view trace = "4bf92f3577b34da6a3ce929d0e0e4736";
constexpr std::string_view creation = "00f067aa0ba902b7";  // of a_message()

std::int64_t now = 0;
std::int64_t test_clock() { return now; }

// An observer with a file of its own, which is read back by the same structs.
class traced {
public:
    explicit traced(writ::opentelemetry::options how = {})
        : observer_{"/dev/fd/" + std::to_string(file_.descriptor()), with_clock(std::move(how))} {}

    template <class Event>
    traced& on(const Event& event) {
        observer_.on(event);
        return *this;
    }
    [[nodiscard]] std::string text() const { return file_.text(); }
    [[nodiscard]] std::vector<otlp::traces_data> lines() const {
        std::vector<otlp::traces_data> all;
        std::istringstream in{text()};
        for (std::string line; std::getline(in, line);) {
            const auto read = writ::json::read<otlp::names>(line, all.emplace_back());
            REQUIRE(read.has_value());
        }
        return all;
    }
    [[nodiscard]] std::vector<otlp::span> spans() const {
        std::vector<otlp::span> all;
        for (const auto& line : lines()) {
            for (const auto& each : line.resource_spans.at(0).scope_spans.at(0).spans) {
                all.push_back(each);
            }
        }
        return all;
    }

private:
    static writ::opentelemetry::options with_clock(writ::opentelemetry::options how) {
        now = noon * 1'000'000;
        how.clock = &test_clock;
        return how;
    }

    scratch_file file_;
    writ::opentelemetry::observer observer_;
};

std::string text_of(const std::vector<otlp::key_value>& all, std::string_view key) {
    for (const auto& each : all) {
        if (each.key == key) {
            return each.value.string_value ? *each.value.string_value
                                           : std::to_string(*each.value.int_value);
        }
    }
    return "(none)";
}
std::string text_of(const otlp::span& span, std::string_view key) {
    return text_of(span.attributes, key);
}

}  // namespace

TEST_CASE("a decision is a consumer span below the creation of its message") {
    const auto message = a_message();
    const auto spans =
        traced{}.on(observed::decided{about(message), writ::verdict::handled, 1, 2'500}).spans();
    REQUIRE(spans.size() == 1);
    const auto& span = spans[0];
    CHECK(span.name == "process booking.make-reservation");
    CHECK(span.kind == 5);
    CHECK(span.trace_id == trace);
    CHECK(span.parent_span_id == creation);
    CHECK(span.span_id.size() == 16);
    CHECK(span.span_id != creation);
    CHECK(span.flags == 0x301);
    REQUIRE(span.links.size() == 1);
    CHECK(span.links[0].trace_id == trace);
    CHECK(span.links[0].span_id == creation);
    CHECK_FALSE(span.status);
}

TEST_CASE("a decision lasts as long as it took") {
    const auto message = a_message();
    const auto span =
        traced{}.on(observed::decided{about(message), writ::verdict::handled, 1, 2'500}).spans()[0];
    CHECK(span.end_time_unix_nano.value == std::uint64_t{noon} * 1'000'000);
    CHECK(span.start_time_unix_nano.value == std::uint64_t{noon} * 1'000'000 - 2'500);
}

TEST_CASE("a decision has the attributes of the messaging conventions") {
    const auto message = a_message();
    traced file{{.resource = {{"service.namespace", "hotel"}}}};
    file.on(observed::decided{about(message, 3)});
    const auto span = file.spans().at(0);
    CHECK(text_of(span, "messaging.system") == "writ");
    CHECK(text_of(span, "messaging.operation.name") == "process");
    CHECK(text_of(span, "messaging.operation.type") == "process");
    CHECK(text_of(span, "messaging.destination.name") == "booking.make-reservation");
    CHECK(text_of(span, "messaging.destination.subscription.name") == "reserve");
    CHECK(text_of(span, "messaging.consumer.group.name") == "room-booking");
    CHECK(text_of(span, "messaging.message.id") == "m1");
    CHECK(text_of(span, "messaging.message.conversation_id") == "c1");
    CHECK(text_of(span, "messaging.message.body.size") == std::to_string(message.body.size()));
    CHECK(text_of(span, "cloudevents.event_source") == "web");
    CHECK(text_of(span, "writ.attempt") == "3");
    CHECK(text_of(span, "writ.verdict") == "handled");
    const auto resource = file.lines().at(0).resource_spans.at(0).resource.attributes;
    CHECK(text_of(resource, "service.name") == "room-booking");
    CHECK(text_of(resource, "service.namespace") == "hotel");
}

TEST_CASE("integers are texts, ids are hexadecimal, names are in camelCase") {
    const auto message = a_message();
    const auto line = traced{}.on(observed::decided{about(message)}).text();
    CHECK_THAT(line, Catch::StartsWith("{\"resourceSpans\":[{\"resource\":{\"attributes\":["));
    CHECK_THAT(line, Catch::EndsWith("\n"));
    CHECK_THAT(line, Catch::Contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\""));
    CHECK_THAT(line, Catch::Contains("\"endTimeUnixNano\":\"1796126400000000000\""));
    CHECK_THAT(line, Catch::Contains("{\"key\":\"writ.attempt\",\"value\":{\"intValue\":\"1\"}}"));
    CHECK_THAT(line, Catch::Contains("\"kind\":5,"));
}

TEST_CASE("a failure is an error with its type and reason") {
    const auto message = a_message();
    const auto span = traced{}
                          .on(observed::decided{about(message), writ::verdict::failed, 0, 10,
                                                "no such room", "std::runtime_error"})
                          .spans()
                          .at(0);
    REQUIRE(span.status);
    CHECK(span.status->code == 2);
    CHECK(span.status->message == "no such room");
    CHECK(text_of(span, "error.type") == "std::runtime_error");
}

TEST_CASE("a failure without an exception has the verdict as its type") {
    const auto message = a_message();
    const auto span =
        traced{}
            .on(observed::decided{about(message), writ::verdict::undecodable, 0, 10, "/from"})
            .spans()
            .at(0);
    CHECK(text_of(span, "error.type") == "undecodable");
}

TEST_CASE("what has no effect is no error") {
    const auto message = a_message();
    for (const auto what :
         {writ::verdict::handled, writ::verdict::stopped, writ::verdict::unhandled}) {
        const auto span = traced{}.on(observed::decided{about(message), what}).spans().at(0);
        CHECK_FALSE(span.status);
        CHECK(text_of(span, "error.type") == "(none)");
    }
}

TEST_CASE("attempts, generations, subscribers and repeated decisions have spans of their own") {
    auto message = a_message();
    traced file;
    file.on(observed::decided{about(message, 1)}).on(observed::decided{about(message, 2)});
    auto other = about(message, 1);
    other.subscriber = "audit";
    file.on(observed::decided{other});
    message.generation = 1;
    file.on(observed::decided{about(message, 1)});
    auto again = about(message, 1);
    again.decision = 1;
    file.on(observed::decided{again});
    const auto spans = file.spans();
    REQUIRE(spans.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            CHECK(spans[i].span_id != spans[k].span_id);
        }
    }
}

TEST_CASE("what a decision emits is a producer span below it") {
    const auto message = a_message();
    const auto sent = an_emission(message);
    writ::commit_entry entry;
    entry.emissions = {sent, sent};
    entry.emissions[1].message.trace_parent =
        "00-4bf92f3577b34da6a3ce929d0e0e4736-2222222222222222-01";
    traced file;
    file.on(observed::decided{about(message)});
    file.on(observed::committed{about(message), writ::commit_result::committed, entry});
    const auto spans = file.spans();
    REQUIRE(spans.size() == 3);
    CHECK(file.lines().size() == 2);
    for (const auto at : {1U, 2U}) {
        CHECK(spans[at].name == "create booking.room-reserved");
        CHECK(spans[at].kind == 4);
        CHECK(spans[at].trace_id == trace);
        CHECK(spans[at].parent_span_id == spans[0].span_id);
    }
    CHECK(spans[1].span_id == "1111111111111111");
    CHECK(spans[2].span_id == "2222222222222222");
}

TEST_CASE("what was not committed was not created") {
    const auto message = a_message();
    writ::commit_entry entry;
    entry.emissions = {an_emission(message)};
    CHECK(traced{}
              .on(observed::committed{about(message), writ::commit_result::conflict, entry})
              .text()
              .empty());
}

TEST_CASE("a commit without emissions is no span") {
    const auto message = a_message();
    const writ::commit_entry entry;
    CHECK(traced{}
              .on(observed::committed{about(message), writ::commit_result::committed, entry})
              .text()
              .empty());
}

TEST_CASE("the timeout that a transition sets is created by it") {
    const auto message = a_message();
    const writ::emitter from{.service = "room-booking", .subscriber = "reserve"};
    const auto timeout = writ::timed_out_envelope(message, from, {noon + 1'000});
    writ::commit_entry entry;
    entry.instance.emplace();
    entry.instance->next.timer_id = timeout.id;
    entry.instance->next.timer_due = writ::timestamp{noon + 1'000};
    traced file;
    file.on(observed::committed{about(message), writ::commit_result::committed, entry});
    file.on(observed::decided{about(timeout)});
    const auto spans = file.spans();
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].name == "create writ.timed-out");
    CHECK(spans[1].parent_span_id == spans[0].span_id);
    CHECK(spans[1].trace_id == trace);
}

TEST_CASE("a timeout that goes on is not created again") {
    const auto message = a_message();
    writ::commit_entry entry;
    entry.instance.emplace();
    entry.instance->next.timer_id = "of an earlier transition";
    entry.instance->next.timer_due = writ::timestamp{noon + 1'000};
    CHECK(traced{}
              .on(observed::committed{about(message), writ::commit_result::committed, entry})
              .text()
              .empty());
}

TEST_CASE("a message that recurs begins a trace of its own") {
    const auto cause = a_message();
    writ::emission made;
    made.type = "report.make";
    const auto recurring = writ::recurring_envelope(std::move(made), "reports", 0, {noon});
    writ::commit_entry entry;
    entry.emissions.emplace_back().message = recurring;
    const auto span =
        traced{}
            .on(observed::committed{about(cause), writ::commit_result::committed, entry})
            .spans()
            .at(0);
    CHECK_FALSE(span.parent_span_id);
    CHECK(span.trace_id == writ::trace_id_of(recurring));
    CHECK(span.trace_id != trace);
}

TEST_CASE("what a client sends is the root of its trace") {
    auto message = a_message();
    message.trace_parent.clear();
    writ::begin_trace(message);
    writ::outgoing_message sent;
    sent.message = message;
    traced file;
    file.on(observed::accepted{sent}).on(observed::decided{about(message)});
    const auto spans = file.spans();
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].name == "send booking.make-reservation");
    CHECK(spans[0].kind == 4);
    CHECK_FALSE(spans[0].parent_span_id);
    CHECK(spans[1].parent_span_id == spans[0].span_id);
    CHECK(spans[1].trace_id == spans[0].trace_id);
    CHECK(text_of(file.lines()[0].resource_spans[0].resource.attributes, "service.name") == "web");
}

TEST_CASE("a message without a context has a trace, and no parent") {
    auto message = a_message();
    message.trace_parent = "not one";
    const auto span = traced{}.on(observed::decided{about(message)}).spans().at(0);
    CHECK(span.trace_id == writ::trace_id_of(message));
    CHECK_FALSE(span.parent_span_id);
    CHECK(span.links.empty());
    CHECK(span.flags == 0x101);
}

TEST_CASE("the state of the trace is handed on") {
    auto message = a_message();
    message.trace_state = "rojo=1,congo=2";
    CHECK(traced{}.on(observed::decided{about(message)}).spans().at(0).trace_state ==
          "rojo=1,congo=2");
}

TEST_CASE("a flow that is not sampled is not written, unless that is wished") {
    auto message = a_message();
    const auto letter = a_letter(message);
    message.trace_parent.back() = '2';
    writ::commit_entry entry;
    entry.emissions = {an_emission(message)};
    entry.emissions[0].message.trace_parent.back() = '0';
    const auto tell = [&](traced& file) {
        file.on(observed::accepted{entry.emissions[0]});
        file.on(observed::decided{about(message)});
        file.on(observed::committed{about(message), writ::commit_result::committed, entry});
        file.on(observed::released{entry.emissions[0], 1});
        file.on(observed::dead_lettered{about(message), letter});
    };
    traced silent;
    tell(silent);
    CHECK(silent.text().empty());
    traced all{{.unsampled = true}};
    tell(all);
    CHECK(all.spans().size() == 5);
    CHECK((all.spans()[0].flags & 1) == 0);
}

TEST_CASE("a publication is a span from its beginning to its acknowledgement") {
    const auto message = a_message();
    const auto sent = an_emission(message);
    traced file;
    file.on(observed::publishing{1});
    now += 5'000;
    file.on(observed::released{sent, 1});
    const auto span = file.spans().at(0);
    CHECK(span.name == "send booking.room-reserved");
    CHECK(span.kind == 3);
    CHECK(span.parent_span_id == "1111111111111111");
    CHECK(span.end_time_unix_nano.value - span.start_time_unix_nano.value == 5'000);
    CHECK_FALSE(span.status);
}

TEST_CASE("a refused publication is an error, and another span than the next try") {
    const auto message = a_message();
    const auto sent = an_emission(message);
    traced file;
    file.on(observed::publish_refused{sent, "no leader"});
    now += 1'000'000;
    file.on(observed::released{sent, 1});
    const auto spans = file.spans();
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].status->message == "no leader");
    CHECK(text_of(spans[0], "error.type") == "refused");
    CHECK(spans[0].span_id != spans[1].span_id);
}

TEST_CASE("a dead letter is an error where its flow ends") {
    const auto message = a_message();
    const auto letter = a_letter(message);
    const auto span = traced{}.on(observed::dead_lettered{about(message, 8), letter}).spans().at(0);
    CHECK(span.name == "dead_letter booking.make-reservation");
    CHECK(span.kind == 3);
    CHECK(span.parent_span_id == creation);
    CHECK(text_of(span, "messaging.operation.type") == "settle");
    CHECK(text_of(span, "error.type") == "failed");
    CHECK(span.status->message == "no such room");
}

TEST_CASE("no body is written") {
    const auto message = a_message();
    const auto letter = a_letter(message);
    writ::commit_entry entry;
    entry.emissions = {an_emission(message)};
    const auto text =
        traced{}
            .on(observed::accepted{entry.emissions[0]})
            .on(observed::decided{about(message)})
            .on(observed::committed{about(message), writ::commit_result::committed, entry})
            .on(observed::dead_lettered{about(message), letter})
            .text();
    CHECK_FALSE(text.empty());
    CHECK(text.find("4111") == std::string::npos);
}

TEST_CASE("what is no UTF-8 is replaced, and no reason is endless") {
    auto message = a_message();
    message.id = "m\xFF";
    const std::string reason = std::string(5'000, 'x') + "\xFF";
    const auto span =
        traced{}
            .on(observed::decided{about(message), writ::verdict::failed, 0, 0, reason, "\xC3"})
            .spans()
            .at(0);
    CHECK(text_of(span, "messaging.message.id") == "m\xEF\xBF\xBD");
    CHECK(span.status->message->size() == 1'000);
    CHECK(text_of(span, "error.type") == "\xEF\xBF\xBD");
}

TEST_CASE("a file that cannot be opened is an error at once") {
    CHECK_THROWS_WITH(writ::opentelemetry::observer{"/there/is/no/such/folder"},
                      Catch::Contains("/there/is/no/such/folder"));
}

TEST_CASE("spans of several threads are lines of their own") {
    traced file;
    const auto message = a_message();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 100; ++turn) {
                file.on(observed::decided{about(message)});
            }
        });
    }
    for (auto& each : threads) {
        each.join();
    }
    CHECK(file.spans().size() == 400);
}
