# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0
"""Reads a file of spans with OpenTelemetry's own message types: `read_spans.py FILE FLOWS`.

Prints an object: each thing that was looked at, and what is wrong with it.
"""

import base64
import json
import re
import sys
from collections import defaultdict

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

IDS = {"traceId": 32, "spanId": 16, "parentSpanId": 16}
LONG = ("startTimeUnixNano", "endTimeUnixNano", "intValue")
SERVICES = {"front-end", "room-booking", "payments", "hotel-mail", "booking-process"}
REQUIRED = ("messaging.system", "messaging.operation.name", "messaging.operation.type",
            "messaging.destination.name", "messaging.message.id",
            "messaging.message.conversation_id", "cloudevents.event_id",
            "cloudevents.event_source")


def as_protobuf(value, problems):
    """OTLP writes ids in hexadecimal digits where protobuf's JSON has base64."""
    if isinstance(value, list):
        return [as_protobuf(each, problems) for each in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for name, each in value.items():
        if name in IDS:
            if not re.fullmatch(f"[0-9a-f]{{{IDS[name]}}}", each) or not int(each, 16):
                problems.append(f"{name} is {each!r}")
                each = "0" * IDS[name]
            made[name] = base64.b64encode(bytes.fromhex(each)).decode()
        else:
            if name in LONG and not isinstance(each, str):
                problems.append(f"{name} is no text: {each!r}")
            made[name] = as_protobuf(each, problems)
    return made


def read(path, problems):
    """All spans, each with the name of its service."""
    found = []
    for line in open(path, encoding="utf-8"):
        try:
            request = json_format.ParseDict(as_protobuf(json.loads(line), problems),
                                            ExportTraceServiceRequest())
        except (json_format.ParseError, ValueError) as problem:
            problems.append(str(problem))
            continue
        for resource in request.resource_spans:
            service = {each.key: each.value.string_value
                       for each in resource.resource.attributes}.get("service.name", "")
            found += [(service, span) for scope in resource.scope_spans for span in scope.spans]
    return found


def attributes_of(span):
    return {each.key: each.value.string_value or each.value.int_value
            for each in span.attributes}


def trees(spans, flows):
    """What is wrong with the number of traces, and with their roots and parents."""
    traces = defaultdict(dict)
    told = []
    for _, span in spans:
        if span.span_id in traces[span.trace_id]:
            told.append(f"{span.name} has the id of another one")
        traces[span.trace_id][span.span_id] = span
    if len(traces) != flows:
        told.append(f"{len(traces)} traces of {flows} flows")
    for own in traces.values():
        roots = [span for span in own.values() if not span.parent_span_id]
        if [root.kind for root in roots] != [Span.SPAN_KIND_PRODUCER]:
            told.append(f"roots: {[root.name for root in roots]}")
            continue
        flow = attributes_of(roots[0])["messaging.message.id"]
        for span in own.values():
            if attributes_of(span)["messaging.message.conversation_id"] != flow:
                told.append(f"{span.name} is of another flow")
            if span.parent_span_id:
                told += parent_of(span, own.get(span.parent_span_id))
    return told


def parent_of(span, parent):
    if parent is None:
        return [f"{span.name} has no parent"]
    told = []
    is_consumer = span.kind == Span.SPAN_KIND_CONSUMER
    if (parent.kind == Span.SPAN_KIND_PRODUCER) != is_consumer:
        told.append(f"{span.name} is below {parent.name}")
    if is_consumer and [(link.trace_id, link.span_id) for link in span.links] != [
            (parent.trace_id, parent.span_id)]:
        told.append(f"{span.name} does not link its message")
    if is_consumer and not span.flags & 0x200:
        told.append(f"{span.name} does not say that its parent is remote")
    if span.start_time_unix_nano < parent.start_time_unix_nano:
        told.append(f"{span.name} begins before {parent.name}")
    return told


def contents(spans):
    """What is wrong with single spans."""
    told = []
    for service, span in spans:
        said = attributes_of(span)
        told += [f"{span.name} lacks {name}" for name in REQUIRED if not said.get(name)]
        if span.name != (f"{said['messaging.operation.name']} "
                         f"{said['messaging.destination.name']}"):
            told.append(f"{span.name} has another operation or destination")
        if span.end_time_unix_nano < span.start_time_unix_nano:
            told.append(f"{span.name} ends before it begins")
        if span.status.code:
            told.append(f"{span.name} failed: {span.status.message}")
        if (span.kind == Span.SPAN_KIND_CONSUMER
                and said.get("messaging.consumer.group.name") != service):
            told.append(f"{span.name} is not of {service}")
    return told


def main():
    format_problems = []
    spans = read(sys.argv[1], format_problems)
    services = {service for service, _ in spans}
    print(json.dumps({
        "are OTLP in its JSON form": format_problems,
        "make one tree of each flow": trees(spans, int(sys.argv[2])),
        "say what messaging conventions want": contents(spans),
        "come from all services": [] if services == SERVICES else [f"only from {services}"],
    }))


if __name__ == "__main__":
    main()
