"""Work of one kind handed out to several processes, its results in the order in which it came."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from typing import Any, TypeVar

T = TypeVar("T")
C = TypeVar("C")
R = TypeVar("R")

#: Tasks below which one process is quicker: a second one takes about a second to start.
WORTH_A_POOL = 6

#: Tasks handed out ahead of the one waited for, for each process: enough to keep all of them busy.
AHEAD = 4


def in_order(function: Callable[[T, C], R], tasks: Iterable[T], shared: C, workers: int) -> Iterator[tuple[T, R]]:
    """Every task with ``function(task, shared)``; memory holds a few tasks, never all of them.

    ``shared`` travels to each process once. Raises BrokenProcessPool when a process is killed.
    """
    coming = iter(tasks)
    first = list(islice(coming, WORTH_A_POOL)) if workers > 1 else []
    if len(first) < WORTH_A_POOL:
        for task in chain(first, coming):
            yield task, function(task, shared)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start, (function, shared)) as pool:
        waiting: deque[tuple[T, Future[R]]] = deque()
        try:
            for task in chain(first, coming):
                waiting.append((task, pool.submit(_call, task)))
                if len(waiting) >= workers * AHEAD:
                    done, future = waiting.popleft()
                    yield done, future.result()
            for done, future in waiting:
                yield done, future.result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


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


def _call(task: Any) -> Any:
    assert _here is not None
    function, shared = _here
    return function(task, shared)
