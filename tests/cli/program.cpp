// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The program itself, as a process: files that are none, locks, words that are wrong, and its help.

#include "store_file.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdio>
#include <memory>

using namespace cli_test;

namespace {

/// Runs a command of the shell in which `{}` stands for the program.
answer shell(std::string command) {
    const auto program = fs::read_symlink("/proc/self/exe").parent_path() / "writ";
    command.replace(command.find("{}"), 2, program.string());
    answer made;
    std::FILE* out = popen(command.c_str(), "r");
    REQUIRE(out != nullptr);
    char bytes[4096];
    while (const auto size = std::fread(bytes, 1, sizeof bytes, out)) {
        made.out.append(bytes, size);
    }
    const int ended = pclose(out);
    made.status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
    return made;
}

/// Both outputs of the program with these words and no input.
answer program(const std::string& said) { return shell("{} " + said + " 2>&1 </dev/null"); }

struct one_dead_letter : store_file {
    one_dead_letter() {
        auto store = open();
        keep(store, dead_letter("b1"));
    }
};

}  // namespace

TEST_CASE("the program lists, redrives and counts on a file") {
    const one_dead_letter file;
    const auto listed = program("--store " + file.path() + " dead list");
    CHECK(listed.status == 0);
    CHECK(listed.says("booking.make-reservation"));
    CHECK(program("dead redrive 1 --yes --store " + file.path()).status == 0);
    auto store = file.open();
    CHECK((*store.kept_at(1))->why == writ::kept_as::retry);
    CHECK(program("dead list --store " + file.path()).status == 1);
}

TEST_CASE("the environment says which store where no word does") {
    const one_dead_letter file;
    CHECK(shell("WRIT_STORE=" + file.path() + " {} dead list").status == 0);
    const auto none = shell("env -u WRIT_STORE {} dead list 2>&1");
    CHECK(none.status == 2);
    CHECK(none.says("Say --store FILE, or set the environment variable WRIT_STORE"));
    CHECK(shell("WRIT_STORE=/no/such/file {} dead list --store " + file.path()).status == 0);
}

TEST_CASE("a file that is not there is not made") {
    const scratch folder;
    const auto path = (folder / "none.db").string();
    for (const auto* said : {"stats", "dead list", "check", "dead skip 1 --yes"}) {
        const auto refused = program(std::string{said} + " --store " + path);
        CHECK(refused.status == 2);
        CHECK(refused.says(path + ": there is no such file"));
        CHECK_FALSE(fs::exists(path));
    }
}

TEST_CASE("a file that is no store is refused with its name, and stays as it is") {
    const scratch folder;
    for (const std::string& content :
         {std::string{}, std::string{"no store\n"}, std::string(8192, 'x')}) {
        CAPTURE(content.size());
        const auto path = folder.write("other", content);
        for (const auto* said : {"stats", "dead skip 1 --yes"}) {
            const auto refused = program(std::string{said} + " --store " + path.string());
            CHECK(refused.status == 2);
            CHECK(refused.says(path.string()));
            CHECK(std::count(refused.out.begin(), refused.out.end(), '\n') == 1);
            CHECK((read_file(path) == content));
        }
    }
}

TEST_CASE("a database of another program is refused, and stays as it is") {
    const scratch folder;
    const auto path = (folder / "other.db").string();
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &raw) == SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> other{raw, &sqlite3_close};
    REQUIRE(sqlite3_exec(raw, "create table mine (a)", nullptr, nullptr, nullptr) == SQLITE_OK);
    const auto before = read_file(path);
    const auto refused = program("dead skip 1 --yes --store " + path);
    CHECK(refused.status == 2);
    CHECK(refused.says(path));
    CHECK((read_file(path) == before));
}

TEST_CASE("a folder is no store") {
    const scratch folder;
    fs::create_directory(folder / "a");
    const auto refused = program("stats --store " + (folder / "a").string());
    CHECK(refused.status == 2);
    CHECK(refused.says("is no file"));
}

TEST_CASE("looking works while another process has the file open for writing") {
    const one_dead_letter file;
    auto engine = file.open();
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(file.path().c_str(), &raw) == SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> other{raw, &sqlite3_close};
    REQUIRE(sqlite3_exec(raw, "begin immediate", nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(program("dead list --store " + file.path()).status == 0);
    CHECK(program("stats --store " + file.path()).status == 0);
    CHECK(program("dead redrive 1 --dry-run --store " + file.path()).status == 0);
}

TEST_CASE("a change of a file that is locked says so, and can be made later") {
    const one_dead_letter file;
    {
        sqlite3* raw = nullptr;
        REQUIRE(sqlite3_open(file.path().c_str(), &raw) == SQLITE_OK);
        const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> other{raw, &sqlite3_close};
        REQUIRE(sqlite3_exec(raw, "begin immediate", nullptr, nullptr, nullptr) == SQLITE_OK);
        const auto refused = file.run({"dead", "skip", "1", "--yes"});
        CHECK(refused.status == 2);
        CHECK(refused.explains(file.path() + ": the file is locked"));
    }
    CHECK(file.run({"dead", "skip", "1", "--yes"}).status == 0);
}

TEST_CASE("a damaged file is refused with its name, or its damage is found") {
    const one_dead_letter file;
    fs::resize_file(file.path(), fs::file_size(file.path()) / 2);
    const auto checked = file.run({"check"});
    CHECK(checked.status != 0);
    CHECK(checked.out.size() + checked.err.size() > 0);
    CHECK(file.run({"dead", "list"}).status != 0);
}

TEST_CASE("looking changes no byte of the file") {
    const one_dead_letter file;
    const auto before = read_file(file.path());
    for (const auto* said : {"dead list", "dead show 1 --body", "stats", "check",
                             "dead skip 1 --dry-run", "dead skip 1"}) {
        CHECK(program(std::string{said} + " --store " + file.path()).status <= 1);
    }
    CHECK((read_file(file.path()) == before));
}

TEST_CASE("words that are wrong end with status 2 and say which") {
    const one_dead_letter file;
    for (const auto& [said, reason] : std::vector<std::pair<std::string, std::string>>{
             {"", "A subcommand is required"},
             {"dead", "A subcommand is required"},
             {"deads list", "A subcommand is required"},
             {"dead show", "PLACE"},
             {"dead show one", "must be a number"},
             {"dead show 0", "must be a number"},
             {"dead show 99999999999999999999999", "must be a number"},
             {"dead list --limit -1", "must be a number"},
             {"dead list --limit none", "must be a number"},
             {"dead list --lmit 1", "--lmit"},
             {"dead redrive --yes", "which messages"},
             {"dead redrive 1 --all --yes", "not both"},
             {"dead skip 1 --service mail --yes", "not both"},
             {"workflow show", "KEY"},
             {"workflow force b1 --state x --yes", "--body"}}) {
        CAPTURE(said);
        const auto refused = program(said + " --store " + file.path());
        CHECK(refused.status == 2);
        CHECK(refused.says(reason));
    }
    CHECK(file.run({"dead", "list"}).status == 0);
}

TEST_CASE("a reader that goes away is no crash") {
    const one_dead_letter file;
    const auto full = shell("{} dead list --store " + file.path() + " 2>&1 >/dev/full");
    CHECK(full.status == 2);
    CHECK(full.says("cannot write to standard output"));
}

TEST_CASE("lines are cut to COLUMNS where it is set") {
    const one_dead_letter file;
    const auto listed = shell("COLUMNS=60 {} dead list --store " + file.path());
    CHECK(listed.status == 0);
    CHECK(listed.says("…"));
}

TEST_CASE("help explains the commands, and each command its options") {
    const auto help = program("--help");
    CHECK(help.status == 0);
    for (const auto* word : {"dead", "workflow", "parked", "outbox", "timers", "delayed", "stats",
                             "check", "WRIT_STORE", "--dry-run", "Status: 0 done"}) {
        CAPTURE(word);
        CHECK(help.says(word));
    }
    CHECK(program("dead redrive --help").says("--dry-run"));
    CHECK(program("workflow force --help").says("--state"));
}
