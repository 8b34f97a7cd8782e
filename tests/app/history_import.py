#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""history_import.py PROGRAM RECIPE [--slots N]: what another system told comes in whole, or not at all.

A session of our own goes out, in and out again and is the same; N slots (10,000) of another system come in, the time is printed; each
way in which a file can be wrong is told with its line and leaves the store as it was."""
import argparse
import json
import os
import sqlite3
import subprocess
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("recipe")
parser.add_argument("--slots", type=int, default=10_000)
given = parser.parse_args()


def engine(*args, status=0):
    done = subprocess.run([given.program, *args], capture_output=True, text=True)
    assert done.returncode == status, f"{args}: status {done.returncode}, {done.stdout}{done.stderr}"
    return done


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def listed(store, *args):
    return lines(engine("history", "list", "--json", "--history", store, *args).stdout)


def write(name, content):
    with open(name, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return name


def round_trip():
    told = engine("run", given.recipe, "--profile", "load", "--slots", "4", "--every", "0.3", "--json", "--history", "ours.db",
                  "--set", "orchestration.timeouts.video_s=0.05", status=1).stdout
    write("told.jsonl", told)
    said = engine("import", "told.jsonl", "--history", "theirs.db")
    assert "4 slots, from 1 on" in said.stdout and "no line says the wall's time" in said.stderr
    again = lines(engine("history", "export", "--events", "--history", "theirs.db").stdout)
    for line in again:
        line.pop("wall")
    assert again == [e for e in lines(told) if "seq" in e], "what came out is not what went in"
    ours, theirs = listed("ours.db"), listed("theirs.db")
    for a, b in zip(ours, theirs, strict=True):
        assert b["origin"] == "import" and b["foreign_slot"] == a["slot"]
        for same in ("outcome", "stage", "message", "label", "seed", "elapsed_ms", "waited_ms", "spare_to_air_ms", "margin_generation_ms"):
            assert a[same] == b[same], (same, a, b)
    assert "(imported, there 4)" in engine("history", "list", "--history", "theirs.db").stdout
    # Once more, with the wall's time: new numbers, the old ones kept, the times those of the session.
    write("walls.jsonl", engine("history", "export", "--events", "--history", "ours.db").stdout)
    assert "4 slots, from 5 on" in engine("import", "walls.jsonl", "--history", "theirs.db").stdout
    newest = listed("theirs.db", "--last", "4")
    assert [s["slot"] for s in newest] == [8, 7, 6, 5] and [s["foreign_slot"] for s in newest] == [4, 3, 2, 1]
    run = newest[0]["run"]
    first, last = (lines(engine("history", "export", "--events", "--history", store, *args).stdout)
                   for store, args in (("ours.db", ()), ("theirs.db", ("--run", run))))
    assert abs(float(first[5]["wall"][-7:-1]) - float(last[5]["wall"][-7:-1])) < 0.002 and first[5]["wall"][:16] == last[5]["wall"][:16]
    assert [s["slot"] for s in listed("theirs.db", "--origin", "import", "--outcome", "timed_out")] == list(range(8, 0, -1))


def foreign(slots):
    seq = 0
    for slot in range(1, slots + 1):
        number, t = 1_000_000 + slot * 7, slot * 45_000
        for event in ({"event": "slot_queued", "slot": number, "label": f"feature {slot}", "seed": slot, "air_at_ms": None, "ahead": 0},
                      {"event": "slot_started", "slot": number, "waited_ms": 0, "last_useful_finish_ms": t + 21_000,
                       "air_at_ms": t + 45_000, "quality_level": 0},
                      {"event": "attempt_started", "slot": number, "stage": "audio", "attempt": 1, "timeout_ms": 3000},
                      {"event": "audio_complete", "slot": number, "stage": "audio", "attempt": 1, "elapsed_ms": 2000.125,
                       "peak_bytes": 5, "operators": 7, "longest_operator_ms": 1.5},
                      {"event": "slot_complete", "slot": number, "outcome": "succeeded", "reason": None, "message": "",
                       "elapsed_ms": 9000, "waited_ms": 0, "spare_to_air_ms": 12_000, "margin_generation_ms": 1000.5}):
            seq += 1
            yield json.dumps({"t_ms": t, "seq": seq, **event})


def many():
    write("many.jsonl", "\n".join(foreign(given.slots)) + "\n")
    print(engine("import", "many.jsonl", "--history", "many.db").stdout.strip())
    assert len(listed("many.db", "--last", "100000")) == given.slots
    newest = listed("many.db", "--last", "1")[0]
    assert newest["slot"] == given.slots and newest["foreign_slot"] == 1_000_000 + given.slots * 7 and newest["elapsed_ms"] == 9000


def counts(store):
    with sqlite3.connect(store) as database:
        return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("run", "slot", "attempt", "event")]


def hostile():
    good = list(foreign(3))
    bad = [
        (b"", [(1, "holds no event")]),
        (b"\n \n", [(2, "holds no event")]),
        (good[0].replace("null", "NaN"), [(1, "is no JSON: parse error")]),
        ('{"event": "slot_queued", "t_ms": 1e999, "seq": 1, "slot": 1}', [(1, "number overflow")]),
        ("[" * 100_000, [(1, "nested deeper than 8 levels")]),
        (b'{"event": "notice", "t_ms": 0, "seq": 1, "text": "' + b"x" * (100 << 20) + b'"}\n' + good[0].encode() + b"\n{",
         [(1, "is longer than 1048576 bytes"), (3, "is no JSON: parse error")]),
        (b'{"event": "notice", "t_ms": 0, "seq": 1, "text": "\xff\xfe"}', [(1, "ill-formed UTF-8")]),
        ('[1]', [(1, "is [1]; allowed is an object with the field `event`")]),
        ('{"slot": 1}', [(1, "has no field `event`")]),
        ('{"event": "notice", "event": "notice", "t_ms": 0, "seq": 1, "text": ""}', [(1, 'the field "event" stands in it twice')]),
        ('{"event": "slot_queued", "t_ms": "0", "seq": -1, "slot": 0, "label": 5, "seed": 1, "ahead": 0}',
         [(1, '`t_ms` is "0"; allowed is a number of milliseconds'), (1, "`seq` is -1; allowed is a whole number from 0 on"),
          (1, "`slot` is 0; allowed is a slot's number, from 1 on"), (1, "`label` is 5; allowed is a text")]),
        (good[0] + "\n" + good[1].replace('"quality_level": 0', '"x": 0'), [(2, "`quality_level` is missing")]),
        (good[0] + "\n" + good[4].replace("succeeded", "won"), [(2, '`outcome` is "won"; allowed are succeeded, late, ')]),
        (good[0] + "\n" + good[1].replace('"seq": 2', '"seq": 1'), [(2, "`seq` is 1 after 1; allowed is a higher one")]),
        (good[0][:-1] + ', "wall": "9999-12-31T00:00:00Z"}', [(1, "`wall` is '9999-12-31T00:00:00Z'; allowed is 2026-11-28T13:00:30.500Z, in the years 1678 to 2261")]),
        (good[0][:-1] + ', "wall": "2261-12-31T00:00:00Z"}', [(1, "allowed are sessions that began in the years 1711 to 2228")]),
        (good[1], [(1, "slot 1000007 was not queued before")]),
        (good[0] + "\n" + good[0].replace('"seq": 1', '"seq": 2'), [(2, "slot 1000007 was queued before")]),
        (good[2], [(1, "slot 1000007 was not queued before")]),
        (good[0] + "\n" + good[3], [(2, "attempt 1 of audio of slot 1000007 does not run")]),
        (good[0] + "\n" + good[2].replace("audio", "sound"), [(2, '`stage` is "sound"; allowed are audio, image, video, clip')]),
        (good[0] + "\n" + good[3].replace('"stage": "audio"', '"stage": "clip"'), [(2, '`stage` is "clip" in an event audio_complete')]),
        ("\n".join(good[:5]) + "\n" + good[4].replace('"seq": 5', '"seq": 6'), [(6, "slot 1000007 was decided before")]),
    ]
    before = counts("many.db")
    for content, complaints in bad:
        refused = engine("import", write("bad.jsonl", content), "--history", "many.db", status=2)
        told = refused.stderr.splitlines()
        for line, complaint in complaints:
            assert any(t.startswith(f"bad.jsonl:{line}: error: ") and complaint in t for t in told), (complaint, told)
        assert "nothing was imported: " in told[-1] and not refused.stdout
        assert len(told) == len(complaints) + 1, told
        assert counts("many.db") == before, "something of a bad file was imported"
    # Good lines, many bad ones: each is told, up to a bound, and the good ones are not there.
    many_bad = good + ["{"] * 250
    told = engine("import", write("bad.jsonl", "\n".join(many_bad)), "--history", "many.db", status=2).stderr.splitlines()
    assert len(told) == 102 and told[99].startswith("bad.jsonl:115: ") and "and 150 errors more" in told[100] and "250 errors" in told[101]
    assert counts("many.db") == before
    # A kind that is unknown is passed over and counted.
    mixed = good + [json.dumps({"event": "coffee", "t_ms": 1, "seq": 99}), json.dumps({"event": "run_summary", "slots": 3})]
    said = engine("import", write("mixed.jsonl", "\n".join(mixed)), "--history", "many.db")
    assert '1 events of the kind "coffee", which is unknown, were passed over' in said.stderr and "3 slots" in said.stdout
    # One that never ended.
    engine("import", write("cut.jsonl", "\n".join(good[:3])), "--history", "many.db")
    assert listed("many.db", "--last", "1")[0]["state"] == "interrupted"
    engine("import", "nowhere.jsonl", "--history", "many.db", status=2)


def beside_a_writer():
    with subprocess.Popen([given.program, "run", given.recipe, "--profile", "load", "--every", "0.5", "--slots", "1000", "--json", "--history",
                           "many.db"], stdout=subprocess.PIPE, text=True) as writer:
        while '"slot_complete"' not in writer.stdout.readline():
            assert writer.poll() is None
        refused = engine("import", "mixed.jsonl", "--history", "many.db", status=2)
        assert "many.db: another program records in it; stop that one, or import into a store of its own: --history OTHER" in refused.stderr
        engine("import", "mixed.jsonl", "--history", "beside.db")
        writer.terminate()
        writer.stdout.read()


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    round_trip()
    many()
    hostile()
    beside_a_writer()
print("what was wrong was told with its line, and nothing half was imported")
