"""Every value that a case keeps comes back as it was."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whence.case.pack import pack, unpack
from whence.claims.claim import Extract
from whence.documents.document import Part, Published
from whence.language.reading import Reading
from whence.resolve.resolution import Entity, Event, Ref, Relation, Source, Suggestion
from whence.weigh.weighed import Conflict, Grade, Origin, Stretch, Worth

KEPT = [
    *(Reading, Extract, Part, Published, Entity, Event, Relation, Source, Suggestion),
    *(Conflict, Grade, Origin, Stretch, Worth),
]


st.register_type_strategy(float, st.floats(allow_nan=False))  # which is not equal to itself


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
@settings(max_examples=30)
@given(data=st.data())
def test_what_is_packed_comes_back(kind: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert unpack(kind, pack(kind, value)) == value
    assert pack(kind, value) == pack(kind, unpack(kind, pack(kind, value)))


def test_maps_may_have_any_key() -> None:
    value = {Ref("r", 1): "e", Ref("r", 2): "f"}
    assert unpack(dict[Ref, str], pack(dict[Ref, str], value)) == value


def test_sets_have_one_order() -> None:
    assert pack(frozenset[str], frozenset("abc")) == pack(frozenset[str], frozenset("cab"))


def test_a_type_without_a_plain_form_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        what: complex

    with pytest.raises(TypeError, match="complex"):
        pack(Odd, Odd(1j))
