"""What one process does with one file: bytes to reports, each with the model's answer and its claims.

A file's answer depends on nothing but the file, so files go to as many processes as there are, here or elsewhere.
Every process loads the model once. Results come back in the order in which the tasks were given.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from whence import __version__
from whence.case import readings
from whence.case.garbage import seldom
from whence.case.pack import pack, readable
from whence.case.pool import ALONE, Job, Workers, in_order
from whence.claims.claim import Extract
from whence.codebook import Codebook
from whence.documents.document import Report
from whence.documents.refuse import LARGEST
from whence.errors import BadInput
from whence.language.reading import Reading

if TYPE_CHECKING:
    from whence.language.reader import Reader


@dataclass(frozen=True, slots=True)
class File:
    """One file to read, or its bytes where it is none (standard input, a fetched page, an archive's record).

    ``name`` is what messages call it; ``url`` and ``charset`` are what came with the bytes.
    """

    name: str
    data: bytes | None = None
    url: str | None = None
    charset: str | None = None

    def sha256(self) -> str | None:
        """The hash of its bytes; None where they cannot be read or are too many, which reading it will say."""
        if self.data is not None:
            return hashlib.sha256(self.data).hexdigest()
        try:
            if os.stat(self.name).st_size > LARGEST:
                return None
            with open(self.name, "rb") as opened:
                return hashlib.file_digest(opened, "sha256").hexdigest()
        except OSError:
            return None


@dataclass(frozen=True, slots=True)
class Known:
    """A file whose bytes are in the case: nothing to do."""

    name: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file whose bytes cannot be had, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Again:
    """A report of the case whose claims are to be made anew; ``reading`` is the packed answer, if there is one."""

    report: Report
    reading: bytes | None

    @property
    def name(self) -> str:
        return self.report.id


@dataclass(frozen=True, slots=True)
class Work:
    """One report and, packed for the case, what was read in it and by which model."""

    report: Report
    model: str
    reading: bytes
    extract: bytes
    claims: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot become a report, and why."""

    reason: str


Task = File | Known | Unread | Again
Result = tuple[Work, ...] | Refused
T = TypeVar("T", bound=Task)


@seldom()
def work(task: Task, codebook: Codebook) -> Result:
    """Everything one task gives. A defect of ours in one file must not stop the others, so it is reported too."""
    from whence.documents.read import read_bytes, read_path

    try:
        match task:
            case File(name, None):
                return tuple(_work(report, None, codebook) for report in read_path(name))
            case File(name, bytes(data), url, charset):
                return tuple(_work(report, None, codebook) for report in read_bytes(data, name, url, charset))
            case Again(report, reading):
                return (_work(report, reading, codebook),)
            case Unread(_, reason):
                return Refused(reason)
            case _:
                return ()
    except BadInput as error:
        return Refused(error.reason)
    except Exception as error:
        return Refused(f"could not be read, which is a defect of Whence ({type(error).__name__}: {error})")


def work_all(tasks: Iterable[T], codebook: Codebook, workers: Workers = ALONE) -> Iterator[tuple[T, Result]]:
    """Every task with its result, in the order given. A file that kills the process that reads it is refused."""
    job: Job[Any, Result] = Job(work, codebook, _killed, carried, like)
    return in_order(job, tasks, workers)


def carried(task: Task) -> tuple[Task, int]:
    """A task as it goes to a machine that has not our files, and how many bytes that is."""
    from whence.documents.read import bytes_of

    match task:
        case File(name, None):
            try:
                data = bytes_of(name)
            except BadInput as error:
                return Unread(name, error.reason), 0
            return replace(task, data=data), len(data)
        case File(_, bytes(data)):
            return task, len(data)
        case Again(report, reading):
            return task, len(report.text) + len(reading or b"")
    return task, 0


def like() -> str:
    """What an answer depends on besides the file and the codebook."""
    return f"Whence {__version__}, model {reader().sha256[:12]}"


def _killed(task: Task) -> Refused:
    return Refused("every process that reads it is killed (is it too large for the memory?)")


@cache
def reader() -> Reader:
    """This process's model, loaded when first asked."""
    from whence.language.reader import Reader

    return Reader()


def _work(report: Report, kept: bytes | None, codebook: Codebook) -> Work:
    """Claims from the model's answer that is kept; where none is, or it is damaged, the model is asked."""
    from whence.claims.extract import blocks, extract

    answer = readable(Reading, kept) if kept is not None else None
    if kept is None or answer is None:
        answer = reader().read(report.text, blocks(report), report.published.edtf)
        kept = readings.packed(answer)
    found = extract(report, answer, codebook)
    return Work(report, answer.model, kept, pack(Extract, found), len(found.claims), found.rejected)
