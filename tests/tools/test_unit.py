#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Test programs are counted by what they report, and one that breaks off has failed."""

import sys
import tempfile
import unittest
from pathlib import Path

import unit
from common import run_unit_tests


class UnitTest(unittest.TestCase):
    def execute(self, label, script):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            program.write_text("#!/bin/sh\n" + script)
            program.chmod(0o755)
            return unit.execute(("program", label, [str(program)], folder))

    def test_all_passed(self):
        script = "echo 'All tests passed (5 assertions in 3 test cases)'"
        self.assertEqual(self.execute("catch2", script)[:2], (3, 0))

    def test_some_failed(self):
        script = "echo 'test cases: 7 | 5 passed | 2 failed'; exit 2"
        self.assertEqual(self.execute("catch2", script)[:2], (5, 2))

    def test_all_failed(self):
        script = "echo 'test cases: 2 | 2 failed'; exit 2"
        self.assertEqual(self.execute("catch2", script)[:2], (0, 2))

    def test_a_leak_at_the_end_is_a_failure(self):
        script = "echo 'All tests passed (1 assertion in 1 test case)'; exit 23"
        self.assertEqual(self.execute("catch2", script)[:2], (1, 1))

    def test_a_crash_is_a_failure(self):
        passed, failed, output = self.execute("catch2", "kill -SEGV $$")
        self.assertEqual((passed, failed), (0, 1))
        self.assertIn("ended with status", output)

    def test_no_test_case_is_a_failure(self):
        self.assertEqual(self.execute("catch2", "echo 'No tests ran'")[:2], (0, 1))

    def test_a_program_is_one_test(self):
        self.assertEqual(self.execute("program", "exit 0")[:2], (1, 0))
        self.assertEqual(self.execute("program", "exit 1")[:2], (0, 1))

    def test_a_program_that_was_not_built_is_a_failure(self):
        self.assertEqual(unit.execute(("none", "program", ["/none"], "/"))[:2], (0, 1))


if __name__ == "__main__":
    sys.exit(run_unit_tests(sys.modules[__name__]))
