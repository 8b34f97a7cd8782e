#!/usr/bin/env bash
# A what-if of the real device, held against the truth: slots of profile fast are recorded at one image timeout, lived through unchanged
# (every one must end as recorded), asked about at another, and as many are then really made at that one. Prints what was foreseen, between
# which shares a run of so many should lie (statistics: p ± 1.96 √(p(1-p)(1/n + 1/m))), and what came.
#
#   tests/bench/what_if/confirm.sh BIN [RECORDED_s OTHER_s [SLOTS]]     BIN: the folder of vortex-engine; nothing else should run
set -euo pipefail
bin=$1 recorded=${2:-0.265} other=${3:-0.245} count=${4:-220}
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_WAIT_POLICY=PASSIVE
keys=(--set 'limits.image_s=[0.001,120]' --set)
make() { # TIMEOUT SEED STORE
  "$bin/vortex-engine" run "$source/resources/recipes/night-desk.yaml" --profile fast --slots "$count" --seed "$2" --history "$work/$3" \
    --out "$work/out" "${keys[@]}" "orchestration.timeouts.image_s=$1" | tail -1 || true # some time out: exit 1
}
make "$recorded" 1000 recorded.db
"$bin/vortex-engine" history verify --history "$work/recorded.db"
"$bin/vortex-engine" whatif --history "$work/recorded.db" --json >"$work/unchanged.json"
"$bin/vortex-engine" whatif --history "$work/recorded.db" "${keys[@]}" "orchestration.timeouts.image_s=$other" --json >"$work/other.json"
make "$other" 5000 made.db
"$bin/vortex-engine" history list --history "$work/made.db" --json --last 100000 >"$work/made.json"
python3 - "$work" "$recorded" "$other" <<'P'
import json, math, pathlib, sys
work = pathlib.Path(sys.argv[1])
unchanged, other = (json.loads((work / name).read_text()) for name in ("unchanged.json", "other.json"))
made = [json.loads(line)["outcome"] for line in (work / "made.json").read_text().splitlines()]
n, m = other["slots"], len(made)
print(f"unchanged: {unchanged['unfaithful']} of {unchanged['slots']} slots do not end as recorded, {unchanged['gained']} gained, {unchanged['lost']} lost")
print(f"at {sys.argv[2]} s of image, recorded: {other['before']['outcomes'].get('succeeded', 0) / n:.4f} of {n} succeeded")
for case in ("worst", "best"):
    p = other[case]["outcomes"].get("succeeded", 0) / n
    half = 1.96 * math.sqrt(p * (1 - p) * (1 / n + 1 / m))
    print(f"at {sys.argv[3]} s, {case} case: {p:.4f}, so a run of {m} between {p - half:.4f} and {p + half:.4f}")
print(f"at {sys.argv[3]} s, made: {made.count('succeeded') / m:.4f} of {m} succeeded")
P
