"""The words of time (``words.yaml``), read once and only when a date is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Words:
    """``words.yaml`` as tables, under the same names; all keys in lower case."""

    months: Mapping[str, int]
    doubtful_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    seasons: Mapping[str, tuple[str, int]]
    dayparts: Mapping[str, str]
    daymarks: Mapping[str, str]
    units: Mapping[str, str]
    plural_units: Mapping[str, str]
    numbers: Mapping[str, int]
    big_numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    decades: Mapping[str, int]
    holidays: Mapping[str, tuple[int, int] | str]
    classes: Mapping[str, tuple[str, ...]]
    counted: frozenset[str]
    numbered: frozenset[str]
    makes: frozenset[str]
    papers: frozenset[str]
    named_days: frozenset[str]
    ahead: frozenset[str]


#: Lists read as ordered tables; every other list of the file is a set of words.
_SETS = frozenset(
    {"doubtful_months", "counted", "numbered", "makes", "papers", "named_days", "ahead"},
)


def _frozen(name: str, raw: object) -> Any:  # typed by the fields of Words
    if name in _SETS:
        assert isinstance(raw, list)
        return frozenset(str(w) for w in raw)
    assert isinstance(raw, dict)
    return {str(k): tuple(v) if isinstance(v, list) else v for k, v in raw.items()}


@cache
def words() -> Words:
    """The shipped tables. What reads them is imported here: most who import dates never tag."""
    from importlib.resources import files

    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("whence.dates") / "words.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=loader)
    return Words(**{f.name: _frozen(f.name, raw[f.name]) for f in fields(Words)})
