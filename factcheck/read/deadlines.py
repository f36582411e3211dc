"""Deadlines: each document of a file comes within a time in proportion to the file's size, or it is given up.

A file of a few kilobytes can ask for hours of work: nested objects that point at each other, streams that unpack to a
thousand times their size. The clock is a signal, so it only ticks in a program's main thread; elsewhere the limits of
size must do.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from factcheck.errors import Damaged, Unreadable

SECONDS = 8.0
SECONDS_PER_MB = 1.0

Item = TypeVar("Item")


class _TimeUp(BaseException):
    """Not an Exception: no library between us and the clock may swallow it."""


def seconds_for(size: int) -> float:
    """How long one document of a file of so many bytes may take.

    >>> seconds_for(1000), seconds_for(10 * 1024 * 1024)
    (8.0, 10.0)
    """
    return max(SECONDS, SECONDS_PER_MB * size / 1024 / 1024)


@contextmanager
def deadline(seconds: float, name: str) -> Iterator[None]:
    """End what runs inside when the time is up.

    Raises:
        Damaged: it was.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise _TimeUp

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _TimeUp:
        raise Damaged(
            f"given up after {seconds:.0f} seconds, which is far more than a file of its size takes",
            subject=name,
            hint="save it anew with the program that made it, or as plain text",
        ) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def in_time(items: Iterator[Item | Unreadable], seconds: float, name: str) -> Iterator[Item | Unreadable]:
    """The items, as long as each comes within the time; one that does not is the error that says so, and the last.

    An archive of a thousand pages may take as long as it needs, while one page that never ends is given up.
    """
    while True:
        try:
            with deadline(seconds, name):
                item = next(items, None)
        except Damaged as error:
            yield error
            return
        if item is None:
            return
        yield item
