"""Progress on stderr, for work that takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

QUIET_SECONDS = 2.0
EVERY_SECONDS = 0.2


class Progress:
    """Counts documents and claims and shows them on a terminal while they come in."""

    def __init__(self) -> None:
        self._started = self._drawn = time.monotonic()
        self._documents = self._claims = 0
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def advance(self, claims: int) -> None:
        """One more document, with so many claims."""
        self._documents += 1
        self._claims += claims
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._started > QUIET_SECONDS and now - self._drawn > EVERY_SECONDS:
            self._drawn, self._shown = now, True
            seconds = now - self._started
            rate = self._documents / seconds
            sys.stderr.write(
                f"\r\x1b[K{self._documents:,} documents · {self._claims:,} claims · {seconds:.0f} s · {rate:.1f}/s"
            )
            sys.stderr.flush()
