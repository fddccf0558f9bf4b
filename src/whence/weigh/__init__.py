"""What is copied from what, which chains share an origin, what conflicts, what grade and status follow.

``weigh`` is the whole of it; ``compare`` sets two origins side by side; ``status_at`` and ``current`` read a
status history.
"""

from __future__ import annotations

from whence.weigh.lineage import compare
from whence.weigh.recipe import weigh
from whence.weigh.status import current, status_at

__all__ = ["compare", "current", "status_at", "weigh"]
