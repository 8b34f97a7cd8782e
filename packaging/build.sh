# Configures and builds one preset; sourced by run and test.
# shellcheck shell=bash

# As many jobs as cores, but no more than memory carries: a LibTorch unit takes up to 1.3 GB to compile.
buildJobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/{print int($2 / 1572864)}' /proc/meminfo)
  ((memory < 1)) && memory=1
  echo $((cores < memory ? cores : memory))
}

# oneAtATime FOLDER COMMAND…: neither CMake nor Ninja keeps a second one out of its build folder.
oneAtATime() {
  mkdir -p "$1"
  (
    flock --nonblock 9 || { echo "build: another one is at work in $1; waiting for it" >&2; flock 9; }
    "${@:2}"
  ) 9>"$1/.lock"
}

# configurePreset NAME: quiet when nothing is to be done.
configurePreset() { oneAtATime "build/$1" configureFolder "$1"; }
configureFolder() {
  local preset=$1 folder=build/$1 log
  [[ ! -e $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja || $preset != "$(cat "$folder/.preset" 2>/dev/null)" ]] || return 0
  log=$(mktemp)
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; return 1; }
  echo "$preset" >"$folder/.preset"
  rm -f "$log"
}

# buildPreset NAME [TARGET…]: quiet when nothing is to be done.
buildPreset() { oneAtATime "build/$1" buildFolder "$@"; }
buildFolder() {
  local preset=$1
  shift
  local folder=build/$preset log
  configureFolder "$preset" || exit 1
  log=$(mktemp)
  if [[ -t 1 ]]; then cmake --build "$folder" -j "$(buildJobs)" ${1:+--target "$@"}
  else cmake --build "$folder" -j "$(buildJobs)" ${1:+--target "$@"} >"$log" 2>&1 || { grep -vE '^\[[0-9]+/[0-9]+\] (Building|Linking|Automatic)' "$log" | tail -n 60 >&2; exit 1; }; fi
  rm -f "$log"
}
