#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench_snapshot.py ENGINE [--gb 1] [--runs 3]: a foreign memory snapshot in protocols 2 (one list, as PyTorch's C++ writes it), 4 and 5 is
imported, shown and compared; beside it what Python's own reader takes for an eighth of it, since all of it would not fit into
memory."""
import argparse
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "engine" / "snapshot"))
import snapshots  # noqa: E402

arguments = argparse.ArgumentParser()
arguments.add_argument("engine")
arguments.add_argument("--gb", type=float, default=1)
arguments.add_argument("--runs", type=int, default=3)
options = arguments.parse_args()


def run(command):
    """Seconds on the wall, seconds of a core, the most memory in MiB."""
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{command} ended with {child.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def median(command, before=lambda: None):
    rows = []
    for _ in range(options.runs):
        before()
        rows.append(run(command))
    return [statistics.median(column) for column in zip(*rows)]


def line(what, took):
    print(f"{what:58} {took[0]:8.2f} s {took[1]:8.2f} s of a core {took[2]:8.0f} MiB", flush=True)


print(f"{platform.node()}: {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}, medians of {options.runs}")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for protocol, one_list in ((2, True), (4, False), (5, False)):
        big, database = folder / "big.pickle", folder / "big.db"
        told = snapshots.write_big(big, protocol, int(options.gb * 1e9), one_list=one_list)
        what = f"protocol {protocol}, {big.stat().st_size / 1e9:.2f} GB, {told['blocks']} blocks, {told['events']} events"
        line(f"{what}: import", median([options.engine, "snapshot", "import", big, "--out", database], lambda: database.unlink(missing_ok=True)))
        line(f"  show the database ({database.stat().st_size / 1e9:.2f} GB)", median([options.engine, "snapshot", "show", database]))
        line("  compare it with itself, by size", median([options.engine, "snapshot", "compare", database, database, "--by", "size"]))
        big.unlink()
        database.unlink()
        snapshots.write_big(big, protocol, int(options.gb * 1e9 / 8), one_list=one_list)
        line("  an eighth of it: import", median([options.engine, "snapshot", "import", big, "--out", database], lambda: database.unlink(missing_ok=True)))
        line("  an eighth of it: Python's pickle.load", median([sys.executable, "-c", f"import pickle; pickle.load(open({str(big)!r}, 'rb'))"]))
        big.unlink()
        database.unlink()
