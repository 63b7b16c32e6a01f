// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <catch.hpp>

#include <writ/detail/stored_names.hpp>
#include <writ/runtime/stored_state.hpp>
#include <writ/writ.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace {

using Catch::Matchers::Contains;
using writ::stored_instance;
using writ::detail::names_its_states;
using writ::detail::stored_states;

struct parcel_id {
    int value = 0;
};
struct sent {
    parcel_id parcel;
};
struct arrived {
    parcel_id parcel;
};
struct contracts : writ::contract_list<writ::event<"parcel.sent", sent>,
                                       writ::event<"parcel.arrived", arrived>> {};

namespace first {
struct on_the_way {
    int grams = 0;
};
}  // namespace first
namespace second {
struct on_the_way {
    int kilograms = 0;
};
}  // namespace second
struct on_the_way {
    std::string weight;
    std::optional<std::string> note;
};
inline auto to_kilograms(const first::on_the_way& old) -> second::on_the_way {
    return {old.grams / 1000};
}
inline auto to_text(second::on_the_way old) -> on_the_way {
    return {std::to_string(old.kilograms) + " kg", {}};
}
struct lost_in_the_post {
    int days = 0;
};
inline auto found_again(const lost_in_the_post& old) -> on_the_way {
    return {"lost for " + std::to_string(old.days), {}};
}
struct at_home {};

struct steps {
    static auto begin(const sent&) -> writ::step<on_the_way> { return on_the_way{}; }
    static auto go(const on_the_way&, const arrived&) -> writ::step<at_home> { return at_home{}; }
    static auto end(const at_home&, const arrived&) -> writ::finish<> { return {}; }
};
template <class... Words>
struct flow_with : writ::workflow<"parcel-flow", contracts, writ::identified_by<parcel_id>,
                                  writ::starts<&steps::begin>,
                                  writ::continues<&steps::go, &steps::end>, Words...> {};

using unnamed = flow_with<>;
using named =
    flow_with<writ::state<"on-the-way", on_the_way, writ::upcast<&to_kilograms, &to_text>,
                          writ::formerly<"in-transit">, writ::formerly<"lost", &found_again>>,
              writ::state<"at-home", at_home>>;
using without_the_oldest =
    flow_with<writ::state<"on-the-way", on_the_way, writ::upcast_from<2, &to_text>>>;

template <class Flow, class State = on_the_way>
writ::result<State> read(std::string state, std::string body) {
    const stored_instance stored{std::move(state), std::move(body)};
    State into{};
    const auto done =
        stored_states<Flow>::read(stored_states<Flow>::find(stored.state), stored, into);
    if (!done) {
        return done.error();
    }
    return into;
}

template <class Flow>
constexpr std::size_t state_of(std::string_view stored) {
    return stored_states<Flow>::find(stored).state;
}
template <class Flow, class State>
constexpr std::size_t number = stored_states<Flow>::template number_of<State>;

static_assert(writ::proven<unnamed>);
static_assert(writ::proven<named>);
static_assert(writ::proven<without_the_oldest>);

// What is said of states has rules of its own.
using not_a_state = flow_with<writ::state<"lost", lost_in_the_post>>;
using called_alike = flow_with<writ::state<"one", on_the_way>, writ::state<"one", at_home>>;
using called_as_before =
    flow_with<writ::state<"one", on_the_way>, writ::state<"two", at_home, writ::formerly<"one">>>;
using ill_named = flow_with<writ::state<"on@the@way", on_the_way>>;
using named_twice = flow_with<writ::state<"one", on_the_way>, writ::state<"two", on_the_way>>;
using broken_chain = flow_with<writ::state<"one", on_the_way, writ::upcast<&to_kilograms>>>;
using turned_chain =
    flow_with<writ::state<"one", on_the_way, writ::upcast<&to_text, &to_kilograms>>>;
using form_zero = flow_with<writ::state<"one", on_the_way, writ::upcast_from<0, &to_text>>>;
using two_chains = flow_with<
    writ::state<"one", on_the_way, writ::upcast<&to_text>, writ::upcast<&to_kilograms, &to_text>>>;
static_assert(!writ::is_proven<not_a_state>);
static_assert(!writ::is_proven<called_alike>);
static_assert(!writ::is_proven<called_as_before>);
static_assert(!writ::is_proven<ill_named>);
static_assert(!writ::is_proven<named_twice>);
static_assert(!writ::is_proven<broken_chain>);
static_assert(!writ::is_proven<turned_chain>);
static_assert(!writ::is_proven<form_zero>);
static_assert(!writ::is_proven<two_chains>);

TEST_CASE("a workflow names its states, if each of them has a word") {
    CHECK_FALSE(names_its_states<unnamed>);
    CHECK_FALSE(names_its_states<without_the_oldest>);
    CHECK(names_its_states<named>);
}

TEST_CASE("a state without a word is stored under the name of its type") {
    CHECK(stored_states<unnamed>::name_of<on_the_way>() == "on_the_way");
    CHECK(state_of<unnamed>("on_the_way") == number<unnamed, on_the_way>);
    CHECK(state_of<unnamed>("at_home") == number<unnamed, at_home>);
}

TEST_CASE("a state is stored under its name, and the number of its form from the second on") {
    CHECK(stored_states<named>::name_of<at_home>() == "at-home");
    CHECK(stored_states<named>::name_of<on_the_way>() == "on-the-way@3");
    CHECK(stored_states<without_the_oldest>::name_of<on_the_way>() == "on-the-way@3");
}

TEST_CASE("each older form is raised to the present one") {
    CHECK(read<named>("on-the-way", R"({"grams":4000})")->weight == "4 kg");
    CHECK(read<named>("on-the-way@2", R"({"kilograms":5})")->weight == "5 kg");
    CHECK(read<named>("on-the-way@3", R"({"weight":"6 kg"})")->weight == "6 kg");
}

TEST_CASE("what was stored before the state had a name is of the oldest form") {
    CHECK(read<named>("on_the_way", R"({"grams":7000})")->weight == "7 kg");
}

TEST_CASE("a state that was called otherwise has the same forms under both names") {
    CHECK(read<named>("in-transit", R"({"grams":4000})")->weight == "4 kg");
    CHECK(read<named>("in-transit@3", R"({"weight":"6 kg"})")->weight == "6 kg");
}

TEST_CASE("a state in the place of another one reads what was stored of that") {
    CHECK(read<named>("lost", R"({"days":3})")->weight == "lost for 3");
    CHECK(state_of<named>("lost") == number<named, on_the_way>);
}

TEST_CASE("a state in the place of another one was never stored under its name") {
    CHECK_FALSE(read<named>("lost@2", R"({"weight":"6 kg"})").has_value());
}

TEST_CASE("a member that is optional needs no upcast, and one that is unknown is skipped") {
    CHECK(read<named>("on-the-way@3", R"({"weight":"1","note":"red"})")->note == "red");
    CHECK(read<named>("on-the-way@3", R"({"weight":"1","added later":[2]})")->weight == "1");
}

TEST_CASE("forms that are read no longer are refused, and so are those of a newer build") {
    const auto old = read<without_the_oldest>("on-the-way", R"({"grams":4000})");
    CHECK_THAT(old.error().text(), Contains("this build reads form 2 to 3"));
    const auto recent = read<named>("on-the-way@4", "{}");
    CHECK_THAT(recent.error().text(), Contains("this build reads form 1 to 3"));
    CHECK(read<without_the_oldest>("on-the-way@2", R"({"kilograms":5})")->weight == "5 kg");
}

TEST_CASE("a form that changed without an upcast is refused with the field and the remedy") {
    const auto found = read<unnamed>("on_the_way", R"({"grams":4000})");
    CHECK_THAT(found.error().text(), Contains("/weight") && Contains("writ::upcast"));
}

TEST_CASE("a name that no state has finds none") {
    CHECK(state_of<named>("nowhere") == stored_states<named>::none);
    CHECK(state_of<named>("") == stored_states<named>::none);
    CHECK(state_of<named>("on-the-way@") == stored_states<named>::none);
    CHECK(state_of<named>("on-the-way@x") == stored_states<named>::none);
    CHECK(state_of<named>("on-the-way@99999999999999999999") == stored_states<named>::none);
}

// Two types of one name: what was stored under it could be either.
namespace twins {
namespace one {
struct waiting {};
}  // namespace one
namespace two {
struct waiting {};
}  // namespace two
struct steps {
    static auto begin(const sent&) -> writ::step<one::waiting> { return one::waiting{}; }
    static auto go(const one::waiting&, const arrived&) -> writ::step<two::waiting> {
        return two::waiting{};
    }
    static auto end(const two::waiting&, const arrived&) -> writ::finish<> { return {}; }
};
template <class... Words>
struct flow_with : writ::workflow<"twins", contracts, writ::identified_by<parcel_id>,
                                  writ::starts<&steps::begin>,
                                  writ::continues<&steps::go, &steps::end>, Words...> {};
using unnamed = flow_with<>;
using flow = flow_with<writ::state<"waiting-here", one::waiting>,
                       writ::state<"waiting-there", two::waiting>>;
}  // namespace twins

TEST_CASE("two states whose types are called alike need names") {
    CHECK_FALSE(writ::is_proven<twins::unnamed>);
    CHECK(writ::is_proven<twins::flow>);
}

TEST_CASE("the name of a type that two states share finds none of them") {
    CHECK(state_of<twins::flow>("waiting") == stored_states<twins::flow>::none);
    CHECK(state_of<twins::flow>("waiting-there") == number<twins::flow, twins::two::waiting>);
}

}  // namespace
