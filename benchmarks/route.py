#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What it costs to find the handler of a wire name, against what one would write by hand.

    ./dev bench route                rounds as the page says
    benchmarks/route.py --rounds 3 --sets 1

A lookup and the call of its handler, which adds to a counter, in a random but fixed order, by g++
-O2. The peers are in one program and take turns in each round. A set is a choice of names; a round's
figure is the geometric mean of the sets, and what is shown is the median of the rounds with the
smallest and the largest; an aim that lies inside the spread is met.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.dont_write_bytecode = True

from sources import routes  # noqa: E402

AIMS = {8: 1.1, 64: 1.1, 256: 0.85, 1024: 0.85}
WHOLE = (8, 64)  # services of which dispatch() is measured
ORDERS = ("all known", "10 % unknown")
PEERS = {"switch": "switch on length + memcmp", "writ": "writ",
         "map": "unordered_map<string, function>", "gperf": "gperf"}


def run(text, folder, compiler):
    """Builds a program and returns the lines that it prints, as words."""
    source, program = Path(folder) / "route.cpp", Path(folder) / "route"
    source.write_text(text)
    subprocess.run([compiler, "-std=c++20", "-O2", f"-I{ROOT / 'include'}", "-o", str(program),
                    str(source)], check=True)
    printed = subprocess.run([str(program)], check=True, capture_output=True, text=True).stdout
    return [line.split() for line in printed.splitlines()]


def measured_set(size, number, options, gperf, folder):
    """Nanoseconds by peer and order, a list with one entry a round."""
    found = {}
    text = routes.lookup_program(size, number, options.rounds, options.repeats, gperf)
    for peer, *spent in run(text, folder, options.compiler):
        for order, each in zip(ORDERS, spent):
            found.setdefault((peer, order), []).append(float(each))
    return found


def ratios(sets, peer, order):
    """Against the switch, round by round."""
    rounds = zip(*([a / b for a, b in zip(each[peer, order], each["switch", order])]
                   for each in sets))
    return [statistics.geometric_mean(each) for each in rounds]


def shown(sets, peer, order):
    if (peer, order) not in sets[0]:
        return "not measured"
    spent = statistics.geometric_mean(statistics.median(each[peer, order]) for each in sets)
    return f"{spent:.1f} ns, {statistics.median(ratios(sets, peer, order)):.2f}"


def figure(name, values, aim):
    middle, low, high = statistics.median(values), min(values), max(values)
    return (f"{name} | {middle:.2f} ({low:.2f} to {high:.2f}) | <= {aim} | "
            f"{'ok' if low <= aim else 'short'}")


def table(measured):
    for order in ORDERS:
        print(f"\n| {order}: a lookup and its call | " +
              " | ".join(f"{size} names" for size in measured) + " |")
        print("|---|" + "---|" * len(measured))
        for peer, said in PEERS.items():
            print(f"| {said} | " +
                  " | ".join(shown(sets, peer, order) for sets in measured.values()) + " |")


def whole(options, folder):
    print("\n| dispatch() of a service, with the decoding of one number | |\n|---|---|")
    for size in WHOLE:
        text = routes.dispatch_program(size, options.rounds, 4)
        spent = [float(line[0]) for line in run(text, folder, options.compiler)]
        print(f"| {size} names | {statistics.median(spent):.0f} ns |")
    print()


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--sets", type=int, default=5)
    asked.add_argument("--repeats", type=int, default=16)
    asked.add_argument("--compiler", default="g++")
    asked.add_argument("--sizes", type=int, nargs="*", default=list(AIMS))
    options = asked.parse_args()
    gperf = shutil.which("gperf")
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            measured[size] = [measured_set(size, number, options, gperf, folder)
                              for number in range(options.sets)]
            print(f"{size} names", file=sys.stderr)
        print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}")
        print(subprocess.run([options.compiler, "--version"], capture_output=True,
                             text=True).stdout.splitlines()[0])
        table(measured)
        whole(options, folder)
    for size, sets in measured.items():
        for order in ORDERS:
            print(figure(f"{size} names, {order}: writ : switch", ratios(sets, "writ", order),
                         AIMS.get(size, 1.1)))


if __name__ == "__main__":
    main()
