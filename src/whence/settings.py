"""What may be set from outside, read once, at the edge: only ``cli`` (and later ``web``) look here.

Every setting is a field with its default; the environment variable is named beside it. Nothing else in
Whence reads the environment, so a test or another program hands in a :class:`Settings` and is done.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """One run's settings."""

    #: the case: its file, or its address on PostgreSQL (``WHENCE_CASE``)
    case: Path | str = "case.db"
    #: a codebook in place of the one that ships (``WHENCE_CODEBOOK``)
    codebook: Path | None = None
    #: who judges and grades, as written beside each judgement (``WHENCE_USER``, else the login name)
    user: str = "unknown"
    #: the file of users who may log in, None for the one beside the case (``WHENCE_USERS``)
    users: Path | None = None
    #: processes that read reports side by side (``WHENCE_WORKERS``)
    workers: int = 1
    #: a folder for what can be made again, None to keep nothing (``XDG_CACHE_HOME``, ``LOCALAPPDATA``, else the usual)
    cache: Path | None = None
    #: a GeoJSON file whose lines are drawn on maps; given to ``whence serve`` and read from no variable
    borders: Path | None = None

    @property
    def users_file(self) -> Path:
        """Where names and passwords stand: beside the case, or here for one in a schema, unless said otherwise."""
        if self.users is not None:
            return self.users
        from whence.case.database import file_of

        beside = file_of(self.case)
        return beside.with_name(f"{beside.name}.users")


def from_environment(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment asks for; an unset or empty variable leaves the default."""
    environ = os.environ if environ is None else environ
    codebook, users = environ.get("WHENCE_CODEBOOK"), environ.get("WHENCE_USERS")
    return Settings(
        case=environ.get("WHENCE_CASE") or "case.db",
        codebook=Path(codebook) if codebook else None,
        user=environ.get("WHENCE_USER") or _login(),
        users=Path(users) if users else None,
        workers=_workers(environ.get("WHENCE_WORKERS")),
        cache=_cache(environ),
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in the password file, as in some containers
        return "unknown"


def _cache(environ: Mapping[str, str]) -> Path | None:
    """Where programs of this user keep what they can make again, as each system has it."""
    try:
        home = Path.home()
    except RuntimeError:  # no home folder, as in some containers
        return None
    usual = {"darwin": home / "Library" / "Caches", "win32": home / "AppData" / "Local"}.get(sys.platform)
    named = environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return (Path(named) if named else usual or home / ".cache") / "whence"


def _workers(words: str | None) -> int:
    """As many processes as there are processors, at most eight: each holds the model (about 200 MB)."""
    if words and words.isdigit() and int(words) > 0:
        return int(words)
    return max(1, min(8, os.cpu_count() or 1))
