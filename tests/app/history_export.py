#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""history_export.py PROGRAM RECIPE: a recorded session comes out whole in each format, and nothing half where it cannot.

The trace is read by trace_file.py, which knows Perfetto's format from its own description."""
import csv
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from trace_file import TraceFile

PROGRAM, RECIPE = sys.argv[1:3]
BASE = [RECIPE, "--profile", "load", "--history", "history.db", "--json", "--set", "vram.sample_interval_s=0.01"]


def engine(*args, status=0):
    done = subprocess.run([PROGRAM, *args], capture_output=True, text=True)
    assert done.returncode == status, f"{args}: status {done.returncode}, {done.stderr}"
    return done


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def record():
    """A session with stops and a second one; what each has told."""
    first = engine("run", *BASE, "--slots", "5", "--every", "0.3", "--set", "orchestration.timeouts.video_s=0.05", status=1)
    second = engine("run", *BASE, "--slots", "3", "--every", "0.1")
    return [lines(run.stdout) for run in (first, second)]


def near(a, b):  # JSON has three decimals of a millisecond
    return abs(a - b) <= 0.0011


def check_json(told):
    slots = lines(engine("history", "export", "--history", "history.db").stdout)
    assert [s["slot"] for s in slots] == [1, 2, 3, 4, 5, 6, 7, 8]
    complete = {e["slot"]: e for run in told for e in run if e["event"] == "slot_complete"}
    for slot in slots:
        assert slot["outcome"] == complete[slot["slot"]]["outcome"]
        assert near(slot["elapsed_ms"], complete[slot["slot"]]["elapsed_ms"])
        assert slot["started"] >= slot["queued"]
    assert {s["outcome"] for s in slots[:5]} == {"timed_out"} and {s["outcome"] for s in slots[5:]} == {"succeeded"}
    started = sum(e["event"] == "attempt_started" for run in told for e in run)
    assert sum(len(s["attempts"]) for s in slots) == started
    return slots


def check_csv(slots):
    text = subprocess.run([PROGRAM, "history", "export", "--history", "history.db", "--format", "csv"], capture_output=True).stdout
    assert text.count(b"\r\n") == 9 and text.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(text.decode(), newline="")))
    for row, slot in zip(rows, slots, strict=True):
        assert row["slot"] == str(slot["slot"]) and row["outcome"] == slot["outcome"] and float(row["elapsed_ms"]) == slot["elapsed_ms"]
    attempts = list(csv.DictReader(io.StringIO(engine("history", "export", "--history", "history.db", "--format", "csv", "--attempts").stdout)))
    assert len(attempts) == sum(len(s["attempts"]) for s in slots)


def check_events(told):
    run = lines(engine("history", "list", "--history", "history.db", "--json", "--last", "1").stdout)[0]["run"]
    exported = lines(engine("history", "export", "--history", "history.db", "--events", "--run", run).stdout)
    walls = [line.pop("wall") for line in exported]
    assert walls == sorted(walls)
    assert exported == [e for e in told[1] if "seq" in e], "the events are not as they were told"
    refused = engine("history", "export", "--history", "history.db", "--events", status=2)
    assert "of 2 runs" in refused.stderr and run in refused.stderr


def check_trace(told, slots):
    engine("history", "export", "--history", "history.db", "--format", "perfetto", "-o", "day.perfetto")
    trace = TraceFile("day.perfetto")
    assert len(trace.processes) == 2 and trace.clocks[1] == trace.clocks[6] > 1.7e18
    by_name = {}
    for s in trace.slices:
        by_name.setdefault(s.category, []).append(s)
    assert len(by_name["slot"]) == 8, "a slot is missing"
    attempts = [dict(a, slot=s["slot"]) for s in slots for a in s["attempts"]]
    found = {(s.args["slot"], s.track.split()[0], s.args["attempt"]): s for s in by_name["attempt"]}
    assert len(found) == len(by_name["attempt"]) == len(attempts)
    for attempt in attempts:
        s = found[attempt["slot"], attempt["stage"], attempt["attempt"]]
        assert near(s.length / 1e6, attempt["elapsed_ms"]), (attempt, s.length)
        assert s.args["outcome"] == attempt["outcome"] and near(s.args["timeout_ms"], attempt["timeout_ms"])
        slot = next(x for x in by_name["slot"] if x.flows == s.flows)
        assert slot.name.startswith(f"slot {attempt['slot']}") and slot.begin <= s.begin
    stopped = [a for a in attempts if a["cause"]]
    assert stopped and len(stopped) == len(by_name["stop"]) == len(by_name["drain"])
    assert sorted(round(a["drain_ms"], 2) for a in stopped) == sorted(round(s.length / 1e6, 2) for s in by_name["drain"])
    made = {s["slot"]: s for s in slots if s["waited_ms"] is not None}
    for s in by_name["phase"]:
        if s.name == "made":
            assert near(s.length / 1e6, made[s.args["slot"]]["elapsed_ms"])
    samples = [e for run in told for e in run if e["event"] == "memory_sample"]
    assert samples and [v for _, v in trace.counters["memory used"]] == [e["used_bytes"] for e in samples]
    assert [v for _, v in trace.counters["memory allocated by video"]] == [e["allocated_bytes"]["video"] for e in samples]
    assert sum(name == "device_ready" for _, name, _ in trace.instants) == 2


def check_thinned_memory(told):
    """Samples go after a day and their extremes stay: these are counters then."""
    shutil.copy("history.db", "thinned.db")
    with sqlite3.connect("thinned.db") as database:
        database.execute("DELETE FROM event WHERE kind = 20")
    engine("history", "export", "--history", "thinned.db", "--format", "perfetto", "-o", "thinned.perfetto")
    trace = TraceFile("thinned.perfetto")
    assert "memory used" not in trace.counters or not trace.counters["memory used"]
    for counter, field in (("memory used", lambda e: e["used_bytes"]), ("memory allocated by video", lambda e: e["allocated_bytes"]["video"])):
        spans = {}
        for number, run in enumerate(told):
            for e in run:
                if e["event"] == "memory_sample":
                    spans.setdefault((number, e["t_ms"] // 8000), []).append(field(e))
        for word, of in (("lowest", min), ("highest", max)):
            assert [v for _, v in trace.counters[f"{counter}, {word} of each 8 s"]] == [of(values) for values in spans.values()]


def check_filters():
    def found(*args):
        return [s["slot"] for s in lines(engine("history", "export", "--history", "history.db", *args).stdout)]
    assert found("--outcome", "timed_out", "--last", "2") == [4, 5]
    assert found("--stage", "video") == [1, 2, 3, 4, 5]
    assert found("--since", "-1h") == [1, 2, 3, 4, 5, 6, 7, 8] and found("--until", "-1h") == []
    for args, said in [(("--outcome", "gone"), "allowed are succeeded"), (("--since", "25:00"), "--since '25:00' is no time; allowed are"),
                       (("--since", "2026-02-30"), "is no time"), (("--until", "9999-12-31"), "--until '9999-12-31' is beyond"),
                       (("--since", "-200000d"), "allowed are the years 1678 to 2261"), (("--margin-below", "1e99"), "allowed are seconds from"),
                       (("--format", "csv", "--events"), "--events goes with --format json")]:
        refused = engine("history", "export", "--history", "history.db", *args, status=2)
        assert said in refused.stderr and not refused.stdout, refused.stderr


def check_failing_disk():
    full = engine("history", "export", "--history", "history.db", "-o", "/dev/full", status=3)
    assert "/dev/full: cannot be written: No space left on device" in full.stderr
    # 33 KiB: as much as SQLite needs beside the database, and less than the trace.
    assert os.path.getsize("day.perfetto") > 40_000
    limited = subprocess.run(["bash", "-c", 'ulimit -f 33; trap "" XFSZ; exec "$@"', "-", PROGRAM, "history", "export", "--history",
                              "history.db", "--format", "perfetto", "-o", "big.perfetto"], capture_output=True, text=True)
    assert limited.returncode == 3 and "big.perfetto: cannot be written: File too large" in limited.stderr, limited.stderr
    assert not [f for f in os.listdir() if f.startswith("big.")], "half a file was left"
    engine("history", "export", "--history", "history.db", "-o", "nowhere/x.json", status=2)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    told = record()
    slots = check_json(told)
    check_csv(slots)
    check_events(told)
    check_trace(told, slots)
    check_thinned_memory(told)
    check_filters()
    check_failing_disk()
print("8 slots in two runs came out whole as json, csv, events and a trace")
