# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""What guests ask of the hotel, drawn from a seed, and what has to become of it."""

import json
import sqlite3
from collections import Counter, defaultdict
from datetime import date, timedelta

FIRST_DAY = date(2026, 12, 1)
ROOMS = 30
DAYS = 120


class Wishes:
    """Draws requests, remembers those that were accepted, and judges what became of them."""

    def __init__(self, chance):
        self.chance = chance
        self.made = {}  # booking: what was asked for
        self.repeated = Counter()  # booking: how often its reservation was asked for
        self.cancelled = Counter()  # booking: how often it was cancelled
        self.lines = 0

    def draw(self, count):
        """About so many requests, each a line with an id of its own."""
        lines = []
        while len(lines) < count:
            what = self.chance.random()
            if what < 0.04 and self.made:
                lines.append(self.make(*self.chance.choice(list(self.made.items()))))
            elif what < 0.14 and self.made:
                # Mostly of one that was just made, and so is not settled yet.
                recent = list(self.made)[-self.chance.choice([3, 50]):]
                lines.append(self.cancel(self.chance.choice(recent)))
            elif what < 0.16:
                lines.append(self.cancel(f"never-{len(self.cancelled)}"))
            else:
                booking, wanted = self.new_wish()
                if what > 0.97:
                    lines.append(self.cancel(booking))
                lines.append(self.make(booking, wanted))
        return lines

    def new_wish(self):
        start = FIRST_DAY + timedelta(self.chance.randrange(DAYS))
        trait = self.chance.choices(["", "broke-", "slow-"], [68, 14, 18])[0]
        return f"b{len(self.made) + 1}", {
            "room_id": str(100 + self.chance.randrange(ROOMS)), "customer_id": trait + "anna",
            "from": str(start), "to": str(start + timedelta(self.chance.randint(1, 4)))}

    def make(self, booking, wanted):
        self.made[booking] = wanted
        self.repeated[booking] += 1
        return self.line("booking.make-reservation", {"booking": booking, **wanted})

    def cancel(self, booking):
        self.cancelled[booking] += 1
        return self.line("booking.cancel-booking", {"booking": booking})

    def line(self, kind, data):
        self.lines += 1
        return json.dumps({"id": f"r{self.lines}", "type": kind, "data": data})

    def judge(self, report, file, timed_out=False):
        """What is wrong in the report, and in the file, when there is nothing left to do.

        `timed_out`: the payments that nobody hears of were given up meanwhile, and what was held
        for a booking that never came to be was set aside.
        """
        wrong = []
        lines = {line["booking"]: line for line in report}
        if len(lines) != len(report):
            wrong.append("a booking is reported twice")
        if lines.keys() != self.made.keys():
            wrong.append(f"missing: {sorted(self.made.keys() - lines.keys())[:5]}, "
                         f"too much: {sorted(lines.keys() - self.made.keys())[:5]}")
            return wrong
        for booking, line in lines.items():
            wrong += [f"{booking}: {what}: {line}" for what in self.wrong_with(line, timed_out)]
        wrong += self.wrong_with_rooms(lines)
        wrong += self.wrong_with_file(lines, file, timed_out)
        return wrong

    def wrong_with(self, line, timed_out):
        """By the end of a booking, how often each effect must stand in the tables."""
        booking = line["booking"]
        customer = self.made[booking]["customer_id"]
        can_pay = not customer.startswith(("slow", "broke"))
        counts = tuple(line[name] for name in ("reserved", "payments", "mails", "releases"))
        if line["end"] == "refused":
            fits = counts == (0, 0, 0, 0)
        elif line["end"] == "confirmed":
            fits = counts == (1, 1, 1, 0) and can_pay
        elif line["end"] == "released":
            # A payment may be under way when the booking is cancelled; it is counted as too late.
            late = can_pay and self.cancelled[booking]
            fits = counts in ([(1, 0, 0, 1), (1, 1, 0, 1)] if late else [(1, 0, 0, 1)])
            if can_pay and not late or customer.startswith("slow") and not (
                    timed_out or self.cancelled[booking]):
                yield "it had no reason to be released"
        else:
            fits = counts == (1, 0, 0, 0)
            if timed_out or not customer.startswith("slow") or self.cancelled[booking]:
                yield "it has not come to its end"
        if not fits:
            yield "the effects do not fit the end"

    def wrong_with_rooms(self, lines):
        """Nobody shares a room in a night; who was refused had somebody before him."""
        by_room = defaultdict(list)
        for booking, wanted in self.made.items():
            by_room[wanted["room_id"]].append((wanted["from"], wanted["to"], booking))
        for room, stays in by_room.items():
            for first, last, booking in stays:
                others = [other for start, end, other in stays
                          if other != booking and start < last and first < end]
                end = lines[booking]["end"]
                if end in ("confirmed", "open"):
                    for other in others:
                        if lines[other]["end"] in ("confirmed", "open"):
                            yield f"room {room} is given to {booking} and {other}"
                if end == "refused" and not any(lines[other]["reserved"] for other in others):
                    yield f"{booking} was refused a room that nobody wanted"

    def wrong_with_file(self, lines, file, timed_out):
        with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as tables:
            def pairs(query):
                return Counter(dict(tables.execute(query).fetchall()))
            check = tables.execute("PRAGMA integrity_check").fetchall()
            if check != [("ok",)]:
                yield f"integrity_check: {check[:3]}"
            yield from self.wrong_letters(lines, tables)
            tries = defaultdict(list)
            for booking, attempt in tables.execute(
                    "SELECT booking, attempt FROM hotel_payment WHERE NOT taken ORDER BY number"):
                tries[booking].append(attempt)
            for booking, line in lines.items():
                broke = self.made[booking]["customer_id"].startswith("broke") and line["reserved"]
                whole = [1, 2, 3] if broke else []
                early = broke and self.cancelled[booking]
                if tries[booking] != whole and not (
                        early and tries[booking] == whole[:len(tries[booking])]):
                    yield f"{booking} was declined at {tries[booking]}, not {whole}"
            # Who cancels what was never made waits, and then is told so. Nothing else is kept.
            in_vain = Counter({booking: times for booking, times in self.cancelled.items()
                               if booking not in lines or not lines[booking]["reserved"]})
            kept_as = "dead" if timed_out else "held"
            kept = pairs("SELECT partition_key, count(*) FROM writ_kept "
                         f"WHERE why = '{kept_as}' GROUP BY partition_key")
            if kept != +in_vain:
                yield f"{kept_as}: {kept - in_vain} too much, {in_vain - kept} too little"
            rest = tables.execute("SELECT why, cause, type, partition_key, reason FROM writ_kept "
                                  f"WHERE why <> '{kept_as}'").fetchall()
            if rest:
                yield f"kept: {rest[:5]}"
            waiting = tables.execute("SELECT key FROM writ_instance "
                                     "WHERE state IS NOT NULL").fetchall()
            still_open = {booking for booking, line in lines.items()
                          if line["end"] == "open" and line["reserved"]}
            if {key for key, in waiting} != still_open:
                yield f"instances that wait: {len(waiting)}, open bookings: {len(still_open)}"

    def wrong_letters(self, lines, tables):
        letters = Counter({tuple(row[:2]): row[2] for row in tables.execute(
            "SELECT booking, effect, count(*) FROM hotel_letter GROUP BY booking, effect")})
        expected = Counter()
        for booking, line in lines.items():
            expected[booking, "hotel-emailed"] = int(line["end"] == "confirmed")
            expected[booking, "room-released"] = int(line["end"] == "released")
            expected[booking, "reservation-refused"] = self.repeated[booking] - line["reserved"]
        if +letters != +expected:
            yield (f"letters: {dict(list((letters - expected).items())[:5])} too much, "
                   f"{dict(list((expected - letters).items())[:5])} too little")
