"""Documents that one process makes, one after the other: make-documents.c."""
import atexit
import os
import subprocess
import sys
import threading
from pathlib import Path

threads = threading.local()
# Whose program is tested.
build = Path(sys.argv[1]).resolve().parents[2]


class Done:
    """As subprocess.run has it."""
    def __init__(self, returncode, stderr):
        self.returncode, self.stderr = returncode, stderr


def make(*words, check=True):
    """`fo` or `format`, and their arguments. Each thread has a process of its own, which ends with this one."""
    if not hasattr(threads, "process"):
        threads.process = subprocess.Popen([build / "tests" / "documents" / "make-documents", sys.argv[2]],
                                           stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                           env={**os.environ, "HANDLINGSPLAN_HELPERS": str(build / "src")})
        atexit.register(threads.process.communicate)
    process = threads.process
    process.stdin.write("\t".join(map(str, words)).encode() + b"\n")
    process.stdin.flush()
    answer = process.stdout.readline().split()
    assert answer, f"{words}: the process has ended"
    done = Done(int(answer[0]), process.stdout.read(int(answer[1])).decode())
    assert not check or done.returncode == 0, f"{words}: {done.stderr}"
    return done
