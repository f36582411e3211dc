"""The cluster: documents are extracted and embedded by Dask workers, here or on other machines, and stored from here.
Codes of a large index are made there too, a shard each, and merged here.

The portions are those of an ordinary run, in the same order, and are committed in that order by this process alone; so
the workspace is the same to the byte, however many workers there are and however often one dies. A worker is given
texts and gives back figures, statements, claims and vectors; it needs factcheck and the model, and neither the files
nor the database. Few portions are on their way at a time: memory is bounded, and what is lost with this process is at
most what was on its way. Running the same command again goes on where it stopped, for what is stored is skipped.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Self, TypeVar

from factcheck.errors import FactcheckError, Unreachable, UsageError
from factcheck.find.tiers import shard
from factcheck.workers import encoder_of, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import TracebackType

    from factcheck.claims import Extraction
    from factcheck.documents import Document
    from factcheck.find.encoder import Encoder, Vectors

AHEAD = 2
"""Portions on their way for each worker: one in hand, one waiting."""
TRIES = 3
"""How often a portion that killed its workers is given out again before its documents go one by one."""
DEATHS = 10
"""Workers of our own that may die over one portion before the scheduler gives it back."""
PATIENCE_SECONDS = 60.0
"""How long a cluster without a worker is waited for."""
LOOK_SECONDS = 2.0
CONNECT_SECONDS = 10

Piece = tuple[list["Extraction"], "Vectors"]
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Cluster:
    """A scheduler and its workers; use it as a context manager."""

    def __init__(self, client: Any, own: Any, name: str) -> None:
        self._client = client
        self._own = own
        self.name = name

    @classmethod
    def open(cls, address: str | None = None, workers: int = 1) -> Self:
        """Reach the scheduler at the address; without one, start so many workers on this machine.

        Raises:
            UsageError: Dask is not installed, or the address is none.
            Unreachable: no scheduler answers there, or it has no workers.
        """
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise UsageError(
                "workers need Dask, which is not installed",
                subject="--cluster",
                hint="pip install 'factcheck[cluster]'",
            ) from error
        dask.config.set(
            {
                "distributed.scheduler.allowed-failures": DEATHS,
                "distributed.comm.timeouts.connect": f"{CONNECT_SECONDS}s",
                "distributed.admin.large-graph-warning-threshold": "1GB",  # a shard's vectors are meant to travel
            }
        )
        for name in ("distributed", "distributed.client", "distributed.nanny", "distributed.scheduler", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told once, by us
        name = address or f"{workers} workers of this machine"
        own = None
        try:
            if address is None:
                own = LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=logging.CRITICAL
                )
            client = Client(own or address, timeout=CONNECT_SECONDS, set_as_default=False)
            client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
        except (OSError, TimeoutError) as error:
            if own is not None:
                own.close()
            raise _gone(name, f"no worker to be had ({type(error).__name__})") from error
        except (ValueError, TypeError) as error:
            raise UsageError(f"no address of a scheduler ({error})", subject=name, hint="tcp://HOST:8786") from error
        return cls(client, own, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close(timeout=5)
        if self._own is not None:
            self._own.close(timeout=10)

    def work(self, portions: Iterator[list[Document]], model: str, encoder: Encoder) -> Iterator[Piece]:
        """Extract and embed each portion on the workers; in order, with few on their way.

        `model` is what the settings call the encoder; a worker whose model or factcheck is another one is refused.

        Raises:
            UsageError: a worker has another version or model.
            Unreachable: the scheduler is gone, or all workers for longer than is waited.
        """
        yield from self._in_order(
            portions,
            lambda portion: self._given(portion, model),
            lambda portion, future: self._taken(portion, future, model, encoder),
        )

    def sharding(self, trained: bytes, portions: Iterator[Vectors]) -> Iterator[bytes]:
        """Make the codes of each portion of vectors on the workers; see `factcheck.find.tiers.Sharding`.

        Raises:
            UsageError: a worker has another version.
            Unreachable: the scheduler is gone, or all workers for longer than is waited.
            FactcheckError: workers died over a shard again and again.
        """
        yield from self._in_order(
            portions,
            partial(self._sharded, trained),
            lambda vectors, future: self._shard(future, partial(self._sharded, trained, vectors)),
        )

    def _in_order(
        self, items: Iterator[_Given], give: Callable[[_Given], Any], take: Callable[[_Given, Any], _Made]
    ) -> Iterator[_Made]:
        """What is made of each item, in order, with few on their way."""
        waiting: deque[tuple[_Given, Any]] = deque()
        for item in items:
            waiting.append((item, give(item)))
            while len(waiting) > AHEAD * self._count():
                yield take(*waiting.popleft())
        while waiting:
            yield take(*waiting.popleft())

    def _count(self) -> int:
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def _given(self, portion: Sequence[Document], model: str) -> Any:
        bare = [replace(document, raw=None) for document in portion]
        return self._submitted(_worked, bare, model) if bare else None

    def _taken(self, portion: list[Document], future: Any, model: str, encoder: Encoder) -> Piece:
        import numpy as np

        if future is None:
            return [], np.zeros((0, encoder.card.dim), dtype=np.float32)
        from distributed import KilledWorker

        with suppress(KilledWorker):
            return self._checked(portion, self._kept(future, partial(self._given, portion, model)), encoder)
        if len(portion) == 1:
            raise FactcheckError(
                f"{TRIES} rounds of workers died over it",
                subject=portion[0].where or portion[0].doc,
                hint="give the workers more memory, or add it without --cluster",
            )
        pieces = [self._taken([document], self._given([document], model), model, encoder) for document in portion]
        return [e for extractions, _ in pieces for e in extractions], np.concatenate([found for _, found in pieces])

    def _submitted(self, task: Callable[..., Any], *values: Any) -> Any:
        from distributed.client import ClosedClientError

        try:
            return self._client.submit(task, *values, pure=False)
        except ClosedClientError as error:
            raise _gone(self.name, "the scheduler is gone") from error

    def _sharded(self, trained: bytes, vectors: Vectors) -> Any:
        return self._submitted(_shard_of, trained, vectors)

    def _shard(self, future: Any, again: Callable[[], Any]) -> bytes:
        from distributed import KilledWorker

        try:
            theirs, made = self._kept(future, again)
        except KilledWorker as error:
            raise FactcheckError(
                f"{TRIES} rounds of workers died over a shard of the index",
                subject=self.name,
                hint="give the workers more memory, or rebuild it without --cluster",
            ) from error
        self._same_version(theirs)
        return bytes(made)

    def _kept(self, future: Any, again: Callable[[], Any]) -> Any:
        """What came back; what killed its workers is given out again, and is a KilledWorker after so many rounds."""
        from distributed import KilledWorker

        for _ in range(TRIES - 1):
            try:
                return self._result(future)
            except KilledWorker:
                future = again()
        return self._result(future)

    def _result(self, future: Any) -> Any:
        """What came back; meanwhile it is looked whether anybody is still there to send it."""
        from distributed.client import FutureCancelledError

        alone_since: float | None = None
        while True:
            try:
                return future.result(timeout=LOOK_SECONDS)
            except FutureCancelledError as error:
                raise _gone(self.name, "the scheduler is gone") from error
            except TimeoutError:
                if self._client.status != "running":
                    raise _gone(self.name, "the scheduler is gone") from None
                alone = not self._client.scheduler_info(n_workers=-1)["workers"]
                alone_since = (alone_since or time.monotonic()) if alone else None
                if alone_since is not None and time.monotonic() - alone_since > PATIENCE_SECONDS:
                    raise _gone(self.name, "all workers are gone") from None

    def _checked(self, portion: list[Document], answer: Any, encoder: Encoder) -> Piece:
        theirs, weights, extractions, vectors = answer
        self._same_version(theirs)
        if weights != encoder.card.weights_sha256:
            raise UsageError(
                f"a worker has the model {weights[:12]}…, here it is {encoder.card.weights_sha256[:12]}…",
                subject=self.name,
                hint="install the same model on every worker",
            )
        whole = [
            replace(extraction, document=replace(extraction.document, raw=document.raw))
            for extraction, document in zip(extractions, portion, strict=True)
        ]
        return whole, vectors

    def _same_version(self, theirs: str) -> None:
        if theirs != (ours := version("factcheck")):
            raise UsageError(
                f"a worker has factcheck {theirs}, here it is {ours}",
                subject=self.name,
                hint="install the same version on every worker",
            )


def _shard_of(trained: bytes, vectors: Vectors) -> tuple[str, bytes]:
    """What a worker does for the index."""
    return version("factcheck"), shard(trained, vectors)


def _worked(documents: list[Document], model: str) -> tuple[str, str, list[Extraction], Vectors]:
    """What a worker does for documents."""
    return version("factcheck"), encoder_of(model).card.weights_sha256, *work(documents, model)


def _gone(name: str, what: str) -> Unreachable:
    hint = "start it again and repeat the command: what is stored already is skipped"
    return Unreachable(what, subject=name, hint=hint)
