// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One thread, a virtual clock, and any number of services. The engine only executes: whether a
// message is accepted, retried, held, parked, set aside or counted is decided by the functions of
// runtime/recovery.hpp, which every engine calls.
//
// Each delivery is decided first and then committed as a whole: claim, instance, emissions, timer
// and rows, or nothing. Deliveries run in the order in which their messages were sent; time passes
// only when nothing else can happen.

#pragma once

#include <writ/runtime/model.hpp>
#include <writ/runtime/recovery.hpp>
#include <writ/testing/agenda.hpp>
#include <writ/testing/balance.hpp>
#include <writ/testing/inbox_table.hpp>
#include <writ/testing/instance_table.hpp>
#include <writ/testing/journal.hpp>
#include <writ/testing/key_lanes.hpp>
#include <writ/testing/options.hpp>
#include <writ/testing/random.hpp>
#include <writ/testing/ready_queue.hpp>
#include <writ/testing/transaction.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing {

/// More deliveries than options::max_deliveries: the messages cause each other without end. The
/// text lists the last of them.
class endless_cycle : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A reply, or a declared error, that reached somebody outside.
struct outside_answer {
    envelope message;
    bool is_error = false;
};

/// Runs services, as their models describe them, deterministically.
/// Errors: endless_cycle from run, advance and run_to_end.
/// Thread safety: none, a harness is one thread.
class engine {
public:
    explicit engine(options settings = {});
    engine(const engine&) = delete;
    engine& operator=(const engine&) = delete;

    /// Adds a service. One of the same name takes the place of the present one, as a new build of
    /// it would: what waits for it and its instances stay. What the model and the objects refer to
    /// must outlive the engine.
    void add(const service_model& model, void* objects);

    /// Sends a message from outside to whoever takes it. What is empty is filled in: the id, the
    /// source, the correlation id and, when it is 0, the time. Returns the id. Nothing is delivered
    /// before the next run.
    std::string send(envelope message, show_function show = nullptr);

    /// Gives a message to one service, as a transport would, whether the service knows it or not.
    std::string hand_over(std::string_view service, envelope message, kind what);

    /// Gives an answer to whoever its reply_to and reply_key name, as a responder elsewhere would.
    std::string answer(envelope reply, bool is_error = false);

    /// Delivers until nothing can be delivered at the present time.
    void run();

    /// Lets time pass, from one thing that is due to the next, delivering in between.
    void advance(duration span);

    /// Lets time pass until nothing is left to happen. Recurring messages, which never end, only
    /// come in `advance`.
    void run_to_end();

    [[nodiscard]] timestamp now() const { return now_; }
    [[nodiscard]] const testing::journal& journal() const { return journal_; }
    [[nodiscard]] testing::balance balance() const;
    [[nodiscard]] const std::vector<dead_letter>& dead_letters() const { return dead_letters_; }

    /// Delivers a dead letter again, in its place before the later messages of its key; false when
    /// there is none of this number. Nothing is delivered before the next run.
    bool redrive(std::uint64_t number);
    /// Gives a dead letter up, and lets the later messages of its key go on; false when there is
    /// none of this number.
    bool skip(std::uint64_t number);
    void redrive_all();
    void skip_all();

    /// From here on nothing fails or is doubled but by itself.
    void stop_faults();

    /// The rows that handlers see through their transaction; what a test changes is committed.
    [[nodiscard]] transaction& data() { return data_; }

    /// The running instance of a workflow, or null.
    [[nodiscard]] const stored_instance* instance(std::string_view service,
                                                  std::string_view workflow,
                                                  std::string_view key) const;
    /// An instance as an earlier build has stored it: the name of its state, and the bytes. It has
    /// no timer.
    void restore(std::string_view service, std::string_view workflow, std::string_view key,
                 stored_instance stored);
    /// Whether an instance of a workflow is finished, and its tombstone still stands.
    [[nodiscard]] bool is_finished(std::string_view service, std::string_view workflow,
                                   std::string_view key) const;

    /// The answer that reached `reply_to`, somebody outside, for the question `reply_key`, or null.
    [[nodiscard]] const outside_answer* answer_to(std::string_view reply_to,
                                                  std::string_view reply_key) const;

private:
    using copy = detail::subscriber_copy;

    struct member {
        service_model model;
        void* objects = nullptr;
    };
    struct target {
        const member* service = nullptr;
        const subscriber_model* subscriber = nullptr;
        std::size_t index = 0;  // of the subscriber
        const route* way = nullptr;  // null: a timeout
        std::string_view instance_key{};
        detail::instance_row* row = nullptr;  // workflows

        [[nodiscard]] emitter from() const {
            return {service->model.name, subscriber->name, subscriber->is_workflow, instance_key};
        }
        [[nodiscard]] instance_message kind_of_message() const {
            return way == nullptr ? instance_message{}
                                  : instance_message{way->starts, way->is_reply, way->is_ignored};
        }
    };
    struct outcome {
        decision made;
        bool lost = false;  // the process died, so to speak, before it could be committed
    };
    enum class fault : unsigned char { none, before_handler, lost_outcome, failed_commit };

    // engine_routing.hpp: from a message to its copies
    [[nodiscard]] member* find(std::string_view service);
    [[nodiscard]] std::optional<kind> known_kind(std::string_view type) const;
    [[nodiscard]] show_function known_show(std::string_view type) const;
    [[nodiscard]] static bool takes(const route& each, kind what);
    void assign(copy& made, const route& way);
    void complete(envelope& message);
    std::size_t enter(std::shared_ptr<const envelope> message, role what, std::string from,
                      std::optional<std::size_t> cause, show_function show = nullptr);
    void fan_out(std::size_t record, kind what);
    std::size_t fan_out_in(std::size_t service, std::size_t record, kind what);
    void route_again(copy& lost);
    void enqueue(copy made);
    void emit(decision& made, const copy& cause, const emitter& from);
    void transmit(emission&& each, const copy& cause, const emitter& from, std::uint64_t ordinal);
    void return_answer(const std::shared_ptr<const envelope>& sent, bool is_error,
                       std::size_t record);
    void transmit(writ::answer&& reply, const copy& cause, const emitter& from,
                  std::uint64_t ordinal);
    void schedule(std::size_t service, std::size_t index, timestamp due);

    // engine_running.hpp: until nothing is left at the present time
    void drain();
    bool fire();
    void forget_dead_letter(std::uint64_t number);

    // engine_delivery.hpp: from a copy to its decision
    void deliver(copy taken);
    void count_delivery();
    [[nodiscard]] std::optional<target> target_of(const copy& taken) const;
    void deliver_to_instance(copy taken, target to);
    void settle_instance(copy taken, const target& to, instance_step step);
    [[nodiscard]] outcome decide(const copy& taken, const target& to);
    [[nodiscard]] decision call(const copy& taken, const target& to);
    [[nodiscard]] fault next_fault();
    [[nodiscard]] double jitter();

    // engine_settling.hpp: from a decision to what is stored
    void settle(copy taken, const target& to, outcome decided);
    void commit(copy taken, const target& to, decision made);
    void change_instance(const copy& taken, const target& to, const decision& made);
    void set_timer(const copy& taken, const target& to, timestamp due);
    void cancel_timer(detail::instance_row& row);
    void fail(copy taken, const target& to, const outcome& decided);
    recovery_step after_fault(const copy& taken, const target& to, const outcome& decided);
    void settle_unknown(copy taken);
    void park_until(copy taken, timestamp due, std::string why);
    void hold(copy taken, const target& to);
    void release_held(detail::instance_row& row);
    void hold_expired(detail::instance_row& row, std::uint64_t place);
    void bury(copy taken, dead_reason why, poison policy, std::string reason,
              std::string error_type = {});
    void end(const copy& taken, std::size_t testing::balance::* counter, happening what,
             std::string text = {});
    void unblock(const copy& taken);
    void take_in(copy& taken) { inbox_.take(taken, address(taken), now_); }
    [[nodiscard]] std::string address(const copy& taken) const {
        return address_of(services_[taken.service].model.name, taken.subscriber);
    }
    void note(const copy& taken, happening what, std::string text = {}) {
        journal_.note(taken.record,
                      {now_, what, address(taken), taken.attempts + 1, std::move(text)});
    }
    [[nodiscard]] std::string at_text(timestamp time) const {
        return detail::clock_text(time.ms - settings_.start.ms);
    }

    options settings_;
    timestamp now_;
    testing::journal journal_;
    std::optional<random_sequence> chance_;
    std::vector<member> services_;
    detail::ready_queue ready_;
    detail::key_lanes lanes_;
    detail::inbox_table inbox_;
    detail::instance_table instances_;
    agenda due_;
    agenda recurring_;
    transaction data_;
    std::map<std::uint64_t, copy> retrying_;
    std::map<std::uint64_t, copy> dead_;
    std::vector<dead_letter> dead_letters_;
    std::map<std::pair<std::string, std::string>, outside_answer, std::less<>> answers_;
    testing::balance counted_;
    std::uint64_t last_place_ = 0;
    std::uint64_t last_outside_id_ = 0;
    std::uint64_t last_dead_number_ = 0;
    std::size_t held_ = 0;
    std::size_t deliveries_ = 0;  // in the present run
};

}  // namespace writ::testing

#include <writ/testing/engine_delivery.hpp>
#include <writ/testing/engine_routing.hpp>
#include <writ/testing/engine_running.hpp>
#include <writ/testing/engine_settling.hpp>
