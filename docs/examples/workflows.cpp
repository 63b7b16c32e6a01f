// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct parcel_id {
    int value = 0;
};
struct parcel_sent {
    parcel_id parcel;
    int weight = 0;
};
struct parcel_weighed {
    parcel_id parcel;
    int weight = 0;
};
struct parcel_arrived {
    parcel_id parcel;
};
struct call_back {
    parcel_id parcel;
};
struct search_parcel {
    parcel_id parcel;
};
struct send_bill {
    parcel_id parcel;
    int weight = 0;
};
struct contracts
    : writ::contract_list<
          writ::event<"parcel.sent", parcel_sent>, writ::event<"parcel.weighed", parcel_weighed>,
          writ::event<"parcel.arrived", parcel_arrived>,
          writ::command<"parcel.call-back", call_back>,
          writ::command<"parcel.search", search_parcel>, writ::command<"parcel.bill", send_bill>> {
};

// [flow]
struct on_the_way {
    int weight = 0;
};
struct lost {
    int weight = 0;
};

struct parcel_steps {
    static constexpr auto on_sent(const parcel_sent& told) -> writ::step<on_the_way> {
        return on_the_way{told.weight};
    }
    static constexpr auto on_weighed(const on_the_way& state, const parcel_weighed& told)
        -> std::variant<writ::stay<>, writ::step<on_the_way>> {
        if (told.weight == state.weight)
            return writ::stay<>{};
        return writ::step<on_the_way>{on_the_way{told.weight}};
    }
    static constexpr auto on_arrived(const std::variant<on_the_way, lost>& state,
                                     const parcel_arrived& told) -> writ::finish<send_bill> {
        const int weight = state.index() == 0 ? std::get_if<on_the_way>(&state)->weight
                                              : std::get_if<lost>(&state)->weight;
        return send_bill{told.parcel, weight};
    }
    static constexpr auto on_timeout(const on_the_way& state, const writ::timed_out&,
                                     const parcel_id& parcel) -> writ::step<lost, search_parcel> {
        return {{state.weight}, {parcel}};
    }
    static constexpr auto give_up(const lost&, const writ::timed_out&) -> writ::finish<> {
        return {};
    }
    static constexpr auto on_call_back(const writ::any_state&, const call_back&) -> writ::finish<> {
        return {};
    }
};

struct parcel_flow
    : writ::workflow<"parcel-flow", contracts, writ::identified_by<parcel_id>,
                     writ::starts<&parcel_steps::on_sent>,
                     writ::continues<&parcel_steps::on_weighed, &parcel_steps::on_arrived,
                                     &parcel_steps::on_call_back>,
                     writ::timeout<72h, &parcel_steps::on_timeout>,
                     writ::timeout<720h, &parcel_steps::give_up>, writ::ignores<parcel_sent>,
                     writ::ignores<parcel_weighed>, writ::strict> {};
static_assert(writ::proven<parcel_flow>);
// [/flow]

// [proof]
// The transitions are constexpr, so their tests can be part of the build.
using parcel = writ::testing::scenario<parcel_flow>;

static_assert(parcel{}.when(parcel_sent{{1}, 3}).is_in<on_the_way>());
static_assert(
    parcel{}.when(parcel_sent{{1}, 3}).when(parcel_weighed{{1}, 4}).state<on_the_way>().weight ==
    4);
static_assert(
    parcel{parcel_id{1}}.given(on_the_way{3}).when_timed_out().sent<search_parcel>().parcel.value ==
    1);
static_assert(parcel{}.given(lost{3}).when(parcel_arrived{{1}}).sent<send_bill>().weight == 3);
static_assert(parcel{}.given(lost{3}).when(call_back{{1}}).is_finished());
// [/proof]

struct tracking : writ::service<"tracking", contracts, writ::runs<parcel_flow>> {};

int main() {
    auto world = writ::testing::world<tracking>();
    world.send(parcel_sent{{1}, 3});
    world.send(parcel_sent{{2}, 5});
    world.run();
    world.send(parcel_arrived{{1}});
    world.advance(100h);
    std::cout << "parcel 1 is finished: " << world.is_finished<parcel_flow>(parcel_id{1}) << '\n';
    std::cout << "parcel 2 is lost: " << world.state<parcel_flow, lost>(parcel_id{2}).has_value()
              << '\n';
    world.send(parcel_arrived{{2}});
    world.send(parcel_arrived{{2}});
    world.run();
    for (const auto& bill : world.sent<send_bill>())
        std::cout << "bill for parcel " << bill.parcel.value << ": " << bill.weight << " kg\n";
    std::cout << "late messages: " << world.balance().late << '\n';
}
