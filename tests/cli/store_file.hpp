// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A store file with what an operator meets, and the program run on it.

#pragma once

#include "catch.hpp"
#include "run.hpp"

#include <writ/sqlite.hpp>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

namespace cli_test {

namespace fs = std::filesystem;
using nlohmann::json;
using words = std::vector<std::string>;

/// The time at which all tests run.
inline constexpr writ::timestamp now{1'796'083'200'000};  // 2026-12-01 00:00 UTC

constexpr writ::timestamp minutes_ago(std::int64_t count) { return {now.ms - count * 60'000}; }
constexpr writ::timestamp in_minutes(std::int64_t count) { return minutes_ago(-count); }

/// What the program ended with and said.
struct answer {
    int status = -1;
    std::string out{};
    std::string err{};

    [[nodiscard]] bool says(const std::string& words_of_it) const {
        return out.find(words_of_it) != std::string::npos;
    }
    [[nodiscard]] bool explains(const std::string& words_of_it) const {
        return err.find(words_of_it) != std::string::npos;
    }
    /// Its lines, each of which must be one JSON object.
    [[nodiscard]] std::vector<json> objects() const {
        std::vector<json> made;
        std::istringstream lines{out};
        for (std::string line; std::getline(lines, line);) {
            made.push_back(json::parse(line));
        }
        return made;
    }
    /// One member of each line.
    template <class Type>
    [[nodiscard]] std::vector<Type> all(const std::string& member) const {
        std::vector<Type> made;
        for (const json& each : objects()) {
            made.push_back(each.at(member).get<Type>());
        }
        return made;
    }
    [[nodiscard]] std::vector<std::uint64_t> places() const { return all<std::uint64_t>("place"); }
};

/// A folder of its own for each test.
class scratch {
public:
    scratch() {
        std::string name = (fs::temp_directory_path() / "writ_cli_XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        folder_ = name;
    }
    ~scratch() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;

    [[nodiscard]] fs::path operator/(const std::string& name) const { return folder_ / name; }

    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{folder_ / name, std::ios::binary} << text;
        return folder_ / name;
    }

private:
    fs::path folder_;
};

inline std::string read_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The clock stands, and nothing waits for a lock.
inline writ::sqlite::options options() {
    writ::sqlite::options how;
    how.synchronous = writ::sqlite::synchronous::normal;
    how.busy = writ::duration::milliseconds(1);
    how.clock = [] { return now; };
    return how;
}

/// Runs the program inside of this process, as if a person sat there where `asks`.
inline answer run(const words& said, const std::string& input = {}, bool asks = false,
                  std::size_t width = 0) {
    std::istringstream in{input};
    std::ostringstream out, err;
    writ::cli::console at{in, out, err, asks, width};
    answer made;
    made.status = writ::cli::run(said, at, options());
    made.out = out.str();
    made.err = err.str();
    return made;
}

class store_file {
public:
    [[nodiscard]] std::string path() const { return (folder_ / "hotel.db").string(); }
    [[nodiscard]] const scratch& folder() const { return folder_; }

    [[nodiscard]] writ::sqlite::store open() const {
        return writ::sqlite::store{path(), options()};
    }

    /// The words, and --store with this file.
    [[nodiscard]] answer run(words said, const std::string& input = {}, bool asks = false,
                             std::size_t width = 0) const {
        said.insert(said.end(), {"--store", path()});
        return cli_test::run(said, input, asks, width);
    }

private:
    scratch folder_;
};

template <class Store>
void commit(Store& store, writ::commit_entry entry) {
    std::vector<writ::entry_result> results;
    entry.now = now;
    REQUIRE(store.commit({&entry, 1}, {}, results));
    REQUIRE(results.size() == 1);
    REQUIRE(results.front().what == writ::commit_result::committed);
}

template <class Store>
void keep(Store& store, writ::kept_message kept) {
    writ::commit_entry entry;
    entry.service = kept.service;
    entry.subscriber = kept.subscriber;
    entry.keep = std::move(kept);
    commit(store, std::move(entry));
}

/// A message of the hotel that failed, a dead letter of a key which waits for it.
inline writ::kept_message dead_letter(const std::string& key) {
    writ::kept_message kept;
    kept.service = "room-booking";
    kept.subscriber = "reserve";
    kept.lane = key.empty() ? "" : "booking/" + key;
    kept.slot = writ::slot_of(key, 16);
    kept.why = writ::kept_as::dead;
    kept.blocks = !key.empty();
    kept.what = writ::kind::command;
    kept.attempts = 5;
    kept.first_time = minutes_ago(30);
    kept.last_time = minutes_ago(20);
    kept.cause = writ::dead_reason::failed;
    kept.reason = "the room table is locked";
    kept.error_type = "std::runtime_error";
    kept.origin = "log/3/17";
    kept.message.id = "id-" + key;
    kept.message.source = "front-end";
    kept.message.type = "booking.make-reservation";
    kept.message.time = minutes_ago(31);
    kept.message.data_content_type = "application/json";
    kept.message.partition_key = key;
    kept.message.headers = {{"user-token", "hidden-token"}};
    kept.message.body = R"({"booking":")" + key + R"(","guest":"hidden Ann","nights":2})";
    return kept;
}

/// A message that waits, for one of the reasons other than being dead.
inline writ::kept_message parked(const std::string& key, writ::kept_as why) {
    writ::kept_message kept = dead_letter(key);
    kept.why = why;
    kept.reason = why == writ::kept_as::behind ? "" : "not now";
    kept.attempts = why == writ::kept_as::retry ? 2 : 0;
    kept.message.id = "id-" + key + "-" + std::string{name_of(why)};
    if (why == writ::kept_as::retry) {
        kept.due = in_minutes(5);
    }
    if (why == writ::kept_as::held) {
        kept.blocks = false;
        kept.subscriber = "booking-process";
        kept.instance = key;
        kept.held_since = minutes_ago(2);
        kept.due = in_minutes(8);
    }
    return kept;
}

/// What a service is given when it asks what is due.
template <class Store>
std::vector<std::uint64_t> due_places(Store& store, const std::string& service) {
    std::vector<std::uint32_t> slots(store.slots());
    std::iota(slots.begin(), slots.end(), 0u);
    std::vector<writ::kept_message> messages;
    REQUIRE(store.due(service, slots, now, 100, messages));
    std::vector<std::uint64_t> places;
    for (const auto& each : messages) {
        places.push_back(each.place);
    }
    return places;
}

/// A workflow instance that takes a step; with an empty `from` it is started.
template <class Store>
void step(Store& store, const std::string& key, const std::string& from, const std::string& to,
          std::optional<writ::timestamp> timer = {}) {
    auto stored = store.load("booking", "booking-process", key);
    REQUIRE(stored);
    writ::envelope message;
    message.id = "id-" + key + "-" + to;
    message.source = "room-booking";
    message.type = "booking.room-reserved";
    writ::instance_change change;
    change.key = key;
    change.expected_version = stored->version;
    change.state_before = from;
    if (to.empty()) {
        change.next.finished_at = now;
    } else {
        change.next.running = {to, R"({"room":"101","guest":"hidden Ann"})"};
        change.next.timer_due = timer;
        change.next.timer_id = timer ? "timer-" + key : "";
    }
    writ::commit_entry entry;
    entry.service = "booking";
    entry.subscriber = "booking-process";
    entry.message = &message;
    entry.claims = true;
    entry.instance = std::move(change);
    commit(store, std::move(entry));
}

}  // namespace cli_test
