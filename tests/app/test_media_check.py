#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""media_check.py, on clips whose lag is known: a mouth that opens with syllables, shifted against them by whole frames."""
import array
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest
import wave

CHECK = pathlib.Path(__file__).with_name("media_check.py")
SIDE, FRAMES, PER_FRAME = 128, 120, 1000


def syllables():
    """Loudness 0..1 of each frame: bursts of 2 to 5 frames with pauses of 1 to 4."""
    source, loud = random.Random(7), []
    while len(loud) < FRAMES:
        loud += [source.uniform(0.4, 1.0)] * source.randint(2, 5) + [0.0] * source.randint(1, 4)
    return loud[:FRAMES]


def make_clip(path, lips_after, black=0):
    loud = syllables()
    noise = random.Random(1)
    with wave.open(f"{path}.wav", "wb") as file:
        file.setnchannels(1), file.setsampwidth(2), file.setframerate(24000)
        file.writeframes(array.array("h", (int(9000 * loud[i // PER_FRAME] * noise.uniform(-1, 1))
                                           for i in range(FRAMES * PER_FRAME))).tobytes())
    pixels = bytearray()
    for i in range(FRAMES):
        said = i - lips_after
        opening = 0.05 * loud[said] if 0 <= said < FRAMES else 0.0
        nod = 0.01 * math.sin(i / 9)
        for y in range(SIDE):
            v = y / SIDE - nod
            dark = abs(v - 0.60) < opening
            pixels += bytes(0 if i < black else 25 if dark and abs(x / SIDE - 0.5) < 0.06 else 170 for x in range(SIDE))
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", f"{SIDE}x{SIDE}", "-r", "24", "-i", "-",
                    "-i", f"{path}.wav", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", str(path)],
                   input=bytes(pixels), check=True)


def measured(path, *options):
    return json.loads(subprocess.run([sys.executable, str(CHECK), str(path), *options], check=True, stdout=subprocess.PIPE).stdout)


class MediaCheck(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.clip = pathlib.Path(folder.name) / "clip.mp4"

    def test_lag_is_found_with_its_sign(self):
        for lag in (-5, 0, 3):
            make_clip(self.clip, lag)
            lips = measured(self.clip)["lips"]
            self.assertEqual(lips["lag_frames"], lag)
            self.assertLess(abs(lips["lag_fine"] - lag), 0.5)
            self.assertGreater(lips["correlation"], 0.8)

    def test_numbers_of_the_file(self):
        make_clip(self.clip, 0, black=2)
        result = measured(self.clip)
        self.assertEqual(result["fps"], 24)
        self.assertEqual(result["frames"], FRAMES)
        self.assertEqual(result["black_frames"], 2)
        self.assertAlmostEqual(result["video_duration_s"], 5.0, delta=1 / 24)
        self.assertAlmostEqual(result["audio_duration_s"], 5.0, delta=1 / 24)
        self.assertTrue(all(0.02 < level < 0.3 for level in result["rms_by_second"][:5]))

    def test_a_window_beside_the_mouth_finds_no_lips(self):
        make_clip(self.clip, 0)
        self.assertLess(measured(self.clip, "--mouth", ".2", ".2", ".1", ".1")["lips"]["correlation"], 0.3)

    def test_what_is_no_clip_is_refused(self):
        self.clip.write_text("no clip")
        done = subprocess.run([sys.executable, str(CHECK), str(self.clip)], stderr=subprocess.PIPE, check=False)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(b"clip.mp4", done.stderr)


if __name__ == "__main__":
    unittest.main()
