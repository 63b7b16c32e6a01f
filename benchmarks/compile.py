#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What declarations and their proof cost the compiler: time, memory, and what is compiled again.

    ./dev bench compile              rounds as the page says
    benchmarks/compile.py --rounds 1 --without-yardsticks
    benchmarks/compile.py --only-codec

Time is processor time of `-std=c++20 -O0 -c`, memory is the largest resident set. In a round each
source is compiled once by each compiler, so that what is compared ran side by side. A figure is the
median of its value in each round; an aim that lies inside the spread is met.
"""

import argparse
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
sys.dont_write_bytecode = True

from sources import codec_messages, rebuild, writ_system, yardsticks  # noqa: E402

COMPILERS = ("g++", "clang++-19")
SIZES = (10, 20, 60, 100, 200, 400, 800)
COMPARED = (20, 100, 200)
MESSAGES = (10, 20, 50, 100)
LONGEST = 120  # seconds


class Job:
    """A source, and how many rounds of it are worth their time."""

    def __init__(self, name, text, rounds, flags=()):
        self.name = name
        self.text = text
        self.rounds = rounds
        self.flags = flags


def jobs(rounds, with_yardsticks):
    few = min(rounds, 3)
    made = [Job("empty", "\n", rounds),
            Job("writ", writ_system.bare(), rounds),
            Job("writ one 20", writ_system.one_service(20), rounds),
            Job("writ one 200", writ_system.one_service(200), rounds)]
    if os.path.exists(yardsticks.NLOHMANN):
        made.append(Job("nlohmann", yardsticks.nlohmann_bare(), rounds))
    for size in SIZES:
        made.append(Job(f"writ {size}", writ_system.whole_system(size),
                        rounds if size <= 400 else few))
        made.append(Job(f"contracts {size}", writ_system.contracts_only(size), few))
    for name, header in (("hana", yardsticks.HANA), ("caf", yardsticks.CAF)):
        if with_yardsticks and os.path.exists(header):
            made.append(Job(name, getattr(yardsticks, f"{name}_bare")(), few))
            made += [Job(f"{name} {size}", getattr(yardsticks, name)(size), few if size < 100 else 1)
                     for size in COMPARED]
    return made + codec_jobs(rounds)


def codec_jobs(rounds):
    """Messages of five fields that are read and written."""
    made = []
    for name, header, flags in codecs():
        if not header or not os.path.exists(header):
            continue
        for size in (0, *MESSAGES):
            text = getattr(codec_messages, name)(size)
            made.append(Job(f"{name} codec {size}", text, rounds, flags))
    return made


def codecs():
    glaze = codec_messages.glaze_include()
    return (("writ", ROOT / "include/writ/codec/json.hpp", ()),
            ("nlohmann", yardsticks.NLOHMANN, ()),
            ("hana", yardsticks.HANA if os.path.exists(yardsticks.NLOHMANN) else None, ()),
            ("glaze", glaze, ("-std=c++23", f"-isystem{glaze}")))


def compile_once(compiler, source, flags):
    """Processor seconds and megabytes; None where it did not end in time, or not well."""
    command = [compiler, "-std=c++20", "-O0", f"-I{ROOT / 'include'}", *flags, "-c", "-o",
               os.devnull, str(source)]
    limited = ["timeout", str(LONGEST), *command]
    running = subprocess.Popen(limited, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    words = running.stderr.read()
    running.stderr.close()
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode not in (0, 124):
        raise RuntimeError(f"{compiler} {source.name}: {words.decode(errors='replace')[:1000]}")
    if running.returncode == 124:
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


class Measured:
    """All that was measured: by compiler and job, a list with one entry a round."""

    def __init__(self):
        self.all = {}

    def run(self, every, rounds):
        with tempfile.TemporaryDirectory() as folder:
            sources = {}
            for number, job in enumerate(every):
                sources[job.name] = Path(folder) / f"job{number}.cpp"
                sources[job.name].write_text(job.text)
            for turn in range(rounds):
                for job in every:
                    for compiler in COMPILERS:
                        known = self.all.setdefault((compiler, job.name), [])
                        if turn < job.rounds and None not in known:
                            known.append(compile_once(compiler, sources[job.name], job.flags))
                print(f"round {turn + 1} of {rounds}", file=sys.stderr)

    def has(self, compiler, name):
        known = self.all.get((compiler, name), [])
        return bool(known) and None not in known

    def seconds(self, compiler, name):
        return [each[0] for each in self.all[compiler, name]]

    def megabytes(self, compiler, name):
        return [each[1] for each in self.all[compiler, name]]

    def extra(self, compiler, name, bare):
        """Seconds over the bare include, round by round."""
        return [a - b for a, b in zip(self.seconds(compiler, name), self.seconds(compiler, bare))]


def ratio(above, below):
    return [a / b for a, b in zip(above, below)]


def exponent(measured, compiler, small, large, name="writ", bare="writ"):
    pairs = zip(measured.extra(compiler, f"{name} {small}", bare),
                measured.extra(compiler, f"{name} {large}", bare))
    return [math.log(b / a) / math.log(large / small) for a, b in pairs]


def per_message(measured, compiler, name):
    """Milliseconds for one message more, round by round."""
    small, large = MESSAGES[0], MESSAGES[-1]
    if not measured.has(compiler, f"{name} codec {large}"):
        return []
    extra = measured.extra(compiler, f"{name} codec {large}", f"{name} codec {small}")
    return [1000 * each / (large - small) for each in extra]


def figure(name, values, aim, unit=""):
    if not values:
        return f"{name} | not measured | <= {aim}{unit} | not measured"
    middle, low, high = statistics.median(values), min(values), max(values)
    digits = 0 if middle >= 10 else 2
    shown = f"{middle:.{digits}f}{unit} ({low:.{digits}f} to {high:.{digits}f})"
    return f"{name} | {shown} | <= {aim}{unit} | {'ok' if low <= aim else 'short'}"


def figures(measured):
    lines = []
    for c in COMPILERS:
        against = measured.seconds(c, "nlohmann") if measured.has(c, "nlohmann") else []
        lines += [
            figure(f"{c}: writ/writ.hpp : nlohmann/json.hpp",
                   ratio(measured.seconds(c, "writ"), against), 0.30),
            figure(f"{c}: 200 contracts proven, extra time : nlohmann/json.hpp",
                   ratio(measured.extra(c, "writ 200", "writ"), against), 0.5),
            figure(f"{c}: 200 contracts proven, extra memory",
                   [a - b for a, b in zip(measured.megabytes(c, "writ 200"),
                                          measured.megabytes(c, "writ"))], 160, " MB"),
            figure(f"{c}: growth exponent of the extra time, 60 to 400",
                   exponent(measured, c, 60, 400), 1.15),
            figure(f"{c}: one service out of 200 contracts : out of 20",
                   ratio(measured.seconds(c, "writ one 200"),
                         measured.seconds(c, "writ one 20")), 1.5)]
        lines += codec_figures(measured, c)
    return lines


def codec_figures(measured, compiler):
    what = f"{compiler}: a message read and written"
    ours = per_message(measured, compiler, "writ")
    lines = [figure(f"{what} : {label}", ratio(ours, per_message(measured, compiler, name)), 1)
             for name, label in (("nlohmann", "nlohmann's macro"), ("glaze", "glaze"),
                                 ("hana", "a Hana loop"))]
    growth = exponent(measured, compiler, MESSAGES[1], MESSAGES[-1], "writ codec", "writ codec 0")
    return lines + [figure(f"{what}, growth exponent, {MESSAGES[1]} to {MESSAGES[-1]}", growth,
                           1.15)]


def rebuilds():
    with tempfile.TemporaryDirectory() as folder:
        first, body, field = rebuild.changes(folder, ROOT / "include")
    others = [name for name in field if name not in ("service2", "system")]
    print(f"\nbuilt: {', '.join(first)}\nafter a handler's body in service1.cpp: {', '.join(body)}"
          f"\nafter a field more in contracts2.hpp: {', '.join(field)}\n")
    good = body == ["service1"] and "service2" in field and "system" in field
    return [f"files compiled after a handler's body changed | {len(body)} | <= 1 | "
            f"{'ok' if body == ['service1'] else 'short'}",
            f"services compiled that do not use a contract's list | {len(others)} | <= 0 | "
            f"{'ok' if good and not others else 'short'}"]


def shown(measured, compiler, name):
    if (compiler, name) not in measured.all:
        return "not measured"
    if not measured.has(compiler, name):
        return f"over {LONGEST} s"
    return (f"{statistics.median(measured.seconds(compiler, name)):.2f} s, "
            f"{statistics.median(measured.megabytes(compiler, name)):.0f} MB")


def table(measured, title, names):
    print(f"\n| {title} | " + " | ".join(COMPILERS) + " |")
    print("|---|" + "---|" * len(COMPILERS))
    for label, name in names:
        print(f"| {label} | " + " | ".join(shown(measured, c, name) for c in COMPILERS) + " |")


def tables(measured):
    table(measured, "include alone", [("nothing", "empty"), ("writ/writ.hpp", "writ"),
                                      ("nlohmann/json.hpp", "nlohmann"),
                                      ("boost/hana.hpp", "hana"), ("caf/all.hpp", "caf")])
    table(measured, "contracts, proven", [(size, f"contracts {size}") for size in SIZES])
    table(measured, "a whole system of contracts, proven",
          [(size, f"writ {size}") for size in SIZES])
    table(measured, "one service of a system of",
          [(size, f"writ one {size}") for size in (20, 200)])
    for name, title in (("hana", "Hana: structs, and one map by type"),
                        ("caf", "CAF: typed actors that answer half of the messages")):
        table(measured, title, [(size, f"{name} {size}") for size in COMPARED])


def codec_table(measured):
    names = [name for name, _, _ in codecs()]
    print("\n| messages read and written, g++ | " + " | ".join(names) + " |")
    print("|---|" + "---|" * len(names))
    for size in (0, *MESSAGES):
        cells = [shown(measured, "g++", f"{name} codec {size}") for name in names]
        print(f"| {size} | " + " | ".join(cells) + " |")
    for compiler in COMPILERS:
        medians = [per_message(measured, compiler, name) for name in names]
        cells = [f"{statistics.median(each):.1f} ms" if each else "not measured"
                 for each in medians]
        print(f"| one more, {compiler} | " + " | ".join(cells) + " |")


def machine():
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    for compiler in COMPILERS:
        print(subprocess.run([compiler, "--version"], capture_output=True,
                             text=True).stdout.splitlines()[0])


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=7)
    asked.add_argument("--without-yardsticks", action="store_true")
    asked.add_argument("--only-codec", action="store_true",
                       help="only messages that are read and written")
    options = asked.parse_args()
    measured = Measured()
    if options.only_codec:
        measured.run(codec_jobs(options.rounds), options.rounds)
        machine()
        codec_table(measured)
        print("\n" + "\n".join(line for c in COMPILERS for line in codec_figures(measured, c)))
        return
    measured.run(jobs(options.rounds, not options.without_yardsticks), options.rounds)
    machine()
    tables(measured)
    codec_table(measured)
    last = rebuilds() + figures(measured)
    print("\n".join(last))


if __name__ == "__main__":
    main()
