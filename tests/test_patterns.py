"""No pattern of any room takes long over a line made to keep it busy."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import whence
from whence.codebook import load
from whence.documents.furniture import cues

#: What is repeated, and what stands behind it, so that what nearly fits does not.
UNITS = (
    "a", "A", "1", " ", "-", ".", ",", "'", '"', "(", "[", "<", "\n", "a ", "A ", "Aa ", "AB", "A. ", "A, ", "a, ",
    "1 ", "1,", "1-", "May ", "the ", "The ", "of ", "and ", "A and ", "de la ", " > a", " | A", "a.a", "a-a", "[a](",
    "<a ", "a@", "Mr. ", "no ",
)  # fmt: skip
ENDS = ("", "!", " said.")
#: Characters of such a line, and processor seconds that a pattern may take over it.
LONG, SECONDS = 1_000, 0.25


def test_every_pattern_of_every_room_is_through_soon() -> None:
    patterns = set(every_pattern())
    assert len(patterns) > 250
    slow = [f"{pattern.pattern[:200]!r} over {line[:20]!r}" for pattern in patterns for line in lines(pattern)]
    assert slow == []


def lines(pattern: re.Pattern[str]) -> Iterator[str]:
    """The lines that a pattern takes long over, the first at most."""
    for unit in UNITS:
        for end in ENDS:
            line = unit * (LONG // len(unit)) + end
            begun = time.process_time()
            pattern.search(line)
            if time.process_time() - begun > SECONDS:
                yield line
                return


def every_pattern() -> Iterator[re.Pattern[str]]:
    """Those in the modules of all rooms, in the cues of pages and in the codebook."""
    for module in pkgutil.walk_packages(whence.__path__, "whence."):
        if not module.name.endswith("__main__"):
            found = importlib.import_module(module.name)
            yield from held(list(vars(found).values()), 4)
            yield from written(ast.parse(Path(str(found.__file__)).read_text("utf-8")))
    yield from held(cues(), 4)
    yield from held(load(), 6)


def written(tree: ast.AST) -> Iterator[re.Pattern[str]]:
    """Those that are written where they are used."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=name), args=[ast.Constant(value=str(said)), *_]
            ):
                if name in ("search", "match", "fullmatch", "sub", "split", "findall", "finditer"):
                    yield re.compile(said)


def held(value: object, depth: int) -> Iterator[re.Pattern[str]]:
    """The patterns in a value, and in what it holds."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and isinstance(value, Mapping):
        for one in value.values():
            yield from held(one, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from held(one, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from held(getattr(value, field.name, None), depth - 1)
