// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The program itself, as a process, on the committed bookings.

#include "hotel_booking/program.hpp"

#include "catch.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

using story::run;

namespace {

namespace fs = std::filesystem;

// The tests are started in the project's folder, and built beside the program.
const fs::path bookings = "examples/hotel_booking/bookings.jsonl";
const fs::path expected_effects = "examples/hotel_booking/effects.jsonl";

std::string read_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> sorted_lines(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    return lines;
}

}  // namespace

TEST_CASE("the committed bookings have the committed effects") {
    const auto made = run("{} play --input " + bookings.string() + " 2>/dev/null");
    CHECK(made.status == 1);
    CHECK(made.output == read_file(expected_effects));
}

TEST_CASE("from standard input, and shuffled by a seed, the effects are the same") {
    const auto piped = run("{} play <" + bookings.string() + " 2>/dev/null");
    CHECK(piped.status == 1);
    CHECK(piped.output == read_file(expected_effects));
    const auto shuffled = run("{} play --input - --seed 7 <" + bookings.string() + " 2>/dev/null");
    CHECK(shuffled.status == 1);
    CHECK(sorted_lines(shuffled.output) == sorted_lines(read_file(expected_effects)));
}

TEST_CASE("the status is 0 when all lines were good") {
    const auto made = run(
        R"(echo '{"type":"booking.cancel-booking","data":{"booking":"b1"}}' | {} play 2>/dev/null)");
    CHECK(made.status == 0);
    CHECK(made.output.empty());
}

TEST_CASE("the summary and the trace go to standard error") {
    const auto made = run("{} play --input " + bookings.string() + " --trace 2>&1 >/dev/null");
    CHECK(made.status == 1);
    CHECK(made.output.find("#1 command booking.make-reservation") != std::string::npos);
    CHECK(made.output.find("10 of them rejected") != std::string::npos);
    CHECK(made.output.find("\"effect\"") == std::string::npos);
}

TEST_CASE("what cannot be run ends with status 2 and says why") {
    for (const auto& [words, reason] : std::vector<std::pair<std::string, std::string>>{
             {"--input /no/such/file", "cannot read /no/such/file"},
             {"--input examples", "cannot read examples"},
             {"--sead 1", "--sead"},
             {"--seed one", "--seed"},
             {"--seed -1", "must not be negative"}}) {
        const auto made = run("{} play " + words + " 2>&1 </dev/null");
        CHECK(made.status == 2);
        CHECK(made.output.find(reason) != std::string::npos);
    }
}

TEST_CASE("a reader that goes away is no crash") {
    const auto full = run("{} play --input " + bookings.string() + " 2>&1 >/dev/full");
    CHECK(full.status == 2);
    CHECK(full.output.find("cannot write to standard output") != std::string::npos);
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    close(ends[0]);
    const auto gone =
        run("{} play --input " + bookings.string() + " 2>/dev/null >&" + std::to_string(ends[1]));
    close(ends[1]);
    CHECK(gone.status == 2);
}

TEST_CASE("help says what the lines look like") {
    const auto made = run("{} --help");
    CHECK(made.status == 0);
    CHECK(made.output.find("booking.make-reservation") != std::string::npos);
}
