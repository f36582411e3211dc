"""Worker processes that extract, so that parsing goes on while this process encodes and stores.

A worker is a process of its own, started afresh (not forked, for this one may run threads), with a pipe to it. When
this process dies, however it dies, the pipe ends and so does the worker. A worker that dies is not missed: its work is
done here.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue

from factcheck.claims import Extraction
from factcheck.documents import Document
from factcheck.extract.extractor import extract

MOST = 4
AHEAD = 2
"""Portions that are read and extracted ahead, for each worker."""


def worth_having() -> int:
    """How many workers this machine has room for beside this process; 0 on a single core."""
    return min(len(os.sched_getaffinity(0)) - 1, MOST)


def extract_beside(
    portions: Iterable[Sequence[Document]], workers: int, meanwhile: Callable[[], None] = lambda: None
) -> Iterator[list[Extraction]]:
    """Extract each portion, in order, in so many processes; memory is bounded, whatever the number of portions.

    `meanwhile` is called once, while the first portions are on their way.
    """
    idle: SimpleQueue[_Worker] = SimpleQueue()
    started = [_Worker() for _ in range(workers)]
    for worker in started:
        idle.put(worker)

    def work(portion: Sequence[Document]) -> list[Extraction]:
        worker = idle.get()
        try:
            return worker.extract(portion)
        finally:
            idle.put(worker)

    pending: deque[Future[list[Extraction]]] = deque()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="extracting")
    called = False
    try:
        for portion in portions:
            pending.append(pool.submit(work, portion))
            while pending and (len(pending) > AHEAD * workers or pending[0].done()):
                if not called:
                    meanwhile()
                called = True
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:
        for worker in started:
            worker.stop()
        pool.shutdown(wait=True, cancel_futures=True)


class _Worker:
    """One process, asked by one thread at a time."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def extract(self, portion: Sequence[Document]) -> list[Extraction]:
        """Extract there; here, where the process is gone."""
        try:
            self._pipe.send(list(portion))
            found = self._pipe.recv()
        except (EOFError, OSError):
            return list(extract(portion))
        if isinstance(found, Exception):
            raise found
        return list(found)

    def stop(self) -> None:
        """End the process at once: it holds nothing that is not here too."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection) -> None:
    """What a worker does: extract what comes, until nothing can come any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started it is interrupted too, and ends it
    while True:
        try:
            portion = pipe.recv()
        except EOFError:
            return
        try:
            found: object = list(extract(portion))
        except Exception as error:  # noqa: BLE001 - it is raised where the result is waited for
            found = error
        try:
            pipe.send(found)
        except OSError:
            return
