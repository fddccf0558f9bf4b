"""Name replacement: the same sentence about somebody else, so that no name's origin is unusual to the model.

Persons get names put together from OFAC's list (whole names, as listed) and from romanisations in name_variants;
places get cities of OFAC's addresses. A mention in a set without trees may change its length; in a set with trees
each word is swapped for one word, so that the tree stays true.
"""

from __future__ import annotations

import random
from pathlib import Path

import labels
from corpora import NONE, read

from whence.language.words import words


def cut(name: str) -> list[str]:
    return [name[a:b] for a, b in words(name)]


def cased(word: str) -> str:
    return "-".join(p if p in ("al", "el", "ul", "bin") else p[:1].upper() + p[1:].lower() for p in word.split("-"))


class Names:
    """Names to draw from."""

    def __init__(self, data: Path) -> None:
        self.persons: list[list[str]] = []
        self.tokens: list[str] = []
        self.places: list[list[str]] = []
        self.organisations: list[list[str]] = []
        cities = set()
        for row in read(data / "ofac_sdn" / "sdn.jsonl.xz"):
            for name in [row["name"], *(a["name"] for a in row["aliases"][:2])]:
                if row["type"] == "individual":
                    if "," in name:
                        family, given = name.split(",", 1)
                        name = f"{given.strip()} {family.strip()}"
                    self.persons.append(cut(" ".join(cased(w) for w in name.split())))
                elif row["type"] == "entity" and 2 <= len(name.split()) <= 5:
                    shape = [
                        w if len(w) <= 3 and w.isalpha() and w not in ("AND", "THE", "FOR", "OF") else cased(w)
                        for w in name.split()
                    ]
                    self.organisations.append(
                        cut(" ".join(w.lower() if w in ("AND", "Of", "For", "OF") else w for w in shape))
                    )
            for a in row["addresses"]:
                city = (a.get("city") or "").strip()
                if city and len(city.split()) <= 2 and city.replace(" ", "").replace("-", "").isalpha():
                    cities.add(city)
        for row in read(data / "name_variants" / "variants.jsonl.xz"):
            for v in row["variants"][:2]:
                self.tokens.append(cased(v["form"]))
        self.places = [cut(c) for c in sorted(cities)]
        self.single = [w for w in self.tokens if len(cut(w)) == 1]
        self.place_words = [p[0] for p in self.places if len(p) == 1]

    def person(self, length: int, rng: random.Random) -> list[str]:
        """A person's name: a lone mention stays a lone word (or "al-..."), a full name may grow."""
        if length == 1:
            if rng.random() < 0.15:
                return ["al", "-", rng.choice(self.single)]
            return cut(rng.choice(self.tokens))
        if rng.random() < 0.55:
            return rng.choice(self.persons)
        name = [rng.choice(self.tokens) for _ in range(2 if rng.random() < 0.7 else 3)]
        if rng.random() < 0.15:
            name.insert(1, rng.choice(["bin", "al", "abu", "van", "de", "Abu", "Al"]))
        return cut(" ".join(name))


def swapped(doc: dict, names: Names, rng: random.Random, share: float) -> dict:
    """A copy of ``doc`` with about ``share`` of its person and place names (fewer organisations) exchanged."""
    tree = any(h >= 0 for h in doc["head"])
    out = {
        "words": list(doc["words"]),
        "labels": {h: list(v) for h, v in doc["labels"].items()},
        "head": list(doc["head"]),
        "rel": list(doc["rel"]),
        "attributions": doc["attributions"],
        "names": [],
        "attributed": doc["attributed"],
    }
    for first, last, kind in sorted(doc["names"], reverse=True):
        if last - first > 6 or rng.random() > share * {"PER": 1, "LOC": 0.5, "ORG": 0.25}.get(kind, 0):
            continue
        if tree:
            for i in range(first, last):
                if out["words"][i][:1].isupper() and len(out["words"][i]) > 1 and kind in ("PER", "LOC"):
                    out["words"][i] = rng.choice(names.single if kind == "PER" else names.place_words)
            continue
        if kind == "PER":
            new = names.person(last - first, rng)
        else:
            new = rng.choice(names.places if kind == "LOC" else names.organisations)
        if not new:
            continue
        out["words"][first:last] = new
        for h, tags in out["labels"].items():
            begin = tags[first]
            inside = (
                begin + 1 if begin > 0 and h in ("re3d", "gold", "gmb") else 0 if h == "start" and begin >= 0 else begin
            )
            tags[first:last] = [begin] + [inside] * (len(new) - 1)
        out["head"][first:last] = [-1] * len(new)
        out["rel"][first:last] = [NONE] * len(new)
    return out


assert labels.HEADS  # the label order that "inside = begin + 1" rests on: B- and I- tags stand side by side
