"""Watching: what is new is read, what became otherwise is one line, and it goes on where it was."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import DEMO, Run
from whence.case.watched import Place
from whence.cli.watching import interval, look_at_address
from whence.documents.fetching import Fetched
from whence.errors import BadInput

HELD = (
    "Source: Karsa Herald\nPublished: 3 May 2014\n\nThe navy detained a foreign officer at Karsa today, it said."
)
FREED = "Source: Karsa Post\nPublished: 6 May 2014\n\nThe navy released Karim Dastan, the officer, today."


def test_a_folder_is_read_and_then_only_what_is_new(whence: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "1.txt").write_text(HELD)
    first = whence("watch", "inbox", "--once")
    assert (first.code, first.err) == (0, "")
    assert "new: Detention of a foreign officer" in first.out
    assert whence("watch", "inbox", "--once").out == "Nothing became otherwise.\n"
    (inbox / "2.txt").write_text(FREED)
    told = [json.loads(line) for line in whence("watch", "inbox", "--once", "--json").out.splitlines()]
    assert "new_event" in {one["kind"] for one in told}
    assert "Release of Karim Dastan" in " ".join(one["words"] for one in told)


def test_the_demonstration_names_the_officer_contests_and_frees_him(whence: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for page in DEMO[:4]:
        (inbox / page.name).write_bytes(page.read_bytes())
    whence("watch", "inbox", "--once")
    for page in DEMO[4:]:
        (inbox / page.name).write_bytes(page.read_bytes())
    told = [json.loads(line) for line in whence("watch", "inbox", "--once", "--json").out.splitlines()]
    words = {kind: [one["words"] for one in told if one["kind"] == kind] for kind in {one["kind"] for one in told}}
    assert any("Karim Dastan, says '" in one for one in words["now_named"])
    assert "status changed: Karim Dastan: detained -> released" in words["status_changed"]
    assert words["now_contested"]
    assert any("12 reports, 5 origins" in one for one in words["more_origins"])


def test_what_is_missing_is_one_line_and_the_rest_goes_on(whence: Run, tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(HELD)
    ran = whence("watch", "nowhere", "1.txt", "--once")
    assert ran.code == 1
    assert ran.err == "whence: nowhere: there is no such file or folder\n"
    assert "new: Detention" in ran.out


def test_it_ends_when_told_to(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(HELD)
    command = [sys.executable, "-m", "whence", "watch", "1.txt", "--every", "1d", "--case", str(tmp_path / "case.db")]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert "Detention of a foreign officer" in running.stdout.readline()
        time.sleep(0.2)
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0


FEED = """<rss version="2.0"><channel><title>Harbour Watch</title>
<item><title>One</title><link>https://harbour.example/1</link></item>
<item><title>Two</title><link>https://harbour.example/2</link></item></channel></rss>"""


class Web:
    """A fetcher with prepared answers; what it was asked is kept."""

    def __init__(self, **answers: bytes | BadInput | None) -> None:
        self.answers, self.asked = answers, []

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched | None:
        self.asked.append(url.rsplit("/", 1)[1])
        answer = self.answers[self.asked[-1]]
        if isinstance(answer, BadInput):
            raise answer
        return None if answer is None else Fetched(url, answer, etag='"now"')


def test_a_feeds_entries_are_fetched_once_and_failed_ones_again() -> None:
    gone = BadInput("https://harbour.example/2", "the server answered 500")
    web = Web(feed=FEED.encode(), **{"1": b"page one", "2": gone})
    place, files, errors = look_at_address("https://harbour.example/feed", Place(), web)
    assert [file.url for file in files] == ["https://harbour.example/1"]
    assert (errors, place.seen, place.etag) == ([gone], ("https://harbour.example/1",), None)
    web.answers["2"] = b"page two"
    place, files, errors = look_at_address("https://harbour.example/feed", place, web)
    assert ([file.url for file in files], errors) == (["https://harbour.example/2"], [])
    assert place.etag == '"now"'
    web.answers["feed"] = None
    assert look_at_address("https://harbour.example/feed", place, web) == (place, [], [])
    assert web.asked == ["feed", "1", "2", "feed", "2", "feed"]


def test_a_place_that_fails_is_asked_less_and_less_often() -> None:
    web = Web(feed=BadInput("https://harbour.example/feed", "no answer"))
    place, waits = Place(), []
    for _ in range(12):
        place, _, _ = look_at_address("https://harbour.example/feed", place, web)
        waits.append(place.wait(900.0))
    assert waits[:3] == [1800.0, 3600.0, 7200.0]
    assert waits[-1] == 86400.0
    web.answers["feed"] = b"<p>A page.</p>"
    place, _, _ = look_at_address("https://harbour.example/feed", place, web)
    assert place.wait(900.0) == 900.0


@pytest.mark.parametrize(("words", "seconds"), [("90s", 90), ("15m", 900), (" 2H ", 7200), ("1d", 86400)])
def test_times(words: str, seconds: int) -> None:
    assert interval(words) == seconds


@pytest.mark.parametrize("words", ["", "0m", "15", "m", "-1m", "1.5h", "9999999m"])
def test_times_that_are_none(whence: Run, words: str) -> None:
    ran = whence("watch", "x", "--every", words)
    assert ran.code == 2
    assert "is no time" in ran.err
