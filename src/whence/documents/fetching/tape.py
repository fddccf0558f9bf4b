"""What went over a connection, byte for byte: an exchange can be archived as it was, not as a library understood it."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpcore2

_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they were sent; ``began`` is in UTC, ``peer`` the address that answered."""

    url: str
    request: bytes
    answer: bytes
    began: datetime
    peer: str | None


class Tape:
    """Records one exchange after another, of one fetcher; ``keep`` gets each that was had whole."""

    def __init__(self, keep: Callable[[Exchange], None] | None) -> None:
        self._keep = keep
        self.went, self.came = bytearray(), bytearray()
        self.peer: str | None = None
        self._began = datetime.now(UTC)

    def begin(self) -> None:
        """The next exchange begins."""
        self.went.clear()
        self.came.clear()
        self._began = datetime.now(UTC)

    def end(self, url: str) -> None:
        """The answer is there whole: keep the exchange."""
        if self._keep is not None:
            answer = bytes(self.came)
            while answer.startswith(b"HTTP/1.1 1") and (head := _HEAD_ENDS.search(answer)):
                answer = answer[head.end() :]  # "wait" and "early hints" are no answer yet
            self._keep(Exchange(url, bytes(self.went), answer, self._began, self.peer))

    def listen(self, stream: httpcore2.NetworkStream) -> httpcore2.NetworkStream:
        """The same connection, recorded, if anything is to be kept."""
        return _Recorded(stream, self) if self._keep is not None else stream


def split(message: bytes) -> tuple[bytes, bytes]:
    """A message's head, with the empty line that ends it, and its body."""
    head = _HEAD_ENDS.search(message)
    return (message[: head.end()], message[head.end() :]) if head else (message, b"")


class _Recorded(httpcore2.NetworkStream):
    """A connection whose bytes are written down above the encryption."""

    def __init__(self, inner: httpcore2.NetworkStream, tape: Tape) -> None:
        self._inner, self._tape = inner, tape

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, timeout)
        self._tape.came += data
        self._tape.peer = self._peer()
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._tape.went += buffer
        self._inner.write(buffer, timeout)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Recorded(self._inner.start_tls(ssl_context, server_hostname, timeout), self._tape)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _peer(self) -> str | None:
        address = self._inner.get_extra_info("server_addr")
        return str(address[0]) if address else None
