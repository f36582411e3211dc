"""The crew: processes that read texts, search and compare for the desk, each with the workspace open.

One process does one thing at a time, so a page that only looks something up never waits for an article that somebody
has checked; and several work at once, which threads of one process cannot. A process of the crew is started afresh
(not forked, for the desk runs threads), with a pipe to it: when the desk dies, however it dies, the pipe ends and so
does the process. One that dies is missed by nobody but the text that killed it: another takes its place.
"""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Concatenate, ParamSpec, TypeVar

from factcheck.documents import Document
from factcheck.errors import FactcheckError
from factcheck.settings import Settings
from factcheck.workspace import Workspace

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[Workspace, P], T]
"""What is done with an open workspace: a function of a module, whose arguments and result can be sent."""

MOST = 4
LONG = 3000
"""Characters of a text from which on its reading takes seconds, so that not every process may be at one at a time."""
WARMING = "12 people were killed in Lowmere on Monday, police said."
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""Several processes that each compute with a thread for every core only wait for each other: a check then takes four
times the processor."""


def room() -> int:
    """How many processes this machine has room for: one a core, at most MOST."""
    return min(len(os.sched_getaffinity(0)), MOST)


class Crew:
    """So many processes, lent in the order in which they were asked for."""

    def __init__(self, settings: Settings, size: int) -> None:
        self.settings = settings
        self._idle: SimpleQueue[_Hand] = SimpleQueue()
        self._hands = [_Hand(settings) for _ in range(size)]
        for hand in self._hands:
            self._idle.put(hand)
        self._long = threading.BoundedSemaphore(max(size - 1, 1))

    def ask(self, work: Work[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Have it done, and wait for it.

        Raises:
            FactcheckError: the process died of it. What the work itself raises comes as it is.
        """
        with self._lent() as hand:
            return hand.ask(work, given, named)

    def read(self, length: int, work: Work[P, T], *given: P.args, **named: P.kwargs) -> T:
        """The same with a text of that length: one process is always left for those who ask something short."""
        if length < LONG:
            return self.ask(work, *given, **named)
        with self._long:
            return self.ask(work, *given, **named)

    @contextmanager
    def _lent(self) -> Iterator[_Hand]:
        hand = self._idle.get()
        try:
            yield hand
        finally:
            self._idle.put(hand)

    def warm(self) -> None:
        """Have every process load what the first question would wait for."""
        lent = [self._idle.get() for _ in self._hands]
        threads = [threading.Thread(target=_warm, args=(hand, self._idle)) for hand in lent]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def close(self) -> None:
        """End them at once: they hold nothing that is not stored."""
        for hand in self._hands:
            hand.stop()


def _warm(hand: _Hand, idle: SimpleQueue[_Hand]) -> None:
    with suppress(FactcheckError):
        hand.ask(_prepare, (), {})
    idle.put(hand)


def _prepare(workspace: Workspace) -> None:
    list(workspace.check([Document(WARMING)], limit=1))
    # What is loaded now stays: looking through it for garbage again and again is what makes a check late.
    gc.collect()
    gc.freeze()


class _Hand:
    """One process, asked by one thread at a time."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._start()

    def _start(self) -> None:
        os.environ.update(ONE_THREAD)  # what it computes with reads this when it is loaded
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.settings), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, work: Callable[..., T], given: tuple[Any, ...], named: dict[str, Any]) -> T:
        try:
            self._pipe.send((work, given, named))
            done, found = self._pipe.recv()
        except (EOFError, OSError):
            self.stop()
            self._start()
            hint = "ask again, or something shorter; the desk goes on, and nothing stored is lost"
            raise FactcheckError("the process that was at it ended", hint=hint) from None
        if not done:
            raise found
        result: T = found
        return result

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, settings: Settings) -> None:
    """What a process of the crew does: what comes, until nothing can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the desk is interrupted too, and ends it
    with Workspace.open(settings) as workspace:
        while True:
            try:
                work, given, named = pipe.recv()
            except EOFError:
                return
            try:
                answer: tuple[bool, Any] = True, work(workspace, *given, **named)
            except Exception as error:  # noqa: BLE001 -- it is raised where the result is waited for
                error.add_note(traceback.format_exc())
                answer = False, error
            try:
                pipe.send(answer)
            except OSError:
                return
