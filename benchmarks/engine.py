#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What it costs to carry messages, against what one would write by hand and against others.

    ./dev bench engine
    benchmarks/engine.py --rounds 3 --only durable

Each peer is a program that prints what it measured. In a round they run one after the other; a
figure is the median over the rounds of the ratio within a round, with the smallest and the largest,
and an aim that lies inside the spread is met. Peers whose tools are not there are not measured.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PEERS = ROOT / "benchmarks" / "peers"
BUILT_PEERS = ROOT / "build" / "peers"
sys.path.insert(0, str(PEERS))
sys.dont_write_bytecode = True

import postgres  # noqa: E402

LONGEST = 300  # seconds, for one program


class Programs:
    """The programs that are there, by what they are called in this file."""

    def __init__(self, folder):
        self.folder = folder
        self.missing = {}

    def run(self, name, *words):
        """What a program printed, or nothing where it is not there."""
        program = self.folder / f"bench_engine_{name}"
        if not program.exists():
            self.missing[name] = "it is not built"
            return None
        return printed_by([program, *words])

    def on_file(self, name, *words):
        with tempfile.TemporaryDirectory() as folder:
            return self.run(name, Path(folder) / "store.db", *words)


def printed_by(words, **how):
    printed = subprocess.run([str(word) for word in words], capture_output=True, text=True,
                             timeout=LONGEST, **how)
    if printed.returncode != 0:
        raise RuntimeError(f"{words}: {printed.stderr or printed.returncode}")
    return json.loads(printed.stdout)


def build():
    subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, capture_output=True)
    known = subprocess.run(["cmake", "--build", "--preset", "release", "--target", "help"],
                           cwd=ROOT, capture_output=True, text=True).stdout
    targets = sorted({word.rstrip(":") for word in known.split()
                      if word.startswith("bench_engine_") and "/" not in word and "." not in word})
    subprocess.run(["cmake", "--build", "--preset", "release", "--target", *targets],
                   cwd=ROOT, check=True, capture_output=True)


# ---- peers in other languages: (what to run, or nothing), and why not


def install(tools, *words, folder):
    for tool in tools:
        if not shutil.which(tool):
            return f"there is no {tool}"
    made = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    return None if made.returncode == 0 else made.stderr.strip().splitlines()[-1]


def node_ts_bus():
    folder = BUILT_PEERS / "node_ts_bus"
    shutil.copytree(PEERS / "node_ts_bus", folder, dirs_exist_ok=True)
    why = install(("node", "npm"), "npm", "install", "--no-audit", "--no-fund", folder=folder)
    return (["node", folder / "flow.cjs"] if not why else None), why


def watermill():
    program = BUILT_PEERS / "watermill_postgres"
    if not postgres.version():
        return None, "there is no PostgreSQL"
    why = install(("go",), "go", "build", "-o", program, ".", folder=PEERS / "watermill_postgres")
    return ([program] if not why else None), why


def on_postgres(program, *words):
    with postgres.running() as variables:
        return printed_by([*program, *words], env={**os.environ, **variables})


# ---- stories: each returns what one round measured, by peer


def in_process(programs, peers, options):
    count = options.messages
    return {"express": programs.run("in_process_writ", count, "express"),
            "lossy": programs.run("in_process_writ", count, "lossy"),
            "stored": programs.run("in_process_writ", count // 20, "stored"),
            "CAF": programs.run("in_process_caf", count),
            "queue": programs.run("in_process_queue", count)}


def flow(programs, peers, options):
    count = options.messages // 10
    program = peers["@node-ts/bus"]
    return {"flow, stored": programs.run("flow_writ", count, "stored"),
            "flow, express": programs.run("flow_writ", count, "express"),
            "@node-ts/bus": printed_by([*program, count // 20]) if program else None}


def step(programs, peers, options):
    count = options.messages // 200
    made = {"workflow step": programs.run("step_writ", count),
            "nested switch": programs.run("step_switch", count)}
    digests = {each["digest"] for each in made.values() if each}
    if len(digests) > 1:
        raise RuntimeError("the steps are not decided alike")
    return made


def durable(programs, peers, options):
    count = options.flows
    ours = programs.on_file("durable_writ", count)
    group = round(ours["group"]) if ours else 400
    program = peers["Watermill"]
    return {"durable": ours,
            "bare loop": programs.on_file("durable_bare", count, group),
            "one a transaction": programs.on_file("durable_bare", count // 20, 1),
            "Watermill": on_postgres(program, count // 4, 100) if program else None,
            "one process": programs.on_file("processes_writ", count, 1),
            "two processes": programs.on_file("processes_writ", count, 2)}


def latency(programs, peers, options):
    return {"1,000 a second": programs.on_file("latency_writ", 1_000, 10)}


def idle(programs, peers, options):
    """Files that are filled once; each start has a copy of its own, since it publishes rows."""
    if not hasattr(options, "filled"):
        options.filled = tempfile.TemporaryDirectory()
        for name, instances, outbox in (("empty", 0, 0), ("full", 1_000_000, 100_000)):
            if programs.run("idle_writ", Path(options.filled.name) / name, "fill", instances,
                            outbox) is None:
                return {}
    made = {}
    for name in ("empty", "full"):
        copy = Path(options.filled.name) / "copy"
        shutil.copyfile(Path(options.filled.name) / name, copy)
        os.sync()
        for what in ("scan", "memory", "start"):
            made[f"{name}: {what}"] = programs.run("idle_writ", copy, what)
        for rest in copy.parent.glob("copy*"):
            rest.unlink()
    return made


# ---- figures: of one round


def faster(ours, other):
    return lambda each: each[ours]["per_second"] / each[other]["per_second"]


def dearer(ours, other):
    return lambda each: each[other]["per_second"] / each[ours]["per_second"]


def memory_grows(each):
    return each["full: memory"]["megabytes"] / each["empty: memory"]["megabytes"]


def start_grows(each):
    most = 2 * each["empty: start"]["milliseconds"] + each["full: scan"]["milliseconds"]
    return each["full: start"]["milliseconds"] / most


# What is printed, how it comes from a round, and the least or the most that it should be.
STORIES = {
    "in process": (in_process, [
        ("express : CAF", faster("express", "CAF"), (2.0, None)),
        ("express : mutex queue", faster("express", "queue"), None),
        ("lossy : CAF", faster("lossy", "CAF"), (4.0, None)),
        ("lossy : mutex queue", faster("lossy", "queue"), (1.5, None)),
        ("through the store in memory : CAF", faster("stored", "CAF"), None)]),
    "flow": (flow, [
        ("through the store in memory : @node-ts/bus",
         faster("flow, stored", "@node-ts/bus"), None),
        ("command by express : @node-ts/bus", faster("flow, express", "@node-ts/bus"), None)]),
    "step": (step, [
        ("time of a workflow step : nested switch",
         dearer("workflow step", "nested switch"), (None, 1.5))]),
    "durable": (durable, [
        ("durable : bare loop, same rows and groups", faster("durable", "bare loop"), (0.8, None)),
        ("durable : a transaction a message", faster("durable", "one a transaction"), None),
        ("durable : Watermill over PostgreSQL", faster("durable", "Watermill"), None),
        ("two processes on one file : one", faster("two processes", "one process"),
         (0.8, None))]),
    "latency": (latency, [
        ("p50 at 1,000 a second, ms", lambda each: each["1,000 a second"]["p50"], None),
        ("p99 at 1,000 a second, ms", lambda each: each["1,000 a second"]["p99"], None)]),
    "idle": (idle, [
        ("memory with 1,000,000 instances : with none", memory_grows, (None, 1.05)),
        ("start with 1,000,000 timers and 100,000 outbox rows : 2 x with none, and a scan",
         start_grows, (None, 1.0))]),
}


def line(name, of, aim, rounds):
    try:
        values = [of(each) for each in rounds]
    except (KeyError, TypeError):
        return f"| {name} | not measured | | |"
    middle, low, high = statistics.median(values), min(values), max(values)
    text = f"| {name} | {middle:.2f} ({low:.2f} to {high:.2f}) |"
    if aim is None:
        return text + " | |"
    least, most = aim
    is_met = high >= least if least is not None else low <= most
    said = f"≥ {least}" if least is not None else f"≤ {most}"
    return f"{text} {said} | {'ok' if is_met else 'short'} |"


def show(rounds):
    for peer in rounds[0]:
        known = [each[peer] for each in rounds if each.get(peer)]
        text = ", ".join(
            f"{statistics.median(each[what] for each in known):,.{0 if what == 'per_second' else 1}f}"
            f" {what.replace('_', ' ')}"
            for what in (known[0] if known else ()) if isinstance(known[0][what], (int, float)))
        print(f"    {peer:20} {text or 'not measured'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--messages", type=int, default=2_000_000, help="in process")
    parser.add_argument("--flows", type=int, default=40_000, help="durable")
    parser.add_argument("--only", default="", help="stories whose names begin so")
    parser.add_argument("--built", type=Path, help="a folder with the programs: builds none")
    options = parser.parse_args()
    if not options.built:
        build()
    programs = Programs(options.built or ROOT / "build" / "bin")
    BUILT_PEERS.mkdir(parents=True, exist_ok=True)
    peers = {}
    for name, make in (("@node-ts/bus", node_ts_bus), ("Watermill", watermill)):
        peers[name], why = make()
        if why:
            print(f"{name} is not measured: {why}")
    for name, (story, figures) in STORIES.items():
        if not name.startswith(options.only):
            continue
        rounds = [story(programs, peers, options) for _ in range(options.rounds)]
        print(f"\n{name}, medians:")
        show(rounds)
        for each in figures:
            print(line(*each, rounds))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
