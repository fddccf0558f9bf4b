"""``whence watch``: keeps reading what is new, and says what became otherwise."""

from __future__ import annotations

import json
import os
import re
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.options import (
    CaseOption,
    ClusterOption,
    CodebookOption,
    JsonOption,
    WorkersOption,
    chosen,
    crew,
    help_text,
)
from whence.cli.reading import STDIN, finish, open_to_read, read_all
from whence.cli.speak import complain, say_line
from whence.errors import BadInput

if TYPE_CHECKING:
    from whence.case.watched import Place
    from whence.case.work import File
    from whence.documents.fetching import Fetcher

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Keep reading what is new in feeds, pages and folders, and print a line for what became otherwise: an "
            "event nobody told of before, somebody who is named now, a conflict, a changed status. It goes on until it "
            "is told to end (Ctrl-C); started again it goes on where it was.",
            "whence watch https://news.example/feed.xml --every 15m",
            "whence watch inbox/ --once",
        )
    )(watch)


def watch(
    context: typer.Context,
    place: Annotated[list[str], typer.Argument(metavar="PLACE...", help="Feeds, pages (https://...) or folders.")],
    every: Annotated[str, typer.Option(metavar="TIME", help="How often to look: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    case: CaseOption = None,
    codebook: CodebookOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    as_json: JsonOption = False,
) -> None:
    from whence.case import build, watched
    from whence.case.changes import changes, standing

    settings = chosen(context, case, codebook)
    readers = crew(settings, workers, cluster)
    seconds = interval(every)
    if STDIN in place:
        raise typer.BadParameter("standard input cannot be watched")
    with open_to_read(settings) as found, told_to_end() as ending:
        places = watched.load(found)
        due = dict.fromkeys(place, 0.0)
        stamps: dict[str, tuple[int, int]] = {}
        before = standing(build.settle(found))
        refused = False
        while not ending.is_set():
            now = time.monotonic()
            for name in [one for one, at in due.items() if at <= now and not ending.is_set()]:
                known, files, errors = look(name, places.get(name, watched.Place()))
                for error in errors:
                    complain(error)
                for outcome in read_all(found, changed(files, stamps), readers):
                    if outcome.reason is not None:
                        complain(BadInput(outcome.name, outcome.reason))
                        refused = True
                places[name], refused = known, refused or bool(errors)
                due[name] = now + known.wait(seconds)
            watched.store(found, places)
            view = finish(found, readers)
            told = list(changes(before, view))
            before = standing(view) if told else before
            for one in told:
                say_line(
                    json.dumps(asdict(one), ensure_ascii=False) if as_json else f"{_minute()}  {one.words} [{one.id}]"
                )
            if once:
                if not told and not as_json:
                    say_line("Nothing became otherwise.")
                break
            ending.wait(max(0.0, min(due.values()) - time.monotonic()))
    if once and refused:
        raise typer.Exit(1)


def look(name: str, place: Place) -> tuple[Place, list[File], list[BadInput]]:
    """What is new at one place: the place as it is known now, files to read, and what could not be had.

    A feed's entries are fetched from their own addresses; one that cannot be had is tried again at the next look.
    """
    from whence.case.work import File
    from whence.documents.paths import paths

    if "://" not in name:
        errors: list[BadInput] = []
        files = [File(str(path)) for path in paths([name], errors.append)]
        return (place.failed() if errors else replace(place, failures=0)), files, errors
    from whence.documents.fetching import Fetcher

    with Fetcher() as fetcher:
        return look_at_address(name, place, fetcher)


def look_at_address(name: str, place: Place, fetcher: Fetcher) -> tuple[Place, list[File], list[BadInput]]:
    """What is new at one address: itself if it is a page and changed, or the entries of a feed not read before."""
    from whence.case.work import File
    from whence.documents.kinds import feed

    try:
        got = fetcher.fetch(name, place.etag, place.modified)
    except BadInput as error:
        return place.failed(), [], [error]
    if got is None:
        return replace(place, failures=0), [], []
    if not feed.looks_like(got.data, name):
        page = File(name, got.data, got.url, got.charset)
        return replace(place, failures=0, etag=got.etag, modified=got.modified), [page], []
    files, errors, seen = [], [], []
    try:
        links = feed.links(got.data, name)
    except BadInput as error:
        return place.failed(), [], [error]
    for link in links:
        if link not in place.seen:
            try:
                entry = fetcher.fetch(link)
            except BadInput as error:
                errors.append(error)
                continue
            if entry is not None:
                files.append(File(link, entry.data, entry.url, entry.charset))
        seen.append(link)
    # With an entry still to be had the feed is asked for whole again; and what it no longer lists is forgotten.
    tags = (None, None) if errors else (got.etag, got.modified)
    return replace(place, failures=0, etag=tags[0], modified=tags[1], seen=tuple(seen)), files, errors


def changed(files: list[File], stamps: dict[str, tuple[int, int]]) -> list[File]:
    """The files that are new or were written to since the last look; ``stamps`` remembers each one's time and size."""
    found = []
    for file in files:
        try:
            stat = os.stat(file.name) if file.data is None else None
        except OSError:
            stat = None  # reading it will say what is wrong
        stamp = (stat.st_mtime_ns, stat.st_size) if stat is not None else None
        if stamp is None or stamps.get(file.name) != stamp:
            found.append(file)
        if stamp is not None:
            stamps[file.name] = stamp
    return found


def _minute() -> str:
    return f"{datetime.now():%Y-%m-%d %H:%M}"


def interval(words: str) -> float:
    """Seconds of a time like 90s, 15m, 2h or 1d."""
    found = re.fullmatch(r"(\d{1,6})\s*([smhd])", words.strip().lower())
    if found is None or not int(found[1]):
        raise typer.BadParameter(f"{words!r} is no time; write 90s, 15m, 2h or 1d")
    return float(int(found[1]) * _UNITS[found[2]])


@contextmanager
def told_to_end() -> Iterator[threading.Event]:
    """An event that Ctrl-C or a polite kill sets: the look at hand is finished, then the watch ends."""
    ending = threading.Event()
    before = {one: signal.signal(one, lambda *_: ending.set()) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield ending
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
