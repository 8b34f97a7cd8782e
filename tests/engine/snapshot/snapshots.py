# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory snapshots as PyTorch makes them, for tests and benches: small ones as values, big ones written straight into a file."""
import random
import struct

STATES = ("active_allocated", "active_allocated", "active_allocated", "active_pending_free", "inactive")


def frames(rng, count):
    """Stacks of frames that are shared, as torch.cuda.memory._snapshot() shares them."""
    files = ["/home/u/model.py", "/home/u/train.py", "/usr/lib/python3/dist-packages/torch/nn/modules/module.py", "??"]
    every = [{"name": f"function_{i}", "filename": rng.choice(files), "line": rng.randrange(1, 900)} for i in range(4 * count)]
    return [rng.sample(every, rng.randrange(1, 6)) for _ in range(count)]


def small(seed, segments=40, events=500, devices=2):
    rng = random.Random(seed)
    stacks = frames(rng, 30) + [[]]
    result = {"segments": [], "device_traces": [[] for _ in range(devices)],
              "allocator_settings": {"max_split_size": -1, "expandable_segments": False, "garbage_collection_threshold": 0.5,
                                     "roundup_power2_divisions": {"1": 0, "2": 4}, "PYTORCH_CUDA_ALLOC_CONF": None},
              "external_annotations": [{"name": "step", "stage": "START", "device": 0, "time_us": 5}]}
    address = 0x7F00_0000_0000
    for i in range(segments):
        blocks = []
        at = address
        for _ in range(rng.randrange(0, 12)):
            size = 512 * rng.randrange(1, 1 << rng.randrange(1, 22))
            state = rng.choice(STATES)
            blocks.append({"address": at, "size": size, "requested_size": size - rng.randrange(0, 512), "state": state,
                           "frames": rng.choice(stacks)})
            at += size
        result["segments"].append({
            "device": i % devices, "address": address, "total_size": at - address,
            "allocated_size": sum(b["size"] for b in blocks if b["state"] == "active_allocated"),
            "active_size": sum(b["size"] for b in blocks if b["state"].startswith("active")),
            "requested_size": sum(b["requested_size"] for b in blocks), "stream": 0, "segment_type": "large",
            "segment_pool_id": (0, i % 3), "is_expandable": False, "frames": rng.choice(stacks), "blocks": blocks})
        address = at + (1 << 21)
    for i in range(events):
        result["device_traces"][i % devices].append({
            "action": rng.choice(["alloc", "free_requested", "free_completed", "segment_alloc"]), "addr": address - i * 512,
            "size": 512 * rng.randrange(1, 1000), "stream": 0, "time_us": 1_700_000_000_000_000 + i, "compile_context": "N/A",
            "user_metadata": "", "frames": rng.choice(stacks)})
    return result


class Writer:
    """Instructions of one protocol; dictionaries get a place in the memo each, as picklers give it."""

    def __init__(self, file, protocol):
        self.file, self.protocol, self.memo, self.known = file, protocol, 0, {}
        file.write(bytes([0x80, protocol]))

    def put(self):
        place, self.memo = self.memo, self.memo + 1
        if self.protocol >= 4:
            return b"\x94"
        return b"q" + bytes([place]) if place < 256 else b"r" + struct.pack("<I", place)

    def text(self, text):
        if text in self.known:
            place = self.known[text]
            return b"h" + bytes([place]) if place < 256 else b"j" + struct.pack("<I", place)
        raw = text.encode()
        self.known[text] = self.memo
        return (b"\x8c" + bytes([len(raw)]) if self.protocol >= 4 and len(raw) < 256 else b"X" + struct.pack("<I", len(raw))) + raw + self.put()

    @staticmethod
    def integer(value):
        if 0 <= value < 256:
            return b"K" + bytes([value])
        if -(1 << 31) <= value < 1 << 31:
            return b"J" + struct.pack("<i", value)
        return b"\x8a\x08" + struct.pack("<q", value)

    def dictionary(self, pairs):
        """pairs: keys, and values or what makes them; in this order, since each text and dictionary gets the memo's next place."""
        data = b"}" + self.put() + b"("
        for key, value in pairs:
            data += self.text(key)
            data += value() if callable(value) else value
        return data + b"u"

    def list(self, items):
        data = b"]" + self.put() + b"("
        for item in items:
            data += item()
        return data + b"e"

    def chunk(self, data):
        self.file.write(b"\x95" + struct.pack("<Q", len(data)) + data if self.protocol >= 4 else data)


def write_big(path, protocol, size, blocks_share=0.5, one_list=False):
    """A snapshot of about `size` bytes; `blocks_share` of them are segments with their blocks, the others events. one_list: items in
    one APPENDS, as PyTorch's own C++ pickler has them; else 1,000 at most. What repeats is written over and over. Says how many
    blocks and events it holds, and how many bytes are in use."""
    with open(path, "wb") as file:
        w = Writer(file, protocol)
        again = b"" if one_list else b"e("
        # Each stack once, in a list under a key that nobody knows; blocks and events name it by its place.
        stacks = []

        def frame(line):
            return lambda: w.dictionary([("name", lambda: w.text(f"function_{line}")), ("filename", lambda: w.text("/home/u/model.py")),
                                         ("line", w.integer(line % 977))])

        def stack(number):
            def make():
                stacks.append(b"j" + struct.pack("<I", w.memo))
                return w.list([frame((number * 7 + depth) % 3_000) for depth in range(6)])
            return make

        w.chunk(b"}" + w.put() + b"(" + w.text("stacks") + w.list([stack(number) for number in range(2_000)]))

        def block(segment, number):
            bytes_of = 512 * (1 + number)
            return lambda: w.dictionary([
                ("address", w.integer(0x7F00_0000_0000 + segment * (1 << 30) + number % 50 * (1 << 20))), ("size", w.integer(bytes_of)),
                ("requested_size", w.integer(bytes_of - 8)),
                ("state", lambda: w.text("active_allocated" if number % 50 % 3 else "inactive")), ("frames", stacks[number])])

        def segments():
            return b"".join(w.dictionary([
                ("device", w.integer(0)), ("address", w.integer(0x7F00_0000_0000 + s * (1 << 30))), ("total_size", w.integer(1 << 30)),
                ("stream", w.integer(0)), ("segment_type", lambda: w.text("large")),
                ("segment_pool_id", w.integer(0) + w.integer(0) + b"\x86"), ("is_expandable", b"\x89"),
                ("blocks", lambda s=s: w.list([block(s, s * 50 + b) for b in range(50)]))]) for s in range(20))

        def events():
            return b"".join(w.dictionary([
                ("action", lambda i=i: w.text("alloc" if i % 2 else "free_completed")), ("addr", w.integer(0x7F00_0000_0000 + i * 512)),
                ("size", w.integer(512 * (1 + i))), ("stream", w.integer(0)), ("time_us", w.integer(1_700_000_000_000_000 + i)),
                ("compile_context", lambda: w.text("N/A")), ("user_metadata", lambda: w.text("")), ("frames", stacks[i])])
                for i in range(1_000))

        def repeated(make, until):
            """Once with all texts, then the same bytes again. Says how often it is there in all."""
            w.chunk(make() + again)
            before = w.memo
            chunk = make() + again
            puts, count = w.memo - before, max(1, (until - file.tell()) // len(chunk))
            for _ in range(count):
                w.chunk(chunk)
            if protocol >= 4:
                w.memo += puts * (count - 1)
            return count + 1

        in_use = sum(512 * (1 + number) for number in range(1_000) if number % 50 % 3)
        w.chunk(w.text("segments") + b"]" + w.put() + b"(")
        segment_chunks = repeated(segments, int(size * blocks_share))
        w.chunk(b"e" + w.text("device_traces") + b"]" + w.put() + b"(" + b"]" + w.put() + b"(")
        event_chunks = repeated(events, size)
        w.chunk(b"ee" + w.text("allocator_settings") + b"}" + w.put() + b"u.")
    return {"segments": 20 * segment_chunks, "blocks": 1_000 * segment_chunks, "events": 1_000 * event_chunks,
            "bytes_in_use": in_use * segment_chunks}
