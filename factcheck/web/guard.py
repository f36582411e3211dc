"""The guard: what every request passes, whoever asks and whatever for.

A name that is not ours is refused (a page elsewhere may have pointed its own name at this machine), so is a body that
is too large and an address that asks too often; every answer carries the headers that keep a browser from doing what a
hostile text wants; what did not change is not sent again.
"""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.web.desk import MEGABYTE, Terms
from factcheck.web.problems import MEDIA_TYPE, Denied, TooMuch, TooOften, body, problem, status_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    # "no-referrer" would have browsers send the forms of our own pages with the origin "null".
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
MOST_BODY = 2 * MEGABYTE
ADDING = ("/add", "/api/add")
MOST_HASHED = 8 * MEGABYTE
LOOPBACK = ("127.0.0.1", "localhost", "::1")
MOST_ADDRESSES = 10_000


class Guard:
    """Wraps the application."""

    def __init__(self, app: App, terms: Terms) -> None:
        self.app = app
        self.terms = terms
        self._buckets: dict[str, Buckets] = {
            "reads": Buckets(terms.reads_a_minute),
            "writes": Buckets(max(terms.reads_a_minute // 10, 1)),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        try:
            self._admit(scope, headers)
            most = self.terms.most_upload if scope["path"] in ADDING else MOST_BODY
            _measure(headers, most)
        except FactcheckError as error:
            await refuse(send, error)
            return
        answer = _Answer(send, headers.get(b"if-none-match"), scope)
        try:
            await self.app(scope, _counted(receive, most), answer.send)
        except TooMuch as error:
            if not answer.begun:
                await refuse(send, error)

    def _admit(self, scope: Scope, headers: dict[bytes, bytes]) -> None:
        asked = headers.get(b"host", b"").decode("latin-1").lower()
        name = asked.rpartition(":")[0] if asked.rpartition(":")[2].isdigit() else asked
        if self.terms.hosts and name.strip("[]") not in self.terms.hosts:
            hint = "open it under the address that `factcheck serve` printed, or name it with --allow-host"
            raise Denied("this desk does not go by that name", subject=asked[:80], hint=hint)
        if self.terms.local:
            return
        address = scope["client"][0] if scope.get("client") else "?"
        kind = "reads" if scope["method"] in ("GET", "HEAD") else "writes"
        if not self._buckets[kind].take(address):
            raise TooOften("too many requests", subject=address, hint="wait a few seconds")


class Buckets:
    """So many requests a minute for each key, in bursts of up to a sixth of it."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = a_minute / 60
        self.size = max(a_minute / 6, 1.0)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> bool:
        """Take one; false where none is left."""
        now = self._clock()
        left, then = self._left.pop(key, (self.size, now))
        left = min(self.size, left + (now - then) * self.rate)
        self._left[key] = (max(left - 1, 0.0) if left >= 1 else left, now)
        while len(self._left) > MOST_ADDRESSES:
            self._left.popitem(last=False)
        return left >= 1


def _measure(headers: dict[bytes, bytes], most: int) -> None:
    told = headers.get(b"content-length", b"0")
    if not told.isdigit() or int(told) > most:
        raise _too_much(most)


def _counted(receive: Receive, most: int) -> Receive:
    """The body as it comes, until it is more than was allowed: a length that was told may be a lie."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_much(most)
        return message

    return counted


def _too_much(most: int) -> TooMuch:
    hint = "split it, or use `factcheck add` on the machine itself"
    return TooMuch(f"more than {most // MEGABYTE} MB, which is the most that is taken in one piece", hint=hint)


async def refuse(send: Send, error: FactcheckError) -> None:
    """Answer with problem details, without asking the application."""
    said = body(problem(error))
    headers = [
        *((name.encode(), value.encode()) for name, value in HEADERS.items()),
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(said)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status_of(error), "headers": headers})
    await send({"type": "http.response.body", "body": said})


class _Answer:
    """Passes an answer on with the safe headers; one that can be had again gets an ETag, and may become a 304."""

    def __init__(self, send: Send, known: bytes | None, scope: Scope) -> None:
        self._send = send
        self._known = known
        self._tagged = scope["method"] == "GET"
        self._static = scope["path"].startswith("/static/")
        self._start: Message | None = None
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            self._start = self._dressed(message)
            if not self._holds(self._start):
                await self._send(self._start)
                self._start = None
            return
        if message["type"] == "http.response.body" and self._start is not None:
            start, self._start = self._start, None
            content = message.get("body", b"")
            if not message.get("more_body", False):
                tag = b'"' + hashlib.sha256(content).hexdigest()[:32].encode() + b'"'
                start["headers"].append((b"etag", tag))
                if self._known is not None and tag in [known.strip() for known in self._known.split(b",")]:
                    kept = [
                        (n, v) for n, v in start["headers"] if n.lower() not in (b"content-length", b"content-type")
                    ]
                    await self._send({"type": "http.response.start", "status": 304, "headers": kept})
                    await self._send({"type": "http.response.body", "body": b""})
                    return
            await self._send(start)
        await self._send(message)

    def _dressed(self, message: Message) -> Message:
        present = {name.lower() for name, _ in message["headers"]}
        added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in present]
        if b"cache-control" not in present:
            added.append((b"cache-control", b"public, max-age=86400" if self._static else b"private, no-cache"))
        return {**message, "headers": [*message["headers"], *added]}

    def _holds(self, start: Message) -> bool:
        """Whether the answer waits for its body, to be tagged."""
        lengths = [value for name, value in start["headers"] if name.lower() == b"content-length"]
        tagged = any(name.lower() == b"etag" for name, _ in start["headers"])
        short = bool(lengths) and int(lengths[0]) <= MOST_HASHED
        return self._tagged and start["status"] == 200 and short and not tagged
