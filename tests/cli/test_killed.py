"""A process that is killed at any moment leaves a case that opens and continues."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from running import DEMO, Run
from whence.case.build import settle
from whence.case.case import Case
from whence.exchange.jsonl import lines


def test_reading_goes_on_after_a_kill(whence: Run, demo_read: Path, tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    command = [sys.executable, "-m", "whence", "read", "--case", str(path), "--workers", "1", *map(str, DEMO)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while reports_in(path) < 3 and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    assert 3 <= reports_in(path) < len(DEMO)
    ran = whence("read", "--case", path, *DEMO)
    assert ran.code == 0
    assert "in the case already" in ran.out
    with Case(path) as resumed, Case(demo_read) as whole:
        assert list(lines(settle(resumed))) == list(lines(settle(whole)))


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    """A worker that outlives its parent would hold the model's memory for ever."""
    code = (
        "import multiprocessing, os, signal, sys, time\n"
        "from whence.case.pool import _end_with_parent\n"
        "def wait(q):\n    import threading\n    threading.Thread(target=_end_with_parent, daemon=True).start()\n"
        "    q.put(os.getpid())\n    time.sleep(600)\n"
        "if __name__ == '__main__':\n"
        "    c = multiprocessing.get_context('spawn'); q = c.Queue()\n"
        "    c.Process(target=wait, args=(q,)).start(); print(q.get(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    script = tmp_path / "parent.py"
    script.write_text(code)
    child = int(subprocess.run([sys.executable, str(script)], capture_output=True, text=True).stdout)
    deadline = time.monotonic() + 20
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running(child)


def reports_in(path: Path) -> int:
    if not path.exists():
        return 0
    try:
        with Case(path) as case:
            return case.report_count()
    except Exception:
        return 0


def is_running(pid: int) -> bool:
    """Whether a process does anything still; one that ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
