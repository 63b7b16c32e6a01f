// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The services of the hotel, as the program hotel_booking runs them, that are killed or stopped at
// the n-th time that they come to a step: at an event of the engine, or inside of the transaction,
// after a handler has written its row. Who restarts them is tests/crash/run.py.

#include "on_file/run_services.hpp"
#include "on_file/tables.hpp"

#include <CLI/CLI.hpp>

#include <atomic>
#include <csignal>
#include <ctime>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

namespace observed = writ::observed;

/// Counts what it is told of, and sends itself a signal when the step is reached.
class step_watch {
public:
    step_watch(std::string step, long at, int signal)
        : step_{std::move(step)}, at_{at}, signal_{signal} {}

    void reach(std::string_view step) {
        if (step == step_ && ++reached_ == at_)
            ::raise(signal_);
    }

    void on(const observed::received&) { reach("received"); }
    void on(const observed::deciding&) { reach("deciding"); }
    void on(const observed::decided&) { reach("decided"); }
    void on(const observed::committing& event) {
        reach(event.entries > 0 ? "committing" : "committing-positions");
    }
    void on(const observed::group_committed& event) {
        reach(event.entries > 0 ? "group-committed" : "positions-committed");
    }
    void on(const observed::committed& event) {
        reach("committed");
        if (event.what == writ::commit_result::fenced)
            reach("fenced");
    }
    void on(const observed::settled&) { reach("settled"); }
    void on(const observed::retried&) { reach("retried"); }
    void on(const observed::parked&) { reach("parked"); }
    void on(const observed::held&) { reach("held"); }
    void on(const observed::counted&) { reach("counted"); }
    void on(const observed::dead_lettered&) { reach("dead-lettered"); }
    void on(const observed::owned&) { reach("owned"); }
    void on(const observed::disowned& event) {
        reach("disowned");
        if (event.lost)
            std::cerr << "lost its work: " + std::string{event.service} + '\n';
    }
    void on(const observed::lag&) { reach("lag"); }
    void on(const observed::trouble& event) {
        std::cerr << "trouble: " + std::string{event.reason} + '\n';
    }
    void on(const observed::commit_failed& event) {
        std::cerr << "commit failed: " + std::string{event.reason} + '\n';
    }

private:
    std::string step_;
    long at_;
    int signal_;
    std::atomic<long> reached_ = 0;
};

/// Fails once in so many calls, after the row is written; 0: never.
class faults {
public:
    explicit faults(long every) : every_{every} {}
    void occur() {
        if (every_ > 0 && ++calls_ % every_ == 0)
            throw std::runtime_error("a fault that the test has asked for");
    }

private:
    long every_;
    std::atomic<long> calls_ = 0;
};

struct disturbance {
    step_watch& watch;
    faults& failing;

    void at(std::string_view step) const {
        watch.reach(step);
        failing.occur();
    }
};

// The rows of the hotel, disturbed after each that is written.
class disturbed_rooms final : public booking::sqlite_rooms {
public:
    disturbed_rooms(writ::sqlite::transaction& rows, disturbance by)
        : sqlite_rooms{rows}, by_{by} {}
    void reserve(const booking::booking_id& booking, const booking::reservation& made) override {
        sqlite_rooms::reserve(booking, made);
        by_.at("reserving");
    }
    void release(const booking::booking_id& booking) override {
        sqlite_rooms::release(booking);
        by_.at("releasing");
    }

private:
    disturbance by_;
};

class disturbed_ledger final : public booking::ledger {
public:
    disturbed_ledger(writ::sqlite::transaction& rows, disturbance by) : rows_{rows}, by_{by} {}
    void enter(const booking::take_payment& wanted, booking::bank_answer answer) override {
        rows_.enter(wanted, answer);
        by_.at("paying");
    }

private:
    booking::sqlite_ledger rows_;
    disturbance by_;
};

class disturbed_postbox final : public booking::postbox {
public:
    disturbed_postbox(writ::sqlite::transaction& rows, disturbance by) : rows_{rows}, by_{by} {}
    void post(std::string_view message_id, const booking::letter& written) override {
        rows_.post(message_id, written);
        by_.at("posting");
    }

private:
    booking::sqlite_postbox rows_;
    disturbance by_;
};

writ::timestamp hours_later(std::int64_t hours) {
    ::timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return {std::int64_t{now.tv_sec} * 1'000 + now.tv_nsec / 1'000'000 + hours * 3'600'000};
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Runs the hotel's services up to a step."};
    std::string file;
    std::string step;
    long at = 1;
    bool stops = false;
    long fail_every = 0;
    std::int64_t later = 0;
    booking::service_options how;
    app.add_option("--store", file, "the store's file")->required();
    app.add_option("--service", how.services, "only these services");
    app.add_option("--lease", how.lease_ms, "in milliseconds");
    app.add_option("--lanes", how.lanes, "threads that call handlers");
    app.add_flag("--until-idle", how.until_idle, "end when nothing is left to do");
    app.add_option("--step", step, "where it ends");
    app.add_option("--at", at, "the how many-th time, counted from 1");
    app.add_flag("--stop", stops, "SIGSTOP there, not SIGKILL");
    app.add_option("--fail-every", fail_every, "one in so many handlers that write fails");
    app.add_option("--later", later, "so many hours from now");
    CLI11_PARSE(app, argc, argv);
    step_watch watch{step, at, stops ? SIGSTOP : SIGKILL};
    faults failing{fail_every};
    const writ::stop_on_signal stop;
    const disturbance by{watch, failing};
    try {
        writ::sqlite::store store{file, {.clock = [later] { return hours_later(later); }}};
        booking::make_tables(file);
        const auto ended = booking::run_services(
            store, how, stop, watch,
            writ::provide<booking::rooms>(
                [by](writ::sqlite::transaction& rows) { return disturbed_rooms{rows, by}; }),
            writ::provide<booking::ledger>(
                [by](writ::sqlite::transaction& rows) { return disturbed_ledger{rows, by}; }),
            writ::provide<booking::postbox>(
                [by](writ::sqlite::transaction& rows) { return disturbed_postbox{rows, by}; }));
        if (!ended)
            throw std::runtime_error(ended.error().text());
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 2;
    }
    return 0;
}
