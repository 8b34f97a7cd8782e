#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads a memory snapshot the way PyTorch's own viewer does: read_snapshot.py _memory_viz.py FILE"""
import importlib.util
import pickle
import sys

spec = importlib.util.spec_from_file_location("viewer", sys.argv[1])
viewer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(viewer)
with open(sys.argv[2], "rb") as file:
    snapshot = pickle.load(file)

for segment in snapshot["segments"]:
    for block in segment["blocks"]:
        assert block["state"] == "active_allocated" and segment["address"] == block["address"]
        if block["size"] == 123456:
            print("held", block["frames"][0]["name"], block["size"])
trace = snapshot["device_traces"][0]
assert all(a["time_us"] <= b["time_us"] for a, b in zip(trace, trace[1:])), "the trace is not in order"
if 2500 <= len(trace) <= 6 * 2500:
    print("trace entries in bounds")
if viewer.segsum(snapshot) and viewer.trace(snapshot) and viewer.memory(snapshot, format_flamegraph=str):
    print("tables written")
