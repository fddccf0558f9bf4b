"""A case made by hand, in few words: pages, who speaks on them, and what is claimed.

Who speaks is written as ``kind:name``:

    None                the page itself
    org:navy            the institution "navy"
    doc:navy            a document of it ("A statement of navy")
    thedoc:navy         a document of it that is spoken of as known ("The press release of navy")
    spox:navy           its unnamed spokesman
    person:torvald      a named person, for herself; ``person:aasen@navy`` speaks for the navy
    anon:a dock guard   somebody unnamed; ``anon:an official@ministry`` of the ministry
    link:assessments    what an institution cites
    outlet:Wire         another outlet

and a chain with ``<`` between, the page's side first: ``doc:navy < link:assessments``.
Entities come to be when they are mentioned; ``entity`` says more of them.
"""

from __future__ import annotations

import dataclasses
from functools import cache

from whence.claims.claim import Act, Claim, Count, Entity, Extract, Factuality, Frame, Link, Source, When
from whence.codebook import Codebook, load
from whence.dates import bounds
from whence.documents.document import Part, Published, Report, Span
from whence.resolve import resolution as resolved
from whence.resolve.resolution import Ref, Resolution
from whence.weigh import weigh
from whence.weigh.weighed import Conflict, Origin, Stretch, Weighed


@cache
def codebook() -> Codebook:
    """The shipped codebook."""
    return load()


class Case:
    """Reports, extracts and a resolution that grow together. Ids are the names given to things."""

    def __init__(self) -> None:
        self._pages: dict[str, dict[str, object]] = {}
        self._entities: dict[str, dict[str, object]] = {}
        self._lines: list[dict[str, object]] = []
        self._relations: list[tuple[str, str, str]] = []

    # ------------------------------------------------------------------------------------------- making it
    def entity(self, id: str, **more: object) -> Case:
        """``schema``, ``name`` (None: unnamed), ``country``, ``group``, ``description``."""
        self._entities.setdefault(id, {}).update(more)
        return self

    def page(self, id: str, day: str | None = "2014-05-04", **more: object) -> Case:
        """``text``, ``type``, ``parent``, ``url``, ``issuer``, ``outlet``. Without text, claims bring their own."""
        self._pages[id] = {"day": day, **more}
        return self

    def tie(self, subject: str, type: str, object: str) -> Case:
        """A relation told by nobody in particular here: only for what it says of two entities."""
        self._relations.append((subject, type, object))
        return self

    def says(self, page: str, who: str | None, about: str, fact: Factuality = "CT+", **more: object) -> Case:
        """One claim. ``about`` is ``type/name`` of an event, or ``subject-type-object`` of a relation."""
        if page not in self._pages:
            self.page(page)
        self._lines.append({"page": page, "who": who, "about": about, "fact": fact, **more})
        return self

    # ------------------------------------------------------------------------------------------ reading it
    def weighed(self, known: str | None = None, reverse: bool = False) -> Weighed:
        reports, extracts, resolution = self.build()
        if reverse:
            reports = dict(reversed(reports.items()))
            extracts = dict(reversed(extracts.items()))
            resolution = dataclasses.replace(
                resolution,
                entities=resolution.entities[::-1],
                sources=resolution.sources[::-1],
                events=resolution.events[::-1],
            )
        return weigh(reports, extracts, resolution, codebook(), {}, known)

    def origins(self) -> list[Origin]:
        """The origin of each claim, in the order in which they were made."""
        _, extracts, _ = self.build()
        weighed = self.weighed()
        return [weighed.origin[ref] for ref in self._refs(extracts)]

    def conflict(self, facet: str) -> Conflict | None:
        return next((c for c in self.weighed().conflicts if c.facet == facet), None)

    def history(self, entity: str, known: str | None = None) -> tuple[Stretch, ...]:
        return self.weighed(known).status.get(entity, ())

    def _refs(self, extracts: dict[str, Extract]) -> list[Ref]:
        seen: dict[str, int] = {}
        refs = []
        for line in self._lines:
            page = str(line["page"])
            refs.append(Ref(page, seen.get(page, 0)))
            seen[page] = seen.get(page, 0) + 1
        return refs

    # ------------------------------------------------------------------------------------------- building
    def build(self) -> tuple[dict[str, Report], dict[str, Extract], Resolution]:
        reports, extracts = {}, {}
        entity_of: dict[Ref, str] = {}
        source_of: dict[Ref, str] = {}
        about: dict[Ref, str] = {}
        entities: dict[str, list[Ref]] = {}
        sources: dict[str, resolved.Source] = {}
        told: dict[str, list[tuple[Ref, Claim, dict[str, tuple[str, ...]]]]] = {}
        for page, facts in self._pages.items():
            local: list[Entity] = []
            known: dict[str, int] = {}
            voices: list[Source] = []
            voiced: dict[str, int] = {}
            claims: list[Claim] = []
            text = str(facts.get("text") or "")
            outlet = str(facts.get("outlet") or page)
            comment = facts.get("type") in ("comment", "trackback")

            def entity(id: str, page: str = page, local: list[Entity] = local, known: dict[str, int] = known) -> int:
                if id not in known:
                    more = self._entities.get(id, {})
                    name = more.get("name", id)
                    known[id] = len(local)
                    local.append(
                        Entity(
                            str(more.get("schema", "Organization")), (str(name),) if name else (),
                            str(more.get("description", "" if name else id)), bool(name), bool(more.get("group")),
                            more.get("country"), (), (),  # type: ignore[arg-type]
                        )
                    )  # fmt: skip
                    entities.setdefault(id, []).append(Ref(page, known[id]))
                    entity_of[Ref(page, known[id])] = id
                return known[id]

            def voice(
                spec: str, at: int | None, page: str = page, voices: list[Source] = voices,
                voiced: dict[str, int] = voiced, known: dict[str, int] = known,
            ) -> int:  # fmt: skip
                if spec in voiced:
                    return voiced[spec]
                source, id = self._source(spec, page, entity, at)
                voiced[spec] = len(voices)
                voices.append(source)
                source_of[Ref(page, voiced[spec])] = id
                names = list(known)
                sources[id] = resolved.Source(
                    id, source.type, source.name,
                    names[source.entity] if source.entity is not None else None,
                    names[source.of] if source.of is not None else None,
                    (),
                )  # fmt: skip
                return voiced[spec]

            own = f"commenter:{page}" if comment else f"page:{outlet}"
            voice(own, None)
            refs = []
            parts: list[Part] = [Part("story", 0, len(text))] if text else []
            for line in (entry for entry in self._lines if entry["page"] == page):
                words = str(line.get("words") or f"[{line['about']} {line['fact']} {len(claims)}]")
                who = line["who"]
                if str(facts.get("text") or "").find(words) < 0:
                    lead = "" if who is None else f"{_printed(str(who))}: "
                    start = len(text) + (2 if text else 0) + len(lead)
                    text += ("\n\n" if text else "") + lead + words
                    parts.append(Part("story", start - len(lead), len(text)))
                else:
                    start, lead = text.find(words), ""
                chain = [] if who is None else [c.strip() for c in str(who).split("<")][::-1]
                act: Act = line.get("act", "states")  # type: ignore[assignment]
                links = [Link(voice(own, None), act)] if comment else []
                links += [Link(voice(c, max(0, start - len(lead))), act) for c in chain]
                links += [] if comment else [Link(voice(own, None), act)]
                frame, roles = self._frame(line, entity)
                word = str(line.get("trigger", words))
                told_at = start + words.index(word)
                claim = Claim(
                    start, start + len(words), words, Span(told_at, told_at + len(word)), frame, tuple(links),
                    line["fact"], act, bool(line.get("verbatim")), None, "hand",  # type: ignore[arg-type]
                )  # fmt: skip
                ref = Ref(page, len(claims))
                claims.append(claim)
                refs.append(ref)
                about[ref] = str(line["about"])
                told.setdefault(str(line["about"]), []).append((ref, claim, roles))
            reports[page] = Report(
                page, facts.get("type", "article"), page, outlet, (), Published(facts["day"], "stated"),  # type: ignore[arg-type]
                facts.get("url"), facts.get("parent"), "en", text, tuple(parts), b"", facts.get("issuer"),  # type: ignore[arg-type]
            )  # fmt: skip
            extracts[page] = Extract(page, tuple(local), tuple(voices), tuple(claims), 0)
        return reports, extracts, self._resolution(entities, sources, entity_of, source_of, about, told)

    def _source(self, spec: str, page: str, entity: object, at: int | None) -> tuple[Source, str]:
        kind, _, rest = spec.partition(":")
        name, _, body = rest.partition("@")
        span = None if at is None else Span(at, at + len(_printed(spec)))
        index = entity  # the function that makes an entity's index
        of = index(body) if body else None  # type: ignore[operator]
        if kind == "page":
            return Source("outlet", name, None, None, None), f"s:{name}"
        if kind == "commenter":
            return Source("commenter", name, None, None, None), f"s:{name}"
        if kind == "outlet":
            return Source("outlet", name, None, None, span), f"s:{name}"
        if kind == "org":
            return Source("organization", name, index(name), None, span), f"s:{name}"  # type: ignore[operator]
        if kind in ("doc", "thedoc"):
            made = index(name) if name else None  # type: ignore[operator]
            return Source(
                "document", f"the statement of {name}" if name else "the press release", None, made, span
            ), f"s:doc:{page}:{name}"
        if kind == "spox":
            return Source("anonymous", f"a {name} spokesman", None, index(name), span), f"s:spox:{page}:{name}"  # type: ignore[operator]
        if kind == "person":
            return Source("person", name, index(name), of, span), f"s:{name}"  # type: ignore[operator]
        if kind == "link":
            return Source("document", name, None, None, span), f"s:link:{page}:{name}"
        assert kind == "anon", spec
        return Source("anonymous", name, None, of, span), f"s:{page}:{name}"

    def _frame(self, line: dict[str, object], entity: object) -> tuple[Frame, dict[str, tuple[str, ...]]]:
        named = str(line["about"])
        kind = "relation" if "-" in named and "/" not in named else str(line.get("kind", "event"))
        roles: dict[str, tuple[str, ...]] = {}
        for role in ("agent", "patient", "goods", "subject", "object"):
            value = line.get(role)
            if value is not None:
                roles[role] = (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
        type = named.split("/")[0]
        if kind == "relation":
            subject, type, object_ = named.split("-")
            roles = {"subject": (subject,), "object": (object_,)}
        index = entity
        when = line.get("date")
        date = None if when is None else When(str(when), *bounds(str(when)), None, None)
        number = line.get("count")
        count = None if number is None else Count(*number) if isinstance(number, tuple) else Count(number, number)  # type: ignore[arg-type]
        place = line.get("place")
        return (
            Frame(
                kind, type, {r: tuple(index(e) for e in v) for r, v in roles.items()},  # type: ignore[arg-type, operator]
                None if place is None else index(place), date, count, bool(line.get("total")),  # type: ignore[operator]
            ),
            roles,
        )  # fmt: skip

    def _resolution(self, entities, sources, entity_of, source_of, about, told) -> Resolution:  # type: ignore[no-untyped-def]
        for subject, _, object_ in self._relations:
            for e in (subject, object_):
                entities.setdefault(e, [])
        made = tuple(
            resolved.Entity(
                id, str(more.get("schema", "Organization")), name if (name := more.get("name", id)) else None,  # type: ignore[arg-type]
                (str(name),) if name else (), bool(name), str(more.get("description", "" if name else id)),
                more.get("country"), tuple(refs),  # type: ignore[arg-type]
            )
            for id, refs in entities.items()
            for more in [self._entities.get(id, {})]
        )  # fmt: skip
        events, relations = [], []
        for name, lines in told.items():
            if lines[0][1].frame.kind == "event":
                roles: dict[str, dict[str, None]] = {}
                for _, _, given in lines:
                    for role, members in given.items():
                        roles.setdefault(role, {}).update(dict.fromkeys(members))
                dates = [c.frame.date for _, c, _ in lines if c.frame.date]
                events.append(
                    resolved.Event(
                        name, lines[0][1].frame.type, {r: tuple(m) for r, m in roles.items()}, None,
                        dates[0] if dates else None, None, lines[0][1].frame.total, tuple(ref for ref, _, _ in lines),
                    )
                )  # fmt: skip
            elif lines[0][1].frame.kind == "relation":
                subject, type, object_ = name.split("-")
                relations.append(
                    resolved.Relation(name, type, subject, object_, None, None, tuple(ref for ref, _, _ in lines))
                )
        return Resolution(
            made, tuple(sources.values()), tuple(events), tuple(relations), (), entity_of, source_of, about, {}
        )


def _printed(who: str) -> str:
    kind, _, name = who.split("<")[-1].strip().partition(":")
    if kind == "doc":
        return f"A statement of {name}"
    return f"The press release of {name}" if kind == "thedoc" else "The " + name.replace("@", " of ")
