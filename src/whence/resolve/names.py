"""A printed name, taken apart: its words in one alphabet and case, without titles, particles and legal forms.

Printers write one man "al-Karim Abd-ul-Aziz", "Abdelaziz Elkarim" and "ABDUL AZIZ, Karim"; what is left here is
what these share. Nothing is decided here: ``people`` and ``groups`` compare.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from whence.resolve.words import words

_MARKS = re.compile(r"['’‘`´ʻʼʿʾ\"“”«»]")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9&]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\s*[\[(].*?[\])]")
#: Square brackets hold an editor's words; round ones may hold what tells two branches of a house apart.
_NOTES = re.compile(r"\s*\[.*?\]")
_INITIALS = re.compile(r"\b(?:(?:[A-Za-z]\.)+[A-Za-z]\b\.?|(?:[A-Za-z]\.){2,})")
#: Somali writes the throat's sound with a c, which others leave out: Cabdi, Abdi.
_THROAT = re.compile(r"^c(?=abd)")
_SERVANT = re.compile(r"abd[aeuio]{0,2}l?")
_GOD = re.compile(r"abd[aeuo]l+[ao]?h?i?")
_FAITH = re.compile(r"(.{3,}?)[aeuo]?d+(?:i|ee|e)ne?")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name: the words that count, in the order given then family where a comma tells it."""

    printed: str
    words: tuple[str, ...]
    titles: tuple[str, ...]
    generation: str | None

    @property
    def partial(self) -> bool:
        """One word alone, or initials and one word: it may be anybody of that name."""
        return sum(1 for w in self.words if len(w) > 1) < 2


@dataclass(frozen=True, slots=True)
class GroupName:
    """An organisation's name: words that count, the kind of its legal form, its initials as printed or made."""

    printed: str
    words: tuple[str, ...]
    form: str | None
    short: bool

    @property
    def initials(self) -> str:
        """First letters of the words that are no joining words."""
        return "".join(w[0] for w in self.words if w not in _JOINING)


_JOINING = frozenset({"and", "of", "the", "for", "in", "de", "to"})


@lru_cache(maxsize=200_000)
def fold(text: str) -> tuple[str, ...]:
    """Words in Latin letters, lower case, without accents, apostrophes and full stops of initials."""
    plain = anyascii(_POSSESSIVE.sub("", text))
    plain = _INITIALS.sub(lambda m: m.group().replace(".", "") + " ", _MARKS.sub("", plain))
    return tuple(_WORD.findall(plain.lower()))


#: Letters with a mark for a sound that others write with two letters.
_MARKED = str.maketrans({"š": "sh", "č": "ch", "ž": "zh", "ć": "ch", "đ": "dj", "ş": "sh", "ș": "sh", "ç": "ch"})


def spelt_out(name: PersonName) -> PersonName:
    """The name with two letters for each marked one: Kulešov is also written Kuleshov, and Kulesov."""
    return person(name.printed.lower().translate(_MARKED)) if _MARKED.keys() & set(map(ord, name.printed)) else name


@lru_cache(maxsize=200_000)
def person(text: str) -> PersonName:
    """Take a person's name apart."""
    bare = _BRACKETS.sub("", text)
    if _CAMEL.search(bare) and " " not in bare.strip() and not re.match(r"Mc|Mac|De|Di|Le|La", bare):
        bare = _CAMEL.sub(" ", bare)
    family, comma, given = bare.partition(",")
    tail = fold(given)
    generation = next((g for w in (*fold(bare),) if (g := words().generations.get(w))), None)
    if comma and tail and not set(tail) <= words().suffixes:
        bare = f"{given} {family}"
    parts, titles = _without_titles(fold(bare))
    parts = tuple(w for w in parts if w not in words().suffixes) or parts
    return PersonName(text, _counting(_joined(parts)) or parts, titles, generation)


def _without_titles(parts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take titles off the front, the longest first, as long as a name is left."""
    table, titles = words().titles, []
    taken = True
    while taken and len(parts) > 1:
        taken = False
        for n in (3, 2, 1):
            if parts[:n] in table and len(parts) > n:
                titles.append(" ".join(parts[:n]))
                parts, taken = parts[n:], True
                break
    return parts, tuple(titles)


def _joined(parts: tuple[str, ...]) -> tuple[str, ...]:
    """One word for what is written as one, two or three: Abd al Aziz, Saif ud Din, Abu Bakr."""
    out: list[str] = []
    i = 0
    while i < len(parts):
        word = _THROAT.sub("", parts[i])
        rest = parts[i + 1 :]
        skip = 1 if rest and rest[0] in words().particles and len(rest) > 1 else 0
        if _SERVANT.fullmatch(word) and rest:
            out.append(_servant(rest[skip]))
            i += 2 + skip
        elif word in {"abu", "abou", "umm", "om"} and rest:
            out.append(("abu" if word[0] == "a" else "umm") + rest[skip])
            i += 2 + skip
        elif word in {"din", "deen", "dine", "eddin", "eddine", "uddin", "aldin", "addin", "uldin"} and out:
            if out[-1] in words().particles and len(out) > 1:
                out.pop()
            out[-1] += "din"
            i += 1
        else:
            out.append(_plain(word))
            i += 1
    return tuple(out)


def _servant(name: str) -> str:
    """Abd + one of the ninety-nine names, in one spelling; of God in its own."""
    return "abdalah" if re.fullmatch(r"all?ah?", name) else f"abd{name}"


def _plain(word: str) -> str:
    if _GOD.fullmatch(word):
        return "abdalah"
    servant = re.fullmatch(r"abd[aeuio]{1,2}l(.{3,})", word)
    if servant:
        return f"abd{servant.group(1)}"
    faith = _FAITH.fullmatch(word)
    return f"{faith.group(1)}din" if faith and len(word) > 6 else word


def _counting(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out particles, as long as a name is left; "Al" before a name of a house counts as one."""
    return tuple(w for w in parts if w not in words().particles)


@lru_cache(maxsize=200_000)
def group(text: str) -> GroupName:
    """Take an organisation's name apart. A legal form counts at either end only."""
    bare = _proper(_NOTES.sub("", text).strip() or text)
    parts = fold(bare)
    letters = re.sub(r"[^A-Za-z]", "", anyascii(bare))
    short = 2 <= len(letters) <= 8 and letters.isupper() and len(parts) <= 2
    parts, form = _without_form(_numbers(parts))
    table = words().same_word
    kept = tuple(table.get(w, w) for w in parts if w not in {"the", "al", "el"})
    return GroupName(text, kept or parts, form, short)


def _proper(text: str) -> str:
    """ "The outlawed Lantern Brigade" is called Lantern Brigade; what has no capitals is left as it is."""
    parts = text.split()
    start = next((i for i, w in enumerate(parts) if not w[:1].islower()), 0)
    return " ".join(parts[start:]) if len(parts) - start > 1 else text


def _without_form(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    forms, form = words().legal_forms, None
    taken = True
    while taken and len(parts) > 1:
        taken = False
        for n in (5, 4, 3, 2, 1):
            if len(parts) > n and parts[-n:] in forms:
                form, parts, taken = form or forms[parts[-n:]], parts[:-n], True
                break
            if len(parts) > n and parts[:n] in forms:
                form, parts, taken = form or forms[parts[:n]], parts[n:], True
                break
    return parts, form


def _numbers(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Numbers in figures; "forty four" is one."""
    out: list[str] = []
    table = words().numbers
    for word in parts:
        number = table.get(word, word if word.isdigit() else None)
        if number and out and out[-1].isdigit() and out[-1].endswith("0") and len(number) == 1 and len(out[-1]) == 2:
            out[-1] = str(int(out[-1]) + int(number))
        else:
            out.append(number or word)
    return tuple(out)
