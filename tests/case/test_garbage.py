"""Python looks for dead circles seldom while Whence works, and as before afterwards, whatever happened."""

import gc

import pytest

from whence.case.garbage import SELDOM, seldom


def test_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom():
        assert gc.get_threshold() == SELDOM
        with seldom():
            assert gc.get_threshold() == SELDOM
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before != SELDOM


def test_as_before_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="torn"), seldom():
        raise ValueError("torn")
    assert gc.get_threshold() == before
