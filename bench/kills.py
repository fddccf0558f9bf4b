"""Kills the program (-9) at random moments of ``read`` and ``judge``: does every case open, is it sound, does it go on?

    python bench/kills.py [--kills 200] [--seed 1] [--store sqlite|postgresql] [--case CASE]

A read of the demonstration is begun, killed, and begun again, until it is through; then judgements are made and taken
back, and killed too. After each kill the case is opened and checked (``whence check --quick``); what is through has
to have the ledger of a case that nobody disturbed, and be as a rebuild makes it. Then a new case is begun. Every second
kill waits for the case to be written to first, so that it comes in the middle of writing.

Prints a line for what went wrong, and how many kills there were; exit code 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from whence.case.build import add, refresh, settle
from whence.case.case import Case
from whence.case.check import faults
from whence.case.database import is_address
from whence.case.judgements import stands
from whence.case.postgres import schema_of
from whence.case.rebuilt import differences
from whence.case.work import File
from whence.errors import WhenceError
from whence.exchange.jsonl import lines

#: Seconds after the case was written to in which a kill comes.
AT_ONCE = 0.03

#: Judgements and undoings for each case that was read through, each of which may be killed.
JUDGED = 8

#: The longest that a command may take, in seconds.
LONGEST = 120.0


@dataclass
class Killer:
    """Kills commands on one case, over and over, and remembers what went wrong."""

    case: str
    files: list[str]
    chance: random.Random
    judgements: int = JUDGED  # of each case that was read through
    kills: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    through: int = 0  # cases that were read through

    def run(self, kills: int) -> None:
        """So many kills."""
        took, expected = self.undisturbed()
        while self.kills.total() < kills:
            discard(self.case)
            while self.kills.total() < kills and self.killed("read", *self.files, within=took["read"]):
                self.look()
            self.finish()
            self.compare(expected[False], "after reading")
            self.through += 1
            for _ in range(self.judgements if self.kills.total() < kills else 0):
                judged = self.judged()
                words = ("undo",) if judged else ("judge", "same", *self.pair)
                if self.killed(*words, within=took["judge"]):
                    self.look()
                self.compare(expected[self.judged()], f"after {words[0]}")

    def undisturbed(self) -> tuple[dict[str, float], dict[bool, list[str]]]:
        """How long the commands take, and the ledgers without and with the judgement; nothing is killed."""
        discard(self.case)
        took = {"read": self.command("read", *self.files)}
        with Case(self.case) as case:
            people = sorted((one.name or "", id) for id, one in settle(case).entities.items() if one.schema == "Person")
            self.pair = (people[-1][1], people[-2][1])
        before = self.ledger()
        took["judge"] = self.command("judge", "same", *self.pair)
        after = self.ledger()
        if before == after:
            raise SystemExit("the judgement changes nothing, so nothing could be seen")
        return took, {False: before, True: after}

    def command(self, *words: str) -> float:
        """Run a command to its end; seconds."""
        begun = time.perf_counter()
        subprocess.run(self.words(*words), check=True, capture_output=True, timeout=LONGEST)
        return time.perf_counter() - begun

    def words(self, *words: str) -> list[str]:
        command, *rest = words
        more = ["--workers", str(self.chance.randint(1, 2))] if command == "read" else []
        return [sys.executable, "-m", "whence", command, "--case", self.case, *more, *rest]

    def killed(self, *words: str, within: float) -> bool:
        """Begin a command and kill it at a random moment; False where it was through before that."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running = subprocess.Popen(self.words(*words), **quiet)  # type: ignore[call-overload]
        moment = self.chance.uniform(0, within)
        if self.chance.random() < 0.5:
            moment = self.chance.uniform(0, AT_ONCE)
            with watched(self.case) as moved:
                state = moved()
                deadline = time.monotonic() + LONGEST
                while moved() == state and running.poll() is None and time.monotonic() < deadline:
                    time.sleep(0.0005)
        try:
            running.wait(moment)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
            self.kills[words[0]] += 1
            return True
        if running.returncode:
            self.wrong.append(f"{words[0]} ended with {running.returncode} by itself")
        return False

    def look(self) -> None:
        """The case opens, and nothing is wrong with it; a kill before it was there leaves none."""
        try:
            with Case(self.case, create=True) as case:
                self.wrong += [f"after {self.kills}: {fault.where}: {fault.says}" for fault in faults(case)]
        except WhenceError as error:
            self.wrong.append(f"after {self.kills}: {error}")

    def finish(self) -> None:
        """Read what is left, undisturbed, and see that the whole is as a rebuild makes it."""
        with Case(self.case, create=True) as case:
            for outcome in add(case, [File(name) for name in self.files]):
                self.wrong += [f"{outcome.name}: {outcome.reason}"] if outcome.reason else []
            list(refresh(case))
            settle(case)
            self.wrong += [f"{fault.where}: {fault.says}" for fault in differences(case)]

    def compare(self, expected: list[str], when: str) -> None:
        found = self.ledger()
        if found != expected:
            other = len(set(found) ^ set(expected))
            self.wrong.append(f"{when} ({self.kills}): {other} lines of the ledger are others")

    def ledger(self) -> list[str]:
        with Case(self.case) as case:
            return list(lines(settle(case)))

    def judged(self) -> bool:
        """Whether the judgement stands."""
        with Case(self.case) as case:
            return any(stands(entry) for entry in case.judgements())


#: The processes that change a case: each holds the schema's lock alone.
WRITERS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted ORDER BY pid"


@contextmanager
def watched(case: str) -> Iterator[Callable[[], object]]:
    """Gives something that changes whenever the case is written to."""
    if is_address(case):
        with connected(case) as ask:
            yield lambda: ask(WRITERS)
    else:
        paths = (Path(case), Path(f"{case}-wal"))
        yield lambda: [(at.stat().st_mtime_ns, at.stat().st_size) for at in paths if at.exists()]


@contextmanager
def connected(address: str) -> Iterator[Callable[[str], object]]:
    """Asks the database in which a case is."""
    url = make_url(address).difference_update_query(["schema"]).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:

        def ask(statement: str) -> object:
            found = connection.execute(text(statement))
            return found.all() if found.returns_rows else None

        yield ask
    engine.dispose()


def discard(case: str) -> None:
    """Take a case away."""
    if is_address(case):
        with connected(case) as ask:
            ask(f'DROP SCHEMA IF EXISTS "{schema_of(case)}" CASCADE')
        return
    for path in (Path(case), Path(f"{case}-wal"), Path(f"{case}-shm")):
        path.unlink(missing_ok=True)


def demo(stack: ExitStack) -> Iterator[str]:
    """The demonstration's reports."""
    folder = stack.enter_context(as_file(files("whence") / "demo"))
    yield from sorted(str(path) for path in folder.iterdir() if path.name[0].isdigit())


def fresh_server(stack: ExitStack) -> str:
    """A schema on a server of PostgreSQL of our own."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
    from stores import server

    address = stack.enter_context(server())
    if address is None:
        raise SystemExit("PostgreSQL's programs are not on this machine")
    return f"{address}{'&' if '?' in address else '?'}schema=kills"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--kills", type=int, default=200)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    ask.add_argument(
        "--case", help="where to make the cases; what is there is taken away  [default: a place of its own]"
    )
    given = ask.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        case = given.case or (fresh_server(stack) if given.store == "postgresql" else str(Path(folder) / "case.db"))
        killer = Killer(case, list(demo(stack)), random.Random(given.seed))
        begun = time.perf_counter()
        killer.run(given.kills)
    print("\n".join(killer.wrong))
    kinds = ", ".join(f"{many} of {name}" for name, many in sorted(killer.kills.items()))
    print(
        f"{killer.kills.total()} kills ({kinds}) of {killer.through} cases in {time.perf_counter() - begun:.0f} s: "
        f"{len(killer.wrong) or 'nothing'} wrong"
    )
    sys.exit(bool(killer.wrong))


if __name__ == "__main__":
    main()
