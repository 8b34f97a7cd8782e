#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The display goes away under the control room: the program ends, nothing that was told is lost, its slots are found as interrupted.

window_display_lost.py CONTROL_ROOM ENGINE RECIPE
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

control_room, engine, recipe = sys.argv[1:4]


def listed(store):
    """What the history has, by slot; {} while there is no store."""
    run = subprocess.run([engine, "history", "list", "--json", "--history", store], capture_output=True, text=True, check=False)
    return {line["slot"]: line for line in map(json.loads, run.stdout.splitlines())} if run.returncode == 0 else {}


def main():
    with tempfile.TemporaryDirectory() as home:
        store = str(Path(home) / "history.db")
        read, write = os.pipe()
        server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                                  pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        display = ":" + os.fdopen(read).readline().strip()
        environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home)
        environment.pop("WAYLAND_DISPLAY", None)
        # On a slow clock, so that a slot is in the making when the display goes.
        program = subprocess.Popen([control_room, "--profile", "simulated", "--set", "simulated.clock_scale=8", "--history", store,
                                    "--out", home + "/slots", recipe, recipe], env=environment, stderr=subprocess.DEVNULL)
        try:
            # The first was decided, the second is in the making.
            seen = {}
            while not (seen.get(1, {}).get("state") == "decided" and seen.get(2, {}).get("state") == "running"):
                try:
                    assert False, f"the window ended by itself: {program.wait(0.2)}"
                except subprocess.TimeoutExpired:
                    seen = listed(store)
            told = seen[1]
            server.kill()
            server.wait()
            assert program.wait() != 0, "a window without a display does not end well"
        finally:
            program.kill()
            server.kill()
        # The next program finds what was left.
        subprocess.run([engine, "run", recipe, "--profile", "load", "--history", store, "--out", home + "/slots"], check=True,
                       stdout=subprocess.DEVNULL)
        after = listed(store)
        assert after[1] == told, f"what was told has changed: {told} is {after[1]}"
        assert after[2]["state"] == "interrupted", after[2]
        print(f"slot 1 {after[1]['outcome']}, slot 2 {after[2]['state']}, {len(after)} slots in all")


main()
