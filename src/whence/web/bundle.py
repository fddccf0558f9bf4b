"""The library that draws in the browser: Vega in one file, made from what is installed, once on each machine.

Making it takes about two seconds, so it is kept in the user's cache folder under its version; where there is none, it
is made once a process.
"""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

#: All that the bundle leaves in the page's names.
SNIPPET = "window.vegaEmbed = vegaEmbed;"

_making = Lock()


@dataclass(frozen=True, slots=True)
class Bundle:
    """The script, and its hash: the same file has the same one on every machine."""

    script: bytes
    etag: str


def bundle(folder: Path | None) -> Bundle:
    """The bundle, from the cache folder if it is there."""
    with _making:  # two pages may ask at once
        return _bundle(folder)


@cache
def _bundle(folder: Path | None) -> Bundle:
    import vl_convert

    kept = folder / f"vega-{version('vl-convert-python')}.js" if folder else None
    script = _kept(kept) if kept else b""
    if not script:
        script = vl_convert.javascript_bundle(SNIPPET).encode()
        if kept:
            _keep(kept, script)
    return Bundle(script, f'"{hashlib.sha256(script).hexdigest()[:32]}"')


def _kept(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _keep(path: Path, script: bytes) -> None:
    """Whole or not at all; a cache that cannot be written is no reason not to serve."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as opened:
            opened.write(script)
        Path(opened.name).replace(path)
    except OSError:
        return
