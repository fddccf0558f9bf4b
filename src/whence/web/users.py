"""Who may log in: a file beside the case that holds a name and a password's hash for each.

The hash is argon2id with the library's defaults (RFC 9106, section 4, second choice: 64 MiB, three passes). The file
stands beside the case and not in it, so that a case given away takes no passwords along. Only its owner may read it.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from whence.errors import CaseError, WhenceError

#: Characters a password has at least and at most. NIST SP 800-63B-4, 3.1.1.2: 15 where nothing else is asked, no rules
#: of composition. The upper bound is a form's.
SHORTEST, LONGEST = 15, 1_000
#: Characters of a name.
LONGEST_NAME = 64

#: One password at a time: each takes 64 MiB, and whoever guesses has to queue.
_one_at_a_time = Lock()


class BadPassword(WhenceError):
    """A name or a password that cannot be taken, with the reason."""


class Users:
    """The users in one file. It is read again when it changes, so a password set elsewhere counts at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int, int] | None = None
        self._hashes: Mapping[str, str] = {}

    def names(self) -> tuple[str, ...]:
        """All users, in order. Raises CaseError where the file cannot be used or others may read it."""
        return tuple(sorted(self._read()))

    def put(self, name: str, password: str) -> None:
        """Give a user a password, in place of one before. Raises BadPassword."""
        name = unicodedata.normalize("NFC", name)
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or name != " ".join(name.split()):
            raise BadPassword(f"a name has 1 to {LONGEST_NAME} printed characters and no blank at its ends")
        password = unicodedata.normalize("NFC", password)
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadPassword(f"a password has {SHORTEST} to {LONGEST:,} characters; four or five words will do")
        if len(set(password)) < 5 or name.casefold() == password.casefold():
            raise BadPassword("this password is too easily guessed")
        self._write({**self._read(), name: _hasher().hash(password)})

    def remove(self, name: str) -> None:
        """Take a user out. Raises CaseError where there is none of this name."""
        left = dict(self._read())
        if left.pop(unicodedata.normalize("NFC", name), None) is None:
            raise CaseError(f"{self.path}: there is no user {name}")
        self._write(left)

    def known(self, name: str) -> str | None:
        """The user of this name, as it is written down, if there is one."""
        name = unicodedata.normalize("NFC", name)
        return name if name in self._read() else None

    def check(self, name: str, password: str) -> bool:
        """Whether this is that user's password. A name that nobody has takes as long as one that somebody has."""
        known = self._read().get(unicodedata.normalize("NFC", name))
        try:
            with _one_at_a_time:
                _hasher().verify(known or _nobody(), unicodedata.normalize("NFC", password))
        except (VerificationError, InvalidHashError):
            return False
        return known is not None

    def stamp(self, name: str) -> str | None:
        """What changes when the user's password does; None where there is no such user."""
        known = self._read().get(unicodedata.normalize("NFC", name))
        return hashlib.sha256(known.encode()).hexdigest() if known else None

    def _read(self) -> Mapping[str, str]:
        try:
            found = self.path.stat()
        except FileNotFoundError:
            return {}
        if os.name == "posix" and found.st_mode & 0o077:
            raise CaseError(f"{self.path}: it holds passwords and others may read it; set its mode to 600")
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        if seen != self._seen:
            self._hashes, self._seen = _parsed(self.path), seen
        return self._hashes

    def _write(self, hashes: Mapping[str, str]) -> None:
        """The whole file in one step, readable by its owner alone from the first byte on."""
        part = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}")
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump(hashes, file, ensure_ascii=False, indent=1, sort_keys=True)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise CaseError(f"{self.path}: cannot be written ({error.strerror or error})") from error


def _parsed(path: Path) -> Mapping[str, str]:
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise CaseError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (ValueError, RecursionError) as error:
        raise CaseError(f"{path}: no file of users") from error
    if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
        raise CaseError(f"{path}: no file of users")
    return found


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash of a password that nobody knows, checked where there is no such user."""
    return _hasher().hash(secrets.token_hex(32))
