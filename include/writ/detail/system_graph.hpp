// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The proof of a whole system: who owns, who publishes, and whether messages go in a circle.

#pragma once

#include <writ/detail/part_graph.hpp>

namespace writ::detail {

// What is known of one contract across all parts.
struct involvement {
    std::size_t owner = contract_view::none;
    std::size_t publisher = contract_view::none;
    std::size_t consumer = contract_view::none;
    std::size_t next_edge = contract_view::none;
    std::size_t came_from = contract_view::none;
    bool visited = false;
    bool on_path = false;
};

// Handling one message emits another at once; next: of the same message.
struct emission_edge {
    std::size_t to = contract_view::none;
    std::size_t next = contract_view::none;
};

// Only handlers that nothing slows down or makes safe can keep a circle going.
constexpr bool is_unguarded(const row& one) {
    return (one.what == role::handler || one.what == role::pattern) && !one.has_policy &&
           one.size > 0;
}

constexpr std::size_t count_edges(const part_view* const* parts, std::size_t size,
                                  std::size_t contracts) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < size; ++i) {
        parts[i]->each_row([&](const row& one) {
            if (!is_unguarded(one)) {
                return;
            }
            const std::size_t heard = one.what == role::pattern ? contracts : 1;
            count += heard * one.outcomes[0].now.size;
        });
    }
    return count;
}

class system_graph {
public:
    // involved: room for one a contract; edges: for count_edges; whole: nothing is assumed of
    // others.
    constexpr system_graph(const part_view* const* parts, std::size_t size,
                           const contract_view& contracts, const allowances& allowed,
                           involvement* involved, emission_edge* edges, bool whole)
        : parts_{parts},
          size_{size},
          contracts_{contracts},
          allowed_{allowed},
          involved_{involved},
          edges_{edges},
          whole_{whole} {}

    constexpr finding check() {
        // Said once more for g++ 12: where a second system is proven, elements that are initialised
        // by `{}` alone begin with what the first proof left in them.
        for (std::size_t i = 0; i < contracts_.size; ++i) {
            involved_[i] = involvement{};
        }
        check_names();
        for (std::size_t i = 0; i < size_; ++i) {
            collect(i);
        }
        if (whole_) {
            check_ownership();
        }
        for (std::size_t i = 0; i < contracts_.size; ++i) {
            walk(i);
        }
        return found_;
    }

private:
    constexpr void report(const finding& found) {
        if (found_.what == rule::none && !allowed_.has(found.what, found.first)) {
            found_ = found;
        }
    }

    constexpr void check_names() {
        for (std::size_t i = 0; i < size_; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                if (parts_[i]->name == parts_[j]->name) {
                    report({rule::two_parts_share_a_name, {}, {}, j, i});
                }
            }
        }
    }

    constexpr void takes(std::size_t part, std::size_t at) {
        involvement& each = involved_[at];
        if (each.consumer == contract_view::none) {
            each.consumer = part;
        }
        if (contracts_.rows[at].what == kind::event) {
            return;
        }
        if (each.owner != contract_view::none && each.owner != part) {
            report(
                {rule::command_has_two_owners, contracts_.rows[at].payload, {}, each.owner, part});
        }
        each.owner = part;
    }

    constexpr void collect(std::size_t part) {
        parts_[part]->each_row([&](const row& one) {
            std::size_t at = contract_view::none;
            if (one.what != role::timeout && one.what != role::pattern) {
                at = contracts_.payload(one.in);
                if (at == contract_view::none) {
                    const bool answer = contracts_.replied_by(one.in) != contract_view::none ||
                                        contracts_.failed_by(one.in) != contract_view::none;
                    if (!answer) {
                        report({rule::contract_is_not_in_the_system, one.in, {}, part});
                    }
                } else if (one.takes()) {
                    takes(part, at);
                } else if (one.gives()) {
                    involved_[at].publisher = part;
                }
            }
            each_emission(one, [&](id sent, bool later) {
                const std::size_t to = contracts_.payload(sent);
                if (to == contract_view::none) {
                    return;
                }
                involved_[to].publisher = part;
                if (later || !is_unguarded(one)) {
                    return;
                }
                if (one.what == role::pattern) {
                    add_edges(one.pattern, to);
                } else if (at != contract_view::none) {
                    add_edge(at, to);
                }
            });
        });
    }

    constexpr void add_edge(std::size_t from, std::size_t to) {
        edges_[edge_count_] = {to, involved_[from].next_edge};
        involved_[from].next_edge = edge_count_++;
    }
    constexpr void add_edges(std::string_view pattern, std::size_t to) {
        for (std::size_t i = 0; i < contracts_.size; ++i) {
            const contract_row& each = contracts_.rows[i];
            if (each.what == kind::event && pattern_matches(pattern, each.name)) {
                add_edge(i, to);
            }
        }
    }

    constexpr void check_ownership() {
        for (std::size_t i = 0; i < contracts_.size; ++i) {
            const contract_row& each = contracts_.rows[i];
            const involvement& known = involved_[i];
            if (each.what == kind::command && known.owner == contract_view::none) {
                report({rule::command_has_no_owner, each.payload});
            }
            if (each.what == kind::query && known.owner == contract_view::none) {
                report({rule::query_has_no_responder, each.payload});
            }
            if (each.what == kind::event && known.consumer != contract_view::none &&
                known.publisher == contract_view::none) {
                report({rule::event_is_never_published, each.payload, {}, known.consumer});
            }
        }
    }

    // Depth first, without recursion: a message that is emitted because of itself never ends.
    constexpr void walk(std::size_t at) {
        if (involved_[at].visited) {
            return;
        }
        involved_[at].visited = involved_[at].on_path = true;
        while (at != contract_view::none) {
            involvement& here = involved_[at];
            if (here.next_edge == contract_view::none) {
                here.on_path = false;
                at = here.came_from;
                continue;
            }
            const emission_edge& edge = edges_[here.next_edge];
            here.next_edge = edge.next;
            involvement& there = involved_[edge.to];
            if (there.on_path) {
                report({rule::messages_go_in_a_circle, contracts_.rows[at].payload,
                        contracts_.rows[edge.to].payload});
            }
            if (there.visited) {
                continue;
            }
            there.visited = there.on_path = true;
            there.came_from = at;
            at = edge.to;
        }
    }

    const part_view* const* parts_;
    std::size_t size_;
    const contract_view& contracts_;
    const allowances& allowed_;
    involvement* involved_;
    emission_edge* edges_;
    std::size_t edge_count_ = 0;
    bool whole_;
    finding found_{};
};

}  // namespace writ::detail
