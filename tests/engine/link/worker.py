# SPDX-License-Identifier: Apache-2.0
"""A worker in Python's standard library: engine/link/PROTOCOL.md, spoken by another language.

Each output begins with the seed as 8 bytes, then the first 8 bytes of each input. A job whose script is "work" runs until it is
told to stop."""

import mmap
import os
import socket
import struct
import threading
import time

HEADER = struct.Struct("<IBBHII")
MAGIC = 0x4B4C5856
(HELLO, OPEN, PROGRESS, READY, START, STEP, FINISHED, FAILED, STOPPED, MEMORY, CLEAR, CLEARED, SNAPSHOT, WRITTEN, PROBE,
 HEARTBEAT, SHUTDOWN, BYE) = range(1, 19)
NAME = struct.Struct("<QQiB")
COST = struct.pack("<qqQqi", 1000, 0, 1, 1000, 1)


class Fields:
    """Reads the fields of a message one after the other."""

    def __init__(self, packet):
        self.packet, self.at = packet, HEADER.size

    def take(self, form):
        values = struct.unpack_from("<" + form, self.packet, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def text(self):
        length = self.take("I")
        self.at += length
        return self.packet[self.at - length:self.at].decode()

    def list(self, entry):
        return [entry() for _ in range(self.take("I"))]

    def quality(self):
        return self.take("ii4iiBii")

    def buffer(self):
        kind, _, _, *shape, index, _ = self.take("BBi4qIQ")
        return kind, index

    def pool(self):
        return self.take("BQQI")


def send(sock, kind, body=b""):
    sock.send(HEADER.pack(MAGIC, 1, 0, kind, HEADER.size + len(body), 0) + body)


def text(value):
    return struct.pack("<I", len(value.encode())) + value.encode()


class Worker:
    def __init__(self):
        self.control = socket.socket(fileno=3)
        self.lanes = [socket.socket(fileno=4 + i) for i in range(4)]
        send(self.control, HELLO, text("python 1") + struct.pack("<i", os.getpid()))
        packet, descriptors, _, _ = socket.recv_fds(self.control, 65536, 16)
        fields = Fields(packet)
        fields.text(), fields.text()
        fields.take("iB")
        self.heartbeat, _, _ = fields.take("qqq")
        fields.list(fields.quality)
        self.page = mmap.mmap(descriptors[0], 640)
        self.pools = {}
        for (kind, _, stride, count), descriptor in zip(fields.list(fields.pool), descriptors[1:]):
            self.pools[kind] = stride, mmap.mmap(descriptor, stride * count)

    def word(self, at):
        return struct.unpack_from("<Q", self.page, at)[0]

    def run_lane(self, lane):
        sock, base = self.lanes[lane], 128 + 128 * lane
        while packet := sock.recv(65536):
            fields = Fields(packet)
            name = NAME.pack(*fields.take("QQiB"))
            attempt = struct.unpack_from("<Q", name, 8)[0]
            seed, _ = fields.take("Qq")
            script = fields.text()
            fields.text()
            fields.take("dB")
            fields.text(), fields.text()
            fields.list(lambda: fields.take("B"))
            fields.quality()
            inputs, outputs = fields.list(fields.buffer), fields.list(fields.buffer)
            operators = 0
            while script == "work" and self.word(base) < attempt:
                operators += 1
                struct.pack_into("<Q", self.page, base + 80, operators)
                time.sleep(0.001)
            if self.word(base) >= attempt:
                late = max(0, time.monotonic_ns() - self.word(base + 8))
                send(sock, STOPPED, name + COST + struct.pack("<qqqq", late, 0, 0, 0))
                continue
            made = struct.pack("<Q", seed)
            for kind, index in inputs:
                stride, memory = self.pools[kind]
                made += memory[index * stride:index * stride + 8]
            for kind, index in outputs:
                stride, memory = self.pools[kind]
                memory[index * stride:index * stride + len(made)] = made
            send(sock, STEP, name + struct.pack("<ii", 1, 1))
            send(sock, FINISHED, name + COST + struct.pack("<Bdd", lane == 3, 0.75, 0.8))

    def beat(self):
        count = 0
        while True:
            count += 1
            struct.pack_into("<Qq", self.page, 8, count, time.process_time_ns())
            time.sleep(self.heartbeat * 1e-9)

    def serve(self):
        send(self.control, PROGRESS, text("python") + struct.pack("<ii", 1, 1))
        threads = [threading.Thread(target=self.run_lane, args=(lane,), daemon=True) for lane in range(4)]
        for thread in [*threads, threading.Thread(target=self.beat, daemon=True)]:
            thread.start()
        send(self.control, READY, text("cpython"))
        while packet := self.control.recv(65536):
            kind = HEADER.unpack_from(packet)[3]
            if kind == PROBE:
                send(self.control, MEMORY, struct.pack("<8q", *[0] * 8))
            elif kind == CLEAR:
                send(self.control, CLEARED, struct.pack("<qq", 0, 0))
            elif kind == SNAPSHOT:
                send(self.control, WRITTEN, text(Fields(packet).text()) + text("not written: no allocator"))
            elif kind == SHUTDOWN:
                for lane in self.lanes:
                    lane.shutdown(socket.SHUT_RD)
                for thread in threads:
                    thread.join()
                send(self.control, BYE, struct.pack("<B", 12) + text(""))
                return


Worker().serve()
