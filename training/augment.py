"""Name replacement: the same sentence about somebody else, so that no name's origin is unusual to the model.

Persons get names put together from OFAC's list (whole names, as listed) and from romanisations in name_variants;
places, peoples and organisations get real or invented ones (``invented.py``). A mention in a set without trees may
change its length; in a set with trees each word is swapped for one word, so that the tree stays true.
"""

from __future__ import annotations

import random
from pathlib import Path

import labels
from corpora import NONE, read
from invented import Inventor

from whence.language.words import words


def cut(name: str) -> list[str]:
    return [name[a:b] for a, b in words(name)]


def cased(word: str) -> str:
    return "-".join(p if p in ("al", "el", "ul", "bin") else p[:1].upper() + p[1:].lower() for p in word.split("-"))


#: how often a name is exchanged beside a person's
SHARE = {"PER": 1.0, "LOC": 0.7, "ORG": 0.5, "NAT": 0.3}


class Names:
    """Names to draw from."""

    def __init__(self, data: Path) -> None:
        self.persons: list[list[str]] = []
        self.tokens: list[str] = []
        self.organisations: list[list[str]] = []
        for row in read(data / "ofac_sdn" / "sdn.jsonl.xz"):
            for name in [row["name"], *(a["name"] for a in row["aliases"][:2])]:
                if row["type"] == "individual":
                    if "," in name:
                        family, given = name.split(",", 1)
                        name = f"{given.strip()} {family.strip()}"
                    self.persons.append(cut(" ".join(cased(w) for w in name.split())))
                elif row["type"] == "entity" and 2 <= len(name.split()) <= 5 and "(" not in name:
                    shape = [
                        w if len(w) <= 3 and w.isalpha() and w not in ("AND", "THE", "FOR", "OF") else cased(w)
                        for w in name.split()
                    ]
                    self.organisations.append(
                        cut(" ".join(w.lower() if w in ("And", "Of", "For", "The") else w for w in shape))
                    )
        for row in read(data / "name_variants" / "variants.jsonl.xz"):
            for v in row["variants"][:4]:
                self.tokens.append(cased(v["form"]))
        self.single = [w for w in self.tokens if len(cut(w)) == 1]
        self.inventor = Inventor(self.single)

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

    def other(self, kind: str, printed: list[str], rng: random.Random) -> list[str]:
        """A name of the same kind; an abbreviation stays one."""
        if kind == "PER":
            return self.person(len(printed), rng)
        if kind == "LOC":
            return cut(self.inventor.place(rng))
        if kind == "NAT":
            return cut(self.inventor.nationality(rng))
        if len(printed) == 1 and printed[0].isupper():
            return [self.inventor.letters(rng)]
        return cut(self.inventor.organisation(rng)) if rng.random() < 0.6 else rng.choice(self.organisations)


def swapped(doc: dict, names: Names, rng: random.Random, share: float) -> dict:
    """A copy of ``doc`` with about ``share`` of its persons' names (fewer of the others) exchanged."""
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
        if last - first > 6 or rng.random() > share * SHARE.get(kind, 0):
            continue
        if tree:
            for i in range(first, last):
                if out["words"][i][:1].isupper() and len(out["words"][i]) > 1 and kind in ("PER", "LOC"):
                    one = names.inventor.sound(rng) if kind == "LOC" else rng.choice(names.single)
                    out["words"][i] = one
            continue
        new = names.other(kind, out["words"][first:last], rng)
        if not new:
            continue
        out["words"][first:last] = new
        for h, tags in out["labels"].items():
            begin = inside = tags[first]
            if begin > 0 and h in ("re3d", "gold", "gmb"):
                inside = begin + begin % 2  # B- tags are odd, I- tags even
            elif h == "start" and begin >= 0:
                inside = 0
            tags[first:last] = [begin] + [inside] * (len(new) - 1)
        out["head"][first:last] = [-1] * len(new)
        out["rel"][first:last] = [NONE] * len(new)
    return out


assert labels.HEADS  # the label order that "inside = begin + 1" rests on: B- and I- tags stand side by side
