"""Texts in, marked-up texts out, one JSON object a line and in order: what the model and the codebook see in a
text, without a case. ``docs/annotate.md`` explains the keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from whence.case.garbage import seldom
from whence.case.pool import ALONE, Job, Workers, in_order
from whence.case.work import reader
from whence.codebook import Codebook
from whence.dates import bounds
from whence.language.entities import entities
from whence.language.reading import Reading


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be marked up; lines are counted from 1."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it came."""

    number: int
    data: bytes


def annotate_lines(coming: Iterable[bytes], codebook: Codebook, workers: Workers = ALONE) -> Iterator[bytes | BadLine]:
    """Each line marked up, or why not; empty lines are passed over."""
    lines = (Line(number, data) for number, data in enumerate(coming, start=1) if data.strip())
    for _, result in in_order(Job(annotate_line, codebook, _killed), lines, workers):
        yield result


@seldom()
def annotate_line(line: Line, codebook: Codebook) -> bytes | BadLine:
    """One text marked up."""
    try:
        id, text, published = _asked(line.data)
    except ValueError as error:
        return BadLine(line.number, str(error))
    try:
        found = {"id": id} | record(reader().read(text, None, published), codebook)
    except Exception as error:  # one text must not stop the others
        return BadLine(line.number, f"could not be read, which is a defect of Whence ({type(error).__name__}: {error})")
    return json.dumps(found, ensure_ascii=False).encode() + b"\n"


def _killed(line: Line) -> bytes | BadLine:
    return BadLine(line.number, "every process that reads it is killed (is it too large for the memory?)")


def record(reading: Reading, codebook: Codebook) -> dict[str, Any]:
    """A reading as the contract has it: offsets count code points, ends are exclusive."""
    from whence.claims.extract import annotate_events

    return {
        "entities": [
            {"start": one.start, "end": one.end, "type": one.type, "named": one.named} for one in entities(reading)
        ],
        "attributions": [
            {"source": _spans(one.source), "cue": _spans(one.cue), "content": _spans(one.content)}
            for one in reading.attributions
        ],
        "times": [
            {"start": one.start, "end": one.end, "type": one.type, "value": one.value, "edtf": one.edtf}
            for one in reading.times
        ],
        "events": annotate_events(reading, codebook),
        "clusters": [_spans(cluster) for cluster in reading.clusters],
    }


def _asked(data: bytes) -> tuple[object, str, str | None]:
    """The id, text and date of one line; ValueError says what is wrong with it."""
    try:
        asked = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("is not UTF-8") from None
    except (json.JSONDecodeError, RecursionError):
        raise ValueError("is not JSON") from None
    if not isinstance(asked, dict):
        raise ValueError("is not a JSON object")
    if "id" not in asked:
        raise ValueError("has no id")
    try:
        json.dumps(asked["id"], ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        raise ValueError("has an id that JSON in UTF-8 cannot hold") from None
    text, published = asked.get("text"), asked.get("published")
    if not isinstance(text, str):
        raise ValueError("has no text")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("its text holds half a character (a lone surrogate)") from None
    if published is not None and not (isinstance(published, str) and _is_date(published)):
        raise ValueError("its published is no date; write it as 2014-05-03")
    return asked["id"], text, published


def _is_date(edtf: str) -> bool:
    try:
        return bounds(edtf) != (None, None)
    except ValueError:
        return False


def _spans(spans: Iterable[tuple[int, int]]) -> list[list[int]]:
    return [list(span) for span in spans]
