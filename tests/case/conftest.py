"""Lets the tests of this room write pages as those of ``resolve`` do."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "resolve"))
