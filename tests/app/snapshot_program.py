#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""snapshot_program.py ENGINE: `vortex-engine snapshot` on what Python pickles, held against what Python reads of it. Sizes of tens of
megabytes by default, 1 GB in each protocol with VORTEX_FULL=1."""
import collections
import gzip
import io
import json
import os
import pathlib
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "engine" / "snapshot"))
import snapshots  # noqa: E402

ENGINE = sys.argv[1]
FULL = os.environ.get("VORTEX_FULL") == "1"
ACTIVE = ("active_allocated", "active_pending_free")


def run(*arguments, **more):
    return subprocess.run([ENGINE, "snapshot", *map(str, arguments)], capture_output=True, text=True, **more)


def shown(*arguments):
    ended = run(*arguments, "--json")
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def blocks_of(snapshot):
    return [block for segment in snapshot["segments"] for block in segment["blocks"]]


def in_use(snapshot):
    return [block for block in blocks_of(snapshot) if block["state"] in ACTIVE]


def place_of(frames):
    """Where the innermost frame stands that is not PyTorch's."""
    own = [f for f in frames if "/torch/" not in f["filename"]]
    if not frames:
        return ""
    f = own[0] if own else frames[0]
    file = f["filename"].rsplit("/", 1)[-1]
    return f["name"] if file == "??" else f"{file}:{f['line']} {f['name']}"


class Folder(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = pathlib.Path(self.temporary.name)

    def pickled(self, value, protocol=4, name="a.pickle", **more):
        file = self.folder / name
        file.write_bytes(pickle.dumps(value, protocol=protocol, **more))
        return file


class Shown(Folder):
    def test_every_protocol_is_what_python_reads(self):
        snapshot = snapshots.small(1)
        used = in_use(snapshot)
        by_place = collections.Counter()
        for block in used:
            by_place[place_of(block["frames"])] += block["size"]
        for protocol in (2, 3, 4, 5):
            told = shown("show", self.pickled(snapshot, protocol), "--top", 1000)
            self.assertEqual(told["protocol"], protocol)
            self.assertEqual(told["segments"], 40)
            self.assertEqual(told["devices"], 2)
            self.assertEqual(told["events"], 500)
            self.assertEqual(told["reserved_bytes"], sum(s["total_size"] for s in snapshot["segments"]))
            self.assertEqual(told["blocks"], len(used))
            self.assertEqual(told["block_bytes"], sum(b["size"] for b in used))
            self.assertEqual(told["requested_bytes"], sum(b["requested_size"] for b in used))
            self.assertEqual(told["freed_blocks"], sum(b["state"] == "active_pending_free" for b in used))
            self.assertEqual(told["last_event_us"] - told["first_event_us"], 499)
            self.assertEqual(told["allocator_settings"]["max_split_size"], "-1")
            self.assertEqual(told["allocator_settings"]["roundup_power2_divisions"], "1: 0, 2: 4")
            self.assertEqual({row["place"]: row["bytes"] for row in told["rows"]}, dict(by_place))
            self.assertEqual([row["bytes"] for row in told["rows"]], sorted((row["bytes"] for row in told["rows"]), reverse=True))

    def test_by_size_and_filtered(self):
        snapshot = snapshots.small(2)
        file = self.pickled(snapshot)
        sizes = collections.Counter(b["size"] for b in in_use(snapshot))
        told = shown("show", file, "--by", "size", "--top", 100000)
        self.assertEqual({int(row["size"]): row["blocks"] for row in told["rows"]}, dict(sizes))
        wanted = "function_1"
        held = sum(b["size"] for b in in_use(snapshot) if any(wanted in f["name"] for f in b["frames"]))
        self.assertGreater(held, 0)
        told = shown("show", file, "--filter", wanted.upper(), "--top", 100000)
        self.assertEqual(sum(row["bytes"] for row in told["rows"]), held)

    def test_stacks_are_told_whole(self):
        snapshot = snapshots.small(3)
        told = shown("show", self.pickled(snapshot), "--stacks", "--top", 3)
        stacks = [b["frames"] for b in in_use(snapshot)]
        for row in told["rows"]:
            self.assertIn(row["stack"], stacks + [[]])

    def test_two_are_compared(self):
        before = snapshots.small(4)
        after = pickle.loads(pickle.dumps(before))
        frames = [{"name": "toFloatFrames", "filename": "/home/u/frame_writer.py", "line": 212}]
        for i in range(4):
            after["segments"].append({"device": 0, "address": 1 << 40 | i << 32, "total_size": 1 << 20, "blocks": [
                {"address": 1 << 40 | i << 32, "size": 1 << 20, "requested_size": 1 << 20, "state": "active_allocated", "frames": frames}]})
        a, b = self.pickled(before, 2, "before.pickle"), self.pickled(after, 5, "after.pickle")
        told = shown("compare", a, b, "--stacks")
        self.assertEqual(told["grew"], 1)
        self.assertEqual(told["grown_bytes"], 4 << 20)
        first = told["rows"][0]
        self.assertEqual((first["place"], first["blocks_a"], first["blocks_b"], first["growth_bytes"], first["share"]),
                         ("frame_writer.py:212 toFloatFrames", 0, 4, 4 << 20, 1))
        self.assertEqual(first["stack"], frames)
        self.assertEqual(told["bytes_b"] - told["bytes_a"], 4 << 20)
        back = shown("compare", b, a, "--top", 1000)
        self.assertEqual((back["grew"], back["rows"][-1]["growth_bytes"]), (0, -(4 << 20)))
        text = run("compare", a, b).stdout
        self.assertIn("frame_writer.py:212 toFloatFrames  1.0 MB each", text)

    def test_an_imported_one_is_asked_again_and_never_written_over(self):
        snapshot = snapshots.small(5)
        file, database = self.pickled(snapshot), self.folder / "a.db"
        self.assertEqual(run("import", file, "--out", database).returncode, 0)
        self.assertEqual(shown("show", database), shown("show", file))
        before = database.read_bytes()
        again = run("import", file, "--out", database)
        self.assertEqual(again.returncode, 2)
        self.assertIn("is there already", again.stderr)
        self.assertEqual(database.read_bytes(), before)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["a.db", "a.pickle"])


class OtherForms(Folder):
    def test_a_list_of_segments_as_before_pytorch_2(self):
        snapshot = snapshots.small(6)
        told = shown("show", self.pickled(snapshot["segments"]))
        self.assertEqual((told["segments"], told["events"], told["blocks"]), (40, 0, len(in_use(snapshot))))

    def test_blocks_with_a_history_and_no_address(self):
        frames = [{"name": "f", "filename": "a.py", "line": 3}]
        blocks = [{"size": 1024, "state": "active_allocated", "history": [{"addr": 4096, "real_size": 1000, "frames": frames},
                                                                        {"addr": 4096, "real_size": 7, "frames": []}]},
                  {"size": 512, "state": "inactive"}, {"size": 2048, "state": "active_allocated"}]
        file = self.pickled({"segments": [{"device": 0, "address": 4096, "total_size": 3584, "stream": 0, "segment_type": "small",
                                           "blocks": blocks}], "device_traces": []}, 2)
        database = self.folder / "a.db"
        self.assertEqual(run("import", file, "--out", database).returncode, 0)
        told = shown("show", database)
        self.assertEqual(told["requested_bytes"], 1000 + 2048)
        self.assertEqual({row["place"] for row in told["rows"]}, {"a.py:3 f", ""})
        import sqlite3
        connection = sqlite3.connect(database)
        self.assertEqual([row[0] for row in connection.execute("SELECT address FROM block ORDER BY id")], [4096, 5120, 5632])
        connection.close()

    def test_what_is_unknown_is_passed_over(self):
        snapshot = snapshots.small(7)
        snapshot["of a later version"] = [{"deep": [[1.5, None, True, 1 << 200, b"x" * 300, {1, 2}, frozenset([3]), (1, 2, 3, 4)]] * 3}] * 500
        snapshot["segments"][0]["later"] = {"x": list(range(5000))}
        snapshot["device_traces"][0][0]["pool"] = (1, 2)
        for protocol in (2, 4):
            told = shown("show", self.pickled(snapshot, protocol)) if protocol == 4 else shown(
                "show", self.pickled({k: v for k, v in snapshot.items() if not k.startswith("of a")}, protocol))
            self.assertEqual(told["blocks"], len(in_use(snapshot)))

    def test_blocks_and_segments_that_nobody_holds_do_not_count(self):
        snapshot = snapshots.small(8)
        expected = len(in_use(snapshot))
        stray = {"address": 1, "size": 1 << 30, "requested_size": 1, "state": "active_allocated", "frames": []}
        other = {"before": [stray] * 3, "old": [{"address": 9, "total_size": 5, "blocks": [stray]}], **snapshot, "after": [dict(stray)],
                 "events": [{"action": "alloc", "addr": 1, "size": 2}]}
        other["segments"] = list(snapshot["segments"])
        other["segments"][3] = {"was": dict(stray), **other["segments"][3], "is": dict(stray)}
        told = shown("show", self.pickled(other))
        self.assertEqual((told["blocks"], told["segments"], told["events"]), (expected, 40, 500))

    def test_one_block_many_times_over(self):
        block = {"address": 1, "size": 512, "requested_size": 500, "state": "active_allocated", "frames": []}
        event = {"action": "alloc", "addr": 1, "size": 2, "time_us": 3, "frames": []}
        told = shown("show", self.pickled({"segments": [{"address": 1, "total_size": 2048, "blocks": [block] * 4}],
                                           "device_traces": [[event] * 700]}))
        self.assertEqual((told["blocks"], told["requested_bytes"], told["events"]), (4, 2000, 700))

    def test_an_empty_one(self):
        told = shown("show", self.pickled({"segments": [], "device_traces": [[], []]}))
        self.assertEqual((told["segments"], told["blocks"], told["events"], told["rows"]), (0, 0, 0, []))

    def test_addresses_above_2_to_the_63(self):
        blocks = [{"address": (1 << 64) - 4096, "size": 4096, "state": "active_allocated"}]
        told = shown("show", self.pickled({"segments": [{"address": (1 << 64) - 4096, "total_size": 4096, "blocks": blocks}]}))
        self.assertEqual(told["block_bytes"], 4096)


class Refused(Folder):
    def refused(self, data, *words):
        file, database = self.folder / "bad.pickle", self.folder / "bad.db"
        file.write_bytes(data)
        ended = run("import", file, "--out", database)
        self.assertEqual(ended.returncode, 2, ended.stderr)
        for word in (str(file), *words):
            self.assertIn(word, ended.stderr)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["bad.pickle"])

    def test_nothing_is_run(self):
        class Evil:
            def __reduce__(self):
                return os.system, (f"touch {marker}",)
        marker = self.folder / "ran"
        for protocol, word in ((2, "GLOBAL of 'posix.system'"), (4, "STACK_GLOBAL")):
            self.refused(pickle.dumps({"segments": [], "x": Evil()}, protocol), word, "nothing is run here", "byte ")
        self.assertFalse(marker.exists())

    def test_what_is_no_pickle_says_what_it_is(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as writer:
            writer.writestr("archive/data.pkl", b"x" * 100)
        self.refused(archive.getvalue(), "zip archive", "torch.save()")
        self.refused(gzip.compress(b"x" * 100), "gzip")
        self.refused(b"hello, world", "no pickle of protocol 2 to 5")
        self.refused(b"", "too short")
        self.refused(b"\x80\x09.", "protocol 9")
        self.refused(pickle.dumps({"a": 1}, 4), "holds no memory snapshot")
        self.refused(pickle.dumps([1, 2, 3], 4), "holds no memory snapshot")

    def test_a_file_that_is_cut_short_at_any_place(self):
        data = pickle.dumps(snapshots.small(9, segments=3, events=5), 4)
        for end in range(2, len(data), max(1, len(data) // 15)):
            self.refused(data[:end], "byte ", "the file ends here")

    def test_a_list_that_holds_itself(self):
        snapshot = {"segments": [], "x": []}
        snapshot["x"].append(snapshot["x"])
        self.refused(pickle.dumps(snapshot, 4), "holds itself")
        snapshot = {"segments": []}
        snapshot["again"] = snapshot
        self.refused(pickle.dumps(snapshot, 2), "holds itself")

    def test_nesting_without_end(self):
        self.refused(b"\x80\x04" + b"](" * 5000 + b"e" * 5000 + b".", "nested")
        self.refused(b"\x80\x04" + b"]" * 5_000_000 + b".", "byte ")

    def test_lengths_that_are_not_there(self):
        for data in (b"\x80\x04X\xff\xff\xff\xff", b"\x80\x04\x8d" + b"\xff" * 8, b"\x80\x04\x8b\xff\xff\xff\x7f",
                     b"\x80\x04\x95" + b"\xff" * 8 + b"N.", b"\x80\x04\x8e" + b"\x00" * 7 + b"\x7f"):
            self.refused(data, "the file ends here")
        self.refused(b"\x80\x04j\xff\xff\xff\xff.", "memo")

    def test_what_is_not_in_its_place(self):
        good = snapshots.small(10, segments=3, events=5)
        self.refused(pickle.dumps({**good, "segments": "none"}, 4), "`segments`")
        self.refused(pickle.dumps({**good, "device_traces": 5}, 4), "`device_traces`")
        self.refused(pickle.dumps({"segments": [{**good["segments"][0], "total_size": "big"}]}, 4), "`total_size`")
        shared = good["segments"][1]["blocks"] + [{"size": 1, "state": "active_allocated"}]
        self.refused(pickle.dumps({"segments": [{"total_size": 1, "blocks": shared}, {"total_size": 1, "blocks": shared}]}, 4),
                     "the same blocks")

    def test_a_database_of_somebody_elses(self):
        import sqlite3
        file = self.folder / "other.db"
        connection = sqlite3.connect(file)
        connection.executescript("PRAGMA application_id = 0x56585253; PRAGMA user_version = 1; CREATE VIEW snapshot AS SELECT 1;")
        connection.close()
        ended = run("show", file)
        self.assertEqual(ended.returncode, 2)
        self.assertIn("its tables are not those", ended.stderr)


class Big(Folder):
    SIZE = 30_000_000 if not FULL else 1_000_000_000
    MOST_MEMORY = 110_000_000  # 30 MB as Python's objects take 400, and SQLite's caches are full by then

    def imported(self, size, protocol, one_list):
        file, database = self.folder / "big.pickle", self.folder / "big.db"
        expected = snapshots.write_big(file, protocol, size, one_list=one_list)
        with subprocess.Popen([ENGINE, "snapshot", "import", file, "--out", database], stdout=subprocess.DEVNULL) as child:
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(child.returncode, 0)
        told = shown("show", database)
        for key, of in (("segments", "segments"), ("events", "events"), ("block_bytes", "bytes_in_use")):
            self.assertEqual(told[key], expected[of])
        if FULL:
            print(f"protocol {protocol}{', one list' if one_list else ''}: {file.stat().st_size / 1e9:.2f} GB, "
                  f"{expected['blocks']} blocks, {expected['events']} events: {usage.ru_utime + usage.ru_stime:.1f} s of a core, "
                  f"{usage.ru_maxrss / 1024:.0f} MiB, database {database.stat().st_size / 1e9:.2f} GB", flush=True)
        if not FULL and protocol == 5:
            loaded = pickle.loads(file.read_bytes())
            self.assertEqual(sum(b["size"] for b in in_use(loaded)), expected["bytes_in_use"])
            self.assertEqual(len(loaded["device_traces"][0]), expected["events"])
        database.unlink()
        return usage.ru_maxrss * 1024

    def test_a_big_one_takes_little_memory(self):
        for protocol, one_list in ((2, True), (4, False), (5, False)):
            self.assertLess(self.imported(self.SIZE, protocol, one_list), self.MOST_MEMORY)

    def test_one_that_is_interrupted_leaves_nothing(self):
        file, database = self.folder / "big.pickle", self.folder / "big.db"
        snapshots.write_big(file, 4, 40_000_000)
        with subprocess.Popen([ENGINE, "snapshot", "import", file, "--out", database], stderr=subprocess.PIPE, text=True) as child:
            while not (self.folder / "big.db.part").exists() and child.poll() is None:
                time.sleep(0.001)  # polls for a file
            child.send_signal(signal.SIGINT)
            _, complaint = child.communicate()
        self.assertEqual(child.returncode, 2)
        self.assertIn("interrupted", complaint)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["big.pickle"])

    def test_a_full_disk_leaves_nothing(self):
        file, database = self.folder / "big.pickle", self.folder / "big.db"
        snapshots.write_big(file, 4, 10_000_000)
        limit = 2_000_000
        ended = run("import", file, "--out", database,
                    preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
                                        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))))
        self.assertEqual(ended.returncode, 2)
        self.assertIn("cannot be written", ended.stderr)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["big.pickle"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:], verbosity=1)
