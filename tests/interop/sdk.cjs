// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// CloudEvents' SDK for JavaScript in the talk of run.py: a request a line, an answer a line. What
// the SDK leaves to its user, or does otherwise than the specification, is said where it is made up
// for.
"use strict";

const assert = require("node:assert/strict");
const readline = require("node:readline");
const { CloudEvent, HTTP, Kafka } = require("cloudevents");

const isJson = (type) => type === undefined || /^[^;]*[/+]json\s*(;|$)/i.test(type);

// Everything that is text to a web framework or to a Kafka client is given as text.
function dataFrom(bytes, type) {
  if (isJson(type)) return bytes.length === 0 ? undefined : JSON.parse(bytes.toString());
  return type.startsWith("text/") ? bytes.toString() : bytes;
}

function bytesOf(event) {
  const { data, datacontenttype: type } = event;
  if (data === undefined || data === null) return Buffer.alloc(0);
  // From an HTTP object with data_base64 the SDK makes an array of 32-bit numbers, a byte each.
  if (ArrayBuffer.isView(data)) return Buffer.from(data);
  // The HTTP binding parses `application/json` and nothing that ends in `+json` or has other
  // parameters, so that data is then still the text of its JSON.
  return Buffer.from(typeof data === "string" ? data : JSON.stringify(data));
}

function answerOf(event) {
  event.validate();  // by the schema of CloudEvents, which the SDK leaves out when it reads
  const attributes = {};
  for (const [name, value] of Object.entries(event)) {
    if (name !== "data" && name !== "data_base64" && value !== undefined && value !== null)
      attributes[name] = String(value);
  }
  return { attributes, body: bytesOf(event).toString("base64") };
}

// The SDK neither encodes nor decodes the values of HTTP headers, as section 3.1.3.2 of the HTTP
// binding demands: its user has to.
const encoded = (text) => text.replace(/[^\x21\x23\x24\x26-\x7e]/gu, encodeURIComponent);
const mapHeaders = (headers, change) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) =>
    [name, name.startsWith("ce-") ? change(value) : value]));

function read(asked) {
  const body = Buffer.from(asked.body, "base64");
  const type = asked.headers["content-type"];
  if (asked.binding === "kafka") {
    // The SDK replaces the attribute partitionkey by the record's key, also where it has none.
    return answerOf(Kafka.toEvent({ headers: asked.headers, key: asked.key, value: body }));
  }
  const text = isJson(type) || type.startsWith("text/") ? body.toString() : body;
  return answerOf(HTTP.toEvent({ headers: mapHeaders(asked.headers, decodeURIComponent),
                                 body: body.length === 0 ? undefined : text }));
}

function write(asked) {
  const { attributes } = asked;
  const data = dataFrom(Buffer.from(asked.body, "base64"), attributes.datacontenttype);
  const event = new CloudEvent(data === undefined ? attributes : { ...attributes, data });
  const binding = asked.binding === "kafka" ? Kafka : HTTP;
  const message = binding[asked.mode](event);
  // For Kafka the SDK gives numbers and undefined values as headers, which no client takes, the
  // content type under both of its names, and data that is not yet written as JSON.
  let headers = Object.fromEntries(Object.entries(message.headers)
    .filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]));
  if (asked.binding === "http" && !asked.leave_headers) headers = mapHeaders(headers, encoded);
  const body = asked.binding === "kafka" ? message.value : message.body;
  const bytes = body === undefined ? Buffer.alloc(0)
    : ArrayBuffer.isView(body) || typeof body === "string" ? Buffer.from(body)
    : Buffer.from(JSON.stringify(body));
  return { headers, body: bytes.toString("base64") };
}

// every_kind.hpp writes it. Each field is used as a program would use it.
function readEveryKind(asked) {
  const text = Buffer.from(asked.body, "base64").toString();
  const all = JSON.parse(text);
  const { lines, nested, by_name: byName, payment, open } = all;
  assert.equal(all.yes, true);
  assert.equal(all.no, false);
  assert.equal(all.small, -128);
  assert.equal(all.medium, 4294967295);
  assert.equal(all.safe, Number.MAX_SAFE_INTEGER);
  assert.equal(BigInt(all.large), -(2n ** 63n));
  assert.equal(all.tenth, 0.1);
  assert.equal(all.tiny, Number.MIN_VALUE);
  assert.equal(all.huge, Number.MAX_VALUE);
  assert.equal(Math.fround(all.third), Math.fround(1 / 3));
  assert.equal(all.text, 'Zürich € 😀 "\\/\b\f\n\r\t\u0001\u007f');
  assert.equal(all.paint, "light_green");
  assert.equal(all.some, 7);
  assert.equal("none" in all, false);
  assert.deepEqual(lines, [{ article: "lamp", count: 2 }, { article: "table", count: 1 }]);
  assert.deepEqual(all.fixed, [1, 2, 3]);
  assert.deepEqual(byName, { "": 0, "é": 1 });
  assert.equal(all.room, "r-7");
  assert.deepEqual(nested, { article: "chair", count: 4 });
  assert.equal(new Date(all.day).getTime(), Date.UTC(2026, 11, 1));
  assert.equal(new Date(all.time).getTime(), 1796119200250);
  assert.equal(new Date(all.precise).getTime(), 1796119200250);
  assert.match(all.precise, /\.250000001Z$/);
  assert.equal(all.span, "PT1M30.250S");
  assert.equal(all.price, "-1234567890123456.05");
  assert.equal(all.uuid, "123e4567-e89b-12d3-a456-426614174000");
  assert.deepEqual([...Buffer.from(all.bytes, "base64")], [0, 255, 254, 62]);
  assert.deepEqual(payment, { type: "invoice", days: 30 });
  assert.deepEqual(open, { any: [1, null, "x"] });
  assert.equal(Object.keys(all).length, 27);
  // Back in another order, and as JavaScript writes numbers and strings.
  const reversed = Object.fromEntries(Object.entries(all).reverse());
  return { body: Buffer.from(JSON.stringify(reversed)).toString("base64") };
}

const tasks = { read, write, every_kind: readEveryKind };

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const asked = JSON.parse(line);
    answer = tasks[asked.task](asked);
  } catch (problem) {
    answer = { error: String(problem) };
  }
  console.log(JSON.stringify(answer));
});
