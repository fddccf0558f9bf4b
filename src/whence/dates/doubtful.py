"""Words of time that are also common words or names: "may", "march", "fall", "Sunday Herald", "Operation Spring".

Each is settled by what stands beside it; a Penn tag, where there is one, can only refuse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from whence.dates.row import Word
from whence.dates.words import words

# What may stand beside a month that is also a common word.
_BEFORE_MONTH = frozenset(
    "in since until by before after during from to through last next this early late mid dash every previous"
    " following small ordnum and or between comma of coming past same start end middle weekday".split()
)
_AFTER_MONTH = frozenset("small year ordnum apos".split())


@cache
def _holidays() -> tuple[tuple[str, ...], ...]:
    """The names of days, in words as the lexer cuts them, the longest first."""
    names = (tuple(name.replace("'s", " 's").split()) for name in words().holidays)
    return tuple(sorted(names, key=len, reverse=True))


def _settle_holidays(out: Sequence[Word], classes: list[str]) -> None:
    """Mark the words of "Christmas Eve" as one name (in place)."""
    heads = {name[0] for name in _holidays()}
    for i, word in enumerate(out):
        if word.lower not in heads or not word.text[:1].isupper() or classes[i] == "holiday":
            continue
        for name in _holidays():
            if tuple(w.lower for w in out[i : i + len(name)]) == name:
                classes[i : i + len(name)] = ["holiday"] * len(name)
                break


def _near(items: Sequence[str], i: int) -> str:
    return items[i] if 0 <= i < len(items) else "break"


def _is_month(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """ "May" is a month in "in May" and "May 3", none in "May Haddad" or "May they"; "march" never is."""
    word = out[i]
    doubtful = word.lower in words().doubtful_months
    if word.text.islower() and (doubtful or len(word.lower) < 5 or word.lower == "august"):
        return False
    if not doubtful and len(word.lower) > 3:
        return True
    before, after = _near(classes, i - 1), _near(classes, i + 1)
    after2 = _near(classes, i + 2)
    dated = after in _AFTER_MONTH or (after == "comma" and after2 == "year")
    dated = (
        dated
        or (after == "dot" and after2 in _AFTER_MONTH)
        or (after == "of" and after2 in ("year", "that", "this", "last"))
    )
    if (
        dated
        or before in ("small", "ordnum")
        or (before == "of" and _near(classes, i - 2) in ("small", "ordnum", "ordword"))
    ):
        return True
    if word.lower == "may" and word.tag == "MD":
        return False
    if not doubtful:
        return after == "dot" or before in _BEFORE_MONTH
    if word.lower not in ("may", "march"):
        return after == "dot" and before in _BEFORE_MONTH
    if before not in _BEFORE_MONTH:
        # "The March elections": a noun follows; not "the March on the capital".
        follower = out[i + 1].lower if i + 1 < len(out) else ""
        return (
            before in ("the", "a")
            and follower not in ("on", "for", "of", "to", "against", "through")
            and (after == "word" and follower.islower() and word.lower != "may")
        )
    if before in ("and", "or", "comma", "dash", "of", "to"):
        near = {_near(classes, i - 2), _near(classes, i - 3), _near(classes, i + 2)}
        return bool(near & {"month", "small", "start", "end", "middle", "year"}) or (before == "of" and after != "word")
    nextup = out[i + 1] if i + 1 < len(out) else None
    return not (nextup and nextup.text[:1].isupper() and word.lower == "may" and nextup.tag.startswith("NNP"))


def _is_season(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """Refuses "the fall of the regime", "Operation Spring Lance", "spring water", "fall back"."""
    word, after = out[i], out[i + 1] if i + 1 < len(out) else None
    if word.tag in ("VB", "VBD", "VBN", "VBP", "VBZ", "VBG"):
        return False
    if any(
        out[j].lower in ("operation", "operations", "arab", "prague", "code-named", "exercise")
        for j in range(max(0, i - 2), i)
    ):
        return False
    before, following, beyond = _near(classes, i - 1), _near(classes, i + 1), _near(classes, i + 2)
    if following == "year" or (
        following in ("comma", "of") and beyond in ("year", "that", "this", "last", "next", "apos", "num")
    ):
        return True
    named = word.text[:1].isupper() and i and classes[i - 1] not in ("break", "dot")
    if named and after and after.text[:1].isupper() and before != "last":
        return False
    if word.lower in ("fall", "spring"):
        if following == "of":
            return False
        near = ("in", "the", "this", "last", "next", "early", "late", "mid", "every", "and", "or", "dash", "during",
                "by", "since", "until", "past", "coming", "previous", "following", "that", "comma", "of")  # fmt: skip
        if word.lower == "fall" and before in ("the", "and", "or", "dash", "comma", "of", "that"):
            return before == "the" and _near(classes, i - 2) in (
                "in",
                "until",
                "by",
                "since",
                "during",
                "through",
                "and",
                "late",
                "over",
            )
        return before in near or (word.lower == "spring" and before == "break")
    return True


def _is_title(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """ "Sunday Herald" and "Daily Post" are newspapers."""
    after = out[i + 1] if i + 1 < len(out) else None
    return bool(after and out[i].text[:1].isupper() and after.text[:1].isupper() and after.lower in words().papers)


def _is_short_weekday(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """ "Sun" and "wed" without a capital are words."""
    return out[i].text[:1].isupper()


def _is_weekday(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """Refuses newspapers and named days ("Bloody Sunday")."""
    named = i > 0 and out[i - 1].lower in words().named_days and out[i - 1].text[:1].isupper()
    return not named and not _is_title(out, classes, i)


def _is_now(out: Sequence[Word], classes: Sequence[str], i: int) -> bool:
    """ "The now-closed camp" says nothing of when."""
    return _near(classes, i + 1) != "dash"


#: Class -> does the word keep it?
_KEEPS: dict[str, Callable[[Sequence[Word], Sequence[str], int], bool]] = {
    "month": _is_month,
    "short_weekday": _is_short_weekday,
    "season": _is_season,
    "weekday": _is_weekday,
    "weekdays": _is_weekday,
    "daily": lambda out, classes, i: not _is_title(out, classes, i),
    "now": _is_now,
}


def settle(out: Sequence[Word], classes: list[str]) -> None:
    """Take the class from words that do not mean a time where they stand (in place)."""
    _settle_holidays(out, classes)
    for i, kind in enumerate(classes):
        keeps = _KEEPS.get(kind)
        if keeps is not None and not keeps(out, classes, i):
            classes[i] = "word"
