"""Whatever is asked of the site, it answers with a page or a refusal, never with an error of its own."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from whence.web.routes import ADDRESSES, FORMS

ODD = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "0", "-1", "9" * 30, "2014-05-03", "2014-13-99", "2014-05-03/..", "detain", "person", "yes", "no", "\x00",
         "\"", "%", "*", "AND", "NEAR(", "(", "'; DROP TABLE report", "../../etc/passwd", "e-", "v-", "\ud800", "CT-",
         "1e308", "NaN", "١٢", "a" * 5000, "\u202e", "v-none,e-none"]
    ),
)  # fmt: skip
NAMES = "page q type disputed named schema sure since until source origins undisputed entity acts width at known all"
QUERY = st.dictionaries(st.sampled_from(NAMES.split()), ODD, max_size=4)
MANY = settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def words(value: str) -> str:
    return quote(value.encode("utf-8", "surrogatepass"), safe="")


@MANY
@given(st.sampled_from(ADDRESSES), ODD, st.data())
def test_no_address_fails(site: TestClient, address: object, odd: str, data: st.DataObject) -> None:
    view = site.app.state.opened.view()  # type: ignore[attr-defined]
    ids = [*view.events, *view.entities, *view.relations, *view.reports, *view.sources, *view.claim_ids.values()]
    id = data.draw(st.one_of(st.sampled_from(sorted(ids)), ODD))
    path = address.path.replace("{id}", words(id)).replace("{form}", words(odd))  # type: ignore[attr-defined]
    if address.json and data.draw(st.booleans()):  # type: ignore[attr-defined]
        path = (path.rstrip("/") or "/index") + ".json"
    query = data.draw(QUERY)
    asked = "&".join(f"{key}={words(value)}" for key, value in query.items())
    answer = site.get(f"{path}?{asked}", follow_redirects=False)
    assert answer.status_code in (200, 302, 307, 400, 404), answer.text
    assert "content-security-policy" in answer.headers
    if path.endswith(".json") and answer.status_code != 307:
        assert answer.status_code == 302 or answer.json()["title"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FORMS), ODD, st.dictionaries(ODD, ODD, max_size=5), st.binary(max_size=200), st.booleans())
def test_no_form_fails(
    site: TestClient, form: object, odd: str, fields: dict[str, str], noise: bytes, is_form: bool
) -> None:
    path = form.path.replace("{id}", words(odd))  # type: ignore[attr-defined]
    kinds = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
    sent = "&".join(f"{words(key)}={words(value)}" for key, value in fields.items())
    body = sent.encode() if is_form else b"--x\r\n" + noise
    answer = site.post(path, content=body, headers={"content-type": kinds[not is_form]}, follow_redirects=False)
    assert 300 < answer.status_code < 500, answer.text
