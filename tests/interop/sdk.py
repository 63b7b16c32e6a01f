# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""CloudEvents' SDK for Python in the talk of run.py: a request a line, an answer a line."""

import base64
import json
import re
import sys
from datetime import datetime

from cloudevents.core.bindings import http, kafka
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent


def is_json(content_type):
    return content_type is None or re.match(r"[^;]*[/+]json\s*(;|$)", content_type)


def data_from(body, content_type):
    if is_json(content_type):
        return json.loads(body) if body else None
    return body.decode() if content_type.startswith("text/") else body


def bytes_of(event):
    data = event.get_data()
    if data is None:
        return b""
    if isinstance(data, bytes):
        return data
    if is_json(event.get_datacontenttype()):
        return json.dumps(data).encode()
    return data.encode()


def answer_of(event):
    attributes = {name: value.isoformat() if isinstance(value, datetime) else str(value)
                  for name, value in event.get_attributes().items() if value is not None}
    return {"attributes": attributes, "body": base64.b64encode(bytes_of(event)).decode()}


def read(asked):
    body = base64.b64decode(asked["body"])
    if asked["binding"] == "http":
        return answer_of(http.from_http(http.HTTPMessage(asked["headers"], body), JSONFormat()))
    headers = {name: value.encode() for name, value in asked["headers"].items()}
    return answer_of(kafka.from_kafka(kafka.KafkaMessage(headers, asked["key"], body),
                                      JSONFormat()))


def write(asked):
    attributes = dict(asked["attributes"])
    if "time" in attributes:
        attributes["time"] = datetime.fromisoformat(attributes["time"])
    data = data_from(base64.b64decode(asked["body"]), attributes.get("datacontenttype"))
    event = CloudEvent(attributes, data)
    binding = http if asked["binding"] == "http" else kafka
    made = getattr(binding, f"to_{asked['mode']}")(event, JSONFormat())
    headers = {name: value if isinstance(value, str) else value.decode()
               for name, value in made.headers.items()}
    body = made.body if binding is http else made.value
    return {"headers": headers, "body": base64.b64encode(body).decode()}


def main():
    tasks = {"read": read, "write": write}
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = tasks[asked["task"]](asked)
        except Exception as problem:  # whatever the SDK throws is its answer
            answer = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(answer))


if __name__ == "__main__":
    main()
