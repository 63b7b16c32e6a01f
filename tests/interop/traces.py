#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The spans of the hotel, read by OpenTelemetry's own message types.

They are installed into build/interop.
"""

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from common import ROOT, WARNINGS, Tally, run  # noqa: E402

SCRATCH = ROOT / "build/interop"
PACKAGE = ("opentelemetry-proto", "1.45.2")
BOOKINGS = 40
HOTEL = ROOT / "examples/hotel_booking"
SERVICES = ("room_booking", "payments", "booking_process", "hotel_mail")


def must(command, **options):
    result = run(command, seconds=600, **options)
    if result.returncode != 0:
        raise SystemExit(f"$ {' '.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


def install():
    name, version = PACKAGE
    python = SCRATCH / "spans/bin/python3"
    ask = f"import importlib.metadata as m; assert m.version('{name}') == '{version}'"
    if run([python, "-c", ask]).returncode != 0:
        must([sys.executable, "-m", "venv", "--clear", SCRATCH / "spans"])
        must([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
              f"{name}=={version}"])
    return python


def write_spans(file):
    """Runs the hotel; returns how many flows there were."""
    folders = [ROOT / "include", HOTEL, *(ROOT / f"adapters/{name}/include"
                                          for name in ("memory", "opentelemetry"))]
    program = SCRATCH / "write_spans"
    must(["g++", "-std=c++20", "-g1", *WARNINGS, *(f"-I{folder}" for folder in folders),
          HERE / "spans.cpp", HOTEL / "system.cpp",
          *(HOTEL / name / f"{name}.cpp" for name in SERVICES), "-pthread", "-o", program])
    file.unlink(missing_ok=True)
    return int(must([program, file, BOOKINGS]))


def check(tally):
    SCRATCH.mkdir(parents=True, exist_ok=True)
    file = SCRATCH / "spans.jsonl"
    flows = write_spans(file)
    told = json.loads(must([install(), "-B", HERE / "read_spans.py", file, flows]))
    for name, problems in told.items():
        tally.note(f"spans {name}", problems[:10])


def main():
    tally = Tally("--verbose" in sys.argv)
    check(tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
