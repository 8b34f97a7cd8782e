#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/run and packaging/setup with stand-ins for what they start: nothing is fetched, installed or built."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

PACKAGING = pathlib.Path(sys.argv[1])


def program(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/bash\n" + text)
    path.chmod(0o755)


def environment(folder):
    (folder / "tmp").mkdir()
    return {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "TMPDIR": f"{folder}/tmp", "VORTEX_CACHE": f"{folder}/cache",
            "VORTEX_SKIP_PACKAGES": "1"}


def left_in(folder):
    return sorted(path.name for path in (folder / "cache").iterdir()), sorted(path.name for path in (folder / "tmp").iterdir())


def what_run_prints_is_the_programs_own(folder):
    root = folder / "clone"
    (root / "packaging").mkdir(parents=True)
    for name in ("run", "build.sh", "paths.sh", "libtorch.lock"):
        shutil.copy(PACKAGING / name, root / "packaging" / name)
    program(root / "packaging/setup", "echo 'setup: installing'")
    program(folder / "bin/cmake", "echo '[1/1] Linking'")
    program(root / "build/release/bin/vortex-engine", """echo "{\\"given\\": \\"$*\\"}\"""")
    done = subprocess.run([root / "packaging/run", "history", "--json"], env=environment(folder), cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout == '{"given": "history --json"}\n', done
    assert "setup: installing" in done.stderr and "run: building" in done.stderr, done


def a_setup_that_fails_leaves_nothing(folder):
    program(folder / "bin/python3", "exit 1")
    done = subprocess.run([PACKAGING / "setup"], env=environment(folder), capture_output=True, text=True)
    assert done.returncode == 1 and "fetching LibTorch" in done.stdout and done.stderr == "", done
    assert left_in(folder) == ([".setup-lock"], []), left_in(folder)


def of_two_setups_at_once_the_second_finds_what_the_first_made(folder):
    gate = folder / "gate"
    os.mkfifo(gate)
    program(folder / "bin/python3", f"""case "$*" in
  *" pip download "*) echo fetched >>{folder}/fetches; read -r _ <{gate} ;;
  *) mkdir -p "$3/unpacked/torch/lib"; echo library >"$3/unpacked/torch/lib/libc10.so" ;; # python3 - SET WORK
esac
""")
    surroundings = environment(folder)
    start = lambda: subprocess.Popen([PACKAGING / "setup"], env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    go = os.open(gate, os.O_RDWR)
    with start() as first:
        assert "fetching LibTorch" in first.stdout.readline()
        with start() as second:
            said = second.stdout.readline()
            os.write(go, b"on\non\n")  # for the second, too, should it fetch
            rest = second.communicate()[0]
        first.communicate()
    os.close(go)
    assert said == f"setup: another set-up is at work in {folder}/cache; waiting for it\n" and rest == "", (said, rest)
    assert (first.returncode, second.returncode) == (0, 0), (first.returncode, second.returncode)
    assert (folder / "fetches").read_text() == "fetched\n"
    cache, temporary = left_in(folder)
    assert cache[0] == ".setup-lock" and len(cache) == 2 and not temporary, (cache, temporary)
    assert (folder / "cache" / cache[1] / "torch/lib/libc10.so").read_text() == "library\n"
    assert (folder / "cache" / cache[1] / ".complete-cpu").exists()


for test in (what_run_prints_is_the_programs_own, a_setup_that_fails_leaves_nothing, of_two_setups_at_once_the_second_finds_what_the_first_made):
    with tempfile.TemporaryDirectory() as made:
        test(pathlib.Path(made))
print("stdout is the program's; what fails leaves nothing; two at once make one")
