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

from common import ROOT, WARNINGS, Tally  # noqa: E402
from installing import SCRATCH, must, python_with  # noqa: E402

PACKAGE = ("opentelemetry-proto", "1.45.2")
BOOKINGS = 40
HOTEL = ROOT / "examples/hotel_booking"
SERVICES = ("room_booking", "payments", "booking_process", "hotel_mail")


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
    python = python_with(*PACKAGE, "spans")
    told = json.loads(must([python, "-B", HERE / "read_spans.py", file, flows]))
    for name, problems in told.items():
        tally.note(f"spans {name}", problems[:10])


def main():
    tally = Tally("--verbose" in sys.argv)
    check(tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
