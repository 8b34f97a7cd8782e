#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""trace_table.py TRACE: what is in an exported trace, track by track."""
import sys
from collections import defaultdict

from trace_file import TraceFile

trace = TraceFile(sys.argv[1])
rows = defaultdict(lambda: [0, 0, set()])
for s in trace.slices:
    row = rows[s.track, s.category]
    row[0], row[1] = row[0] + 1, row[1] + s.length
    row[2].update(s.args)
print("processes:", ", ".join(trace.processes))
print(f"{'track':<28} {'category':<10} {'slices':>7} {'seconds':>10}  arguments")
for (track, category), (count, length, args) in sorted(rows.items()):
    print(f"{track:<28} {category:<10} {count:>7} {length / 1e9:>10.3f}  {', '.join(sorted(args))[:90]}")
for track, values in sorted(trace.counters.items()):
    print(f"{track:<28} {'counter':<10} {len(values):>7} {'':>10}  {min(v for _, v in values)} to {max(v for _, v in values)} bytes")
instants = defaultdict(int)
for _, name, _ in trace.instants:
    instants[name] += 1
for name, count in sorted(instants.items()):
    print(f"{'device and alarms':<28} {'instant':<10} {count:>7} {'':>10}  {name}")
