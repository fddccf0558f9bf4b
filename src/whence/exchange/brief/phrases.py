"""What one claim says, as a phrase that a sentence can take: in the words of its own report, so that nobody is named
by a source that did not name him.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from whence.case import wording
from whence.case.accounts import origin_of
from whence.case.titles import JOINED, NUMBERS, SUBJECT_ROLES, count_words, entity_title, lower_start, source_title
from whence.case.view import View
from whence.claims.claim import Entity, Frame
from whence.exchange.brief.sentences import listed, templates
from whence.resolve.resolution import Ref

#: Schemas whose names may stand with an article; "PublicBody" is a country.
ORGANISATIONS = frozenset({"Organization", "Company"})


def who(view: View, ref: Ref) -> str:
    """Whoever a claim is told of: its origin where that speaks for itself, else the one who repeats its account.

    A reader who comments is a reader of his page, without a name.
    """
    speaker = view.chain(ref)[0][0]
    if view.sources[speaker].type == "commenter":
        return f"a reader of {source_title(view, view.outlet(ref.report))}"
    origin = view.weighed.origin.get(ref)
    if origin is None or origin.source is None or origin.source == speaker:
        return named(view, speaker)
    if origin.inferred:
        return f"{named(view, speaker)}, on the account of {named(view, origin.source)},"
    return named(view, origin_of(view, ref))


def first_hand(view: View, refs: Iterable[Ref]) -> list[Ref]:
    """Claims without those that only inherit the account of somebody who is there with claims of his own."""
    every = list(refs)
    own = {origin_of(view, ref) for ref in every if not _inherited(view, ref)}
    return [ref for ref in every if not _inherited(view, ref) or origin_of(view, ref) not in own]


def _inherited(view: View, ref: Ref) -> bool:
    origin = view.weighed.origin.get(ref)
    return origin is not None and origin.inferred and origin.source != view.chain(ref)[0][0]


def named(view: View, source: str) -> str:
    """A source inside a sentence: "the guard (not named)"."""
    return re.sub(r", not named$", " (not named)", lower_start(source_title(view, source)))


def inside(view: View, entity: str) -> str:
    """An entity inside a sentence: "a foreign colonel (not named)"."""
    return re.sub(r", not named$", " (not named)", entity_title(view, entity))


def printed(view: View, report: str, index: int) -> str:
    """Somebody or something in this report's words."""
    one = view.extracts[report].entities[index]
    if one.named and one.names:
        return _with_article(view, report, one)
    words = _small(view, report, lower_start(" ".join(one.description.split())))
    if words.lower() in templates().pronouns:
        words = "somebody"
    return f"{words} (not named)" if _singled_out(one) else words


def _with_article(view: View, report: str, one: Entity) -> str:
    """A name as the report speaks of it: "the Harun Brigade", if that is printed anywhere on the page.

    Only for names of several words: "the Norland port" does not say "the Norland".
    """
    name = one.names[0]
    spoken = rf"\bthe {re.escape(name)}\b(?! [A-Z])"
    several = one.schema in ORGANISATIONS and " " in name
    return f"the {name}" if several and re.search(spoken, view.reports[report].text) else name


def _small(view: View, report: str, words: str) -> str:
    """Words as they stand inside a sentence: "Port guards" began one, if the report has "port" elsewhere too."""
    first = words.split(" ", 1)[0].lower()
    common = first.isalpha() and re.search(rf"\b{first}\b", view.reports[report].text) is not None
    return words[:1].lower() + words[1:] if common else words


def event_phrase(view: View, ref: Ref) -> str:
    """ "detention of a foreign colonel (not named) by the marines in Karsa on 3 May 2014", without an article."""
    frame = view.claim(ref).frame
    known = view.codebook.events.get(frame.type)
    words = (known.says if known else frame.type.replace("_", " ")).lower()
    roles = {role: _members(view, ref, role) for role in frame.roles}
    done_to = next((role for role in SUBJECT_ROLES if roles.get(role)), None)
    if done_to:
        words += f" {JOINED.get(frame.type, 'of')} {listed(roles[done_to])}"
    if frame.count is not None and frame.count.high != 0 and not _says_count(words, frame):
        words += f" ({count_words(frame.count)})"
    for role, joins in templates().roles.items():
        if role != done_to and roles.get(role):
            words += f" {joins} {listed(roles[role])}"
    return words + _where(view, ref) + _when(frame)


def tie_phrase(view: View, ref: Ref) -> str:
    """ "Rassan leads the Front", in the report's words."""
    frame = view.claim(ref).frame
    known = view.codebook.relations.get(frame.type)
    kind = "identity" if frame.kind == "identity" else frame.type
    says = templates().ties.get(kind) or (known.says if known else frame.type.replace("_", " "))
    subject, object_ = (listed(_members(view, ref, role) or ["somebody"]) for role in ("subject", "object"))
    return f"{subject} {says.replace('is ', 'was ', 1) if frame.over else says} {object_}"


def parts(view: View, ref: Ref) -> frozenset[tuple[str, str]]:
    """What a claim's frame fills, by which one claim is seen to say no more than another: roles by whom they resolve
    to, date and count. Places are told more and less exactly within one account; the table has each.
    """
    frame = view.claim(ref).frame
    found = {(role, view.entity_id(ref.report, one)) for role, members in frame.roles.items() for one in members}
    if frame.date is not None:
        found.add(("date", frame.date.edtf))
    if frame.count is not None:
        found.add(("count", count_words(frame.count)))
    return frozenset(found)


def _members(view: View, ref: Ref, role: str) -> list[str]:
    members = view.claim(ref).frame.roles.get(role, ())
    return list(dict.fromkeys(printed(view, ref.report, one) for one in members))


def _where(view: View, ref: Ref) -> str:
    place = view.claim(ref).frame.place
    if place is None:
        return ""
    entity = view.extracts[ref.report].entities[place]
    return f" {'in' if entity.schema == 'Address' else 'at'} {printed(view, ref.report, place)}"


def _when(frame: Frame) -> str:
    """ "on 3 May 2014", "in May 2014"; any other date in brackets, as it is said."""
    if frame.date is None:
        return ""
    said, edtf = wording.date(frame.date.edtf), frame.date.edtf
    if re.fullmatch(r"\d{4}-\d\d-\d\d", edtf):
        return f" on {said}"
    return f" in {said}" if re.fullmatch(r"\d{4}(-\d\d)?", edtf) else f" ({said})"


def _says_count(words: str, frame: Frame) -> bool:
    count = frame.count
    said = any(char.isdigit() for char in words) or not NUMBERS.isdisjoint(words.split())
    return said or (count is not None and count.low == count.high == 1)


def _singled_out(one: Entity) -> bool:
    return one.schema == "Person" and not one.group
