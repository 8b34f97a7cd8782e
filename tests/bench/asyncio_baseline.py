#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same four-stage slot as a plain asyncio program would do it, for comparison. Python's standard library only.

Each slot runs audio and image side by side, then video, then clip; each stage takes a place on its lane (a semaphore), runs under a
timeout (wait_for) and its duration is measured. Two ways of doing a stage:

  threads   the stage blocks a worker thread of its lane's pool, as a model's call does; this is what a real pipeline needs
  tasks     the stage is a coroutine that sleeps; no real stage can be this, it is the least that asyncio can cost

Stages are either free (what is left is overhead) or take 20/120/80/10 ms. Prints one JSON object.
"""
import asyncio
import json
import os
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor

STAGES = ("audio", "image", "video", "clip")
LOAD = {"audio": 0.020, "image": 0.120, "video": 0.080, "clip": 0.010}
TIMEOUT = {"audio": 3.0, "image": 15.0, "video": 10.0, "clip": 2.0}


class Pipeline:
    def __init__(self, seconds, capacity, threads):
        self.seconds = seconds
        self.lanes = {stage: asyncio.Semaphore(capacity) for stage in STAGES}
        self.pools = {stage: ThreadPoolExecutor(capacity, stage) for stage in STAGES} if threads else None

    async def stage(self, name):
        async with self.lanes[name]:
            begin = time.perf_counter()
            if self.pools:
                work = asyncio.get_running_loop().run_in_executor(self.pools[name], self.block, name)
            else:
                work = asyncio.sleep(self.seconds[name])
            await asyncio.wait_for(work, TIMEOUT[name])
            return time.perf_counter() - begin

    def block(self, name):
        if self.seconds[name] > 0:
            time.sleep(self.seconds[name])

    async def slot(self):
        audio, image = await asyncio.gather(self.stage("audio"), self.stage("image"))
        return audio, image, await self.stage("video"), await self.stage("clip")

    def close(self):
        for pool in (self.pools or {}).values():
            pool.shutdown()


async def one_by_one(slots, threads):
    """Microseconds a slot, wall and CPU, of free stages, one slot after the other."""
    pipeline = Pipeline(dict.fromkeys(STAGES, 0.0), 1, threads)
    for _ in range(50):
        await pipeline.slot()
    begin, cpu = time.perf_counter(), time.process_time()
    for _ in range(slots):
        await pipeline.slot()
    wall, cpu = time.perf_counter() - begin, time.process_time() - cpu
    pipeline.close()
    return 1e6 * wall / slots, 1e6 * cpu / slots


async def at_once(slots, threads):
    """Milliseconds until all of so many slots are done that begin at once."""
    pipeline = Pipeline(LOAD, slots, threads)
    begin = time.perf_counter()
    await asyncio.gather(*(pipeline.slot() for _ in range(slots)))
    wall = time.perf_counter() - begin
    pipeline.close()
    return 1e3 * wall


def median(measure, runs):
    return statistics.median(measure() for _ in range(runs))


def main():
    slots, runs = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (1000, 3)
    result = {"python": sys.version.split()[0], "cores": os.cpu_count(), "slots": slots, "runs": runs}
    for name, threads in (("threads", True), ("tasks", False)):
        samples = [asyncio.run(one_by_one(slots, threads)) for _ in range(runs)]
        result[name] = {
            "slot_us": statistics.median(wall for wall, _ in samples),
            "slot_cpu_us": statistics.median(cpu for _, cpu in samples),
            "at_once_100_ms": median(lambda: asyncio.run(at_once(100, threads)), runs),
            "at_once_1000_ms": median(lambda: asyncio.run(at_once(1000, threads)), runs),
        }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
