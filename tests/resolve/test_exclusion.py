"""What is remembered of growing events is what a look at all their claims would say."""

from __future__ import annotations

from build import page
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.codebook import load
from whence.resolve.circumstances import dates_exclude, sums_apart
from whence.resolve.exclusion import Exclusion
from whence.resolve.happenings import counts_exclude, deed_and_fate, kept_apart, main_excludes, totals
from whence.resolve.items import gather
from whence.resolve.resolution import Ref
from whence.resolve.rivals import Rivals
from whence.resolve.setting import settings as set_in
from whence.resolve.telling import Cast, Telling, families, telling
from whence.resolve.tolls import one_voice_counts
from whence.resolve.union import Clusters
from whence.resolve.who import by_name

RULES = (totals, dates_exclude, main_excludes, counts_exclude, kept_apart, sums_apart, one_voice_counts, deed_and_fate)
PAGES = [
    page(
        "a",
        "detain patient=P:Karim Dastan date=2014-05-03",
        "detain patient=p:an officer date=2014-05-03",
        "kill patient=g:fishermen count=3",
    ),
    page(
        "b",
        "detain patient=P:Lena Torvald date=2014-05-03",
        "detain patient=p:the officer",
        "kill patient=g:fishermen count=11 total=yes",
    ),
    page(
        "c",
        "detain patient=P:Kareem Dastan date=2014-05-09",
        "kill patient=p:a fisherman count=1",
        "kill patient=g:fishermen",
    ),
]


def seen() -> dict[Ref, Telling]:
    """Every claim of the pages, as it is before any event is found."""
    items = gather({p.id: p.report() for p in PAGES}, {p.id: p.extract() for p in PAGES})
    who = by_name(items, Clusters(items.order), load())
    cast = Cast(who)
    book = load()
    at = set_in(items, book, families(book))
    return {ref: telling(told, at[ref], who, cast, book) for ref, told in items.told.items() if ref in at}


TELLINGS = seen()
ORDER = {ref: n for n, ref in enumerate(TELLINGS)}
CLAIMS = st.sampled_from(list(TELLINGS))


def looked_at_anew(clusters: Clusters[Ref], a: Ref, b: Ref) -> bool:
    """The definition: claims of one report that agree in what is told stand as one, the first of them."""

    def sides(ref: Ref) -> list[Telling]:
        first: dict[object, Telling] = {}
        for t in (TELLINGS[m] for m in clusters.members(ref)):
            first.setdefault((t.report, t.main_ids, t.main_role, t.days, t.published, t.total, t.low, t.high), t)
        return list(first.values())

    return any((rule(x, y) or 0.0) < 0 for x in sides(a) for y in sides(b) for rule in RULES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.booleans(), CLAIMS, CLAIMS), max_size=30))
def test_nothing_is_forgotten_as_events_grow(steps: list[tuple[bool, Ref, Ref]]) -> None:
    clusters = Clusters(ORDER)
    exclusion = Exclusion(TELLINGS, clusters)
    for joins, a, b in steps:
        if joins:
            exclusion.join(a, b)
            assert clusters.one(a, b)
        elif not clusters.one(a, b):
            assert exclusion.excluded(a, b) == looked_at_anew(clusters, a, b)


def test_partners_of_one_event_are_one_rival() -> None:
    a, b, c, d = list(TELLINGS)[:4]
    clusters = Clusters(ORDER)
    rivals = Rivals(clusters)
    for score, partner in ((0.9, b), (0.9, c), (0.7, d)):
        rivals.add(a, score, partner)
    assert set(rivals.of(a, 0.8)) == {b, c}
    clusters.join(b, c)
    assert list(rivals.of(a, 0.8)) == [b]
    clusters.join(a, b)
    assert list(rivals.of(a, 0.6)) == [d]
