"""Worker processes that extract and encode, so that both go on while this process compares and stores.

A worker is a process of its own, started afresh (not forked, for this one may run threads), with a pipe to it. When
this process dies, however it dies, the pipe ends and so does the worker. A worker that dies is not missed: its work is
done here. And while a worker is waited for, this process does what no worker has begun.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import TYPE_CHECKING

from factcheck.extract.extractor import extract
from factcheck.find.encoder import Encoder, open_encoder
from factcheck.find.encoding import encoded, with_vectors
from factcheck.find.figures import figure_encoder
from factcheck.find.model import PACKAGED

if TYPE_CHECKING:
    from factcheck.claims import Extraction
    from factcheck.documents import Document
    from factcheck.find.encoder import Vectors

MOST = 4
AHEAD = 3
"""Portions that are read and worked on ahead, for each worker."""

Piece = tuple[list["Extraction"], "Vectors | None"]
"""What was found in some documents, and the vectors of their claims, [claims, dim]; None where they are made later."""


def worth_having() -> int:
    """How many workers this machine has room for beside this process; 0 on a single core."""
    return min(len(os.sched_getaffinity(0)) - 1, MOST)


def work(documents: Sequence[Document], model: str) -> tuple[list[Extraction], Vectors]:
    """Extract documents, read their figures and encode their claims with the model of that name, on one thread."""
    return encoded(extract(documents), encoder_of(model))


@lru_cache(maxsize=1)
def encoder_of(model: str) -> Encoder:
    """The encoder of that name, ready for many texts."""
    encoder = open_encoder(model)
    encoder.prepare()
    figure_encoder().prepare()
    return encoder


def work_beside(portions: Iterable[Sequence[Document]], workers: int, model: str) -> Iterator[Piece]:
    """Work on each portion, in order, in so many processes; memory is bounded, whatever the number of portions.

    A model that a user names may be of any size, so it is left to this process: the others extract and read figures.
    """
    idle: SimpleQueue[_Worker] = SimpleQueue()
    started = [_Worker(model) for _ in range(workers)]
    for worker in started:
        idle.put(worker)

    def give(portion: Sequence[Document]) -> Piece:
        worker = idle.get()
        try:
            return worker.work(portion)
        finally:
            idle.put(worker)

    pending: deque[_Given] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="working")
    try:
        for portion in portions:
            pending.append(_Given(portion, pool.submit(give, portion)))
            while pending and (len(pending) > AHEAD * workers or pending[0].done):
                yield _taken(pending, model)
        while pending:
            yield _taken(pending, model)
    finally:
        for worker in started:
            worker.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Given:
    """A portion and what will become of it."""

    def __init__(self, portion: Sequence[Document], future: Future[Piece]) -> None:
        self.portion = portion
        self.future = future
        self.here: Piece | None = None

    @property
    def done(self) -> bool:
        return self.here is not None or self.future.done()


def _taken(pending: deque[_Given], model: str) -> Piece:
    """The first that was given, at once or after work on what no worker has begun: else this process would idle."""
    while not pending[0].done:
        begun = next((given for given in pending if given.here is None and given.future.cancel()), None)
        if begun is None:
            break
        begun.here = _worked(begun.portion, model)
    first = pending.popleft()
    return first.here if first.here is not None else first.future.result()


def _worked(portion: Sequence[Document], model: str) -> Piece:
    return work(portion, model) if model == PACKAGED else (with_vectors(extract(portion)), None)


class _Worker:
    """One process, asked by one thread at a time."""

    def __init__(self, model: str) -> None:
        self._model = model
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, model), daemon=True)
        self._process.start()
        theirs.close()

    def work(self, portion: Sequence[Document]) -> Piece:
        """Work there; here, where the process is gone."""
        try:
            self._pipe.send(list(portion))
            found = self._pipe.recv()
        except (EOFError, OSError):
            return _worked(portion, self._model)
        if isinstance(found, Exception):
            raise found
        extractions, vectors = found
        return extractions, vectors

    def stop(self) -> None:
        """End the process at once: it holds nothing that is not here too."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, model: str) -> None:
    """What a worker does: work on what comes, until nothing can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it is interrupted too, and ends it
    figure_encoder().prepare()
    while True:
        try:
            portion = pipe.recv()
        except EOFError:
            return
        try:
            found: object = _worked(portion, model)
        except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
            found = error
        try:
            pipe.send(found)
        except OSError:
            return
