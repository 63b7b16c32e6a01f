// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the stores said was committed, in the order of the commits, and what must hold of it at any
// time. It is written beside the stores, so that what they have in the end can be compared with it.

#pragma once

#include <writ/runtime/commit_entry.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/testing/simulation/stage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::testing::detail {

class ledger {
public:
    // What became of a message for one subscriber.
    struct fate {
        std::uint32_t handled = 0;
        bool lets_pass = false;  // it waited, and later ones of its key did not wait for it
        bool given_up = false;  // by an operator
    };
    struct message {
        outgoing_message sent;
        std::uint64_t place = 0;  // the first in its transport; 0: it has not come
    };
    // A change of a workflow instance.
    struct step {
        envelope cause;
        timestamp now;
        bool is_kept = false;  // the message is delivered again
        bool is_reply = false;
        instance_record next;
        std::vector<outgoing_message> emissions;
    };
    struct history {
        std::uint64_t version = 0;
        std::vector<step> steps;
    };

    explicit ledger(stage& on) : stage_{on} {}

    void accepted(const outgoing_message& sent) {
        if (messages_.try_emplace(identity_of(sent.message), message{sent, 0}).second) {
            in_order_.push_back(identity_of(sent.message));
            ++stage_.report.messages;
        }
    }

    void received(const envelope& came, std::uint64_t place) {
        const auto at = messages_.find(identity_of(came));
        if (at == messages_.end()) {
            throw promise_broken{"message " + named(came) +
                                 " was received, and nobody has committed it"};
        }
        auto& first = at->second.place;
        first = first == 0 ? place : std::min(first, place);
    }

    void leased(std::string_view store, std::string_view role, std::uint64_t epoch) {
        auto& last = epochs_[std::string{store} + '\n' + std::string{role}];
        if (epoch <= last) {
            throw promise_broken{"the lease " + std::string{role} +
                                 " was given twice under epoch " + std::to_string(epoch)};
        }
        last = epoch;
        if (role.find('#') != std::string_view::npos) {
            slots_[std::string{role}] = epoch;
        }
    }

    void looked_at(commit_result what) {
        auto& counts = stage_.report;
        counts.duplicates += what == commit_result::duplicate ? 1 : 0;
        counts.fenced += what == commit_result::fenced ? 1 : 0;
        counts.conflicts += what == commit_result::conflict ? 1 : 0;
    }

    void committed(const commit_entry& entry) {
        check_lease(entry);
        if (entry.marks_start) {
            return;
        }
        if (entry.message != nullptr && !entry.recurring) {
            check_cause(entry);
            write_fate(entry);
        }
        for (const auto& each : entry.emissions) {
            if (messages_.contains(identity_of(each.message))) {
                throw promise_broken{"message " + named(each.message) + " was emitted twice"};
            }
            accepted(each);
        }
        if (entry.instance && !entry.instance->only_checked) {
            write_step(entry);
        }
    }

    void given_up(const kept_message& letter) {
        fate_of(letter.service, letter.subscriber, letter.message).given_up = true;
    }

    [[nodiscard]] const fate* find(std::string_view service, std::string_view subscriber,
                                   const envelope& of) const {
        const auto at = fates_.find(key_of(service, subscriber, identity_of(of)));
        return at == fates_.end() ? nullptr : &at->second;
    }
    // All messages, in the order of their commits.
    template <class Use>
    void each_message(Use use) const {
        for (const auto& each : in_order_) {
            use(messages_.at(each));
        }
    }
    // Calls use(service, subscriber, key, history) for each workflow instance.
    template <class Use>
    void each_instance(Use use) const {
        for (const auto& [key, each] : instances_) {
            const auto first = key.find('\n'), second = key.find('\n', first + 1);
            const std::string_view all = key;
            use(all.substr(0, first), all.substr(first + 1, second - first - 1),
                all.substr(second + 1), each);
        }
    }

    static std::string identity_of(const envelope& of) { return of.source + '\n' + of.id; }
    static std::string named(const envelope& of) { return of.type + ' ' + of.id; }

private:
    static std::string key_of(std::string_view service, std::string_view subscriber,
                              std::string_view rest) {
        std::string made;
        made.reserve(service.size() + subscriber.size() + rest.size() + 2);
        return made.append(service).append("\n").append(subscriber).append("\n").append(rest);
    }
    fate& fate_of(std::string_view service, std::string_view subscriber, const envelope& of) {
        return fates_[key_of(service, subscriber, identity_of(of))];
    }

    void check_lease(const commit_entry& entry) {
        if (entry.epoch == 0) {
            return;
        }
        const auto at = slots_.find(entry.service + '#' + std::to_string(entry.slot));
        if (at == slots_.end() || at->second != entry.epoch) {
            throw promise_broken{"an entry of " + entry.service + '/' + entry.subscriber +
                                 " was committed under an epoch that is over"};
        }
    }

    void check_cause(const commit_entry& entry) {
        if (entry.message->type != timed_out_type &&
            !messages_.contains(identity_of(*entry.message))) {
            throw promise_broken{"message " + named(*entry.message) + " was handled by " +
                                 entry.service + '/' + entry.subscriber +
                                 ", and nobody has committed it"};
        }
    }

    void write_fate(const commit_entry& entry) {
        auto& known = fate_of(entry.service, entry.subscriber, *entry.message);
        auto& counts = stage_.report;
        if (entry.keep) {
            known.lets_pass = known.lets_pass || !entry.keep->blocks;
            const auto why = entry.keep->why;
            counts.retried += why == kept_as::retry ? 1 : 0;
            counts.parked += why == kept_as::behind ? 1 : 0;
            counts.held += why == kept_as::held ? 1 : 0;
            counts.dead += why == kept_as::dead ? 1 : 0;
            return;
        }
        const bool is_new = entry.claims || entry.place != 0;
        if (!is_new && entry.message->type != timed_out_type) {
            return;  // it was known, and had no effect
        }
        ++counts.handled;
        counts.timeouts += entry.message->type == timed_out_type ? 1 : 0;
        if (++known.handled > 1) {
            throw promise_broken{"message " + named(*entry.message) + " was handled twice by " +
                                 entry.service + '/' + entry.subscriber};
        }
        if (!entry.lane.empty() && !known.lets_pass) {
            check_order(entry);
        }
    }

    // In the order in which they came first, those of one stream and key are handled.
    void check_order(const commit_entry& entry) {
        const auto at = messages_.find(identity_of(*entry.message));
        if (at == messages_.end()) {
            return;
        }
        auto& last = last_[key_of(entry.service, entry.subscriber, entry.lane)];
        if (at->second.place < last.first) {
            throw promise_broken{"message " + named(*entry.message) + " was handled by " +
                                 entry.service + '/' + entry.subscriber + " after " + last.second +
                                 ", which came later with its key"};
        }
        last = {at->second.place, named(*entry.message)};
    }

    void write_step(const commit_entry& entry) {
        const auto& changed = *entry.instance;
        auto& of = instances_[key_of(entry.service, entry.subscriber, changed.key)];
        if (changed.expected_version != of.version) {
            throw promise_broken{"a change of the instance " + changed.key + " of " +
                                 entry.service + '/' + entry.subscriber + " was lost"};
        }
        const bool is_gone = !changed.next.running && !changed.next.finished_at;
        of.version = is_gone ? 0 : of.version + 1;
        of.steps.push_back({*entry.message, entry.now, entry.keep.has_value(),
                            is_reply(*entry.message), changed.next, entry.emissions});
    }
    [[nodiscard]] bool is_reply(const envelope& of) const {
        const auto at = messages_.find(identity_of(of));
        return at != messages_.end() && at->second.sent.is_reply;
    }

    stage& stage_;
    std::unordered_map<std::string, message> messages_;
    std::vector<std::string> in_order_;
    std::unordered_map<std::string, fate> fates_;
    std::unordered_map<std::string, std::pair<std::uint64_t, std::string>> last_;
    std::map<std::string, history> instances_;
    std::map<std::string, std::uint64_t> epochs_;
    std::map<std::string, std::uint64_t> slots_;
};

}  // namespace writ::testing::detail
