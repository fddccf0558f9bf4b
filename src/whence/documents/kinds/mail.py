"""E-mail as saved by a mail program (.eml): its subject, sender, day and body; attachments are files of their own."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import replace
from email.message import EmailMessage

from whence.dates.publication import publication
from whence.documents.draft import Draft, Stated
from whence.documents.refuse import refuse_deep_html
from whence.errors import BadInput

#: Headers that machines write and people do not: a block with one of them is a mail.
_MACHINE = re.compile(
    rb"^(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|DKIM-Signature|X-[A-Za-z-]+):", re.I | re.M
)
#: Headers that are taken apart, which costs more than linear time: with what is folded under them.
_TAKEN_APART = re.compile(rb"^(?:Subject|From|Date|MIME-Version|Content-[A-Za-z-]{1,40}):.*(?:\n[ \t].*)*", re.I | re.M)
#: Bytes of such a header: the longest sender's name and the longest title fit many times.
LONGEST_HEADER = 4000
#: Lines that may open a part, and mails inside mails: a mail has a handful of parts.
MOST_PARTS, MOST_INSIDE = 5000, 50
_INSIDE = re.compile(rb"^Content-Type:\s{0,9}(?:multipart|message)/", re.I | re.M)
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]{1,40}:\s")


def looks_like(data: bytes, name: str) -> bool:
    """By its name, or by a machine's header among its first."""
    if name.casefold().endswith(".eml"):
        return True
    head = re.split(rb"\r?\n\r?\n", data[:8192], maxsplit=1)[0]
    return _HEADER.match(head) is not None and _MACHINE.search(head) is not None


def read(data: bytes, name: str) -> Sequence[Draft]:
    """The mail as one draft."""
    from whence.documents.html import read_html
    from whence.documents.read import read_plain

    _refuse_traps(data, name)
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        part = mail.get_body(preferencelist=("plain", "html"))
        body = str(part.get_content()) if part is not None else ""
        stated = _stated(mail)
    except Exception as error:  # the library trips over broken headers in many ways
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise BadInput(name, f"the mail is broken ({why})") from error
    if part is None or not body.strip():
        raise BadInput(name, "a mail without text")
    if part.get_content_subtype() == "html":
        refuse_deep_html(body, name)
        draft = read_html(body, name)
    else:
        draft = read_plain(body.replace("\r\n", "\n").replace("\r", "\n"))
    told = draft.stated
    return [
        replace(
            draft,
            stated=replace(
                stated,
                title=told.title or stated.title,
                outlet=told.outlet,
                authors=told.authors or stated.authors,
                published=told.published or stated.published,
                url=told.url,
                type=told.type,
                issuer=told.issuer,
            ),
        )
    ]


def _refuse_traps(data: bytes, name: str) -> None:
    """Refuse a mail made to keep the library busy, by what stands in its bytes."""
    if data.count(b"\n--") > MOST_PARTS or sum(1 for _ in _INSIDE.finditer(data)) > MOST_INSIDE:
        raise BadInput(name, "the mail has more parts than any mail")
    if any(len(one.group()) > LONGEST_HEADER for one in _TAKEN_APART.finditer(data)):
        raise BadInput(name, "a header of the mail is longer than any")
    if re.search(rb"^Content-Transfer-Encoding:\s{0,9}(?:x-)?uue?", data, re.I | re.M):
        raise BadInput(name, "the mail is in uuencode, which is not read")


def _stated(mail: EmailMessage) -> Stated:
    """Subject, sender's name and day; the forwarder's marks before a subject are not its title."""
    subject = re.sub(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", str(mail.get("Subject") or ""), flags=re.IGNORECASE)
    sender = mail.get("From")
    named = [" ".join(one.display_name.split()) for one in getattr(sender, "addresses", ())]
    sent = getattr(mail.get("Date"), "datetime", None)
    return Stated(
        title=" ".join(subject.split()) or None,
        authors=tuple(name for name in named if name),
        published=publication(sent.date().isoformat()) if sent is not None else None,
    )


__all__ = ["looks_like", "read"]
