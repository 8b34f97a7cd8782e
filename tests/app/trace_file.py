# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a Perfetto trace with Google's protobuf, by a description of our own: the fields that are looked at, with the numbers of
protos/perfetto/trace. So nothing of the writer is trusted."""
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

F = descriptor_pb2.FieldDescriptorProto
MESSAGES = {
    "Trace": [("packet", 1, "TracePacket*")],
    "TracePacket": [("clock_snapshot", 6, "ClockSnapshot"), ("timestamp", 8, F.TYPE_UINT64), ("sequence", 10, F.TYPE_UINT32),
                    ("track_event", 11, "TrackEvent"), ("track_descriptor", 60, "TrackDescriptor")],
    "ClockSnapshot": [("clocks", 1, "Clock*"), ("primary", 2, F.TYPE_INT32)],
    "Clock": [("id", 1, F.TYPE_UINT32), ("timestamp", 2, F.TYPE_UINT64)],
    "TrackDescriptor": [("uuid", 1, F.TYPE_UINT64), ("name", 2, F.TYPE_STRING), ("process", 3, "Process"), ("thread", 4, "Thread"),
                        ("parent_uuid", 5, F.TYPE_UINT64), ("counter", 8, "Counter")],
    "Process": [("pid", 1, F.TYPE_INT32), ("process_name", 6, F.TYPE_STRING)],
    "Thread": [("pid", 1, F.TYPE_INT32), ("tid", 2, F.TYPE_INT32), ("thread_name", 5, F.TYPE_STRING)],
    "Counter": [("unit", 3, F.TYPE_INT32)],
    "TrackEvent": [("debug_annotations", 4, "Annotation*"), ("type", 9, F.TYPE_INT32), ("track_uuid", 11, F.TYPE_UINT64),
                   ("categories", 22, [F.TYPE_STRING]), ("name", 23, F.TYPE_STRING), ("counter_value", 30, F.TYPE_INT64),
                   ("flow_ids", 47, [F.TYPE_FIXED64])],
    "Annotation": [("bool_value", 2, F.TYPE_BOOL), ("uint_value", 3, F.TYPE_UINT64), ("int_value", 4, F.TYPE_INT64),
                   ("double_value", 5, F.TYPE_DOUBLE), ("string_value", 6, F.TYPE_STRING), ("name", 10, F.TYPE_STRING)],
}
BEGIN, END, INSTANT, COUNTER = 1, 2, 3, 4


def _trace_class():
    file = descriptor_pb2.FileDescriptorProto(name="trace.proto", package="t", syntax="proto2")
    for name, fields in MESSAGES.items():
        message = file.message_type.add(name=name)
        for field, number, kind in fields:
            many = isinstance(kind, list) or (isinstance(kind, str) and kind.endswith("*"))
            entry = message.field.add(name=field, number=number, label=F.LABEL_REPEATED if many else F.LABEL_OPTIONAL)
            if isinstance(kind, str):
                entry.type, entry.type_name = F.TYPE_MESSAGE, ".t." + kind.rstrip("*")
            else:
                entry.type = kind[0] if many else kind
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName("t.Trace"))


class Slice:
    def __init__(self, track, name, category, begin, args, flows):
        self.track, self.name, self.category, self.begin, self.end = track, name, category, begin, None
        self.args, self.flows = args, flows

    @property
    def length(self):
        return self.end - self.begin


class TraceFile:
    """tracks: uuid → name, processes: names, slices, counters: track name → [(time, value)], instants: [(time, name, args)]."""

    def __init__(self, path):
        trace = _trace_class()()
        with open(path, "rb") as file:
            trace.ParseFromString(file.read())
        assert not [p for p in trace.packet if p.sequence != 1], "a packet without its sequence"
        self.clocks = {c.id: c.timestamp for p in trace.packet if p.HasField("clock_snapshot") for c in p.clock_snapshot.clocks}
        self.tracks, self.parents, self.processes = {}, {}, []
        for packet in trace.packet:
            if packet.HasField("track_descriptor"):
                track = packet.track_descriptor
                self.parents[track.uuid] = track.parent_uuid
                self.tracks[track.uuid] = track.name or track.thread.thread_name or track.process.process_name
                if track.HasField("process"):
                    self.processes.append(track.process.process_name)
        self.slices, self.instants, self.counters, open_slices = [], [], {}, {}
        # As trace_processor: in the order of time, those of one time in the order of the file.
        for packet in sorted((p for p in trace.packet if p.HasField("track_event")), key=lambda p: p.timestamp):
            event, time = packet.track_event, packet.timestamp
            args = {a.name: next(getattr(a, f) for f, *_ in MESSAGES["Annotation"] if f != "name" and a.HasField(f))
                    for a in event.debug_annotations}
            stack = open_slices.setdefault(event.track_uuid, [])
            assert event.track_uuid in self.tracks, "an event on a track that nobody described"
            track = self.tracks[event.track_uuid]
            if event.type == BEGIN:
                stack.append(Slice(track, event.name, event.categories[0], time, args, list(event.flow_ids)))
                self.slices.append(stack[-1])
            elif event.type == END:
                assert stack, f"an end without a beginning on {track}"
                ended = stack.pop()
                ended.end = time
                ended.args.update(args)
            elif event.type == INSTANT:
                self.instants.append((time, event.name, args))
            elif event.type == COUNTER:
                self.counters.setdefault(track, []).append((time, event.counter_value))
        assert not any(open_slices.values()), "a slice without an end"
