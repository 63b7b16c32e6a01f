// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The sessions of docs/writ_program.md: each on a store file of its own, with a clock that stands
// still.

#include "run.hpp"

#include <writ/sqlite.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr writ::timestamp now{1'796'122'800'000};  // 2026-12-01 11:00 UTC
constexpr auto file = "hotel.db";

writ::timestamp minutes_ago(std::int64_t count) { return {now.ms - count * 60'000}; }

writ::kept_message reservation(const std::string& booking, writ::kept_as why) {
    writ::kept_message kept;
    kept.service = "room-booking";
    kept.subscriber = "reserve";
    kept.lane = "booking/" + booking;
    kept.why = why;
    kept.blocks = true;
    kept.what = writ::kind::command;
    kept.first_time = minutes_ago(40);
    kept.last_time = minutes_ago(25);
    kept.message.id = "f3a1-" + booking + (why == writ::kept_as::behind ? "-2" : "-1");
    kept.message.source = "front-end";
    kept.message.type = "booking.make-reservation";
    kept.message.time = minutes_ago(40);
    kept.message.data_content_type = "application/json";
    kept.message.partition_key = booking;
    kept.message.body = R"({"booking":")" + booking + R"(","room_id":"1o1","customer_id":"c7"})";
    return kept;
}

std::vector<writ::kept_message> kept_messages() {
    auto wrong = reservation("b17", writ::kept_as::dead);
    wrong.attempts = 5;
    wrong.reason = "there is no room 1o1";
    auto behind = reservation("b17", writ::kept_as::behind);
    behind.message.type = "booking.cancel-booking";
    auto mail = reservation("b12", writ::kept_as::dead);
    mail.service = "hotel-mail";
    mail.subscriber = "send";
    mail.lane = "";
    mail.blocks = false;
    mail.attempts = 1;
    mail.cause = writ::dead_reason::rejected;
    mail.reason = "no address";
    mail.message.type = "mail.email-hotel";
    return {wrong, behind, mail};
}

std::vector<writ::commit_entry> steps() {
    std::vector<writ::commit_entry> made;
    const std::vector<std::string> states{"reserving", "awaiting-payment"};
    for (std::size_t each = 0; each < states.size(); ++each) {
        auto& entry = made.emplace_back();
        auto& change = entry.instance.emplace();
        change.key = "b9";
        change.expected_version = each;
        change.state_before = each == 0 ? "" : states[each - 1];
        change.next.running = {states[each], R"({"room_id":"104"})"};
        if (each == 1) {
            change.next.timer_due = writ::timestamp{now.ms + 3 * 3'600'000};
            change.next.timer_id = "payment";
        }
        entry.service = "booking-process";
        entry.subscriber = "booking";
        entry.now = minutes_ago(50 - 2 * static_cast<std::int64_t>(each));
    }
    return made;
}

writ::sqlite::options options() {
    writ::sqlite::options how;
    how.clock = [] { return now; };
    return how;
}

void make_store() {
    for (const auto* end : {"", "-wal", "-shm"}) {
        std::filesystem::remove(std::string{file} + end);
    }
    writ::sqlite::store store{file, options()};
    auto entries = steps();
    for (auto& each : kept_messages()) {
        auto& entry = entries.emplace_back();
        entry.service = each.service;
        entry.subscriber = each.subscriber;
        entry.now = now;
        entry.keep = std::move(each);
    }
    std::vector<writ::entry_result> results;
    store.commit(entries, {}, results).value();
}

/// A command as a person types it, a quoted text on standard input behind `<<<`.
void type(const std::string& line) {
    std::cout << "$ writ " << line << '\n';
    std::istringstream in{line.substr(0, line.find(" <<< "))};
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    words.insert(words.end(), {"--store", file});
    const auto quoted = line.find(" <<< '");
    std::istringstream input{
        quoted == line.npos ? "" : line.substr(quoted + 6, line.size() - quoted - 7)};
    constexpr std::size_t width = 96;
    writ::cli::console at{input, std::cout, std::cout, false, width};
    static_cast<void>(writ::cli::run(words, at, options()));
}

const std::map<std::string, std::vector<std::string>> sessions{
    {"list", {"dead list", "dead show 1", "parked"}},
    {"repair",
     {R"(dead edit 1 --body - --yes <<< '{"booking":"b17","room_id":"101","customer_id":"c7"}')",
      "dead redrive 1 --yes"}},
    {"give_up", {"dead delete 1 --yes", "dead skip 1 --yes", "dead delete 3 --yes"}},
    {"workflow", {"workflow list", "workflow history b9", "workflow cancel b9 --dry-run"}},
    {"json", {"dead list --json --key b17"}}};

}  // namespace

int main(int argc, char** argv) {
    std::string folder = (std::filesystem::temp_directory_path() / "writ_session_XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) {
        return 1;
    }
    std::filesystem::current_path(folder);
    for (const auto& [name, lines] : sessions) {
        if (argc < 2 || name == argv[1]) {
            make_store();
            for (const auto& each : lines) {
                type(each);
            }
        }
    }
    std::filesystem::current_path("/");
    std::filesystem::remove_all(folder);
}
