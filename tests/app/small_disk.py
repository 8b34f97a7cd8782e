# SPDX-License-Identifier: GPL-3.0-or-later
"""File systems of a test's own that become full. They are mounted: as root, or in a user namespace (unshare -rm), which the program
enters itself; where neither may be, it is skipped (status 77)."""
import contextlib
import os
import subprocess
import sys
import tempfile

MIB = 1 << 20


@contextlib.contextmanager
def disk_of(size):
    """The folder of a file system of so many bytes."""
    with tempfile.TemporaryDirectory() as disk:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", disk], check=True)
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", disk], check=True)


def fill(path, leave):
    """Takes all of the file system but `leave` bytes, also while others write there."""
    with open(path, "wb") as filler:
        while True:
            room = os.statvfs(os.path.dirname(path))
            try:
                return os.posix_fallocate(filler.fileno(), 0, max(4096, room.f_bavail * room.f_frsize - leave))
            except OSError:
                leave += 4096


def may_mount():
    with tempfile.TemporaryDirectory() as folder:
        if subprocess.run(["mount", "-t", "tmpfs", "tmpfs", folder], stderr=subprocess.DEVNULL).returncode != 0:
            return False
        return subprocess.run(["umount", folder]).returncode == 0


def run_where_mounting_is_allowed(main):
    if may_mount():
        sys.exit(main())
    inside = ["unshare", "--map-root-user", "--mount"]
    if os.environ.get("VORTEX_INSIDE") or subprocess.run([*inside, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        print("skipped: no file system may be mounted here, not even in a user namespace")
        sys.exit(77)
    os.environ["VORTEX_INSIDE"] = "1"
    os.execvp(inside[0], [*inside, sys.executable, *sys.argv])
