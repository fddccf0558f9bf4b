"""Runs every bench of this folder in turn: ``make bench``. Those that need the data folder say so where it is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    """The number of benches that failed."""
    failed = 0
    for bench in sorted(Path(__file__).parent.glob("*.py")):
        if bench.name.startswith("__"):
            continue
        print(f"\n== {bench.stem}", flush=True)
        failed += subprocess.run([sys.executable, str(bench)], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
