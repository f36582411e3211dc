"""The store: everything that a workspace keeps, behind one class.

    with Store.open(folder) as store:
        store.add([Entry(extraction, vectors)], encoder.card)
        for claim in store.claims(Filters(place="Kharkiv")):
            print(claim.id, claim.claim.text)

The database file is the truth; the folder `indexes` beside it is a cache that may be deleted at any time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from factcheck.errors import Unreachable
from factcheck.store import corrections, lookup, reading, remarks, vectors, writing
from factcheck.store.engines.opening import open_database
from factcheck.store.filters import NONE, Filters
from factcheck.store.identities import Identities, identities
from factcheck.store.rows import SUGGESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from types import TracebackType

    import numpy as np

    from factcheck.claims import Answer, Extraction
    from factcheck.store.checks import Problem
    from factcheck.store.corrections import Correction, Standing
    from factcheck.store.engines.database import Database
    from factcheck.store.lookup import Stored
    from factcheck.store.models import ModelCard
    from factcheck.store.remarks import Annotation, Judgement
    from factcheck.store.rows import (
        StoredClaim,
        StoredDocument,
        StoredFigure,
        StoredSource,
        StoredSpeaker,
        StoredStatement,
    )
    from factcheck.store.writing import Added, Entry


ATTEMPTS = 3
"""How often a batch is written when the server goes away while it is; each time it is waited for."""


class Store:
    """One open workspace. Use it from one thread at a time; other processes may read and write beside it."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, folder: Path, *, create: bool = True, url: str | None = None) -> Store:
        """Open the workspace in `folder`, made where there is none and `create` allows it.

        With a `url` the records are on a PostgreSQL server, and the folder holds only caches. What cannot be written
        is opened for reading.

        Raises:
            NotFound: there is none and `create` is false.
            NewerWorkspace: a newer version of factcheck wrote it.
            WorkspaceLocked: another process holds it, or it would have to be written and cannot be.
            Unreadable: the file is damaged, or not factcheck's.
        """
        return cls(open_database(Path(folder).absolute(), url, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self.database.close()

    @property
    def folder(self) -> Path:
        """The workspace's folder."""
        return self.database.folder

    @property
    def uuid(self) -> str:
        """What tells this workspace from any other; a copy of the file keeps it."""
        return str(self.database.value("SELECT value FROM meta WHERE key = 'uuid'"))

    @property
    def writable(self) -> bool:
        """Whether anything can be added."""
        return self.database.writable

    # Writing

    def add(self, batch: Sequence[Entry], model: ModelCard) -> list[Added]:
        """Store extractions with the vectors of their claims in one transaction: all durable on return, or none.

        Raises:
            WorkspaceLocked, StoreFull: nothing of the batch was stored.
            NotText: a document holds a lone surrogate.
            ValueError: vectors of the wrong shape, or not normalised.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                return writing.add(self.database, batch, model)
            except Unreachable:
                continue  # the server went away in the middle: what it did store is found to be there
        return writing.add(self.database, batch, model)

    def has(self, document_ids: Iterable[str]) -> set[str]:
        """Those of the document ids that are stored."""
        return writing.present(self.database, document_ids)

    def remove(self, document_id: str) -> int:
        """Take a document out, with all that was found in it; return how many claims went.

        Annotations and judgements by people stay.

        Raises:
            NotFound: no document, or several, with that id or beginning of one.
        """
        return writing.remove(self.database, lookup.document_id(self.database, document_id))

    # Reading, in the order in which things were added

    def documents(self, filters: Filters = NONE) -> Iterator[StoredDocument]:
        """The documents that pass; conditions on speakers and figures ask for a document with such a claim."""
        return reading.documents(self.database, filters)

    def claims(self, filters: Filters = NONE) -> Iterator[StoredClaim]:
        """The claims that pass."""
        return reading.claims(self.database, filters)

    def figures(self, filters: Filters = NONE) -> Iterator[StoredFigure]:
        """The figures that pass."""
        return reading.figures(self.database, filters)

    def statements(self, filters: Filters = NONE) -> Iterator[StoredStatement]:
        """The statements that pass."""
        return reading.statements(self.database, filters)

    def sources(self) -> Iterator[StoredSource]:
        """The sources."""
        return reading.sources(self.database)

    def speakers(self) -> Iterator[StoredSpeaker]:
        """The speakers."""
        return reading.speakers(self.database)

    def identities(self) -> Identities:
        """Which speakers are one, as machine and people have it."""
        return identities(self.database, self.speakers())

    def answers(self, claim_rows: Iterable[int]) -> dict[int, list[Answer]]:
        """What the claims of these rows answer, by row; rows that are gone are left out."""
        return reading.answers(self.database, claim_rows)

    def all_answers(self, filters: Filters = NONE) -> Iterator[Answer]:
        """Every answer that passes, as a stream; a figure must itself pass place, measure and unit."""
        return (answer for _, answer in reading.all_answers(self.database, filters))

    def claim_rows(self, filters: Filters) -> np.ndarray[Any, np.dtype[np.int64]] | None:
        """The rows of the claims that pass, ascending; None where nothing is asked."""
        return reading.claim_rows(self.database, filters)

    def figure_rows_like(
        self, measure_heads: Iterable[str], unit: str | None = None, newest: int | None = None
    ) -> np.ndarray[Any, np.dtype[np.int64]]:
        """The rows of the claims with a figure that counts one of these nouns in this unit (None: a plain count).

        With `newest` those of the so many figures of them that were added last.
        """
        return reading.figure_rows_like(self.database, measure_heads, unit, newest)

    def find(self, wanted: str) -> Stored:
        """The document, claim, figure, statement, source or speaker with this id; documents also by their key.

        The document part of an id may be shortened as long as one document fits.

        Raises:
            NotFound: nothing fits, or several do; the hint names them.
        """
        return lookup.find(self.database, wanted)

    def extraction(self, document_id: str) -> Extraction:
        """A stored document with everything found in it.

        Raises:
            NotFound: no document, or several, with that id or beginning of one.
        """
        return lookup.extraction(self.database, lookup.document_id(self.database, document_id))

    def machine_extraction(self, document_id: str) -> Extraction:
        """A stored document with everything that the machine found in it, before any correction.

        Raises:
            NotFound: no document, or several, with that id or beginning of one.
        """
        found = lookup.find(self.database, lookup.document_id(self.database, document_id))
        return lookup.extraction_of(self.database, found.row, found.document, machine=True)  # type: ignore[union-attr]

    def replace_found(self, entry: Entry, model: ModelCard) -> None:
        """Put another extraction in the place of what was found in a stored document; corrections are applied to it.

        Raises:
            NotFound: no such document.
            WorkspaceLocked, StoreFull: nothing was changed.
        """
        writing.replace_found(self.database, entry, model)

    def standing(self, document_id: str) -> dict[str, Standing]:
        """What the corrections of a document's figures and statements come to, by the id of their target."""
        return corrections.standing(self.database, [document_id])

    def states(self, document_id: str) -> dict[str, str]:
        """Which figures and statements of a document people confirmed or rejected, by id."""
        return lookup.states(self.database, document_id)

    def raw(self, document_id: str) -> bytes | None:
        """The bytes that a document was read from; None where none were kept.

        Raises:
            NotFound: no document, or several, with that id or beginning of one.
        """
        return lookup.raw(self.database, lookup.document_id(self.database, document_id))

    def snapshot_of(self, document_id: str) -> str | None:
        """The SHA-256 of the bytes that a document, given by its full id, was read from; None where none were kept."""
        found = self.database.value("SELECT snapshot FROM document WHERE public_id = ?", [document_id])
        return None if found is None else str(found)

    # Remarks

    def annotate(
        self,
        target: str,
        *,
        by: str,
        note: str | None = None,
        grade_source: str | None = None,
        grade_information: str | None = None,
        links: Sequence[str] = (),
        tags: Sequence[str] = (),
    ) -> Annotation:
        """Append an annotation to the target, which may be given as in `find`.

        Raises:
            NotFound: no such target.
        """
        return remarks.annotate(
            self.database,
            self.find(target).id,
            by=by,
            note=note,
            grade_source=grade_source,
            grade_information=grade_information,
            links=links,
            tags=tags,
        )

    def annotations(self, targets: Iterable[str] | None = None) -> dict[str, list[Annotation]]:
        """The annotations of these full ids, or all, by target, each in the order in which they were made."""
        return remarks.by_target(remarks.annotations_of(self.database, targets))

    def judge(self, a: str, b: str, decision: str, *, by: str, why: str | None = None) -> Judgement:
        """Append a person's decision on two targets, each given as in `find`.

        Raises:
            NotFound: one of them is not stored.
        """
        return remarks.judge(self.database, self.find(a).id, self.find(b).id, decision, by=by, why=why)

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, in the order in which they were made."""
        return remarks.judgements(self.database)

    def judgement_between(self, a: str, b: str) -> Judgement | None:
        """The latest judgement on two full ids, in either order."""
        return remarks.judgement_between(self.database, a, b)

    def corrections(self, target: str | None = None) -> Iterator[Correction]:
        """What people corrected on one full id, or on all, in the order in which they did."""
        return corrections.corrections(self.database, target)

    def speaker_states(self) -> dict[str, str]:
        """Which speakers people confirmed or rejected, by id."""
        return corrections.states(self.database, "speaker")

    def state(self, wanted: str) -> str:
        """Whether the figure, statement or speaker with this id is suggested, confirmed or rejected.

        Raises:
            NotFound: no such thing.
        """
        found = self.find(wanted)
        return getattr(found, "state", None) or self.speaker_states().get(found.id, SUGGESTED)

    # Vectors and the change log, for the index

    @property
    def model(self) -> ModelCard | None:
        """The model whose vectors are searched; None while nothing is stored."""
        return vectors.active_model(self.database)

    def vectors(
        self, claim_rows: Iterable[int]
    ) -> tuple[np.ndarray[Any, np.dtype[np.int64]], np.ndarray[Any, np.dtype[np.float32]]]:
        """Rows [n], ascending, and vectors [n, dim] of those of the claims that are stored."""
        return vectors.vectors(self.database, claim_rows)

    @property
    def model_location(self) -> str | None:
        """What the settings called the model when it was last changed; None where it never was."""
        from factcheck.store import remodelling

        return remodelling.location(self.database)

    def without_vector(self, model: ModelCard, most: int) -> list[tuple[int, str]]:
        """Row and text of claims, at most so many, that have no vector of this model yet."""
        from factcheck.store import remodelling

        return remodelling.missing(self.database, model, most)

    def enter_vectors(
        self, model: ModelCard, claim_rows: Sequence[int], found: np.ndarray[Any, np.dtype[np.float32]]
    ) -> None:
        """Store another model's vectors [n, dim] beside those that are searched, durably."""
        from factcheck.store import remodelling

        remodelling.enter(self.database, model, claim_rows, found)

    def activate(self, model: ModelCard, location: str) -> bool:
        """Search by this model from now on, in one transaction; says no where a claim has no vector of it."""
        from factcheck.store import remodelling

        return remodelling.activate(self.database, model, location)

    def prune(self) -> int:
        """Remove the vectors of all models but the active one; return how many went."""
        from factcheck.store import remodelling

        return remodelling.prune(self.database)

    def claim_texts(self, claim_rows: Iterable[int]) -> dict[int, str]:
        """The texts of those of the claims that are stored, by row."""
        return dict(self.database.rows("SELECT id, text FROM claim WHERE id IN ?", [list(claim_rows)]))

    def moment(self) -> AbstractContextManager[None]:
        """Everything read inside comes from one moment, whatever other processes write meanwhile."""
        return self.database.reading()

    # Moving and checking

    def export(self) -> Iterator[dict[str, Any]]:
        """The whole workspace as JSON-able records, in an order that depends on its content only."""
        from factcheck.store.transfer import export

        return export(self.database)

    def load(self, records: Iterable[Mapping[str, Any]]) -> int:
        """Read exported records into this workspace; return how many documents were new.

        Raises:
            Unreadable: they are no export, or of a newer version; what came before the fault is stored.
        """
        from factcheck.store.transfer import load

        return load(self.database, records)

    def verify(self) -> Iterator[Problem]:
        """Check every span, snapshot, vector, word and log entry; nothing comes where all is whole."""
        from factcheck.store.checks import verify

        return verify(self.database)
