"""The desk: one workspace behind many pages, opened as often as threads and processes need it."""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from factcheck.doctor import Finding, examine
from factcheck.review.disputed import disputed
from factcheck.settings import Settings
from factcheck.show.outcomes import dispute_record
from factcheck.store import browsing
from factcheck.store.clock import now
from factcheck.text.dates.dates import day_of
from factcheck.web.crew import Crew, P, T, Work
from factcheck.web.disputes import Disputes
from factcheck.web.jobs import Jobs
from factcheck.web.ledger import Ledger
from factcheck.web.people import Person, Role
from factcheck.workspace import Workspace

READERS = 4
MOST_REMEMBERED = 64
"""Checks whose answers are kept, each some 50 kB."""
LOOK_AGAIN = 60.0
"""Seconds after which what the doctor found is old."""
MEGABYTE = 1024 * 1024


Shelf = queue.SimpleQueue[Workspace]
"""Open workspaces of one use. They are lent in the order in which they were asked for, so nobody waits for ever."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a desk is open. `local` is true where only this machine can reach it."""

    local: bool = True
    token: str | None = None
    token_role: Role = Role.READER
    hosts: tuple[str, ...] = ()
    """Names under which the desk may be asked for; any where empty."""
    most_upload: int = 25 * MEGABYTE
    """Bytes that may be added in one piece."""
    reads_a_minute: int = 1200
    """Pages that one address may ask for, beyond this machine; a tenth of it that search or change something."""


class Desk:
    """An open desk. It lends workspaces to look things up (`reading`), and has what takes longer done (`ask`).

    With a crew of so many `processes` that is done beside it, once it was started; without one it is done here, one
    thing at a time.
    """

    def __init__(self, settings: Settings, terms: Terms, processes: int = 0) -> None:
        self.settings = settings
        self.terms = terms
        self._opened: list[Workspace] = []
        self._thinkers, self._readers = self._open(1), self._open(READERS)
        self._processes = processes
        self._crew: Crew | None = None
        self.ledger = Ledger.open(settings.folder)
        self.jobs = Jobs(settings.folder)
        self.disputes = Disputes(settings.folder, self.stamp)
        self._findings: tuple[list[Finding], str, float] | None = None
        self._examining = threading.Lock()
        self._remembered: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._remembering = threading.Lock()
        self._facets: dict[tuple[Any, ...], Any] = {}
        self._warming: threading.Thread | None = None
        self.warm = threading.Event()

    def start(self) -> None:
        """Begin what goes on in the background: the crew with its models, finding the disputes."""
        self._crew = Crew(self.settings, self._processes) if self._processes else None
        self._warming = threading.Thread(target=self._warm_up, name="warming up", daemon=True)
        self._warming.start()
        self.disputes.start()

    def close(self) -> None:
        """Close everything; once more does nothing."""
        if not self._opened:
            return
        self.disputes.stop()
        if self._warming is not None:
            self._warming.join()
        self.ledger.close()
        if self._crew is not None:
            self._crew.close()
        self._thinkers.get()
        for workspace in self._opened:
            workspace.close()
        self._opened.clear()

    @property
    def person(self) -> Person | None:
        """Who sits at it where nobody has to sign in: the owner of this machine's workspace."""
        open_to_all = self.terms.local and self.terms.token is None and not self.ledger.users()
        return Person(self.settings.author.value, Role.ADMIN) if open_to_all else None

    @contextmanager
    def reading(self) -> Iterator[Workspace]:
        """A workspace to look things up in and write remarks with, for one thread at a time."""
        with _lent(self._readers) as workspace:
            yield workspace

    def ask(self, work: Work[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Have something done with a workspace that takes longer than looking up: searching, comparing.

        Raises:
            FactcheckError: what the work raises, or the process that was at it ended.
        """
        if self._crew is not None:
            return self._crew.ask(work, *given, **named)
        with _lent(self._thinkers) as workspace:
            return work(workspace, *given, **named)

    def read(self, length: int, work: Work[P, T], *given: P.args, **named: P.kwargs) -> T:
        """The same with a text of that length to be read, so that long ones do not hold up short ones."""
        if self._crew is not None:
            return self._crew.read(length, work, *given, **named)
        return self.ask(work, *given, **named)

    def _open(self, number: int) -> Shelf:
        shelf: Shelf = queue.SimpleQueue()
        for _ in range(number):
            self._opened.append(Workspace.open(self.settings, create=not self._opened))
            shelf.put(self._opened[-1])
        return shelf

    def stamp(self) -> str:
        """What changes whenever the store does."""
        with self.reading() as workspace:
            return browsing.stamp(workspace.store.database)

    def facets(self, key: tuple[Any, ...], count: Any) -> Any:
        """What `count` gives, counted once for each state of the store."""
        stamp = self.stamp().partition(".")[0]
        if len(self._facets) > 200:
            self._facets.clear()
        if (stamp, *key) not in self._facets:
            self._facets[stamp, *key] = count()
        return self._facets[stamp, *key]

    def remembered(self, key: tuple[Any, ...], work: Callable[[], Any]) -> Any:
        """What `work` gives, done once for each state of the store: a page that is reloaded, gone back to or read as
        JSON is not thought about again.
        """
        whole = (self.stamp(), *key)
        with self._remembering:
            if whole in self._remembered:
                self._remembered.move_to_end(whole)
                return self._remembered[whole]
        found = work()
        with self._remembering:
            self._remembered[whole] = found
            while len(self._remembered) > MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        return found

    def judged(self, a: str, b: str) -> None:
        """Work out anew the disputes that a judgement on two ids touches, of their own figures.

        What neighbours elsewhere say of them comes back when all are found anew, which the judgement sets off.
        """
        found = self.disputes.found
        if found is None:
            return
        near = [record for record in map(found.around, (a, b)) if record is not None]
        figures = list(
            dict.fromkeys([*(f["id"] for record in near for f in record["figures"]), *self._figures((a, b))])
        )
        with self.reading() as workspace:
            rows = browsing.figure_rows(workspace.store.database, figures)
            wanted = set(figures)
            answers = [x for own in workspace.store.answers(rows).values() for x in own if x.id in wanted]
            once = {answer.id: answer for answer in answers}.values()
            days = map(day_of, browsing.published(workspace.store.database))
            today = max((day for day in days if day is not None), default=None)
            records = [dispute_record(dispute) for dispute in disputed(workspace.store, once, today)]
        self.disputes.replace(figures, records)

    def findings(self) -> tuple[list[Finding], str]:
        """What the doctor found last, and when; looked at again beside the pages where that is a while ago."""
        found = self._findings
        if found is None:
            return self._examine()
        if time.monotonic() - found[2] > LOOK_AGAIN and not self._examining.locked():
            threading.Thread(target=self._examine, name="doctor", daemon=True).start()
        return found[0], found[1]

    def _examine(self) -> tuple[list[Finding], str]:
        with self._examining:
            found = self.ask(examined)
            self._findings = found, now(), time.monotonic()
        return self._findings[0], self._findings[1]

    def _figures(self, identifiers: tuple[str, ...]) -> list[str]:
        """The figures that ids of figures or claims stand for."""
        out = []
        with self.reading() as workspace:
            for identifier in identifiers:
                document, _, part = identifier.partition(":")
                if part.startswith("f"):
                    out.append(identifier)
                elif part.startswith("c"):
                    claim = workspace.find(identifier)
                    extraction = workspace.store.extraction(document)
                    out += [extraction.figures[i].id_in(extraction.document) for i in claim.claim.figures]  # type: ignore[union-attr]
        return out

    def _warm_up(self) -> None:
        """Load what the first question would wait for."""
        import sqlmodel

        assert sqlmodel
        if self._crew is not None:
            self._crew.warm()
        gc.collect()
        gc.freeze()
        self.warm.set()
        self._examine()


def examined(workspace: Workspace) -> list[Finding]:
    """What the doctor finds."""
    return list(examine(str(workspace.settings.folder)))


@contextmanager
def _lent(shelf: Shelf) -> Iterator[Workspace]:
    workspace = shelf.get()
    try:
        yield workspace
    finally:
        shelf.put(workspace)
