// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "../fuzz/reference.hpp"
#include "../wire/random_kinds.hpp"

#include "../catch.hpp"

// Made-up values of every kind through writ and through nlohmann_json, both ways. What
// nlohmann_json reads becomes a value by a reader that is written by hand.

namespace {

sample::every_kind by_hand(const std::string& text, const sample::every_kind& like) {
    fuzz::document document;
    fuzz::document_builder builder{document};
    sample::every_kind value;
    REQUIRE(nlohmann::json::sax_parse(text, &builder));
    REQUIRE(fuzz::read(document, value));
    REQUIRE(fuzz::take_kept(like, value, document));
    return value;
}

}  // namespace

TEST_CASE("every kind that writ writes, nlohmann_json reads as the same value") {
    sample::made_up values{6};
    for (int i = 0; i < 2'000; ++i) {
        const sample::every_kind value = values.everything();
        const std::string text = writ::to_json(value);
        INFO(text);
        REQUIRE(by_hand(text, value) == value);
    }
}

TEST_CASE("every kind that nlohmann_json writes, writ reads as the same value") {
    sample::made_up values{7};
    sample::every_kind reused;
    for (int i = 0; i < 2'000; ++i) {
        const sample::every_kind value = values.everything();
        const std::string text =
            nlohmann::json::parse(writ::to_json(value)).dump(i % 3 == 0 ? 2 : -1, ' ', i % 2 == 0);
        INFO(text);
        const writ::result<void> read = writ::from_json(text, reused);
        INFO(read.error().text());
        REQUIRE(read);
        REQUIRE(by_hand(text, reused) == reused);
        // What is kept of any JSON is spelled otherwise now.
        REQUIRE(nlohmann::json::parse(reused.anything.text) ==
                nlohmann::json::parse(value.anything.text));
        REQUIRE(reused.keeper.others.fields.size() == value.keeper.others.fields.size());
        reused.anything = value.anything;
        reused.keeper.others = value.keeper.others;
        REQUIRE(reused == value);
    }
}

TEST_CASE("every kind that writ writes, writ reads as the same value and writes the same") {
    sample::made_up values{8};
    sample::every_kind reused;
    std::string again;
    for (int i = 0; i < 2'000; ++i) {
        const sample::every_kind value = values.everything();
        const std::string text = writ::to_json(value);
        INFO(text);
        REQUIRE(writ::from_json(text, reused));
        REQUIRE(reused == value);
        writ::to_json(reused, again);
        REQUIRE(again == text);
    }
}
