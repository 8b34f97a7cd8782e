#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""golden_seeds.py INTO GOLDEN…: the golden records ("NUMBER HEX" a line) as a fuzz target's seeds, a file each: the kind's number in two
bytes, the least first, then the body."""
import pathlib
import sys

into = pathlib.Path(sys.argv[1])
into.mkdir(parents=True, exist_ok=True)
for golden in map(pathlib.Path, sys.argv[2:]):
    for number, line in enumerate(golden.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _, body = line.partition(" ")
        (into / f"{golden.stem}-{number}").write_bytes(int(kind).to_bytes(2, "little") + bytes.fromhex(body))
