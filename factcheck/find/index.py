"""The vector index: FAISS over the vectors of the store, exact, and never more than a cache of it.

An index stands at a point of the change log. Opening takes the current generation where it fits this very database,
model and history, and replays the log after it; anything that does not fit is rebuilt from the database, silently and
completely. Other processes may add meanwhile: `refresh` replays what they added.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from factcheck.errors import StaleIndex, StoreFull, WorkspaceLocked
from factcheck.find.generations import Generations, Manifest, UnfitError, portions_of
from factcheck.store import Store, vectors

Rows = np.ndarray[Any, np.dtype[np.int64]]
Vectors = np.ndarray[Any, np.dtype[np.float32]]

KIND = "flat"
WORTH_A_FILE = 2000
"""Claims below which reading all vectors from the database is as fast as opening a file (176,000 a second)."""
REPLAY_SHARE = 0.1
"""A new generation is written when more than this share of the index would have to be replayed at the next opening."""
LARGE = 50_000
"""Claims up to which an exact scan takes a few milliseconds; beyond, many questions are worth a coarse copy."""
COARSE_AFTER = 64
"""Questions after which a process has spent on exact scans what making the coarse copy costs."""
LEAST_CANDIDATES = 500
CANDIDATES_PER_HIT = 5
"""How many coarse candidates are scored exactly: enough for a recall of .99 of the best ten, and less further down."""
SELECTED_BY_NUMBER = 0.1
"""Up to this share of allowed rows they are visited one by one; beyond, all are, against a bitmap."""


@dataclass(frozen=True, slots=True)
class Status:
    """How an index stands; `rebuilt` says why a stored generation was not used, None where it was."""

    kind: str
    claims: int
    dim: int
    seq: int
    generation: str | None
    replayed: int
    rebuilt: str | None


class Index:
    """The vectors of one store, ready to be searched. Used by one thread at a time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.generations = Generations(store.folder)
        self._faiss: Any = None
        self._ids: Rows = np.empty(0, dtype=np.int64)
        self._mark = vectors.LogMark(0, "")
        self._model: str | None = None
        self._saved: Manifest | None = None
        self._rebuilt: str | None = None
        self._coarse: Any = None
        self._asked = 0

    @classmethod
    def open(cls, store: Store) -> Index:
        """The index of the store as it is now."""
        index = cls(store)
        with store.moment():
            try:
                index._take_generation()
            except UnfitError as reason:
                index._rebuilt = str(reason)
            index._replay()
        return index

    @property
    def status(self) -> Status:
        """How it stands."""
        saved = self._saved
        replayed = self._mark.seq - (saved.seq if saved else 0)
        return Status(
            KIND, len(self), self._dim, self._mark.seq, saved.file if saved else None, replayed, self._rebuilt
        )

    def __len__(self) -> int:
        """How many claims are in it."""
        return len(self._ids)

    def refresh(self) -> None:
        """Take in what was added or removed since, by this process or another."""
        with self.store.moment():
            self._replay()

    def search(self, queries: Vectors, depth: int, rows: Rows | None = None) -> list[tuple[Rows, Vectors]]:
        """For each query vector [n, dim], the best claims, at most `depth`: rows and inner products, best first.

        Among `rows` only, where given: the answer is exact, so if ten of them are in the index, ten come.
        """
        positions = None if rows is None else self._positions(np.unique(rows))
        possible = len(self) if positions is None else len(positions)
        if not possible or not len(queries) or self._faiss is None:
            return [(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))] * len(queries)
        faiss = library()

        # On a few cores that others use too, one thread answers a single question tenfold sooner than two that wait
        # for each other.
        faiss.omp_set_num_threads(1 if len(queries) < 16 else faiss.omp_get_max_threads())
        parameters, kept = None, None
        if positions is not None:
            kept = _selector(positions, len(self))
            parameters = faiss.SearchParameters(sel=kept)
        if positions is None and self._coarse_is_due(len(queries)):
            return self._search_coarsely(queries, depth)
        flat = library().downcast_index(self._faiss.index)
        scores, found = flat.search(
            np.ascontiguousarray(queries, dtype=np.float32), min(depth, possible), params=parameters
        )
        return [(self._ids[row[row >= 0]], score[row >= 0]) for row, score in zip(found, scores, strict=True)]

    def _coarse_is_due(self, questions: int) -> bool:
        """Whether there is a coarse copy, or it is time to make one: the index is large and many questions came."""
        if len(self) < LARGE:
            return False
        self._asked += questions
        made = self._coarse
        if made is not None and abs(len(made.ids) - len(self)) > REPLAY_SHARE * len(self):
            made = None  # too much came or went since
        if made is None and self._asked > COARSE_AFTER:
            from factcheck.find.coarse import Coarse

            library().omp_set_num_threads(library().omp_get_max_threads())
            made = Coarse(self._ids, self._matrix(), library())
        self._coarse = made
        return made is not None

    def _search_coarsely(self, queries: Vectors, depth: int) -> list[tuple[Rows, Vectors]]:
        """Candidates from the coarse copy and all that came after it, their exact scores, and the best of them."""
        matrix, coarse = self._matrix(), self._coarse
        newer = np.arange(np.searchsorted(self._ids, coarse.ids[-1], side="right"), len(self))
        out = []
        for query, ids in zip(
            queries, coarse.candidates(queries, max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * depth)), strict=True
        ):
            at = np.concatenate([self._positions(ids), newer])
            scores = matrix[at] @ query
            best = np.argsort(-scores, kind="stable")[:depth]
            out.append((self._ids[at[best]], scores[best]))
        return out

    def _positions(self, rows: Rows) -> Rows:
        """Where the claims of these rows lie in the index, in their order; those that it lacks are left out."""
        at = np.searchsorted(self._ids, rows)
        inside = at < len(self)
        at, rows = at[inside], rows[inside]
        return np.asarray(at[self._ids[at] == rows], dtype=np.int64)

    def _matrix(self) -> Vectors:
        """The vectors [n, dim] as they lie in the index; valid until it changes."""
        flat = library().downcast_index(self._faiss.index)
        view = library().rev_swig_ptr(flat.get_xb(), flat.ntotal * flat.d)
        return np.asarray(view, dtype=np.float32).reshape(flat.ntotal, flat.d)

    def save(self, *, wait: bool = False) -> bool:
        """Write a new generation; says whether one was written: not where another process does so just now.

        Raises:
            WorkspaceLocked: the folder cannot be written.
            StoreFull: there is no room.
        """
        faiss = library()

        if self._faiss is None or self._model is None:
            return False
        try:
            with self.generations.building(wait=wait) as free:
                if not free:
                    return False
                name = f"{self._mark.seq:012d}-{self._mark.chain[:8]}.faiss"
                size, sha256 = self.generations.write(name, portions_of(faiss.serialize_index(self._faiss)))
                manifest = Manifest(
                    name, self._mark.seq, self._mark.chain, len(self), self.store.uuid, self._model, self._dim,
                    KIND, faiss.__version__, size, sha256,
                )  # fmt: skip
                self.generations.publish(manifest)
        except OSError as error:
            raise _unwritable(error, self.generations) from error
        self._saved, self._rebuilt = manifest, None
        return True

    def save_if_due(self) -> bool:
        """Write a new generation where opening would otherwise replay much; a folder that cannot be written is left."""
        replayed = self.status.replayed
        if len(self) < WORTH_A_FILE or replayed <= REPLAY_SHARE * len(self):
            return False
        try:
            return self.save()
        except (WorkspaceLocked, StoreFull):
            return False

    def rebuild(self) -> None:
        """Forget all files, read every vector from the database, and write a new generation.

        Raises:
            WorkspaceLocked: the folder cannot be written.
            StoreFull: there is no room.
        """
        self._forget()
        self._saved = None
        with self.store.moment():
            self._replay()
        self.save(wait=True)

    def verify(self) -> str | None:
        """Why the stored generation does not fit, None where it does or there is none; every vector is compared."""
        fresh = Index(self.store)
        with self.store.moment():
            try:
                fresh._take_generation()
            except UnfitError as reason:
                return str(reason)
            fresh._replay()
            count = 0
            for rows, found in vectors.stream(self.store.database):
                at = fresh._positions(rows)
                count += len(at)
                if len(at) < len(rows) or not np.array_equal(fresh._matrix()[at], found):
                    return "the index does not hold the vectors of the database"
        return None if count == len(fresh) else f"{len(fresh)} claims in the index, {count} in the database"

    @property
    def _dim(self) -> int:
        return 0 if self._faiss is None else int(self._faiss.d)

    def _take_generation(self) -> None:
        """Load the current generation where it belongs to this database, model and history."""
        manifest = self.generations.manifest()
        card = self.store.model
        if manifest is None or card is None:
            return
        if manifest.workspace != self.store.uuid:
            raise UnfitError("the index belongs to another workspace")
        if manifest.model != card.weights_sha256 or manifest.dim != card.dim:
            raise UnfitError("the index was made with another model")
        if vectors.chain_at(self.store.database, manifest.seq) != manifest.chain:
            raise UnfitError("the database has another history, as after restoring an older copy")
        faiss = library()

        with self.generations.checked(manifest) as stream:
            try:
                loaded = faiss.read_index(faiss.PyCallbackIOReader(stream.read))
            except RuntimeError as error:
                raise UnfitError(f"FAISS cannot read it ({error})") from error
        if loaded.ntotal != manifest.n or loaded.d != manifest.dim:
            raise UnfitError(f"{loaded.ntotal} vectors instead of {manifest.n}")
        self._faiss = loaded
        self._ids = faiss.vector_to_array(loaded.id_map).astype(np.int64)
        self._mark = vectors.LogMark(manifest.seq, manifest.chain)
        self._model = manifest.model
        self._saved = manifest

    def _replay(self) -> None:
        """Bring the index to the end of the log: what changed is dropped, and what is still there read anew."""
        database = self.store.database
        end = vectors.log_end(database)
        card = self.store.model
        model = card.weights_sha256 if card else None
        if vectors.chain_at(database, self._mark.seq) != self._mark.chain or (
            self._faiss is not None and model != self._model
        ):
            self._forget()
        if card is None or (end == self._mark and self._faiss is not None):
            return
        faiss = library()

        if self._faiss is None:
            self._faiss, self._model = faiss.IndexIDMap2(faiss.IndexFlatIP(card.dim)), model
            parts = vectors.stream(database)
        else:
            changed = vectors.changed_since(database, self._mark.seq)
            gone = changed[np.isin(changed, self._ids)]
            if len(gone):
                self._faiss.remove_ids(gone)
            parts = vectors.portions(database, changed)
        for rows, found in parts:
            self._faiss.add_with_ids(found, rows)
        self._ids = faiss.vector_to_array(self._faiss.id_map).astype(np.int64)
        self._mark = end

    def _forget(self) -> None:
        self._faiss, self._model, self._mark, self._coarse = None, None, vectors.LogMark(0, ""), None
        self._ids = np.empty(0, dtype=np.int64)


def _selector(positions: Rows, total: int) -> Any:
    faiss = library()

    if len(positions) <= SELECTED_BY_NUMBER * total:
        return faiss.IDSelectorArray(positions)
    bitmap = np.zeros(total, dtype=bool)
    bitmap[positions] = True
    return faiss.IDSelectorBitmap(np.packbits(bitmap, bitorder="little"))


def _unwritable(error: OSError, generations: Generations) -> StaleIndex | WorkspaceLocked | StoreFull:
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreFull(
            "no room left for the index",
            subject=str(generations.folder),
            hint="free some space; searching works meanwhile",
        )
    return WorkspaceLocked(
        "the index cannot be written", subject=str(generations.folder), hint="searching works without it"
    )


def library() -> Any:
    """FAISS, imported when it is first used; its type hints do not know its Python side."""
    return import_module("faiss")
