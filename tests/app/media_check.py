#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures a delivered clip the way a viewer gets it: decoded from the file.

    media_check.py CLIP.mp4 [--mouth X Y HALF_WIDTH HALF_HEIGHT] [--reach FRAMES]

Prints one JSON object: frame rate, frame count, durations and start times of picture and sound, black and repeated frames, the
sound's RMS in each second, and the lag of the lips. Needs Python's standard library and the programs ffmpeg and ffprobe.

The lag. How far a frame's mouth window is from its look at rest stands for the opening of the lips; the RMS over that frame's 1/24 s of sound stands for what is heard. Both lose their mean over a second (a nodding head, a
louder sentence) and are correlated at every shift within the reach. `lag_frames` is the best shift: positive when the lips come after
the sound. `lag_fine` is the top of the parabola through it and its neighbours. The window is given as fractions of the picture: its
centre, half its width and half its height.
"""
import argparse
import array
import json
import math
import statistics
import subprocess
import sys

RATE = 24000
BLACK_MEAN = 20  # luma of 0..255, below which a whole frame counts as black
WINDOW = (24, 18)  # pixels that the mouth window is scaled to
THUMB = (32, 32)
QUIET = 0.15  # the share of the frames that shows the mouth at rest
NOISE = 6  # luma by which a codec changes a still pixel


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def probe(clip):
    text = run("ffprobe", "-v", "error", "-count_frames", "-show_streams", "-show_format", "-of", "json", clip)
    info = json.loads(text)
    streams = {s["codec_type"]: s for s in info["streams"]}
    missing = {"video", "audio"} - streams.keys()
    if missing:
        sys.exit(f"{clip}: no {' and no '.join(sorted(missing))} in it")
    return streams["video"], streams["audio"], info["format"]


def gray_frames(clip, filters, size):
    bytes_ = run("ffmpeg", "-v", "error", "-i", clip, "-an", "-vf", f"{filters}scale={size[0]}:{size[1]}:flags=area,format=gray",
                 "-vsync", "passthrough", "-f", "rawvideo", "-")
    step = size[0] * size[1]
    return [bytes_[i:i + step] for i in range(0, len(bytes_), step)]


def decoded_sound(clip):
    samples = array.array("f")
    samples.frombytes(run("ffmpeg", "-v", "error", "-i", clip, "-vn", "-ac", "1", "-ar", str(RATE), "-f", "f32le", "-"))
    return samples


def rms(samples):
    return math.sqrt(sum(x * x for x in samples) / len(samples)) if len(samples) else 0.0


def openings(frames, envelope, shift):
    """How far each mouth window is from the mouth at rest, if the lips come `shift` frames after the sound: rest is the median over the frames
    that belong to the quietest sound. The skin's colour does not matter so."""
    order = sorted((i for i in range(len(envelope)) if 0 <= i + shift < len(frames)), key=lambda i: envelope[i])
    quiet = [frames[i + shift] for i in order[:max(1, int(QUIET * len(order)))]]
    rest = [sorted(pixel)[len(quiet) // 2] for pixel in zip(*quiet)]
    return [sum(max(0, abs(luma - still) - NOISE) for luma, still in zip(frame, rest)) / len(frame) for frame in frames]


def without_trend(values, reach):
    """Less its mean over 2 reach + 1 values."""
    sums = [0.0]
    for v in values:
        sums.append(sums[-1] + v)
    out = []
    for i, v in enumerate(values):
        low, high = max(0, i - reach), min(len(values), i + reach + 1)
        out.append(v - (sums[high] - sums[low]) / (high - low))
    return out


def correlation(a, b):
    if len(a) < 3:
        return 0.0
    ma, mb = statistics.fmean(a), statistics.fmean(b)
    product = sum((x - ma) * (y - mb) for x, y in zip(a, b))
    size = math.sqrt(sum((x - ma) ** 2 for x in a) * sum((y - mb) ** 2 for y in b))
    return product / size if size > 0 else 0.0


def lip_lag(frames, envelope, reach):
    heard = without_trend(envelope, 12)
    count = min(len(frames), len(heard))
    by_shift = {}
    for shift in range(-reach, reach + 1):
        seen = without_trend(openings(frames, envelope, shift), 12)
        low, high = max(0, -shift), min(count, count - shift)
        by_shift[shift] = correlation(seen[low + shift:high + shift], heard[low:high])
    best = max(by_shift, key=by_shift.get)
    fine = float(best)
    if -reach < best < reach:
        left, top, right = by_shift[best - 1], by_shift[best], by_shift[best + 1]
        bend = left - 2 * top + right
        if bend < 0:
            fine += 0.5 * (left - right) / bend
    return {"lag_frames": best, "lag_fine": round(fine, 2), "correlation": round(by_shift[best], 4),
            "by_shift": {str(k): round(v, 4) for k, v in by_shift.items()}}


def main():
    parser = argparse.ArgumentParser(description="Measures a delivered clip from its decoded frames and sound.")
    parser.add_argument("clip")
    parser.add_argument("--mouth", nargs=4, type=float, default=(0.5, 0.60, 0.09, 0.07), metavar=("X", "Y", "HALF_WIDTH", "HALF_HEIGHT"))
    parser.add_argument("--reach", type=int, default=8, help="shifts tried either way, in frames")
    options = parser.parse_args()

    video, audio, container = probe(options.clip)
    numerator, denominator = map(int, video["avg_frame_rate"].split("/"))
    x, y, half_width, half_height = options.mouth
    if not (0 <= x - half_width < x + half_width <= 1 and 0 <= y - half_height < y + half_height <= 1):
        sys.exit(f"--mouth {x} {y} {half_width} {half_height}: the window must lie within 0..1")
    crop = f"crop=iw*{2 * half_width}:ih*{2 * half_height}:iw*{x - half_width}:ih*{y - half_height},"
    thumbs = gray_frames(options.clip, "", THUMB)
    mouths = gray_frames(options.clip, crop, WINDOW)
    sound = decoded_sound(options.clip)

    per_frame = round(RATE * denominator / numerator)
    envelope = [math.sqrt(rms(sound[i * per_frame:(i + 1) * per_frame])) for i in range(len(mouths))]
    print(json.dumps({
        "clip": options.clip,
        "video_codec": video["codec_name"], "audio_codec": audio["codec_name"],
        "width": video["width"], "height": video["height"],
        "fps": numerator / denominator,
        "frames": int(video["nb_read_frames"]),
        "duration_s": float(container["duration"]),
        "video_duration_s": float(video["duration"]), "audio_duration_s": float(audio["duration"]),
        "video_start_s": float(video["start_time"]), "audio_start_s": float(audio["start_time"]),
        "decoded_samples": len(sound),
        "black_frames": sum(sum(t) / len(t) < BLACK_MEAN for t in thumbs),
        "repeated_frames": sum(a == b for a, b in zip(thumbs, thumbs[1:])),
        "rms_by_second": [round(rms(sound[i:i + RATE]), 4) for i in range(0, len(sound), RATE)],
        "lips": lip_lag(mouths, envelope, options.reach),
    }, indent=2))


if __name__ == "__main__":
    main()
