// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// flow.cjs COUNT: command, handler, event, handler, COUNT times over the bus in memory.
"use strict";

const { Bus } = require("@node-ts/bus-core");

// Its queue in memory is filtered from end to end for each read: a short one suits it best.
const ahead = 16;
const count = Number(process.argv[2]);
const note = "x".repeat(120);

class PlaceOrder {
  $name = "orders/place";
  $version = 1;
  constructor(order, at, note) {
    Object.assign(this, { order, at, note });
  }
}
class OrderPlaced {
  $name = "orders/placed";
  $version = 1;
  constructor(order, at, note) {
    Object.assign(this, { order, at, note });
  }
}

// Of a program that does not print what the bus logs.
const silent = Object.fromEntries(
  ["debug", "trace", "info", "warn", "error", "fatal"].map((level) => [level, () => {}]),
);

async function main() {
  let heard = 0;
  let all;
  const isOver = new Promise((resolve) => (all = resolve));
  let sent = 0;
  const sendNext = () => {
    const order = new PlaceOrder(`order-${sent}`, sent, note);
    ++sent;
    return bus.send(order);
  };
  const bus = Bus.configure()
    .withLogger(() => silent)
    .withHandler(
      {
        messageType: PlaceOrder,
        messageHandler: ({ order, at, note }) => bus.publish(new OrderPlaced(order, at, note)),
      },
      {
        messageType: OrderPlaced,
        messageHandler: async () => {
          if (++heard === count) all();
          if (sent < count) await sendNext();
        },
      },
    )
    .withConcurrency(4)
    .build();
  await bus.initialize();
  await bus.start();
  const began = process.hrtime.bigint();
  while (sent < Math.min(ahead, count)) await sendNext();
  await isOver;
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  console.log(JSON.stringify({ per_second: Math.round(count / seconds) }));
  process.exit(0);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
