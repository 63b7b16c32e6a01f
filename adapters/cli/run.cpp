// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "run.hpp"

#include "command_line.hpp"
#include "commands.hpp"

#include <writ/sqlite.hpp>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string_view>
#include <utility>
#include <variant>

namespace writ::cli {

namespace {

// A program that looks into files must never make one.
void check_is_there(const std::string& file) {
    std::error_code ignored;
    const auto found = std::filesystem::status(file, ignored);
    if (!std::filesystem::exists(found)) {
        throw ended{status::cannot,
                    file + ": there is no such file; look at --store or WRIT_STORE"};
    }
    if (!std::filesystem::is_regular_file(found)) {
        throw ended{status::cannot, file + ": is no file; look at --store or WRIT_STORE"};
    }
    // SQLite takes an empty file for a new database, and calls any other one damaged.
    constexpr std::string_view magic{"SQLite format 3", 16};
    std::string begin(magic.size(), '\0');
    if (std::ifstream in{file, std::ios::binary}; in) {
        in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
        if (begin != magic) {
            throw ended{status::cannot, file + ": is no store, for it is no file of SQLite"};
        }
    }
}

status run_on_file(const request& asked, console& at, sqlite::options how) {
    check_is_there(asked.store);
    how.may_create = false;
    how.read_only = !may_change(asked, at);
    sqlite::store store{asked.store, how};
    return execute(store, asked, at);
}

status try_to_run(std::span<const std::string> words, console& at, sqlite::options how) {
    try {
        const auto read = read_words(words, at);
        if (const auto* ending = std::get_if<status>(&read)) {
            return *ending;
        }
        return run_on_file(std::get<request>(read), at, std::move(how));
    } catch (const ended& reason) {
        at.err << "writ: " << reason.what() << '\n';
        return reason.how();
    } catch (const std::exception& wrong) {
        at.err << "writ: " << wrong.what() << '\n';
        return status::cannot;
    }
}

}  // namespace

int run(std::span<const std::string> words, console& at, sqlite::options how) {
    status ending = try_to_run(words, at, std::move(how));
    if (!at.out.flush()) {
        at.err << "writ: cannot write to standard output\n";
        ending = status::cannot;
    }
    return static_cast<int>(ending);
}

}  // namespace writ::cli
