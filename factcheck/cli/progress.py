"""Progress on stderr, for work that takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

QUIET_SECONDS = 2.0
EVERY_SECONDS = 0.2
WIDTH = 20


class Progress:
    """Counts what is done, and shows it on a terminal: a bar and the seconds left where the total is known.

    `unit` is what is counted; `total`, where it can be told beforehand, is told by `expect`.
    """

    def __init__(self, unit: str = "documents") -> None:
        self.unit = unit
        self.done = self.claims = 0
        self._total: float | None = None
        self._started = self._drawn = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def expect(self, total: float | None) -> None:
        """How many there will be; an estimate may be corrected at any time."""
        self._total = total

    def advance(self, count: int = 1, claims: int = 0) -> None:
        """So many more are done, with so many claims."""
        self.done += count
        self.claims += claims
        now = time.monotonic()
        if sys.stderr.isatty() and now - self._started > QUIET_SECONDS and now - self._drawn > EVERY_SECONDS:
            self._drawn, self._shown = now, True
            sys.stderr.write("\r\x1b[K" + self.line(now - self._started))
            sys.stderr.flush()

    def rate(self) -> str:
        """How much came a second, from beginning to end."""
        seconds = max(time.monotonic() - self._started, 1e-3)
        each = f"{self.done / seconds:.1f} {self.unit} and {self.claims / seconds:.1f} claims a second"
        return f"{self.done:,} {self.unit} in {seconds:.0f} s: {each}"

    def line(self, seconds: float) -> str:
        """What is shown after so many seconds.

        >>> progress = Progress()
        >>> progress.advance(claims=12)
        >>> progress.line(3.0)
        '1 documents · 12 claims · 3 s'
        >>> progress.expect(4)
        >>> progress.line(3.0)
        '█████···············  25 % · 1 documents · 12 claims · 9 s left'
        """
        counted = f"{self.done:,} {self.unit}" + (f" · {self.claims:,} claims" if self.claims else "")
        if not self._total or not self.done:
            return f"{counted} · {seconds:.0f} s"
        share = min(self.done / self._total, 1.0)
        bar = "█" * round(WIDTH * share)
        return f"{bar:·<{WIDTH}} {share * 100:3.0f} % · {counted} · {seconds / share - seconds:.0f} s left"


def documents_in(inputs: Sequence[str]) -> int | None:
    """About how many documents the files and folders hold: a line of JSON Lines each, any other file one.

    None where that cannot be told beforehand, and where nobody would see it.
    """
    if not sys.stderr.isatty():
        return None
    total = 0
    for name in inputs:
        path = Path(name)
        if not path.exists():
            return None
        for file in [path] if path.is_file() else path.rglob("*"):
            total += _documents(file)
    return total


def _documents(file: Path) -> int:
    if not file.is_file():
        return 0
    if file.suffix != ".jsonl":
        return 1
    with file.open("rb") as stream:
        return sum(portion.count(b"\n") for portion in iter(lambda: stream.read(1 << 20), b""))
