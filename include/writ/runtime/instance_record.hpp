// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/model.hpp>
#include <writ/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace writ::inline v1 {

/// All that is stored under one key of one workflow.
struct instance_record {
    std::uint64_t version = 0;  // raised by each change; 0: nothing is stored
    std::optional<stored_instance> running{};
    std::optional<timestamp> finished_at{};  // the tombstone
    std::string timer_id{};  // of the timeout that its state waits for, or that is being handled
    std::optional<timestamp> timer_due{};  // none: no timer, or it has fired
    std::string timer_note{};  // the flow that the timer belongs to, for the engine alone
};

/// What a decision changes in an instance. It takes effect only while the version is the expected
/// one.
struct instance_change {
    std::string key{};
    std::uint64_t expected_version = 0;
    instance_record next{};  // its version is given by the store: expected_version + 1
    bool only_checked = false;  // nothing is changed: the decision holds for this version only
    bool releases_held = false;  // the messages that are held for it get another chance, now
    std::string state_before{};  // for the history; empty: none
};

}  // namespace writ::inline v1
