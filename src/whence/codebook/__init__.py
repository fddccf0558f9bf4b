"""The codebook: what counts as an event, a relation, a state, and the words that tell them. A leaf."""

from whence.codebook.load import load
from whence.codebook.types import Codebook, EventType, RelationType, State, Trigger

__all__ = ["Codebook", "EventType", "RelationType", "State", "Trigger", "load"]
