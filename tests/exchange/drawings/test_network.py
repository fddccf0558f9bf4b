"""A network is laid out the same each time, with every name whole and none over another."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest
from drawn import ROW

from whence.case.view import View
from whence.exchange.drawings.network import Link, Network, Node, network
from whence.exchange.drawings.network_layout import Layout, Spot, lay_out
from whence.exchange.drawings.network_spec import specification
from whence.exchange.drawings.selection import Selection
from whence.exchange.drawings.vega import PAPER

NAMES = ["Karim Dastan", "Night Herons", "the army's eastern district", "Ivo", "Blue Heron Marine Supply"]


def made(nodes: int, links: int, seed: int = 1) -> Network:
    """A network of so many nodes, drawn by lot."""
    lot = random.Random(seed)
    many = [Node(f"e-{n:03}", NAMES[n % len(NAMES)], "person", n % 3 > 0, 1) for n in range(nodes)]
    pairs = {tuple(lot.sample(range(nodes), 2)) for _ in range(links)} if nodes > 1 else set()
    ties = [
        Link(f"t-{a}-{b}", f"e-{a:03}", f"e-{b:03}", (replace(ROW, id=f"l-{a}-{b}", kind="relation"),), "leads", "said")
        for a, b in sorted(pairs)
    ]
    return Network(tuple(many), tuple(ties), (), 0)


def overlaps(a: Spot, b: Spot) -> bool:
    (left, top, right, low), (left2, top2, right2, low2) = a.box, b.box
    return left < right2 and left2 < right and top < low2 and top2 < low


@pytest.mark.parametrize("across", [350, 1000])
@pytest.mark.parametrize(("nodes", "links"), [(1, 0), (2, 1), (5, 4), (5, 10), (40, 60), (300, 330)])
def test_every_name_is_in_the_frame_and_clear_of_the_others(nodes: int, links: int, across: int) -> None:
    laid = lay_out(made(nodes, links), across)
    assert len(laid.spots) == nodes
    for spot in laid.spots:
        left, top, right, low = spot.box
        assert left >= 0
        assert top >= 0
        assert right <= across
        assert low <= laid.height
    assert [pair for pair in combinations(laid.spots, 2) if overlaps(*pair)] == []


def test_the_same_network_gives_the_same_picture() -> None:
    lay_out.cache_clear()
    first = lay_out(made(60, 80), 800)
    lay_out.cache_clear()
    assert lay_out(made(60, 80), 800) == first


def test_nothing_is_drawn_of_nothing() -> None:
    assert lay_out(Network((), (), (), 0), 800) == Layout(800, 0, ())


def test_disputed_ties_are_red_and_dashed(view: View) -> None:
    found = network(view, Selection())
    assert {link.disputed for link in found.links} == {True, False}
    values = _values(found)
    assert {(one["stroke"], tuple(one["dash"])) for one in values["links"]} == {
        (PAPER.quiet, (1, 0)),
        (PAPER.red, (5, 3)),
    }
    assert sum(one["stroke"] == PAPER.red for one in values["links"]) == sum(link.disputed for link in found.links)


def test_the_table_has_every_tie_and_the_drawing_every_one_between_two(view: View) -> None:
    found = network(view, Selection())
    assert {row.id for row in found.rows} == set(view.relations)
    drawn = {row.id for link in found.links for row in link.rows}
    assert drawn == {one.id for one in view.relations.values() if one.subject != one.object}


def test_acts_join_who_does_a_thing_to_whom_it_is_done(view: View) -> None:
    found = network(view, Selection(types=frozenset({"detain"})), acts=True)
    event = max(view.events.values(), key=lambda one: len(one.claims))
    pairs = {(link.source, link.target) for link in found.links}
    assert {(a, b) for a in event.roles["agent"] for b in event.roles["patient"]} <= pairs
    assert network(view, Selection(types=frozenset({"detain"}))).links == ()


def test_the_most_tied_are_drawn_where_there_are_too_many(view: View) -> None:
    found = network(view, Selection(), most=5)
    everybody = network(view, Selection())
    assert len(found.nodes) == 5
    assert found.left_out == len(everybody.rows) - len(found.rows) > 0
    assert min(node.ties for node in found.nodes) >= max(
        node.ties for node in everybody.nodes if node.id not in {one.id for one in found.nodes}
    )


def test_pointing_at_one_leaves_those_tied_to_it_lit(view: View) -> None:
    found = network(view, Selection())
    near = {one["id"]: set(one["near"]) for one in _values(found)["nodes"]}
    link = found.links[0]
    assert {link.source, link.target, link.id} <= near[link.source]
    assert all(id in lit for id, lit in near.items())


def _values(found: Network) -> dict[str, list[dict[str, object]]]:
    spec = specification(found, lay_out(found, 900), lambda kind, id: f"/{kind}/{id}", PAPER)
    return {one["name"].removesuffix("-rows"): one["values"] for one in spec["data"]}
