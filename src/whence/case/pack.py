"""Plain values to bytes and back: how the case keeps readings, extracts and everything derived.

Compact JSON under zlib. A dataclass becomes the list of its fields in order, so a stored value holds no
field names; which class a value is, the reader of it always knows. The same value always gives the same
bytes (sets are sorted, dictionaries are kept in their order), which is what lets two cases be compared.
A change of a stored class's fields needs a migration or, for derived data, a rebuild.
"""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Plain = Any  # what json can write


class Coder(NamedTuple):
    """How one type is written down and read back; None where the value is JSON already."""

    write: Callable[[Any], Plain] | None
    read: Callable[[Plain], Any] | None


AS_IS = Coder(None, None)


def pack(kind: Any, value: Any) -> bytes:
    """``value``, which is of type ``kind``, as bytes."""
    write = _coder(kind).write
    plain = value if write is None else write(value)
    return _deflated(_encode(plain).encode())


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
#: Fewer bytes than these take a small window: setting up the usual one costs ten times what they do themselves.
SMALL = 4096


def _deflated(plain: bytes) -> bytes:
    window, memory = (12, 4) if len(plain) < SMALL else (15, 8)
    deflate = zlib.compressobj(6, zlib.DEFLATED, window, memory)
    return deflate.compress(plain) + deflate.flush()


def unpack(kind: type[T], data: bytes, names: Mapping[str, str] | None = None) -> T:
    """What :func:`pack` was given; ``names`` gives words, as of ids, that are to be read as others."""
    plain = json.loads(zlib.decompress(data))
    if names:
        plain = _renamed(plain, names)
    read = _coder(cast(Any, kind)).read
    return cast(T, plain if read is None else read(plain))


def readable(kind: type[T], data: bytes) -> T | None:
    """What :func:`pack` was given, or None where the bytes are damaged."""
    try:
        return unpack(kind, data)
    except (zlib.error, ValueError, TypeError, LookupError):
        return None


def _renamed(plain: Plain, names: Mapping[str, str]) -> Plain:
    if isinstance(plain, list):
        return [_renamed(one, names) for one in plain]
    return names.get(plain, plain) if isinstance(plain, str) else plain


@cache
def _coder(kind: Any) -> Coder:
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        names = tuple(field.name for field in dataclasses.fields(kind))
        return _record(cast(type, kind), names, tuple(_coder(hints[name]) for name in names))
    origin, parts = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return _record(kind, kind._fields, tuple(_coder(hints[name]) for name in kind._fields))
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        return _optional(_coder(inner))
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _many(_coder(parts[0]), tuple, list)
    if origin is tuple:
        return _record(lambda *items: items, tuple(range(len(parts))), tuple(_coder(part) for part in parts))
    if origin is frozenset:
        return _many(_coder(parts[0]), frozenset, sorted)
    if origin is dict:
        return _mapping(_coder(parts[0]), _coder(parts[1]))
    if origin is Literal or kind in (str, int, float, bool):
        return AS_IS
    raise TypeError(f"{kind!r} has no plain form")


def _record(make: Callable[..., Any], names: tuple[str | int, ...], coders: tuple[Coder, ...]) -> Coder:
    """A fixed row of values: a dataclass or named tuple by attribute, a bare tuple by position."""
    writes = tuple((at, coder.write) for at, coder in enumerate(coders) if coder.write is not None)
    reads = tuple((at, coder.read) for at, coder in enumerate(coders) if coder.read is not None)

    fields = _fields(names)

    def write(value: Any) -> Plain:
        plain = list(fields(value))
        for at, w in writes:
            plain[at] = w(plain[at])
        return plain

    def read(plain: Plain) -> Any:
        for at, r in reads:
            plain[at] = r(plain[at])
        return make(*plain)

    return Coder(write, read)


def _fields(names: tuple[str | int, ...]) -> Callable[[Any], Iterable[Any]]:
    """All values of a record at once; a bare tuple is its own values."""
    if not names or isinstance(names[0], int):
        return iter
    get = attrgetter(*cast(tuple[str, ...], names))
    return get if len(names) > 1 else lambda value: (get(value),)


def _many(coder: Coder, make: Callable[[Any], Any], order: Callable[[Any], list[Any]]) -> Coder:
    w, r = coder
    return Coder(
        (lambda value: order(value)) if w is None else (lambda value: [w(item) for item in order(value)]),
        make if r is None else (lambda plain: make(map(r, plain))),
    )


def _optional(coder: Coder) -> Coder:
    w, r = coder
    return Coder(
        None if w is None else (lambda value: None if value is None else w(value)),
        None if r is None else (lambda plain: None if plain is None else r(plain)),
    )


def _mapping(keys: Coder, values: Coder) -> Coder:
    """A list of pairs, since JSON's own keys are words only."""
    pair = _record(lambda key, value: (key, value), (0, 1), (keys, values))
    assert pair.write is not None
    assert pair.read is not None
    write, read = pair.write, pair.read
    return Coder(
        lambda value: [write(item) for item in value.items()],
        lambda plain: dict(map(read, plain)),
    )
