#!/usr/bin/env python3
# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Writes bookings.jsonl, and what has to come of it: effects.jsonl.

The effects come from the few lines of `Expected` below, not from the program: what the hotel does is
compared with a second opinion. Both files are committed; the same seed writes the same files.
"""

import json
import random
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
REQUESTS = 360
ROOMS = [f"{floor}{door:02}" for floor in (1, 2, 3) for door in range(1, 9)]
GUESTS = ["anna", "bela", "chen", "dalia", "emre", "farah", "goran", "hana", "ivo", "june"]
FIRST_DAY = date(2026, 12, 1)

# Bad lines, and what is said to each.
BAD_LINES = [
    ('{"type":"booking.make-reservation","data":{"booking":"x1","room_id":"101","customer_id":"anna",'
     '"from":"2026-02-30","to":"2026-03-02"}}', "/data/from: expected date, found 2026-02-30"),
    ('{"type":"booking.make-reservation","data":{"booking":"x2","room_id":101,"customer_id":"bela",'
     '"from":"2026-12-01","to":"2026-12-03"}}', "/data/room_id: expected string, found number"),
    ('{"type":"booking.make-reservation","data":{"booking":"x3","room_id":"101","customer_id":"chen",'
     '"from":"2026-12-03","to":"2026-12-03"}}', "/data/to: must be a later day than from"),
    ('{"type":"booking.make-reservation","data":{"booking":"x4","room_id":"101","from":"2026-12-01",'
     '"to":"2026-12-03"}}', "/data/customer_id: missing"),
    ('{"type":"booking.cancel-booking","data":{"boking":"b001"}}', "/data/booking: missing"),
    ('{"type":"booking.cancel-booking","data":{"booking":""}}', "/data/booking: must not be empty"),
    ('{"type":"booking.upgrade-room","data":{"booking":"b001"}}',
     "/type: expected booking.make-reservation, booking.cancel-booking or booking.find-booking"),
    ('{"type":"booking.cancel-booking"}', "/data: missing"),
]


class Expected:
    """What the hotel has to do, thought again: its rooms, and who still waits for a payment."""

    def __init__(self):
        self.effects = []
        self.stays = {}  # booking: room, from, to, and whether it is released
        self.waiting = []
        self.held = set()  # cancelled before they were made

    def tell(self, effect, booking, room):
        self.effects.append({"effect": effect, "booking": booking, "room_id": room})

    def make(self, booking, room_id, customer_id, **nights):
        start, end = nights["from"], nights["to"]
        taken = any(room == room_id and not released and first < end and start < last
                    for room, first, last, released in self.stays.values())
        if taken or booking in self.stays:
            return self.tell("reservation-refused", booking, room_id)
        self.stays[booking] = [room_id, start, end, False]
        if booking in self.held or customer_id.startswith("broke"):
            self.release(booking)
        elif customer_id.startswith("slow"):
            self.waiting.append(booking)
        else:
            self.tell("hotel-emailed", booking, room_id)

    def cancel(self, booking):
        if booking in self.waiting:
            self.waiting.remove(booking)
            self.release(booking)
        elif booking not in self.stays:
            self.held.add(booking)

    def release(self, booking):
        self.stays[booking][3] = True
        self.tell("room-released", booking, self.stays[booking][0])

    def find(self, booking):
        if booking not in self.stays:
            return self.effects.append({"effect": "booking-not-found", "booking": booking})
        room, start, end, released = self.stays[booking]
        self.effects.append({"effect": "booking-found", "booking": booking, "room_id": room,
                             "from": start, "to": end,
                             "status": "released" if released else "reserved"})

    def end(self):
        for booking in self.waiting:
            self.release(booking)


def requests(chance):
    """Reservations, and between them cancellations, questions and repetitions."""
    made = [{"booking": "b001", "room_id": "101", "customer_id": "anna",
             "from": str(FIRST_DAY), "to": str(FIRST_DAY + timedelta(2))}]
    yield "make", made[0]
    while len(made) < REQUESTS:
        what = chance.random()
        new = f"b{len(made) + 1:03}"
        if what < 0.12:
            given_up = chance.choice(made[-4:])
            yield "cancel", {"booking": given_up["booking"]}
            # The next guest wants the same room: it is free again, or it is not.
            made.append({**given_up, "booking": new, "customer_id": chance.choice(GUESTS)})
            yield "make", made[-1]
        elif what < 0.14:
            yield "cancel", {"booking": new}
        elif what < 0.17:
            yield "find", {"booking": chance.choice([chance.choice(made)["booking"], "b999"])}
        elif what < 0.19:
            yield "make", chance.choice(made)
        else:
            made.append(reservation(chance, new))
            yield "make", made[-1]


def reservation(chance, booking):
    start = FIRST_DAY + timedelta(chance.randrange(75))
    trait = chance.choices(["", "broke-", "slow-"], [72, 10, 18])[0]
    return {"booking": booking, "room_id": chance.choice(ROOMS),
            "customer_id": trait + chance.choice(GUESTS), "from": str(start),
            "to": str(start + timedelta(chance.randint(1, 4)))}


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def main():
    names = {"make": "booking.make-reservation", "cancel": "booking.cancel-booking",
             "find": "booking.find-booking"}
    chance = random.Random(1933)
    expected = Expected()
    lines = []
    for word, data in requests(chance):
        if len(lines) % 45 == 20:
            text, reason = BAD_LINES[len(lines) // 45 % len(BAD_LINES)]
            lines.append(text)
            expected.effects.append({"effect": "rejected", "line": len(lines), "reason": reason})
        lines.append(compact({"type": names[word], "data": data}))
        getattr(expected, word)(**data)
    expected.end()
    write("bookings.jsonl", lines)
    write("effects.jsonl", map(compact, expected.effects))


def write(name, lines):
    (HERE / name).write_text("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
