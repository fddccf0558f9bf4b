"""Do two claims tell one event? Rules with weights over two :class:`~whence.resolve.telling.Telling`.

A sum of ``JOIN`` joins. The weights are set by hand so that the type, the same named patient and nothing against
it suffice; that a named and an unnamed patient need the day and the place; and that no agreement of hands alone does.
Rival dates by a day or two, rival places and rival hands lower the sum and stay conflicts for ``weigh`` to show.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache

from rapidfuzz.fuzz import token_set_ratio

from whence.codebook import Codebook
from whence.resolve import when
from whence.resolve.circumstances import (
    LATELY,
    counts,
    dates,
    dates_exclude,
    days_known_near,
    goals,
    long_apart,
    places,
    sums_apart,
)
from whence.resolve.profile import agree
from whence.resolve.score import Rule, Score, judge
from whence.resolve.telling import Telling, families, kin
from whence.resolve.tolls import one_voice_counts, tolls

#: Joined from here on.
JOIN = 0.65
#: Characters after a lead within which a report names him whom the lead left unnamed: some three paragraphs.
NAMED_WITHIN = 900
#: Asked from here on.
ASK = 0.52


def totals(a: Telling, b: Telling) -> float | None:
    """A total is not one of the events that it may contain."""
    return -1.0 if a.total != b.total else None


def main_excludes(a: Telling, b: Telling) -> float | None:
    """Two named ones with other names, a woman and a man, one of two countries: two events."""
    if not a.main or not b.main or a.main_role != b.main_role or set(a.main_ids) & set(b.main_ids):
        return None
    named = [p for p in a.main if p.named], [p for p in b.main if p.named]
    if named[0] and named[1]:
        return -1.0 if all(agree(x, y) < 0 for x in named[0] for y in named[1]) else None
    return -1.0 if all(agree(x, y) <= -0.5 for x in a.main for y in b.main) else None


def deed_and_fate(a: Telling, b: Telling) -> float | None:
    """Death and a wound are two fates. A deed and a fate are two events, unless it was done to the same ones: the
    shelling of a market is not the killing of nine people there; an attack on a man and his death are one."""
    if a.fate == b.fate:
        return None
    if a.fate and b.fate:
        return -1.0
    if a.main_role != "patient" or b.main_role != "patient":
        return -1.0
    if set(a.main_ids) & set(b.main_ids):
        return None
    return None if max(agree(x, y) for x in a.main for y in b.main) >= 0.5 else -1.0


def both_told(a: Telling, b: Telling) -> float | None:
    """A report that tells both, "was shot" and "died", tells two events: he may have died days later."""
    return -1.0 if a.report == b.report and a.fate != b.fate else None


def of_two_kinds(a: Telling, b: Telling) -> float | None:
    """Two kinds of event that may be one, a raid and an arrest, are asked about unless the same one was met by both."""
    if a.type == b.type or (main_agrees(a, b) or 0.0) > 0:
        return None
    return -1.0


def main_agrees(a: Telling, b: Telling) -> float | None:
    """The same one, by name or by the text's own references; or descriptions that go together."""
    if not a.main or not b.main:
        return None
    shared = set(a.main_ids) & set(b.main_ids)
    if a.main_role != b.main_role:
        return -1.0 if shared else None
    if shared:
        return 1.0 if len(shared) == max(len(set(a.main_ids)), len(set(b.main_ids))) else 0.7
    best = max(agree(x, y) for x in a.main for y in b.main)
    if all(p.named for p in (*a.main, *b.main)):
        return 0.9 * best
    least = 0.5 if _placed(a, b) else 0.3
    if any(p.named for p in a.main) or any(p.named for p in b.main):
        return least if best >= 0.55 else 0.3 if best > 0.05 else 0.1 * best
    return (least + 0.05) * best if best > 0 else 0.7 * best


def _placed(a: Telling, b: Telling) -> bool:
    """Is there a page, a story, a place or a day that both have in common? Without one, "an officer" may be any."""
    if a.page == b.page or not a.stories.isdisjoint(b.stories):
        return True
    dated = a.days != (None, None) and b.days != (None, None)
    return (places(a, b) or 0.0) > 0 or (dated and (dates(a, b) or 0.0) > 0)


def agents(a: Telling, b: Telling) -> float | None:
    """The same hands. Other hands are a conflict, not another event."""
    if not a.agents or not b.agents:
        return None
    if set(a.agent_ids) & set(b.agent_ids):
        return 1.0
    best = max(agree(x, y) for x in a.agents for y in b.agents)
    return 0.5 if best > 0.3 else -0.4


def counts_exclude(a: Telling, b: Telling) -> float | None:
    """One person is not ten; two totals of other numbers are two totals. Of single events two numbers are rival counts
    where the days let them be one; where no day is known, or the reports are months apart, they are of two."""
    if (counts(a, b) or 0.0) >= 0:
        return None
    if (a.total and b.total) or not days_known_near(a, b):
        return -1.0
    one = a if a.low == 1 and a.high == 1 else b if b.low == 1 and b.high == 1 else None
    return -1.0 if one is not None and one.main and any(not p.several for p in one.main) else None


def one_report(a: Telling, b: Telling) -> float | None:
    """Told in one report, or in a comment under it: a report seldom tells two events so alike without saying so."""
    return 1.0 if a.report == b.report else 0.7 if a.page == b.page else None


def one_story(a: Telling, b: Telling) -> float | None:
    """Two reports that have another event in common tell one story, and what is alike in them is one sooner."""
    return 1.0 if a.page != b.page and not a.stories.isdisjoint(b.stories) else None


def points_back(a: Telling, b: Telling) -> float | None:
    """ "The officer", "the agent", told of in a report that tells of such a one already, is that one."""
    if a.page != b.page or not a.main or not b.main or set(a.main_ids) & set(b.main_ids):
        return None
    if any(p.fresh for p in (*a.main, *b.main)):
        return None
    if a.main_role != b.main_role or not (all(p.definite for p in a.main) or all(p.definite for p in b.main)):
        return None
    return 1.0 if max(agree(x, y) for x in a.main for y in b.main) > 0 else None


def another(a: Telling, b: Telling) -> float | None:
    """Two of one report whose unnamed patients the text keeps apart."""
    if a.report != b.report or not a.main or not b.main or set(a.main_ids) & set(b.main_ids):
        return None
    return -1.0 if any(p.fresh for p in (*a.main, *b.main)) else None


def kept_apart(a: Telling, b: Telling) -> float | None:
    """One report names them otherwise, or names one alone, and nowhere says that they are one: two events."""
    if a.report != b.report or not a.main or not b.main or set(a.main_ids) & set(b.main_ids):
        return None
    if a.main_role != b.main_role or any(p.several for p in (*a.main, *b.main)):
        return None
    if _named_later(a, b) or _named_later(b, a):
        return None
    return -1.0 if any(p.named for p in (*a.main, *b.main)) else None


def _named_later(lead: Telling, name: Telling) -> bool:
    """ "An officer" in the lead, described like the one whom the report then names, is named later; not as "another
    officer"."""
    unnamed = [p for p in lead.main if p.lead and not p.named]
    if not 0 < name.at - lead.at < NAMED_WITHIN:
        return False
    if len(unnamed) != 1 or len(lead.main) != 1:
        return False
    return all(p.named and not p.fresh and agree(unnamed[0], p) >= 0.55 for p in name.main)


def wording(a: Telling, b: Telling) -> float | None:
    """Almost the same words: a copy, or one report's line in another. That one sentence tells both says nothing."""
    if a.report == b.report and a.words == b.words:
        return None
    ratio = token_set_ratio(_sorted(a.words), _sorted(b.words))
    return 1.0 if ratio >= 92 and min(len(a.words), len(b.words)) >= 6 else 0.3 if ratio >= 75 else None


@lru_cache(maxsize=100_000)
def _sorted(words: frozenset[str]) -> str:
    """A claim's words in order, made once for all that it is compared with."""
    return " ".join(sorted(words))


@cache
def _rules() -> tuple[Rule[Telling], ...]:
    return (
        Rule("totals", 1.0, totals, "", "one is a total, the other a single event", forbids=True),
        Rule("dates_exclude", 1.0, dates_exclude, "", "the days cannot be one", forbids=True),
        Rule("main_excludes", 1.0, main_excludes, "", "it is done to another", forbids=True),
        Rule("counts_exclude", 1.0, counts_exclude, "", "the numbers cannot be one", forbids=True),
        Rule("deed_and_fate", 1.0, deed_and_fate, "", "one is a deed, the other what became of somebody", forbids=True),
        Rule("both_told", 1.0, both_told, "", "one report tells both the deed and what came of it", forbids=True),
        Rule("kept_apart", 1.0, kept_apart, "", "one report keeps them apart", forbids=True),
        Rule("long_apart", 1.0, long_apart, "", "told months apart, of nobody named", forbids=True),
        Rule("one_voice_counts", 1.0, one_voice_counts, "", "one voice gives two numbers", forbids=True),
        Rule("sums_apart", 1.0, sums_apart, "", "two totals over other stretches of time", forbids=True),
        Rule(
            "main_agrees", 0.4, main_agrees, "the same one is meant, or may be", "the descriptions do not go together"
        ),
        Rule("of_two_kinds", 0.1, of_two_kinds, "", "two kinds of event, and nobody is in both"),
        Rule("dates", 0.25, dates, "the days agree", "the days lie close but apart"),
        Rule("places", 0.2, places, "the places agree", "the places differ"),
        Rule("agents", 0.1, agents, "the same hands", "other hands"),
        Rule("goals", 0.25, goals, "it goes to the same", "it goes to another"),
        Rule("counts", 0.08, counts, "the numbers agree", "the numbers differ"),
        Rule("tolls", 0.25, tolls, "each counts those hit there on that day"),
        Rule("one_report", 0.15, one_report, "one report tells both"),
        Rule("one_story", 0.12, one_story, "both reports tell the same story"),
        Rule("points_back", 0.12, points_back, "one text speaks of it as known"),
        Rule("another", 0.35, another, "", "the report tells of another"),
        Rule("wording", 0.2, wording, "the words are the same"),
    )


#: The rules, for the manual. The type comes first: ``SAME_TYPE`` or ``KIN_TYPE`` is what they add to.
RULES = _rules()
SAME_TYPE = 0.3
KIN_TYPE = 0.18
#: Kin that make one state, as a killing and a death do.
SAME_STATE = 0.24


def score(a: Telling, b: Telling, codebook: Codebook) -> Score:
    """How likely two claims tell one event."""
    if a.type == b.type:
        base, reason = SAME_TYPE, f"both tell of {a.type}"
    elif kin(codebook, a.type, b.type):
        state = codebook.events[a.type].state
        base = SAME_STATE if state is not None and state == codebook.events[b.type].state else KIN_TYPE
        reason = f"{a.type} and {b.type} may tell one event"
    else:
        return Score(0.0, ("the types are not kin",), never=True)
    found = judge(RULES, a, b, base)
    return found if found.never else Score(found.value, (reason, *found.reasons))


def keys(item: Telling, family: dict[str, str]) -> tuple[str, ...]:
    """Under which keys claims of the same event can be found."""
    kind = family.get(item.type, item.type)
    if item.total:
        kind = f"total.{kind}"
    found = [f"{kind}|page|{item.page}"]
    found += [f"{kind}|who|{r.report}.{r.index}" for r, p in zip(item.main_ids, item.main, strict=True) if p.named]
    days = when.each(item.days)
    if item.days == (None, None):
        days = tuple(sorted({*when.each(item.published), *when.each(item.lent_days)}))
    found += [f"{kind}|day|{day.isoformat()}" for day in days]
    if not when.each(item.days) and item.counted and item.low == item.high and item.low > 1:
        heads = {d.head for p in item.main for d in p.descriptions}
        found += [f"{kind}|count|{item.low}|{head}" for head in sorted(heads)]
    found += [f"{kind}|story|{r.report}.{r.index}" for r in sorted(item.stories)]
    there = item.spot or item.lent_spot
    if there is not None:
        names = [*sorted(there.own), *([f"{there.ground.country} {there.ground.name}"] if there.ground else [])]
        span = item.days if item.days != (None, None) else _told_after(item)
        months = when.months(span) if span != (None, None) else ("",)
        found += [f"{kind}|place|{name}|{month}" for name in names for month in months]
    return tuple(found)


def _told_after(item: Telling) -> tuple[date | None, date | None]:
    """The days that an undated claim can be news of: a toll may be counted for a month."""
    since, until = item.published
    return (since - timedelta(days=LATELY), until) if item.toll and since else (since, until)


__all__ = ["ASK", "JOIN", "KIN_TYPE", "RULES", "SAME_TYPE", "families", "keys", "score"]
