// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/commit_entry.hpp>
#include <writ/sqlite/lending.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ::sqlite::inline v1::detail {

// One transaction for a group of entries. The conditions of an entry are looked at before anything
// of it is written, but for its claim, which is looked at and written by one statement and taken
// back by one: so an entry that is refused costs no savepoint. Should one fail nevertheless when it
// is written (a value that SQLite does not take), all is rolled back and done again with a
// savepoint for each.
class group_commit {
public:
    group_commit(writer& to, const options& wanted) : to_{to}, options_{wanted} {}

    /// Returns whether anything has changed. *Errors*: `failure`, nothing was stored.
    bool run(std::span<commit_entry> entries, std::span<const read_position> positions,
             std::vector<entry_result>& results, timestamp now) {
        is_careful_ = false;
        left_out_.clear();
        for (;;) {
            to_.begin();
            try {
                results.assign(entries.size(), {});
                for (at_ = 0; at_ < entries.size(); ++at_) {
                    store(entries[at_], results[at_], now);
                }
                for (const read_position& each : positions) {
                    store(each);
                }
                return to_.commit();
            } catch (const again&) {
                to_.roll_back();
            } catch (...) {
                to_.roll_back();
                throw;
            }
        }
    }

private:
    // The group is to be stored once more, from its beginning.
    struct again {};
    struct left_out {
        std::size_t entry;
        std::string why;
    };

    void store(commit_entry& entry, entry_result& result, timestamp now) {
        for (const left_out& each : left_out_) {
            if (each.entry == at_) {
                result = {commit_result::failed, each.why};
                return;
            }
        }
        if (is_careful_) {
            store_carefully(entry, result, now);
            return;
        }
        try {
            store_at_once(entry, result, now);
        } catch (const failure& why) {
            if (!is_of_one_entry(why.code())) {
                throw;
            }
            is_careful_ = true;
            throw again{};
        }
    }

    void store_carefully(commit_entry& entry, entry_result& result, timestamp now) {
        const head::numbers before = to_.last.now;
        to_.over().execute("SAVEPOINT writ_entry");
        try {
            store_at_once(entry, result, now);
        } catch (const failure& why) {
            if (!is_of_one_entry(why.code())) {
                throw;
            }
            to_.over().execute("ROLLBACK TO writ_entry");
            to_.known.forget();
            to_.last.now = before;
            result = {commit_result::failed, why.why().reason};
        }
        to_.over().execute("RELEASE writ_entry");
    }

    void store_at_once(commit_entry& entry, entry_result& result, timestamp now) {
        subscriber_ = to_.known.subscriber(entry.service, entry.subscriber);
        const auto [service, by] = claimant_of(entry);
        claimant_ = to_.known.subscriber(service, by);
        claimed_ = false;
        result.what = judge(entry);
        if (result.what == commit_result::committed && entry.decide_within) {
            decide(entry, result);
        }
        if (result.what == commit_result::committed && !change_instance(entry)) {
            result.what = commit_result::conflict;
        }
        if (result.what == commit_result::committed) {
            apply(entry, result, now);
        } else if (claimed_) {
            to_.seen.unclaim(claimant_, *entry.message);
        }
    }

    [[nodiscard]] commit_result judge(commit_entry& entry) {
        const envelope* message = entry.message;
        if (entry.epoch != 0 && !to_.leases.is_held(entry.service, entry.slot, entry.epoch)) {
            return commit_result::fenced;
        }
        entry.starts = 0;
        if (message != nullptr && (entry.marks_start || entry.ends_start)) {
            entry.starts = to_.seen.starts(subscriber_, *message);
            if (entry.marks_start && !entry.counts_starts && entry.starts != 0) {
                return commit_result::in_doubt;
            }
        }
        if (message != nullptr && entry.claims) {
            claimed_ = to_.seen.claim(claimant_, *message, entry.now);
            if (!claimed_) {
                return commit_result::duplicate;
            }
        }
        if (entry.place != 0) {
            const std::optional<std::uint32_t> there = to_.kept.generation(entry.place);
            if (!there || (message != nullptr && *there != message->generation)) {
                return commit_result::gone;
            }
        }
        if (entry.believes != lane_belief::none) {
            const bool is_blocked =
                to_.kept.is_blocked(entry.service, entry.subscriber, entry.lane);
            if (is_blocked != (entry.believes == lane_belief::blocked)) {
                return is_blocked ? commit_result::blocked : commit_result::unblocked;
            }
        }
        if (entry.recurring && to_.services.recurrence(entry.service, entry.recurring->index) !=
                                   entry.recurring->expected_due) {
            return commit_result::conflict;
        }
        // Of an entry that decides within, nothing may follow that can refuse it.
        if (entry.decide_within && entry.instance &&
            to_.instances.version(subscriber_, entry.instance->key) !=
                entry.instance->expected_version) {
            return commit_result::conflict;
        }
        return commit_result::committed;
    }

    // The last condition, which is looked at by the statement that writes.
    [[nodiscard]] bool change_instance(const commit_entry& entry) {
        return !entry.instance || to_.instances.change(subscriber_, *entry.instance, entry.now);
    }

    // The user's rows have a savepoint of their own. What a handler throws is the failure of its
    // entry; what fails for everybody (a full disk) is no fault of the handler, and ends the
    // commit.
    void decide(commit_entry& entry, entry_result& result) {
        to_.save_rows();
        bool is_kept = false;
        std::exception_ptr thrown;
        {
            const lending lent{to_, entry.service, entry.subscriber};
            try {
                is_kept = entry.decide_within(entry, &to_.lent);
            } catch (...) {
                thrown = std::current_exception();
            }
        }
        report();
        look_at_transaction();
        if (!is_kept) {
            to_.undo_rows();
        }
        to_.release_rows();
        if (thrown) {
            result = {commit_result::failed, text_of(thrown)};
        }
    }

    void look_at_transaction() {
        look_at_fault(to_);
        if (!to_.over().is_idle()) {
            return;
        }
        if (!to_.watched.was_stopped()) {
            to_.over().fail(SQLITE_IOERR, "SQLite ended the transaction while '" +
                                              transaction_access::handler(to_.lent) + "' used it");
        }
        // A statement that writes and is stopped takes the transaction with it: the others go
        // again, without this one.
        left_out_.push_back({at_, "'" + transaction_access::handler(to_.lent) +
                                      "': a statement was stopped that ran for longer than ten "
                                      "times options.handler_time"});
        throw again{};
    }

    void report() const {
        if (!options_.trouble) {
            return;
        }
        const std::string& handler = transaction_access::handler(to_.lent);
        const duration taken = to_.watched.taken();
        if (options_.handler_time.ms > 0 && taken > options_.handler_time) {
            options_.trouble("'" + handler + "' kept the transaction for " +
                             std::to_string(taken.ms) + " ms, and everybody waited; its limit is " +
                             std::to_string(options_.handler_time.ms) + " ms");
        }
        if (!to_.watched.forbidden().empty()) {
            options_.trouble("'" + handler + "' was not let use " + to_.watched.forbidden());
        }
    }

    [[nodiscard]] static std::string text_of(const std::exception_ptr& thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& why) {
            return why.what();
        } catch (...) {
            return "something was thrown that is no std::exception";
        }
    }

    void apply(commit_entry& entry, entry_result& result, timestamp now) {
        if (entry.message != nullptr && entry.marks_start) {
            to_.seen.start(subscriber_, *entry.message, entry.starts + 1, entry.now);
        }
        if (entry.message != nullptr && entry.ends_start) {
            to_.seen.end(subscriber_, *entry.message);
        }
        if (entry.recurring) {
            to_.services.set_recurrence(entry.service, entry.recurring->index,
                                        entry.recurring->next_due);
        }
        if (entry.instance && !entry.instance->only_checked) {
            follow(entry);
        }
        if (entry.place != 0 && !(entry.keep && entry.keep->place == entry.place)) {
            to_.kept.remove(entry.place, entry.now);
        }
        if (entry.keep) {
            result.kept_place = to_.kept.put(*entry.keep, entry.now);
        }
        for (const outgoing_message& each : entry.emissions) {
            to_.sent.send(each, entry.via_outbox, now);
        }
    }

    void follow(const commit_entry& entry) {
        const envelope* cause = entry.message;
        to_.instances.record_step(subscriber_, *entry.instance,
                                  cause == nullptr ? std::string_view{} : cause->type,
                                  cause == nullptr ? std::string_view{} : cause->id, entry.now);
        if (entry.instance->releases_held) {
            to_.kept.release_held(entry.service, entry.subscriber, entry.instance->key, entry.now);
        }
    }

    void store(const read_position& at) {
        if (at.epoch != 0 && at.channel == "log" &&
            !to_.leases.is_held(at.service, at.partition, at.epoch)) {
            return;
        }
        to_.services.set_position(at);
    }

    writer& to_;
    const options& options_;
    std::vector<left_out> left_out_;
    std::size_t at_ = 0;
    std::int64_t subscriber_ = 0;
    std::int64_t claimant_ = 0;
    bool claimed_ = false;
    bool is_careful_ = false;
};

}  // namespace writ::sqlite::inline v1::detail
