"""Differences sorted into kinds, on invented texts."""

from __future__ import annotations

import pytest

from bench import kinds

TEXT = "The two guards met Captain Anna Velt, the mayor, and she said nothing of Karsa on 3 May 2014."


def at(words: str, kind: str = "") -> tuple[int, int, str]:
    start = TEXT.index(words)
    return start, start + len(words), kind


@pytest.mark.parametrize(
    ("wanted", "made", "kind"),
    [
        (("Karsa", "Place"), None, "missed: Place, name"),
        (("she", "Person"), None, "missed: Person, pronoun"),
        (None, ("the mayor", "Person"), "extra: Person, noun phrase"),
        (("Karsa", "Place"), ("Karsa", "Person"), "type: Place taken for Person"),
        (("the mayor", "Person"), ("mayor", "Person"), "edge: an article before, too little made"),
        (("Anna Velt", "Person"), ("Captain Anna Velt", "Person"), "edge: a rank or office before, too much made"),
        (("two guards", "Person"), ("guards", "Person"), "edge: a number before, too little made"),
        (("Velt, the mayor", "Person"), ("Velt", "Person"), "edge: an apposition or list after, too little made"),
        (("Velt", "Person"), ("Captain Anna Velt, the", "Person"), "edge: it and more made"),
    ],
)  # fmt: skip
def test_entities(wanted: tuple[str, str] | None, made: tuple[str, str] | None, kind: str) -> None:
    sides = [{at(*side)} if side else set() for side in (wanted, made)]
    assert [slip.kind for slip in kinds.entities(TEXT, *sides)] == [kind]


def test_what_is_right_is_no_difference() -> None:
    same = {at("Karsa", "Place")}
    assert list(kinds.entities(TEXT, same, same)) == []


def spans(*words: str) -> list[tuple[int, int]]:
    return [at(w)[:2] for w in words]


def test_attributions() -> None:
    wanted = [{"source": spans("she"), "cue": spans("said"), "content": spans("nothing of Karsa")}]
    made = [{"source": spans("the mayor"), "cue": spans("said"), "content": spans("nothing of Karsa on 3 May")}]
    assert [s.kind for s in kinds.attributions(TEXT, wanted, made)] == ["source: elsewhere", "content: ends late"]
    assert [s.kind for s in kinds.attributions(TEXT, wanted, [])] == ["missed: said, told, according to"]
    assert [s.kind for s in kinds.attributions(TEXT, [], made)] == ["extra attribution"]


def timex(words: str, kind: str, value: str) -> dict[str, object]:
    start, end, _ = at(words)
    return {"start": start, "end": end, "type": kind, "value": value}


def test_times() -> None:
    wanted = [timex("3 May 2014", "DATE", "2014-05-03")]
    assert [s.kind for s in kinds.times(TEXT, wanted, [])] == ["missed: DATE (a day)"]
    late = [timex("3 May 2014", "DATE", "2014-05-04")]
    assert [s.kind for s in kinds.times(TEXT, wanted, late)] == ["value: another day"]
    short = [timex("3 May", "DATE", "2014-05")]
    found = [s.kind for s in kinds.times(TEXT, wanted, short)]
    assert found == ["edge: other words after, too little made", "value: a day read as a month"]


def test_chains() -> None:
    velt, mayor, she, karsa = spans("Captain Anna Velt", "the mayor", "she", "Karsa")
    wanted = [[velt, mayor, she]]
    assert [s.kind for s in kinds.chains(TEXT, wanted, [[velt, mayor]])] == ["missed: he, she, who"]
    astray = [[velt, she], [at("two guards")[:2], mayor]]
    assert [s.kind for s in kinds.chains(TEXT, wanted, astray)] == ["went elsewhere: a noun phrase, another noun"]
    assert [s.kind for s in kinds.chains(TEXT, wanted, [[velt, mayor, she, karsa]])] == [
        "extra: a name, told otherwise"
    ]
