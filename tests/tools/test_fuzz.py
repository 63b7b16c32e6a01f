#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The fuzzing tool finds a broken promise and an overflow, and says how many inputs it ran."""

import contextlib
import io
import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import fuzz
from common import ROOT, run_unit_tests

TARGET = """#include "target.hpp"
static bool run(std::string_view input) {
    %s
    return !input.empty();
}
static const fuzz::registered registered{"%s", &run};
"""
TARGETS = {
    "good": "fuzz::require(input.size() < 100'000, \"small\");",
    "broken": "fuzz::require(!input.starts_with(\"ab\"), \"never ab\");",
    "beyond": "if (input.size() == 2) return input.data()[2] == 'x';",
    "wrong": "no such thing;",
}
SEEDS = ("a", "xy", "abc")


class FuzzTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """One run over all of them: each costs a second and more."""
        with tempfile.TemporaryDirectory() as folder:
            where = Path(folder) / "tests/fuzz"
            where.mkdir(parents=True)
            for name in ("fuzzer.cpp", "target.hpp"):
                shutil.copy(ROOT / "tests/fuzz" / name, where / name)
            for name, body in TARGETS.items():
                (where / f"{name}.cpp").write_text(TARGET % (body, name))
                (where / "seeds" / name).mkdir(parents=True)
                for seed in SEEDS:
                    (where / "seeds" / name / seed).write_text(seed)
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                cls.status = fuzz.main(["--tree", folder, "--seconds", "2", *TARGETS, "god"])
            cls.said = out.getvalue()
            cls.found = sorted(path.name for path in
                               (Path(folder) / "build/fuzz/findings").glob("*"))

    def test_the_inputs_of_a_good_target_are_counted(self):
        self.assertRegex(self.said, r"good: [1-9]\d* inputs in 1 s")
        self.assertNotIn("FAILED: good", self.said)

    def test_a_broken_promise_is_a_finding_with_its_reproducer(self):
        self.assertIn("what():  never ab", self.said)
        self.assertRegex(self.said, r"FAILED: broken: a finding: \S+/broken \S+/broken-crash")
        self.assertTrue(any(name.startswith("broken-crash") for name in self.found))

    def test_a_byte_read_beyond_the_end_is_a_finding(self):
        self.assertIn("heap-buffer-overflow", self.said)
        self.assertIn("FAILED: beyond: a finding", self.said)

    def test_a_target_that_does_not_compile_fails_and_the_others_run(self):
        self.assertIn("FAILED: wrong: does not compile", self.said)
        self.assertIn("3 targets built", self.said)

    def test_a_name_that_is_no_target_fails(self):
        self.assertIn("FAILED: god: there is no such target; there are: beyond broken good wrong",
                      self.said)

    def test_the_last_line_is_the_sum(self):
        self.assertTrue(self.said.endswith("\n1 passed, 4 failed\n"))
        self.assertEqual(self.status, 1)


if __name__ == "__main__":
    sys.exit(run_unit_tests(sys.modules[__name__]))
