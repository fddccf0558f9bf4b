"""Floors rise by themselves and fall only when told to; other data are no comparison."""

from pathlib import Path

from bench.floors import Floors, broken, pinned
from bench.incidents import shares
from bench.page import page

DATA = {"polnear": "one", "quiet": "two"}
FLOORS = Floors({"polnear.cue": 70.0, "quiet.false": 1}, DATA)


def test_a_figure_past_its_limit_is_said() -> None:
    assert broken(FLOORS, {"polnear.cue": 70.0, "quiet.false": 1}, DATA) == []
    assert broken(FLOORS, {"polnear.cue": 69.9, "quiet.false": 2}, DATA) == [
        "polnear.cue: 69.9 is below its floor of 70",
        "quiet.false: 2 is above its ceiling of 1",
    ]


def test_what_was_not_measured_is_not_judged() -> None:
    assert broken(FLOORS, {"quiet.false": 0}, {"quiet": "two"}) == []


def test_other_data_are_a_failure_and_no_comparison() -> None:
    told = broken(FLOORS, {"polnear.cue": 99.0}, {"polnear": "other"})
    assert told == ["polnear: its data are not those that the floors were set on"]


def test_floors_rise() -> None:
    new, refused = pinned(FLOORS, {"polnear.cue": 75.0, "polnear.triple.half": 60}, {"polnear": "one"}, lower=False)
    assert new.figures == {"polnear.cue": 74.7, "quiet.false": 1}
    assert refused == []


def test_floors_fall_only_when_told_to() -> None:
    new, refused = pinned(FLOORS, {"polnear.cue": 60.0}, {"polnear": "one"}, lower=False)
    assert (new.figures["polnear.cue"], refused) == (70.0, ["polnear.cue"])
    new, refused = pinned(FLOORS, {"polnear.cue": 60.0}, {"polnear": "one"}, lower=True)
    assert (new.figures["polnear.cue"], refused) == (59.7, [])


def test_a_figure_within_the_slack_moves_nothing() -> None:
    new, refused = pinned(FLOORS, {"polnear.cue": 70.1}, {"polnear": "one"}, lower=False)
    assert (new.figures["polnear.cue"], refused) == (70.0, [])


def test_floors_do_not_go_over_to_other_data_unsaid() -> None:
    new, refused = pinned(FLOORS, {"polnear.cue": 80.0}, {"polnear": "other"}, lower=False)
    assert (new.data["polnear"], refused) == ("one", ["polnear (other data)"])


def test_floors_are_kept_as_written(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text(FLOORS.text(), encoding="utf-8")
    assert Floors.load(file) == FLOORS
    assert Floors.load(tmp_path / "absent.toml") == Floors()


def test_the_page_says_what_was_skipped() -> None:
    text = page("2014-05-03", "0123456789abcdef99", "1.0", {"polnear.cue": 71.25}, {"re3d": "no data"}, FLOORS)
    assert "with the model `0123456789abcdef`" in text
    assert "| the same: cue | 71.2 | 70 | 68 | people" in text
    assert "not measured: no data" in text


def test_incidents_are_read_off_what_is_printed() -> None:
    printed = "00-demo 51/60 reports 10/12 claims 41/48\n01-road 7/9 claims 7/9\n"
    assert shares(printed) == {"00-demo": (51, 60), "01-road": (7, 9)}
