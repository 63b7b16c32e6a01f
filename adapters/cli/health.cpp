// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "health.hpp"

#include <array>
#include <utility>

namespace writ::cli {

namespace {

struct line {
    std::string_view name;
    std::uint64_t count;
    std::string_view words;
};

}  // namespace

void print_counts(console& at, const store_stats& counts) {
    const std::array lines{
        line{"dead", counts.dead, "dead letters, which wait for a person"},
        line{"parked", counts.parked, "messages that wait for a retry, or behind one"},
        line{"held", counts.held, "messages that wait for their instance"},
        line{"unknown", counts.unknown, "messages that wait for a build that knows them"},
        line{"instances", counts.instances, "running workflow instances"},
        line{"timers", counts.timers, "timers of them"},
        line{"delayed", counts.delayed, "messages that are to be sent later"},
        line{"outbox", counts.outbox, "messages on their way to a transport"},
        line{"log", counts.log, "messages in the log"},
        line{"head", counts.log_head, "sequence of the last one"},
        line{"inbox", counts.inbox, "ids that are remembered"},
        line{"tombstones", counts.tombstones, "finished instances that are remembered"},
        line{"bytes", counts.bytes, "size of the store"}};
    for (const auto& [name, count, words] : lines) {
        const std::string number = number_text(count);
        at.out << "  " << name << std::string(12 - name.size(), ' ')
               << std::string(15 - std::min<std::size_t>(15, number.size()), ' ') << number << "  "
               << words << '\n';
    }
}

}  // namespace writ::cli
