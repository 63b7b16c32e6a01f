// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "use.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>
#include <vector>

using namespace sqlite_tests;

namespace {

writ::duration ms(std::int64_t count) { return writ::duration::milliseconds(count); }

/// Another process: runs `work` and ends with what it returns, or is killed. SQLite may not be
/// carried over a fork: a process is started while no store is open.
class process {
public:
    template <class Work>
    explicit process(Work work) : id_{::fork()} {
        if (id_ == 0) {
            int code = 99;
            try {
                code = work();
            } catch (const std::exception& why) {
                std::cerr << "another process: " << why.what() << std::endl;
            }
            ::_exit(code);
        }
        REQUIRE(id_ > 0);
    }
    process(const process&) = delete;
    process& operator=(const process&) = delete;
    ~process() { static_cast<void>(kill()); }

    /// What it returned.
    int wait() {
        int status = 0;
        REQUIRE(::waitpid(id_, &status, 0) == id_);
        id_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    bool kill() {
        if (id_ == 0) {
            return false;
        }
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
        id_ = 0;
        return true;
    }

private:
    pid_t id_;
};

/// Tells one process of what another one does, a byte at a time.
class signal_pipe {
public:
    signal_pipe() { REQUIRE(::pipe(ends_.data()) == 0); }
    signal_pipe(const signal_pipe&) = delete;
    signal_pipe& operator=(const signal_pipe&) = delete;
    ~signal_pipe() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    void tell() { static_cast<void>(::write(ends_[1], "x", 1) == 1); }
    void hear() {
        char byte = 0;
        static_cast<void>(::read(ends_[0], &byte, 1) == 1);
    }

private:
    std::array<int, 2> ends_{};
};

// Claims m<first> … and emits e<first> …; returns how many claims were its own.
int handle_all(writ::sqlite::store& store, int count) {
    int own = 0;
    for (int at = 0; at < count; ++at) {
        const auto cause = message("m" + std::to_string(at));
        own += outcome(store, handled(cause, "e" + std::to_string(at))) == "committed" ? 1 : 0;
    }
    return own;
}

}  // namespace

TEST_CASE("two processes that handle the same messages on one file handle each once") {
    temporary_folder folder;
    {
        writ::sqlite::store made{folder.file()};
    }
    const auto work = [&] {
        writ::sqlite::store store{folder.file()};
        return handle_all(store, 60);
    };
    process one{work};
    process other{work};
    CHECK(one.wait() + other.wait() == 60);
    writ::sqlite::store store{folder.file()};
    CHECK(store.stats().value().inbox == 60);
    CHECK(store.stats().value().log == 60);
    CHECK(store.log_head().value() == 60);
    CHECK(store.check().value().empty());
}

TEST_CASE("several processes may make the same file at once") {
    constexpr int starters = 6;
    for (int round = 0; round < 25; ++round) {
        temporary_folder folder;
        signal_pipe go;
        std::vector<std::unique_ptr<process>> started;
        for (int at = 0; at < starters; ++at) {
            started.push_back(std::make_unique<process>([&] {
                go.hear();
                writ::sqlite::store store{folder.file()};
                return handle_all(store, 5) <= 5 ? 7 : 0;
            }));
        }
        for (int at = 0; at < starters; ++at) {
            go.tell();
        }
        for (const auto& each : started) {
            CHECK(each->wait() == 7);
        }
        writ::sqlite::store store{folder.file()};
        CHECK(store.stats().value().log == 5);
    }
}

TEST_CASE("who waits for a change is woken by a commit of another process") {
    temporary_folder folder;
    signal_pipe go;
    process other{[&] {
        go.hear();
        writ::sqlite::store theirs{folder.file()};
        return handle_all(theirs, 1);
    }};
    writ::sqlite::store store{folder.file()};
    const auto seen = store.changes();
    CHECK_FALSE(store.wait_for_change(seen, ms(20)));
    go.tell();
    CHECK(store.wait_for_change(seen, ms(20'000)));
    CHECK(other.wait() == 1);
    CHECK(log_of(store) == "e0");
}

TEST_CASE("a process that is killed at any moment leaves whole commits and nothing else") {
    temporary_folder folder;
    {
        writ::sqlite::store made{folder.file()};
    }
    for (int round = 0; round < 12; ++round) {
        signal_pipe committed;
        process victim{[&] {
            writ::sqlite::store store{folder.file()};
            for (int at = 0;; ++at) {
                const std::string name = std::to_string(round) + "." + std::to_string(at);
                std::vector<writ::envelope> causes;
                for (int part = 0; part < 3; ++part) {
                    causes.push_back(message("m" + name + "." + std::to_string(part)));
                }
                std::vector<writ::commit_entry> group;
                for (const writ::envelope& cause : causes) {
                    group.push_back(handled(cause, "e" + cause.id.substr(1)));
                }
                std::vector<writ::entry_result> results;
                store.commit(group, {}, results).value();
                committed.tell();
            }
            return 0;
        }};
        for (int told = 0; told <= round; ++told) {
            committed.hear();
        }
        REQUIRE(victim.kill());

        writ::sqlite::store store{folder.file()};
        const auto stats = store.stats().value();
        CHECK(stats.inbox == stats.log);
        CHECK(stats.log_head == stats.log);
        CHECK(stats.log % 3 == 0);
        CHECK(store.check().value().empty());
        CHECK(asked(folder.file(), "SELECT count(*) FROM writ_log WHERE 'm' || substr(id, 2) NOT "
                                   "IN (SELECT id FROM writ_inbox)") == "0");
        CHECK(asked(folder.file(), "SELECT count(*) >= " + std::to_string((round + 1) * 3) +
                                       " FROM writ_log WHERE id LIKE 'e" + std::to_string(round) +
                                       ".%'") == "1");
    }
}

TEST_CASE("a process that was stopped past its lease commits nothing") {
    temporary_folder folder;
    std::atomic<std::int64_t> time = 1'000'000;
    const auto clock = [&] { return writ::timestamp{time}; };
    const auto role = writ::slot_role("hotel", 3);
    signal_pipe go;
    process other{[&] {
        go.hear();
        time += 1'001;
        writ::sqlite::store theirs{folder.file(), {.clock = clock}};
        const auto taken = theirs.acquire(role, "b", ms(1'000)).value();
        return taken && taken->unclean && taken->epoch == 2 ? 1 : 0;
    }};
    writ::sqlite::store stopped{folder.file(), {.clock = clock}};
    const auto old = stopped.acquire(role, "a", ms(1'000)).value().value();
    const auto cause = message("m1");
    auto entry = handled(cause, "e1");
    entry.slot = 3;
    entry.epoch = old.epoch;

    REQUIRE(old.epoch == 1);
    time += 1'001;
    go.tell();
    REQUIRE(other.wait() == 1);
    CHECK(outcome(stopped, entry) == "fenced");
    CHECK_FALSE(stopped.renew(role, old.epoch, ms(1'000)).value());
    CHECK(stopped.stats().value().inbox == 0);
}

TEST_CASE("leases that are renewed in one go are written once, each by its own asking") {
    temporary_folder folder;
    std::atomic<std::int64_t> time = 1'000'000;
    writ::sqlite::store store{folder.file(), {.clock = [&] { return writ::timestamp{time}; }}};
    std::vector<std::uint64_t> epochs;
    for (std::uint32_t slot = 0; slot < 16; ++slot) {
        epochs.push_back(
            store.acquire(writ::slot_role("hotel", slot), "a", ms(10'000)).value()->epoch);
    }
    const auto renew_all = [&](std::uint32_t count) {
        for (std::uint32_t slot = 0; slot < count; ++slot) {
            CHECK(store.renew(writ::slot_role("hotel", slot), epochs[slot], ms(10'000)).value());
        }
    };
    renew_all(16);
    time += 2'000;
    const auto before = store.changes();
    renew_all(16);
    CHECK(store.changes() == before + 1);
    const auto until = [&](int slot) {
        return std::stoll(asked(folder.file(), "SELECT until FROM writ_lease WHERE role = 'hotel#" +
                                                   std::to_string(slot) + "'"));
    };
    CHECK(until(0) == time + 10'000);
    CHECK(until(15) == time + 10'000);

    // Slot 15 is not asked for any more: it is taken along once, and then it ends.
    time += 2'000;
    renew_all(15);
    const auto last = until(15);
    time += 2'000;
    renew_all(15);
    CHECK(until(14) == time + 10'000);
    CHECK(until(15) == last);
    time = last;
    CHECK(store.acquire("hotel#15", "b", ms(10'000)).value().has_value());
    CHECK_FALSE(store.acquire("hotel#14", "b", ms(10'000)).value().has_value());
}

TEST_CASE("a clock that is set back keeps no lease for longer than its span") {
    temporary_folder folder;
    std::atomic<std::int64_t> time = 10'000'000;
    writ::sqlite::store store{folder.file(), {.clock = [&] { return writ::timestamp{time}; }}};
    REQUIRE(store.acquire("relay", "a", ms(1'000)).value().has_value());
    time -= 3'600'000;
    CHECK_FALSE(store.acquire("relay", "b", ms(1'000)).value().has_value());
    time += 1'001;
    CHECK(store.acquire("relay", "b", ms(1'000)).value().has_value());
}

TEST_CASE("threads read while others commit, and see whole commits") {
    temporary_folder folder;
    writ::sqlite::store store{folder.file(), {.synchronous = writ::sqlite::synchronous::normal}};
    std::atomic<bool> is_over = false;
    std::atomic<int> torn = 0;
    std::vector<std::thread> readers;
    for (int at = 0; at < 3; ++at) {
        readers.emplace_back([&] {
            while (!is_over) {
                const auto seen = store.stats().value();
                torn += seen.log == seen.inbox ? 0 : 1;
                static_cast<void>(store.load("hotel", "clerk", "b1").value());
                static_cast<void>(store.wait_for_change(store.changes(), ms(1)));
            }
        });
    }
    handle_all(store, 200);
    is_over = true;
    for (std::thread& each : readers) {
        each.join();
    }
    CHECK(torn == 0);
    CHECK(store.stats().value().log == 200);
}
