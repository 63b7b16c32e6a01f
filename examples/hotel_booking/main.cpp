// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

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

int run(const std::string& input, const booking::run_options& how) {
    std::ifstream file;
    if (input != "-") {
        file.open(input, std::ios::binary);
        if (!file)
            return fail("cannot read " + input);
    }
    try {
        const auto result =
            booking::run_hotel(input == "-" ? std::cin : file, std::cout, std::cerr, how);
        if (!result.all_written)
            return fail("cannot write to standard output");
        return result.all_lines_good ? 0 : bad_lines;
    } catch (const std::ios_base::failure& broken) {
        return fail("cannot read " + input + ": " + broken.what());
    }
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{
        "Takes bookings of hotel rooms, one JSON request a line, and writes one JSON line "
        "an effect.\n\n"
        "    {\"type\":\"booking.make-reservation\",\"data\":{\"booking\":\"b1\","
        "\"room_id\":\"101\",\"customer_id\":\"c1\",\"from\":\"2026-12-01\","
        "\"to\":\"2026-12-03\"}}\n"
        "    {\"type\":\"booking.cancel-booking\",\"data\":{\"booking\":\"b1\"}}\n"
        "    {\"type\":\"booking.find-booking\",\"data\":{\"booking\":\"b1\"}}\n\n"
        "Payments of customers whose id begins with broke are declined; those of customers "
        "whose id begins with slow are never heard of.\n"
        "Blank lines are passed over. The summary goes to standard error.",
        "hotel_booking"};
    app.footer("Status: 0 all lines were good, 1 some were rejected, 2 it could not run.");
    std::string input = "-";
    booking::run_options how;
    app.add_option("--input", input, "file of requests, - is standard input")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option("--seed", how.seed, "shuffle deliveries that do not depend on each other")
        ->type_name("NUMBER")
        ->check([](const std::string& text) {
            return std::string{text.starts_with('-') ? "must not be negative" : ""};
        });
    app.add_flag("--trace", how.trace, "write each message with its cause to standard error");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& wrong) {
        return app.exit(wrong) == 0 ? 0 : cannot_run;
    }
    // A reader that goes away is a failed write, which is answered like any other.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios_base::sync_with_stdio(false);
    return run(input, how);
}
