# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What the tools share: where the tree is, running a command, counting tests."""

import os
import subprocess
import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPILERS = ("g++", "clang++-19")
WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror")


def run(command, seconds=120, **options):
    """Runs a command in the C locale; a command that hangs or is not there has failed, too."""
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        return subprocess.run([str(word) for word in command], capture_output=True, text=True,
                              errors="replace", env=environment, timeout=seconds, **options)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", f"no end after {seconds} s\n")
    except OSError as problem:
        return subprocess.CompletedProcess(command, 127, "", f"{command[0]}: {problem.strerror}\n")


def check_syntax(compiler, source, *flags):
    """Compiles without output. The compiler's own defaults, but for colours."""
    return run([compiler, "-std=c++20", "-fsyntax-only", "-fdiagnostics-color=never",
                *flags, source])


def in_parallel(function, items):
    """The results in the order of the items."""
    with ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as workers:
        return list(workers.map(function, items))


def without_licence(text):
    """A source as documentation shows it: without the two lines of its head."""
    lines = text.splitlines()
    while lines and (not lines[0].strip() or lines[0].startswith(("// Copyright", "// SPDX"))):
        lines.pop(0)
    return "\n".join(lines).rstrip() + "\n"


class Tally:
    """Counts tests, prints the failed ones at once, and ends with the line that `./dev` adds up."""

    def __init__(self, verbose=False):
        self.passed = 0
        self.failed = 0
        self.verbose = verbose

    def note(self, name, problems, output=""):
        if not problems:
            self.passed += 1
            if self.verbose:
                print(f"passed: {name}")
        else:
            self.failed += 1
            print(f"FAILED: {name}: {'; '.join(problems)}")
        if output and (problems or self.verbose):
            print("".join(f"    {line}\n" for line in output.splitlines()), end="")

    def finish(self):
        if self.passed + self.failed == 0:
            self.note("at least one test", ["there is nothing to test"])
        print(f"{self.passed} passed, {self.failed} failed")
        sys.stdout.flush()
        return 1 if self.failed else 0


def run_unit_tests(module):
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    result = unittest.TextTestRunner(sys.stdout).run(suite)
    tally = Tally()
    tally.failed = len(result.failures) + len(result.errors)
    tally.passed = result.testsRun - tally.failed
    return tally.finish()
