"""A site on a port of this machine, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from whence.settings import Settings
from whence.web.app import create_app

#: Under which names a Chromium may be installed; ``CHROMIUM`` names another.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: It may run in a container, and asks nobody for anything.
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")


def chromium() -> str | None:
    """The browser that is installed here, if there is one."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def served(case: Path) -> Iterator[str]:
    """The address of a case's site while it is served."""
    with socket.create_server(("127.0.0.1", 0)) as there:
        config = uvicorn.Config(create_app(Settings(case=case, user="tester")), log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [there]}, daemon=True)
        started = threading.Event()
        startup = server.startup

        async def ready(sockets: list[socket.socket] | None = None) -> None:
            await startup(sockets=sockets)
            started.set()

        server.startup = ready  # type: ignore[method-assign]
        thread.start()
        assert started.wait(20)
        try:
            yield f"http://127.0.0.1:{there.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
