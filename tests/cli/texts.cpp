// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the program makes of texts, numbers and times.

#include "catch.hpp"
#include "shown.hpp"
#include "table.hpp"
#include "text_diff.hpp"

#include <sstream>
#include <string>

using namespace writ::cli;
using writ::timestamp;

namespace {

constexpr timestamp noon{1'796'083'200'000};  // 2026-12-01 00:00 UTC

timestamp after(std::int64_t seconds) { return {noon.ms + seconds * 1000}; }

std::string printed(table rows, std::size_t width) {
    std::ostringstream out;
    rows.print(out, width);
    return out.str();
}

}  // namespace

TEST_CASE("a text from a store cannot command a terminal") {
    CHECK(shown("\x1b[2J") == "\\u001b[2J");
    CHECK(shown("two\nlines\ttab\r\x7f") == "two\\nlines\\ttab\\r\\u007f");
    CHECK(shown("\xc2\x9b") == "\\u009b");
    CHECK(shown("a\xe2\x80\xae"
                "b") == "a\\u202eb");
}

TEST_CASE("bytes that are no text are shown as escapes") {
    CHECK(shown("a\xff\xc0z") == "a\\xff\\xc0z");
    CHECK(shown(std::string_view{"\0", 1}) == "\\u0000");
}

TEST_CASE("letters of all languages are shown as they are") {
    CHECK(shown("Grüße 你好 🙂") == "Grüße 你好 🙂");
}

TEST_CASE("a body keeps its lines, and nothing else that controls") {
    CHECK(shown_lines("a\nb\x1b") == "a\nb\\u001b");
}

TEST_CASE("a text is cut between letters, and says so") {
    CHECK(cut("Grüße", 5) == "Grüße");
    CHECK(cut("Grüße", 4) == "Grü…");
    CHECK(cut("Grüße", 1) == "…");
    CHECK(cut("Grüße", 0).empty());
}

TEST_CASE("an age is said in its biggest unit, and to which side it lies") {
    CHECK(age_text(noon, noon) == "now");
    CHECK(age_text(noon, after(59)) == "59 s ago");
    CHECK(age_text(noon, after(3599)) == "59 min ago");
    CHECK(age_text(noon, after(86'399)) == "23 h ago");
    CHECK(age_text(noon, after(86'400)) == "1 day ago");
    CHECK(age_text(noon, after(3 * 86'400)) == "3 days ago");
    CHECK(age_text(after(300), noon) == "in 5 min");
}

TEST_CASE("a time is written in whole seconds, and one that is not set as a line") {
    CHECK(time_and_age({noon.ms + 250}, after(60)) == "2026-12-01T00:00:00Z (59 s ago)");
    CHECK(time_and_age({}, noon) == "-");
}

TEST_CASE("a time that no calendar has is written as a number") {
    CHECK(time_text({INT64_MAX}) == "9223372036854775807 ms since 1970");
}

TEST_CASE("big numbers are grouped") {
    CHECK(number_text(7) == "7");
    CHECK(number_text(1234) == "1,234");
    CHECK(number_text(1'234'567) == "1,234,567");
    CHECK(count_text(1, "message") == "1 message");
    CHECK(count_text(1000, "message") == "1,000 messages");
}

TEST_CASE("a table is as wide as its cells") {
    table rows{{{"PLACE", cell::number}, {"TYPE"}}};
    rows.add({"7", "order.place"});
    rows.add({"12", ""});
    CHECK(printed(rows, 0) == "PLACE  TYPE\n"
                              "    7  order.place\n"
                              "   12  -\n");
}

TEST_CASE("in a narrow terminal the widest column is cut, and numbers never are") {
    table rows{{{"PLACE", cell::number}, {"TYPE"}, {"WHY"}}};
    rows.add({"1234567", "order.place", "the bank does not answer, and nobody knows why"});
    CHECK(printed(rows, 40) == "  PLACE  TYPE         WHY\n"
                               "1234567  order.place  the bank does not…\n");
}

TEST_CASE("where there is no room a time is its age") {
    table rows{{{"LAST", cell::time}, {"TYPE"}}};
    rows.add({"2026-12-01T00:00:00Z (3 days ago)", "order.place"});
    rows.add({"", "order.place"});
    CHECK(printed(rows, 40) == "LAST        TYPE\n"
                               "3 days ago  order.place\n"
                               "-           order.place\n");
}

TEST_CASE("no line is wider than the terminal") {
    table rows{{{"PLACE", cell::number}, {"LAST", cell::time}, {"TYPE"}}};
    rows.add({"1234567", "2026-12-01T00:00:00Z (3 days ago)", "order.place"});
    for (std::istringstream lines{printed(rows, 30)}; !lines.eof();) {
        std::string line;
        std::getline(lines, line);
        CHECK(width_of(line) <= 30);
    }
}

TEST_CASE("what changes in a text is shown with two lines around it") {
    CHECK(text_diff("1\n2\n3\n4\n5\n6\n7\n", "1\n2\n3\n4x\n5\n6\n7\n") == "  ...\n"
                                                                          "  2\n"
                                                                          "  3\n"
                                                                          "- 4\n"
                                                                          "+ 4x\n"
                                                                          "  5\n"
                                                                          "  6\n"
                                                                          "  ...\n");
}

TEST_CASE("changes that are near each other are shown together") {
    CHECK(text_diff("a\nb\nc\nd\n", "a1\nb\nc\nd1\n") == "- a\n+ a1\n  b\n  c\n- d\n+ d1\n");
}

TEST_CASE("lines that were put in and taken out are found") {
    CHECK(text_diff("a\nb\nc", "a\nc") == "  a\n- b\n  c\n");
    CHECK(text_diff("a\nc", "a\nb\nc") == "  a\n+ b\n  c\n");
    CHECK(text_diff("", "a") == "+ a\n");
    CHECK(text_diff("same", "same").empty());
}

TEST_CASE("texts that are too long to be compared line by line are shown whole") {
    std::string old, now;
    for (int i = 0; i < 3000; ++i) {
        old += "old" + std::to_string(i) + "\n";
        now += "new" + std::to_string(i) + "\n";
    }
    const auto shown = text_diff(old + "end", now + "end");
    CHECK(shown.starts_with("- old0\n"));
    CHECK(shown.ends_with("+ new2999\n  end\n"));
}

TEST_CASE("JSON is shown with a line a member, its tokens as they were") {
    CHECK(indented(R"({"a":1.00,"b":[],"c":{"d":[1, 2]},"e":"x{,\"y"})") == R"({
  "a": 1.00,
  "b": [],
  "c": {
    "d": [
      1,
      2
    ]
  },
  "e": "x{,\"y"
})");
}

TEST_CASE("what is no JSON is shown as it is") { CHECK(indented("{a:1") == "{a:1"); }
