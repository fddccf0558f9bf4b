"""Where names begin and end: what a scheme of tags cuts off or cuts in two is put right by the words themselves.

Each rule is a small function from the names found to better ones, applied in the order of ``RULES``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whence.codebook import countries
from whence.language import nouns
from whence.language.reading import EntityType, Token
from whence.language.titles import Piece, head_of, is_title

Found = dict[Piece, EntityType]

_NAMES = ("Person", "Organization", "Place", "Other")
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''", "«", "»"})
#: how a word hangs on its neighbour where both are of one name
_ONE_NAME = frozenset({"flat", "compound", "nmod:desc", "appos", "dep", "goeswith"})
#: what begins a name by kinship: "Abu Yusuf", "Umm Salim"
_KIN = frozenset({"abu", "abou", "umm", "ibn", "bint"})
_GENERATION = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


#: words between a bracket and another name of what stands before it
_CALLED = frozenset("also known called or aka a.k.a. formerly as the".split())
#: what comes before another name in a bracket
_ALIAS = frozenset({"a.k.a.", "f.k.a.", "n.k.a.", "aka", "alias"})
#: what a full stop shortens inside a name: "Ruel Sta. Ana"
_SHORTENED = frozenset({"st", "sta", "sto", "ste"})


def within_a_sentence(found: Found, tokens: Sequence[Token]) -> Found:
    """A full stop that is a word of its own ends a sentence, and no name goes on behind it, but for "Sta. Ana"."""
    answer: Found = {}
    for (first, last), kind in found.items():
        stops = (k for k in range(first + 1, last) if tokens[k].text == ".")
        stop = next((k for k in stops if tokens[k - 1].text.lower() not in _SHORTENED), last)
        answer.setdefault((first, stop if kind in _NAMES else last), kind)
    return answer


def kin(found: Found, tokens: Sequence[Token]) -> Found:
    """ "Abu" or "Umm" begins the person's name behind it, whatever it was taken for alone."""
    answer = dict(found)
    for (first, last), kind in found.items():
        lead = first - 1
        if kind != "Person" or not _is_name(tokens, first, last) or lead < 0:
            continue
        if tokens[lead].text.lower() in _KIN and tokens[lead].text[0].isupper() and _together(tokens, lead, first):
            answer.pop((lead, first), None)
            del answer[(first, last)]
            answer[(lead, last)] = kind
    return answer


def nicknamed(found: Found, tokens: Sequence[Token]) -> Found:
    """A name in quotation marks between a first and a last name is of one name with them: 'Luis "El Mudo" Rojas'."""
    answer: Found = {}
    persons = sorted(p for p, kind in found.items() if kind == "Person" and _is_name(tokens, *p))
    taken: set[Piece] = set()
    for first, last in persons:
        if (first, last) in taken or last >= len(tokens) or tokens[last].text not in _QUOTES:
            continue
        close = next((k for k in range(last + 2, min(last + 5, len(tokens))) if tokens[k].text in _QUOTES), None)
        if close is None or tokens[close].sentence != tokens[first].sentence:
            continue
        rest = next((p for p in persons if p[0] <= close + 1 < p[1] and p[0] > last), None)
        if rest is not None and all(t.text[0].isupper() for t in tokens[last + 1 : close]):
            taken |= {p for p in persons if first <= p[0] < rest[1]}
            answer[(first, rest[1])] = "Person"
    return {p: kind for p, kind in found.items() if p not in taken} | answer


def joined(found: Found, tokens: Sequence[Token]) -> Found:
    """Two names of persons side by side, one hanging on the other, are one name: "Tobias" and "Ellwood"."""
    answer = dict(found)
    ends: dict[int, Piece] = {}
    for first, last in sorted(p for p, kind in found.items() if kind == "Person" and _is_name(tokens, *p)):
        before = ends.get(first)
        one = before is not None and _together(tokens, first - 1, first)
        if before is not None and one and _hang(tokens, before, (first, last)) and not _office(tokens, *before):
            del answer[before], answer[(first, last)]
            first = before[0]
            answer[(first, last)] = "Person"
        ends[last] = (first, last)
    return answer


def hyphened(found: Found, tokens: Sequence[Token]) -> Found:
    """A name of a person goes on behind a hyphen that touches both sides: "Jorbenadze-Odishi" is one name."""
    answer = dict(found)
    ends: dict[int, Piece] = {}
    for first, last in sorted(p for p, kind in found.items() if kind == "Person" and _is_name(tokens, *p)):
        mark = tokens[first - 1]
        before = ends.get(first - 1)
        if (
            before is not None
            and mark.text == "-"
            and tokens[first - 2].end == mark.start
            and mark.end == tokens[first].start
        ):
            del answer[before], answer[(first, last)]
            first = before[0]
            answer[(first, last)] = "Person"
        ends[last] = (first, last)
    return answer


def inverted(found: Found, tokens: Sequence[Token]) -> Found:
    """A family name in capitals, a comma and given names are one name where an entry of a list begins, or another name
    in its bracket: "TOLAN, Yusuf (a.k.a. TULAN, Yousef)"."""
    answer = dict(found)
    for first, last in sorted(p for p, kind in found.items() if kind in _NAMES):
        another = tokens[first - 1].text.lower() in _ALIAS if first else False
        opens = first == 0 or tokens[first - 1].sentence != tokens[first].sentence
        family = all(t.text.isupper() and len(t.text) > 1 for t in tokens[first:last])
        end = last + 1
        while end < len(tokens) and tokens[end].text[:1].isupper() and tokens[end].text.isalpha():
            end += 1
        if not family or not (another or opens) or not last + 1 < end < len(tokens) or tokens[last].text != ",":
            continue
        inside = [p for p in found if last < p[0] < end]
        known = all(found[p] == "Person" and p[1] <= end for p in inside) and bool(inside)
        closed = tokens[end].text in ("(", ")", ";", ".") and tokens[end].sentence == tokens[first].sentence
        if closed and (known or another):
            for piece in ((first, last), *inside):
                del answer[piece]
            answer[(first, end)] = "Person"
    return answer


def generations(found: Found, tokens: Sequence[Token]) -> Found:
    """ "Jr." and "II" end a person's name."""
    answer: Found = {}
    for (first, last), kind in found.items():
        after = tokens[last].text.lower() if last < len(tokens) and _together(tokens, last - 1, last) else ""
        grows = kind == "Person" and after in _GENERATION and last - first > 1 and tokens[last].text[0].isupper()
        answer[(first, last + grows)] = kind
    return answer


def numbered(found: Found, tokens: Sequence[Token]) -> Found:
    """A unit's number is of its name, before it ("3 Air Division") or behind it ("Light Infantry Battalion 284")."""
    taken = dict(found)
    answer: Found = {}
    for (first, last), kind in found.items():
        low, high = first, last
        if (
            kind == "Organization"
            and tokens[last - 1].text.lower() in nouns.UNIT
            and tokens[last - 1].text[0].isupper()
        ):
            lead = first - 1
            if (
                lead >= 0
                and _number(tokens[lead])
                and _together(tokens, lead, first)
                and _hangs(tokens, lead, first, last)
            ):
                low = lead
            if last < len(tokens) and tokens[last].text.isdigit() and _hangs(tokens, last, first, last):
                high = last + 1
        if (low, high) != (first, last):
            for number in ((low, first), (last, high)):
                if taken.get(number) == "Quantity":
                    answer.pop(number, None)
                    taken.pop(number)
        if (first, last) in taken:
            answer[(low, high)] = kind
    return {p: kind for p, kind in answer.items() if p in taken or p not in found}


def repeated(found: Found, tokens: Sequence[Token]) -> Found:
    """A name of two words or more that was found once is found wherever the text has it, and so is a person's last
    name alone."""
    known: dict[tuple[str, ...], EntityType] = {}
    for (first, last), kind in sorted(found.items()):
        if kind not in _NAMES[:3] or not _is_name(tokens, first, last):
            continue
        words = tuple(t.text for t in tokens[first:last])
        if len(words) > 1 and all(w[0].isupper() or not w[0].isalpha() for w in words):
            known.setdefault(words, kind)
            if kind == "Person" and len(words[-1]) > 2 and tokens[last - 2].text != "-":
                known.setdefault(words[-1:], kind)
    lengths: dict[str, set[int]] = {}
    for words in known:
        lengths.setdefault(words[0], set()).add(len(words))
    taken = {i for piece in found for i in range(*piece)}
    answer = dict(found)
    for first, token in enumerate(tokens):
        for length in sorted(lengths.get(token.text, ()), reverse=True):
            last = first + length
            words = tuple(t.text for t in tokens[first:last])
            if words in known and not taken & set(range(first, last)) and _alone(tokens, first, last):
                answer[(first, last)] = known[words]
                taken |= set(range(first, last))
    return answer


def small(found: Found, tokens: Sequence[Token]) -> Found:
    """A person's name has a capital, or letters without case, where other words of its sentence have one: the words of
    another tongue, "such as dukkha, panna and karuna", are none."""
    return {piece: kind for piece, kind in found.items() if kind != "Person" or not _is_small(tokens, *piece)}


def countries_named(found: Found, tokens: Sequence[Token]) -> Found:
    """A country's name that stands alone is a place, whatever the scheme missed: "In Norland, troops fired"."""
    taken = {i for piece in found for i in range(*piece)}
    answer = dict(found)
    for i, token in enumerate(tokens):
        if i in taken or token.upos != "PROPN" or not token.text.istitle() or not _alone(tokens, i, i + 1):
            continue
        if countries.of(token.text) is not None and countries.demonym(token.text) is None:
            answer[(i, i + 1)] = "Place"
    return answer


def also_called(found: Found, tokens: Sequence[Token]) -> Found:
    """What has another name in brackets is what the other is: "Daesh (also known as ISIL)"."""
    answer = dict(found)
    starts = {first: (first, last) for first, last in found}
    for (first, last), kind in found.items():
        if kind != "Other" or last + 1 >= len(tokens) or tokens[last].text != "(":
            continue
        i = last + 1
        while i < len(tokens) and tokens[i].text.lower() in _CALLED:
            i += 1
        other = found.get(starts.get(i, (0, 0)))
        if other in _NAMES[:3]:
            answer[(first, last)] = other
    return answer


def _is_small(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [t.text for t in tokens[first:last] if t.text.isalpha()]
    if not _is_name(tokens, first, last) or not all(word.islower() for word in words):
        return False
    around = range(max(0, first - 30), min(len(tokens), last + 30))
    return any(tokens[i].text[0].isupper() and _together(tokens, i, first) for i in around)


def sums(found: Found, tokens: Sequence[Token]) -> Found:
    """A sum of money is its sign or currency with all of its number: "€300,000", "$4.2 million", "9 billion euros"."""
    money: dict[Piece, EntityType] = {}
    first = 0
    while first < len(tokens):
        last = _sum(tokens, first)
        if last > first:
            money[(first, last)] = "Money"
        first = max(last, first + 1)
    within = {i: piece for piece in money for i in range(*piece)}
    kept = {p: kind for p, kind in found.items() if kind in _NAMES[:3] or p[0] not in within or p[1] - 1 not in within}
    return kept | money


def _sum(tokens: Sequence[Token], first: int) -> int:
    """Where a sum of money that begins at ``first`` ends; ``first`` where none does."""
    sign = tokens[first].text[-1] in nouns.MONEY_SIGNS
    last = first + sign
    if last >= len(tokens) or not _together(tokens, first, last) or not _digits(tokens[last]):
        return first
    last += 1
    while last < len(tokens) and tokens[last].text.lower() in nouns.SCALES and _together(tokens, first, last):
        last += 1
    if sign:
        return last
    adjective = last + 1 < len(tokens) and tokens[last].upos in ("ADJ", "PROPN") and tokens[last].text[0].isupper()
    noun = last + adjective
    there = noun < len(tokens) and _together(tokens, first, noun) and tokens[noun].lemma.lower() in nouns.CURRENCIES
    weighed = there and noun + 1 < len(tokens) and tokens[noun + 1].text == "of"  # "12 pounds of powder"
    return noun + 1 if there and not weighed else first


def _digits(token: Token) -> bool:
    return token.upos == "NUM" and (token.text[0].isdigit() or token.text.lower() in nouns.SCALES)


#: applied in this order
RULES: tuple[Callable[[Found, Sequence[Token]], Found], ...] = (
    within_a_sentence, nicknamed, hyphened, joined, kin, inverted, generations, numbered, small, repeated,
    countries_named, also_called, sums,
)  # fmt: skip


def mended(found: Found, tokens: Sequence[Token]) -> Found:
    """The names found, after every rule."""
    for rule in RULES:
        found = rule(found, tokens)
    return found


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    return tokens[head_of(tokens, first, last)].upos == "PROPN"


def _together(tokens: Sequence[Token], one: int, other: int) -> bool:
    return tokens[one].sentence == tokens[other].sentence


def _hang(tokens: Sequence[Token], one: Piece, other: Piece) -> bool:
    a, b = head_of(tokens, *one), head_of(tokens, *other)
    return (tokens[b].head == a and tokens[b].deprel in _ONE_NAME) or (
        tokens[a].head == b and tokens[a].deprel in _ONE_NAME
    )


def _hangs(tokens: Sequence[Token], word: int, first: int, last: int) -> bool:
    return first <= tokens[word].head < last


def _office(tokens: Sequence[Token], first: int, last: int) -> bool:
    return is_title(tokens[last - 1])


def _alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words that may be a name stand as one: no further name or hyphen before or behind them."""
    beside = [tokens[i] for i in (first - 1, last) if 0 <= i < len(tokens) and _together(tokens, i, first)]
    return tokens[last - 1].upos == "PROPN" and not any(t.upos == "PROPN" or t.xpos == "HYPH" for t in beside)


def _number(token: Token) -> bool:
    return token.upos in ("NUM", "ADJ") and token.text[0].isdigit()
