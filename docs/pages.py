"""Writes ``site.md``, beside this file, from the site's own addresses and fields. ``make docs`` runs it."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whence.web.asked import Page
from whence.web.pages.paging import ROWS
from whence.web.routes import ADDRESSES, Address

PAGE = Path(__file__).with_name("site.md")

HEAD = f"""# The case in a browser

Made from the site's own addresses and fields by `make docs`; do not edit.

```sh
whence serve                          # http://127.0.0.1:8000/ until Ctrl+C
whence serve --port 8080 --case navy.db
whence serve --borders countries.geojson
```

The site serves this machine alone, unless told otherwise, and asks no other: a strict content security policy forbids it, and addresses that
reports print are shown as words, so that nobody visits one by a slip. Requests under another name than this
machine's, or one given with `--name`, are refused. Pages work without scripts; scripts draw, light up the words a link leads to, and bring keys to
the review: `s` same, `d` different, `n` not sure, `j` skip, `u` undo. What is decided stands in the log under
`WHENCE_USER`, or the name of whoever is logged in, and everything there can be undone.

Several processes may work on one case: what another judged or read is seen with the next page. While another is in
the middle of reading, pages show the case as it was settled last, and say so.

## For others to see

Once somebody has a password, everybody has to log in, on this machine too; and without one, `serve` refuses every host
that others can reach.

```sh
whence password amina                 # asked for twice; 15 characters at least
whence serve --host 0.0.0.0 --certificate case.crt --key case.key --name case.example.org
```

Only hashes are kept (argon2id), in a file beside the case that its owner alone may read: `case.db.users`, or what
`WHENCE_USERS` names. A new password counts at once and ends that user's sessions; so does `whence password amina
--remove`. A session ends after two hours unused, after twelve in any case, and with the process. Ten wrong tries from
one address make it wait a quarter of an hour, sixty in a minute from everywhere make everybody wait that minute.
`case.db.users.log` has a line of JSON for every log-in, refused one and log-out, with time and address; decisions
are in the log of judgements. Other users of the site see everything and may decide everything: there are no lesser
rights.

Behind a proxy that speaks https, let Whence listen on this machine alone and name the proxy, which must be the only
way to reach it. From its headers `X-Forwarded-For` and `X-Forwarded-Proto` Whence then knows who asks, and that the
cookie may travel only by https:

```sh
whence serve --proxy 127.0.0.1 --name case.example.org
```

```nginx
location / {{
    proxy_pass http://127.0.0.1:8000;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
}}
```

A program logs in as a browser does: it takes `token` from the form of `/log-in`, sends it back with `name` and
`password`, and keeps the cookies. Without them every address ending in `.json` gives status 401.

## Drawings

`/timeline`, `/network` and `/map` draw what the table under them lists. They are laid out for the width of the window
and drawn in the browser by [Vega](https://vega.github.io), which this machine serves itself; without scripts the table
stands alone. A date that is not known to the day is a dashed line from its first to its last possible day; a dispute
is red and dashed, or a diamond, or has the sign ≠, so that it shows in black and white too. A map's ground is the towns
of the gazetteer. Whence brings no borders: `--borders` takes a GeoJSON file of yours, such as one of Natural Earth's.
`?type=`, `?since=`, `?until=`, `?source=`, `?origins=`, `?undisputed=yes` and `?entity=` narrow each of the three.

## JSON

What a page shows stands under the same address with `.json` (the first page's is `/index.json`), as an object whose
keys are listed below. Ids are those of the [ledger](ledger.md). Lists come {ROWS} rows at a time: `?page=2`, or
follow `pages.after`. What is not there gives status 404 and an object with `title`, `status` and `says`.

```http
GET /index.json
GET /find.json?q=Karim+Dastan
GET /events.json?type=detain&disputed=yes
GET /entities.json?named=no&page=2
GET /claims.json?sure=CT-
GET /sources.json?type=outlet
GET /review.json
GET /timeline.json?since=2014-05-01&until=2014-05-31&undisputed=yes
GET /network.json?acts=yes&origins=2
GET /map.json?width=900
```

An event, an entity, a relation, a report, a source has an address of its own, to which rows lead with `href`:

```python
import json, urllib.request

def get(path):
    return json.load(urllib.request.urlopen(f"http://127.0.0.1:8000{{path}}"))

row = get("/events.json?type=detain")["events"][0]
event = get(row["event"]["href"] + ".json")
for claim in event["claims"]:
    print(claim["factuality"], claim["quote"], claim["report"]["href"])
```

## Addresses
"""


def addresses() -> Iterator[str]:
    """A row an address."""
    yield "| address | what stands there | keys |\n|---|---|---|"
    for one in ADDRESSES:
        says = (one.page.__doc__ or "").strip().splitlines()[0]
        pages = ", ".join(f"[{page.__name__}](#{page.__name__.lower()})" for page in shown(one))
        yield f"| `{one.path}` | {says} | {pages or 'a file' if not one.json else pages or 'leads on'} |"


def shown(address: Address) -> list[type]:
    """The pages that an address may give."""
    given = typing.get_type_hints(address.page)["return"]
    return [one for one in (typing.get_args(given) or (given,)) if isinstance(one, type) and issubclass(one, Page)]


def parts(kind: Any) -> Iterator[type]:
    """The dataclasses that a field's type is made of."""
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        yield kind
    for one in typing.get_args(kind):
        yield from parts(one)


def words(kind: Any) -> str:
    """A field's type as JSON has it."""
    if kind is type(None):
        return "null"
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return " or ".join(words(one) for one in inside)
    if origin is tuple and inside[1:] == (Ellipsis,):
        return f"list of {words(inside[0])}"
    if origin is tuple:
        return "[" + ", ".join(words(one) for one in inside) + "]"
    if origin is dict:
        return f"object of {words(inside[1])}"
    return {str: "text", int: "number", float: "number", bool: "true or false", Any: "anything"}[kind]


def fields(kind: type) -> Iterator[tuple[str, Any, str]]:
    """Name, type and meaning of each field; a field without a meaning is a mistake."""
    hints = typing.get_type_hints(kind, include_extras=True)
    for one in dataclasses.fields(kind):
        meaning = typing.get_args(hints[one.name])
        if typing.get_origin(hints[one.name]) is not typing.Annotated:
            raise TypeError(f"{kind.__name__}.{one.name} does not say what it holds")
        yield one.name, meaning[0], meaning[1]


def page() -> str:
    """The whole page."""
    said = [HEAD, "\n".join(addresses())]
    waiting = list(dict.fromkeys(page for one in ADDRESSES for page in shown(one)))
    done: list[type] = []
    while waiting:
        kind = waiting.pop(0)
        if kind in done:
            continue
        done.append(kind)
        rows = [f"| `{name}` | {words(held)} | {meaning} |" for name, held, meaning in fields(kind)]
        told = (kind.__doc__ or "").strip().splitlines()[0] if not issubclass(kind, Page) else ""
        head = f"### {kind.__name__}\n" + (f"\n{told}\n" if told and not told.startswith(kind.__name__ + "(") else "")
        said.append("\n".join([head, "| key | holds | meaning |\n|---|---|---|", *rows]))
        waiting += [part for _, held, _ in fields(kind) for part in parts(held)]
    return "\n\n".join(part.strip() for part in said) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
