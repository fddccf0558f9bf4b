"""What the rules of origin work with: a claim's chain, the page around it, and the origins found so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from whence.resolve.resolution import Ref, Source
from whence.weigh.copies import Copies
from whence.weigh.cues import cues, head, plain
from whence.weigh.evidence import Evidence, View
from whence.weigh.institutions import Voices, country_of, hand_of
from whence.weigh.weighed import Origin, Voice


@dataclass(slots=True)
class Work:
    """What the rules may ask: the view, the copies, the institutions, and the origins found so far."""

    view: View
    copies: Copies
    voices: Voices
    found: dict[Ref, Origin] = field(default_factory=dict)
    #: unnamed people already met, by (event, what makes two of them one)
    met: dict[tuple[str, str], Origin] = field(default_factory=dict)


Rule = Callable[[Work, Evidence], Origin | None]


def origin_at(work: Work, line: Evidence, source: Source, voice: Voice, reason: str, inferred: bool = False) -> Origin:
    """An origin with the bodies behind it, and whether it is itself a party to what it claims."""
    view = work.view
    own = {e for e in (source.entity, source.of) if e is not None}
    grouped = {g for e in own for g in work.voices.one(line.about, e)}
    over = {up for e in grouped for up in view.above.get(e, ())} | {work.voices.state(e) for e in grouped}
    over |= {body for e in own for body in view.serves.get(e, ())}
    bodies = frozenset(grouped | {e for e in over if e is not None} | _publisher(work, line))
    party = acts_itself(work, line, frozenset(grouped))
    countries = {country_of(view.entities[e]) for e in grouped if e in view.entities} - {None}
    state = min((c for c in countries if c), default=None) if voice in ("institution", "anonymous") else None
    told = f"{reason}; it speaks of its own act" if party else reason
    return Origin(source.id, told, inferred, voice, "", party, bodies, state, line.ref.report, source.name)


def _publisher(work: Work, line: Evidence) -> frozenset[str]:
    """The institution on whose own page somebody speaks: its general there is not independent of it."""
    outlet = work.view.outlets.get(line.ref.report)
    if outlet is None or line.comment or not is_body(outlet):
        return frozenset()
    named = work.voices.called(line.report.issuer or line.report.outlet) or outlet.entity
    return (work.voices.one(line.about, named) if named else frozenset()) | {outlet.id}


def acts_itself(work: Work, line: Evidence, speaker: frozenset[str]) -> bool:
    """Is the speaker itself, or an arm of the same hand and country, the one who is said to act?"""
    view = work.view
    event = view.events.get(line.about)
    actors = {e for role in ("agent", "subject") for e in line.roles.get(role, ())}
    actors |= set(event.roles.get("agent", ())) if event else set()
    if actors & speaker:
        return True
    for actor in sorted(actors):
        if view.above.get(actor, frozenset()) & speaker:
            return True
        one = view.entities.get(actor)
        for own in speaker:
            two = view.entities.get(own)
            if one is None or two is None or one.country is None or hand_of(one) is None:
                continue
            if one.country == two.country and hand_of(one) == hand_of(two):
                return True
    return False


def outlet_of(work: Work, line: Evidence) -> Source | None:
    """The source of the page's own voice."""
    return work.view.outlets.get(line.ref.report)


def is_body(source: Source) -> bool:
    """Is this publisher an institution that speaks for itself, and no newspaper: a ministry, an army?"""
    return source.type == "organization" or head(source.name) in cues().bodies


def _is_link(work: Work, line: Evidence, at: int) -> bool:
    """Assessments, interrogations and the like that somebody cites are links of a chain, not origins."""
    source = line.chain[at]
    evidence = work.view.codebook.lists.get("evidence_source", frozenset())
    word = head(source.name)
    if not ({word, word.rstrip("s")} & evidence):
        return False
    if source.type in ("document", "anonymous"):
        return True
    rest = line.chain[at + 1 :]
    issued = line.report.issuer is not None or line.report.type == "press release"
    return source.type == "organization" and (len(rest) > 1 or issued)


def teller_of(work: Work, line: Evidence) -> tuple[Source | None, bool]:
    """The first member of the chain that is no mere link, and whether any were passed over."""
    for at, source in enumerate(line.chain):
        if not _is_link(work, line, at):
            return source, at > 0
    return None, bool(line.chain)


def speaks_of_itself(line: Evidence) -> bool:
    """ "We found", outside of anybody's quotation: the page speaks of its own work."""
    speaker = line.speaker
    return speaker is not None and speaker.type == "anonymous" and plain(speaker.name) in cues().first_person


def from_page(work: Work, line: Evidence) -> bool:
    """Does the chain end in the page's own voice, nobody else being named?"""
    if line.comment:
        return False
    teller, _ = teller_of(work, line)
    outlet = outlet_of(work, line)
    if line.unattributed or teller is None or speaks_of_itself(line):
        return True
    return outlet is not None and teller.id == outlet.id


def means_a_body(source: Source) -> bool:
    """Do the words of an unnamed voice mean an institution ("the prefecture", "police") and no witness?"""
    word = head(source.name)
    return word in cues().bodies and word not in cues().interchangeable


def is_hearsay(source: Source) -> bool:
    """Is this a voice that belongs to nobody: "reports", "local media"?"""
    return source.type in ("anonymous", "document") and plain(source.name) in cues().hearsay


def speaks_for(work: Work, source: Source) -> bool:
    """Is this unnamed voice a mouthpiece: a spokesman, a statement, a press office?"""
    said = set(plain(source.name).split())
    words = work.view.codebook.lists.get("voice", frozenset()) | cues().mouthpieces
    return bool(said & words) or any(" " in w and w in plain(source.name) for w in words)


def accounts(work: Work, line: Evidence) -> list[Evidence]:
    """What the page attributes to somebody, other than denials: the accounts that it may rest on."""
    return [
        other
        for other in work.view.by_report[line.ref.report]
        if other.ref in work.found and other.ref != line.ref and not from_page(work, other)
        and not other.denies and other.claim.act not in ("denies", "asks", "opines")
    ]  # fmt: skip


def at_odds(line: Evidence, account: Evidence) -> bool:
    """Does the page say in its own voice what an account cannot have told it: another number, or that it was not so?"""
    if line.supports != account.supports:
        return True
    one, two = line.claim.frame.count, account.claim.frame.count
    if one is None or two is None:
        return False
    return (one.high is not None and one.high < two.low) or (two.high is not None and two.high < one.low)


def has_accounts(work: Work, line: Evidence) -> bool:
    """Does the page attribute anything about this event to anybody?"""
    return any(other.about == line.about for other in accounts(work, line))


def singled_out(work: Work, line: Evidence) -> frozenset[str]:
    """Those whom a claim is about and whom this page does not name: known from the account alone that tells of them.
    A named man may be known from anywhere."""
    view, extract = work.view, work.view.extracts[line.ref.report]
    kinds = ("Person", "Organization", "Company", "LegalEntity")
    return frozenset(
        view.resolution.entity_of.get(Ref(line.ref.report, index), "")
        for members in line.claim.frame.roles.values()
        for index in members
        if not extract.entities[index].named
        and not extract.entities[index].group
        and extract.entities[index].schema in kinds
    )


def paragraph(line: Evidence) -> int | None:
    """Which paragraph of its page a claim stands in; None for a headline."""
    for index, part in enumerate(line.report.parts):
        if part.start <= line.claim.start < part.end:
            return index if part.kind == "story" else None
    return None


def credited_to(work: Work, line: Evidence, outlet: Source, inferred: bool) -> Origin:
    """The origin of what is credited to another outlet: the one account that its own page rests on, or itself."""
    rests: dict[str, Origin] = {}
    for other in work.view.told.get(line.about, ()):
        own = work.view.outlets.get(other.ref.report)
        if own is not None and own.id == outlet.id and other.ref in work.found and not other.denies:
            origin = work.found[other.ref]
            if origin.source is not None and other.ref.report != line.ref.report:
                rests[origin.source] = origin
    if len(rests) == 1:
        only = next(iter(rests.values()))
        return replace(only, inferred=True, reason=f"credited to {outlet.name}: {only.reason}")
    return origin_at(work, line, outlet, "outlet", f"credited to {outlet.name}", inferred)


def page_of(work: Work, report: str) -> str:
    """A report in words: whose page it is."""
    source = work.view.outlets.get(report)
    return source.name if source is not None else "another outlet"
