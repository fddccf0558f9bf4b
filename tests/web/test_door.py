"""Where a case has users: nobody sees a word of it before logging in, and what they decide bears their name."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from running import Run
from whence.case.case import Case
from whence.errors import CaseError, WhenceError
from whence.settings import Settings
from whence.web.app import create_app
from whence.web.guard import LOOPBACK
from whence.web.routes import ADDRESSES, FORMS
from whence.web.sessions import IDLE, LONGEST, MOST, Sessions
from whence.web.tries import ALL, PER_ADDRESS, Tries, network
from whence.web.users import Users

NAME, PASSWORD = "amina", "grey heron under the third pier"
OTHER = "four lamps along the long quay"


@pytest.fixture
def users(tmp_path: Path) -> Users:
    found = Users(tmp_path / "case.db.users")
    found.put(NAME, PASSWORD)
    return found


@pytest.fixture
def pier(demo_case: Path) -> Path:
    """A demonstration under a name that stands nowhere else."""
    return demo_case.rename(demo_case.with_name("pier-nine.db"))


@pytest.fixture
def site(pier: Path, users: Users) -> Iterator[TestClient]:
    """A demonstration that asks for a password, as a stranger finds it."""
    app = create_app(Settings(case=pier, user="owner"), {*LOOPBACK, "case.example"}, users)
    with TestClient(app, base_url="https://case.example", raise_server_exceptions=False) as client:
        yield client


def field(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def knock(site: TestClient, name: str = NAME, password: str = PASSWORD, after: str = "/", **how: object):
    token = field(site.get("/log-in").text, "token")
    return site.post("/log-in", data={"token": token, "name": name, "password": password, "after": after}, **how)


def log(users: Users) -> list[tuple[str, str | None]]:
    lines = users.path.with_name(f"{users.path.name}.log").read_text().splitlines()
    return [(one["what"], one["user"]) for one in map(json.loads, lines)]


def test_a_stranger_sees_nothing(site: TestClient, pier: Path) -> None:
    asked = [one.path.replace("{id}", "x").replace("{form}", "md") for one in ADDRESSES]
    for path in [*asked, "/nothing", "/index.json", "/events.json", "/openapi.json", "/LOG-IN", "//log-in"]:
        page = site.get(path, follow_redirects=False)
        assert page.status_code == (401 if path.endswith(".json") else 303), path
        assert page.headers.get("location", "/log-in").startswith("/log-in"), path
        assert pier.stem not in page.text, path
        assert "content-security-policy" in page.headers
    for form in FORMS:
        assert site.post(form.path.replace("{id}", "x"), data={"token": "x"}).status_code == 401
    page = site.get("/")
    assert page.status_code == 200
    for word in ("/events", pier.stem, "Dastan", 'class="case"'):
        assert word not in page.text, word
    assert site.get("/static/whence.css").status_code == 200
    assert pier.stem not in site.get("/static/none").text
    assert pier.stem not in site.put("/log-in").text


def test_a_user_comes_in_and_goes(site: TestClient, users: Users) -> None:
    page = knock(site, after="/events?page=1")
    assert page.status_code == 200
    assert str(page.url) == "https://case.example/events?page=1"
    assert "Logged in as amina" in page.text
    assert site.get("/index.json").status_code == 200
    assert site.get("/log-in", follow_redirects=False).headers["location"] == "/"
    held = site.cookies["__Host-whence"]
    page = site.post("/log-out", data={"token": field(site.get("/").text, "token")})
    assert page.url.path == "/log-in"
    site.cookies.set("__Host-whence", held, domain="case.example")
    assert site.get("/index.json").status_code == 401
    assert log(users) == [("log-in", NAME), ("log-out", NAME)]


def test_the_cookie_is_for_this_site_alone(site: TestClient) -> None:
    came = knock(site, follow_redirects=False).headers.get_list("set-cookie")
    (session,) = [one for one in came if one.startswith("__Host-whence=")]
    (form,) = [one for one in came if one.startswith("whence-form=")]
    for cookie in (session, form):
        assert {"httponly", "secure", "samesite=strict", "path=/"} <= set(cookie.lower().split("; ")), cookie
    assert "domain" not in session.lower()


def test_every_answer_to_a_user_carries_the_headers(site: TestClient) -> None:
    knock(site)
    for path in ("/", "/events.json", "/nothing", "/export/csv", "/static/whence.css"):
        headers = site.get(path).headers
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["strict-transport-security"] == "max-age=31536000"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == ("no-cache" if "static" in path else "no-store"), path


def test_a_decision_bears_the_name_of_who_made_it(site: TestClient, pier: Path) -> None:
    knock(site)
    page = site.get("/review").text
    site.post("/review", data={"token": field(page, "token"), "key": field(page, "key"), "verdict": "different"})
    with Case(pier) as case:
        assert [(one.kind, one.user) for one in case.judgements()] == [("different", NAME)]


@pytest.mark.parametrize(
    ("name", "password"), [(NAME, OTHER), ("karim", PASSWORD), ("", ""), (NAME, ""), ("a\0b", "x")]
)
def test_a_wrong_name_and_a_wrong_password_are_one_answer(
    site: TestClient, users: Users, name: str, password: str
) -> None:
    page = knock(site, name, password)
    assert page.status_code == 401
    assert "There is no user of this name with this password." in page.text
    assert "__Host-whence" not in site.cookies
    assert site.get("/index.json").status_code == 401
    assert log(users) == [("refused", name if name == NAME else None)]


def test_a_name_that_nobody_has_is_checked_as_long(users: Users, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    monkeypatch.setattr("argon2.PasswordHasher.verify", lambda self, known, given: checked.append(known[:30]) or True)
    users.check(NAME, OTHER)
    assert users.check("karim", PASSWORD) is False
    assert len(checked) == 2
    assert checked[0] == checked[1].replace(checked[1][30:], "")


@pytest.mark.parametrize(
    ("after", "leads"),
    [
        ("/events?type=detain", "/events?type=detain"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nset-cookie: x=1", "/"),
        ("/log-in?after=/log-in", "/"),
        ("", "/"),
    ],
)
def test_nobody_is_led_to_another_site(site: TestClient, after: str, leads: str) -> None:
    assert knock(site, after=after, follow_redirects=False).headers["location"] == leads


def test_a_form_of_before_the_log_in_is_good_no_more(site: TestClient) -> None:
    token = field(site.get("/log-in").text, "token")
    knock(site)
    assert site.post("/log-out", data={"token": token}).status_code == 400
    assert site.get("/index.json").status_code == 200


@pytest.mark.parametrize("token", ["", "0" * 64, "\udcff"])
def test_a_log_in_without_our_token_is_refused(site: TestClient, users: Users, token: str) -> None:
    sent = {"name": NAME, "password": PASSWORD, "after": "/"}
    body = "&".join(f"{key}={value.replace(' ', '+')}" for key, value in sent.items()).encode() + b"&token="
    body += token.encode("utf-8", "surrogateescape")
    page = site.post("/log-in", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert page.status_code == 400
    assert not users.path.with_name("case.db.users.log").exists()


def test_too_many_tries_wait(site: TestClient, users: Users) -> None:
    for _ in range(PER_ADDRESS[0]):
        assert knock(site, password="a guess of some length").status_code == 401
    for _ in range(3):
        page = knock(site)
        assert page.status_code == 429
        assert 800 < int(page.headers["retry-after"]) <= 900
        assert "Try again in 15 minutes" in page.text
    assert log(users)[-2:] == [("refused", NAME), ("too-many", None)]
    assert site.get("/index.json").status_code == 401


def test_with_another_password_or_none_a_session_is_over(site: TestClient, users: Users) -> None:
    knock(site)
    assert site.get("/index.json").status_code == 200
    users.put(NAME, OTHER)
    assert site.get("/index.json").status_code == 401
    knock(site, password=OTHER)
    assert site.get("/index.json").status_code == 200
    users.remove(NAME)
    assert site.get("/index.json").status_code == 401
    assert knock(site, password=OTHER).status_code == 401


@pytest.mark.parametrize(
    ("host", "status"),
    [("case.example", 200), ("CASE.example:443", 200), ("192.0.2.7:8000", 200), ("[2001:db8::7]:8000", 200),
     ("rebound.example", 421), ("case.example.evil.example", 421), ("", 421), ("192.0.2.7.evil.example", 421)],
)  # fmt: skip
def test_names_it_is_served_under(site: TestClient, host: str, status: int) -> None:
    assert site.get("/log-in", headers={"host": host}).status_code == status


def test_what_is_wrong_with_the_file_of_users_is_no_strangers_business(site: TestClient, users: Users) -> None:
    knock(site)
    users.path.write_text("no json")
    page = site.get("/")
    assert page.status_code == 500
    assert "case.db" not in page.text
    assert "content-security-policy" in page.headers


# -- the file of users ---------------------------------------------------------------------------------------------


def test_only_a_hash_is_kept_and_only_the_owner_reads_it(users: Users) -> None:
    assert PASSWORD not in users.path.read_text()
    assert "$argon2id$" in users.path.read_text()
    assert users.path.stat().st_mode & 0o777 == 0o600
    assert (users.check(NAME, PASSWORD), users.check(NAME, OTHER), users.check("nobody", PASSWORD)) == (
        True,
        False,
        False,
    )
    assert list(users.path.parent.iterdir()) == [users.path]


def test_one_letter_written_in_two_ways_is_one(users: Users) -> None:
    users.put("andré", "un canoe très très étroit")
    assert users.check("andre\u0301", "un canoe tre\u0300s tre\u0300s e\u0301troit")
    assert users.names() == (NAME, "andré")


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        (NAME, "too short", "15 to 1,000 characters"),
        (NAME, "x" * 1001, "15 to 1,000 characters"),
        (NAME, "a" * 20, "too easily guessed"),
        ("karim dastan of karsa", "Karim Dastan of Karsa", "too easily guessed"),
        ("", PASSWORD, "a name has 1 to 64"),
        (" amina", PASSWORD, "a name has 1 to 64"),
        ("a\nb", PASSWORD, "a name has 1 to 64"),
        ("x" * 65, PASSWORD, "a name has 1 to 64"),
    ],
)
def test_names_and_passwords_that_are_refused(users: Users, name: str, password: str, reason: str) -> None:
    with pytest.raises(WhenceError, match=reason):
        users.put(name, password)
    assert users.check(NAME, PASSWORD)


@pytest.mark.parametrize("body", ["", "[]", "{", '{"amina": 1}', "\x00", "[" * 100_000])
def test_a_file_that_is_none_is_refused(users: Users, body: str) -> None:
    users.path.write_text(body)
    with pytest.raises(CaseError, match="no file of users"):
        users.names()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_file_that_others_may_read_is_refused(users: Users) -> None:
    users.path.chmod(0o640)
    with pytest.raises(CaseError, match="set its mode to 600"):
        users.check(NAME, PASSWORD)


# -- sessions and tries --------------------------------------------------------------------------------------------


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_sessions_end_unused_and_in_any_case() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    token = sessions.begin(NAME, "s")
    for _ in range(int(LONGEST / (IDLE - 1))):
        clock.now += IDLE - 1
        assert sessions.find(token)
    clock.now += IDLE - 1
    assert sessions.find(token) is None
    idle = sessions.begin(NAME, "s")
    clock.now += IDLE + 1
    assert sessions.find(idle) is None


def test_tokens_are_new_and_the_oldest_session_goes() -> None:
    sessions = Sessions()
    tokens = [sessions.begin(NAME, "s") for _ in range(MOST + 1)]
    assert len(set(tokens)) == MOST + 1
    assert [token for token in tokens if sessions.find(token) is None] == tokens[:1]
    assert sessions.find("") is None
    assert sessions.find("\udcff") is None


def test_tries_from_one_address_and_from_all() -> None:
    clock = Clock()
    tries = Tries(clock)
    assert not any(tries.begin("192.0.2.1") for _ in range(PER_ADDRESS[0]))
    assert tries.begin("192.0.2.1") == PER_ADDRESS[1]
    assert not tries.begin("192.0.2.2")
    assert not any(tries.begin(f"198.51.100.{n}") for n in range(ALL[0] - PER_ADDRESS[0] - 1))
    assert tries.begin("203.0.113.1") == ALL[1]
    clock.now += ALL[1]
    assert not tries.begin("203.0.113.1")
    assert tries.begin("192.0.2.1") > 0
    clock.now += PER_ADDRESS[1]
    assert not tries.begin("192.0.2.1")


def test_what_succeeds_is_not_counted() -> None:
    tries = Tries(Clock())
    for _ in range(3 * ALL[0]):
        assert not tries.begin("192.0.2.1")
        tries.succeeded("192.0.2.1")


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:7:1::1", "2001:db8:7::/48"),
        ("2001:db8:7:ffff::9", "2001:db8:7::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("unknown", "unknown"),
    ],
)
def test_whom_an_address_counts_as(address: str, counts_as: str) -> None:
    assert network(address) == counts_as


# -- the commands --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "example.org"])
def test_another_host_without_a_password_is_refused_in_a_line(host: str, whence: Run, demo_case: Path) -> None:
    ran = whence("serve", "--host", host)
    assert ran.code == 1
    assert ran.err.startswith(f"whence: {host}: other machines could read this case")
    assert ran.err.count("\n") == 1


def test_a_proxy_lets_others_in_too(whence: Run, demo_case: Path) -> None:
    assert "give somebody a password first" in whence("serve", "--proxy", "127.0.0.1").err
    assert "give somebody a password first" in whence("serve", "--name", "case.example").err


def test_a_password_is_given_listed_and_taken_away(
    whence: Run, demo_case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types(line: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(line + "\n"))

    types(PASSWORD)
    assert whence("password", "amina").out == "amina can log in.\n"
    assert whence("password", "--list").out == "amina\n"
    types("short")
    assert "15 to 1,000 characters" in whence("password", "amina").err
    ran = whence("serve", "--host", "0.0.0.0", "--certificate", str(demo_case))
    assert (ran.code, "no certificate with its key" in ran.err) == (1, True)
    assert whence("password", "amina", "--remove").code == 0
    assert whence("password", "amina", "--remove").code == 1
    assert whence("password", "--list").out == "Nobody has a password.\n"
