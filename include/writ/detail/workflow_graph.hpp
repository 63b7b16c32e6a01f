// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The proof of one workflow as a graph: a constexpr walk over its rows, compiled once a size.

#pragma once

#include <writ/context.hpp>
#include <writ/detail/contract_table.hpp>
#include <writ/detail/finding.hpp>
#include <writ/detail/rows.hpp>
#include <writ/workflow.hpp>

namespace writ::detail {

// How one message finds its instance.
struct correlation {
    id message{};
    std::size_t members = 0;  // of the key's type
    bool spelled = false;
    bool right_type = true;
};

struct workflow_view {
    rows steps{};
    const correlation* correlations{};
    std::size_t messages = 0;
    id key{};
    bool bare_key = false;
    bool checks_every_pair = false;
    ids ignored{};
};

// Room for all states and messages of a workflow, in few sizes, so that few graphs are compiled.
constexpr std::size_t graph_size(const rows& steps) {
    std::size_t types = 0;
    for (const row& step : steps) {
        types += 1 + step.size;
    }
    std::size_t size = 16;
    while (size < types) {
        size *= 2;
    }
    return size;
}

// Most: of different states, and of different messages.
template <std::size_t Most>
class workflow_graph {
public:
    constexpr workflow_graph(const workflow_view& workflow, const contract_view& contracts,
                             const allowances& allowed)
        : flow_{workflow}, contracts_{contracts}, allowed_{allowed} {
        collect_states();
        collect_edges();
    }

    // The first rule that is broken: a later check may rely on those before it.
    constexpr finding check() {
        check_contracts();
        check_correlations();
        check_start();
        check_pairs();
        check_reach();
        check_questions();
        check_completeness();
        return found_;
    }

private:
    constexpr void report(const finding& found) {
        if (found_.what == rule::none && !allowed_.has(found.what, found.first)) {
            found_ = found;
        }
    }

    static constexpr id any = id_of<any_state>;

    constexpr std::size_t index(id (&known)[Most + 1], std::size_t& count, id wanted) {
        for (std::size_t i = 0; i < count; ++i) {
            if (known[i] == wanted) {
                return i;
            }
        }
        known[count] = wanted;
        return count++;
    }
    constexpr std::size_t state(id wanted) { return index(states_, state_count_, wanted); }
    constexpr std::size_t message(id wanted) { return index(messages_, message_count_, wanted); }

    template <class Use>
    constexpr void each_state(const row& step, Use use) {
        if (step.what == role::start) {
            return;
        }
        if (step.state == any) {
            for (std::size_t i = 0; i < state_count_; ++i) {
                use(i);
            }
        } else {
            use(state(step.state));
        }
    }

    constexpr void collect_states() {
        for (const row& step : flow_.steps) {
            if (step.what != role::start && !(step.state == any)) {
                state(step.state);
            }
            for (std::size_t i = 0; i < step.size; ++i) {
                if (step.outcomes[i].where == to::state) {
                    state(step.outcomes[i].state);
                }
            }
        }
    }

    constexpr bool asks(const ending& from) const {
        for (std::size_t i = 0; i < from.now.size; ++i) {
            const std::size_t at = contracts_.payload(from.now.at[i]);
            if (at != contract_view::none && contracts_.rows[at].what != kind::event) {
                return true;
            }
        }
        return false;
    }

    constexpr void collect_edges() {
        for (const row& step : flow_.steps) {
            if (step.what == role::timeout) {
                each_state(step, [&](std::size_t s) { timed_[s] = true; });
            }
            each_state(step, [&](std::size_t s) { left_[s] = true; });
            for (std::size_t i = 0; i < step.size; ++i) {
                const ending& end = step.outcomes[i];
                if (!asks(end)) {
                    continue;
                }
                if (end.where == to::state) {
                    asking_[state(end.state)] = true;
                }
                if (end.where == to::stay) {
                    each_state(step, [&](std::size_t s) { asking_[s] = true; });
                }
            }
        }
    }

    constexpr bool is_answer(id wanted) const {
        return contracts_.payload(wanted) == contract_view::none &&
               (contracts_.replied_by(wanted) != contract_view::none ||
                contracts_.failed_by(wanted) != contract_view::none);
    }

    constexpr void check_contracts() {
        for (const row& step : flow_.steps) {
            const bool listed = contracts_.payload(step.in) != contract_view::none;
            if (step.what == role::start && is_answer(step.in)) {
                report({rule::workflow_starts_with_a_reply, step.in});
            } else if (step.what != role::timeout && !listed && !is_answer(step.in)) {
                report({rule::takes_what_is_no_contract, step.in});
            }
            each_emission(step, [&](id sent, bool) {
                if (contracts_.payload(sent) == contract_view::none) {
                    report({rule::emits_what_is_no_contract, sent});
                }
            });
        }
    }

    constexpr void check_correlations() {
        for (std::size_t i = 0; i < flow_.messages; ++i) {
            const correlation& each = flow_.correlations[i];
            if (is_answer(each.message)) {
                continue;
            }
            if (each.members == 0) {
                report({rule::message_has_no_correlation, each.message, flow_.key});
            } else if (!each.right_type) {
                report({rule::correlation_has_another_type, each.message, flow_.key});
            } else if (flow_.bare_key && !each.spelled) {
                report({rule::correlation_is_a_bare_string, each.message});
            } else if (each.members > 1) {
                report({rule::message_has_two_correlations, each.message, flow_.key});
            }
        }
    }

    constexpr void check_start() {
        for (const row& step : flow_.steps) {
            if (step.what == role::start) {
                return;
            }
        }
        report({rule::workflow_has_no_start});
    }

    constexpr void check_pairs() {
        bool started[Most + 1]{};
        bool taken[Most + 1][Most + 1]{};
        for (const row& step : flow_.steps) {
            // any_state is a row of its own: a named state goes before it.
            const std::size_t by = message(step.in);
            bool& here = step.what == role::start ? started[by]
                         : step.state == any      ? taken[Most][by]
                                                  : taken[state(step.state)][by];
            if (here) {
                report({rule::two_transitions_for_one_message, step.state, step.in});
            }
            here = true;
        }
    }

    constexpr void check_reach() {
        bool reached[Most + 1]{};
        bool ends[Most + 1]{};
        for (bool more = true; more;) {
            more = false;
            const auto flow = [&](const row& step, bool live, bool* from_ends) {
                for (std::size_t i = 0; i < step.size; ++i) {
                    const ending& end = step.outcomes[i];
                    const bool enters = end.where == to::state;
                    if (live && enters && !reached[state(end.state)]) {
                        reached[state(end.state)] = more = true;
                    }
                    const bool good = end.where == to::finish || (enters && ends[state(end.state)]);
                    if (good && from_ends != nullptr && !*from_ends) {
                        *from_ends = more = true;
                    }
                }
            };
            for (const row& step : flow_.steps) {
                if (step.what == role::start) {
                    flow(step, true, nullptr);
                }
                each_state(step, [&](std::size_t s) { flow(step, reached[s], &ends[s]); });
            }
        }
        for (std::size_t s = 0; s < state_count_; ++s) {
            if (!reached[s]) {
                report({rule::state_cannot_be_reached, states_[s]});
            }
        }
        for (std::size_t s = 0; s < state_count_; ++s) {
            if (!left_[s]) {
                report({rule::state_has_no_way_out, states_[s]});
            }
        }
        for (std::size_t s = 0; s < state_count_; ++s) {
            if (!ends[s]) {
                report({rule::state_never_reaches_a_finish, states_[s]});
            }
        }
    }

    constexpr bool takes(id wanted) const {
        for (const row& step : flow_.steps) {
            if (step.what != role::timeout && step.in == wanted) {
                return true;
            }
        }
        return flow_.ignored.has(wanted);
    }

    // Who asks handles the reply and each declared error, and does not wait for ever.
    constexpr void check_questions() {
        for (const row& step : flow_.steps) {
            each_emission(step, [&](id sent, bool) { check_question(sent); });
        }
        for (std::size_t s = 0; s < state_count_; ++s) {
            if (asking_[s] && !timed_[s]) {
                report({rule::question_without_timeout, states_[s]});
            }
        }
    }
    constexpr void check_question(id sent) {
        const std::size_t at = contracts_.payload(sent);
        if (at == contract_view::none || contracts_.rows[at].what != kind::query) {
            return;
        }
        const contract_row& asked = contracts_.rows[at];
        if (!takes(asked.reply)) {
            report({rule::reply_of_a_question_is_not_handled, asked.reply, sent});
        }
        for (std::size_t i = 0; i < asked.errors.size; ++i) {
            const id error = asked.errors.at[i];
            if (!takes(error)) {
                report({rule::error_of_a_question_is_not_handled, error, sent});
            }
        }
    }

    constexpr void check_completeness() {
        if (!flow_.checks_every_pair) {
            return;
        }
        bool handled[Most + 1][Most + 1]{};
        for (const row& step : flow_.steps) {
            if (step.what == role::start) {
                message(step.in);
            }
            if (step.what != role::next) {
                continue;
            }
            const std::size_t by = message(step.in);
            each_state(step, [&](std::size_t s) { handled[s][by] = true; });
        }
        for (std::size_t s = 0; s < state_count_; ++s) {
            for (std::size_t m = 0; m < message_count_; ++m) {
                const bool good = handled[s][m] || flow_.ignored.has(messages_[m]) ||
                                  messages_[m] == id_of<timed_out>;
                if (!good) {
                    report({rule::state_does_not_handle, states_[s], messages_[m]});
                }
            }
        }
    }

    const workflow_view& flow_;
    const contract_view& contracts_;
    const allowances& allowed_;
    finding found_{};
    id states_[Most + 1]{};
    std::size_t state_count_ = 0;
    id messages_[Most + 1]{};
    std::size_t message_count_ = 0;
    bool left_[Most + 1]{};
    bool timed_[Most + 1]{};
    bool asking_[Most + 1]{};
};

}  // namespace writ::detail
