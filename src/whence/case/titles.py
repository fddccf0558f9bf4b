"""What to call the things of a case on a page. Whence has no voice of its own here: a heading names the kind of
event and those it is said to concern, never what anybody is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whence.case.view import View
from whence.claims.claim import Count
from whence.documents.document import Report
from whence.resolve.resolution import Event, Ref, Relation

#: How a heading joins an event to whoever it is done to, where that is not "of".
JOINED = {
    "airstrike": "on",
    "attack": "on",
    "bomb": "of",
    "charge": "against",
    "claim_responsibility": "for",
    "meet": "with",
    "offensive": "against",
    "raid": "on",
    "sanction": "on",
    "threaten": "against",
}

#: Roles that a heading may name as what the event is about, the first that is filled.
SUBJECT_ROLES = ("patient", "goods", "recipient")

MOST_NAMES = 3

NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozen dozens "
    "hundred hundreds thousand thousands".split()
)

#: Words that are small inside a line though they began a sentence where they were printed.
SMALL = NUMBERS | frozenset(
    "a an the this that these those his her its their our my no any some one another nobody somebody someone several "
    "many most more at about some other both all each every".split()
)


def entity_title(view: View, id: str, *, mark: bool = True) -> str:
    """A name, or the words that stand for somebody whom no report names."""
    entity = view.entities[id]
    if entity.name:
        return entity.name
    words = lower_start(entity.description or "somebody")
    return f"{words}, not named" if mark and entity.schema == "Person" and not view.is_group(id) else words


def names(view: View, ids: Sequence[str], *, mark: bool = True) -> str:
    """Several entities in one phrase, the first three and how many more."""
    shown = [entity_title(view, id, mark=mark) for id in ids[:MOST_NAMES]]
    more = len(ids) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def event_title(view: View, event: Event) -> str:
    """ "Detention of Karim Dastan, at first unnamed"; with nobody it is done to, "Offensive, said of the army"."""
    known = view.codebook.events.get(event.type)
    says = known.says if known else event.type.replace("_", " ").capitalize()
    nobody = event.count is not None and event.count.high == 0
    about = next((event.roles[role] for role in SUBJECT_ROLES if event.roles.get(role)), ())
    agents = event.roles.get("agent", ())
    if about and nobody:
        title = f"{says}: {names(view, about, mark=False)}"
    elif about:
        title = f"{says} {JOINED.get(event.type, 'of')} {names(view, about)}"
        if len(about) == 1 and view.entities[about[0]].named_by is not None:
            title += ", at first unnamed"
        if not event.roles.get("patient") and agents:
            title += f", said of {names(view, agents)}"
    else:
        title = f"{says}, said of {names(view, agents)}" if agents else says
    return title if event.count is None or _says_count(title, event.count) else f"{title} ({count_words(event.count)})"


def _says_count(title: str, count: Count) -> bool:
    """A heading need not count one, none, or what it has counted already ("Killing of 12 men", "of four men")."""
    words = title.lower().split()
    return count.high in (0, 1) or any(char.isdigit() for char in title) or not NUMBERS.isdisjoint(words)


def relation_title(view: View, relation: Relation) -> str:
    """ "Karim Dastan: said to be a member of Maritime Border Corps"."""
    known = view.codebook.relations.get(relation.type)
    says = known.says if known else relation.type.replace("_", " ")
    subject, object_ = entity_title(view, relation.subject, mark=False), entity_title(view, relation.object, mark=False)
    return f"{subject}, said: {says} {object_}"


def lower_start(words: str) -> str:
    """Words as they stand inside a line: "The navy" began a sentence, "Three fishermen" did too."""
    first = words.split(" ", 1)[0]
    small = first.lower() in SMALL and (len(first) == 1 or first[1:].islower())
    return words[:1].lower() + words[1:] if small else words


def about_title(view: View, id: str) -> str:
    """The heading of whatever a claim is about."""
    if id in view.events:
        return event_title(view, view.events[id])
    if id in view.relations:
        return relation_title(view, view.relations[id])
    return f"Identity of {entity_title(view, id)}"


def source_title(view: View, id: str) -> str:
    """A source by name; an unnamed one by its printed words, saying so."""
    source = view.sources[id]
    if source.type == "commenter":
        return f"{source.name} (a reader)" if source.name else "a reader, not named"
    if source.type == "anonymous":
        return f"{source.name}, not named"
    return source.name


def report_title(reports: Mapping[str, Report], id: str) -> str:
    """A page by its headline; a comment by the page it stands under."""
    report = reports[id]
    if report.parent is not None:
        under = reports.get(report.parent)
        return f"{report.type} on {report_title(reports, report.parent)}" if under else report.type
    return report.title or f"{report.type} without a title"


def chain_words(view: View, ref: Ref) -> str:
    """Through whom a claim came, the page's outlet first: "Karsa Herald <- navy"."""
    return " <- ".join(source_title(view, source) for source, _ in reversed(view.chain(ref)))


def count_words(count: Count) -> str:
    """ "10", "2 to 4", "2001 or more"."""
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
