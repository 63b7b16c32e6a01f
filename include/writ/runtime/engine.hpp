// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Runs services on a store and a transport: receives, decides, commits, publishes. Each of these is
// a step that does some of what is to be done and returns; who calls the steps, and on which
// threads, is not the engine's business: an endpoint runs them on threads, the simulator one after
// the other in any order, and ends the engine between any two of them.
//
// intake      transport → copies for subscribers → chains of the lane queue       (one thread)
// lane        the first of a chain → its decision, as an entry                    (any number)
// commit      entries → one transaction → what each came to; then the chain goes on   (one thread)
// relay       outbox → transport                                                  (one thread)
//
// A chain (subscriber, key) has one message between the queue and the commit, so that the next one
// is decided on what is stored.

#pragma once

#include <writ/runtime/deciding.hpp>
#include <writ/runtime/engine_options.hpp>
#include <writ/runtime/express_handler.hpp>
#include <writ/runtime/lane_queue.hpp>
#include <writ/runtime/position_tracker.hpp>
#include <writ/runtime/process_name.hpp>
#include <writ/runtime/routes_of.hpp>
#include <writ/runtime/slot_leases.hpp>
#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::inline v1 {

/// The engine below an endpoint. The transport, the store and the observer must outlive it.
/// *Thread safety*: one thread each for intake, commit and relay, any number for lanes.
template <class Transport, class Store, class Observer>
class engine {
public:
    engine(Transport& over, Store& kept, Observer& observer, endpoint_options options)
        : transport_{over},
          store_{kept},
          observer_{observer},
          options_{std::move(options)},
          owner_{options_.instance.empty() ? new_owner_name() : options_.instance},
          random_{options_.seed != 0 ? options_.seed : std::random_device{}()} {}
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;
    ~engine() { close_express(); }

    /// Adds a service, before `start`.
    void add(const service_model& model, void* objects);

    /// Provisions and subscribes. An error: nothing was started, and it may be called again.
    result<void> start();

    // Each returns whether it did something.
    bool step_intake(duration wait = {});
    bool step_due();
    bool step_lane(std::chrono::milliseconds wait = {});
    bool step_commit(std::chrono::milliseconds wait = {});
    bool step_relay();
    bool step_upkeep();
    bool step_express();

    /// Adds a handler that is given objects, before `start`.
    void add_express(std::unique_ptr<detail::express_receiver> one) {
        express_.push_back(std::move(one));
    }
    [[nodiscard]] bool has_express() const { return !express_.empty(); }

    /// From here on nothing is received; what is in flight goes on.
    void stop_intake() { __atomic_store_n(&stopping_, true, __ATOMIC_RELAXED); }
    /// Whether nothing is in flight.
    [[nodiscard]] bool is_drained() const;
    /// Whether there is nothing to do at the present time: all was read, and nothing is in flight
    /// or due.
    [[nodiscard]] bool is_idle();
    /// Commits the last positions and gives the leases back. The threads of the steps have ended.
    void close();
    /// Wakes whoever waits in a step.
    void wake();

    [[nodiscard]] const endpoint_options& options() const { return options_; }
    [[nodiscard]] Store& store() { return store_; }

private:
    using receiver = decltype(std::declval<Transport&>().open(std::declval<const subscription&>()));

    struct owned_slot {
        std::uint64_t epoch = 0;
        // Messages up to here may have been in flight when the process before ended: they are
        // handled one at a time, and their starts are recorded.
        std::uint64_t careful_until = 0;
        std::uint64_t old_until = 0;  // messages up to here may have been handled before
        std::uint64_t reread_until = 0;  // and of these the position does not say whether they were
    };
    struct streak {
        std::uint32_t failures = 0;
        std::set<std::string> keys{};
        bool paused = false;
        bool probing = false;
        timestamp next_probe{};
        std::deque<detail::work_ptr> waiting{};
    };
    struct member {
        service_model model{};
        void* objects = nullptr;
        subscription wanted{};
        std::string types{};  // that are wanted, as positions say it
        std::optional<receiver> from{};
        std::optional<detail::slot_leases<Store>> leases{};  // where the transport has none
        std::map<std::uint32_t, detail::position_tracker> partitions{};
        std::map<std::uint32_t, owned_slot> slots{};
        bool is_entering = false;  // not all of the slots that were taken are known yet
        std::set<std::uint32_t> leaving{};  // partitions that are handed over
        std::size_t in_flight = 0;
        std::size_t bytes = 0;
        std::set<std::uint64_t> places{};  // of kept messages in flight
        std::set<std::uint64_t> left_places{};  // that were, since what is due was last asked for
        std::set<std::pair<std::string, std::string>> timers{};  // in flight
        std::vector<std::optional<timestamp>> recurring{};  // when each is due; none: in flight
        std::set<std::string> blocked{};  // lanes, each with its subscriber
        std::map<std::string, std::size_t> detoured{};  // lanes that left the express way
        std::deque<streak> streaks{};
        std::set<std::uint32_t> parting{};  // slots that are given back when nothing is in flight
        std::map<std::uint32_t, std::size_t> busy{};  // by slot, what is in flight and fenced by it
        bool gate_is_held = false;  // by one of those that are handled one at a time
        std::deque<detail::work_ptr> at_gate{};
        std::multimap<timestamp, detail::work_ptr> refused{};  // by the store, until when
    };
    struct sink;
    struct express_gate;

    static constexpr bool is_local = Transport::facts.shares_store;

    // engine_intake.hpp
    void own(member& mine, std::uint32_t slot, std::uint64_t epoch, bool unclean,
             std::uint64_t head);
    void disown(member& mine, std::uint32_t slot, bool lost);
    void keep_slots(member& mine);
    void take_in(std::size_t service, received_message&& received);
    detail::work_ptr copy_for(std::size_t service, std::shared_ptr<detail::incoming_message> from,
                              std::size_t subscriber, const route* way);
    void place_in_order(detail::work& one, std::string_view stream);
    void settle_transport(member& mine);
    void enter(member& mine, detail::work_ptr one);
    [[nodiscard]] std::vector<std::uint32_t> slots_of(const member& mine) const;
    [[nodiscard]] std::size_t room(const member& mine) const;
    bool take_kept(std::size_t service, kept_message&& row);
    bool take_timer(std::size_t service, due_timer&& due);
    bool take_recurring(std::size_t service);
    bool try_refused(std::size_t service);
    static const route* way_to(const service_model& model, std::size_t subscriber,
                               std::string_view type, bool is_reply);
    static std::size_t subscriber_named(const service_model& model, std::string_view name);

    // engine_lanes.hpp
    void handle(detail::work_ptr one);
    [[nodiscard]] bool wait_for_probe(detail::work_ptr& one);
    [[nodiscard]] bool wait_at_gate(detail::work_ptr& one);
    void tell_decided(const detail::work& one, std::chrono::nanoseconds took);
    void note_outcome(detail::work& one);
    void probe_paused(std::size_t service);
    void wait_for_next_probe(detail::work_ptr one);
    void release_gate(detail::work& one, const std::lock_guard<std::mutex>& held);
    void submit(detail::work_ptr one, commit_entry&& entry);
    detail::deciding deciding_on(detail::work& one);
    [[nodiscard]] observed::subject subject_of(const detail::work& one) const;

    // engine_relay.hpp
    void forget_free_lanes(member& mine);
    void tell_lag();

    // engine_relay.hpp
    void look_at_outbox();

    // engine_express.hpp
    [[nodiscard]] bool express_is_empty() const;
    void close_express() {
        for (const auto& each : express_) {
            each->close();
        }
    }

    // engine_committing.hpp
    void collect_positions();
    void settle(detail::work_ptr one, commit_entry& entry, const entry_result& result);
    void settle_committed(detail::work_ptr one, const commit_entry& entry);
    void settle_failed(detail::work_ptr one, const std::string& why);
    void settle_fenced(detail::work_ptr one);
    void leave(detail::work& one);
    [[nodiscard]] bool has_all_read(const member& mine, std::uint64_t head) const;
    [[nodiscard]] bool has_nothing_due(const member& mine);
    void tell_kept(const detail::work& one, const commit_entry& entry);
    void finish(detail::work& one);
    // Nobody else may have the slot before it is finished.
    static bool is_fenced(const detail::work& one) { return is_local || !one.received; }
    static std::string lane_named(std::size_t subscriber, std::string_view lane) {
        return std::to_string(subscriber).append(1, '\n').append(lane);
    }
    static std::string lane_of(const detail::work& one) {
        return lane_named(one.subscriber, one.lane);
    }

    [[nodiscard]] bool is_stopping() const { return __atomic_load_n(&stopping_, __ATOMIC_RELAXED); }
    [[nodiscard]] double jitter() {
        const std::lock_guard lock{random_mutex_};
        return std::uniform_real_distribution<double>{0.0, 1.0}(random_);
    }
    template <class Event, class Make>
    void tell(Make&& make) {
        detail::observe<Event>(observer_, std::forward<Make>(make));
    }
    void tell_trouble(std::string_view service, const writ::error& what) {
        const auto text = what.text();
        tell<observed::trouble>([&] { return observed::trouble{service, text}; });
    }

    Transport& transport_;
    Store& store_;
    Observer& observer_;
    endpoint_options options_;
    std::string owner_;

    mutable std::mutex mutex_;  // of members_
    std::deque<member> members_;
    detail::lane_queue queue_;
    bool stopping_ = false;  // also read by handlers, as context::stop
    std::atomic<bool> due_hint_ = true;
    std::atomic<std::uint64_t> decisions_ = 0;  // calls of subscribers so far
    timestamp last_due_{};
    timestamp last_trim_{};
    bool told_lag_ = false;
    std::uint64_t blocks_ = 0;  // how often a lane was blocked

    mutable std::mutex outcomes_mutex_;
    std::condition_variable outcomes_wake_;
    std::deque<std::pair<detail::work_ptr, commit_entry>> outcomes_;
    bool closed_ = false;

    std::vector<std::unique_ptr<detail::express_receiver>> express_;
    std::atomic<std::size_t> detours_ = 0;  // ever, so that who has none asks no further

    // of the committer alone
    std::vector<detail::work_ptr> group_;
    std::vector<commit_entry> entries_;
    std::vector<read_position> positions_;
    std::vector<entry_result> results_;
    timestamp next_try_{};
    timestamp next_positions_{};
    std::atomic<bool> committing_ = false;
    std::atomic<std::uint64_t> groups_ = 0;  // committed so far, also read by is_idle

    // of the relay alone
    std::uint64_t relay_epoch_ = 0;
    timestamp relay_renewal_{};
    timestamp next_publish_{};
    std::vector<logged_message> outbox_;
    std::vector<outgoing_message> published_;
    std::vector<publish_result> publish_results_;
    std::atomic<std::int64_t> outbox_rows_ = 0;  // committed here, and not yet published

    std::mutex random_mutex_;
    std::mt19937_64 random_;
};

}  // namespace writ::inline v1

#include <writ/runtime/engine_committing.hpp>
#include <writ/runtime/engine_express.hpp>
#include <writ/runtime/engine_intake.hpp>
#include <writ/runtime/engine_lanes.hpp>
#include <writ/runtime/engine_relay.hpp>
