#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput of the real pipeline with one and with two slots in flight, against the CPU time that the slots cost.

On a GPU of its own, two slots in flight reach one slot per longest stage. On a processor the stages share the cores, so the bound is
another one: the CPU time of a slot (all processes, encoding included), divided by the cores. What a run takes beyond that bound is
time in which a core had nothing to do. The runs alternate, and medians are printed.

  two_in_flight.py VORTEX_ENGINE [--slots N] [--runs N] [--profile P]
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RECIPE = {
    "recipe_id": "bench", "slot_params": {"slot_id": "bench", "duration_sec": 45},
    "audio_track": {"script": "Good evening. Two slots are in the making, and here is how long they take.", "voice_id": "anchor"},
    "visual_track": {"prompt": "a presenter with red hair and round glasses in a blue studio"},
}


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(engine, profile, slots, in_flight, folder):
    """Wall and CPU seconds a slot, and the medians of its stages; the wall time runs from the first slot's start to the last clip on disk."""
    recipe = os.path.join(folder, "recipe.json")
    with open(recipe, "w", encoding="utf-8") as file:
        json.dump(RECIPE, file)
    before = cpu()
    done = subprocess.run(
        [engine, "run", recipe, "--profile", profile, "--slots", str(slots), "--burst", "--seed", "7", "--json", "--out",
         os.path.join(folder, "out"), "--set", f"pipeline.max_slots_in_flight={in_flight}",
         "--set", "orchestration.timeouts.video_s=60", "--set", "limits.video_s=[0.01, 600]"],
        capture_output=True, text=True, check=False)
    spent = cpu() - before
    if done.returncode != 0:
        sys.exit(f"vortex-engine ended with {done.returncode}: {done.stderr[-2000:]}")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    begun = min(e["t_ms"] for e in events if e["event"] == "slot_started")
    ended = max(e["t_ms"] for e in events if e["event"] == "slot_delivered")
    stages = {stage: statistics.median(e["elapsed_ms"] for e in events if e["event"] == f"{stage}_complete")
              for stage in ("audio", "image", "video", "clip")}
    return (ended - begun) / 1e3 / slots, spent / slots, stages


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("engine")
    arguments.add_argument("--slots", type=int, default=8)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--profile", default="fast")
    given = arguments.parse_args()
    cores = len(os.sched_getaffinity(0))
    results = {1: [], 2: []}
    for _ in range(given.runs):
        for in_flight, found in results.items():
            with tempfile.TemporaryDirectory() as folder:
                found.append(run(given.engine, given.profile, given.slots, in_flight, folder))
    print(f"profile {given.profile}, {given.slots} slots a run, {given.runs} runs each, {cores} cores; load before: "
          f"{os.getloadavg()[0]:.1f}; CPU time includes the program's and the device's start")
    print(f"{'in flight':>9} {'s a slot':>9} {'CPU-s a slot':>13} {'bound s':>8} {'of bound':>9}  stages, ms")
    for in_flight, found in results.items():
        wall, spent = statistics.median(f[0] for f in found), statistics.median(f[1] for f in found)
        stages = ", ".join(f"{stage} {statistics.median(f[2][stage] for f in found):.0f}" for stage in found[0][2])
        print(f"{in_flight:>9} {wall:>9.3f} {spent:>13.3f} {spent / cores:>8.3f} {spent / cores / wall:>9.2f}  {stages}")


if __name__ == "__main__":
    main()
