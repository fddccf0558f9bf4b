"""Work of one kind handed out to several processes, its results in the order in which it came.

A process that is killed costs repeated work and nothing else: what was handed out is handed out again, and what was
waited for is tried by itself. Only a task that kills its process when it is alone, twice, is given up.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Generic, Protocol, TypeVar

from whence.errors import CaseError

T = TypeVar("T")
R = TypeVar("R")

#: Tasks below which one process is quicker: a second one takes about a second to start.
WORTH_A_POOL = 6

#: Tasks handed out ahead of the one waited for, for each process: enough to keep all of them busy.
AHEAD = 4

#: How often a task is tried by itself after a process was killed that may have had it in hand.
TRIES = 2

#: So many tasks given up one after another are no fault of theirs.
HOPELESS = 3


@dataclass(frozen=True, slots=True)
class Workers:
    """Who works: so many processes here, or those of the Dask scheduler at ``cluster`` (``tcp://host:port``).

    ``tell`` gets a line when the work goes on otherwise than was asked.
    """

    here: int = 1
    cluster: str | None = None
    tell: Callable[[str], None] = lambda words: None


#: This process and no other.
ALONE = Workers()


@dataclass(frozen=True, slots=True)
class Job(Generic[T, R]):
    """What is done with each task: ``do(task, shared)``, where ``shared`` travels to each process once.

    ``give_up`` is the result of a task that kills its process. ``carried`` is a task with all that a machine without
    our files needs, and how many bytes that are. ``like`` says what an answer depends on besides task and
    ``shared``: whoever works elsewhere must say the same.
    """

    do: Callable[[T, Any], R]
    shared: Any
    give_up: Callable[[T], R]
    carried: Callable[[T], tuple[T, int]] = lambda task: (task, 0)
    like: Callable[[], str] = str


class Broken(Exception):
    """Somebody who worked is gone, with what was in hand."""


class Crew(Protocol):
    """Those who work. What ``hand`` gives for a few tasks is what ``take`` wants for their results."""

    @property
    def ahead(self) -> int:
        """How many batches they hold, so that none of them waits."""

    def batches(self, tasks: Iterable[Any]) -> Iterator[list[Any]]:
        """Tasks, some at a time, as they are best handed out."""

    def hand(self, batch: Sequence[Any]) -> Any:
        """Give them a batch; never fails."""

    def take(self, handed: Any) -> list[Any]:
        """Wait for the results of a batch. Raises Broken."""

    def again(self) -> Crew:
        """Those who go on after something broke."""

    def close(self) -> None:
        """Let them go."""


def in_order(job: Job[T, R], tasks: Iterable[T], workers: Workers = ALONE) -> Iterator[tuple[T, R]]:
    """Every task with its result; memory holds a few tasks, never all of them.

    Raises CaseError when no process stays alive, or the cluster cannot be reached in the first place.
    """
    coming = iter(tasks)
    several = workers.here > 1 or workers.cluster is not None
    first = list(islice(coming, WORTH_A_POOL)) if several else []
    if len(first) < WORTH_A_POOL:
        for task in chain(first, coming):
            yield task, job.do(task, job.shared)
        return
    if workers.cluster is None:
        crew: Crew = Here(job, workers.here)
    else:
        from whence.case.cluster import Cluster

        crew = Cluster(job, workers)
    yield from _Desk(job, crew).results(chain(first, coming))


class _Desk(Generic[T, R]):
    """Hands batches to a crew, keeps their order, and does again what was lost."""

    def __init__(self, job: Job[T, R], crew: Crew) -> None:
        self._job, self._crew = job, crew
        self._waiting: deque[tuple[list[T], Any]] = deque()
        self._given_up = 0  # one after another

    def results(self, tasks: Iterable[T]) -> Iterator[tuple[T, R]]:
        try:
            for batch in self._crew.batches(tasks):
                self._hand([batch])
                if len(self._waiting) >= self._crew.ahead:
                    yield from self._next()
            while self._waiting:
                yield from self._next()
        finally:
            self._crew.close()

    def _hand(self, batches: Iterable[list[T]]) -> None:
        self._waiting.extend((batch, self._crew.hand(batch)) for batch in batches)

    def _next(self) -> Iterator[tuple[T, R]]:
        batch, handed = self._waiting.popleft()
        try:
            yield from zip(batch, self._crew.take(handed), strict=True)
        except Broken:
            others = [other for other, _ in self._waiting]
            self._waiting.clear()
            self._crew = self._crew.again()
            for task in batch:
                yield task, self._alone(task)
            self._hand(others)

    def _alone(self, task: T) -> R:
        """The result of one task while nothing else is in hand, so that nothing else can be blamed."""
        for _ in range(TRIES):
            try:
                (result,) = self._crew.take(self._crew.hand([task]))
            except Broken:
                self._crew = self._crew.again()
            else:
                self._given_up = 0
                return result  # type: ignore[no-any-return]
        self._given_up += 1
        if self._given_up == HOPELESS:
            raise CaseError(
                "reading processes are killed again and again (is there enough memory?); what was read is kept, "
                "and reading again goes on from there"
            )
        return self._job.give_up(task)


class Here:
    """Processes of this machine. They end when this one does, however that ends."""

    def __init__(self, job: Job[Any, Any], processes: int) -> None:
        self._job, self._processes = job, processes
        self.ahead = processes * AHEAD
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(processes, context, _start, (job.do, job.shared))

    def batches(self, tasks: Iterable[Any]) -> Iterator[list[Any]]:
        return ([task] for task in tasks)

    def hand(self, batch: Sequence[Any]) -> Future[list[Any]]:
        try:
            return self._pool.submit(_call, list(batch))
        except BrokenProcessPool as error:
            failed: Future[list[Any]] = Future()
            failed.set_exception(error)
            return failed

    def take(self, handed: Future[list[Any]]) -> list[Any]:
        try:
            return handed.result()
        except BrokenProcessPool as error:
            raise Broken from error

    def again(self) -> Here:
        self.close()
        return Here(self._job, self._processes)

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


_here: tuple[Callable[[Any, Any], Any], Any] | None = None


def _start(function: Callable[[Any, Any], Any], shared: Any) -> None:
    """Begin a process: remember what it is for, and end when its parent does, however that ends."""
    global _here
    _here = (function, shared)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _call(batch: list[Any]) -> list[Any]:
    assert _here is not None
    function, shared = _here
    return [function(task, shared) for task in batch]
