#!/usr/bin/env bash
# A what-if of the real device, held against the truth: slots of profile fast are recorded at one image timeout, lived through unchanged
# (every one must end as recorded), asked about at another, and as many are really made at that one, in turns of 20. Prints what was foreseen, between
# which shares a run of so many should lie (p ± 1.96 √(q(1-q)(1/n + 1/m)), q = p, or (k+2)/(n+4) where all or none of n succeed, as an
# interval without width says nothing), what came, and whether that lies within.
#
#   [KEEP=FOLDER] tests/bench/what_if/confirm.sh BIN [SLOTS [RECORDED_s OTHER_s]]     nothing else should run
#
# BIN: the folder of vortex-engine. Without timeouts a short run at a generous one finds them: what 93 and what 78 of a hundred images of
# this machine take. KEEP: the stores stay there as recorded.db and made.db (packaging/pictures takes the first for its pictures of Tune).
# Exits with 1 where the recorded slots all end alike, or do not end as recorded when they are lived through unchanged.
set -euo pipefail
readonly kTurn=20
bin=$1 count=${2:-220} recorded=${3:-} other=${4:-}
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export OMP_WAIT_POLICY=PASSIVE
keys=(--set 'limits.image_s=[0.001,120]' --set)
make() { # SLOTS TIMEOUT SEED STORE
  "$bin/vortex-engine" run "$source/resources/recipes/night-desk.yaml" --profile fast --slots "$1" --seed "$3" --history "$work/$4" \
    --out "$work/out" "${keys[@]}" "orchestration.timeouts.image_s=$2" | tail -1 || [[ ${PIPESTATUS[0]} -eq 1 ]] # 1: some timed out
}
if [[ -z $recorded || -z $other ]]; then
  make 40 60 1 probe.db
  read -r recorded other < <("$bin/vortex-engine" history export --history "$work/probe.db" --format json | python3 -c '
import json, sys
lengths = sorted(a["elapsed_ms"] for slot in sys.stdin for a in json.loads(slot)["attempts"] if a["stage"] == "image" and a["elapsed_ms"])
if len(lengths) < 20:
    sys.exit(f"confirm.sh: only {len(lengths)} images were made; 20 are needed to choose timeouts")
at = lambda share: lengths[min(len(lengths) - 1, int(share * len(lengths)))]
print(f"{at(0.93) / 1000:.3f} {at(0.78) / 1000:.3f}")')
  [[ -n $recorded && -n $other ]]
  echo "image timeouts, found: recorded at $recorded s, asked about at $other s"
fi
# In turns: what the machine does meanwhile (others work on it, too) meets both alike.
for ((at = 0; at < count; at += kTurn)); do
  turn=$((count - at < kTurn ? count - at : kTurn))
  make "$turn" "$recorded" "$((1000 + at))" recorded.db
  make "$turn" "$other" "$((5000 + at))" made.db
done
if [[ -n ${KEEP:-} ]]; then
  mkdir -p "$KEEP"
  cp "$work"/recorded.db* "$work"/made.db* "$KEEP/"
fi
"$bin/vortex-engine" history verify --history "$work/recorded.db" | tail -1
"$bin/vortex-engine" whatif --history "$work/recorded.db" --slots all --json >"$work/unchanged.json"
python3 - "$work" "$recorded" <<'P'
import json, pathlib, sys
unchanged = json.loads((pathlib.Path(sys.argv[1]) / "unchanged.json").read_text())
n, fine = unchanged["slots"], unchanged["before"]["outcomes"].get("succeeded", 0)
print(f"unchanged: {unchanged['unfaithful']} of {n} slots do not end as recorded, {unchanged['gained']} gained, {unchanged['lost']} lost")
print(f"at {sys.argv[2]} s of image, recorded: {fine / n:.4f} of {n} succeeded")
if fine in (0, n):
    sys.exit(f"confirm.sh: {sys.argv[2]} s cuts {'every slot' if fine == 0 else 'none'}: nothing can be told from that; give other timeouts")
sys.exit(1 if unchanged["unfaithful"] or unchanged["gained"] or unchanged["lost"] else 0)
P
"$bin/vortex-engine" whatif --history "$work/recorded.db" --slots all "${keys[@]}" "orchestration.timeouts.image_s=$other" --json >"$work/other.json"
"$bin/vortex-engine" history list --history "$work/made.db" --json --last 100000 >"$work/made.json"
python3 - "$work" "$other" <<'P'
import json, math, pathlib, sys
work = pathlib.Path(sys.argv[1])
other = json.loads((work / "other.json").read_text())
made = [json.loads(line)["outcome"] for line in (work / "made.json").read_text().splitlines()]
n, m = other["slots"], len(made)
came = made.count("succeeded") / m
ends = []
for case in ("worst", "best"):
    fine = other[case]["outcomes"].get("succeeded", 0)
    p, q = fine / n, fine / n if 0 < fine < n else (fine + 2) / (n + 4)
    half = 1.96 * math.sqrt(q * (1 - q) * (1 / n + 1 / m))
    ends += [p - half, p + half]
    print(f"at {sys.argv[2]} s, {case} case: {p:.4f}, so a run of {m} between {max(p - half, 0):.4f} and {min(p + half, 1):.4f}")
within = "within" if min(ends) <= came <= max(ends) else "NOT within"
print(f"at {sys.argv[2]} s, made: {came:.4f} of {m} succeeded, {within} what was foreseen")
P
