"""The stores that a case can be kept in, for tests that hold for each: a fresh place, and the demonstration in it.

PostgreSQL is a server of the tests' own, made in a temporary folder, reached by a socket in it alone, and gone
afterwards. ``WHENCE_TEST_POSTGRES`` names another, as ``postgresql://USER@HOST/DATABASE``; there the tests leave their
schemas, whose names begin with ``test_``.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

#: Where systems keep PostgreSQL's programs, which are seldom on the path.
FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")

#: It refuses to run as root; there one of these users does it.
USERS = ("postgres", "nobody")

#: A crash may lose everything, and words sort as in no test's expectation unless a case says how.
SETTINGS = "-c fsync=off -c full_page_writes=off -c listen_addresses='' -c max_connections=40 -c shared_buffers=32MB"
LOCALE = ("--locale-provider=icu", "--icu-locale=en-u-kn-true", "--locale=C.UTF-8")


def programs() -> Path | None:
    """The folder with ``initdb`` and ``pg_ctl``."""
    found = [path.parent for pattern in FOLDERS for path in Path("/").glob(f"{pattern[1:]}/initdb")]
    if (on_path := shutil.which("initdb")) is not None:
        found.append(Path(on_path).resolve().parent)
    return next((one for one in sorted(found, reverse=True) if (one / "pg_ctl").exists()), None)


def unprivileged() -> dict[str, Any]:
    """How ``subprocess`` runs a program as another user than root, if root it is."""
    if os.geteuid() != 0:
        return {}
    for name in USERS:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    return {}


@contextmanager
def server() -> Iterator[str | None]:
    """The address of a database while its server runs; None where there are no programs for it."""
    if given := os.environ.get("WHENCE_TEST_POSTGRES"):
        yield given
        return
    there = programs()
    if there is None:
        yield None
        return
    user = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="whence-pg-"))  # a socket's path is short
    try:
        if user:
            os.chown(folder, user["user"], user["group"])
        data = folder / "data"

        def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
            command = [str(there / program), "-D", str(data), *arguments]
            return subprocess.run(command, cwd=folder, capture_output=True, text=True, **user)

        made = ("--username=whence", "--auth=trust", "--encoding=UTF8", "--no-sync")
        if run("initdb", *made, *LOCALE).returncode:  # before PostgreSQL 15, or without ICU
            run("initdb", *made).check_returncode()
        log = folder / "log"
        with log.open("w") as opened:  # the server keeps it, and must not keep the pipe
            os.chmod(log, 0o666)
            command = [str(there / "pg_ctl"), "-D", str(data), "-w", "-o", f"{SETTINGS} -k {folder}", "start"]
            subprocess.run(command, cwd=folder, stdout=opened, stderr=opened, check=True, **user)
        try:
            yield f"postgresql://whence@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
