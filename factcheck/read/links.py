"""Links: pages fetched from the network, only where a user names one, and never from inside the house.

The guard stands where the connection is made: the name is resolved once, every address it resolves to must be public,
and the connection goes to the address that was looked at. So a name cannot change its mind between the look and the
call, and each redirect passes the guard anew. The server's robots.txt is asked first.
"""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Callable, Iterable
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from factcheck.errors import Refused, TooLarge, Unreadable, UsageError
from factcheck.read.readers import LARGEST_FILE, Fetched

try:
    import httpcore2
except ImportError as error:  # pragma: no cover -- CI has it
    raise UsageError(
        "links can only be fetched with an extra package", hint='pip install -c constraints.txt "factcheck[url]"'
    ) from error

if TYPE_CHECKING:
    from httpcore2 import SOCKET_OPTION, NetworkStream

AGENT = f"factcheck/{version('factcheck')} (a reader's own archive; one page at a time)"
ROBOT = "factcheck"
SECONDS = 30.0
"""For one page, all redirects and its robots.txt apart; a single wait is at most WAIT."""
WAIT = 10.0
LARGEST_ROBOTS = 500 * 1024
MOST_REDIRECTS = 5
MOVED = {301, 302, 303, 307, 308}
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,application/json;q=0.9,*/*;q=0.5"
_EMBEDDED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: Address) -> bool:
    """Whether an address lies in the open network, also one that is wrapped into another.

    >>> [is_public(ipaddress.ip_address(a)) for a in ("9.9.9.9", "10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _EMBEDDED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    special = address.is_private or address.is_loopback or address.is_link_local or address.is_multicast
    return address.is_global and not (special or address.is_reserved or address.is_unspecified)


class Fetcher:
    """Fetches pages, one at a time. `allowed` says which addresses may be called; only a test has another than ours."""

    def __init__(
        self,
        *,
        allowed: Callable[[Address], bool] = is_public,
        resolve: Callable[[str, int], Iterable[str]] | None = None,
        seconds: float = SECONDS,
        largest: int = LARGEST_FILE,
    ) -> None:
        self._pool = httpcore2.ConnectionPool(network_backend=_Guarded(allowed, resolve or _resolved))
        self._seconds = seconds
        self._largest = largest
        self._robots: dict[str, RobotFileParser | bool] = {}

    def __call__(self, url: str) -> Fetched:
        """The page behind a link.

        Raises:
            Refused: the guard, the server or its robots.txt says no, or it takes too long.
            TooLarge: it is.
        """
        until = time.monotonic() + self._seconds
        here = _checked(url)
        for _ in range(MOST_REDIRECTS + 1):
            if not self._may_read(here, until):
                raise Refused("its robots.txt asks programs to stay away", subject=here, hint="save the page yourself")
            status, headers, raw = self._get(here, until, self._largest)
            if status in MOVED and "location" in headers:
                here = _checked(urljoin(here, headers["location"]))
                continue
            if status != 200:
                raise Refused(f"the server answered {status}", subject=here, hint="open it in a browser and save it")
            return Fetched(here, raw, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
        raise Refused(f"led on more than {MOST_REDIRECTS} times", subject=url)

    def _may_read(self, url: str, until: float) -> bool:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._rules(f"{origin}/robots.txt", until)
        rules = self._robots[origin]
        return rules if isinstance(rules, bool) else rules.can_fetch(ROBOT, url)

    def _rules(self, url: str, until: float) -> RobotFileParser | bool:
        """What robots.txt says (RFC 9309): everything is allowed without one, nothing where the server fails."""
        for _ in range(MOST_REDIRECTS + 1):
            try:
                status, headers, raw = self._get(url, until, LARGEST_ROBOTS)
            except TooLarge:
                return True
            if status in MOVED and "location" in headers:
                url = _checked(urljoin(url, headers["location"]))
                continue
            if status >= 500:
                return False
            if status != 200:
                return True
            rules = RobotFileParser()
            rules.parse(raw.decode("utf-8", "replace").splitlines())
            return rules
        return True

    def _get(self, url: str, until: float, largest: int) -> tuple[int, dict[str, str], bytes]:
        wait = max(min(WAIT, until - time.monotonic()), 0.01)
        timeouts = {"connect": wait, "read": wait, "write": wait, "pool": wait}
        headers: dict[bytes | str, bytes | str] = {
            "User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Host": urlsplit(url).netloc,
        }  # fmt: skip
        try:
            with self._pool.stream("GET", url, headers=headers, extensions={"timeout": timeouts}) as response:
                found = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                if response.status in MOVED:
                    return response.status, found, b""
                return response.status, found, _body(response, found, url, until, largest)
        except Unreadable:
            raise
        except httpcore2.TimeoutException as error:
            raise Refused(
                "no answer in time", subject=url, hint="try again later, or save the page yourself"
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, UnicodeError, ValueError) as error:
            raise Refused(f"cannot be fetched ({str(error)[:100]})", subject=url) from error


class _Guarded(httpcore2.NetworkBackend):
    """Connects to addresses that are allowed, and to nothing else."""

    def __init__(self, allowed: Callable[[Address], bool], resolve: Callable[[str, int], Iterable[str]]) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        addresses = list(dict.fromkeys(self._resolve(host, port)))
        for address in addresses:
            if not self._allowed(ipaddress.ip_address(address.partition("%")[0])):
                raise Refused(
                    f"leads to {address}, which is no public address", subject=host, hint="save the page yourself"
                )
        if not addresses:
            raise Refused("no such host", subject=host)
        return self._inner.connect_tcp(addresses[0], port, timeout, local_address, socket_options)


def _body(response: Any, headers: dict[str, str], url: str, until: float, largest: int) -> bytes:
    pieces, size = [], 0
    for portion in response.iter_stream():
        pieces.append(portion)
        size += len(portion)
        if size > largest:
            raise TooLarge(f"a page of more than {largest // 1024 // 1024} MB", subject=url)
        if time.monotonic() > until:
            raise Refused("too slow", subject=url, hint="save the page yourself")
    raw = b"".join(pieces)
    if headers.get("content-encoding", "").lower() in ("gzip", "x-gzip"):
        unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        try:
            raw = unpacker.decompress(raw, largest)
        except zlib.error as error:
            raise Refused(f"its packing is broken ({error})", subject=url) from error
        if unpacker.unconsumed_tail:
            raise TooLarge(f"a page that unpacks to more than {largest // 1024 // 1024} MB", subject=url)
    return raw


def _checked(url: str) -> str:
    """The link without its fragment.

    Raises:
        Refused: it is no http(s) link, or carries a password.
    """
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise Refused(f"no link ({error})", subject=url) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused("only http and https links are fetched", subject=url, hint="one like https://example.org/page")
    if parts.username or parts.password:
        raise Refused("a link with a password in it", subject=parts.hostname, hint="save the page yourself")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))


def _resolved(host: str, port: int) -> list[str]:
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)]
    except (socket.gaierror, UnicodeError) as error:
        raise Refused(f"no such host ({error})", subject=host) from error
