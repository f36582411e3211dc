"""Serving: the terms on which a desk is open, its socket, and the server."""

from __future__ import annotations

import ipaddress
import socket as sockets
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn

from factcheck.errors import UsageError
from factcheck.web.application import application
from factcheck.web.desk import Desk, Terms
from factcheck.web.guard import LOOPBACK
from factcheck.web.people import Role

KEEP_ALIVE = 75
"""Seconds that an idle connection stays open, so that the click after a long look does not meet a closed one."""
LEAST_TOKEN = 16
"""Characters of a token: 64 bits and more, if it is random."""


def terms_for(host: str, token: str | None, role: Role, names: tuple[str, ...], most_upload: int) -> Terms:
    """The terms that the options of `factcheck serve` come to.

    Raises:
        UsageError: the token is too short to keep anybody out.
    """
    local = is_loopback(host)
    if token is not None and len(token) < LEAST_TOKEN and not local:
        raise UsageError("the token is too short", subject="--token", hint=f"{LEAST_TOKEN} random characters or more")
    known = (*LOOPBACK, host.lower(), *(name.lower() for name in names))
    # Beyond this machine everybody signs in, so a name that is not ours gains nothing; it is checked where one is told.
    return Terms(local, token, role, known if local or names else (), most_upload)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@contextmanager
def listening(host: str, port: int) -> Iterator[sockets.socket]:
    """A socket on the address, ready before anything is loaded.

    Raises:
        UsageError: the address is taken, or none of this machine's.
    """
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    # Said to be TCP outright: only then does asyncio send small answers at once (TCP_NODELAY), not 40 ms later.
    with closing(sockets.socket(family, sockets.SOCK_STREAM, sockets.IPPROTO_TCP)) as opened:
        opened.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
        try:
            opened.bind((host, port))
        except (OSError, OverflowError) as error:
            hint = "choose another with --port; 0 takes a free one"
            raise UsageError(f"cannot listen ({error})", subject=f"{host}:{port}", hint=hint) from error
        opened.listen(256)
        yield opened


def announced(host: str, opened: sockets.socket) -> str:
    """Where a browser finds the desk."""
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{opened.getsockname()[1]}/"


def run(desk: Desk, opened: sockets.socket) -> None:
    """Serve until it is stopped."""
    config = uvicorn.Config(
        application(desk, alive=True),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=KEEP_ALIVE,
    )
    uvicorn.Server(config).run(sockets=[opened])
