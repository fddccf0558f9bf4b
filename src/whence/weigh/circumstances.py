"""Facets of where, when and how many."""

from __future__ import annotations

from datetime import date as day

from whence.claims.claim import Count
from whence.codebook import gazetteer
from whence.resolve.places import lie, spot
from whence.weigh.cues import cues, head, plain, same_word
from whence.weigh.evidence import View, bounds
from whence.weigh.participants import both_kinds_hit, hit
from whence.weigh.sides import Matter, Value, page_and_voice, sides, told, without_corrected
from whence.weigh.weighed import Side


def one_voice(a: Value, b: Value) -> bool:
    """Two days, places or numbers by one voice on one page are not rivals: it speaks of two things, or was misread."""
    return a.apart != "" and a.apart == b.apart


def place(matter: Matter) -> tuple[Side, ...]:
    """Where: two places of which neither contains the other."""
    view = matter.view
    values = [
        Value(line, view.words(line.place), (line.place,), page_and_voice(matter, line))
        for line in told(matter)
        if line.place is not None and line.place in view.entities and _somewhere(view, line.place)
    ]

    def agree(a: Value, b: Value) -> bool:
        return one_voice(a, b) or places_may_be_one(view, a.members[0], b.members[0])

    return sides(without_corrected(matter, values, agree), agree)


def _somewhere(view: View, place: str) -> bool:
    """Does it bear a name, or a town's in its words ("a guest house in Karsa")? "The airport" may be anywhere."""
    known = view.entities[place]
    return known.named or gazetteer.near(view.words(place), known.country) is not None


def places_may_be_one(view: View, a: str, b: str) -> bool:
    """May one contain the other? Places in two countries never; two towns only where they lie close together."""
    if a == b or b in view.above.get(a, ()) or a in view.above.get(b, ()):
        return True
    mine, yours = set(plain(view.words(a)).split()), set(plain(view.words(b)).split())
    if mine <= yours or yours <= mine:
        return True
    one, two = (spot(view.words(p), view.entities[p].country) for p in (a, b))
    return lie(one, two) != "apart"


#: How far apart two days must lie before they cannot be one, when one of them is given as "about": a week, since
#: "about" was said of a day; the text gives no number.
ABOUT = 7


def date(matter: Matter) -> tuple[Side, ...]:
    """When: two dates that no one day fits."""
    values = [
        Value(line, when.edtf, (when.edtf,), page_and_voice(matter, line))
        for line in told(matter)
        if (when := line.claim.frame.date) is not None and not line.claim.frame.total and when.means != "throughout"
    ]

    def agree(a: Value, b: Value) -> bool:
        return one_voice(a, b) or not _apart(a.members[0], b.members[0])

    return sides(without_corrected(matter, values, agree), agree)


def _apart(a: str, b: str) -> bool:
    (since_a, until_a), (since_b, until_b) = bounds(a), bounds(b)
    first = min((d for d in (until_a, until_b) if d), default=None)
    gap = None
    if until_a and since_b and until_a < since_b:
        first, gap = until_a, since_b
    elif until_b and since_a and until_b < since_a:
        first, gap = until_b, since_a
    if gap is None or first is None:
        return False
    if "~" not in a + b:
        return True
    try:
        return (day.fromisoformat(gap) - day.fromisoformat(first)).days > ABOUT
    except ValueError:
        return True


def count(matter: Matter) -> tuple[Side, ...]:
    """How many: two numbers that no one number fits, of the same kind of people or things."""
    view, both = matter.view, both_kinds_hit(matter)
    values = []
    for line in matter.lines:
        number = line.claim.frame.count
        none = number is not None and (number.low, number.high) == (0, 0)
        if number is not None and (line.supports or (line.denies and none)):
            members = line.roles.get("patient", ()) or line.roles.get("goods", ())
            values.append(Value(line, in_words(number), members, page_and_voice(matter, line)))

    def agree(a: Value, b: Value) -> bool:
        one, two = a.line.claim.frame.count, b.line.claim.frame.count
        kinds = {hit(view, a.members), hit(view, b.members)}
        rivals = None not in kinds and len(kinds) == 2 and not both
        if one is None or two is None or one_voice(a, b) or not (rivals or _same_kind(view, a.members, b.members)):
            return True
        apart = (one.high is not None and one.high < two.low) or (two.high is not None and two.high < one.low)
        return not apart

    return sides(without_corrected(matter, values, agree), agree)


def _same_kind(view: View, a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Are two counts of the same kind? "Ten people" may hold "seven civilians", so the two are no rivals."""
    if not a or not b or set(a) & set(b):
        return True
    one, two = head(view.words(a[0])), head(view.words(b[0]))
    return same_word(one, two) or (one in cues().anybody and two in cues().anybody)


def in_words(number: Count) -> str:
    """A count as one says it."""
    if number.high is None:
        return f"at least {number.low}"
    return str(number.low) if number.low == number.high else f"{number.low} to {number.high}"
