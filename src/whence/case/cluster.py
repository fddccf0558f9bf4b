"""Those who work on other machines: the workers of a Dask scheduler that somebody started (the extra ``scale``).

Tasks travel in batches with the bytes they need, so no file system need be shared. The scheduler itself gives a killed
worker's batches to others. Where the scheduler is lost and does not come back, the work goes on in processes here.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from typing import Any

from whence.case.pool import Broken, Crew, Here, Job, Workers
from whence.errors import CaseError

#: Tasks of a batch, and bytes that a batch is closed at. To hand one out takes some 6 ms, to read one file over 100.
BATCH, FULL = 4, 4_000_000

#: Batches held for each thread of the cluster.
AHEAD = 2

#: Seconds that a scheduler may take to answer, and after which somebody looks whether there are workers still.
PATIENCE = 10


class Cluster:
    """A running Dask cluster. Raises CaseError where nobody answers or Dask is not installed."""

    def __init__(self, job: Job[Any, Any], workers: Workers) -> None:
        assert workers.cluster is not None
        self._job, self._workers = job, workers
        self._like = job.like()
        try:
            from distributed import Client
        except ImportError as error:
            raise CaseError("--cluster needs dask.distributed: pip install 'whence[scale]'") from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it would print is said in a line of ours
        try:
            self._client = Client(workers.cluster, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise CaseError(f"{workers.cluster}: no Dask scheduler answers there") from error
        if not (threads := self._threads()):
            self.close()
            raise CaseError(f"{workers.cluster}: no worker has joined the scheduler")
        self.ahead = AHEAD * threads

    def batches(self, tasks: Iterable[Any]) -> Iterator[list[Any]]:
        batch: list[Any] = []
        weight = 0
        for task in tasks:
            whole, size = self._job.carried(task)
            batch.append(whole)
            weight += size
            if len(batch) == BATCH or weight >= FULL:
                yield batch
                batch, weight = [], 0
        if batch:
            yield batch

    def hand(self, batch: Sequence[Any]) -> Any:
        job = self._job
        try:
            return self._client.submit(_call, job.do, job.shared, job.like, self._like, list(batch), pure=False)
        except Exception:  # the scheduler was lost meanwhile: to take the results will say so
            return None

    def take(self, handed: Any) -> list[Any]:
        from distributed import KilledWorker

        while handed is not None:
            try:
                found: list[Any] = handed.result(timeout=PATIENCE)
                return found
            except Unlike as error:
                raise CaseError(f"{self._workers.cluster}: {error}") from None
            except TimeoutError:  # a long batch, unless nobody is there to do it
                if not self._threads():
                    break
            except (KilledWorker, CancelledError, OSError) as error:
                raise Broken from error
        raise Broken

    def again(self) -> Crew:
        """The same cluster if its scheduler still answers, else processes here."""
        self.close()
        try:
            return Cluster(self._job, self._workers)
        except CaseError as error:
            self._workers.tell(f"{error}; reading goes on here")
            return Here(self._job, self._workers.here)

    def _threads(self) -> int:
        """How many batches can be done at once; 0 where nobody is left who could say."""
        try:
            return sum(self._client.nthreads().values())
        except Exception:
            return 0

    def close(self) -> None:
        with contextlib.suppress(Exception):  # a scheduler that is gone cannot be taken leave of
            self._client.close(timeout=5)


class Unlike(Exception):
    """A worker would answer otherwise than this program."""

    def __reduce__(self) -> tuple[type[Unlike], tuple[Any, ...]]:
        return Unlike, self.args


_one_at_a_time = threading.Lock()


def _call(
    do: Callable[[Any, Any], Any], shared: Any, like: Callable[[], str], wanted: str, batch: list[Any]
) -> list[Any]:
    """A batch on a worker; workers with several threads do one batch at a time, as the processes here do."""
    with _one_at_a_time:
        if (own := like()) != wanted:
            raise Unlike(f"its workers have another Whence or model ({own}; here {wanted})")
        return [do(task, shared) for task in batch]
