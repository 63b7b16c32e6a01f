#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The runner of the compile-fail cases finds each way in which a case can be wrong."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

import fail
from common import run_unit_tests

RULES = """#pragma once
namespace writ::broken_rule {
// contracts
template <class Payload> struct is_empty;    // fix: give it a member
// system
template <class First, auto Limit>
struct is_small;    // fix: make it larger,
                    //      or ask for less
}
"""
STORY = """#pragma once
#include <writ/broken_rule.hpp>
namespace story { struct empty {}; struct small { char c; }; struct large { char c[8]; }; }
namespace writ { template <class T> struct verdict { using is_kept = T; }; }
template <> struct writ::verdict<story::empty> {
    using is_kept = broken_rule::is_empty<story::empty>;
};
template <> struct writ::verdict<story::small> {
    using is_kept = broken_rule::is_small<story::small, 1>;
};
template <class T> struct kept { char is[sizeof(typename writ::verdict<T>::is_kept)]; };
"""
EMPTY = """#include "story.hpp"
// why: An empty one says nothing.
kept<story::empty> one;    // expect: is_empty<story::empty>
// fix: kept<story::large> one;
// cannot see: What is in it.
"""
SMALL = """#include "story.hpp"
// fault
kept<story::small>
    one;
// expect: is_small<story::small, 1>
// fix: kept<story::large>
// fix:     one;
static int unused;    // fault
// fix:
"""
SLIP = """#include "story.hpp"
int misspelt = larg;    // expect: larg
// fix: int misspelt = 1;
"""


class FailTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name)
        self.write("include/writ/broken_rule.hpp", RULES)
        self.write("tests/fail/story.hpp", STORY)
        self.write("tests/fail/is_empty.cpp", EMPTY)
        self.write("tests/fail/is_small.cpp", SMALL)
        self.write("tests/fail/slip_word.cpp", SLIP)

    def write(self, name, text):
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run_tool(self, *words):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = fail.main(["--tree", str(self.tree), *words])
        return status, out.getvalue()

    def assert_fails(self, text, *words):
        status, out = self.run_tool(*words)
        self.assertEqual(status, 1, out)
        self.assertIn(text, out)

    def test_good_cases_pass_and_are_counted_by_compiler(self):
        status, out = self.run_tool()
        self.assertEqual(status, 0, out)
        self.assertTrue(out.endswith("\n6 passed, 0 failed\n"), out)
        self.assertIn("g++ rules: 2 cases, at most", out)
        self.assertIn("clang++-19 slips: 1 cases, at most", out)

    def test_a_case_that_compiles_fails(self):
        compiling = EMPTY.replace("kept<story::empty>", "kept<story::large>")
        self.write("tests/fail/is_empty.cpp", compiling)
        self.assert_fails("is_empty [g++]: it compiles", "is_empty")

    def test_a_wrong_expectation_fails(self):
        wrong = EMPTY.replace("is_empty<story::empty>", "is_empty<story::large>")
        self.write("tests/fail/is_empty.cpp", wrong)
        self.assert_fails("the first error does not say `is_empty<story::large>`", "is_empty")

    def test_an_expectation_that_is_only_the_end_of_a_rules_name_fails(self):
        self.write("include/writ/broken_rule.hpp", RULES.replace("is_empty", "message_is_empty"))
        self.write("tests/fail/story.hpp", STORY.replace("is_empty", "message_is_empty"))
        self.assert_fails("the first error does not say", "is_empty")

    def test_an_expectation_of_another_rule_than_the_file_name_fails(self):
        self.write("tests/fail/is_small.cpp", EMPTY)
        self.assert_fails("no `// expect:` begins with the rule is_small", "is_small")

    def test_a_twin_that_does_not_compile_fails(self):
        self.write("tests/fail/is_empty.cpp", EMPTY.replace("story::large", "story::tiny"))
        self.assert_fails("the fixed twin does not compile", "is_empty")

    def test_a_twin_with_a_warning_fails(self):
        noisy = EMPTY.replace("// fix: ", "// fix: static int unused; ")
        self.write("tests/fail/is_empty.cpp", noisy)
        self.assert_fails("not in silence", "is_empty")

    def test_too_many_lines_fail(self):
        nested = "template <class T> struct n0 : kept<T> {};\n"
        for i in range(1, 20):
            nested += f"template <class T> struct n{i} : n{i - 1}<T> {{}};\n"
        deep = EMPTY.replace("kept<story::empty> one;", "n19<story::empty> one;")
        deep = deep.replace("// why", nested + "// why")
        self.write("tests/fail/is_empty.cpp", deep)
        self.assert_fails("lines, 15 are allowed", "is_empty")

    def test_a_case_without_expectation_or_fix_fails(self):
        self.write("tests/fail/is_empty.cpp", '#include "story.hpp"\nkept<story::empty> one;\n')
        self.assert_fails("no line says `// expect: TEXT`", "is_empty")
        self.write("tests/fail/is_empty.cpp", EMPTY.replace("// fix:", "// fixed"))
        self.assert_fails("a fault without a `// fix:`", "is_empty")

    def test_a_rule_without_a_case_fails(self):
        (self.tree / "tests/fail/is_small.cpp").unlink()
        self.assert_fails("rule is_small: it has no case")

    def test_a_case_without_a_rule_fails(self):
        self.write("tests/fail/is_wrong_2.cpp", EMPTY.replace("is_empty", "is_wrong"))
        self.assert_fails("there is no rule is_wrong")

    def test_rules_are_read_with_group_parameters_and_fix(self):
        empty, small = fail.read_rules(self.tree / "include/writ/broken_rule.hpp")
        self.assertEqual((empty.group, empty.parameters, empty.fix),
                         ("contracts", ["Payload"], "give it a member"))
        self.assertEqual((small.group, small.parameters, small.fix),
                         ("system", ["First", "Limit"], "make it larger, or ask for less"))

    def test_the_fixes_replace_the_faults(self):
        case = fail.read_case(self.tree / "tests/fail/is_small.cpp")
        self.assertEqual(case.twin(), '#include "story.hpp"\nkept<story::large>\n    one;\n')

    def test_the_page_is_written_and_compared(self):
        self.assert_fails("rules.md: differs", "--check-docs")
        self.assertEqual(self.run_tool("--docs")[0], 0)
        status, out = self.run_tool("--check-docs")
        self.assertEqual((status, out.splitlines()[-1]), (0, "7 passed, 0 failed"))
        page = self.tree / "docs/rules.md"
        self.assertIn("kept<story::empty> one;    // wrong", page.read_text())
        self.assertIn("g++: error: ", page.read_text())
        self.assertIn("**Cannot see:** What is in it.", page.read_text())
        self.assertNotIn(str(self.tree), page.read_text())
        page.write_text("# My own head\n\n" + page.read_text()[page.read_text().index("<!--"):])
        self.assertEqual(self.run_tool("--check-docs")[0], 0)


if __name__ == "__main__":
    sys.exit(run_unit_tests(sys.modules[__name__]))
