"""Text to words, the way the UD English treebanks cut it, with exact offsets.

"don't" is ``do`` + ``n't``, a possessive ``'s`` stands alone, hyphens and slashes inside compounds are words of
their own ("U.S.-led" is ``U.S.`` ``-`` ``led``), abbreviations keep their full stop. A word never holds white
space; control and format characters (zero-width marks) separate words and belong to none.
"""

from __future__ import annotations

import re

#: abbreviations that keep their full stop (compared in lower case)
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt cmdr cdr adm brig sgt cpl pvt spc sen rep gov pres hon rev fr st jr sr
    messrs det supt insp inc corp ltd co bros llc plc dept univ assn jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri vs etc approx est ave blvd rd ft mt ret al ca cf eds e.g i.e ph.d u.k u.s
    a.m p.m d.c ed vol pp fig tel ext min max op sq lb lbs oz hr hrs""".split()
)

#: abbreviations only before a number ("No. 5", "Art. 3")
BEFORE_NUMBER = frozenset({"no", "nos", "art", "sec", "ch", "p", "para", "op"})

#: prefixes that stay with the word after their hyphen ("e-mail", "re-elect"), as the treebanks keep them
_PREFIXES = "non|e|anti|re|pre|co|pro|mid|cross|post|over|ex|semi|sub|multi|counter|mini|inter|neo"

_URL = r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"
_DOMAIN = (
    r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|edu|gov|mil|info|biz|co\.uk|int)\b"
    r"(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]])?"
)
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_HANDLE = r"[@#][A-Za-z_]\w*"
_EMOTICON = r"(?:(?<=\s)|^)[:;=8][-o^]?[)(DPp/\\|]+(?=\s|$|[.,!?])"
_DOTTED = r"\b(?:[^\W\d_]\.){2,}|\b(?:[A-Z]\.)+[A-Z]\b"
_ABBREVIATED = r"\b(?:[^\W\d_]{1,6}|[Pp][Hh]\.[Dd])\.(?!\w)"
_PHONE = r"(?:\d{3}-)?\d{3}-\d{4}(?!\w)"
_SLASHED = r"\d{1,2}/\d{1,2}(?![\w/])"
_LETTERS = r"\b[A-Z]{1,2}&[A-Z]{1,2}\b"
_DATE = r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?!\w)"
_CLOCK = r"\d{1,2}[:.]\d\d(?=\s?[AaPp]\.?[Mm])"
_AMOUNT = r"\d+(?:[.,]\d+)+(?=(?:bn|mn|m|k|km|kg|mm|cm|lbs|mph|ft)\b)"
_NUMBER = r"[.]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|ST|ND|RD|TH)?(?!\w)"
_WORD = rf"(?:\b(?i:{_PREFIXES})-(?=[^\W\d_]))?[^\W_]+(?:['’][^\W_]+)*['’]?"
_RUN = r"\.{2,}|-{2,}|!+[!?]*|\?+[!?]*|\*+|=+|_+|~+|#+|<+|>+|\++|`+|''|’’|[.,:;&@%$€£]"
_ODD = r"[^\s\w]|_"

_TOKEN = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            ("url", _URL),
            ("email", _EMAIL),
            ("domain", _DOMAIN),
            ("handle", _HANDLE),
            ("emoticon", _EMOTICON),
            ("dotted", _DOTTED),
            ("abbreviated", _ABBREVIATED),
            ("phone", _PHONE),
            ("date", _DATE),
            ("slashed", _SLASHED),
            ("letters", _LETTERS),
            ("clock", _CLOCK),
            ("amount", _AMOUNT),
            ("number", _NUMBER),
            ("word", _WORD),
            ("run", _RUN),
            ("odd", _ODD),
        )
    )
)

_CLITIC = re.compile(r"(?i)(n['’]t|['’](?:s|re|ve|ll|d|m|em))$")
_CLITIC_WITHOUT_MARK = {
    "cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "dont": 2, "cant": 2, "didnt": 3, "doesnt": 4, "isnt": 2,
    "wasnt": 3, "wont": 2, "wouldnt": 5, "couldnt": 5, "shouldnt": 6, "hasnt": 3, "havent": 4, "arent": 3,
}  # fmt: skip
_NUMBER_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)(am|pm|AM|PM|km|kg|mm|cm|lbs|mph|ft|hrs|bn|mn|m|k|K|yrs)$")
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_NEXT_CAPITAL = re.compile(r"\s+[^\W\d_a-z]")
_GOES_ON = re.compile(r"\s*[,;:)a-z]")
_NEXT_NUMBER = re.compile(r"\s*\d")


def words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The words of ``text[start:end]`` as spans of ``text``, in order, never overlapping."""
    end = len(text) if end is None else end
    piece = _INVISIBLE.sub(" ", text[start:end])
    found: list[tuple[int, int]] = []
    at = 0
    while match := _TOKEN.search(piece, at):
        first, last = match.span()
        kind = match.lastgroup
        if kind == "abbreviated" and not _keeps_stop(piece, first, last):
            last = first + len(match.group().rstrip("."))
            kind = "word"
        if kind == "word":
            found.extend(_cut(piece, first, last))
        else:
            found.append((first, last))
        at = last
    return [(start + a, start + b) for a, b in found]


def _keeps_stop(text: str, first: int, last: int) -> bool:
    """Whether the full stop at ``last - 1`` belongs to the word before it."""
    word = text[first : last - 1]
    low = word.lower()
    if low in BEFORE_NUMBER:
        return bool(_NEXT_NUMBER.match(text, last))
    if low == "etc":
        return bool(_GOES_ON.match(text, last))
    if len(word) == 1:
        return word.isupper() and word != "I" and bool(_NEXT_CAPITAL.match(text, last))
    return low in ABBREVIATIONS and (word[0].isupper() or low in {"vs", "al", "approx"})


def _cut(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Split one run of letters, digits and apostrophes into a word and its clitics."""
    word = text[first:last]
    if word[-1] in "'’" and len(word) > 1:  # a closing quote or a bare plural possessive
        return [*_cut(text, first, last - 1), (last - 1, last)]
    low = word.lower()
    if low in _CLITIC_WITHOUT_MARK:
        middle = first + _CLITIC_WITHOUT_MARK[low]
        return [(first, middle), (middle, last)]
    clitic = _CLITIC.search(word)
    if clitic and clitic.start() > 0:
        middle = first + clitic.start()
        return [*_cut(text, first, middle), (middle, last)]
    unit = _NUMBER_UNIT.match(word)
    if unit:
        middle = first + unit.end(1)
        return [(first, middle), (middle, last)]
    return [(first, last)]
