#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Builds the fuzz targets with libFuzzer and sanitizers, and runs each for its share of the time.

A target is tests/fuzz/<name>.cpp; its seeds are in tests/fuzz/seeds/<name>, what was found earlier
in tests/fuzz/regressions/<name>, its dictionary is tests/fuzz/<name>.dict, or that of its name's
first word. What it learns is kept in build/fuzz/corpus/<name>, what it finds goes to
build/fuzz/findings.
"""

import argparse
import os
import re
import shutil
import sys
import time
from pathlib import Path

from common import ROOT, Tally, WARNINGS, in_parallel, run

NO_TARGETS = ("fuzzer", "replay")
LONGEST_INPUT = 4096
FLAGS = ("-std=c++20", "-O1", "-g1", "-fno-omit-frame-pointer", "-D_GLIBCXX_ASSERTIONS",
         "-fsanitize=fuzzer-no-link,address,undefined", "-fno-sanitize-recover=all")
LINK_FLAGS = ("-fsanitize=fuzzer,address,undefined",)


class Fuzzer:
    def __init__(self, tree, name):
        self.name = name
        self.source = tree / "tests/fuzz" / f"{name}.cpp"
        self.tree = tree
        self.build = tree / "build/fuzz"
        self.program = self.build / name

    def compile(self, source):
        """The object file, and what was said if there is none."""
        target = self.build / f"{source.stem}.o"
        launcher = ["ccache"] if shutil.which("ccache") else []
        done = run([*launcher, "clang++-19", *FLAGS, *WARNINGS, f"-I{self.tree / 'include'}",
                    f"-I{self.tree / 'tests'}", "-c", source, "-o", target], seconds=300)
        return target, done.stderr if done.returncode else ""

    def link(self, main):
        """What was said when it could not be built; nothing when it was."""
        target, said = self.compile(self.source)
        if said:
            return said
        done = run(["clang++-19", *LINK_FLAGS, target, main, "-o", self.program])
        return done.stderr if done.returncode else ""

    def dictionary(self):
        for stem in (self.name, self.name.split("_")[0]):
            path = self.source.with_name(f"{stem}.dict")
            if path.exists():
                return [f"-dict={path}"]
        return []

    def folders(self):
        learnt = self.build / "corpus" / self.name
        learnt.mkdir(parents=True, exist_ok=True)
        given = [self.source.parent / kind / self.name for kind in ("seeds", "regressions")]
        return [learnt, *(each for each in given if each.is_dir())]

    def fuzz(self, seconds):
        """How many inputs were run, the problems, and what was said about them."""
        findings = self.build / "findings"
        findings.mkdir(parents=True, exist_ok=True)
        done = run([self.program, f"-max_total_time={seconds}", f"-max_len={LONGEST_INPUT}",
                    "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0",
                    f"-artifact_prefix={findings / self.name}-", *self.dictionary(),
                    *self.folders()], seconds=seconds + 120)
        counted = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
        count = int(counted.group(1)) if counted else 0
        if not done.returncode:
            return count, [] if count else ["no input was run"], ""
        return count, [self.finding(done.stderr)], shortened(done.stderr)

    def finding(self, said):
        written = re.search(r"Test unit written to (\S+)", said)
        if not written:
            return "it stopped, without an input that shows why"
        return f"a finding: {self.program} {written.group(1)}"


def shortened(said):
    """What was broken and where, without the machinery below it."""
    wanted = re.compile(r"what\(\)|ERROR:|runtime error|SUMMARY|^\s+#\d.* \S+\.[ch]pp:\d")
    return "\n".join([line for line in said.splitlines() if wanted.search(line)][:25])


def targets_in(tree):
    return sorted(path.stem for path in (tree / "tests/fuzz").glob("*.cpp")
                  if path.stem not in NO_TARGETS)


def main(words=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all, when there is none")
    parser.add_argument("--seconds", type=int, default=60, help="for all of them, together")
    parser.add_argument("--tree", type=Path, default=ROOT, help="another tree, to test this tool")
    options = parser.parse_args(words)
    tree, tally = options.tree.resolve(), Tally()
    known = targets_in(tree)
    for name in options.targets:
        if name not in known:
            tally.note(name, [f"there is no such target; there are: {' '.join(known)}"])
    fuzzers = [Fuzzer(tree, name) for name in options.targets or known if name in known]
    if not fuzzers:
        return tally.finish()

    (tree / "build/fuzz").mkdir(parents=True, exist_ok=True)
    main_object, said = fuzzers[0].compile(tree / "tests/fuzz/fuzzer.cpp")
    if said:
        tally.note("fuzzer", ["does not compile"], said)
        return tally.finish()
    began = time.monotonic()
    said = in_parallel(lambda fuzzer: fuzzer.link(main_object), fuzzers)
    built = []
    for fuzzer, text in zip(fuzzers, said):
        if text:
            tally.note(fuzzer.name, ["does not compile"], text)
        else:
            built.append(fuzzer)
    print(f"{len(built)} targets built in {time.monotonic() - began:.0f} s")

    at_once = min(os.cpu_count() or 1, 4, max(len(built), 1))
    share = max(options.seconds * at_once // max(len(built), 1), 1)
    total = 0
    for fuzzer, (count, problems, text) in zip(
            built, in_parallel(lambda each: each.fuzz(share), built)):
        print(f"{fuzzer.name}: {count} inputs in {share} s")
        tally.note(fuzzer.name, problems, text)
        total += count
    print(f"{total} inputs in all")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
