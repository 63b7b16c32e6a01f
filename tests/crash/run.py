#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""The hotel as real processes on one file, killed at random and at each named step.

Whatever happens, in the end each booking that was accepted has come to its end, and stands in the
services' tables exactly as often as it must. What must be is worked out here (wishes.py) from the
requests alone.
"""

import argparse
import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tools"))

from common import ROOT, Tally  # noqa: E402
from processes import SERVICES, Failure, FrontEnd, Hotel, wait_until  # noqa: E402
from wishes import Wishes  # noqa: E402

KILLS_A_FILE = 25
REQUESTS_A_KILL = 20

# Where it is killed, and in which round: an event of the engine, or a row that a handler has
# written and nobody has committed.
STEPS = ("owned", "received", "deciding", "decided", "committing", "committed", "group-committed",
         "positions-committed", "committing-positions", "settled", "counted", "held", "retried",
         "reserving", "paying", "releasing", "posting")
LATER_STEPS = ("deciding", "committing", "group-committed", "releasing", "posting",
               "dead-lettered")
# At which time of a step; each is killed there again after its restart.
TIMES = (1, 2, 9)
DAY = ("--later", "25")


# What a store that loses or doubles something would leave behind.
FAULTS = {
    "a room that is reserved twice": "INSERT INTO hotel_reservation (booking, room_id, "
        "first_night, departure) SELECT booking, room_id, first_night, departure "
        "FROM hotel_reservation LIMIT 1",
    "a payment that is taken twice": "INSERT INTO hotel_payment (booking, attempt, cents, taken) "
        "SELECT booking, attempt, cents, taken FROM hotel_payment WHERE taken LIMIT 1",
    "a payment that is declined twice": "INSERT INTO hotel_payment (booking, attempt, cents, "
        "taken) SELECT booking, attempt, cents, 0 FROM hotel_payment WHERE NOT taken LIMIT 1",
    "a letter that is lost": "DELETE FROM hotel_letter WHERE number = "
        "(SELECT max(number) FROM hotel_letter WHERE effect = 'hotel-emailed')",
    "a refusal that is told twice": "INSERT INTO hotel_letter (message_id, effect, booking, "
        "room_id) SELECT message_id, effect, booking, room_id FROM hotel_letter "
        "WHERE effect = 'reservation-refused' LIMIT 1",
    "a room that is not released": "DELETE FROM hotel_release WHERE number = "
        "(SELECT max(number) FROM hotel_release)",
    "a booking that is forgotten": "DELETE FROM writ_instance WHERE state IS NOT NULL",
    "a cancellation that is forgotten": "DELETE FROM writ_kept WHERE why = 'held'",
    "a dead letter": "UPDATE writ_kept SET why = 'dead' WHERE why = 'held'",
}


class Crashes:
    def __init__(self, programs, seed, tally):
        self.programs = programs
        self.seed = seed
        self.tally = tally
        self.kills = 0

    def test(self, name, what, *words):
        """Runs a scenario in a folder of its own, that stays when it fails."""
        folder = Path(tempfile.mkdtemp(prefix="writ-crash-"))
        problems = []
        said = ""
        chance = random.Random(f"{self.seed}/{name}")
        try:
            with Hotel(folder, self.programs, chance.randint(150, 400)) as hotel:
                wishes = Wishes(chance)
                try:
                    problems = what(hotel, wishes, chance, *words)
                except (Failure, OSError, subprocess.SubprocessError, sqlite3.Error) as failure:
                    problems = [str(failure)]
                said = hotel.words()[-3000:] if problems else ""
        finally:
            if not problems:
                shutil.rmtree(folder)
        if problems:
            problems = problems[:6] + [f"seed {self.seed}", f"its file is in {folder}"]
        self.tally.note(name, problems, said)

    def faults_are_found(self, hotel, wishes, _):
        """That the other tests can fail."""
        front = FrontEnd(hotel)
        front.begin()
        # One that is held in any case: there may be none among those that are drawn.
        front.ask([*wishes.draw(300), wishes.cancel("never-at-all")])
        front.end()
        hotel.run_until_idle()
        problems = wishes.judge(hotel.report(), hotel.file)
        whole = hotel.file
        for at, (name, fault) in enumerate(FAULTS.items()):
            hotel.file = shutil.copy(whole, whole.with_name(f"fault{at}.db"))
            with sqlite3.connect(hotel.file) as tables:
                changed = tables.execute(fault).rowcount
            if not changed or not wishes.judge(hotel.report(), hotel.file):
                problems.append(f"{name}: not found")
        return problems

    # ---- at random moments

    def killed_at_random(self, hotel, wishes, chance, kills, groups, is_separate):
        """Requests come all the time, and one of the processes is killed and started again."""
        front = FrontEnd(hotel)
        front.begin()
        staff = [hotel.run(*words) for words in groups]
        for _ in range(kills):
            front.ask(wishes.draw(REQUESTS_A_KILL))
            # The moment is what is random; nothing waits for anything here.
            time.sleep(chance.uniform(0, 0.4))
            at = chance.randrange(len(staff) + 1)
            if at == len(staff):
                hotel.kill(front.process)
                front.begin()
            else:
                hotel.kill(staff[at])
                staff[at] = hotel.run(*groups[at])
            self.kills += 1
        front.end()
        for each in staff:
            hotel.stop(each)
        hotel.run_until_idle(is_separate)
        return wishes.judge(hotel.report(), hotel.file)

    def at_random(self, kills):
        variants = {
            "all services in one process": ([()], False),
            "each service in its own process": ([("--service", name) for name in SERVICES], True),
            "two processes that share all services": ([(), ()], False),
        }
        for name, (groups, is_separate) in variants.items():
            for first in range(0, kills, KILLS_A_FILE):
                count = min(KILLS_A_FILE, kills - first)
                self.test(f"{name}, kills {first + 1} to {first + count}", self.killed_at_random,
                          count, groups, is_separate)

    def front_end_is_killed(self, hotel, wishes, chance, kills):
        """The same file of requests, sent again until it is through: each counts once."""
        requests = hotel.file.with_name("requests.jsonl")
        requests.write_text("".join(f"{line}\n" for line in wishes.draw(150)))
        command = [hotel.program, "send", "--store", hotel.file, "--input", requests]
        for _ in range(kills):
            sending = hotel.start(command, stdout=subprocess.PIPE, text=True)
            for _ in range(chance.randint(1, 20)):
                sending.stdout.readline()
            hotel.kill(sending)
            self.kills += 1
        for _ in range(2):
            sending = hotel.start(command, stdout=subprocess.PIPE, text=True)
            answers = [json.loads(line)["id"] for line in sending.stdout]
            hotel.expect_end(sending)
            if answers != [f"r{at + 1}" for at in range(wishes.lines)]:
                return ["not every request was answered with its id"]
        hotel.run_until_idle()
        return wishes.judge(hotel.report(), hotel.file)

    # ---- at named steps

    def template(self, folder):
        """A file with requests that nobody has handled yet; each test begins with a copy."""
        with Hotel(folder, self.programs) as hotel:
            wishes = Wishes(random.Random(f"{self.seed}/steps"))
            front = FrontEnd(hotel)
            front.begin()
            front.ask(wishes.draw(90))
            front.end()
            shutil.copy(hotel.file, folder / "new.db")
            hotel.run_until_idle()
            shutil.copy(hotel.file, folder / "waiting.db")
            return wishes

    def killed_at_step(self, hotel, _, chance, source, wishes, step, at, words, timed_out):
        """Killed there, killed there again, then left alone."""
        shutil.copy(source, hotel.file)
        reached = 0
        for _ in range(2):
            process = hotel.run_to_step("--until-idle", "--step", step, "--at", at,
                                        "--lanes", chance.choice([1, 4]), *words)
            hotel.wait_for_end(process)
            reached += process.returncode == -signal.SIGKILL
            if process.returncode not in (0, -signal.SIGKILL):
                return [f"status {process.returncode}"]
        self.kills += reached
        if reached == 0 and at == 1:
            return ["it never came to this step"]
        if timed_out:
            hotel.run_until_idle(program=lambda *more: hotel.run_to_step(*DAY, *more))
        else:
            hotel.run_until_idle()
        return wishes.judge(hotel.report(), hotel.file, timed_out)

    def at_steps(self, times):
        folder = Path(tempfile.mkdtemp(prefix="writ-crash-"))
        try:
            wishes = self.template(folder)
            for step in STEPS:
                words = ("--fail-every", "5") if step == "retried" else ()
                for at in times:
                    self.test(f"killed when {step}, time {at}", self.killed_at_step,
                              folder / "new.db", wishes, step, at, words, False)
            for step in LATER_STEPS:
                for at in times:
                    self.test(f"a day later, killed when {step}, time {at}", self.killed_at_step,
                              folder / "waiting.db", wishes, step, at, DAY, True)
        except Failure as failure:
            self.tally.note("what the steps begin with", [str(failure)])
        finally:
            shutil.rmtree(folder)

    # ---- stopped for longer than its lease

    def stalled(self, hotel, wishes, chance, step, at):
        """One process stops for longer than its lease while it holds decisions; another one does
        its work; then it goes on, and what it holds has no effect."""
        front = FrontEnd(hotel)
        front.begin()
        front.ask(wishes.draw(60))
        front.wait()
        slow = hotel.run_to_step("--step", step, "--at", at, "--stop")
        wait_until(slow.is_stopped, f"it stops when {step}")
        while hotel.is_locked():  # by chance: another thread of it was writing
            slow.resume()
            time.sleep(chance.uniform(0, 0.001))
            slow.stop()
        # It ends only when nobody's work is left, so it has taken over.
        hotel.expect_end(hotel.run("--until-idle"))
        early = wishes.judge(hotel.report(), hotel.file)
        if early:
            return early
        other = hotel.run()
        slow.resume()
        front.ask(wishes.draw(30))
        front.end()
        wait_until(lambda: "lost its work" in hotel.words(), "it is told that it lost its work")
        for each in (slow, other):
            hotel.stop(each)
        hotel.run_until_idle()
        return wishes.judge(hotel.report(), hotel.file)

    def stalled_while_it_writes(self, hotel, wishes, _):
        """It keeps the file locked, so that nobody can do anything, and nothing is lost by it."""
        front = FrontEnd(hotel)
        front.begin()
        front.ask(wishes.draw(60))
        front.end()
        slow = hotel.run_to_step("--step", "reserving", "--at", 7, "--stop")
        wait_until(slow.is_stopped, "it stops in the transaction")
        if not hotel.is_locked():
            return ["it stopped, and not in a transaction"]
        other = hotel.run()
        wait_until(lambda: "the file is locked" in hotel.words(), "the other one says why it waits")
        slow.resume()
        for each in (slow, other):
            hotel.stop(each)
        hotel.run_until_idle()
        return wishes.judge(hotel.report(), hotel.file)

    def at_stalls(self):
        for step, at in (("deciding", 1), ("deciding", 20), ("committing", 1), ("committing", 5),
                         ("decided", 3), ("received", 10), ("group-committed", 2)):
            self.test(f"stopped when {step}, time {at}, for longer than the lease", self.stalled,
                      step, at)
        self.test("stopped in the transaction", self.stalled_while_it_writes)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=20, help="at random, of each variant")
    parser.add_argument("--times", type=int, default=len(TIMES), help="how many times of each step")
    parser.add_argument("--seed", type=int, default=None, help="drawn where it is not said")
    parser.add_argument("--bin", type=Path, default=ROOT / "build/gcc/bin",
                        help="the folder of hotel_booking and hotel_at_step")
    parser.add_argument("--verbose", action="store_true", help="name the tests that passed, too")
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    tally = Tally(options.verbose)
    crashes = Crashes(options.bin, seed, tally)
    began = time.monotonic()
    crashes.test("what is lost or doubled is found", crashes.faults_are_found)
    crashes.test("the front end is killed while it sends a file", crashes.front_end_is_killed,
                 options.kills)
    crashes.at_random(options.kills)
    crashes.at_steps(TIMES[:options.times])
    crashes.at_stalls()
    minutes = (time.monotonic() - began) / 60
    print(f"{crashes.kills} kills in {minutes:.1f} minutes, {crashes.kills / minutes:.0f} a "
          f"minute; seed {seed}")
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
