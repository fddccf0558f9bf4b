"""What a case leaves open: who is not named, and whose status rests on little."""

from __future__ import annotations

from whence.case.view import View
from whence.weigh import current
from whence.weigh.weighed import Stretch

#: Schemas of those whom a later report may name. Goods and places without a name are not waited for.
NAMEABLE = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity", "Vessel"})

#: A status with this grade or a worse one is worth a better source (4 is "doubtful").
WEAK = 4


def unnamed(view: View) -> list[str]:
    """People and organisations that claims single out without a name; groups ("guards") are not waited for."""
    return [
        id
        for id, one in sorted(view.entities.items())
        if not one.named and one.schema in NAMEABLE and not view.is_group(id) and view.claims_naming.get(id)
    ]


def weakly_supported(view: View) -> list[tuple[str, Stretch]]:
    """Entities whose present status is doubtful or worse."""
    found = ((id, current(stretches)) for id, stretches in sorted(view.weighed.status.items()))
    return [(id, now) for id, now in found if now is not None and now.grade >= WEAK]
