"""The vector index: a cache of the store's vectors, exact in what it says, and never a reason to lose anything.

An index stands at a point of the change log. Opening takes the current generation where it fits this very database,
model and history, and replays the log after it: claims named there are dropped from the generation, and those still
stored are read anew into a tail in memory. Anything that does not fit is rebuilt from the database, silently and
completely. Other processes may add meanwhile: `refresh` replays what they added, and takes their newer generation.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import StoreFull, Unreachable, WorkspaceLocked
from factcheck.find.building import build
from factcheck.find.generations import CODES, IDS, VECTORS, Generations, Manifest, UnfitError
from factcheck.find.tiers import Coarse, Flat, Tier, library, merged, tier_for
from factcheck.store import Store, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.find.tiers import Positions, Searchable, Sharding, Vectors

Rows = np.ndarray[Any, np.dtype[np.int64]]

WORTH_A_FILE = 2000
"""Claims below which reading all vectors from the database is as fast as opening a file (176,000 a second)."""
REPLAY_SHARE = 0.1
"""A new generation is written when more than this share of the index would have to be replayed at the next opening."""
_TRIES = 3
_NO_ROWS: Rows = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Status:
    """How an index stands; `rebuilt` says why a stored generation was not used, None where it was.

    `replayed` counts the log entries after the generation, `dropped` those of its claims that are gone since.
    """

    kind: str
    claims: int
    dim: int
    seq: int
    generation: str | None
    replayed: int
    dropped: int
    rebuilt: str | None


class Index:
    """The vectors of one store, ready to be searched. Used by one thread at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.generations = Generations(store.folder)
        self._manifest: Manifest | None = None
        self._rebuilt: str | None = None
        self._empty()

    def _empty(self) -> None:
        self._base: Searchable | None = None
        self._tier = Tier.FLAT
        self._base_ids = _NO_ROWS
        self._alive: np.ndarray[Any, np.dtype[np.bool_]] = np.empty(0, dtype=bool)
        self._tail: Flat | None = None
        self._tail_ids = _NO_ROWS
        self._mark = vectors.LogMark(0, "")
        self._model: str | None = None
        self._manifest = None

    @classmethod
    def open(cls, store: Store) -> Index:
        """The index of the store as it is now; one too large for memory is written first where that is possible."""
        index = cls(store)
        with store.moment():
            index._load()
            large = index._manifest is None and tier_for(vectors.claims(store.database)) is not Tier.FLAT
            if not large:
                index._replay()
        if large:
            with suppress(WorkspaceLocked, StoreFull):
                index.save(wait=True)
            with store.moment():
                index._replay()
        return index

    @property
    def status(self) -> Status:
        """How it stands."""
        manifest = self._manifest
        return Status(
            kind=self._tier.value,
            claims=len(self),
            dim=manifest.dim if manifest else (self.store.model.dim if self.store.model else 0),
            seq=self._mark.seq,
            generation=manifest.name if manifest else None,
            replayed=self._mark.seq - (manifest.seq if manifest else 0),
            dropped=int(len(self._alive) - self._alive.sum()),
            rebuilt=self._rebuilt,
        )

    def __len__(self) -> int:
        """How many claims are in it."""
        return int(self._alive.sum()) + len(self._tail_ids)

    def refresh(self) -> None:
        """Take in what was added or removed since, by this process or another."""
        with self.store.moment():
            self._replay()
            if self._far():
                self._load()
                self._replay()

    def search(
        self, queries: Vectors, depth: int, rows: Rows | None = None, *, exact: bool = False
    ) -> list[tuple[Rows, Vectors]]:
        """For each query vector [n, dim], the best claims, at most `depth`: rows and inner products, best first.

        Among `rows` only, where given: if ten of them are in the index, ten come. With `exact` every vector is read,
        whatever the tier.
        """
        queries = np.ascontiguousarray(queries, dtype=np.float32)
        rows = None if rows is None else _ascending(rows)
        found = [(_NO_ROWS, np.empty(0, dtype=np.float32))] * len(queries)
        for part, ids, alive in self._parts():
            among = _among(ids, alive, rows)
            best = part.best(queries, depth, among, exact=exact) if len(queries) else []
            found = [
                merged(one, (ids[positions], scores), depth)
                for one, (positions, scores) in zip(found, best, strict=True)
            ]
        return found

    def save(self, *, wait: bool = False, sharding: Sharding | None = None) -> bool:
        """Write a new generation from the database and use it; says whether one was written.

        None is written where another process builds one just now, or there is nothing to write. Vectors go from the
        database to the file in portions, so a large index needs no memory to be written. With `sharding` the codes are
        made elsewhere.

        Raises:
            WorkspaceLocked: the folder cannot be written.
            StoreFull: there is no room.
        """
        if self.store.model is None:
            return False
        if build(self.store, self.generations, wait=wait, sharding=sharding) is None:
            return False
        self._rebuilt = None
        with self.store.moment():
            self._load()
            self._replay()
        return True

    def save_if_due(self, sharding: Sharding | None = None) -> bool:
        """Write a new generation where opening would otherwise replay much; a folder that cannot be written is left.

        Nothing is loaded to find out, so that adding in bulk stays small.
        """
        database = self.store.database
        claims = vectors.claims(database)
        if claims < WORTH_A_FILE:
            return False
        with suppress(UnfitError):
            manifest = self.generations.manifest()
            if manifest is not None and self._unfit(manifest) is None:
                behind = vectors.log_end(database).seq - manifest.seq
                if behind <= REPLAY_SHARE * claims:
                    return False
        with suppress(WorkspaceLocked, StoreFull, Unreachable):
            return self.save(sharding=sharding)
        return False

    def rebuild(self, sharding: Sharding | None = None) -> None:
        """Forget all files, read every vector from the database, and write a new generation.

        Raises:
            WorkspaceLocked: the folder cannot be written.
            StoreFull: there is no room.
            Unreachable: who makes the codes is gone; the files are as they were.
        """
        self._empty()
        self._rebuilt = None
        if not self.save(wait=True, sharding=sharding):
            with self.store.moment():
                self._replay()

    def verify(self) -> str | None:
        """Why the stored generation does not fit, None where it does or there is none; every vector is compared."""
        fresh = Index(self.store)
        with self.store.moment():
            fresh._load()
            if fresh._rebuilt is not None:
                return fresh._rebuilt
            fresh._replay()
            count = 0
            for rows, found in vectors.stream(self.store.database):
                held = 0
                for part, ids, alive in fresh._parts():
                    at = np.searchsorted(ids, rows)
                    inside = at < len(ids)
                    inside[inside] = (ids[at[inside]] == rows[inside]) & (True if alive is None else alive[at[inside]])
                    held += int(inside.sum())
                    if not np.array_equal(part.at(at[inside]), found[inside]):
                        return "the index does not hold the vectors of the database"
                if held < len(rows):
                    return "the index does not hold the vectors of the database"
                count += len(rows)
        return None if count == len(fresh) else f"{len(fresh)} claims in the index, {count} in the database"

    def _parts(self) -> Iterator[tuple[Searchable, Rows, np.ndarray[Any, np.dtype[np.bool_]] | None]]:
        """The generation and the tail, each with its claims' ids, ascending, and which of them are alive."""
        if self._base is not None:
            yield self._base, self._base_ids, None if self._alive.all() else self._alive
        if self._tail is not None:
            yield self._tail, self._tail_ids, None

    def _far(self) -> bool:
        """Whether so much came after the generation that a newer one is worth looking for."""
        if self._mark.seq - (self._manifest.seq if self._manifest else 0) <= REPLAY_SHARE * max(
            len(self), WORTH_A_FILE
        ):
            return False
        try:
            newest = self.generations.manifest()
        except UnfitError:
            return False
        return newest is not None and (self._manifest is None or newest.seq > self._manifest.seq)

    def _load(self) -> None:
        """Take the current generation where it belongs to this database, model and history; else stay empty."""
        self._empty()
        for attempt in range(_TRIES):
            manifest = None
            try:
                manifest = self.generations.manifest()
                if manifest is not None:
                    self._take(manifest)
            except UnfitError as reason:
                # Its files go when another process publishes the next one: then that one is taken.
                last = attempt == _TRIES - 1 or manifest is None
                with suppress(UnfitError):
                    last = last or self.generations.manifest() == manifest
                if last:
                    self._rebuilt = str(reason)
                    return
            else:
                return

    def _take(self, manifest: Manifest) -> None:
        reason = self._unfit(manifest)
        if reason is not None:
            raise UnfitError(reason)
        files = self.generations.opened(manifest)
        ids = np.frombuffer(files[IDS], dtype="<i8").copy() if IDS in files else _NO_ROWS
        held = np.frombuffer(files[VECTORS], dtype="<f4") if VECTORS in files else np.empty(0, dtype=np.float32)
        if len(ids) != manifest.n or len(held) != manifest.n * manifest.dim:
            raise UnfitError(f"{len(ids)} vectors instead of {manifest.n}")
        matrix = held.reshape(manifest.n, manifest.dim)
        if CODES in files:
            try:
                codes = library().read_index(library().PyCallbackIOReader(files[CODES].read))
            except RuntimeError as error:
                raise UnfitError(f"FAISS cannot read it ({error})") from error
            if codes.ntotal != manifest.n:
                raise UnfitError(f"{codes.ntotal} codes instead of {manifest.n}")
            self._base = Coarse(matrix, codes)
        else:
            self._base = Flat(manifest.dim, matrix)
        self._tier = Tier(manifest.kind)
        self._base_ids, self._alive = ids, np.ones(len(ids), dtype=bool)
        self._mark = vectors.LogMark(manifest.seq, manifest.chain)
        self._model, self._manifest = manifest.model, manifest

    def _unfit(self, manifest: Manifest) -> str | None:
        card = self.store.model
        if manifest.workspace != self.store.uuid:
            return "the index belongs to another workspace"
        if card is None or manifest.model != card.weights_sha256 or manifest.dim != card.dim:
            return "the index was made with another model"
        if vectors.chain_at(self.store.database, manifest.seq) != manifest.chain:
            return "the database has another history, as after restoring an older copy"
        return None

    def _replay(self) -> None:
        """Bring the index to the end of the log: what changed is dropped, and what is still there read anew."""
        database = self.store.database
        end, card = vectors.log_end(database), self.store.model
        model = card.weights_sha256 if card else None
        if vectors.chain_at(database, self._mark.seq) != self._mark.chain or self._model not in {None, model}:
            self._empty()
        if card is None or (end == self._mark and self._model is not None):
            return
        if self._model is None:
            changed, parts = None, vectors.stream(database)
        else:
            changed = vectors.changed_since(database, self._mark.seq)
            parts = vectors.portions(database, changed)
            self._drop(changed, card.dim)
        if self._tail is None:
            self._tail = Flat(card.dim)
        for rows, found in parts:
            self._tail.add(found)
            self._tail_ids = np.concatenate([self._tail_ids, rows])
        if np.any(np.diff(self._tail_ids) <= 0):
            self._sort_tail(card.dim)
        self._model, self._mark = model, end

    def _drop(self, changed: Rows, dim: int) -> None:
        self._alive[np.isin(self._base_ids, changed)] = False
        kept = np.flatnonzero(~np.isin(self._tail_ids, changed))
        if self._tail is not None and len(kept) < len(self._tail_ids):
            self._tail, self._tail_ids = Flat(dim, self._tail.at(kept)), self._tail_ids[kept]

    def _sort_tail(self, dim: int) -> None:
        """Ids ascend by themselves but where a model change enters old claims anew."""
        assert self._tail is not None
        order = np.argsort(self._tail_ids)
        self._tail, self._tail_ids = Flat(dim, self._tail.at(order)), self._tail_ids[order]


def _ascending(rows: Rows) -> Rows:
    """The rows, each once, in order; those that SQL gives are so already."""
    return rows if np.all(rows[1:] > rows[:-1]) else np.unique(rows)


def _among(ids: Rows, alive: np.ndarray[Any, np.dtype[np.bool_]] | None, rows: Rows | None) -> Positions | None:
    """The positions that may be found: of these rows where given, and alive; None where all may."""
    if rows is None:
        return None if alive is None else np.flatnonzero(alive)
    if len(ids) and ids[-1] - ids[0] == len(ids) - 1:  # without a gap, as most are: half a million need no search
        at = rows - ids[0]
        at = at[(at >= 0) & (at < len(ids))]
    else:
        at = np.searchsorted(ids, rows)
        inside = at < len(ids)
        at, rows = at[inside], rows[inside]
        at = at[ids[at] == rows]
    return np.asarray(at if alive is None else at[alive[at]], dtype=np.int64)
