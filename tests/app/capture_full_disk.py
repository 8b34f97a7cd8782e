#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Captures on a file system of its own that becomes full at one place after another: the slots are made all the same, it is said that
what is told waits, and the capture is kept. Where space comes back before the end the file is whole; where it does not, whoever
opens it when there is space again finds all of it.

  capture_full_disk.py VORTEX_ENGINE [--offsets N] [--slots N]

Needs to mount a file system (small_disk.py); else it is skipped (status 77).
"""
import argparse
import json
import os
import subprocess

from small_disk import MIB, disk_of, fill, run_where_mounting_is_allowed

DISK = 32 * MIB


def try_offset(given, disk, freed, leave):
    """What was wrong, and whether the disk was ever full to the program."""
    capture, filler = os.path.join(disk, "a.vortexcap"), os.path.join(disk, "filler")
    command = [given.engine, "capture", "--json", "--profile", "load", "--set", "simulated.clock_scale=200", "--slots", str(given.slots),
               "--snapshots", "none", "--out", capture]
    made, notices, ended = 0, [], None
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        for line in map(json.loads, program.stdout):
            if line["event"] == "capture_started":
                fill(filler, leave)
            elif line["event"] == "slot_complete":
                made += line["outcome"] == "succeeded"
            elif line["event"] == "notice" and line["text"].startswith("capture: "):
                notices.append(line["text"])
                if freed and os.path.exists(filler):
                    os.remove(filler)
            elif line["event"] == "capture_ended":
                ended = line
        errors = program.stderr.read().decode()
    full = bool(notices)
    wrong = []
    if made != given.slots:
        wrong.append(f"{made} slots were made: {errors[-300:]}")
    if ended is None or ended["why"] != "complete":
        wrong.append(f"the capture's end: {ended}")
    if full and not freed and not ended["trouble"]:
        wrong.append("its end says nothing of what waits")
    if os.path.exists(filler):
        os.remove(filler)
    shown = subprocess.run([given.engine, "capture", "--show", capture, "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    result = json.loads(shown.stdout) if shown.stdout else {}
    if shown.returncode != 0 or result.get("slots") != given.slots:
        wrong.append(f"{result.get('slots')} slots are in it: {shown.stderr.decode()[-300:]}")
    if result.get("ended") != "complete" or result.get("verdict") != "no_leak":
        wrong.append(f"it says {result.get('ended')}, {result.get('verdict')}")
    left = sorted(name for name in os.listdir(disk) if name != "a.vortexcap")
    if left:
        wrong.append(f"beside it lie {left}")
    return wrong, full


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("engine")
    arguments.add_argument("--offsets", type=int, default=60 if os.environ.get("VORTEX_FULL") == "1" else 6)
    arguments.add_argument("--slots", type=int, default=60)
    given = arguments.parse_args()
    failed = full = 0
    for n in range(given.offsets):
        freed, leave = n % 2 == 0, MIB // 2 * n // given.offsets // 512 * 512
        with disk_of(DISK) as disk:
            wrong, was_full = try_offset(given, disk, freed, leave)
        full += was_full
        failed += bool(wrong)
        for problem in wrong:
            print(f"FAIL: {'freed' if freed else 'full until the end'}, {leave} bytes left: {problem}")
    print(f"{given.offsets} offsets, the disk was full at {full}; {given.offsets - failed} captures were kept whole, {failed} were not")
    return 1 if failed or not full else 0


if __name__ == "__main__":
    run_where_mounting_is_allowed(main)
