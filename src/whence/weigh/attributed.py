"""Rules of origin for a claim whose chain names somebody: an institution, a person, an unnamed voice, a document."""

from __future__ import annotations

from dataclasses import replace

from whence.codebook import countries
from whence.resolve.resolution import Source
from whence.weigh import credits
from whence.weigh.account import (
    Rule,
    Work,
    credited_to,
    from_page,
    is_body,
    is_hearsay,
    means_a_body,
    origin_at,
    speaks_for,
    teller_of,
)
from whence.weigh.cues import cues, head, plain, singular
from whence.weigh.evidence import Evidence
from whence.weigh.weighed import Origin, Voice


def a_page_is_credited(work: Work, line: Evidence) -> Origin | None:
    """Another outlet is named for it ("the agency reported"): that outlet, or whomever its own page rests on."""
    teller, _ = teller_of(work, line)
    if teller is None or teller.type != "outlet" or from_page(work, line) or is_body(teller):
        return None
    return credited_to(work, line, teller, inferred=False)


def an_institution_speaks(work: Work, line: Evidence) -> Origin | None:
    """Its statements, its press releases and its spokespeople are one origin: the institution. "Its spokesman" is the
    one whom the page goes on to name."""
    teller, passed = teller_of(work, line)
    if teller is None or from_page(work, line):
        return None
    entity = teller.of or (teller.entity if teller.type in ("organization", "document", "outlet") else None)
    if teller.type == "anonymous" and not speaks_for(work, teller):
        entity = teller.entity if means_a_body(teller) else None
    if teller.type == "anonymous" and speaks_for(work, teller) and _of_a_country(work, entity):
        entity = work.voices.spokesman(line.ref.report) or entity
    if entity is None and teller.type == "outlet":
        entity = work.voices.called(teller.name)
    if entity is None:
        return None
    source = work.voices.source(line.about, entity) or teller
    name = work.view.words(source.entity or source.of or entity) or source.name
    through = f" through {teller.name}" if teller.id != source.id else ""
    cited = ", citing what it has gathered" if passed else ""
    return origin_at(work, line, source, "institution", f"{name} says so{through}{cited}")


def a_body_holds_the_briefing(work: Work, line: Evidence) -> Origin | None:
    """A body's own transcript of its spokesman's briefing: the one person who answers there speaks for the body."""
    teller, _ = teller_of(work, line)
    outlet = work.view.outlets.get(line.ref.report)
    page = line.report
    if teller is None or teller.type != "person" or outlet is None or page.type != "transcript" or not is_body(outlet):
        return None
    if not set(plain(page.title or "").split()) & (cues().mouthpieces | {"briefing"}):
        return None
    said = (other.speaker for other in work.view.by_report[line.ref.report] if not other.comment)
    answering = {s.id for s in said if s is not None and s.type == "person"}
    if answering != {teller.id}:
        return None
    reason = f"{outlet.name} says so through {teller.name}, at its own briefing"
    return origin_at(work, line, outlet, "institution", reason)


def _of_a_country(work: Work, entity: str | None) -> bool:
    """Is no body known for whom somebody speaks, but at most his country? "Its spokesman" is then the page's own."""
    known = work.view.entities.get(entity or "")
    return known is None or countries.of(known.name or "") is not None


def a_document_without_maker(work: Work, line: Evidence) -> Origin | None:
    """ "The press release" whose maker the text does not give is that of the one institution that speaks nearest
    before it in the page; where nobody does, the document itself is all there is."""
    teller, _ = teller_of(work, line)
    if teller is None or teller.type != "document" or is_hearsay(teller):
        return None
    before = [
        other
        for other in work.view.by_report[line.ref.report]
        if other.ref in work.found
        and work.found[other.ref].voice == "institution"
        and other.claim.start <= line.claim.start
    ]
    if before and head(teller.name) in cues().mouthpieces | {"release"}:
        known = work.found[before[-1].ref]
        return replace(known, inferred=True, reason=f"{teller.name}, after {known.reason}")
    return origin_at(work, line, teller, "institution", f"{teller.name} says so; its maker is not given")


def nobody_in_particular(work: Work, line: Evidence) -> Origin | None:
    """ "Reports said": a chain without lineage counts as no origin."""
    teller, _ = teller_of(work, line)
    if teller is None or not is_hearsay(teller):
        return None
    return Origin(None, f'"{teller.name}" belong to nobody in particular', False, report=line.ref.report)


def a_body_by_its_words(work: Work, line: Evidence) -> Origin | None:
    """An institution of which no page gives more than its words: one wherever two words or more are the same."""
    teller, _ = teller_of(work, line)
    if teller is None or teller.type != "anonymous" or not means_a_body(teller):
        return None
    name = plain(teller.name)
    key = ("", f"body {name}") if " " in name else (line.about, f"body {name}")
    known = work.met.setdefault(key, origin_at(work, line, teller, "institution", f"{teller.name} says so"))
    return replace(known, inferred=False, report=line.ref.report)


def an_unnamed_person_speaks(work: Work, line: Evidence) -> Origin | None:
    """An unnamed person is the origin of what he says. Two pages may quote the same one: unnamed officials of one
    body, one "guard" and another, or a witness told to one outlet, count once unless one page tells them apart."""
    teller, _ = teller_of(work, line)
    if teller is None or teller.type != "anonymous":
        return None
    for key, why in _one_and_the_same(work, line, teller):
        known = work.met.get((line.about, key))
        if known is not None and known.source != teller.id and known.report != line.ref.report:
            return replace(known, reason=f"{teller.name}: {why}, so not counted as another; {known.reason}")
    origin = origin_at(work, line, teller, "anonymous", f"{teller.name}, who is not named, says so")
    for key, _why in _one_and_the_same(work, line, teller):
        work.met.setdefault((line.about, key), origin)
    return origin


def _one_and_the_same(work: Work, line: Evidence, teller: Source) -> list[tuple[str, str]]:
    """What would make two unnamed people one, with the words for it."""
    word, keys = head(teller.name), []
    body = teller.of
    if body is None and teller.entity is not None and teller.entity in work.view.entities:
        body = work.view.entities[teller.entity].country
    if word in cues().interchangeable:
        if body is not None:
            keys.append((f"of {body}", "an unnamed voice of the same body in another page may be the same"))
        elif len(plain(teller.name).split()) == 1:
            keys.append((f"any {word.rstrip('s')}", "an unnamed official in another page may be the same"))
    elif singular(word) not in cues().manifold and singular(word) == word:
        keys.append((f"the {word}", f"a {word} in another page may be the same"))
    for outlet in credits.told_to(work.view, line):
        keys.append((f"told {outlet} {word.rstrip('s')}", "a voice of this kind told the same outlet so"))
    return keys


def somebody_speaks(work: Work, line: Evidence) -> Origin | None:
    """A person who speaks for himself is the origin; so is an organisation that no entity stands for."""
    teller, _ = teller_of(work, line)
    if teller is None or from_page(work, line):
        return None
    voice: Voice = "person" if teller.type == "person" else "institution"
    return origin_at(work, line, teller, voice, f"{teller.name} says so")


#: Tried in this order.
RULES: tuple[Rule, ...] = (
    nobody_in_particular,
    a_page_is_credited,
    a_body_holds_the_briefing,
    an_institution_speaks,
    a_document_without_maker,
    a_body_by_its_words,
    an_unnamed_person_speaks,
    somebody_speaks,
)
