"""Events of ``annotate`` as MUC-4's role fillers."""

from typing import Any

import pytest

from bench.fillers import fillers

TEXT = "Gunmen of the River Front shot Mayor Odd Brekke with rifles and burned the Karsa depot. They fled."


def at(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def event(type_: str, word: str, factuality: str = "CT+", **roles: str) -> dict[str, Any]:
    start, end = at(word)
    found = {role: [at(words)] for role, words in roles.items()}
    return {"start": start, "end": end, "type": type_, "factuality": factuality, "roles": found}


def made(*events: dict[str, Any]) -> dict[str, Any]:
    kinds = (
        ("Gunmen", "Person", False), ("the River Front", "Organization", True), ("Mayor Odd Brekke", "Person", True),
        ("Mayor", "Title", False), ("rifles", "Weapon", False), ("the Karsa depot", "Facility", True),
    )  # fmt: skip
    entities = [{"start": at(w)[0], "end": at(w)[1], "type": t, "named": n} for w, t, n in kinds]
    return {"entities": entities, "events": list(events), "clusters": [[at("Gunmen of the River Front"), at("They")]]}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            event("kill", "shot", agent="Gunmen of the River Front", patient="Mayor Odd Brekke", instrument="rifles"),
            {
                "PerpOrg": [["the River Front"]],
                "PerpInd": [["Gunmen of the River Front"]],
                "Victim": [["Odd Brekke"]],
                "Weapon": [["rifles"]],
            },
        ),
        (event("attack", "burned", patient="the Karsa depot"), {"Target": [["the Karsa depot"]]}),
        (
            event("attack", "burned", agent="They"),
            {"PerpOrg": [["the River Front"]], "PerpInd": [["Gunmen of the River Front"]]},
        ),
        (event("kill", "shot", "CT-", patient="Mayor Odd Brekke"), {}),
        (event("kill", "shot", patient="Gunmen"), {}),  # the set's slot for victims holds names
        (event("bomb", "burned", place="the Karsa depot"), {"Target": [["the Karsa depot"]]}),
        (event("escape", "fled", agent="They"), {}),
        (event("detain", "fled", patient="Mayor Odd Brekke"), {}),
    ],
)  # fmt: skip
def test_rules(told: dict[str, Any], found: dict[str, Any]) -> None:
    assert fillers(TEXT, made(told)) == found


def test_one_filler_told_twice_is_one() -> None:
    told = made(event("kill", "shot", patient="Mayor Odd Brekke"), event("wound", "shot", patient="Odd Brekke"))
    assert fillers(TEXT, told) == {"Victim": [["Odd Brekke"]]}
