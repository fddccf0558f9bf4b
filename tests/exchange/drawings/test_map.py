"""A map says no more of a place than is known, and drops nothing that it cannot place."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from drawn import row
from hypothesis import given
from hypothesis import strategies as st

from whence.case.view import View
from whence.codebook.gazetteer import Place
from whence.errors import BadInput
from whence.exchange.drawings.borders import paths, read_borders
from whence.exchange.drawings.map import Map, draw_map, lay_out, radius
from whence.exchange.drawings.map_spec import SHAPES, specification
from whence.exchange.drawings.mercator import frame
from whence.exchange.drawings.selection import Selection
from whence.exchange.drawings.vega import PAPER

BASRA = Place("Basra", "IQ", 30.51, 47.78, 2_600_000, "city", "02")
MOSUL = Place("Mosul", "IQ", 36.34, 43.12, 1_700_000, "city", "15")
ANBAR = Place("Al Anbar", "IQ", 33.3, 43.0, 1_500_000, "region", "01")
IRAQ = Place("Iraq", "IQ", 33.2, 44.3, 20_000_000, "country")


def drawn(*places: Place | None, across: int = 800) -> Map:
    rows = [row("2014-05-03", f"v-{n}") for n in range(len(places))]
    return lay_out([(one, at.name if at else "a yard", at) for one, at in zip(rows, places, strict=True)], across)


def test_a_reports_places_are_on_the_map_or_beside_it(mapped: View) -> None:
    found = draw_map(mapped, Selection(), 800)
    assert {"Basrah", "Mosul"} <= {pin.place.name for pin in found.pins}
    assert "Basra airport" in {pin.label for pin in found.pins}  # one event there: called as the report calls it
    assert [words for _, words in found.unknown] == ["the old brickworks"]
    listed = [row.id for pin in found.pins for row in pin.rows]
    listed += [one.id for one, _ in found.unknown] + [one.id for one in found.nowhere]
    assert sorted(listed) == sorted(mapped.events)


def test_the_ground_names_the_country_and_its_neighbours() -> None:
    found = drawn(BASRA, MOSUL)
    assert found.ground is not None
    names = {one.words for one in found.ground.countries}
    assert {"IRAQ", "IRAN", "SAUDI ARABIA"} <= names
    assert found.ground.towns.count("M") > 300


def test_each_exactness_has_its_own_mark() -> None:
    pins = {pin.place.kind: pin for pin in drawn(BASRA, ANBAR, IRAQ).pins}
    assert pins["city"].radius < pins["region"].radius < pins["country"].radius
    names = _names(drawn(BASRA, ANBAR, IRAQ))
    assert [one["shape"] for one in names["points"]] == ["circle"]  # filled; the others are dashed outlines
    assert {one["shape"] for one in names["regions"]} == {SHAPES["region"], SHAPES["country"]} == {"circle", "square"}


def test_a_mark_grows_with_the_root_of_its_events() -> None:
    assert radius(4, "city") == 2 * radius(1, "city")
    assert radius(10_000, "city") < 20


def test_conflict_is_red_and_has_a_sign() -> None:
    found = lay_out([(row("2014", standing="contested"), "Basra", BASRA), (row("2014", "v-2"), "Mosul", MOSUL)], 800)
    labels = {pin.place.name: pin.label for pin in found.pins}
    assert labels["Basra"].endswith("≠")
    assert "≠" not in labels["Mosul"]
    colours = {one["colour"] for one in _names(found)["points"]}
    assert colours == {PAPER.red, PAPER.ink}


def test_nothing_is_drawn_where_no_place_is_known() -> None:
    found = drawn(None)
    assert (found.frame, found.pins) == (None, ())
    assert len(found.unknown) == 1


_places = st.builds(
    Place,
    name=st.sampled_from(["Basra", "Al Mawsil al Jadidah", "Ur"]),
    country=st.just("IQ"),
    lat=st.floats(-60, 72),
    lon=st.floats(-179, 179),
    population=st.just(5000),
    kind=st.sampled_from(["city", "region", "country"]),
)


_many = st.lists(_places, min_size=1, max_size=12, unique_by=lambda one: (one.lat, one.lon))


@given(_many, st.sampled_from([320, 900]))
def test_marks_lie_in_the_frame_and_names_cover_nothing(places: list[Place], across: int) -> None:
    found = drawn(*places, across=across)
    on, under = found.frame, found.ground
    assert on is not None
    assert under is not None
    for pin in found.pins:
        assert 0 <= pin.x <= on.width
        assert 0 <= pin.y <= on.height
    spots = [(one.x, one.y) for one in under.countries]
    assert len(set(spots)) == len(spots)
    tops = [(one.label_x, one.label_y) for one in found.pins if one.label]
    assert all(a != b for a, b in combinations(tops, 2))


def test_north_is_up_and_shapes_keep() -> None:
    on = frame([(30.0, 40.0), (36.0, 46.0)], 800)
    south, north = on.point(30.0, 43.0), on.point(36.0, 43.0)
    assert north[1] < south[1]
    west, east = on.point(33.0, 42.0), on.point(33.0, 44.0)
    # at 33 degrees a degree of longitude is cos(33°) as long as one of latitude, on the map as on the ground
    a, b = on.point(32.0, 43.0), on.point(34.0, 43.0)
    assert (east[0] - west[0]) / (a[1] - b[1]) == pytest.approx(0.8387, abs=0.001)


# --------------------------------------------------------------------------------------------------------- borders
def _file(folder: Path, found: object) -> Path:
    path = folder / "borders.geojson"
    path.write_text(found if isinstance(found, str) else json.dumps(found), encoding="utf-8")
    return path


def test_borders_of_ones_own_are_drawn_where_they_pass(tmp_path: Path) -> None:
    here = {"type": "Polygon", "coordinates": [[[44, 30], [48, 30], [48, 36], [44, 36], [44, 30]]]}
    far = {"type": "LineString", "coordinates": [[-60, -30], [-59, -30]]}
    features = [{"type": "Feature", "geometry": one, "properties": {}} for one in (here, far, None)]
    borders = read_borders(_file(tmp_path, {"type": "FeatureCollection", "features": features}))
    found = drawn(BASRA, MOSUL)
    assert found.frame is not None
    (path,) = paths(borders, found.frame)
    assert path.startswith("M")
    spec = specification(found, lambda kind, id: None, PAPER, (path,))
    (ground,) = [mark for mark in spec["marks"] if mark["type"] == "group"]
    assert ground["encode"]["update"]["clip"] == {"value": True}
    assert [{"path": path}] in [data["values"] for data in ground["data"]]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        ("{", "is not JSON"),
        ("[1, 2]", "is not GeoJSON"),
        ({"type": "Topology"}, "is not GeoJSON"),
        ({"type": "LineString", "coordinates": [[500000, 20], [500010, 20]]}, "is not GeoJSON"),
        ({"type": "Polygon", "coordinates": "none"}, "is not GeoJSON"),
        ({"type": "Point", "coordinates": [4, 5]}, "holds no lines or areas"),
        ({"type": "FeatureCollection", "features": []}, "holds no lines or areas"),
    ],
)
def test_a_file_without_borders_is_refused_in_a_line(tmp_path: Path, found: object, reason: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_borders(_file(tmp_path, found))
    assert str(caught.value) == f"{tmp_path / 'borders.geojson'}: {reason}"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="No such file"):
        read_borders(tmp_path / "none.geojson")


def _names(found: Map) -> dict[str, list[dict[str, object]]]:
    spec = specification(found, lambda kind, id: f"/{kind}/{id}", PAPER)
    return {one["name"].removesuffix("-rows"): one["values"] for one in spec["data"]}
