// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/instance_record.hpp>
#include <writ/runtime/kept_message.hpp>
#include <writ/runtime/outgoing_message.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// What the committer believes of a lane when it hands over an entry.
enum class lane_belief : unsigned char {
    none,  // unordered, or the entry is about a kept message, which has its place already
    free,  // nothing that blocks is kept for it
    blocked  // something that blocks is kept for it, and this entry queues up behind
};

/// A recurring message that is due: takes effect only while its due time is the expected one.
struct recurrence_change {
    std::uint32_t index = 0;  // of the service's recurring messages
    timestamp expected_due{};
    timestamp next_due{};
};

/// What one decided message changes in the store: all of it, or, where a condition does not hold,
/// nothing. A store looks at the conditions in the order of the members.
struct commit_entry {
    std::string service{};
    std::string subscriber{};
    timestamp now{};

    // Condition: the slot is held under this epoch (fenced). 0: not looked at.
    std::uint32_t slot = 0;
    std::uint64_t epoch = 0;

    // Condition: the message was not begun and left before (in_doubt), where marks_start; the mark
    // is set, and the attempts that it counts are given back in `starts`. ends_start removes it.
    bool marks_start = false;
    bool counts_starts = false;  // with marks_start: a mark that is there is counted, no doubt
    bool ends_start = false;
    std::uint32_t starts = 0;  // out: how often it was marked before

    // Condition: the identity (source, id, generation) of `message` is new to its claimant
    // (duplicate). It is remembered from now on.
    const envelope* message = nullptr;
    bool claims = false;
    bool has_one_owner = false;  // a command or query: see claimant_of

    // Condition: the kept message of this place is still there, and of this generation (gone).
    // Unless `keep` takes its place it is removed.
    std::uint64_t place = 0;

    // Condition: the lane is as believed (blocked, unblocked).
    std::string lane{};
    lane_belief believes = lane_belief::none;

    // Condition: the recurrence, the instance is as it was loaded (conflict).
    std::optional<recurrence_change> recurring{};
    std::optional<instance_change> instance{};

    // Decides inside of the transaction, for handlers that take it: fills in what follows, and
    // `instance` not. False: the user's rows are rolled back, the rest of the entry is kept.
    // Called again when the commit is repeated.
    std::function<bool(commit_entry&, void* transaction)> decide_within{};

    std::optional<kept_message> keep{};  // place 0: a new one, which goes behind all others
    std::vector<outgoing_message> emissions{};
    bool via_outbox = false;  // the emissions go to a transport, not to the store's log
};

/// To whom an identity is new, or known.
struct claimant {
    std::string_view service{};
    std::string_view subscriber{};
};

/// Each subscriber of an event has it once. What has one owner is had once by all, under its type:
/// its handler may have been another service's before.
[[nodiscard]] inline claimant claimant_of(const commit_entry& entry) {
    return entry.has_one_owner && entry.message != nullptr
               ? claimant{{}, entry.message->type}
               : claimant{entry.service, entry.subscriber};
}

/// What became of an entry.
enum class commit_result : unsigned char {
    committed,
    fenced,  // the slot has another owner: drop it
    in_doubt,  // it was started before, and nobody knows how far it came
    duplicate,  // it has had its effect already
    gone,  // the kept message was removed or changed by somebody else
    blocked,  // an earlier message of its lane failed meanwhile: queue up behind it
    unblocked,  // nothing blocks its lane any more: decide it
    conflict,  // the instance, or the recurrence, was changed: decide it again
    failed  // this entry alone cannot be stored; `failure` says why
};

[[nodiscard]] constexpr std::string_view name_of(commit_result what) {
    switch (what) {
    case commit_result::committed: return "committed";
    case commit_result::fenced: return "fenced";
    case commit_result::in_doubt: return "in_doubt";
    case commit_result::duplicate: return "duplicate";
    case commit_result::gone: return "gone";
    case commit_result::blocked: return "blocked";
    case commit_result::unblocked: return "unblocked";
    case commit_result::conflict: return "conflict";
    case commit_result::failed: return "failed";
    }
    return "unknown";
}

/// The result of an entry, with the reason on failed, and on committed the place of what it keeps.
struct entry_result {
    commit_result what = commit_result::committed;
    std::string failure{};
    std::uint64_t kept_place = 0;  // 0: nothing is kept
};

/// How far a service has read a partition of a channel: everything up to and including `offset` is
/// handled, or kept. It never goes back: who was stopped may say less than is known.
struct read_position {
    std::string service{};
    std::string channel{};  // "log" for the store's own; a topic
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
    std::uint64_t epoch = 0;  // of the slot, where the channel is the log; 0: not looked at
    // What of the log the service took up to there, as types_text() writes it: a later build may
    // take more, and is given it again from its start.
    std::string_view types{};
};

/// A list of wire types and patterns as one text, in which each stands between two line ends.
[[nodiscard]] inline std::string types_text(std::vector<std::string> types) {
    std::sort(types.begin(), types.end());
    std::string made{"\n"};
    for (const auto& each : types) {
        made += each;
        made += '\n';
    }
    return made;
}

/// Whether a list of types has this one.
[[nodiscard]] inline bool speaks_of(std::string_view types, std::string_view type) {
    for (auto at = types.find(type); at != std::string_view::npos; at = types.find(type, at + 1)) {
        const auto end = at + type.size();
        if (at > 0 && types[at - 1] == '\n' && end < types.size() && types[end] == '\n') {
            return true;
        }
    }
    return false;
}

}  // namespace writ::inline v1
