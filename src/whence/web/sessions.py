"""Who is logged in. Sessions are this process's alone and end with it; the browser holds nothing but a random token."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

#: Seconds after which a session ends: unused, and in any case (OWASP's session management: two to five minutes to
#: hours by what is at stake; a day's work should need one log-in).
IDLE, LONGEST = 2 * 3600.0, 12 * 3600.0
#: Sessions one user may have at once; the oldest goes.
MOST = 20


@dataclass(frozen=True, slots=True)
class Session:
    """One browser that is logged in. ``stamp`` is that of the password it came with."""

    user: str
    stamp: str
    begun: float
    seen: float


class Sessions:
    """All sessions, kept under the hash of their token: what this process remembers opens none."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[str, Session] = {}

    def begin(self, user: str, stamp: str) -> str:
        """A new session; gives the token that the browser is to keep."""
        now = self._clock()
        self._open = {key: one for key, one in self._open.items() if not _is_over(one, now)}
        of_user = [key for key, one in self._open.items() if one.user == user]
        for key in of_user[: max(0, len(of_user) - MOST + 1)]:
            del self._open[key]
        token = secrets.token_urlsafe(32)
        self._open[_key(token)] = Session(user, stamp, now, now)
        return token

    def find(self, token: str) -> Session | None:
        """The session that this token opens, if it is not over; it counts as used."""
        key, now = _key(token), self._clock()
        found = self._open.get(key)
        if found is None or _is_over(found, now):
            self._open.pop(key, None)
            return None
        self._open[key] = replace(found, seen=now)
        return found

    def end(self, token: str) -> Session | None:
        """End a session; gives what it was."""
        return self._open.pop(_key(token), None)


def _key(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _is_over(one: Session, now: float) -> bool:
    return now - one.seen > IDLE or now - one.begun > LONGEST
