"""What a format could not carry, counted while it is written, so that nobody takes a translation for the case.

The ledger is the measure: a loss is a value that the ledger has and the written file has not. Formats say which kinds
and keys they keep; whatever else a record holds is counted here, so a key that the ledger gains later is reported as
lost until a format carries it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

#: Why a value is missing where a format has nothing more exact to say.
NO_FIELD = "the format has no field for it"


@dataclass(slots=True)
class Loss:
    """The loss report of one export: records carried, by kind, and what was lost, with how often and why.

    ``which`` names the things themselves where a reader would want to look them up ("v-3f9a Raid on a depot").
    """

    format: str
    carried: Counter[str] = field(default_factory=Counter)
    lost: Counter[tuple[str, str]] = field(default_factory=Counter)
    which: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def drop(self, what: str, why: str = NO_FIELD, number: int = 1, which: str | None = None) -> None:
        """Count something that the file does not hold."""
        if number:
            self.lost[what, why] += number
        if which is not None:
            self.which.setdefault((what, why), []).append(which)

    def compare(self, records: Iterable[Record], kept: Mapping[str, frozenset[str]], why: Mapping[str, str]) -> None:
        """Count records that are kept, and every value of the ledger that is not, as ``passing`` does."""
        for _ in self.passing(records, kept, why):
            pass

    def passing(
        self, records: Iterable[Record], kept: Mapping[str, frozenset[str]], why: Mapping[str, str]
    ) -> Iterator[Record]:
        """Records as they are, counted while they pass, so that nobody need hold a whole case.

        ``kept`` maps a kind to the keys that the file holds, ``why`` a kind or ``kind.key`` to a reason. A record of
        a kind that is not kept counts once, whatever it holds; empty values are no loss.
        """
        for record in records:
            yield record
            kind = str(record["kind"])
            if kind not in kept:
                self.drop(kind, why.get(kind, NO_FIELD))
                continue
            self.carried[kind] += 1
            for key, value in record.items():
                if key not in kept[kind] and key != "kind" and value not in (None, "", [], {}):
                    self.drop(f"{kind}.{key}", why.get(f"{kind}.{key}", NO_FIELD))

    @property
    def total(self) -> int:
        """How many things were lost."""
        return sum(self.lost.values())

    def record(self) -> Record:
        """The report as JSON has it, the same for the same case."""
        rows = []
        for what, why in sorted(self.lost):
            row: Record = {"what": what, "count": self.lost[what, why], "why": why}
            if (what, why) in self.which:
                row["which"] = self.which[what, why]
            rows.append(row)
        return {"format": self.format, "carried": dict(sorted(self.carried.items())), "lost": rows}

    def data(self) -> bytes:
        """The report as a file."""
        return json.dumps(self.record(), ensure_ascii=False, indent=1).encode() + b"\n"


def keys(words: str) -> frozenset[str]:
    """The keys of a record that a format keeps, written as one line."""
    return frozenset(words.split())
