// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace writ::cli {

/// The commands of the program.
enum class verb : unsigned char {
    dead_list,
    dead_show,
    dead_redrive,
    dead_edit,
    dead_skip,
    dead_delete,
    workflow_list,
    workflow_show,
    workflow_history,
    workflow_force,
    workflow_cancel,
    parked,
    outbox,
    timers,
    delayed,
    stats,
    check
};

/// What the words of a command line ask for; what is empty was not said.
struct request {
    verb what = verb::stats;
    std::string store{};
    bool json = false;

    std::vector<std::uint64_t> places{};
    std::string service{};
    std::string subscriber{};
    std::string workflow{};
    std::string type{};
    std::optional<std::string> key{};  // "" is one, too
    std::string state{};
    std::string reason{};
    bool all = false;
    std::optional<std::size_t> limit{};
    std::uint64_t after = 0;
    bool finished = false;

    bool shows_body = false;
    bool takes_parked = false;
    std::string body{};  // the file of a new one
    bool yes = false;
    bool dry_run = false;

    /// How many rows are asked for at most.
    [[nodiscard]] std::size_t most() const {
        constexpr std::size_t few = 100, unlimited = 1'000'000'000;
        return limit.value_or(all ? unlimited : few);
    }
    [[nodiscard]] bool changes() const {
        return what == verb::dead_redrive || what == verb::dead_edit || what == verb::dead_skip ||
               what == verb::dead_delete || what == verb::workflow_force ||
               what == verb::workflow_cancel;
    }
};

}  // namespace writ::cli
