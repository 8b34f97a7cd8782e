#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py INTO: small memory snapshots of every protocol and form."""
import pathlib
import pickle
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "engine" / "snapshot"))
import snapshots  # noqa: E402

into = pathlib.Path(sys.argv[1])
into.mkdir(parents=True, exist_ok=True)
snapshot = snapshots.small(1, segments=2, events=3)
old = [{"device": 0, "address": 1, "total_size": 2, "blocks": [
    {"size": 2, "state": "active_allocated", "history": [{"addr": 1, "real_size": 2, "frames": []}]}]}]
odd = {"x": [(1, 2, 3, 4), {1, 2}, frozenset([1]), b"bytes", 1.5, None, True, 1 << 70, []], "segments": []}
for name, value in (("small", snapshot), ("old", old), ("odd", odd)):
    for protocol in (2, 3, 4, 5):
        (into / f"{name}-{protocol}").write_bytes(pickle.dumps(value, protocol))
