"""Who came and went: a file beside the case that only grows, one JSON object a line.

Keys: ``at`` (UTC, to the second), ``what`` (log-in, refused, too-many, log-out), ``user`` (null where the name is none
of a user's: people type passwords there too) and ``from`` (the address). What users decided stands in the log of
judgements, under their names.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

What = Literal["log-in", "refused", "too-many", "log-out"]


def write(path: Path, what: What, user: str | None, address: str) -> None:
    """Add a line, readable by its owner alone. Raises OSError: whoever cannot be written down does not come in."""
    line = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "what": what, "user": user, "from": address}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "wb") as file:
        file.write(json.dumps(line, ensure_ascii=False).encode(errors="replace") + b"\n")
