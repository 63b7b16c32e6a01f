// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct game_id {
    int value = 0;
};
struct start_game {
    game_id game;
};
struct game_started {
    game_id game;
};
struct make_move {
    game_id game;
    int field = 0;
};
struct game_lost {
    game_id game;
};
struct contracts
    : writ::contract_list<writ::stream<
          "game", writ::keyed_by<game_id>, writ::command<"game.start", start_game>,
          writ::event<"game.started", game_started>, writ::command<"game.move", make_move>,
          writ::event<"game.lost", game_lost>>> {};

// The board of games; the harness can undo what it keeps, and so can a store.
void count_game(const game_lost&, writ::testing::transaction& rows) {
    auto& counts = rows.table<int>("lost");
    const int* count = counts.find("all");
    counts.put("all", count ? *count + 1 : 1);
}
auto begin(const start_game& asked) -> game_started { return {asked.game}; }
struct board : writ::service<"board", contracts, writ::calls<&begin, &count_game>> {};

struct playing {
    int moves = 0;
};
constexpr auto on_started(const game_started&) -> writ::step<playing> { return playing{}; }
constexpr auto on_move(const playing& state, const make_move& made)
    -> std::variant<writ::step<playing>, writ::finish<>> {
    if (made.field == 9)
        return writ::finish<>{};
    return writ::step<playing>{playing{state.moves + 1}};
}
constexpr auto on_timeout(const playing&, const writ::timed_out&, const game_id& game)
    -> writ::finish<game_lost> {
    return game_lost{game};
}
struct game_flow : writ::workflow<"game-flow", contracts, writ::identified_by<game_id>,
                                  writ::starts<&on_started>, writ::continues<&on_move>,
                                  writ::timeout<1h, &on_timeout>> {};
struct clock_room : writ::service<"clock-room", contracts, writ::runs<game_flow>> {};
struct club : writ::system<contracts, board, clock_room> {};

int failures = 0;
void check(bool holds, const char* what) {
    std::cout << (holds ? "ok    " : "WRONG ") << what << '\n';
    failures += holds ? 0 : 1;
}

// [handler]
void test_a_handler() {
    writ::testing::transaction rows;
    auto counting = writ::testing::given(&count_game, rows);
    counting.when(game_lost{{1}});
    counting.when(game_lost{{2}});
    check(*rows.table<int>("lost").find("all") == 2, "each lost game is counted");

    const auto returned = writ::testing::given(&begin).when(start_game{{1}});
    check(returned.only<game_started>().game.value == 1, "a start is told");
}
// [/handler]

// [workflow]
using game = writ::testing::scenario<game_flow>;
static_assert(game{}.given(playing{2}).when(make_move{{1}, 3}).state<playing>().moves == 3);
static_assert(game{game_id{7}}.given(playing{}).when_timed_out().sent<game_lost>().game.value == 7);
// [/workflow]

// [world]
void test_the_clock() {
    auto world = writ::testing::world<club>();
    world.send(start_game{{1}});
    world.advance(59min);
    world.send(make_move{{1}, 3});  // a step: the hour begins again
    world.advance(59min);
    check(world.is_running<game_flow>(game_id{1}), "who moves has another hour");
    world.advance(1min);
    check(world.is_finished<game_flow>(game_id{1}), "who does not has lost");
    check(world.count<game_lost>() == 1, "it is told once");
}
// [/world]

// [faults]
void test_faults() {
    std::size_t failed = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        auto world =
            writ::testing::world<club>({.seed = seed, .duplicate = true, .fail_percent = 20});
        for (int number = 1; number <= 5; ++number)
            world.send(start_game{{number}});
        world.run_to_end();
        world.stop_faults();  // the repair, after which nothing may be left over
        world.redrive_all();
        world.run_to_end();
        failed += world.journal().count(writ::testing::happening::failed);
        const auto sum = world.balance();
        const int* lost = world.data().table<int>("lost").find("all");
        if (!sum.exact() || sum.dead + sum.held + sum.parked != 0 || lost == nullptr || *lost != 5)
            return check(false, "five games are lost once each, whatever fails");
    }
    check(failed > 0, "something did fail");
    check(true, "five games are lost once each, whatever fails");
}
// [/faults]

int main() {
    test_a_handler();
    test_the_clock();
    test_faults();
    return failures;
}
