// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/report.hpp"
#include "on_file/run_services.hpp"
#include "on_file/send_requests.hpp"
#include "on_file/tables.hpp"
#include "run_hotel.hpp"

#include <CLI/CLI.hpp>

#include <csignal>
#include <fstream>
#include <iostream>
#include <string>

namespace {

constexpr int bad_lines = 1;
constexpr int cannot_run = 2;

int fail(const std::string& reason) {
    std::cerr << "hotel_booking: " << reason << '\n';
    return cannot_run;
}

struct commands {
    std::string input = "-";
    std::string file;
    std::int64_t timeout_ms = 2'000;
    booking::run_options play;
    booking::service_options run;
};

/// Calls use(stream) with the input, and answers for what cannot be read.
template <class Use>
int with_input(const std::string& input, const Use& use) {
    std::ifstream file;
    if (input != "-") {
        file.open(input, std::ios::binary);
        if (!file)
            return fail("cannot read " + input);
    }
    try {
        return use(input == "-" ? std::cin : file);
    } catch (const std::ios_base::failure& broken) {
        return fail("cannot read " + input + ": " + broken.what());
    }
}

template <class Result>
int status_of(const Result& result) {
    if (!result.all_written)
        return fail("cannot write to standard output");
    return result.all_lines_good ? 0 : bad_lines;
}

int play(const commands& said) {
    return with_input(said.input, [&](std::istream& in) {
        return status_of(booking::run_hotel(in, std::cout, std::cerr, said.play));
    });
}

int send(const commands& said) {
    return with_input(said.input, [&](std::istream& in) {
        writ::sqlite::store store{said.file};
        booking::make_tables(said.file);
        const auto sent = booking::send_requests(store, in, std::cout,
                                                 writ::duration::milliseconds(said.timeout_ms));
        return sent ? status_of(*sent) : fail(sent.error().text());
    });
}

int run(const commands& said) {
    const writ::stop_on_signal stop;
    writ::sqlite::store store{said.file};
    booking::make_tables(said.file);
    const auto ended = booking::run_services(store, said.run, stop);
    return ended ? 0 : fail(ended.error().text());
}

int report(const commands& said) {
    writ::sqlite::store store{said.file, {.may_create = false, .read_only = true}};
    const auto written = booking::report(store, std::cout);
    if (!written)
        return fail(written.error().text());
    return *written ? 0 : fail("cannot write to standard output");
}

void add_input(CLI::App& to, commands& said) {
    to.add_option("--input", said.input, "file of requests, - is standard input")
        ->type_name("FILE")
        ->capture_default_str();
}

void add_file(CLI::App& to, commands& said) {
    to.add_option("--store", said.file, "the file that the front end and the services share")
        ->type_name("FILE")
        ->required();
}

void add_play(CLI::App& app, commands& said) {
    auto& to = *app.add_subcommand(
        "play",
        "Plays the requests in one thread, in memory and on a virtual clock; writes one JSON line "
        "an effect, and the summary to standard error.");
    add_input(to, said);
    to.add_option("--seed", said.play.seed, "shuffle deliveries that do not depend on each other")
        ->type_name("NUMBER")
        ->check([](const std::string& text) {
            return std::string{text.starts_with('-') ? "must not be negative" : ""};
        });
    to.add_flag("--trace", said.play.trace, "write each message with its cause to standard error");
}

void add_send(CLI::App& app, commands& said) {
    auto& to = *app.add_subcommand(
        "send",
        "The front end: stores each request in the file, then answers it with a line\n"
        "{\"line\":1,\"id\":\"...\"}, or {\"line\":2,\"rejected\":\"why\"}. A request that was "
        "given "
        "an id, {\"id\":\"r1\",\"type\":...},\nkeeps it, and has no second effect when it is sent "
        "again; another is given a new id each time. Questions are\nanswered with \"found\", "
        "\"not_found\" or, where no service says anything in time, \"not_answered\".");
    add_file(to, said);
    add_input(to, said);
    to.add_option("--timeout", said.timeout_ms, "longest wait for an answer, in milliseconds")
        ->type_name("MS")
        ->check(CLI::Range(1, 3'600'000))
        ->capture_default_str();
}

void add_run(CLI::App& app, commands& said) {
    auto& to = *app.add_subcommand(
        "run", "Runs the services on the file until SIGTERM or SIGINT; any number of processes may "
               "do so at the same time.");
    add_file(to, said);
    to.add_option("--service", said.run.services, "run only these services, not all of them")
        ->type_name("NAME")
        ->check(CLI::IsMember(std::vector<std::string>{booking::service_names.begin(),
                                                       booking::service_names.end()}));
    to.add_flag("--until-idle", said.run.until_idle,
                "end when nothing is left to do, for these services and for those of other "
                "processes that run; a customer who is slow to pay is not waited for");
    to.add_option("--lease", said.run.lease_ms,
                  "after so many milliseconds without a sign of life its work goes to others")
        ->type_name("MS")
        ->check(CLI::Range(20, 3'600'000))
        ->capture_default_str();
    to.add_option("--lanes", said.run.lanes, "threads that call handlers")
        ->type_name("N")
        ->check(CLI::Range(1, 256))
        ->capture_default_str();
}

void add_report(CLI::App& app, commands& said) {
    auto& to = *app.add_subcommand(
        "report", "Writes one JSON line a booking: how it ended (confirmed, released, refused or "
                  "open), and how often each effect stands in the services' own tables. The "
                  "services may run meanwhile.");
    add_file(to, said);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Takes bookings of hotel rooms, one JSON request a line.\n\n"
        "    {\"type\":\"booking.make-reservation\",\"data\":{\"booking\":\"b1\","
        "\"room_id\":\"101\",\"customer_id\":\"c1\",\"from\":\"2026-12-01\","
        "\"to\":\"2026-12-03\"}}\n"
        "    {\"type\":\"booking.cancel-booking\",\"data\":{\"booking\":\"b1\"}}\n"
        "    {\"type\":\"booking.find-booking\",\"data\":{\"booking\":\"b1\"}}\n\n"
        "Payments of customers whose id begins with broke are declined; those of customers "
        "whose id begins with slow are never heard of.\n"
        "Blank lines are passed over.",
        "hotel_booking"};
    app.footer("Status: 0 all was good, 1 some lines were rejected or some questions not answered, "
               "2 it could not run.");
    app.require_subcommand(1);
    commands said;
    add_play(app, said);
    add_send(app, said);
    add_run(app, said);
    add_report(app, said);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : cannot_run;
    }
    // A reader that goes away is a failed write, which is answered like any other.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios_base::sync_with_stdio(false);
    try {
        if (app.got_subcommand("play"))
            return play(said);
        if (app.got_subcommand("send"))
            return send(said);
        return app.got_subcommand("run") ? run(said) : report(said);
    } catch (const std::exception& problem) {
        return fail(problem.what());
    }
}
