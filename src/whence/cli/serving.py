"""``whence serve``: the case in a browser, on this machine or, for those who have a password, on others."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whence.cli.options import CaseOption, chosen, help_text
from whence.cli.speak import complain, say
from whence.errors import CaseError

if TYPE_CHECKING:
    from whence.settings import Settings
    from whence.web.users import Users

HOST, PORT = "127.0.0.1", 8000


def register(app: typer.Typer) -> None:
    app.command(
        help=help_text(
            "Show the case in a browser: accounts side by side, reports with their claims underlined, dossiers, and "
            "a queue of what waits for a judgement. Serves this machine alone unless --host says otherwise; once "
            "somebody has a password (`whence password`), everybody has to log in.",
            "whence serve",
            "whence serve --port 8080 --case navy.db",
            "whence serve --host 0.0.0.0 --certificate case.crt --key case.key --name case.example.org",
        )
    )(serve)


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(metavar="HOST", help="The address to listen on.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="PORT", help="The port to listen on.")] = PORT,
    case: CaseOption = None,
    borders: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A GeoJSON file of yours whose lines maps show; Whence brings no borders."),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name under which others reach it; may be repeated.")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A certificate (PEM, with its chain), to serve https.")
    ] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's private key (PEM).")] = None,
    proxy: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The proxy in front, whose word is taken on who asks, and how.")
    ] = "",
) -> None:
    settings = replace(chosen(context, case), borders=borders)
    reachable = bool(proxy or name) or not is_loopback(host)
    users = users_of(settings, "a proxy or a name lets others in" if is_loopback(host) else host, reachable)
    secure = certificate is not None
    if certificate is not None:
        check_certificate(certificate, key)
    import uvicorn

    from whence.web.app import create_app
    from whence.web.guard import LOOPBACK

    app = create_app(settings, LOOPBACK | {one.lower() for one in name or ()}, users)
    with listening(host, port) as there:
        shown = name[0] if name else f"[{host}]" if ":" in host else host
        say(f"The case is at http{'s' * secure}://{shown}:{there.getsockname()[1]}/ until you press Ctrl+C.")
        if not (secure or proxy or is_loopback(host)):
            complain("passwords travel in the clear: --certificate and --key, or a proxy with --proxy, prevent it")
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            ws="none",
            limit_concurrency=200,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            proxy_headers=bool(proxy),
            forwarded_allow_ips=proxy or None,
        )
        uvicorn.Server(config).run([there])


def users_of(settings: Settings, reached: str, needed: bool) -> Users | None:
    """Who may log in, or None where anybody on this machine may look. Raises CaseError where there must be somebody."""
    from whence.web.users import Users

    users = Users(settings.users_file)
    if users.names():
        return users
    if needed:
        raise CaseError(f"{reached}: other machines could read this case; give somebody a password first, with "
                        "`whence password NAME`")  # fmt: skip
    return None


def check_certificate(certificate: Path, key: Path | None) -> None:
    """Raise CaseError where the two are no pair."""
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key, password="")
    except (OSError, ssl.SSLError) as error:
        raise CaseError(f"{certificate}: no certificate with its key ({error.strerror or error})") from error


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
