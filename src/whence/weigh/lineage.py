"""Two claims side by side: do they rest on one account, on independent ones, or is that not established?

Only what is known of the two origins counts, never how often they are repeated. When in doubt the answer is
"not established": two claims are independent when somebody is named, or singled out, behind each of them, and
nothing ties the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from whence.weigh.cues import plain
from whence.weigh.weighed import Answer, Lineage, Origin

Rule = Callable[[Origin, Origin], tuple[Answer, str] | None]


def no_lineage(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """Nobody can be named behind one of them: nothing can be said of where it comes from."""
    if a.source is None or b.source is None:
        return "not established", "for one of them nobody is named from whom the account comes"
    return None


def one_origin(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """Both go back to the same person or institution."""
    if a.source == b.source:
        return "same", "both go back to one person or institution"
    return None


def one_name(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """One name, though it is not settled whose: unless both are unnamed people, it is one person or institution."""
    if "anonymous" not in (a.voice, b.voice) and plain(a.name) == plain(b.name) != "":
        return "same", "both bear one name"
    return None


def a_shorter_name(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """The words of one name are all in the other: "the ministry" may be the Ministry of Justice."""
    if a.voice == b.voice == "anonymous" and a.report == b.report:
        return None
    mine, yours = set(plain(a.name).split()), set(plain(b.name).split())
    if mine and yours and (mine <= yours or yours <= mine):
        return "not established", "one may be the other under a shorter name"
    return None


def a_body_without_name(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """ "Their order", "its office" may be any institution that another page names."""
    if a.voice == b.voice == "institution" and (_possessed(a.name) or _possessed(b.name)):
        return "not established", "one is an institution that its page does not name"
    return None


def _possessed(name: str) -> bool:
    return name.casefold().partition(" ")[0] in ("their", "its", "his", "her", "our", "my")


def a_reader(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """A reader may repeat what he has read; a comment never corroborates."""
    if "commenter" in (a.voice, b.voice):
        return "not established", "one of them is a reader's comment, which may repeat what was read"
    return None


def one_body(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """One belongs to the other, or both to one body: an unnamed official and his ministry, a unit and its army."""
    if a.bodies & b.bodies:
        return "not established", "both belong to one body, or one belongs to the other"
    return None


def one_state(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """Two arms of one state that say the same may say it on one instruction."""
    if a.state is not None and a.state == b.state:
        return "not established", "both speak for one state"
    return None


def own_voice(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """A page that says a thing without saying whence may have it from anybody, the other origin included."""
    if "outlet" in (a.voice, b.voice):
        return "not established", "one of them stands in an outlet's own words, which do not say whence it has them"
    return None


def two_unnamed(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """Unnamed people in two pages may be one person; those that one page tells apart are two."""
    if a.voice == b.voice == "anonymous" and a.report != b.report:
        return "not established", "both are unnamed people in different pages, and may be one"
    return None


def two_people(a: Origin, b: Origin) -> tuple[Answer, str] | None:
    """Two different people, institutions or eyewitnesses, with nothing that ties them together."""
    return "independent", "two different people or institutions speak, and nothing ties one to the other"


#: Tried in this order; the first that answers says why.
RULES: tuple[Rule, ...] = (
    no_lineage, one_origin, a_reader, one_name, one_body, one_state, a_shorter_name, a_body_without_name, own_voice,
    two_unnamed, two_people,
)  # fmt: skip


def compare(a: Origin, b: Origin) -> Lineage:
    """The answer for two origins, and the sentence that says why. The order of the two does not matter."""
    for rule in RULES:
        found = rule(a, b)
        if found is not None:
            return Lineage(found[0], found[1], rule.__name__)
    raise AssertionError("the last rule always answers")
