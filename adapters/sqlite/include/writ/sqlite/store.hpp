// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/local_transport.hpp>
#include <writ/runtime/store_admin.hpp>
#include <writ/sqlite/checking.hpp>
#include <writ/sqlite/errors.hpp>
#include <writ/sqlite/lending.hpp>
#include <writ/sqlite/opened.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/queries.hpp>
#include <writ/sqlite/renewals.hpp>
#include <writ/sqlite/transaction.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::sqlite::inline v1 {

/// A store in one SQLite file, which the processes of one machine may share. What it has committed
/// survives the process, and with the default options the machine's power.
///
/// *Errors* are values of each member: the file, what happened and what to do. After a full disk, a
/// lock or a folder that was read-only for a while the same store works again.
/// *Thread safety*: all members may be called from any thread. A process that forks opens it after.
/// Models `administered_store`; docs/sqlite.md says what is in the file.
class store {
public:
    using transaction = sqlite::transaction;
    static constexpr store_facts facts{store_scope::machine, true};

    /// Opens the file, and makes it where there is none.
    ///
    /// *Errors*: `cannot_open`; `sqlite::open` returns it instead.
    explicit store(std::string file, options wanted = {})
        : in_{opened_or_thrown(std::move(file), std::move(wanted))},
          renewals_{std::make_unique<detail::renewals>()} {}

    [[nodiscard]] std::string id() const { return in_->self.store_id; }
    [[nodiscard]] timestamp now() const { return in_->now(); }
    [[nodiscard]] std::uint32_t slots() const { return in_->self.slots; }
    [[nodiscard]] const std::string& file() const { return in_->file; }

    /// Carries messages between the services that share the file. The store must outlive it.
    [[nodiscard]] local_transport<store> transport() { return local_transport<store>{*this}; }

    result<void> commit(std::span<commit_entry> entries, std::span<const read_position> positions,
                        std::vector<entry_result>& results) {
        return in_->commit(entries, positions, results);
    }

    /// Calls `use` with a transaction of its own, where no handler runs: to make tables before the
    /// first message, or to look at rows. What it throws is returned, and nothing is stored then.
    template <class Use>
    result<void> with_rows(Use use) {
        return in_->write([&](writer& to) {
            const detail::lending lent{to, "with_rows", {}};
            use(to.lent);
            lent.check();
        });
    }

    result<instance_record> load(std::string_view service, std::string_view subscriber,
                                 std::string_view key) {
        return in_->read([&](reader& from) { return from.load(service, subscriber, key); });
    }

    result<bool> is_claimed(std::string_view service, std::string_view subscriber,
                            const envelope& message) {
        return in_->read(
            [&](reader& from) { return from.is_claimed(service, subscriber, message); });
    }

    result<std::vector<std::uint64_t>> append(std::span<outgoing_message> messages,
                                              bool via_outbox) {
        return in_->write([&](writer& to) {
            const timestamp time = now();
            std::vector<std::uint64_t> sequences;
            for (const outgoing_message& each : messages) {
                sequences.push_back(to.sent.accept(each, via_outbox, time));
            }
            return sequences;
        });
    }

    result<std::uint64_t> read_log(std::uint64_t after, std::size_t count, log_filter& filter,
                                   std::vector<logged_message>& logged) {
        return in_->read([&](reader& from) { return from.read_log(after, count, filter, logged); });
    }

    result<std::map<std::uint32_t, std::uint64_t>> positions(std::string_view service,
                                                             std::string_view channel) {
        return in_->read([&](reader& from) { return from.positions(service, channel); });
    }

    result<std::map<std::uint32_t, std::string>> types_of_positions(std::string_view service) {
        return in_->read([&](reader& from) { return from.types_of_positions(service); });
    }

    result<std::uint64_t> log_head() {
        return in_->read([](reader& from) { return from.log_head(); });
    }

    result<std::uint64_t> subscribe(std::string_view service, std::string_view type,
                                    bool from_beginning) {
        const auto known = in_->read([&](reader& from) { return from.start_of(service, type); });
        if (!known || *known) {
            return known ? result<std::uint64_t>{**known} : known.error();
        }
        return in_->write([&](writer& to) {
            return to.services.subscribe(service, type, from_beginning ? 0 : to.last.now.log);
        });
    }

    result<void> due(std::string_view service, std::span<const std::uint32_t> slots, timestamp time,
                     std::size_t count, std::vector<kept_message>& messages) {
        return in_->read([&](reader& from) { from.due(service, slots, time, count, messages); });
    }

    result<std::vector<blocked_lane>> blocked_lanes(std::string_view service,
                                                    std::span<const std::uint32_t> slots) {
        return in_->read([&](reader& from) { return from.blocked_lanes(service, slots); });
    }

    result<void> due_timers(std::string_view service, std::span<const std::uint32_t> slots,
                            timestamp time, std::size_t count, std::vector<due_timer>& timers) {
        return in_->read(
            [&](reader& from) { from.due_timers(service, slots, time, count, timers); });
    }

    result<std::size_t> release_delayed(timestamp time, std::size_t count) {
        const auto any = in_->read([&](reader& from) { return from.has_delayed(time); });
        if (!any || !*any) {
            return any ? result<std::size_t>{std::size_t{0}} : any.error();
        }
        return in_->write([&](writer& to) { return to.sent.release_delayed(time, now(), count); });
    }

    result<bool> cancel_delayed(std::string_view token) {
        return token.empty()
                   ? result<bool>{false}
                   : in_->write([&](writer& to) { return to.sent.cancel_delayed(token); });
    }

    result<timestamp> recurrence(std::string_view service, std::uint32_t index, timestamp first) {
        const auto known = in_->read([&](reader& from) { return from.recurrence(service, index); });
        if (!known || *known) {
            return known ? result<timestamp>{**known} : known.error();
        }
        return in_->write([&](writer& to) {
            const auto meanwhile = to.services.recurrence(service, index);
            if (!meanwhile) {
                to.services.set_recurrence(service, index, first);
            }
            return meanwhile.value_or(first);
        });
    }

    result<void> outbox(std::uint64_t after, std::size_t count,
                        std::vector<logged_message>& logged) {
        return in_->read([&](reader& from) { from.outbox(after, count, logged); });
    }

    result<bool> published(std::span<const std::uint64_t> sequences, std::string_view role,
                           std::uint64_t epoch) {
        return in_->write([&](writer& to) {
            const bool is_held = to.leases.is_held(role, epoch);
            for (const std::uint64_t each : sequences) {
                if (is_held) {
                    to.sent.forget_published(each);
                }
            }
            return is_held;
        });
    }

    result<std::optional<lease>> acquire(std::string_view role, std::string_view holder,
                                         duration span) {
        const auto known = in_->read([&](reader& from) { return from.lease_of(role); });
        if (!known) {
            return known.error();
        }
        if (!known->is_free_for(holder, now()) && !known->was_clock_set_back(now())) {
            return std::optional<lease>{};
        }
        return in_->write([&](writer& to) { return to.leases.acquire(role, holder, span, now()); });
    }

    /// A lease that was prolonged a moment ago, less than a sixteenth of `span`, is left as it is.
    result<bool> renew(std::string_view role, std::uint64_t epoch, duration span) {
        return renewals_->renew(*in_, role, epoch, span);
    }

    result<void> give_back(std::string_view role, std::uint64_t epoch) {
        return in_->write([&](writer& to) { to.leases.give_back(role, epoch); });
    }

    result<std::vector<held_lease>> leases(std::string_view prefix) {
        return in_->read([&](reader& from) { return from.leases(prefix, now()); });
    }

    result<std::size_t> trim(timestamp time, const retention& keep, std::size_t count) {
        return in_->trim(time, keep, count);
    }

    std::uint64_t changes() { return in_->signal.number(); }
    bool wait_for_change(std::uint64_t seen, duration span) { return in_->signal.wait(seen, span); }

    result<store_stats> stats() {
        return in_->read([](reader& from) { return detail::count_rows(from.over()); });
    }

    result<std::vector<kept_message>> kept(const kept_query& asked) {
        return in_->read([&](reader& from) { return detail::find_kept(from.over(), asked); });
    }
    result<std::optional<kept_message>> kept_at(std::uint64_t place) {
        return in_->read([&](reader& from) { return detail::find_kept_at(from.over(), place); });
    }
    result<bool> redrive(std::uint64_t place) {
        return in_->write([&](writer& to) { return to.kept.redrive(place, now()); });
    }
    result<bool> skip(std::uint64_t place) {
        return in_->write([&](writer& to) { return to.kept.remove(place, now()); });
    }
    result<bool> edit(std::uint64_t place, std::string_view body) {
        return in_->write([&](writer& to) { return to.kept.edit(place, body); });
    }

    result<std::vector<instance_row>> instances(const instance_query& asked) {
        return in_->read([&](reader& from) { return detail::find_instances(from.over(), asked); });
    }
    /// The last `count` steps, the first of them first.
    result<std::vector<history_row>> history(std::string_view service, std::string_view workflow,
                                             std::string_view key, std::size_t count) {
        return in_->read([&](reader& from) {
            return detail::find_history(from.over(), service, workflow, key, count);
        });
    }
    result<bool> force(std::string_view service, std::string_view workflow, std::string_view key,
                       std::string_view state, std::string_view body) {
        return change_instance(service, workflow, key, [&](instance_change& to) {
            to.next.running = stored_instance{std::string{state}, std::string{body}};
            to.releases_held = true;
        });
    }
    result<bool> cancel(std::string_view service, std::string_view workflow, std::string_view key) {
        return change_instance(service, workflow, key, [&](instance_change& to) {
            to.next.running.reset();
            to.next.finished_at = now();
        });
    }

    result<std::vector<timer_row>> timers(std::size_t count) {
        return in_->read([&](reader& from) { return detail::find_timers(from.over(), count); });
    }
    result<std::vector<delayed_row>> delayed(std::size_t count) {
        return in_->read([&](reader& from) { return detail::find_delayed(from.over(), count); });
    }
    /// What SQLite's own integrity check says, and what it cannot know of our tables.
    result<std::vector<std::string>> check() {
        return in_->read([](reader& from) { return detail::find_faults(from.over()); });
    }

private:
    using reader = detail::reader;
    using writer = detail::writer;

    static std::unique_ptr<detail::opened> opened_or_thrown(std::string file, options wanted) {
        try {
            return std::make_unique<detail::opened>(std::move(file), std::move(wanted));
        } catch (const detail::failure& why) {
            throw cannot_open{why.why()};
        }
    }

    // Of a running instance, which loses its timer.
    template <class Change>
    result<bool> change_instance(std::string_view service, std::string_view workflow,
                                 std::string_view key, Change change) {
        const auto found = load(service, workflow, key);
        if (!found || !found->running) {
            return found ? result<bool>{false} : found.error();
        }
        instance_change to;
        to.key = key;
        to.expected_version = found->version;
        to.state_before = found->running->state;
        change(to);
        return in_->write([&](writer& with) {
            const std::int64_t subscriber = with.known.subscriber(service, workflow);
            const timestamp time = now();
            if (!with.instances.change(subscriber, to, time)) {
                return false;
            }
            with.instances.record_step(subscriber, to, {}, {}, time);
            if (to.releases_held) {
                with.kept.release_held(service, workflow, key, time);
            }
            return true;
        });
    }

    std::unique_ptr<detail::opened> in_;
    std::unique_ptr<detail::renewals> renewals_;
};

/// Opens the file, or says why it cannot be a store.
[[nodiscard]] inline result<store> open(std::string file, options wanted = {}) {
    try {
        return store{std::move(file), std::move(wanted)};
    } catch (const cannot_open& why) {
        return why.why();
    }
}

}  // namespace writ::sqlite::inline v1
