#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Runs the test programs of a build folder and counts their test cases.

Which programs there are is asked of ctest. A Catch2 program counts its cases; another program is
one test, passed when it ends with status 0. A program that ends before its summary has failed.
"""

import argparse
import json
import re
import sys
from pathlib import Path

from common import Tally, in_parallel, run

SECONDS = 900


def programs_of(build):
    """Name, label and command of each test program that ctest knows in a build folder."""
    listing = run(["ctest", "--test-dir", build, "--show-only=json-v1"])
    tests = json.loads(listing.stdout)["tests"] if listing.returncode == 0 else []
    out = []
    for test in tests:
        properties = {entry["name"]: entry["value"] for entry in test["properties"]}
        label = (properties.get("LABELS") or [""])[0]
        if label in ("catch2", "program"):
            out.append((test["name"], label, test.get("command"),
                        properties.get("WORKING_DIRECTORY")))
    return out


def counts_of(output):
    """Passed and failed cases by the last lines of a Catch2 program, or nothing."""
    if found := re.search(r"^All tests passed \(.* in (\d+) test cases?\)$", output, re.MULTILINE):
        return int(found[1]), 0
    found = re.search(r"^test cases: *(\d+) \|(.*)$", output, re.MULTILINE)
    if not found:
        return None
    failed = re.search(r"(\d+) failed", found[2])
    failed = int(failed[1]) if failed else 0
    return int(found[1]) - failed, failed


def execute(program):
    name, label, command, folder = program
    if not command or not Path(command[0]).exists():
        return 0, 1, f"{name} has not been built\n"
    result = run(command, seconds=SECONDS, cwd=folder)
    output = result.stdout + result.stderr
    counts = counts_of(result.stdout) if label == "catch2" else None
    passed, failed = counts or ((1, 0) if label == "program" else (0, 0))
    if result.returncode != 0 and failed == 0:
        failed = 1
        passed = 0 if label == "program" else passed
        output += f"ended with status {result.returncode}\n"
    if label == "catch2" and passed + failed == 0:
        return 0, 1, output + "no test case was run\n"
    return passed, failed, output


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("build", type=Path, help="build folder")
    parser.add_argument("names", nargs="*", help="programs; all, when there is none")
    options = parser.parse_args(words)
    tally = Tally()
    programs = programs_of(options.build)
    if options.names:
        programs = [each for each in programs if each[0] in options.names]
    for program, (passed, failed, output) in zip(programs, in_parallel(execute, programs)):
        tally.passed += passed
        tally.failed += failed
        if failed:
            print(f"FAILED: {program[0]}\n{output}")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
