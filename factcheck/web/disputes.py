"""The disputed questions as the desk holds them: found by a process of its own, so that no page waits for them.

Finding every dispute looks at every figure, which takes from half a second (400 figures) to minutes (100,000). So
`factcheck conflicts --json` runs beside the desk whenever something changed, at low priority, and the pages show what
it found last and of when that is. What a person decides is seen at once: the dispute it touches is worked out anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError

Record = dict[str, Any]
FILE = "desk-conflicts.jsonl"
LEAST_PAUSE = 5.0
"""Seconds between two runs, or five times as long as the last one took, whichever is more."""
LOOK_AGAIN = 1.0
PRIORITY = 10


@dataclass(frozen=True, slots=True)
class Found:
    """The disputes of one moment: `stamp` is that of the store, `by_figure` the number of each figure's dispute."""

    stamp: str
    records: tuple[Record, ...]
    by_figure: dict[str, int]

    @classmethod
    def of(cls, stamp: str, records: Iterable[Record]) -> Found:
        """Index what was found."""
        kept = tuple(records)
        return cls(stamp, kept, {f["id"]: number for number, r in enumerate(kept) for f in r["figures"]})

    def around(self, figure: str) -> Record | None:
        """The dispute in which a figure takes part."""
        number = self.by_figure.get(figure)
        return None if number is None else self.records[number]


class Disputes:
    """Keeps them fresh. `stamp` says where the store is."""

    def __init__(self, folder: Path, stamp: Callable[[], str]) -> None:
        self.folder = folder
        self._stamp = stamp
        self._found: Found | None = self._kept()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self.error: str | None = None

    def start(self) -> None:
        """Begin to look whether anything changed."""
        self._thread = threading.Thread(target=self._watch, name="disputes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, with the process that is at work."""
        self._stopping.set()
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
        if self._thread is not None:
            self._thread.join()

    @property
    def found(self) -> Found | None:
        """What was found last; None while nothing is."""
        return self._found

    def replace(self, figures: Iterable[str], anew: Sequence[Record]) -> None:
        """Put these disputes in the place of those in which the figures took part."""
        with self._lock:
            if self._found is None:
                return
            gone = {self._found.by_figure[f] for f in figures if f in self._found.by_figure}
            kept = [record for number, record in enumerate(self._found.records) if number not in gone]
            merged = sorted([*kept, *anew], key=lambda r: (-r["importance"], r["question"]))
            self._found = Found.of(self._found.stamp, merged)

    def refresh(self) -> None:
        """Find them now, and wait for it.

        Raises:
            FactcheckError: the process failed.
        """
        stamp = self._stamp()
        command = [sys.executable, "-m", "factcheck", "conflicts", "--json", "--workspace", str(self.folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 -- our own
            self._process = process
            with suppress(OSError, AttributeError):
                os.setpriority(os.PRIO_PROCESS, process.pid, PRIORITY)
            out, talk = process.communicate()
        if process.returncode != 0:
            raise FactcheckError(
                "the conflicts could not be worked out", subject=talk.decode("utf-8", "replace")[-300:]
            )
        found = Found.of(stamp, (json.loads(line) for line in out.splitlines()))
        with self._lock:
            if self._stamp() == stamp or self._found is None or not _judged_since(self._found.stamp, self._stamp()):
                self._found = found
        self._keep(found)

    def _watch(self) -> None:
        pause = 0.0
        while not self._stopping.wait(max(pause, LOOK_AGAIN)):
            pause = 0.0
            try:
                if self._found is not None and self._found.stamp == self._stamp():
                    continue
                began = time.monotonic()
                self.refresh()
                self.error = None
                pause = max(LEAST_PAUSE, 5 * (time.monotonic() - began))
            except FactcheckError as error:
                if not self._stopping.is_set():
                    self.error = str(error)
                pause = LEAST_PAUSE * 6

    def _kept(self) -> Found | None:
        """What an earlier desk found: a cache that may be deleted, and is not believed where it is damaged."""
        try:
            first, *rest = (self.folder / "indexes" / FILE).read_text(encoding="utf-8").splitlines()
            records = [json.loads(line) for line in rest]
            # Written by an older desk they lack what puts them in order.
            return Found.of(json.loads(first)["stamp"], records) if all("importance" in r for r in records) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, found: Found) -> None:
        with suppress(OSError):
            path = self.folder / "indexes" / FILE
            path.parent.mkdir(exist_ok=True)
            written = path.with_suffix(".new")
            lines = [json.dumps({"stamp": found.stamp}), *(json.dumps(record) for record in found.records)]
            written.write_text("\n".join(lines) + "\n", encoding="utf-8")
            written.replace(path)


def _judged_since(old: str, new: str) -> bool:
    return old.split(".")[2:] != new.split(".")[2:]


def facets(records: Iterable[Record]) -> dict[str, list[tuple[str, int]]]:
    """In how many disputes each source, speaker, place, measure and year takes part, most first."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in ("source", "speaker", "place", "measure", "year")}
    for record in records:
        seen: dict[str, set[str]] = {name: set() for name in counts}
        for figure in record["figures"]:
            for name, value in values(figure).items():
                if value:
                    seen[name].add(value)
        for name, own in seen.items():
            counts[name].update(own)
    return {name: sorted(c.items(), key=lambda pair: (-pair[1], pair[0]))[:12] for name, c in counts.items()}


def values(figure: Record) -> dict[str, str | None]:
    """What a figure of a dispute is counted under."""
    document = figure["document"]
    return {
        "source": document["source"],
        "speaker": figure["speaker"],
        "place": figure["place"],
        "measure": figure["measure"],
        "year": (figure["as_of"] or document["published"] or "")[:4] or None,
    }


def chosen(records: Iterable[Record], asked: dict[str, str | None], words: str | None = None) -> list[Record]:
    """The disputes in which one figure has all that is asked for; `words` must all stand in its question or claims."""
    wanted = {name: value for name, value in asked.items() if value}
    sought = (words or "").casefold().split()
    out = []
    for record in records:
        if wanted and not any(all(values(f).get(n) == v for n, v in wanted.items()) for f in record["figures"]):
            continue
        text = " ".join([record["question"], *(f["claim"]["text"] for f in record["figures"])]).casefold()
        if all(word in text for word in sought):
            out.append(record)
    return out
