// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/runtime/emit.hpp>
#include <writ/runtime/trace_context.hpp>
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include "../catch.hpp"

#include <chrono>
#include <set>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using writ::is_trace_parent;

namespace {

struct loan_id {
    std::string value;
};
struct apply_for_loan {
    loan_id loan;
};
struct loan_granted {
    loan_id loan;
    int rating = 0;
};
struct letter_is_due {
    loan_id loan;
};
struct send_letter {
    loan_id loan;
};
struct rate_customer {
    std::string customer;
};
struct rating {
    int points = 0;
};
struct count_loans {};

struct contracts
    : writ::contract_list<
          writ::command<"loan.apply", apply_for_loan>, writ::event<"loan.granted", loan_granted>,
          writ::event<"loan.letter-is-due", letter_is_due>,
          writ::command<"loan.send-letter", send_letter>, writ::command<"loan.count", count_loans>,
          writ::query<"customer.rate", rate_customer, writ::reply<rating>>> {};

struct rating_customer {};
struct reading_it {};
auto on_apply(const apply_for_loan& asked) -> writ::step<rating_customer, rate_customer> {
    return {{}, {asked.loan.value}};
}
auto on_rating(const rating_customer&, const rating& answer, const loan_id& loan)
    -> writ::step<reading_it, loan_granted> {
    return {{}, {loan, answer.points}};
}
auto on_timeout(const std::variant<rating_customer, reading_it>&, const writ::timed_out&,
                const loan_id& loan) -> writ::finish<letter_is_due> {
    return letter_is_due{loan};
}
struct loan_flow
    : writ::workflow<"loan-flow", contracts, writ::identified_by<loan_id>, writ::starts<&on_apply>,
                     writ::continues<&on_rating>, writ::timeout<1h, &on_timeout>> {};
struct loans : writ::service<"loans", contracts, writ::runs<loan_flow>> {};

auto rate(const rate_customer&) -> rating { return {90}; }
struct agency : writ::service<"agency", contracts, writ::calls<&rate>> {};

auto write_later(const letter_is_due& due) -> writ::delayed<send_letter> {
    return {5min, {due.loan}};
}
void post(const send_letter&) {}
void count(const count_loans&) {}
struct office : writ::service<"office", contracts, writ::calls<&write_later, &post, &count>,
                              writ::every<2h, count_loans>> {};

const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
const std::string parent = "00-" + trace + "-00f067aa0ba902b7-01";

std::string trace_of(const writ::envelope& message) { return message.trace_parent.substr(3, 32); }
std::string span_of(const writ::envelope& message) { return message.trace_parent.substr(36, 16); }

writ::envelope cause(std::string trace_parent) {
    writ::envelope made;
    made.id = "m1";
    made.source = "web";
    made.correlation_id = "flow";
    made.trace_parent = std::move(trace_parent);
    made.trace_state = "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7";
    return made;
}

writ::envelope emitted(const writ::envelope& by, std::uint64_t ordinal = 0) {
    return writ::envelope_of(writ::emission{}, by, {.service = "loans", .subscriber = "x"}, ordinal,
                             {500});
}

}  // namespace

TEST_CASE("a traceparent is well-formed as W3C says") {
    CHECK(is_trace_parent(parent));
    CHECK(is_trace_parent("00-" + trace + "-00f067aa0ba902b7-ff"));
    for (const std::string& bad : std::vector<std::string>{
             std::string{},
             std::string{"00"},
             parent.substr(0, 54),
             parent + "0",
             parent + "-00",
             "00-" + std::string(32, '0') + "-00f067aa0ba902b7-01",
             "00-" + trace + "-0000000000000000-01",
             "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
             "00-" + trace + "-00F067AA0BA902B7-01",
             "00-" + trace + "-00f067aa0ba902b7-0G",
             "00-" + trace + "-00f067aa0ba902bg-01",
             "ff-" + trace + "-00f067aa0ba902b7-01",
             "0x-" + trace + "-00f067aa0ba902b7-01",
             "00_" + trace + "-00f067aa0ba902b7-01",
             "00-" + trace + "_00f067aa0ba902b7-01",
             "00-" + trace + "-00f067aa0ba902b7_01",
         }) {
        INFO(bad);
        CHECK_FALSE(is_trace_parent(bad));
    }
}

TEST_CASE("a traceparent of a later version may go on behind what is known of it") {
    CHECK(is_trace_parent("01" + parent.substr(2)));
    CHECK(is_trace_parent("cc" + parent.substr(2) + "-what-comes-next"));
    CHECK_FALSE(is_trace_parent("cc" + parent.substr(2) + "what-comes-next"));
    const auto made = emitted(cause("cc" + parent.substr(2) + "-what-comes-next"));
    CHECK(made.trace_parent.size() == 55);
    CHECK(made.trace_parent.substr(0, 36) == "00-" + trace + '-');
}

TEST_CASE("an emission goes on with the trace of its cause, as a span of its own") {
    const auto made = emitted(cause(parent));
    CHECK(is_trace_parent(made.trace_parent));
    CHECK(trace_of(made) == trace);
    CHECK(span_of(made) != "00f067aa0ba902b7");
    CHECK(span_of(made) != span_of(emitted(cause(parent), 1)));
    CHECK(made.trace_state == cause({}).trace_state);
}

TEST_CASE("a decision that is made again repeats its traceparent") {
    CHECK(emitted(cause(parent)).trace_parent == emitted(cause(parent)).trace_parent);
    CHECK(emitted(cause({})).trace_parent == emitted(cause({})).trace_parent);
}

TEST_CASE("derived traces and spans have the digits that every build has given them") {
    CHECK(emitted(cause({})).trace_parent ==
          "00-55783e24b66b503495221bd8cd763879-f64605f21fa0d5dd-01");
}

TEST_CASE("the flags that are defined are passed on, and no others") {
    const auto flags = [](std::string text) {
        return emitted(cause(parent.substr(0, 53) + text)).trace_parent.substr(53);
    };
    CHECK(flags("00") == "00");
    CHECK(flags("01") == "01");
    CHECK(flags("02") == "02");
    CHECK(flags("03") == "03");
    CHECK(flags("fe") == "02");
    CHECK(flags("9c") == "00");
    CHECK(flags("ad") == "01");
}

TEST_CASE("a malformed traceparent is ignored: a new trace begins, without the old tracestate") {
    for (const std::string bad : {"",
                                  "00-"
                                  "x",
                                  "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}) {
        const auto made = emitted(cause(bad));
        INFO(bad);
        CHECK(is_trace_parent(made.trace_parent));
        CHECK(trace_of(made) != trace);
        CHECK(made.trace_parent.substr(53) == "01");
        CHECK(made.trace_state.empty());
        CHECK(made.trace_parent == emitted(cause({})).trace_parent);
    }
}

TEST_CASE("messages of one flow without a traceparent get one trace, those of two flows two") {
    auto other = cause({});
    other.id = "m2";
    CHECK(trace_of(emitted(other)) == trace_of(emitted(cause({}))));
    CHECK(span_of(emitted(other)) != span_of(emitted(cause({}))));
    other.correlation_id = "another flow";
    CHECK(trace_of(emitted(other)) != trace_of(emitted(cause({}))));
    other.correlation_id.clear();
    CHECK(emitted(other).correlation_id == "m2");
    CHECK(trace_of(emitted(other)) == writ::trace_id_of(emitted(other)));
}

TEST_CASE("a tracestate that no header can carry is not passed on") {
    auto by = cause(parent);
    by.trace_state = "rojo=1\r\nx: y";
    CHECK(emitted(by).trace_state.empty());
    by.trace_state = "rojo=\xC3\xA9";
    CHECK(emitted(by).trace_state.empty());
}

TEST_CASE("timeouts and answers go on with the trace, recurrences begin their own") {
    const writ::emitter from{.service = "loans", .subscriber = "x"};
    CHECK(trace_of(writ::timed_out_envelope(cause(parent), from, {9})) == trace);
    CHECK(trace_of(writ::envelope_of(writ::answer{}, cause(parent), from, 0, {9})) == trace);
    const auto first = writ::recurring_envelope({}, "loans", 0, {1'000});
    CHECK(is_trace_parent(first.trace_parent));
    CHECK(first.trace_parent == writ::recurring_envelope({}, "loans", 0, {1'000}).trace_parent);
    CHECK(trace_of(first) != trace_of(writ::recurring_envelope({}, "loans", 0, {2'000})));
}

TEST_CASE("X5: a flow is one trace, and each of its hops a span of its own") {
    auto world = writ::testing::world<loans, agency, office>();
    const auto first = world.send(apply_for_loan{{"Ada"}});
    const auto second = world.send(apply_for_loan{{"Bob"}});
    world.advance(119min);

    std::set<std::string> spans, traces;
    for (const auto& flow : {first, second}) {
        const auto hops = world.journal().of_flow(flow);
        REQUIRE(hops.size() == 7);  // apply, rate, rating, granted, timeout, is due, send letter
        for (const auto* each : hops) {
            INFO(each->message->type);
            CHECK(is_trace_parent(each->message->trace_parent));
            CHECK(trace_of(*each->message) == trace_of(*hops.front()->message));
            spans.insert(span_of(*each->message));
        }
        traces.insert(trace_of(*hops.front()->message));
    }
    CHECK(spans.size() == 14);
    CHECK(traces.size() == 2);
}

TEST_CASE("X5: a recurring message is a well-formed trace of its own each time") {
    auto world = writ::testing::world<office>();
    world.advance(5h);
    const auto sent = world.journal().of_type("loan.count");
    REQUIRE(sent.size() >= 2);
    std::set<std::string> traces;
    for (const auto* each : sent) {
        CHECK(is_trace_parent(each->message->trace_parent));
        traces.insert(trace_of(*each->message));
    }
    CHECK(traces.size() == sent.size());
}

TEST_CASE("X5: a message from outside keeps its traceparent, and its flow goes on with it") {
    auto world = writ::testing::world<loans, agency>();
    world.send_raw({.id = "m1",
                    .source = "browser",
                    .type = "loan.apply",
                    .trace_parent = parent,
                    .trace_state = "rojo=1",
                    .correlation_id = "f",
                    .body = R"({"loan":"Ada"})"});
    world.run();
    const auto hops = world.journal().of_flow("f");
    REQUIRE(hops.size() == 4);
    CHECK(hops.front()->message->trace_parent == parent);
    for (const auto* each : hops) {
        CHECK(trace_of(*each->message) == trace);
        CHECK(each->message->trace_state == "rojo=1");
    }
}
