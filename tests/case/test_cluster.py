"""A Dask cluster gives the ledger that one process gives, whoever of it is killed."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from running import DEMO, ROOT, Run
from whence.case import work
from whence.case.build import add, settle
from whence.case.case import Case
from whence.case.pool import Workers
from whence.case.work import File
from whence.errors import CaseError
from whence.exchange.jsonl import lines

pytest.importorskip("distributed")


@dataclass
class Cluster:
    """A scheduler and two workers of one thread each, as processes of their own on this machine."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    with started(tmp_path, workers=2) as found:
        yield found


@contextmanager
def started(folder: Path, workers: int) -> Iterator[Cluster]:
    at = folder / "scheduler.json"
    dask = [sys.executable, "-m", "dask"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": ROOT}
    processes = [
        subprocess.Popen([*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
                          "--scheduler-file", str(at)], **quiet)  # type: ignore[call-overload]
    ]  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while not at.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        address = json.loads(at.read_text())["address"]
        for _ in range(workers):
            command = [*dask, "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
            command += ["--local-directory", str(folder)]
            processes.append(subprocess.Popen(command, **quiet))  # type: ignore[call-overload]
        wait_for(address, workers)
        yield Cluster(address, processes[0], processes[1:])
    finally:
        for process in processes:
            process.kill()
            process.wait()


def wait_for(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60) if workers else None


def ledger(path: Path) -> list[str]:
    with Case(path) as case:
        return list(lines(settle(case)))


def read(path: Path, workers: Workers) -> Iterator[str]:
    """Read the demonstration; says each file when it is in."""
    with Case(path, create=True) as case:
        for outcome in add(case, [File(str(file)) for file in DEMO], workers):
            assert outcome.reason is None
            yield outcome.name


def test_a_worker_that_is_killed_is_not_seen_in_the_ledger(cluster: Cluster, demo_read: Path, tmp_path: Path) -> None:
    told: list[str] = []
    names = []
    for name in read(tmp_path / "case.db", Workers(1, cluster.address, told.append)):
        if not names:
            cluster.workers[0].kill()
        names.append(name)
    assert names == [str(file) for file in DEMO]
    assert told == []
    assert ledger(tmp_path / "case.db") == ledger(demo_read)


def test_where_the_scheduler_is_lost_reading_goes_on_here(
    cluster: Cluster, demo_read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whence.case.cluster.PATIENCE", 2)
    told: list[str] = []
    for count, _ in enumerate(read(tmp_path / "case.db", Workers(1, cluster.address, told.append))):
        if count == 0:
            cluster.scheduler.kill()
            cluster.scheduler.wait()
    (line,) = told
    assert line == f"{cluster.address}: no Dask scheduler answers there; reading goes on here"
    assert ledger(tmp_path / "case.db") == ledger(demo_read)


def test_a_scheduler_without_workers_is_refused_in_a_line(whence: Run, tmp_path: Path) -> None:
    with started(tmp_path, workers=0) as found:
        ran = whence("read", *DEMO, "--cluster", found.address)
    assert (ran.code, ran.err) == (1, f"whence: {found.address}: no worker has joined the scheduler\n")


def test_nobody_there_is_refused_in_a_line(whence: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whence.case.cluster.PATIENCE", 1)
    ran = whence("read", *DEMO, "--cluster", "tcp://127.0.0.1:9")
    assert (ran.code, ran.err) == (1, "whence: tcp://127.0.0.1:9: no Dask scheduler answers there\n")


def test_workers_with_another_model_are_refused(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ours says that it has another model; theirs is the one that ships."""
    monkeypatch.setattr(work, "__version__", "9.9")
    with pytest.raises(CaseError, match=r"another Whence or model \(Whence .*, model .*; here Whence 9.9"):
        list(read(tmp_path / "case.db", Workers(1, cluster.address)))
