// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Where the engine is put to the test: a store with a clock of ours, its transport, an observer.
// Each test runs on all stages.

#pragma once

#include "watch.hpp"

#include <writ/chrono.hpp>
#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/sqlite.hpp>

#include "../catch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <sqlite3.h>
#include <stdlib.h>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace stage {

using namespace std::chrono_literals;

/// The clock of a store: it stands still until it is moved, or runs from where it was put.
class clock {
public:
    [[nodiscard]] writ::timestamp now() const {
        return {ahead_ + (runs_ ? since_epoch() : std::int64_t{1'800'000'000'000})};
    }
    void forward(writ::duration span) { ahead_ += span.ms; }
    void back(writ::duration span) { ahead_ -= span.ms; }
    void run() { runs_ = true; }

private:
    static std::int64_t since_epoch() {
        return std::chrono::duration_cast<std::chrono::milliseconds>(
                   std::chrono::system_clock::now().time_since_epoch())
            .count();
    }
    std::atomic<std::int64_t> ahead_ = 0;
    std::atomic<bool> runs_ = false;
};

/// Waits until the condition holds; false when it does not within the bound.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition, std::chrono::milliseconds bound = 20s) {
    const auto end = std::chrono::steady_clock::now() + bound;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        std::this_thread::sleep_for(1ms);
    }
    return true;
}

/// A broker that delivers each message twice, and can be told to refuse messages. It knows whether
/// all that it was given has been received.
class broker {
public:
    static constexpr writ::transport_facts facts = writ::memory::transport::facts;

    explicit broker(std::function<writ::timestamp()> clock)
        : known_{std::make_shared<shared>()},
          over_{writ::memory::transport_options{
              .clock = std::move(clock), .refuse = [in = known_](const writ::outgoing_message&) {
                  return std::string{in->refuses ? "the broker is away" : ""};
              }}} {}

    void refuse(bool whether) { known_->refuses = whether; }
    [[nodiscard]] std::uint64_t published() const { return known_->published; }
    [[nodiscard]] bool is_received() const {
        const std::lock_guard lock{known_->mutex};
        return std::all_of(known_->received.begin(), known_->received.end(),
                           [&](const auto& each) { return each.second == known_->published; });
    }

    [[nodiscard]] std::string name() const { return over_.name(); }
    auto provision(std::span<const writ::subscription> all) { return over_.provision(all); }
    auto verify(std::span<const writ::subscription> all) { return over_.verify(all); }
    void publish(std::span<const writ::outgoing_message> batch,
                 std::vector<writ::publish_result>& results) {
        over_.publish(batch, results);
        known_->published += batch.size();
    }
    bool flush(writ::duration span) { return over_.flush(span); }

private:
    struct shared {
        std::atomic<bool> refuses = false;
        std::atomic<std::uint64_t> published = 0;
        std::mutex mutex{};
        std::map<std::uint64_t, std::uint64_t> received{};  // by receiver, of what was published
        std::uint64_t last = 0;
    };
    struct twice final : writ::delivery_sink {
        explicit twice(writ::delivery_sink& sink) : to{sink} {}
        writ::result<std::optional<std::uint64_t>> assigned(
            const writ::assignment& given) override {
            return to.assigned(given);
        }
        void message(writ::received_message&& received) override {
            ++messages;
            writ::received_message again;
            again.sent = received.sent;
            again.partition = received.partition;
            again.offset = received.offset;
            again.epoch = received.epoch;
            to.message(std::move(received));
            to.message(std::move(again));
        }
        void passed(std::uint32_t partition, std::uint64_t offset) override {
            to.passed(partition, offset);
        }
        void revoked(std::uint32_t partition, writ::timestamp until) override {
            to.revoked(partition, until);
        }
        void lost(std::uint32_t partition) override { to.lost(partition); }
        writ::delivery_sink& to;
        std::size_t messages = 0;
    };

public:
    class receiver {
    public:
        receiver(std::shared_ptr<shared> known, writ::memory::receiver from)
            : known_{std::move(known)}, from_{std::move(from)} {
            const std::lock_guard lock{known_->mutex};
            known_->received[number_ = ++known_->last] = 0;
        }
        receiver(receiver&& from) noexcept
            : known_{std::move(from.known_)}, from_{std::move(from.from_)}, number_{from.number_} {}
        receiver(const receiver&) = delete;
        receiver& operator=(const receiver&) = delete;
        ~receiver() {
            if (known_) {
                const std::lock_guard lock{known_->mutex};
                known_->received.erase(number_);
            }
        }
        auto receive(writ::delivery_sink& sink, std::size_t max, writ::duration wait) {
            const auto before = known_->published.load();
            twice into{sink};
            auto done = from_.receive(into, (max + 1) / 2, wait);
            if (max > 0 && into.messages == 0) {
                const std::lock_guard lock{known_->mutex};
                known_->received[number_] = before;
            }
            return done;
        }
        void pause(std::span<const std::uint32_t> some) { from_.pause(some); }
        void resume(std::span<const std::uint32_t> some) { from_.resume(some); }
        auto settle(std::span<const writ::settled_position> some) { return from_.settle(some); }
        void close(writ::delivery_sink& sink) { from_.close(sink); }

    private:
        std::shared_ptr<shared> known_;
        writ::memory::receiver from_;
        std::uint64_t number_ = 0;
    };
    [[nodiscard]] receiver open(const writ::subscription& wanted) {
        return {known_, over_.open(wanted)};
    }

private:
    std::shared_ptr<shared> known_;
    writ::memory::transport over_;
};

/// What is common to all stages.
struct props {
    clock time;
    watch seen;
};

/// In memory: a restart is another endpoint on the same store.
class in_memory : public props {
public:
    static constexpr bool is_local = true;
    using store_type = writ::memory::store;
    using transport_type = writ::local_transport<store_type>;

    store_type& store() { return store_; }
    transport_type& transport() { return transport_; }
    /// What a second process would have.
    store_type& other_store() { return store_; }
    transport_type& other_transport() { return transport_; }
    void reopen() {}
    void refuse(bool whether) { refuses_ = whether; }
    template <class... Endpoints>
    [[nodiscard]] bool is_quiet(Endpoints&... all) {
        return (all.is_idle() && ...);
    }

private:
    std::atomic<bool> refuses_ = false;
    store_type store_{writ::memory::store_options{
        .clock = [this] { return time.now(); },
        .refuse = [this] { return std::string{refuses_ ? "the disk is full" : ""}; }}};
    transport_type transport_ = store_.transport();
};

/// In memory, over a broker that delivers each message twice: what is sent goes to the outbox
/// first.
class over_broker : public props {
public:
    static constexpr bool is_local = false;
    using store_type = writ::memory::store;
    using transport_type = broker;

    store_type& store() { return store_; }
    transport_type& transport() { return transport_; }
    store_type& other_store() { return store_; }
    transport_type& other_transport() { return transport_; }
    void reopen() {}
    void refuse(bool whether) { refuses_ = whether; }

    /// Whether all that was sent so far is handled, or kept for later.
    template <class... Endpoints>
    [[nodiscard]] bool is_quiet(Endpoints&... all) {
        const auto published = transport_.published();
        return transport_.is_received() && (all.is_idle() && ...) &&
               transport_.published() == published;
    }

private:
    std::atomic<bool> refuses_ = false;
    store_type store_{writ::memory::store_options{
        .clock = [this] { return time.now(); },
        .refuse = [this] { return std::string{refuses_ ? "the disk is full" : ""}; }}};
    transport_type transport_{[this] { return time.now(); }};
};

/// In a file: a restart opens it again.
class in_file : public props {
public:
    static constexpr bool is_local = true;
    using store_type = writ::sqlite::store;
    using transport_type = writ::local_transport<store_type>;

    in_file() {
        std::string name = (std::filesystem::temp_directory_path() / "writ_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder_ = name;
        open();
    }
    in_file(const in_file&) = delete;
    in_file& operator=(const in_file&) = delete;
    ~in_file() {
        close();
        std::filesystem::remove_all(folder_);
    }

    store_type& store() { return *store_; }
    transport_type& transport() { return *transport_; }
    /// What a second process would have.
    store_type& other_store() {
        if (!other_store_) {
            other_store_.emplace(file(), options());
            other_transport_.emplace(other_store_->transport());
        }
        return *other_store_;
    }
    transport_type& other_transport() {
        static_cast<void>(other_store());
        return *other_transport_;
    }
    void reopen() {
        close();
        open();
    }
    template <class... Endpoints>
    [[nodiscard]] bool is_quiet(Endpoints&... all) {
        return (all.is_idle() && ...);
    }
    /// Somebody else has the file locked.
    void refuse(bool whether) {
        if (!whether) {
            sqlite3_close(locker_);
            locker_ = nullptr;
        } else if (locker_ == nullptr) {
            REQUIRE(sqlite3_open(file().c_str(), &locker_) == SQLITE_OK);
            sqlite3_busy_timeout(locker_, 1'000);
            REQUIRE(sqlite3_exec(locker_, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) ==
                    SQLITE_OK);
        }
    }

private:
    [[nodiscard]] std::string file() const { return (folder_ / "store.db").string(); }
    [[nodiscard]] writ::sqlite::options options() {
        return {.synchronous = writ::sqlite::synchronous::normal, .busy = 50ms, .clock = [this] {
                    return time.now();
                }};
    }
    void open() {
        store_.emplace(file(), options());
        transport_.emplace(store_->transport());
    }
    void close() {
        refuse(false);
        other_transport_.reset();
        other_store_.reset();
        transport_.reset();
        store_.reset();
    }

    std::filesystem::path folder_;
    std::optional<store_type> store_;
    std::optional<transport_type> transport_;
    std::optional<store_type> other_store_;
    std::optional<transport_type> other_transport_;
    sqlite3* locker_ = nullptr;
};

/// Options that make a test quick.
inline writ::endpoint_options quick() {
    writ::endpoint_options made;
    made.lanes = 3;
    made.poll = 1ms;
    made.store_retry = 2ms;
    made.position_interval = 20ms;
    made.seed = 7;
    return made;
}

/// The same, for instances that come and go. Whoever is not run for as long as the lease loses its
/// keys, and what it had begun is begun again elsewhere: long for a machine under load.
inline writ::endpoint_options sharing(writ::duration lease = 3s) {
    auto made = quick();
    made.lease = lease;
    return made;
}

/// Lets an endpoint do, on this thread, all that is to be done now.
template <class Endpoint>
void settle(Endpoint& on) {
    for (int step = 0; step < 100'000; ++step) {
        const auto some = on.poll();
        REQUIRE(some);
        if (!*some) {
            return;
        }
    }
    FAIL("it never comes to rest");
}

/// All that is kept in a store, for a reason.
template <class Store>
std::vector<writ::kept_message> kept(Store& store, writ::kept_as why) {
    writ::kept_query query;
    query.why = why;
    query.max = 10'000;
    return store.kept(query).value();
}

}  // namespace stage

#define STAGES stage::in_memory, stage::in_file, stage::over_broker
