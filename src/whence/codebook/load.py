"""Reads a codebook file, and says in one line what is wrong with one that cannot be used."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from whence.codebook.plain import why_not_plain
from whence.codebook.types import Codebook, EventType, RelationType, State, Trigger
from whence.errors import BadCodebook

#: Bytes; the codebook that ships has some eighty thousand.
LARGEST = 5_000_000

KINDS = frozenset("person group country place facility weapon vehicle goods money document deed thing any".split())
#: keys of an event type whose words put a trigger under a further rule of claims/conditions.py
CONDITIONS = (
    "weak",
    "contraband",
    "armed",
    "by_air",
    "by_forces",
    "of_custody",
    "in_custody",
    "by_shell",
    "organised",
    "statal",
    "told_last",
    "passive_voice",
    "passive_only",
    "by_weapon",
    "explosive",
    "by_force",
    "by_fighters",
    "lost",
    "moved",
    "no_office",
    "by_words",
    "owned",
    "toll",
)


def load(path: Path | None = None) -> Codebook:
    """The codebook in ``path``, or the one that ships with Whence. Raises BadCodebook."""
    if path is None:
        return _shipped()
    try:
        if path.stat().st_size > LARGEST:
            raise BadCodebook(f"larger than {LARGEST // 1_000_000} MB")
        return parse(path.read_bytes())
    except OSError as error:
        raise BadCodebook(f"{path}: {error.strerror or error}") from error
    except BadCodebook as error:
        raise BadCodebook(f"{path}: {error}") from error


@lru_cache(maxsize=1)
def _shipped() -> Codebook:
    return parse(resources.files("whence.codebook").joinpath("codebook.yaml").read_bytes())


@lru_cache(maxsize=4)
def parse(data: bytes) -> Codebook:
    """A codebook from the bytes of its YAML. Raises BadCodebook with the entry and the reason."""
    import yaml  # here, so that importing whence stays fast

    try:
        if (why := why_not_plain(data)) is not None:
            raise BadCodebook(f"not to be used: {why}")
        # the base loader reads every word as a word: "on" is a preposition here, "no" a negator
        raw = yaml.load(data, getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise BadCodebook(f"not valid YAML: {' '.join(str(error).split())}") from error
    if not isinstance(raw, dict) or raw.get("version") != "1":
        raise BadCodebook("not a codebook: it needs 'version: 1' at the top")
    missing = {"events", "relations", "acts", "factuality", "lists", "tables"} - raw.keys()
    if missing:
        raise BadCodebook(f"missing section: {', '.join(sorted(missing))}")
    try:
        return Codebook(
            events={name: _event(name, entry, raw["events"]) for name, entry in raw["events"].items()},
            relations={name: _relation(name, entry) for name, entry in raw["relations"].items()},
            acts={cue: act for act, entry in reversed(raw["acts"].items()) for cue in entry["cues"]},
            act_factuality={act: entry["factuality"] for act, entry in raw["acts"].items()},
            factuality={name: _words(words) for name, words in raw["factuality"].items()},
            lists={name: _words(words) for name, words in raw["lists"].items()},
            tables={name: {str(k): str(v) for k, v in table.items()} for name, table in raw["tables"].items()},
            sha256=hashlib.sha256(data).hexdigest(),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BadCodebook(f"an entry lacks or misuses {error}") from error


def _words(words: list[str]) -> frozenset[str]:
    return frozenset(words)


def _split(words: str) -> tuple[str, ...]:
    return tuple(str(words).split())


def _takes(name: str, entry: dict[str, Any]) -> dict[str, frozenset[str]]:
    takes = {role: frozenset(kinds) for role, kinds in entry.get("takes", {}).items()}
    for role, kinds in takes.items():
        if kinds - KINDS:
            raise BadCodebook(f"{name}: {role} takes unknown kinds {', '.join(sorted(kinds - KINDS))}")
    return takes


def _event(name: str, entry: dict[str, Any], every: dict[str, Any]) -> EventType:
    unknown = set(entry.get("kin", ())) - every.keys()
    if unknown:
        raise BadCodebook(f"event {name}: unknown kin {', '.join(sorted(unknown))}")
    flags: dict[str, set[str]] = {key: {str(w) for w in entry.get(key, ())} for key in CONDITIONS}

    def trigger(words: str, pos: Any) -> Trigger:
        return Trigger(
            lemmas=_split(words),
            pos=pos,
            conditions=frozenset(key for key, listed in flags.items() if words in listed),
            requires=tuple(entry.get("requires", {}).get(words, ())),
            subject=entry.get("intransitive", {}).get(words),
        )

    verbs = [trigger(str(w), "VERB") for w in entry.get("verbs", ())]
    nouns = [trigger(str(w), "NOUN") for w in entry.get("nouns", ())]
    tried = [Trigger(_split(w), "VERB", frozenset({"tried"})) for w in entry.get("tried", ())]
    opposite = [Trigger(_split(w), "VERB", frozenset({"opposite"})) for w in entry.get("opposite", ())]
    return EventType(
        name=name,
        says=entry["says"],
        violent=entry["violent"] == "true",
        plover=entry.get("plover", ""),
        kin=frozenset(entry.get("kin", ())),
        state=State(**entry["state"]) if entry.get("state") else None,
        roles={slot: role[0] if isinstance(role, list) else role for slot, role in entry["roles"].items()},
        else_roles={slot: tuple(role[1:]) for slot, role in entry["roles"].items() if isinstance(role, list)},
        takes=_takes(f"event {name}", entry),
        needs=tuple(entry["needs"]),
        triggers=tuple(verbs + nouns + tried + opposite),
    )


def _relation(name: str, entry: dict[str, Any]) -> RelationType:
    organised = {str(w) for w in entry.get("organised", ())}
    return RelationType(
        name=name,
        says=entry["says"],
        event=entry.get("event"),
        takes=_takes(f"relation {name}", entry),
        verbs=tuple(
            Trigger(_split(w), "VERB", frozenset({"organised"}) if str(w) in organised else frozenset())
            for w in entry.get("verbs", ())
        ),
        nouns=frozenset(_split(w) for w in entry.get("nouns", ())),
        inverse=frozenset(_split(w) for w in entry.get("inverse", ())),
    )
