// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <catch.hpp>

#include <writ/record.hpp>
#include <writ/record/record_main.hpp>
#include <writ/writ.hpp>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace {

using Catch::Matchers::Contains;

struct order_id {
    int value = 0;
};
struct placed {
    order_id order;
    std::string text;
};
struct paid {
    order_id order;
};
struct progress {
    int percent = 0;
};
struct find_order {
    order_id order;
};
struct order_view {
    std::string text;
};
struct no_such_order {
    order_id order;
};

template <class... More>
struct list_with
    : writ::contract_list<writ::event<"order.placed", placed>, writ::event<"order.paid", paid>,
                          writ::event<"order.progress", progress, writ::lossy>, More...> {};
using contracts = list_with<>;

struct open {
    std::string text;
};
struct steps {
    static auto begin(const placed& told) -> writ::step<open> { return open{told.text}; }
    static auto end(const open&, const paid&) -> writ::finish<> { return {}; }
};
template <class... Words>
struct flow_with
    : writ::workflow<"orders", contracts, writ::identified_by<order_id>,
                     writ::starts<&steps::begin>, writ::continues<&steps::end>, Words...> {};
using named_flow = flow_with<writ::state<"open", open>>;
template <class Flow>
struct service_of : writ::service<"orders", contracts, writ::runs<Flow>> {};
struct web : writ::participant<"web", contracts, writ::publishes<placed, paid, progress>> {};
template <class Flow, class... Words>
struct system_of : writ::system<contracts, service_of<Flow>, web, Words...> {};

// ---- records

using enum writ::recorded;
struct of_contracts {
    static constexpr writ::record_row rows[] = {
        {event, "order.placed", "writ:b645dd22053f82e6", 4},
        {field, "order", "signed 4"},
        {field, "text", "text"},
        {event, "order.paid", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
    };
};
struct of_states {
    static constexpr writ::record_row rows[] = {
        {state, "orders/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
    };
};
struct of_all {
    static constexpr writ::record_row rows[] = {
        {event, "order.placed", "writ:b645dd22053f82e6", 4},
        {field, "order", "signed 4"},
        {field, "text", "text"},
        {event, "order.paid", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
        {state, "orders/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
    };
};
// As it was when orders had a customer, and the workflow another state.
struct of_yesterday {
    static constexpr writ::record_row rows[] = {
        {event, "order.placed", "writ:1111111111111111", 4},
        {field, "order", "signed 4"},
        {field, "text", "text"},
        {field, "customer", "text"},
        {event, "order.paid", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
        {event, "order.printed", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
        {state, "orders/open", "writ:2222222222222222", 1},
        {field, "number", "signed 4"},
        {state, "bills/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
    };
};
struct with_optional {
    static constexpr writ::record_row rows[] = {
        {event, "order.placed", "writ:1111111111111111", 4},
        {field, "order", "signed 4"},
        {field, "text", "text"},
        {field, "customer", "optional text"},
        {event, "order.paid", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
    };
};

struct of_two_states {
    static constexpr writ::record_row rows[] = {
        {state, "orders/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
        {state, "orders/open", "writ:8b4edeaa33188b0d", 2},
        {field, "text", "text"},
    };
};
struct of_two_workflows {
    static constexpr writ::record_row rows[] = {
        {event, "order.placed", "writ:b645dd22053f82e6", 4},
        {field, "order", "signed 4"},
        {field, "text", "text"},
        {event, "order.paid", "writ:15e926d073769261", 1},
        {field, "order", "signed 4"},
        {state, "orders/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
        {state, "bills/open", "writ:8b4edeaa33188b0d", 1},
        {field, "text", "text"},
    };
};

template <class Type>
using verdict = typename writ::detail::verdict_of<Type>::type;
template <template <class...> class Rule, class Type>
inline constexpr bool is_broken = false;
template <template <class...> class Rule, class... Subjects>
inline constexpr bool is_broken<Rule, Rule<Subjects...>> = true;

namespace rule = writ::broken_rule;
using writ::recorded_in;

// What stands in the record as it is, is proven; a lossy contract needs no record.
static_assert(writ::is_proven<list_with<recorded_in<of_contracts>>>);
static_assert(writ::is_proven<flow_with<writ::state<"open", open>, recorded_in<of_states>>>);
static_assert(writ::is_proven<system_of<named_flow, recorded_in<of_all>>>);
static_assert(
    writ::is_proven<system_of<flow_with<writ::state<"open", open>, recorded_in<of_states>>,
                              recorded_in<of_contracts>>>);

// What does not, is not.
static_assert(
    is_broken<rule::contract_is_not_recorded, verdict<list_with<recorded_in<writ::no_record>>>>);
static_assert(
    is_broken<rule::contract_breaks_its_level, verdict<list_with<recorded_in<of_yesterday>>>>);
static_assert(
    is_broken<rule::contract_is_not_recorded, verdict<list_with<recorded_in<with_optional>>>>);
static_assert(is_broken<rule::state_is_not_recorded,
                        verdict<system_of<named_flow, recorded_in<of_contracts>>>>);
static_assert(is_broken<rule::state_has_no_stored_name,
                        verdict<system_of<flow_with<>, recorded_in<of_all>>>>);
static_assert(is_broken<rule::stored_state_does_not_fit,
                        verdict<flow_with<writ::state<"open", open>, recorded_in<of_yesterday>>>>);
static_assert(is_broken<rule::state_is_not_recorded,
                        verdict<flow_with<writ::state<"other", open>, recorded_in<of_states>>>>);
static_assert(is_broken<rule::stored_state_is_gone,
                        verdict<flow_with<writ::state<"open", open>, recorded_in<of_two_states>>>>);
static_assert(is_broken<rule::stored_state_is_gone,
                        verdict<system_of<named_flow, recorded_in<of_two_workflows>>>>);
static_assert(writ::is_proven<flow_with<writ::state<"open", open>, recorded_in<of_two_workflows>>>);

// The level is a word, and the innermost counts.
template <class Level, class... Inner>
struct leveled : writ::contract_list<writ::event<"order.placed", placed, Inner...>,
                                     writ::event<"order.paid", paid>, writ::compatible<Level>,
                                     recorded_in<of_yesterday>> {};
static_assert(is_broken<rule::contract_breaks_its_level, verdict<leveled<writ::forward>>>);
static_assert(is_broken<rule::contract_is_not_recorded, verdict<leveled<writ::backward>>>);
static_assert(is_broken<rule::contract_breaks_its_level,
                        verdict<leveled<writ::backward, writ::compatible<writ::full>>>>);
static_assert(is_broken<rule::is_no_contract, verdict<leveled<int>>>);

// A broken level may be allowed, for one contract.
template <class Subject>
using allowed =
    list_with<recorded_in<of_yesterday>,
              writ::allow<rule::contract_breaks_its_level, Subject, "nobody has sent it yet">>;
static_assert(is_broken<rule::contract_breaks_its_level, verdict<allowed<paid>>>);
static_assert(is_broken<rule::recorded_contract_is_gone, verdict<allowed<placed>>>);

TEST_CASE("the versions of a record are counted on where a form has changed") {
    const auto rows = writ::record_of<contracts, of_yesterday>();
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].name == "order.placed");
    CHECK(rows[0].version == 5);
    CHECK(rows[3].version == 1);
    CHECK(writ::record_of<contracts>()[0].version == 1);
}

TEST_CASE("a query is recorded with its reply and its errors") {
    struct asking
        : writ::contract_list<writ::query<"order.find", find_order, writ::reply<order_view>,
                                          writ::errors<no_such_order>>> {};
    const auto rows = writ::record_of<asking>();
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].what == query);
    CHECK(rows[2].what == reply);
    CHECK(rows[2].name == "order.find");
    CHECK(rows[3].name == "text");
    CHECK(rows[4].what == writ::recorded::error);
    CHECK(rows[4].name == "order.find/no_such_order");
}

TEST_CASE("fields are recorded under the names that they have on the wire") {
    struct camel : writ::contract_list<writ::event<"progress", progress, writ::durable>,
                                       writ::spelled<&progress::percent, "per \"cent\"">> {};
    const auto rows = writ::record_of<camel>();
    CHECK(rows.at(1).name == "per \"cent\"");
    const auto text = writ::detail::record_text("record", "", rows);
    CHECK_THAT(text, Contains(R"({field, "per \"cent\"", "signed 4"})"));
}

TEST_CASE("that unknown fields are refused is part of the form") {
    struct refusing
        : writ::contract_list<writ::event<"order.paid", paid>, writ::refuse_unknown_fields> {};
    CHECK(writ::record_of<refusing>()[0].form == "writ:15e926d073769261, refuses unknown fields");
}

// ---- the program

class temporary_file {
public:
    explicit temporary_file(std::string_view text = {})
        : name_{std::filesystem::temp_directory_path() /
                ("record-" + std::to_string(getpid()) + "-" + std::to_string(++count_))} {
        std::ofstream{name_} << text;
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    ~temporary_file() { std::filesystem::remove(name_); }
    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string text() const { return writ::detail::text_of_file(name_); }

private:
    static inline int count_ = 0;
    std::string name_;
};

struct told {
    int status = 0;
    std::string text;
};
template <class Type, class Record>
told run(std::vector<const char*> words) {
    words.insert(words.begin(), "program");
    std::ostringstream out;
    const int status = writ::record_main<Type, Record>(
        "team::record", static_cast<int>(words.size()), words.data(), out);
    return {status, out.str()};
}
using whole = system_of<named_flow>;

TEST_CASE("the program writes a record that it then finds to be right") {
    const temporary_file file;
    CHECK(run<whole, writ::no_record>({file.name().c_str(), "--check"}).status == 1);
    CHECK(file.text().empty());
    CHECK(run<whole, writ::no_record>({file.name().c_str()}).status == 0);
    CHECK_THAT(file.text(), Contains("namespace team {") && Contains("struct record {"));
    CHECK_THAT(file.text(), Contains(R"({state, "orders/open", "writ:8b4edeaa33188b0d", 1},)"));
    CHECK(run<whole, writ::no_record>({file.name().c_str(), "--check"}).status == 0);
}

TEST_CASE("the program keeps what stands above the record") {
    const temporary_file file{"// Ours.\n\n#pragma once\nold\n"};
    run<whole, writ::no_record>({file.name().c_str()});
    CHECK(file.text().starts_with("// Ours.\n\n#pragma once\n\n#include <writ/record.hpp>\n"));
}

TEST_CASE("the program does not record what a level does not allow, and names it") {
    const temporary_file file{"as it was"};
    const auto said = run<whole, of_yesterday>({file.name().c_str()});
    CHECK(said.status == 1);
    CHECK(file.text() == "as it was");
    CHECK_THAT(said.text,
               Contains("event order.placed: the field customer is gone (full, version 4 -> 5)"));
    CHECK_THAT(said.text, Contains("event order.printed: is gone"));
    CHECK_THAT(said.text, Contains("state orders/open: the field text is required (backward)"));
    CHECK_THAT(said.text, Contains("state bills/open: is gone"));
}

TEST_CASE("the program records what was accepted by name, if all of it was") {
    const temporary_file file;
    std::vector<const char*> words{file.name().c_str(), "--accept", "order.placed", "--accept",
                                   "order.printed",     "--accept", "orders/open"};
    CHECK(run<whole, of_yesterday>(words).status == 1);
    words.insert(words.end(), {"--accept", "bills/open"});
    CHECK(run<whole, of_yesterday>(words).status == 0);
    CHECK_THAT(file.text(), Contains(R"("order.placed", "writ:b645dd22053f82e6", 5)"));
}

TEST_CASE("the program refuses words that it does not know") {
    CHECK(run<whole, of_all>({}).status == 2);
    CHECK(run<whole, of_all>({"a", "b"}).status == 2);
    CHECK(run<whole, of_all>({"a", "--acept"}).status == 2);
    CHECK(run<whole, of_all>({"a", "--accept"}).status == 2);
}

TEST_CASE("a file that cannot be written is said") {
    const auto said = run<whole, writ::no_record>({"/nowhere/at/all/record.hpp"});
    CHECK(said.status == 1);
    CHECK_THAT(said.text, Contains("cannot be written"));
}

}  // namespace
