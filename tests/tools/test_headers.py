#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The check of the headers finds one that leans on another, that has no guard, or that warns."""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

import headers
from common import run_unit_tests

GOOD = "#pragma once\nnamespace writ { inline int one() { return 1; } }\n"


class HeadersTest(unittest.TestCase):
    def check(self, text, name="one.hpp"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "include/writ" / name
            path.parent.mkdir(parents=True)
            path.write_text(text)
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                headers.main(["--tree", folder])
            return out.getvalue().splitlines()[-1]

    def test_a_good_header_passes_with_both_compilers(self):
        self.assertEqual(self.check(GOOD), "2 passed, 0 failed")

    def test_a_header_that_others_include_is_compiled_once(self):
        self.assertEqual(self.check(GOOD, "runtime/one.hpp"), "1 passed, 0 failed")

    def test_a_header_without_guard_fails(self):
        self.assertEqual(self.check(GOOD.replace("#pragma once", "")), "0 passed, 2 failed")

    def test_a_header_that_needs_another_fails(self):
        self.assertEqual(self.check(GOOD + "inline std::size_t two();\n"), "0 passed, 2 failed")

    def test_a_warning_fails(self):
        text = GOOD + "inline char cut(int number) { return number; }\n"
        self.assertEqual(self.check(text), "0 passed, 2 failed")


if __name__ == "__main__":
    sys.exit(run_unit_tests(sys.modules[__name__]))
