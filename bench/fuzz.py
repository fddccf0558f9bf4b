"""Hostile input of every kind: ``python bench/fuzz.py --each 10000``. No crash, no hang, no growth, clear refusals.

Each kind has samples, a way to read them, and traps. Inputs are samples with bytes changed, stretches of several
samples put together, or marks of the format nested and repeated. A child process reads them one after another under
a limit of memory and, for each input, of processor time; what kills it is told with the input's number, and the next
child goes on behind it. The same seed gives the same inputs.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.hostile import Kind, made
from bench.traps import KINDS
from whence.errors import BadCodebook, BadInput

#: Processor seconds for one input, and bytes by which the process may grow.
SECONDS, GROWTH = 5.0, 1024**3


@dataclass
class Told:
    """What came of a kind's inputs."""

    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    bad: list[tuple[int, str]] = field(default_factory=list)


def judge(kind: Kind, data: bytes, folder: Path) -> str | None:
    """Read one input: None where it was read, or the reason of its refusal. Raises what must not happen."""
    path = folder / f"input{kind.suffix}"
    try:
        kind.read(data, path)
    except (BadInput, BadCodebook) as refusal:
        said = str(refusal)
        if str(path) not in said or "\n" in said or len(said) < len(str(path)) + 5:
            raise AssertionError(
                f"a refusal without its file or its reason, or of several lines: {said!r}"
            ) from refusal
        return said
    return None


def child(kind: Kind, seed: int, begin: int, end: int, out: int) -> None:
    """Read the inputs from ``begin`` on; a line for each goes to ``out``."""
    kind.read_once()
    here = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (here + GROWTH, here + GROWTH))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(begin, end):
            data = made(kind, seed, number)
            os.write(out, f"{number} begun\n".encode())
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # what it sends ends the process
            begun = time.process_time()
            try:
                said = "read" if judge(kind, data, Path(folder)) is None else "refused"
            except BaseException as error:
                at = traceback.extract_tb(error.__traceback__)[-1]
                why = " ".join(str(error).split())[:200]
                said = f"bad {type(error).__name__}: {why} ({Path(at.filename).name}:{at.lineno})"
            signal.setitimer(signal.ITIMER_PROF, 0)
            os.write(out, f"{number} {time.process_time() - begun:.3f} {said}\n".encode(errors="replace"))
    os._exit(0)


def run(kind: Kind, seed: int, each: int, begin: int = 0) -> Told:
    """The inputs of a kind from ``begin`` on, in as many children as it takes."""
    told, at = Told(), begin
    while at < each:
        reading, writing = os.pipe()
        if (pid := os.fork()) == 0:
            os.close(reading)
            try:
                child(kind, seed, at, each, writing)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(70)
        os.close(writing)
        last = at - 1
        with os.fdopen(reading, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                number, _, rest = line.rstrip("\n").partition(" ")
                last = int(number)
                if rest == "begun":
                    at = last
                    continue
                took, _, said = rest.partition(" ")
                at, told.slowest = last + 1, max(told.slowest, float(took))
                told.read += said == "read"
                told.refused += said == "refused"
                if said.startswith("bad "):
                    told.bad.append((last, said[4:]))
        status = os.waitpid(pid, 0)[1]
        if status:
            why = (
                signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
            )
            told.bad.append((at, f"more than {SECONDS:.0f} s" if why == "SIGPROF" else why))
            at += 1
    return told


def main(argv: list[str] | None = None) -> int:
    """The exit code: 1 where anything went wrong."""
    ask = argparse.ArgumentParser(
        prog="fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    ask.add_argument("--each", type=int, default=1000, metavar="N", help="inputs of each kind")
    ask.add_argument("--only", nargs="+", choices=[one.name for one in KINDS], metavar="KIND")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--keep", type=Path, metavar="DIR", help="a folder for the inputs that went wrong")
    given = ask.parse_args(argv)
    wrong = 0
    print(f"{'kind':<12}{'read':>8}{'refused':>9}{'slowest':>10}  wrong", flush=True)
    for kind in KINDS:
        if given.only and kind.name not in given.only:
            continue
        told = run(kind, given.seed, given.each)
        wrong += len(told.bad)
        print(f"{kind.name:<12}{told.read:>8}{told.refused:>9}{told.slowest:>8.2f} s  {len(told.bad)}", flush=True)
        seen: dict[str, int] = {}
        for number, said in told.bad:
            seen[said] = seen.get(said, 0) + 1
            if seen[said] == 1:
                print(f"    {number}: {said}", flush=True)
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                (given.keep / f"{kind.name}-{number}{kind.suffix}").write_bytes(made(kind, given.seed, number))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
