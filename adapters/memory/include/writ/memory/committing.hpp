// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/tables.hpp>
#include <writ/runtime/commit_entry.hpp>
#include <writ/runtime/memory_transaction.hpp>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace writ::memory::inline v1 {

namespace detail {

// Commits entries into the tables, one after the other.
class committing {
public:
    committing(tables& rows, memory_transaction& users_rows, bool keeps_history, bool is_final)
        : rows_{rows},
          users_rows_{users_rows},
          keeps_history_{keeps_history},
          is_final_{is_final} {}

    void commit(commit_entry& entry, timestamp now, entry_result& result) {
        service_ = rows_.service(entry.service);
        subscriber_ = rows_.subscriber(service_, entry.subscriber);
        const auto [service, by] = claimant_of(entry);
        claimant_ = rows_.subscriber(rows_.service(service), by);
        result.failure.clear();
        result.kept_place = 0;
        result.what = judge(entry);
        if (result.what == commit_result::committed && entry.decide_within) {
            result.what = decide_within(entry, result.failure);
        }
        if (result.what == commit_result::committed) {
            apply(entry, result, now);
        }
    }

    void commit(const read_position& at) {
        const auto of = rows_.service(at.service);
        auto& row = rows_.services[of];
        if (at.channel != "log") {
            auto& known = row.channels[at.channel][at.partition];
            known = std::max(known, at.offset);
        } else if (at.epoch == 0 || rows_.holds(of, at.partition, at.epoch)) {
            if (at.partition < row.passed.size() && at.offset >= row.passed[at.partition].offset) {
                row.passed[at.partition] = {at.offset, rows_.types_number(at.types)};
                rows_.make_known(of);
            }
        }
    }

private:
    commit_result judge(const commit_entry& entry) {
        if (entry.epoch != 0 && !rows_.holds(service_, entry.slot, entry.epoch)) {
            return commit_result::fenced;
        }
        if (entry.marks_start && !entry.counts_starts && entry.message != nullptr &&
            rows_.marks.contains(mark_of(*entry.message))) {
            return commit_result::in_doubt;
        }
        if (entry.claims && entry.message != nullptr &&
            rows_.inbox.contains(claimant_, *entry.message)) {
            return commit_result::duplicate;
        }
        if (entry.place != 0) {
            const auto* kept = rows_.kept.find(entry.place);
            if (kept == nullptr ||
                (entry.message != nullptr &&
                 entry.message->generation != kept->message.message.generation)) {
                return commit_result::gone;
            }
        }
        if (entry.believes != lane_belief::none) {
            const bool is_blocked = rows_.kept.blocks(subscriber_, entry.lane);
            if (is_blocked != (entry.believes == lane_belief::blocked)) {
                return is_blocked ? commit_result::blocked : commit_result::unblocked;
            }
        }
        return is_as_loaded(entry) ? commit_result::committed : commit_result::conflict;
    }

    bool is_as_loaded(const commit_entry& entry) const {
        if (entry.recurring) {
            const auto& known = rows_.services[service_].recurring;
            const auto at = known.find(entry.recurring->index);
            if (at == known.end() || at->second != entry.recurring->expected_due) {
                return false;
            }
        }
        return !entry.instance || rows_.instances.version(subscriber_, entry.instance->key) ==
                                      entry.instance->expected_version;
    }

    // What a handler throws is the failure of this entry; its rows are gone either way.
    commit_result decide_within(commit_entry& entry, std::string& failure) {
        const auto before = is_final_ ? memory_transaction::savepoint{} : users_rows_.save();
        try {
            if (!entry.decide_within(entry, &users_rows_)) {
                users_rows_.rollback(before);
            } else if (is_final_) {
                users_rows_.commit();
            }
            return commit_result::committed;
        } catch (const std::exception& thrown) {
            failure = thrown.what();
        } catch (...) {
            failure = "something was thrown that is no std::exception";
        }
        users_rows_.rollback(before);
        return commit_result::failed;
    }

    void apply(commit_entry& entry, entry_result& result, timestamp now) {
        if (entry.message != nullptr) {
            mark(entry);
            if (entry.claims) {
                rows_.inbox.insert(claimant_, *entry.message, entry.now);
            }
        }
        if (entry.recurring) {
            rows_.services[service_].recurring[entry.recurring->index] = entry.recurring->next_due;
        }
        // The instance first: what it releases may be the message that is kept.
        if (entry.instance && !entry.instance->only_checked) {
            change(entry);
        }
        if (entry.place != 0 && !(entry.keep && entry.keep->place == entry.place)) {
            rows_.kept.erase(entry.place, entry.now);
        }
        if (entry.keep) {
            const auto of = rows_.service(entry.keep->service);
            result.kept_place = rows_.kept.put(
                *entry.keep, of, rows_.subscriber(of, entry.keep->subscriber), entry.now);
        }
        for (const auto& each : entry.emissions) {
            rows_.send(each, entry.via_outbox, false, now);
        }
    }

    void mark(commit_entry& entry) {
        entry.starts = 0;
        if (!entry.marks_start && !entry.ends_start) {
            return;
        }
        const auto at = rows_.marks.find(mark_of(*entry.message));
        if (at != rows_.marks.end()) {
            entry.starts = at->second.count;
        }
        if (entry.marks_start) {
            rows_.marks[mark_of(*entry.message)] = {entry.starts + 1, entry.now};
        }
        if (entry.ends_start) {
            rows_.marks.erase(mark_of(*entry.message));
        }
    }

    void change(const commit_entry& entry) {
        const instance_change& change = *entry.instance;
        rows_.instances.put(service_, subscriber_, change.key, slot_of(change.key, rows_.slots),
                            change.expected_version + 1, change.next, entry.now);
        if (keeps_history_) {
            history_row step{entry.now, change.state_before, {}, {}, {}};
            if (change.next.running) {
                step.state = change.next.running->state;
            }
            if (entry.message != nullptr) {
                step.message_type = entry.message->type;
                step.message_id = entry.message->id;
            }
            rows_.history.push_back({{subscriber_, change.key}, std::move(step)});
        }
        if (change.releases_held) {
            rows_.kept.release(subscriber_, change.key, entry.now);
        }
    }

    [[nodiscard]] tables::mark_key mark_of(const envelope& message) const {
        return {subscriber_, message.source, message.id, message.generation};
    }

    tables& rows_;
    memory_transaction& users_rows_;
    bool keeps_history_;
    bool is_final_;  // else all of it is undone afterwards
    std::uint32_t service_ = 0;
    std::uint32_t subscriber_ = 0;
    std::uint32_t claimant_ = 0;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
