#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""CloudEvents between this library and the SDKs of JavaScript and Python.

Each event is written by one side and read by the other, in both directions, both modes and the
bindings of HTTP and Kafka. The SDKs are installed into build/interop. The spans of the hotel are
read as well (traces.py).
"""

import base64
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

import traces  # noqa: E402
from common import ROOT, WARNINGS, Tally  # noqa: E402
from installing import SCRATCH, must, python_with  # noqa: E402

JAVASCRIPT = ("cloudevents", "10.0.0")
PYTHON = ("cloudevents", "2.2.0")

# The members of an envelope, and what they are called on the wire.
NAMES = {
    "id": "id", "source": "source", "type": "type", "time": "time",
    "data_content_type": "datacontenttype", "data_schema": "dataschema",
    "partition_key": "partitionkey", "trace_parent": "traceparent", "trace_state": "tracestate",
    "correlation_id": "correlationid", "causation_id": "causationid", "reply_to": "replyto",
    "reply_key": "replykey", "generation": "generation", "producer": "producer",
    "sequence": "sequence", "hops": "hops", "expiry_time": "expirytime",
}
INTEGERS = ("generation", "hops")
TIMES = ("time", "expirytime")

REQUIRED = {"id": "m1", "source": "room-booking", "type": "booking.room-reserved",
            "time": "2026-12-01T10:00:00.250Z", "data_content_type": "application/json"}
EVENTS = {
    "small": (REQUIRED, b'{"room":"7"}'),
    "with every attribute": ({
        **REQUIRED, "data_schema": "urn:writ:1f", "partition_key": "b-7",
        "trace_parent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "trace_state": "rojo=1,congo=2", "correlation_id": "c1", "causation_id": "m0",
        "reply_to": "process/flow", "reply_key": "w1", "generation": 2, "producer": "store-1",
        "sequence": 18446744073709551615, "hops": 2147483647,
        "expiry_time": "2026-12-01T10:01:00Z",
        "headers": [{"name": "tenant", "value": "acme"}, {"name": "subject", "value": "rooms"}],
    }, b'{"room":"7","price":12.50,"tags":[true,null,"x"]}'),
    "not in ASCII": ({
        **REQUIRED, "id": "Zürich 1", "partition_key": "Ωmega", "correlation_id": "€uro 100 %",
        "headers": [{"name": "tenant", "value": "😀 \"quoted\" \\ 'single' <>&"},
                    {"name": "subject", "value": "naïve, 50 % off; a=b"}],
    }, '{"room":"Zürich €😀","line":"a\\nb"}'.encode()),
    "with percent signs that look encoded": ({
        **REQUIRED, "headers": [{"name": "tenant", "value": "%41%zz%"}]}, b"{}"),
    "bytes": ({**REQUIRED, "data_content_type": "application/octet-stream"},
              bytes(range(255, -1, -1))),
    "text": ({**REQUIRED, "data_content_type": "text/plain; charset=utf-8"},
             "Zürich €\n\"x\"".encode()),
    "JSON of a vendor": ({**REQUIRED, "data_content_type": "application/vnd.hotel.v1+json"},
                         b'{"room":"7"}'),
    "without a time": ({name: value for name, value in REQUIRED.items() if name != "time"},
                       b'{"room":"7"}'),
    "without a body": (REQUIRED, b""),
}

# Where an SDK cannot do what the specification demands: (SDK, what it does, binding, mode, event).
# Each must fail, so that this list says no more than is true.
DISAGREEMENTS = {
    ("JavaScript", "reads", "kafka", "structured", "without a time"):
        "time is optional, but is always made a date",
    ("JavaScript", "reads", "kafka", "binary", "without a body"):
        "data is optional, but what is not there is parsed as JSON",
}


class Peer:
    """A program that answers each line with a line."""

    def __init__(self, *command, **environment):
        self.process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, encoding="utf-8", env={**os.environ, "LC_ALL": "C.UTF-8", **environment})

    def ask(self, **request):
        self.process.stdin.write(json.dumps(request, ensure_ascii=False) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"error": "the program has ended"}

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=20)


def install_javascript():
    name, version = JAVASCRIPT
    package = SCRATCH / "node_modules" / name / "package.json"
    if not package.exists() or json.loads(package.read_text())["version"] != version:
        must(["npm", "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund",
              "--ignore-scripts", "--prefix", SCRATCH, f"{name}@{version}"])
    return Peer("node", HERE / "sdk.cjs", NODE_PATH=str(SCRATCH / "node_modules"))


def install_python():
    return Peer(python_with(*PYTHON, "venv"), "-B", HERE / "sdk.py")


def build_peer():
    program = SCRATCH / "peer"
    must(["g++", "-std=c++20", "-g1", *WARNINGS, "-I", ROOT / "include", HERE / "peer.cpp",
          "-o", program])
    return Peer(program)


def with_defaults(event):
    """All members, since a request must say each that is not optional."""
    texts = {name: "" for name in NAMES if name not in ("sequence", "expiry_time")}
    return {**texts, "time": "1970-01-01T00:00:00Z", "generation": 0, "hops": 0, "headers": [],
            "body": "", **event}


def attributes_of(event):
    """An envelope as CloudEvents' attributes."""
    found = {"specversion": "1.0"}
    for member, name in NAMES.items():
        value = event.get(member)
        if value not in (None, "", 0) and (member, value) != ("time", "1970-01-01T00:00:00Z"):
            found[name] = value if name in INTEGERS else str(value)
    found.update({each["name"]: each["value"] for each in event.get("headers", [])})
    return found


def comparable(attributes, body):
    """What must be equal: texts of attributes, moments, and the meaning of JSON."""
    made = {name: str(value) for name, value in attributes.items()}
    for name in TIMES:
        if name in made:
            made[name] = datetime.fromisoformat(made[name]).timestamp()
    if "json" in made.get("datacontenttype", "json") and body:
        return made, json.loads(body)
    return made, body


def difference(wanted, found):
    if wanted == found:
        return []
    names = sorted(wanted[0].keys() | found[0].keys())
    told = [f"{name}: expected {wanted[0].get(name)!r}, found {found[0].get(name)!r}"
            for name in names if wanted[0].get(name) != found[0].get(name)]
    if wanted[1] != found[1]:
        told.append(f"data: expected {wanted[1]!r}, found {found[1]!r}")
    return told


def they_read(ours, sdk, event, body, binding, mode):
    """Written by this library, read by an SDK."""
    written = ours.ask(task="write", binding=binding, mode=mode, event=with_defaults(event),
                       body=base64.b64encode(body).decode())
    if "error" in written:
        return [f"not written: {written['error']}"]
    read = sdk.ask(task="read", binding=binding, headers=written["headers"], body=written["body"],
                   key=event.get("partition_key"))
    if "error" in read:
        return [f"not read: {read['error']}"]
    found = read["attributes"]
    # Both SDKs give an event that has no time the present one.
    if "time" not in event:
        found.pop("time", None)
    return difference(comparable(attributes_of(event), body),
                      comparable(found, base64.b64decode(read["body"])))


def they_write(ours, sdk, event, body, binding, mode, **how):
    """Written by an SDK, read by this library."""
    written = sdk.ask(task="write", binding=binding, mode=mode, attributes=attributes_of(event),
                      body=base64.b64encode(body).decode(), **how)
    if "error" in written:
        return [f"not written: {written['error']}"]
    read = ours.ask(task="read", binding=binding, headers=written["headers"],
                    body=written["body"])
    if "error" in read:
        return [f"not read: {read['error']}"]
    found = attributes_of(read["event"])
    if "time" not in event:
        found.pop("time", None)
    return difference(comparable(attributes_of(event), body),
                      comparable(found, base64.b64decode(read["body"])))


def note(tally, name, key, problems):
    reason = DISAGREEMENTS.get(key)
    if reason is None:
        tally.note(name, problems)
    else:
        tally.note(f"{name}: is not possible, {reason}",
                   [] if problems else ["it is possible, so the list of disagreements is wrong"])


def every_kind(tally, ours, javascript):
    sent = ours.ask(task="every_kind")
    read = javascript.ask(task="every_kind", body=sent["body"])
    tally.note("JavaScript reads every kind of field", [read["error"]] if "error" in read else [])
    if "error" in read:
        return
    back = ours.ask(task="every_kind_back", body=read["body"])
    same = back.get("body") == sent["body"]
    tally.note("every kind of field comes back from JavaScript",
               [] if same else [str(back.get("error", base64.b64decode(back["body"])))])


def main():
    SCRATCH.mkdir(parents=True, exist_ok=True)
    tally = Tally("--verbose" in sys.argv)
    ours = build_peer()
    sdks = {"JavaScript": install_javascript(), "Python": install_python()}
    for language, sdk in sdks.items():
        for binding in ("http", "kafka"):
            for mode in ("binary", "structured"):
                for name, (event, body) in EVENTS.items():
                    for does, test in (("reads", they_read), ("writes", they_write)):
                        problems = test(ours, sdk, event, body, binding, mode)
                        note(tally, f"{language} {does} an event {name}: {binding}, {mode}",
                             (language, does, binding, mode, name), problems)
    tally.note("headers that JavaScript has not encoded are read",
               they_write(ours, sdks["JavaScript"], *EVENTS["not in ASCII"], "http", "binary",
                          leave_headers=True))
    every_kind(tally, ours, sdks["JavaScript"])
    for peer in (ours, *sdks.values()):
        peer.stop()
    traces.check(tally)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
