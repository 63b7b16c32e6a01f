#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The check of the documentation finds code, output and links that are not true."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

import docs
from common import run_unit_tests

SOURCE = """// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
int main() {
    // [body]
    std::puts("hello");
    // [/body]
}
"""
BODY = '```cpp\nstd::puts("hello");\n```\n'


class DocsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.tree = Path(folder.name)
        self.write("docs/examples/one.cpp", SOURCE)
        self.write("docs/examples/two.cpp", SOURCE.replace("hello", "hello again"))
        for name, text in (("one", "hello"), ("two", "hello again")):
            self.write(f"docs/examples/{name}.out", text + "\n")
            self.write(f"build/bin/docs_{name}", f"#!/bin/sh\necho {text}\n")
            (self.tree / f"build/bin/docs_{name}").chmod(0o755)
        self.write("tests/wrong.cpp", "int one;\nint one = two;\n")

    def write(self, name, text):
        path = self.tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def page(self):
        return (self.tree / "README.md").read_text()

    def run_tool(self, *words):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = docs.main(["--tree", str(self.tree), *words])
        return status, out.getvalue()

    def assert_passes(self, page, last_line):
        self.write("README.md", page)
        status, out = self.run_tool("--check")
        self.assertEqual((status, out.splitlines()[-1]), (0, last_line), out)

    def assert_fails(self, page, text):
        self.write("README.md", page)
        status, out = self.run_tool("--check")
        self.assertEqual(status, 1, out)
        self.assertIn(text, out)

    def test_a_region_that_is_shown_as_it_is_passes(self):
        page = "<!-- code: docs/examples/one.cpp#body -->\n" + BODY
        self.assert_passes(page, "4 passed, 0 failed")

    def test_code_that_differs_fails(self):
        page = "<!-- code: docs/examples/one.cpp#body -->\n" + BODY.replace("hello", "good bye")
        self.assert_fails(page, "README.md:1: code docs/examples/one.cpp#body: is out of date")

    def test_code_without_marker_fails(self):
        self.assert_fails("text\n\n" + BODY, "README.md:3: cpp : C++ without a marker")
        self.assert_fails("  ```cpp\n  int i;\n  ```\n", "begins at the start of its line")

    def test_a_sketch_with_its_reason_passes(self):
        self.assert_passes("<!-- sketch: an idea -->\n" + BODY, "4 passed, 0 failed")

    def test_a_missing_region_or_file_fails(self):
        self.assert_fails("<!-- code: docs/examples/one.cpp#tail -->\n" + BODY, "no region [tail]")
        self.assert_fails("<!-- code: docs/examples/three.cpp -->\n" + BODY, "there is no file")
        self.write("docs/loose.cpp", SOURCE)
        self.assert_fails("<!-- code: docs/loose.cpp -->\n" + BODY, "is built by nobody")

    def test_a_marker_without_a_fence_fails(self):
        self.assert_fails("<!-- code: docs/examples/one.cpp -->\n\ntext\n", "is out of date")

    def test_output_is_compared_with_what_the_program_prints(self):
        page = "<!-- output: docs_one -->\n```text\nhello\n```\n"
        self.assert_passes(page, "4 passed, 0 failed")
        self.assert_fails(page.replace("hello", "bye"), "is out of date")
        self.assert_fails(page.replace("docs_one", "docs_none"), "ended with status 127")
        self.assert_fails(page.replace(" -->", "; status 1 -->"), "ended with status 0")

    def test_a_program_must_print_what_its_record_says(self):
        self.write("docs/examples/one.out", "something\n")
        self.assert_fails("", "prints something else than one.out")
        (self.tree / "docs/examples/one.out").unlink()
        self.assert_fails("", "there is no one.out")

    def test_the_compilers_words_are_shown_without_a_path(self):
        self.write("README.md", "<!-- compiler: tests/wrong.cpp g++; lines 1 -->\n")
        self.assertEqual(self.run_tool("--write")[0], 0)
        message = "wrong.cpp:2:5: error: redefinition of 'int one'"
        self.assertIn(f"```text\n{message}\n```\n", self.page())
        self.assertEqual(self.run_tool("--check")[0], 0)
        page = "<!-- compiler: docs/examples/one.cpp g++ -->\n```\n```\n"
        self.assert_fails(page, "one.cpp compiles")

    def test_a_flag_is_given_to_the_compiler(self):
        self.write("tests/empty.cpp", "#ifdef FAULT\n#error stop\n#endif\n")
        self.assert_fails("<!-- compiler: tests/empty.cpp g++; first -->\n```\n```\n",
                          "empty.cpp compiles")
        self.assert_passes("<!-- compiler: tests/empty.cpp g++; first; flag -DFAULT -->\n"
                           "```\nerror: #error stop\n```\n", "4 passed, 0 failed")

    def test_a_moved_line_of_the_library_makes_no_other_message(self):
        old = "writ.hpp:12:3: error: no\n   12 | x\na.cpp:1:1: note: here\n"
        self.assertTrue(docs.same("compiler", old, old.replace("12", "14")))
        self.assertFalse(docs.same("compiler", old, old.replace("a.cpp:1", "a.cpp:2")))

    def test_write_fills_in_and_check_is_content_then(self):
        self.write("README.md", "a\n<!-- code: docs/examples/one.cpp#body -->\n"
                                "```cpp\nold\n```\nb\n"
                                "<!-- diff: docs/examples/one.cpp docs/examples/two.cpp -->\n\nc\n")
        self.assertEqual(self.run_tool("--write")[0], 0)
        self.assertTrue(self.page().startswith(
            "a\n<!-- code: docs/examples/one.cpp#body -->\n" + BODY + "b\n"), self.page())
        self.assertIn('```diff\n #include <cstdio>\n int main() {\n-    std::puts("hello");\n'
                      '+    std::puts("hello again");\n }\n```\n\nc\n', self.page())
        self.assertEqual(self.run_tool("--check")[0], 0)

    def test_a_dead_link_fails(self):
        self.assert_passes("[one](docs/examples/one.cpp#top) [web](https://example.org/x)\n",
                           "3 passed, 0 failed")
        self.assert_fails("[none](docs/none.md)\n", "README.md: links: there is no docs/none.md")


if __name__ == "__main__":
    sys.exit(run_unit_tests(sys.modules[__name__]))
