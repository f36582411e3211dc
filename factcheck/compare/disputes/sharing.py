"""Sharing: work on what this process holds already, done by copies of it at the same time.

A copy is forked, so that it has at once what took long to make, a hundred thousand questions with their columns, and
only what it finds goes through a pipe. That is safe only where no other thread runs, and where the system can fork.
A copy that dies is not missed, its share is done here; and a copy whose first process is gone ends.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any, TypeVar

P = TypeVar("P")
T = TypeVar("T")
MOST = 4
WORTH_SHARING = 5_000
"""Figures to compare, or pairs to put in words, from which on several processes do it sooner than one."""
TO_SEND = 0.15
"""What copies send takes them so much of the time that it took to find where that is a long text for each thing: a
question, a sentence."""
_copied: int | None = None
"""In a copy the process of which it is one."""


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many equal shares of some work."""

    number: int
    of: int

    def part(self, things: Sequence[T], more: float = 0.0) -> Sequence[T]:
        """The share of some things, which lie together; the shares one after the other are all of them.

        The first may be the larger by so much of a share (`TO_SEND`).
        """
        ends = (min(number, 1) * more + number for number in (self.number, self.number + 1))
        first, last = (round(len(things) * end / (self.of + more)) for end in ends)
        return things[first:last]


def worth_having(count: int) -> int:
    """In how many processes work on so many things is done soonest: 1 where this one must not fork."""
    if count < WORTH_SHARING or sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def shared(work: Callable[[Share], T], processes: int) -> list[T]:
    """What the work comes to for each share, in order; all but the first are done in copies of this process."""
    if processes == 1:
        return [work(Share(0, 1))]
    with _frozen():
        copies = [_at_work(work, Share(number, processes)) for number in range(1, processes)]
        return [work(Share(0, processes)), *(_result(work, *copy) for copy in copies)]


@contextmanager
def ahead(work: Callable[[P], T], pieces: Sequence[P], processes: int) -> Iterator[Iterator[T]]:
    """What each piece comes to, in order: a copy works on the next ones while this process uses those before."""
    if processes == 1 or not pieces:
        yield map(work, pieces)
        return

    def send(pipe: IO[bytes]) -> None:
        for piece in still_wanted(pieces):
            pickle.dump(work(piece), pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()

    with _frozen():
        process, reading = _forked(send)
    with os.fdopen(reading, "rb") as pipe:
        try:
            yield _received(work, pieces, pipe)
        finally:
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)


def still_wanted(pieces: Iterable[T]) -> Iterator[T]:
    """The pieces of some work: all of them here, in a copy as long as the process is there of which it is one."""
    for piece in pieces:
        if _copied is not None and os.getppid() != _copied:
            return
        yield piece


@contextmanager
def uncollected() -> Iterator[None]:
    """For work that makes millions of objects and hardly a cycle: the collector would look through all again and again.

    Of 20,000 figures it took an eighth of the time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _frozen() -> Iterator[None]:
    """Else the copies' collectors would write to every object, and the memory were theirs no longer together."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _at_work(work: Callable[[Share], Any], share: Share) -> tuple[Share, int, int]:
    """Start a copy that works on a share: the share, the copy's process and the end of its pipe."""
    return share, *_forked(lambda pipe: pickle.dump(work(share), pipe, pickle.HIGHEST_PROTOCOL))


def _forked(send: Callable[[IO[bytes]], None]) -> tuple[int, int]:
    """Start a copy that sends something: its process and the end of its pipe."""
    global _copied  # noqa: PLW0603 -- it is the copy's own
    first = os.getpid()
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading
    _copied = first
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            send(pipe)
    finally:
        os._exit(0)  # nothing that the first process has still to do is done twice


def _received(work: Callable[[P], T], pieces: Sequence[P], pipe: IO[bytes]) -> Iterator[T]:
    """What a copy sends of each piece; where it sends no more, what this process makes of it."""
    received = 0
    with suppress(pickle.UnpicklingError, EOFError):
        for _ in pieces:
            found: T = pickle.load(pipe)  # noqa: S301 -- what our own copy wrote
            received += 1
            yield found
    yield from map(work, pieces[received:])


def _result(work: Callable[[Share], T], share: Share, process: int, reading: int) -> T:
    with os.fdopen(reading, "rb") as pipe:
        found = pipe.read()
    with suppress(ChildProcessError):
        os.waitpid(process, 0)
    try:
        return pickle.loads(found)  # type: ignore[no-any-return] # noqa: S301 -- what our own copy wrote
    except (pickle.UnpicklingError, EOFError):
        return work(share)
