// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The proof of one service or participant: loops over its rows, compiled once for all.

#pragma once

#include <writ/detail/contract_table.hpp>
#include <writ/detail/finding.hpp>
#include <writ/detail/pattern.hpp>
#include <writ/detail/rows.hpp>

namespace writ::detail {

// A service or a participant, as the others see it.
struct part_view {
    std::string_view name{};
    const rows* words{};
    std::size_t size{};
    ids middleware{};
    bool is_service = false;

    template <class Use>
    constexpr void each_row(Use use) const {
        for (std::size_t i = 0; i < size; ++i) {
            for (const row& one : words[i]) {
                use(one);
            }
        }
    }
};

constexpr kind promised_kind(role what) {
    if (what == role::accepts || what == role::sends) {
        return kind::command;
    }
    if (what == role::answers || what == role::asks) {
        return kind::query;
    }
    return kind::event;
}

class part_graph {
public:
    constexpr part_graph(const part_view& part, const contract_view& contracts,
                         const allowances& allowed, std::size_t* handled)
        : part_{part}, contracts_{contracts}, allowed_{allowed}, handled_{handled} {}

    constexpr finding check() {
        for (word_ = 0; word_ < part_.size && found_.what == rule::none; ++word_) {
            for (const row& one : part_.words[word_]) {
                check(one);
            }
        }
        return found_;
    }

private:
    constexpr void check(const row& one) {
        if (one.is_transition()) {
            check_transition(one);
        } else if (one.what == role::handler) {
            check_handler(one);
        } else if (one.what == role::pattern) {
            check_pattern(one);
        } else {
            check_promise(one);
        }
    }

    constexpr void report(const finding& found) {
        if (found_.what == rule::none && !allowed_.has(found.what, found.first)) {
            found_ = found;
        }
    }

    constexpr void check_promise(const row& one) {
        const std::size_t at = contracts_.payload(one.in);
        if (at == contract_view::none) {
            report({one.gives() ? rule::emits_what_is_no_contract : rule::takes_what_is_no_contract,
                    one.in});
        } else if (one.what == role::recurring) {
            if (contracts_.rows[at].what == kind::query) {
                report({rule::query_is_emitted_by_a_handler, one.in});
            }
        } else if (contracts_.rows[at].what != promised_kind(one.what)) {
            report({rule::participant_promises_another_kind, one.in});
        }
    }

    constexpr void check_subscription(const row& one, const contract_row& taken) {
        if (taken.what == kind::event && taken.replayable && !one.says_where) {
            report({rule::subscription_does_not_say_from_where, taken.payload});
        }
        for (std::size_t i = 0; i < taken.middleware.size; ++i) {
            if (!part_.middleware.has(taken.middleware.at[i])) {
                report(
                    {rule::required_middleware_is_absent, taken.middleware.at[i], taken.payload});
            }
        }
    }

    constexpr bool is_answer(id wanted) const {
        return contracts_.replied_by(wanted) != contract_view::none ||
               contracts_.failed_by(wanted) != contract_view::none;
    }

    // The workflow is proven with its own list; here it meets the service's.
    constexpr void check_transition(const row& one) {
        const std::size_t at = contracts_.payload(one.in);
        if (at != contract_view::none) {
            check_owner(one, at);
            check_subscription(one, contracts_.rows[at]);
        } else if (one.what != role::timeout && !is_answer(one.in)) {
            report({rule::takes_what_is_no_contract, one.in});
        }
        each_emission(one, [&](id sent, bool) {
            if (contracts_.payload(sent) == contract_view::none) {
                report({rule::emits_what_is_no_contract, sent});
            }
        });
    }

    // A pattern takes the events whose names it matches.
    constexpr void check_pattern(const row& one) {
        for (std::size_t i = 0; i < contracts_.size; ++i) {
            const contract_row& each = contracts_.rows[i];
            if (each.what == kind::event && pattern_matches(one.pattern, each.name)) {
                check_subscription(one, each);
            }
        }
        check_emissions(one, contract_view::none);
    }

    constexpr void check_handler(const row& one) {
        const std::size_t at = contracts_.payload(one.in);
        if (at == contract_view::none) {
            return report({rule::takes_what_is_no_contract, one.in});
        }
        check_owner(one, at);
        check_subscription(one, contracts_.rows[at]);
        check_emissions(one, at);
        if (contracts_.rows[at].what == kind::query) {
            check_answer(one, contracts_.rows[at]);
        }
    }

    constexpr void check_emissions(const row& one, std::size_t at) {
        each_emission(one, [&](id sent, bool) {
            const std::size_t to = contracts_.payload(sent);
            if (to != contract_view::none) {
                if (contracts_.rows[to].what == kind::query) {
                    report({rule::query_is_emitted_by_a_handler, sent});
                }
                return;
            }
            if (at != contract_view::none) {
                const contract_row& taken = contracts_.rows[at];
                if (taken.errors.has(sent) || (taken.reply && taken.reply == sent)) {
                    return;
                }
                if (contracts_.replied_by(sent) != contract_view::none) {
                    return report({rule::returns_the_reply_of_another_query, sent, one.in});
                }
                if (contracts_.failed_by(sent) != contract_view::none) {
                    return report({rule::returns_an_error_that_is_not_declared, sent, one.in});
                }
            }
            report({rule::emits_what_is_no_contract, sent});
        });
    }

    // A command has one handler; the transitions of one workflow are one.
    constexpr void check_owner(const row& one, std::size_t at) {
        if (contracts_.rows[at].what == kind::event) {
            return;
        }
        const std::size_t word = word_ + 1;
        if (handled_[at] != 0 && (one.what == role::handler || handled_[at] != word)) {
            report({rule::two_handlers_for_one_command, one.in});
        }
        handled_[at] = word;
    }

    constexpr void check_answer(const row& one, const contract_row& asked) {
        bool replies = false;
        each_emission(one, [&](id sent, bool later) {
            if (sent == asked.reply && !later) {
                replies = true;
            } else if (!asked.errors.has(sent)) {
                report({rule::query_handler_emits_beside_its_reply, one.in, sent});
            }
        });
        if (!replies || !one.is_one) {
            report({rule::query_handler_does_not_reply, one.in, asked.reply});
        }
    }

    const part_view& part_;
    const contract_view& contracts_;
    const allowances& allowed_;
    std::size_t word_ = 0;
    std::size_t* handled_;  // room for one a contract: the word, counted from 1, that takes it
    finding found_{};
};

// What others need to know of a part: which contracts it takes, which it gives.
struct face {
    bool* takes;
    bool* gives;

    constexpr void read(const part_view& part, const contract_view& contracts) const {
        part.each_row([&](const row& one) {
            const std::size_t at = contracts.payload(one.in);
            if (at != contract_view::none) {
                if (one.takes()) {
                    takes[at] = true;
                }
                if (one.gives()) {
                    gives[at] = true;
                }
            }
            each_emission(one, [&](id sent, bool) {
                const std::size_t to = contracts.payload(sent);
                if (to != contract_view::none) {
                    gives[to] = true;
                }
            });
        });
    }
};

constexpr finding compare_faces(const face& service, const face& said,
                                const contract_view& contracts) {
    for (std::size_t i = 0; i < contracts.size; ++i) {
        const id subject = contracts.rows[i].payload;
        if ((service.takes[i] && !said.takes[i]) || (service.gives[i] && !said.gives[i])) {
            return {rule::participant_does_not_say, subject};
        }
        if ((said.takes[i] && !service.takes[i]) || (said.gives[i] && !service.gives[i])) {
            return {rule::participant_says_too_much, subject};
        }
    }
    return {};
}

}  // namespace writ::detail
