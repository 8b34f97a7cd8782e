#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs vortex-engine with its history on a file system of its own that becomes full at one place after another, and looks whether it
made its slots all the same, said once that they are not stored, and stored every told outcome once when there was space again.

Three courses in turn: space comes back while the program runs (or, where it ends before it can say that there is none, before the
next one starts); the program is killed on the full disk and the next one finds space; not even the ring found room when the program
started, and space comes back while it runs.

  history_full_disk.py VORTEX_ENGINE RECIPE [--offsets N] [--slots N]

Needs to mount a file system (small_disk.py); else it is skipped (status 77).
"""
import argparse
import json
import os
import signal
import sqlite3
import subprocess

from small_disk import MIB, disk_of, fill, run_where_mounting_is_allowed

DISK = 64 * MIB
RING = 16 * MIB


def try_offset(given, disk, course, leave):
    """What was wrong, and whether the disk was ever full to the program."""
    store, filler = os.path.join(disk, "history.db"), os.path.join(disk, "filler")
    command = [given.engine, "run", given.recipe, "--json", "--profile", "load", "--burst", "--history", store]
    if course != "no ring":
        subprocess.run([*command, "--slots", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    fill(filler, leave)
    outcomes, troubles, ended, doubled = {}, [], False, 0
    with subprocess.Popen([*command, "--slots", str(given.slots)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        for line in map(json.loads, program.stdout):
            if line["event"] == "slot_complete":
                doubled += line["slot"] in outcomes
                outcomes[line["slot"]] = line["outcome"]
            elif line["event"] == "history_changed":
                troubles.append(line)
                if not line["storing"] and course != "killed" and os.path.exists(filler):
                    os.remove(filler)
            elif line["event"] == "run_summary":
                ended = True
                if course == "killed":
                    program.send_signal(signal.SIGKILL)
        errors = program.stderr.read().decode()
    wrong = []
    if not ended or len(outcomes) != given.slots or set(outcomes.values()) != {"succeeded"}:
        wrong.append(f"slots were not made: {len(outcomes)} outcomes, {errors[-300:]}")
    if doubled:
        wrong.append(f"{doubled} outcomes told twice")
    if len(troubles) > 4 or any(a["storing"] and b["storing"] for a, b in zip(troubles, troubles[1:])):
        wrong.append(f"{len(troubles)} times told: {[t['storing'] for t in troubles]}")
    if os.path.exists(filler):  # it was killed, or had ended when the disk became full: what waits in the ring is the next one's
        os.remove(filler)
        subprocess.run([*command, "--slots", "1"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    others = sorted(name for name in os.listdir(disk) if name.endswith(".db") and name != "history.db" or "damaged" in name)
    if others:
        wrong.append(f"stored elsewhere: {others}")
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        sound, = database.execute("PRAGMA integrity_check").fetchone()
        stored = dict(database.execute("SELECT slot, outcome FROM slot WHERE state = 'decided'"))
    lost = [slot for slot, outcome in outcomes.items() if stored.get(slot) != outcome]
    if lost:
        wrong.append(f"{len(lost)} told outcomes are not stored, the first is slot {lost[0]}")
    if sound != "ok":
        wrong.append(sound)
    return wrong, any(not t["storing"] for t in troubles)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("engine")
    arguments.add_argument("recipe")
    arguments.add_argument("--offsets", type=int, default=200 if os.environ.get("VORTEX_FULL") == "1" else 9)
    arguments.add_argument("--slots", type=int, default=200)
    given = arguments.parse_args()
    failed = full = 0
    for n in range(given.offsets):
        course = ["freed", "killed", "no ring"][n % 3]
        # Up to what the database of a whole run takes; where there is no ring, up to what that takes.
        leave = (RING if course == "no ring" else MIB * 7 // 16) * n // given.offsets // 512 * 512
        with disk_of(DISK) as disk:
            wrong, was_full = try_offset(given, disk, course, leave)
        full += was_full
        failed += bool(wrong)
        for problem in wrong:
            print(f"FAIL: {course}, {leave} bytes left: {problem}")
    print(f"{given.offsets} offsets, the disk was full at {full}; {given.offsets - failed} stored every told outcome once, {failed} did not")
    return 1 if failed or not full else 0


if __name__ == "__main__":
    run_where_mounting_is_allowed(main)
