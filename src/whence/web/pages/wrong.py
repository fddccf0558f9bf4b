"""What could not be shown, in a sentence and without a word of what is inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from whence.web.asked import Page

SAYS = {
    400: "This cannot be taken as it was sent.",
    401: "This case is for its users: log in first.",
    404: "There is no such page in this case.",
    405: "This address does not take that.",
    413: "This is more than a form of ours holds.",
    500: "Something went wrong on our side. The case is as it was; the terminal that serves it says more.",
}

HEADINGS = {
    400: "Not taken",
    401: "Not logged in",
    404: "Not here",
    405: "Not that way",
    413: "Too much",
    500: "Something went wrong",
}


@dataclass(frozen=True, kw_only=True)
class WrongPage(Page):
    template: ClassVar[str] = "wrong.html"
    status: Annotated[int, "the HTTP status"]
    says: Annotated[str, "what went wrong, in a sentence"]


def wrong_page(status: int, says: str = "") -> WrongPage:
    return WrongPage(title=HEADINGS.get(status, "Not here"), status=status, says=says or SAYS.get(status, SAYS[400]))
