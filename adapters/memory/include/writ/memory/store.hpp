// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/committing.hpp>
#include <writ/memory/store_options.hpp>
#include <writ/memory/tables.hpp>
#include <writ/runtime/express.hpp>
#include <writ/runtime/local_transport.hpp>
#include <writ/runtime/machine_time.hpp>
#include <writ/runtime/memory_transaction.hpp>
#include <writ/runtime/outside_ids.hpp>
#include <writ/runtime/store_admin.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

/// A store in memory: what is in it ends with the process. For tests, for the simulator, and for
/// services whose messages need not outlive them.
///
/// What handlers take as `transaction&` is `writ::memory_transaction`. It is theirs inside of the
/// commit, where they must not call the store.
/// *Thread safety*: all members may be called from any thread; one at a time is served.
class store {
public:
    using transaction = memory_transaction;
    static constexpr store_facts facts{.scope = store_scope::process, .durable = false};

    explicit store(store_options options = {}) : options_{std::move(options)} {
        options_.slots = std::max(options_.slots, 1u);
        rows_.slots = options_.slots;
        if (options_.id.empty()) {
            options_.id = "memory-" + writ::detail::random_id();
        }
        if (!options_.clock) {
            options_.clock = writ::detail::machine_time;
        }
    }
    store(const store&) = delete;
    store& operator=(const store&) = delete;

    [[nodiscard]] std::string id() const { return options_.id; }
    [[nodiscard]] timestamp now() const { return options_.clock(); }
    [[nodiscard]] std::uint32_t slots() const { return options_.slots; }
    /// Carries messages between the services that are run on this store.
    [[nodiscard]] local_transport<store> transport() { return local_transport<store>{*this}; }

    /// Where objects are handed over, for endpoints with the option `express`.
    [[nodiscard]] writ::detail::express_board& express() { return express_; }

    result<void> commit(std::span<commit_entry> entries, std::span<const read_position> positions,
                        std::vector<entry_result>& results) {
        results.resize(entries.size());
        const std::lock_guard held{mutex_};
        if (const auto refusal = options_.refuse ? options_.refuse() : std::string{};
            !refusal.empty()) {
            const detail::tables before = rows_;
            commit_all(entries, positions, results, false);
            rows_ = before;
            users_rows_.rollback();
            return error{options_.id, refusal};
        }
        if (commit_all(entries, positions, results, true)) {
            changed();
        }
        return {};
    }

    result<instance_record> load(std::string_view service, std::string_view subscriber,
                                 std::string_view key) {
        const std::lock_guard held{mutex_};
        const auto number = rows_.find_subscriber(service, subscriber);
        const auto* found = number ? rows_.instances.find(*number, key) : nullptr;
        return found == nullptr ? instance_record{} : found->record;
    }

    result<std::vector<std::uint64_t>> append(std::span<outgoing_message> messages,
                                              bool via_outbox) {
        const auto time = now();
        std::vector<std::uint64_t> sequences;
        sequences.reserve(messages.size());
        const std::lock_guard held{mutex_};
        for (const auto& each : messages) {
            if (const auto* known = rows_.appended.find(each.message)) {
                sequences.push_back(*known);
                continue;
            }
            sequences.push_back(rows_.send(each, via_outbox, true, time));
            rows_.appended.put(each.message, sequences.back());
        }
        changed();
        return sequences;
    }

    result<std::uint64_t> read_log(std::uint64_t after, std::size_t count, log_filter& filter,
                                   std::vector<logged_message>& messages) {
        const std::lock_guard held{mutex_};
        const auto first = std::max(after, rows_.log.first() - 1) + 1;
        const auto head = rows_.log.head();
        std::size_t found = 0;
        std::uint64_t last = after;
        for (auto at = first; after < head && at <= head && at - first < count * 16; ++at) {
            const logged_message& each = rows_.log[at].message;
            if (filter.wants(each.sequence, each.slot, each.sent.message.type, each.sent.what,
                             each.sent.addressed_to)) {
                if (found == count) {
                    break;
                }
                found == messages.size() ? messages.push_back(each) : void(messages[found] = each);
                rows_.log.mark_read(at);
                ++found;
            }
            last = at;
        }
        messages.resize(found);
        return last;
    }

    result<std::map<std::uint32_t, std::uint64_t>> positions(std::string_view service,
                                                             std::string_view channel) {
        const std::lock_guard held{mutex_};
        std::map<std::uint32_t, std::uint64_t> found;
        const auto number = rows_.find_service(service);
        if (!number) {
            return found;
        }
        const auto& row = rows_.services[*number];
        if (channel != "log") {
            const auto at = row.channels.find(channel);
            return at == row.channels.end() ? found : at->second;
        }
        for (std::uint32_t slot = 0; slot < row.passed.size(); ++slot) {
            if (row.passed[slot].offset != 0) {
                found.emplace(slot, row.passed[slot].offset);
            }
        }
        return found;
    }

    result<std::map<std::uint32_t, std::string>> types_of_positions(std::string_view service) {
        const std::lock_guard held{mutex_};
        std::map<std::uint32_t, std::string> found;
        if (const auto number = rows_.find_service(service)) {
            const auto& passed = rows_.services[*number].passed;
            for (std::uint32_t slot = 0; slot < passed.size(); ++slot) {
                if (passed[slot].offset != 0) {
                    found.emplace(slot, rows_.lists_of_types[passed[slot].types]);
                }
            }
        }
        return found;
    }

    result<bool> is_claimed(std::string_view service, std::string_view subscriber,
                            const envelope& message) {
        const std::lock_guard held{mutex_};
        const auto number = rows_.find_subscriber(service, subscriber);
        return number && rows_.inbox.contains(*number, message);
    }

    result<std::uint64_t> log_head() {
        const std::lock_guard held{mutex_};
        return rows_.log.head();
    }

    result<std::uint64_t> subscribe(std::string_view service, std::string_view type,
                                    bool from_beginning) {
        const std::lock_guard held{mutex_};
        const auto number = rows_.service(service);
        rows_.make_known(number);
        auto& starts = rows_.services[number].starts;
        const auto start = from_beginning ? 0 : rows_.log.head();
        return starts.try_emplace(std::string{type}, start).first->second;
    }

    result<void> due(std::string_view service, std::span<const std::uint32_t> slots, timestamp time,
                     std::size_t count, std::vector<kept_message>& messages) {
        const std::lock_guard held{mutex_};
        const auto number = rows_.find_service(service);
        number ? rows_.kept.due(*number, slots, time, count, messages) : messages.clear();
        return {};
    }

    result<std::vector<blocked_lane>> blocked_lanes(std::string_view service,
                                                    std::span<const std::uint32_t> slots) {
        const std::lock_guard held{mutex_};
        std::vector<blocked_lane> found;
        if (const auto number = rows_.find_service(service)) {
            rows_.kept.each_lane(*number, slots,
                                 [&](std::uint32_t subscriber, const std::string& lane) {
                                     found.push_back({rows_.subscribers[subscriber].name, lane});
                                 });
        }
        return found;
    }

    result<void> due_timers(std::string_view service, std::span<const std::uint32_t> slots,
                            timestamp time, std::size_t count, std::vector<due_timer>& timers) {
        const std::lock_guard held{mutex_};
        const auto number = rows_.find_service(service);
        if (!number) {
            timers.clear();
            return {};
        }
        const auto name = [this](std::uint32_t each) -> std::string_view {
            return rows_.subscribers[each].name;
        };
        rows_.instances.due_timers(*number, slots, time, count, name, timers);
        return {};
    }

    result<std::size_t> release_delayed(timestamp time, std::size_t count) {
        const std::lock_guard held{mutex_};
        std::size_t released = 0;
        for (; released < count; ++released) {
            auto due = rows_.delayed.take_due(time);
            if (!due) {
                break;
            }
            rows_.release(*due, time);
        }
        if (released != 0) {
            changed();
        }
        return released;
    }

    result<bool> cancel_delayed(std::string_view token) {
        const std::lock_guard held{mutex_};
        const auto taken = rows_.delayed.take(token);
        if (taken && taken->appended) {
            rows_.appended.erase(taken->sent.message);
        }
        return taken.has_value();
    }

    result<timestamp> recurrence(std::string_view service, std::uint32_t index, timestamp first) {
        const std::lock_guard held{mutex_};
        auto& known = rows_.services[rows_.service(service)].recurring;
        return known.try_emplace(index, first).first->second;
    }

    result<void> outbox(std::uint64_t after, std::size_t count,
                        std::vector<logged_message>& messages) {
        const std::lock_guard held{mutex_};
        messages.clear();
        for (auto at = rows_.outbox.upper_bound(after);
             at != rows_.outbox.end() && messages.size() < count; ++at) {
            messages.push_back({at->first, slot_of(at->second.sent, rows_.slots), at->second.sent});
        }
        return {};
    }

    result<bool> published(std::span<const std::uint64_t> sequences, std::string_view role,
                           std::uint64_t epoch) {
        const std::lock_guard held{mutex_};
        if (!rows_.leases.holds(role, epoch)) {
            return false;
        }
        for (const auto each : sequences) {
            const auto at = rows_.outbox.find(each);
            if (at == rows_.outbox.end()) {
                continue;
            }
            if (at->second.appended) {
                rows_.appended.erase(at->second.sent.message);
            }
            rows_.outbox.erase(at);
        }
        return true;
    }

    result<std::optional<lease>> acquire(std::string_view role, std::string_view holder,
                                         duration span) {
        const auto time = now();
        const std::lock_guard held{mutex_};
        return rows_.leases.acquire(role, holder, span, time);
    }
    result<bool> renew(std::string_view role, std::uint64_t epoch, duration span) {
        const auto time = now();
        const std::lock_guard held{mutex_};
        return rows_.leases.renew(role, epoch, span, time);
    }
    result<void> give_back(std::string_view role, std::uint64_t epoch) {
        const std::lock_guard held{mutex_};
        rows_.leases.give_back(role, epoch);
        return {};
    }

    result<std::vector<held_lease>> leases(std::string_view prefix) {
        const auto time = now();
        const std::lock_guard held{mutex_};
        return rows_.leases.held(prefix, time);
    }

    result<std::size_t> trim(timestamp time, const retention& keep, std::size_t count) {
        const std::lock_guard held{mutex_};
        rows_.find_unpassed(time);
        return trim_log({time.ms - keep.log.ms}, count) +
               trim_identities({time.ms - keep.ids.ms}, count) +
               rows_.instances.trim_tombstones({time.ms - keep.tombstones.ms}, count) +
               trim_history({time.ms - keep.history.ms}, count);
    }

    std::uint64_t changes() { return changes_.load(std::memory_order_acquire); }
    /// Units: the wait is one of the machine's clock, whatever clock the store was given.
    bool wait_for_change(std::uint64_t seen, duration span) {
        std::unique_lock held{mutex_};
        return woken_.wait_for(held, std::chrono::milliseconds(span.ms),
                               [&] { return changes_.load() != seen; });
    }

    result<store_stats> stats() {
        const std::lock_guard held{mutex_};
        store_stats found;
        found.log = rows_.log.size();
        found.log_head = rows_.log.head();
        found.outbox = rows_.outbox.size();
        found.delayed = rows_.delayed.size();
        found.inbox = rows_.inbox.size();
        found.tombstones = rows_.instances.tombstones();
        found.instances = rows_.instances.all().size() - found.tombstones;
        found.timers = rows_.instances.timers();
        found.parked = rows_.kept.count(kept_as::retry) + rows_.kept.count(kept_as::behind);
        found.held = rows_.kept.count(kept_as::held);
        found.unknown = rows_.kept.count(kept_as::unknown);
        found.dead = rows_.kept.count(kept_as::dead);
        found.bytes = rows_.log.bytes() + rows_.delayed.bytes() + rows_.kept.bytes();
        for (const auto& [sequence, each] : rows_.outbox) {
            found.bytes += each.sent.message.body.size();
        }
        return found;
    }

    result<std::vector<kept_message>> kept(const kept_query& query) {
        const std::lock_guard held{mutex_};
        std::vector<kept_message> found;
        rows_.kept.each_after(query.after, [&](const kept_message& each) {
            if (found.size() < query.max && fits(each, query)) {
                found.push_back(each);
            }
            return found.size() < query.max;
        });
        return found;
    }
    result<std::optional<kept_message>> kept_at(std::uint64_t place) {
        const std::lock_guard held{mutex_};
        const auto* found = rows_.kept.find(place);
        return found == nullptr ? std::nullopt : std::optional{found->message};
    }
    result<bool> redrive(std::uint64_t place) {
        return change_kept([&](timestamp time) { return rows_.kept.redrive(place, time); });
    }
    result<bool> skip(std::uint64_t place) {
        return change_kept([&](timestamp time) { return rows_.kept.erase(place, time); });
    }
    result<bool> edit(std::uint64_t place, std::string_view body) {
        return change_kept([&](timestamp) { return rows_.kept.edit(place, body); });
    }

    result<std::vector<instance_row>> instances(const instance_query& query) {
        const std::lock_guard held{mutex_};
        std::vector<instance_row> found;
        for (const auto& [key, each] : rows_.instances.all()) {
            instance_row row{rows_.services[each.service].name,
                             rows_.subscribers[key.subscriber].name,
                             key.text,
                             each.record,
                             each.started,
                             each.changed};
            if (fits(row, query)) {
                found.push_back(std::move(row));
            }
        }
        std::sort(found.begin(), found.end(), [](const instance_row& a, const instance_row& b) {
            return std::tie(a.service, a.workflow, a.key) < std::tie(b.service, b.workflow, b.key);
        });
        found.resize(std::min(found.size(), query.max));
        return found;
    }

    /// The last `count` steps, the first of them first.
    result<std::vector<history_row>> history(std::string_view service, std::string_view workflow,
                                             std::string_view key, std::size_t count) {
        const std::lock_guard held{mutex_};
        std::vector<history_row> found;
        const auto number = rows_.find_subscriber(service, workflow);
        for (auto at = rows_.history.rbegin();
             number && at != rows_.history.rend() && found.size() < count; ++at) {
            if (at->key.subscriber == *number && at->key.text == key) {
                found.push_back(at->step);
            }
        }
        std::reverse(found.begin(), found.end());
        return found;
    }

    result<bool> force(std::string_view service, std::string_view workflow, std::string_view key,
                       std::string_view state, std::string_view body) {
        return change_instance(service, workflow, key, [&](instance_record& next, timestamp) {
            next.running = stored_instance{std::string{state}, std::string{body}};
            return true;
        });
    }
    result<bool> cancel(std::string_view service, std::string_view workflow, std::string_view key) {
        return change_instance(service, workflow, key, [&](instance_record& next, timestamp time) {
            next.running.reset();
            next.finished_at = time;
            return false;
        });
    }

    result<std::vector<timer_row>> timers(std::size_t count) {
        const std::lock_guard held{mutex_};
        std::vector<timer_row> found;
        for (const auto& [due, key] : rows_.instances.timers_until(count)) {
            const auto* row = rows_.instances.find(key.subscriber, key.text);
            found.push_back({due, rows_.services[row->service].name,
                             rows_.subscribers[key.subscriber].name, key.text,
                             row->record.running ? row->record.running->state : std::string{}});
        }
        return found;
    }
    result<std::vector<delayed_row>> delayed(std::size_t count) {
        const std::lock_guard held{mutex_};
        return rows_.delayed.show(count);
    }
    result<std::vector<std::string>> check() {
        const std::lock_guard held{mutex_};
        std::vector<std::string> wrong;
        rows_.kept.check(wrong);
        return wrong;
    }

private:
    void changed() {
        changes_.fetch_add(1, std::memory_order_release);
        woken_.notify_all();
    }

    // Whether an entry was committed.
    bool commit_all(std::span<commit_entry> entries, std::span<const read_position> positions,
                    std::vector<entry_result>& results, bool is_final) {
        const auto time = now();
        detail::committing commits{rows_, users_rows_, options_.keep_handled, is_final};
        bool any = false;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            commits.commit(entries[i], time, results[i]);
            any = any || results[i].what == commit_result::committed;
        }
        for (const auto& each : positions) {
            commits.commit(each);
        }
        if (!options_.keep_handled && !positions.empty()) {
            drop_passed(time);
        }
        return any;
    }

    void drop_passed(timestamp time) {
        rows_.find_unpassed(time);
        while (rows_.log.first() < rows_.unpassed) {
            rows_.inbox.forget(rows_.log[rows_.log.first()].message.sent.message);
            rows_.drop_first_of_log();
        }
    }

    std::size_t trim_log(timestamp before, std::size_t count) {
        std::size_t removed = 0;
        while (removed < count && rows_.log.first() < rows_.unpassed &&
               rows_.log[rows_.log.first()].stored < before) {
            rows_.drop_first_of_log();
            ++removed;
        }
        return removed;
    }

    // What somebody may still read again is recognised, however old it is.
    std::size_t trim_identities(timestamp before, std::size_t count) {
        if (rows_.unpassed <= rows_.log.head()) {
            before = std::min(before, rows_.log[rows_.unpassed].stored);
        }
        return rows_.inbox.trim(before, count);
    }

    std::size_t trim_history(timestamp before, std::size_t count) {
        std::size_t removed = 0;
        while (removed < count && !rows_.history.empty() &&
               rows_.history.front().step.at < before) {
            rows_.history.pop_front();
            ++removed;
        }
        return removed;
    }

    template <class Change>
    result<bool> change_kept(Change change) {
        const auto time = now();
        const std::lock_guard held{mutex_};
        if (!change(time)) {
            return false;
        }
        changed();
        return true;
    }

    // Of a running instance; what `change` returns says whether the held messages are released.
    template <class Change>
    result<bool> change_instance(std::string_view service, std::string_view workflow,
                                 std::string_view key, Change change) {
        const auto time = now();
        const std::lock_guard held{mutex_};
        const auto number = rows_.find_subscriber(service, workflow);
        const auto* found = number ? rows_.instances.find(*number, key) : nullptr;
        if (found == nullptr || !found->record.running) {
            return false;
        }
        instance_record next = found->record;
        history_row step{time, next.running->state, {}, {}, {}};
        next.timer_id.clear();
        next.timer_due.reset();
        const bool releases = change(next, time);
        step.state = next.running ? next.running->state : std::string{};
        rows_.instances.put(found->service, *number, key, found->slot, next.version + 1, next,
                            time);
        rows_.history.push_back({{*number, std::string{key}}, std::move(step)});
        if (releases) {
            rows_.kept.release(*number, key, time);
        }
        changed();
        return true;
    }

    static bool fits(const kept_message& each, const kept_query& query) {
        const auto is = [](const std::string& wanted, const std::string& value) {
            return wanted.empty() || wanted == value;
        };
        return (!query.why || *query.why == each.why) && is(query.service, each.service) &&
               is(query.subscriber, each.subscriber) && is(query.type, each.message.type) &&
               (!query.key || *query.key == each.message.partition_key ||
                (*query.key == each.instance &&
                 (!each.instance.empty() || each.why == kept_as::held)));
    }

    static bool fits(const instance_row& each, const instance_query& query) {
        const auto is = [](const std::string& wanted, const std::string& value) {
            return wanted.empty() || wanted == value;
        };
        const auto& running = each.record.running;
        return (running || query.finished) && is(query.service, each.service) &&
               is(query.workflow, each.workflow) && (!query.key || *query.key == each.key) &&
               (query.state.empty() || (running && running->state == query.state));
    }

    store_options options_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::atomic<std::uint64_t> changes_{1};
    detail::tables rows_;
    memory_transaction users_rows_;
    writ::detail::express_board express_;
};

}  // namespace writ::memory::inline v1
