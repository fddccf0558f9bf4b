"""STIX 2.1: reports, incidents, identities, locations, relationships, and an opinion for every denial.

STIX speaks of threats as of facts, so nothing here goes without its voices: a relationship is called ``reported-agent``
where somebody says so, ``denied-agent`` where everybody who speaks of it denies it and ``unclear-agent`` where nobody
commits himself; an incident's description says who says what in which words. Confidence comes from the grade's number
by the Admiralty scale of STIX 2.1, appendix A, and is left out for 6 and wherever the incident is said not to have
happened: the number supports what is said, not the incident.

Ids are made of the ledger's, times of days of publication, so the same case gives the same bytes and a new report
makes the objects it speaks of newer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid5

from whence.case import wording
from whence.case.accounts import origin_of
from whence.case.titles import about_title, entity_title, report_title, source_title
from whence.case.view import View
from whence.dates import bounds
from whence.errors import CaseError
from whence.exchange.jsonl import records
from whence.exchange.loss import Loss, Record, keys
from whence.exchange.places import located
from whence.exchange.voices import Voices, claims_of_place, claims_of_role, label, voice, voices
from whence.resolve.resolution import Ref

#: Whence's own namespace for UUIDs of version 5; STIX keeps another one for its cyber observables.
NAMESPACE = UUID("5a8f2c0e-3d1b-5e64-9a77-0c6f4b1e92d8")

#: Confidence by grade, STIX 2.1 appendix A, "Admiralty Credibility"; 6 cannot be judged and has none.
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}

#: An opinion's value by factuality: how strongly somebody denies.
OPINIONS = {"CT-": "strongly-disagree", "PR-": "disagree", "PS-": "disagree"}

#: The time of whatever no dated report speaks of: STIX does not let a time be unknown.
NO_DAY = "1970-01-01"

#: What is an identity in STIX, and of which class. Groups without a name ("security guards") are of class "group".
IDENTITIES = {
    "Person": "individual",
    "Organization": "organization",
    "Company": "organization",
    "PublicBody": "organization",
    "LegalEntity": "unspecified",
}
SOURCES = {"outlet": "organization", "organization": "organization", "person": "individual", "anonymous": "unspecified"}
PLACES = frozenset({"Address", "RealEstate"})

KEPT = {
    "report": keys("id type title outlet published url copy_of language sha256"),
    "source": keys("id name type entity"),
    "entity": keys("id schema name names named description country"),
    "event": keys("id type date place roles count grade grade_reason occurred reports origins"),
    "relation": keys("id type subject object grade grade_reason reports origins"),
    "claim": keys("id report quote about sources factuality act"),
}

WHY = {
    "conflict": "STIX has no conflict; denials are opinions, rival values stand in the description",
    "suggestion": "what waits for a judgement is not said to be one",
    "entity.status": "an identity has no state; the incidents that made it are there",
    "entity.status_history": "an identity has no state; the incidents that made it are there",
    "event.date_means": "an incident's date stands in its description, in words",
    "event.earliest": "an incident's date stands in its description, in words",
    "event.latest": "an incident's date stands in its description, in words",
    "relation.since": "only exact times can be the bounds of a relationship",
    "relation.until": "only exact times can be the bounds of a relationship",
}

Object = dict[str, Any]


def export(view: View) -> tuple[bytes, Loss]:
    """The case as one bundle, each object made (and so checked) by the stix2 library, and what it could not carry."""
    try:
        import stix2
    except ImportError:
        raise CaseError("the stix format needs the stix2 library: pip install 'whence[stix]'") from None
    loss = Loss("stix")
    made = _Bundle(view, loss).objects(list(records(view)))
    objects = [json.loads(stix2.parse(one).serialize()) for one in made]
    written = json.dumps(objects, ensure_ascii=False, sort_keys=True)
    bundle = {"type": "bundle", "id": f"bundle--{uuid5(NAMESPACE, written)}", "objects": objects}
    return json.dumps(bundle, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n", loss


class _Bundle:
    """The objects of one case, made in the ledger's order."""

    def __init__(self, view: View, loss: Loss) -> None:
        self.view = view
        self.loss = loss
        self.made: dict[str, Object] = {}
        self.refs = {id: ref for ref, id in view.claim_ids.items()}
        self.by_report: dict[str, list[Ref]] = {}
        for ref in sorted(self.refs.values()):
            self.by_report.setdefault(ref.report, []).append(ref)
        self.author = self._put("identity", "whence", NO_DAY, NO_DAY, name="Whence", identity_class="system")

    def objects(self, ledger: list[Record]) -> list[Object]:
        make = {
            "source": self._source,
            "entity": self._entity,
            "event": self._event,
            "relation": self._relation,
            "claim": self._claim,
            "report": self._report,
        }
        kept = []
        for kind in ("entity", "source", "event", "relation", "claim", "report"):  # what is referred to comes first
            kept += [one for one in ledger if one["kind"] == kind and make[kind](one)]
        for one in kept:
            if one["kind"] == "report" and one["copy_of"]:
                self._copy(one)
        kept += [one for one in ledger if one["kind"] not in make]
        self.loss.compare(kept, KEPT, WHY)
        return list(self.made.values())

    # -- one method a kind; each says whether the record is in the bundle ------------------------------------------

    def _entity(self, one: Record) -> bool:
        id, schema = one["id"], one["schema"]
        about = f"Names in reports: {'; '.join(one['names'])}." if one["names"] else "No report gives a name."
        times = self._days(self.view.claims_naming.get(id, ()))
        if schema in IDENTITIES:
            kind = "group" if self.view.is_group(id) else IDENTITIES[schema]
            self._put("identity", id, *times, name=entity_title(self.view, id), identity_class=kind, description=about)
            return True
        if schema not in PLACES:
            self.loss.drop("entity", "STIX has no object for goods, weapons and vehicles", which=_line(self.view, id))
            return False
        found = located(self.view, id)
        if found is None:
            self.loss.drop("entity", "a location needs a country or a point", which=_line(self.view, id))
            return False
        exact = {"latitude": found.lat, "longitude": found.lon} if found.kind == "city" else {}
        self._put(
            "location", id, *times, name=entity_title(self.view, id), country=found.country, description=about, **exact
        )
        return True

    def _source(self, one: Record) -> bool:
        if one["type"] == "commenter":
            self.loss.drop("source", "a reader who comments is no identity")
        elif one["entity"] in self.made:
            return True
        elif one["type"] in SOURCES:
            times = self._days(self.view.claims_spoken.get(one["id"], ()))
            name, kind = source_title(self.view, one["id"]), SOURCES[one["type"]]
            self._put("identity", one["id"], *times, name=name, identity_class=kind)
            return True
        else:
            self.loss.drop("source", "a document is no identity; whoever issued it is")
        return False

    def _event(self, one: Record) -> bool:
        view, id = self.view, one["id"]
        event, refs = view.events[id], view.claims_about.get(id, [])
        times, said = self._days(refs), voices(view, refs)
        when = f"When: {wording.date(one['date'])}. " if one["date"] else ""
        where = f"Where: {one['place']['name']}. " if one["place"] else ""
        self._put(
            "incident",
            id,
            *times,
            name=label(view, id),
            description=f"{when}{where}{self._told(one, said, refs)}",
            confidence=_confidence(one, said),
            labels=[one["type"], f"occurred-{one['occurred']}"],
        )
        parts = [
            (role, member, claims_of_role(view, event, role, member))
            for role, members in one["roles"].items()
            for member in members
        ]
        if one["place"]:
            place = one["place"]["entity"]
            parts.append(("place", place, claims_of_place(view, event, place)))
        for role, member, claims in parts:
            if member not in self.made:
                self.loss.drop("event.roles", "whoever or whatever has it is no object of STIX")
                continue
            self._tie(f"{id} {role} {member}", id, role, member, self._days(claims or refs), voices(view, claims))
        return True

    def _relation(self, one: Record) -> bool:
        refs = self.view.claims_about.get(one["id"], [])
        if one["subject"] not in self.made or one["object"] not in self.made:
            self.loss.drop("relation", "one end is no object of STIX", which=_line(self.view, one["id"]))
            return False
        said = voices(self.view, refs)
        more = {"description": self._told(one, said, refs), "confidence": _confidence(one, said)}
        self._tie(one["id"], one["subject"], one["type"], one["object"], self._days(refs), said, **more)
        return True

    def _claim(self, one: Record) -> bool:
        """A denial is an opinion of the one who denies; what others say stands in the incident's description."""
        speaker = self.view.sources[one["sources"][0]["source"]]
        if one["factuality"] not in OPINIONS:
            self.loss.drop("claim", "only a denial is an object; who else says what stands in the description")
        elif speaker.type == "commenter":
            self.loss.drop("claim", "a reader's denial: readers are no identities")
        elif one["about"] not in self.made:
            self.loss.drop("claim", "what it is about is no object of STIX")
        else:
            by = next((id for id in (speaker.entity, speaker.id, speaker.of) if id in self.made), None)
            day = self._day(one["report"])
            self._put(
                "opinion",
                one["id"],
                day,
                day,
                created_by_ref=self.made[by]["id"] if by else None,
                authors=[source_title(self.view, speaker.id)],
                opinion=OPINIONS[one["factuality"]],
                explanation=self._words(self.refs[one["id"]]),
                object_refs=[self.made[one["about"]]["id"]],
            )
            return True
        return False

    def _report(self, one: Record) -> bool:
        view, id = self.view, one["id"]
        outlet = view.sources[one["outlet"]]
        about = dict.fromkeys(
            thing
            for ref in self.by_report.get(id, ())
            for thing in (view.resolution.about[ref], view.claim_ids[ref], *_members(view, ref))
            if thing in self.made
        )
        fallback = [thing for thing in (outlet.entity, outlet.id, "whence") if thing in self.made][:1]
        url = one["url"] if str(one["url"] or "").startswith(("http://", "https://")) else None
        day = self._day(id)
        if one["published"] is None:
            self.loss.drop("report.published", f"it is not known, and STIX wants a time: {NO_DAY} was written")
        elif len(one["published"]) != len(NO_DAY):
            self.loss.drop("report.published", "STIX wants a time; the beginning of the earliest day was written")
        self._put(
            "report",
            id,
            day,
            day,
            name=report_title(view.reports, id),
            published=_time(day),
            lang=one["language"],
            labels=[one["type"]],
            object_refs=[self.made[thing]["id"] for thing in about or fallback],
            external_references=[
                {"source_name": outlet.name, "external_id": id} | ({"url": url} if url else {}),
                {"source_name": "whence", "description": f"SHA-256 of its text: {one['sha256']}"},
            ],
        )
        return True

    def _copy(self, one: Record) -> None:
        """A reprint is derived from its original, in STIX's own words for it."""
        day, why = self._day(one["id"]), self.view.weighed.copy_reason.get(one["id"])
        self._put_tie(f"{one['id']} copy", one["id"], "derived-from", one["copy_of"], (day, day), description=why)

    # -- shared ----------------------------------------------------------------------------------------------------

    def _put(self, type: str, key: str, created: str, modified: str, /, **values: Any) -> Object:
        """One object under a key of ours; empty values are left out, and so is every clock."""
        known = {name: value for name, value in values.items() if value not in (None, "", [])}
        self.made[key] = {
            "type": type,
            "spec_version": "2.1",
            "id": stix_id(type, key),
            "created": _time(created),
            "modified": _time(modified),
        } | known
        if type != "opinion" and key != "whence":
            self.made[key]["created_by_ref"] = self.author["id"]
        return self.made[key]

    def _tie(self, key: str, a: str, type: str, b: str, times: tuple[str, str], said: Voices, /, **values: Any) -> None:
        """A relationship whose very name says whether anybody says so."""
        values.setdefault("description", said.sentence)
        self._put_tie(key, a, f"{said.how}-{type.replace('_', '-')}", b, times, **values)

    def _put_tie(self, key: str, a: str, type: str, b: str, times: tuple[str, str], /, **values: Any) -> None:
        ends = {"source_ref": self.made[a]["id"], "target_ref": self.made[b]["id"]}
        self._put("relationship", key, *times, relationship_type=type, **ends, **values)

    def _told(self, one: Record, said: Voices, refs: Iterable[Ref]) -> str:
        """Who says so, how well it is supported, and every claim in its words."""
        grade = f"Grade {wording.grade(one['grade'])}: {one['grade_reason']}"
        return "\n".join([f"{said.sentence} {grade}", *(self._words(ref) for ref in refs)])

    def _words(self, ref: Ref) -> str:
        claim = self.view.claim(ref)
        who = voice(self.view, origin_of(self.view, ref))
        page = report_title(self.view.reports, ref.report)
        quote = " ".join(claim.quote.split())
        return f"{who}, {wording.factuality(claim.factuality)}: “{quote}” ({page}, {ref.report})"

    def _day(self, report: str) -> str:
        edtf = self.view.reports[report].published.edtf
        return (bounds(edtf)[0] if edtf else None) or NO_DAY

    def _days(self, refs: Iterable[Ref]) -> tuple[str, str]:
        """The first and the last day on which reports spoke of something."""
        days = sorted(self._day(ref.report) for ref in refs)
        return (days[0], days[-1]) if days else (NO_DAY, NO_DAY)


def stix_id(type: str, key: str) -> str:
    """The STIX id of whatever has this id in the ledger."""
    return f"{type}--{uuid5(NAMESPACE, f'{type} {key}')}"


def _time(day: str) -> str:
    return f"{day}T00:00:00.000Z"


def _confidence(one: Record, said: Voices) -> int | None:
    """By the grade, where somebody says that it is so and not everybody that it is not."""
    return CONFIDENCE.get(one["grade"]) if said.says and one.get("occurred") != "no" else None


def _members(view: View, ref: Ref) -> list[str]:
    frame = view.claim(ref).frame
    return [view.entity_id(ref.report, one) for members in frame.roles.values() for one in members]


def _line(view: View, id: str) -> str:
    return f"{id} {entity_title(view, id) if id in view.entities else about_title(view, id)}"
