// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "../catch.hpp"
#include "target.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

// The seeds of each target, and whatever a fuzzer once found, are run by every test.

namespace {

namespace files = std::filesystem;

const files::path folder = "tests/fuzz";

std::vector<files::path> inputs_in(const files::path& where) {
    std::vector<files::path> found;
    if (files::is_directory(where))
        for (const auto& entry : files::directory_iterator{where})
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

// In memory of its own, exactly as long, so that a sanitizer sees what is read beyond it.
bool run(const fuzz::target& target, const files::path& path) {
    std::ifstream file{path, std::ios::binary};
    REQUIRE(file);
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    const auto exact = std::make_unique<char[]>(text.size());
    std::copy(text.begin(), text.end(), exact.get());
    INFO(path);
    bool accepted = false;
    REQUIRE_NOTHROW(accepted = target.run({exact.get(), text.size()}));
    return accepted;
}

}  // namespace

TEST_CASE("every fuzz target keeps its promises on its seeds, and accepts some of them") {
    CHECK(fuzz::targets().size() >= 5);
    for (const fuzz::target& target : fuzz::targets()) {
        INFO(target.name);
        const auto seeds = inputs_in(folder / "seeds" / target.name);
        std::size_t accepted = 0;
        for (const files::path& seed : seeds)
            accepted += run(target, seed) ? 1 : 0;
        CHECK(2 * accepted > seeds.size());
    }
}

TEST_CASE("what a fuzzer once found stays repaired") {
    std::size_t names = 0;
    for (const fuzz::target& target : fuzz::targets()) {
        for (const files::path& found : inputs_in(folder / "regressions" / target.name))
            run(target, found);
        CHECK(files::exists("tests/fuzz/" + target.name + ".cpp"));
        ++names;
    }
    // A folder that no target is named after would never be run.
    for (const char* each : {"seeds", "regressions"})
        for (const files::path& where : inputs_in(folder / each))
            CHECK(std::any_of(
                fuzz::targets().begin(), fuzz::targets().end(),
                [&](const fuzz::target& target) { return target.name == where.filename(); }));
    CHECK(names == fuzz::targets().size());
}

TEST_CASE("a target whose promise is broken says so") {
    CHECK_THROWS_AS(fuzz::require(false, "what was promised"), fuzz::broken_promise);
    CHECK_NOTHROW(fuzz::require(true, "what was promised"));
}
