// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Billing over the wire: engine and CRM are worlds of their own, and all that passes between them
// are the headers and bytes of a CloudEvent.

#include "../catch.hpp"

#include <writ/cbor.hpp>
#include <writ/cloudevents.hpp>
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace wire {

using namespace std::chrono_literals;
namespace cloudevents = writ::cloudevents;

struct qa_identifier {
    std::string value;
};
struct start {
    qa_identifier qa;
    std::string customer;
};
struct question {
    qa_identifier qa;
    std::string customer;
};
struct answer {
    qa_identifier qa;
    int calls = 0;
};
struct bill {
    qa_identifier qa;
    std::string customer;
    int calls = 0;
};
struct contracts
    : writ::contract_list<
          writ::sticky<"tenant">,
          writ::stream<"qa", writ::keyed_by<qa_identifier>, writ::command<"billing.start", start>,
                       writ::event<"billing.question", question>,
                       writ::event<"crm.answer", answer, writ::encoded_as<writ::cbor>>,
                       writ::event<"billing.bill", bill>>> {};

struct waiting {
    std::string customer;
};
struct steps {
    static auto begin(const start& asked) -> writ::step<waiting, question> {
        return {{asked.customer}, {asked.qa, asked.customer}};
    }
    static auto answered(const waiting& now, const answer& told) -> writ::finish<bill> {
        return bill{told.qa, now.customer, told.calls};
    }
    static auto gave_up(const waiting&, const writ::timed_out&) -> writ::finish<> { return {}; }
};
struct flow : writ::workflow<"billing", contracts, writ::identified_by<qa_identifier>,
                             writ::starts<&steps::begin>, writ::continues<&steps::answered>,
                             writ::timeout<1h, &steps::gave_up>> {};
struct engine : writ::service<"engine", contracts, writ::runs<flow>> {};

auto reply(const question& asked) -> answer {
    return {asked.qa, static_cast<int>(asked.customer.size()) * 100};
}
struct crm : writ::service<"crm", contracts, writ::calls<&reply>> {};

// A record as it lies in a topic.
struct record {
    std::string key;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

enum class mode { binary, structured };

record written(const writ::envelope& message, mode how) {
    record made{message.partition_key, {}, message.body};
    if (how == mode::structured) {
        REQUIRE(cloudevents::write_structured(message, made.body));
        made.headers = {{"content-type", std::string{cloudevents::structured_content_type}}};
        return made;
    }
    writ::header_block headers;
    REQUIRE(cloudevents::write_binary(message, cloudevents::kafka, headers));
    for (const auto each : headers) {
        made.headers.emplace_back(each.name, each.value);
    }
    return made;
}

writ::envelope read(const record& from) {
    std::vector<writ::header_view> headers;
    for (const auto& [name, value] : from.headers) {
        headers.push_back({name, value});
    }
    auto message = cloudevents::read(headers, from.body, cloudevents::kafka);
    REQUIRE(message.error() == writ::error{});
    return *message;
}

// All messages of a contract that a world has sent, as they lie in its topic.
template <class World>
std::vector<record> topic(const World& world, std::string_view type, mode how) {
    std::vector<record> all;
    for (const auto* each : world.journal().of_type(type)) {
        all.push_back(written(*each->message, how));
    }
    return all;
}

struct outcome {
    std::vector<record> questions, answers;
    std::vector<writ::envelope> bills;
};

outcome bill_over(mode how, int deliveries) {
    auto engines = writ::testing::world<engine>();
    auto crms = writ::testing::world<crm>();
    engines.send(start{{"q1"}, "four"}, {{"tenant", "north"}});
    engines.send(start{{"q2"}, "seven"}, {{"tenant", "south"}});
    engines.run();
    outcome seen;
    seen.questions = topic(engines, "billing.question", how);
    for (int i = 0; i < deliveries; ++i) {
        for (const auto& each : seen.questions) {
            crms.send_raw(read(each));
        }
    }
    crms.run();
    seen.answers = topic(crms, "crm.answer", how);
    for (int i = 0; i < deliveries; ++i) {
        for (const auto& each : seen.answers) {
            engines.send_raw(read(each));
        }
    }
    engines.run();
    CHECK(engines.dead_letters().empty());
    CHECK(crms.dead_letters().empty());
    for (const auto* each : engines.journal().of_type("billing.bill")) {
        seen.bills.push_back(*each->message);
    }
    return seen;
}

TEST_CASE("B16 question and answer pass as CloudEvents in both modes, also twice") {
    const mode how = GENERATE(mode::binary, mode::structured);
    const int deliveries = GENERATE(1, 2);
    const auto seen = bill_over(how, deliveries);
    REQUIRE(seen.bills.size() == 2);
    CHECK(seen.bills[0].body == R"({"qa":"q1","customer":"four","calls":400})");
    CHECK(seen.bills[1].body == R"({"qa":"q2","customer":"seven","calls":500})");
}

TEST_CASE("B16 the key of a record is the key of its contract") {
    const auto seen = bill_over(mode::binary, 1);
    REQUIRE(seen.questions.size() == 2);
    CHECK(seen.questions[0].key == "q1");
    CHECK(seen.answers[1].key == "q2");
}

TEST_CASE("B16 a payload stands on the wire as its contract's codec writes it") {
    const auto seen = bill_over(mode::binary, 1);
    CHECK(seen.questions[0].body == R"({"qa":"q1","customer":"four"})");
    CHECK(writ::from_cbor<answer>(seen.answers[0].body)->calls == 400);
    const auto type_of = [](const record& each) {
        for (const auto& [name, value] : each.headers) {
            if (name == "content-type") {
                return value;
            }
        }
        return std::string{};
    };
    CHECK(type_of(seen.questions[0]) == "application/json");
    CHECK(type_of(seen.answers[0]) == "application/cbor");
}

TEST_CASE("X5 a flow over the wire is one trace with a span for each message") {
    const auto seen = bill_over(mode::binary, 1);
    std::set<std::string> traces, spans;
    for (const auto& message : {read(seen.questions[0]), read(seen.answers[0]), seen.bills[0]}) {
        REQUIRE(writ::is_trace_parent(message.trace_parent));
        traces.insert(message.trace_parent.substr(3, 32));
        spans.insert(message.trace_parent.substr(36, 16));
        CHECK(message.correlation_id == seen.bills[0].correlation_id);
        CHECK(message.header_value("tenant") == "north");
    }
    CHECK(traces.size() == 1);
    CHECK(spans.size() == 3);
}

}  // namespace wire
