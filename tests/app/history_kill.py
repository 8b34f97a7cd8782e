#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills vortex-engine at random instants while it works through a burst of slots, and looks whether its history kept every outcome
that it had told (contract 3: what was told survives kill -9).

What was told is what came out of its --json stream, which this program reads. All runs record in one store. At the end each told
outcome must be in the store once and with the same word, each slot that was told as queued must be decided or interrupted, and the
database must be sound by SQLite's own check. And each run, killed or not, must be decided again as it was recorded (history verify).

  history_kill.py VORTEX_ENGINE RECIPE [--kills N] [--full N] [--seed N] [--arguments "--profile load"] [--slots N]
"""
import argparse
import json
import os
import random
import select
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time



def lines_of(program, enough, delay):
    """Whole lines of the program's output. It is killed `delay` seconds after it has told `enough` bytes; for 0, after its start."""
    data, kill_at = b"", time.monotonic() + delay if enough == 0 else None
    out = program.stdout.fileno()
    while True:
        if kill_at is not None:
            left = kill_at - time.monotonic()
            if left <= 0 and program.poll() is None:
                program.send_signal(signal.SIGKILL)
            elif left > 0 and not select.select([out], [], [], left)[0]:
                continue
        chunk = os.read(out, 1 << 16)
        if not chunk:
            break
        data += chunk
        if kill_at is None and len(data) >= enough:
            kill_at = time.monotonic() + delay
    program.wait()
    return data[:data.rfind(b"\n") + 1].splitlines()


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("engine")
    arguments.add_argument("recipe")
    arguments.add_argument("--kills", type=int, default=20)
    arguments.add_argument("--full", type=int, default=1000, help="kills with VORTEX_FULL=1")
    arguments.add_argument("--seed", type=int, default=7)
    arguments.add_argument("--slots", type=int, default=300)
    arguments.add_argument("--least", type=int, default=1, help="bytes told before a kill, but for the kills at the start")
    arguments.add_argument("--bytes", type=int, default=2700, help="of --json a slot, about: a little less than a whole run tells")
    arguments.add_argument("--arguments", default="--profile load --burst")
    given = arguments.parse_args()
    if os.environ.get("VORTEX_FULL") == "1":
        given.kills = given.full
    chance = random.Random(given.seed)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "history.db")
        command = [given.engine, "run", given.recipe, "--json", "--history", store, "--out", os.path.join(folder, "out"),
                   *shlex.split(given.arguments)]
        outcomes, queued, starts, killed = {}, set(), 0, 0
        while killed < given.kills and starts < 2 * given.kills + 10:  # some end before they are killed
            starts += 1
            with subprocess.Popen([*command, "--slots", str(given.slots)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
                enough = 0 if chance.random() < 0.1 else chance.randrange(given.least, given.slots * given.bytes)
                told = lines_of(program, enough, chance.uniform(0, 0.02))
            killed += program.returncode == -signal.SIGKILL
            for line in map(json.loads, told):
                if line["event"] == "slot_queued":
                    queued.add(line["slot"])
                elif line["event"] == "slot_complete":
                    if line["slot"] in outcomes:
                        wrong.append(f"slot {line['slot']} was told twice")
                    outcomes[line["slot"]] = line["outcome"]
        # The next start brings in what the last kill left behind.
        subprocess.run([*command, "--slots", "1"], stdout=subprocess.DEVNULL, check=True)
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
            sound = [row[0] for row in database.execute("PRAGMA integrity_check")]
            stored = {slot: (state, outcome) for slot, state, outcome in database.execute("SELECT slot, state, outcome FROM slot")}
            runs, = database.execute("SELECT count(*) FROM run").fetchone()
            events, = database.execute("SELECT count(*) FROM event").fetchone()
        verified = subprocess.run([given.engine, "history", "verify", "--last", str(runs), "--history", store, "--json"],
                                  stdout=subprocess.PIPE, check=False)
        replays = [json.loads(line) for line in verified.stdout.splitlines()]
    replayed = [replay for replay in replays if replay["result"] == "identical"]
    lost = [slot for slot, outcome in outcomes.items() if stored.get(slot) != ("decided", outcome)]
    vanished = [slot for slot in queued if slot not in stored]
    states = {}
    for state, _ in stored.values():
        states[state] = states.get(state, 0) + 1
    print(f"{starts} starts, {killed} killed; {runs} runs and {events} events stored; told: {len(queued)} queued, {len(outcomes)} "
          f"outcomes; stored: {len(stored)} slots = {' + '.join(f'{count} {state}' for state, count in sorted(states.items()))}; lost {len(lost)}, vanished {len(vanished)}; integrity: {sound[0]}")
    print(f"decided again: {len(replayed)} of {runs} runs, {sum(not r['ended'] for r in replayed)} of them killed, "
          f"{sum(r['slots'] for r in replayed)} slots, {sum(r['events'] for r in replayed)} events")
    if len(replayed) != runs:
        wrong.append(f"not decided again: {[r for r in replays if r not in replayed][:3]}")
    if lost:
        wrong.append(f"lost or changed: {[(s, outcomes[s], stored.get(s)) for s in lost[:5]]}")
    if vanished:
        wrong.append(f"queued, told and not stored: {sorted(vanished)[:5]}")
    if sound != ["ok"]:
        wrong.append(f"the database is damaged: {sound[:3]}")
    if set(states) - {"decided", "interrupted"}:
        wrong.append(f"left open: {states}")
    if killed < given.kills or not outcomes:
        wrong.append("too few were killed, or nothing was told: the test says nothing")
    for problem in wrong:
        print("FAIL:", problem)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
