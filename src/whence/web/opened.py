"""The case that one process serves: opened once, looked up once, and looked up again when it changed.

Another process may read reports or judge while this one serves. The store counts what others commit; only where that
count moved is the case asked anew. While others are still reading, pages show the case as it was settled last and say
so, rather than resolve everything for every page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any, TypeVar

from whence.case import build
from whence.case.case import Case
from whence.case.database import Where
from whence.case.view import View

T = TypeVar("T")


class Opened:
    """One case and everything in it. Methods may be called from any thread; what a View shows never changes."""

    def __init__(self, where: Where) -> None:
        self._lock = RLock()
        self._case = Case(where)
        self.name = self._case.database.name
        self._view = build.settle(self._case)
        self._seen = self._case.database.others()
        self._answers: dict[str, Any] = {}
        self.behind = False

    def close(self) -> None:
        with self._lock:
            self._case.close()

    def view(self) -> View:
        """The case as it is now, or, while another process is in the middle of reading, as it was before.

        Where the store went away and is back, as when its server was restarted, everything is looked up anew.
        """
        with self._lock:
            others, lost = self._case.database.others(), self._view.is_lost()
            if lost or others != self._seen:
                self._seen = others
                self.behind = not lost and not self._case.is_settled()
                if not self.behind:
                    self._take(build.settle(self._case))
            return self._view

    @contextmanager
    def page(self) -> Iterator[View]:
        """The case, for as long as one page is being made: nobody changes or asks it meanwhile."""
        with self._lock:
            yield self.view()

    def ask(self, question: Callable[[Case], T]) -> T:
        """Something that only the case itself can answer: words looked for, original bytes, the log of decisions."""
        with self._lock:
            return question(self._case)

    def change(self, decide: Callable[[Case, View], T]) -> T:
        """Decide something, then settle the case again. What the decision raises leaves everything as it was."""
        with self._lock:
            done = decide(self._case, self.view())
            self._take(build.settle(self._case))
            self.behind = False
            return done

    def once(self, name: str, find: Callable[[Case, View], T]) -> T:
        """Something that takes long to find (a sorted list, the review's queue), kept until the case changes."""
        with self._lock:
            view = self.view()
            if name not in self._answers:
                self._answers[name] = find(self._case, view)
            return self._answers[name]  # type: ignore[no-any-return]

    def settle(self) -> None:
        """Take up what another process read and left unsettled."""
        self.change(lambda case, view: None)

    def _take(self, view: View) -> None:
        self._view = view
        self._answers.clear()
