"""``whence serve``: the case in a browser on this machine."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from whence.cli.options import CaseOption, chosen, help_text
from whence.cli.speak import say
from whence.errors import CaseError

HOST, PORT = "127.0.0.1", 8000


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Show the case in a browser: accounts side by side, reports with their claims underlined, dossiers, and "
            "a queue of what waits for a judgement. Serves this machine alone, and asks no other.",
            "whence serve",
            "whence serve --port 8080 --case navy.db",
        )
    )(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on; this machine's own.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="The port to listen on.")] = PORT,
    case: CaseOption = None,
    borders: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A GeoJSON file of yours whose lines maps show; Whence brings no borders."),
    ] = None,
) -> None:
    if not is_loopback(host):
        raise CaseError(f"{host} can be reached from other machines; Whence serves this one alone: use {HOST}")
    import uvicorn

    from whence.web.app import create_app

    app = create_app(replace(chosen(context, case), borders=borders))
    with listening(host, port) as there:
        name = f"[{host}]" if ":" in host else host
        say(f"The case is at http://{name}:{there.getsockname()[1]}/ until you press Ctrl+C.")
        uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False)).run([there])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise CaseError(f"{host}:{port} cannot be listened on ({error.strerror}); try another --port") from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
