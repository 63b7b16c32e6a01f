# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The processes of the hotel, on one file: started, killed, stopped and waited for."""

import json
import re
import signal
import sqlite3
import subprocess
import threading
import time
from pathlib import Path

SECONDS = 120  # the bound of each wait; what takes longer has failed
SERVICES = ("room-booking", "payments", "booking-process", "hotel-mail")


class Failure(Exception):
    """What a test found, in words."""


def wait_until(condition, what, seconds=SECONDS):
    """Returns the first value of the condition that is true."""
    ends = time.monotonic() + seconds
    while True:
        if found := condition():
            return found
        if time.monotonic() > ends:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(0.004)


class Process(subprocess.Popen):
    """One that may be stopped and go on."""

    def stop(self):
        self.send_signal(signal.SIGSTOP)
        wait_until(self.is_stopped, "it stops")

    def resume(self):
        self.send_signal(signal.SIGCONT)

    def is_stopped(self):
        if self.poll() is not None:
            raise Failure(f"it ended with {self.returncode}")
        status = Path(f"/proc/{self.pid}/stat").read_text()
        return status.rsplit(")", 1)[1].split()[0] == "T"

    def hears_stop(self):
        """Whether it has come to where it handles SIGTERM, shortly after its start."""
        caught = re.search(r"^SigCgt:\t(\w+)$", Path(f"/proc/{self.pid}/status").read_text(),
                           re.MULTILINE)
        return caught and int(caught[1], 16) >> (signal.SIGTERM - 1) & 1


class Hotel:
    """A file, and who works on it."""

    def __init__(self, folder, programs, lease=250):
        self.file = folder / "hotel.db"
        self.log = folder / "log.txt"
        self.program = programs / "hotel_booking"
        self.at_step = programs / "hotel_at_step"
        self.lease = lease
        self.running = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for each in self.running:
            if each.poll() is None:
                each.kill()
                each.wait()

    def start(self, command, **options):
        with open(self.log, "ab") as log:
            process = Process([str(word) for word in command], stderr=log, **options)
        self.running.append(process)
        return process

    def run(self, *words):
        return self.start([self.program, "run", "--store", self.file, "--lease", self.lease,
                           *words])

    def run_to_step(self, *words):
        return self.start([self.at_step, "--store", self.file, "--lease", self.lease, *words])

    def run_until_idle(self, separate=False, program=None):
        """To the end: in one process, or each service in its own."""
        start = program or self.run
        for each in [start("--until-idle", "--service", name) for name in SERVICES] \
                if separate else [start("--until-idle")]:
            self.expect_end(each)

    def wait_for_end(self, process):
        try:
            return process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            raise Failure(f"it did not end: {' '.join(process.args)}") from None

    def expect_end(self, process, status=0):
        if self.wait_for_end(process) != status:
            raise Failure(f"status {process.returncode}, not {status}: {' '.join(process.args)}")

    def kill(self, process):
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        self.expect_end(process, -signal.SIGKILL)

    def stop(self, process):
        """As an operator does: it ends by itself, with status 0."""
        wait_until(process.hears_stop, "it can be stopped")
        process.send_signal(signal.SIGTERM)
        self.expect_end(process)

    def is_locked(self):
        """Whether somebody is in the middle of a transaction."""
        with sqlite3.connect(self.file, timeout=0, isolation_level=None) as tables:
            try:
                tables.execute("BEGIN IMMEDIATE")
                tables.execute("ROLLBACK")
            except sqlite3.OperationalError:
                return True
        return False

    def report(self):
        made = subprocess.run([self.program, "report", "--store", self.file], timeout=SECONDS,
                              capture_output=True, text=True, check=False)
        if made.returncode != 0:
            raise Failure(f"report: status {made.returncode}: {made.stderr}")
        return [json.loads(line) for line in made.stdout.splitlines()]

    def words(self):
        """What anybody said on standard error."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""


class FrontEnd:
    """`hotel_booking send`, that is given requests one after the other and may be killed."""

    def __init__(self, hotel):
        self.hotel = hotel
        self.asked = {}  # id: line, until it is answered
        self.answered = set()
        self.process = None

    def begin(self):
        self.process = self.hotel.start(
            [self.hotel.program, "send", "--store", self.hotel.file], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, bufsize=1)
        threading.Thread(target=self.listen, args=[self.process.stdout], daemon=True).start()
        self.say(list(self.asked.values()))

    def listen(self, answers):
        for line in answers:
            # The last one may be cut off.
            if line.endswith("\n"):
                self.answered.add(json.loads(line)["id"])

    def say(self, lines):
        try:
            for line in lines:
                self.process.stdin.write(line + "\n")
        except BrokenPipeError:
            pass  # it was killed, and is asked again when it is back

    def ask(self, lines):
        self.asked.update((json.loads(line)["id"], line) for line in lines)
        self.say(lines)

    def wait(self):
        """Until all that was asked is stored. A front end that is gone is replaced."""
        def done():
            for each in list(self.asked.keys() & self.answered):
                del self.asked[each]
            if self.asked and self.process.poll() is not None:
                self.begin()
            return not self.asked
        wait_until(done, "the front end answers")

    def end(self):
        self.wait()
        self.process.stdin.close()
        self.hotel.expect_end(self.process)

