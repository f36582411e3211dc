"""Writing: extractions become rows, vectors, words and log entries, all in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from factcheck.documents import Document, DocumentKind
from factcheck.errors import NotFound, NotText, UsageError
from factcheck.store import corrections, rows
from factcheck.store.clock import now
from factcheck.store.filters import slug
from factcheck.store.remarks import MADE, PUBLISHER, annotation_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from sqlalchemy import Connection

    from factcheck.claims import Extraction, Figure, Statement
    from factcheck.store.engines.database import Database
    from factcheck.store.models import ModelCard

NORM_TOLERANCE = 1e-3
RATING_TAG = "rating"
_NUMBERED = ("document", "claim", "figure", "statement", "source", "speaker")
"""The tables whose ids are given here, while the write lock is held and nobody else draws one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is added: an extraction and the normalised float32 vectors of its claims, one row a claim.

    `added` is given when a document moves from another workspace and keeps its date; `rated` is false then too, since
    the rating moves as an annotation.
    """

    extraction: Extraction
    vectors: np.ndarray[Any, np.dtype[np.float32]]
    added: str | None = None
    rated: bool = True


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one entry: `status` is "added" or "unchanged"; the claims' rows are their numbers in the index."""

    document: Document
    status: str
    claims: int
    figures: int
    statements: int
    claim_rows: range


def add(database: Database, batch: Sequence[Entry], card: ModelCard) -> list[Added]:
    """Store the entries; a document that is stored already is left as it is.

    Raises:
        NotText: a document holds a lone surrogate, which no database can keep. Nothing of the batch is stored.
        UsageError: the workspace is searched by another model.
        ValueError: vectors of the wrong shape, or not normalised.
    """
    for entry in batch:
        _check(entry, card)
    with database.writing() as connection:
        known = present(database, [entry.extraction.document.id for entry in batch])
        writer = _Writer(database, connection, card, [entry.extraction.document.id for entry in batch])
        out: list[Added] = []
        seen: dict[str, Added] = {}
        for entry in batch:
            document = entry.extraction.document
            if (twin := seen.get(document.id)) is not None:
                out.append(replace(twin, status="unchanged"))
            elif document.id in known:
                out.append(_unchanged(database, document))
            else:
                out.append(writer.enter(entry))
            seen.setdefault(document.id, out[-1])
        writer.flush()
    return out


def present(database: Database, document_ids: Iterable[str]) -> set[str]:
    """Those of the ids that are stored."""
    query = "SELECT public_id FROM document WHERE public_id IN ?"
    return {found for (found,) in database.rows(query, [list(document_ids)])}


def remove(database: Database, document_id: str) -> int:
    """Take a document and all that was found in it out; return how many claims went. Annotations by people stay.

    `document_id` is the full id of a stored document.
    """
    from sqlalchemy import delete
    from sqlmodel import col

    from factcheck.store.tables import Annotation, Snapshot
    from factcheck.store.tables import Document as Table

    with database.writing() as connection:
        found = database.row("SELECT id, snapshot FROM document WHERE public_id = ?", [document_id])
        if found is None:
            return 0
        row, snapshot = found
        claims = _let_go(database, connection, row)
        connection.execute(delete(Table).where(col(Table.id) == row))
        if snapshot is not None and database.row("SELECT 1 FROM document WHERE snapshot = ?", [snapshot]) is None:
            connection.execute(delete(Snapshot).where(col(Snapshot.sha256) == snapshot))
        connection.execute(
            delete(Annotation).where(
                col(Annotation.origin) == PUBLISHER, col(Annotation.target).startswith(document_id + ":")
            )
        )
        return claims


def replace_found(database: Database, entry: Entry, card: ModelCard) -> None:
    """Put another extraction in the place of what was found in a stored document before.

    The document's row, bytes and date stay, and so does all that people said; corrections are applied to what is new.

    Raises:
        NotFound: no such document.
        ValueError: vectors of the wrong shape, or not normalised.
    """
    from sqlalchemy import delete
    from sqlmodel import col

    from factcheck.store import tables

    _check(entry, card)
    document = entry.extraction.document.id
    with database.writing() as connection:
        row = database.value("SELECT id FROM document WHERE public_id = ?", [document])
        if row is None:
            raise NotFound("no such document", subject=document, hint="factcheck documents lists them")
        _let_go(database, connection, row)
        for table in (tables.Claim, tables.Figure, tables.Statement):
            connection.execute(delete(table).where(col(table.document_id) == row))
        writer = _Writer(database, connection, card, [document])
        writer.put(row, entry)
        writer.flush()


def _let_go(database: Database, connection: Connection, row: int) -> int:
    """Tell the change log and the word index that the claims of a document go; return how many there are."""
    from sqlalchemy import insert

    from factcheck.store.tables import Change

    claims = [i for (i,) in database.rows("SELECT id FROM claim WHERE document_id = ? ORDER BY id", [row])]
    chain = last_chain(database)
    changes = []
    for claim in claims:
        chain = link(chain, "remove", claim, b"")
        changes.append({"op": "remove", "claim_id": claim, "chain": chain})
    if changes:
        connection.execute(insert(Change), changes)
    database.leave_words(claims)
    return len(claims)


def last_chain(database: Database) -> bytes:
    """The hash of the whole change log up to now."""
    return bytes(database.value("SELECT chain FROM change ORDER BY seq DESC LIMIT 1") or b"")


def link(chain: bytes, op: str, claim: int, vector: bytes) -> bytes:
    """The hash of the log with one change more: what an index is built from can be told from any other history."""
    return hashlib.blake2b(b"%s|%s|%d|%s" % (chain, op.encode(), claim, vector), digest_size=16).digest()


def check_vectors(vectors: np.ndarray[Any, np.dtype[np.float32]], shape: tuple[int, int], subject: str) -> None:
    """Whether they can be stored: float32, of this shape and of length one.

    Raises:
        ValueError: they cannot.
    """
    import numpy as np

    if vectors.shape != shape or vectors.dtype != np.float32:
        raise ValueError(f"vectors of {subject}: {vectors.shape} {vectors.dtype}, expected {shape} float32")
    if len(vectors) and not np.all(np.abs(np.linalg.norm(vectors, axis=1) - 1) < NORM_TOLERANCE):
        raise ValueError(f"vectors of {subject} are not normalised")


def _check(entry: Entry, card: ModelCard) -> None:
    document = entry.extraction.document
    check_vectors(entry.vectors, (len(entry.extraction.claims), card.dim), document.id)
    for field in (
        document.text,
        document.title,
        document.source,
        document.author,
        document.key,
        document.url,
        document.speaker,
    ):
        try:
            (field or "").encode()
        except UnicodeEncodeError as error:
            raise NotText(
                "holds half of a character (a lone surrogate)",
                subject=document.where or document.doc,
                hint="write it as UTF-8",
            ) from error


def _unchanged(database: Database, document: Document) -> Added:
    row = database.value("SELECT id FROM document WHERE public_id = ?", [document.id])
    claims, figures, statements = (
        database.value(f"SELECT count(*) FROM {table} WHERE document_id = ?", [row])
        for table in ("claim", "figure", "statement")
    )
    first = database.value("SELECT min(id) FROM claim WHERE document_id = ?", [row]) or 0
    return Added(document, "unchanged", claims, figures, statements, range(first, first + claims))


class _Writer:
    """Collects the rows of one batch, then inserts each table's at once."""

    def __init__(self, database: Database, connection: Connection, card: ModelCard, documents: Iterable[str]) -> None:
        self.database = database
        self.connection = connection
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.next = {table: database.last_number(table) + 1 for table in _NUMBERED}
        self.first_claim = self.next["claim"]
        self.named: dict[tuple[str, str], int] = {}
        self.snapshots: set[str] = set()
        self.chain = last_chain(database)
        self.model = model_row(database, connection, card)
        active = database.value("SELECT value FROM meta WHERE key = 'active_model'")
        if active is None:
            database.execute("INSERT INTO meta VALUES ('active_model', ?)", [str(self.model)])
        elif int(active) != self.model:
            # Their vectors would never be searched: the claims would be lost to every question.
            raise UsageError(
                f"the workspace is not searched by the model {card.name}",
                subject="model",
                hint="factcheck index status names its model; factcheck index model changes it",
            )
        self.corrected = corrections.standing(database, documents)

    def enter(self, entry: Entry) -> Added:
        document = entry.extraction.document
        row = self._take("document")
        source = None if document.source is None else self._named("source", document.source)
        speaker = None if document.speaker is None else self._named("speaker", document.speaker)
        added = entry.added or now()
        extra = {
            "id": row,
            "source_id": source,
            "speaker_id": speaker,
            "snapshot": self._snapshot(document.raw),
            "added": added,
        }
        self.rows["Document"].append(rows.document_row(document) | extra)
        found = self.put(row, entry)
        if document.kind is DocumentKind.CLAIM and document.rating and entry.rated and entry.extraction.claims:
            self._rate(document, entry.extraction.claims[0].id_in(document), added)
        return found

    def put(self, row: int, entry: Entry) -> Added:
        """Everything that was found in the document of that row, as people corrected it."""
        extraction, on_figures, on_statements = corrections.applied(entry.extraction, self.corrected)
        document = extraction.document
        figures = [
            self._figure(row, i, *pair) for i, pair in enumerate(zip(extraction.figures, on_figures, strict=True))
        ]
        statements = [
            self._statement(row, i, *pair)
            for i, pair in enumerate(zip(extraction.statements, on_statements, strict=True))
        ]
        first = self.next["claim"]
        for claim, vector in zip(extraction.claims, entry.vectors, strict=True):
            number = self._take("claim")
            blob = vector.astype("<f4").tobytes()
            self.rows["Claim"].append(
                {"id": number, "document_id": row, "start": claim.start, "end": claim.end, "text": claim.text}
                | {"speakers": _speakers(extraction, claim.statements, claim.figures)}
            )
            self.rows["ClaimFigure"] += [
                {"claim_id": number, "figure_id": figures[i]} for i in dict.fromkeys(claim.figures)
            ]
            self.rows["ClaimStatement"] += [
                {"claim_id": number, "statement_id": statements[i]} for i in dict.fromkeys(claim.statements)
            ]
            self.rows["Embedding"].append({"claim_id": number, "model_id": self.model, "vector": blob})
            self.chain = link(self.chain, "add", number, blob)
            self.rows["Change"].append({"op": "add", "claim_id": number, "chain": self.chain})
        claims = range(first, self.next["claim"])
        return Added(document, "added", len(claims), len(figures), len(statements), claims)

    def flush(self) -> None:
        from sqlalchemy import insert

        from factcheck.store import tables

        order = (
            "Source",
            "Speaker",
            "Snapshot",
            "Document",
            "Figure",
            "Statement",
            "Claim",
            "ClaimFigure",
            "ClaimStatement",
        )
        for name in (*order, "Embedding", "Change", "Annotation"):
            if self.rows[name]:
                self.connection.execute(insert(getattr(tables, name)), self.rows[name])
        for table, following in self.next.items():
            self.database.numbers_given(table, following - 1)
        self.database.enter_words(range(self.first_claim, self.next["claim"]))

    def _take(self, table: str) -> int:
        self.next[table] += 1
        return self.next[table] - 1

    def _named(self, table: str, name: str) -> int:
        key = slug(name)
        known = self.named.get((table, key))
        if known is None:
            known = self.database.value(f"SELECT id FROM {table} WHERE slug = ?", [key])
            if known is None:
                known = self._take(table)
                self.rows[table.capitalize()].append({"id": known, "slug": key, "name": name})
            self.named[table, key] = known
        return known

    def _snapshot(self, raw: bytes | None) -> str | None:
        if raw is None:
            return None
        sha256 = hashlib.sha256(raw).hexdigest()
        if (
            sha256 not in self.snapshots
            and self.database.row("SELECT 1 FROM snapshot WHERE sha256 = ?", [sha256]) is None
        ):
            self.rows["Snapshot"].append({"sha256": sha256, "size": len(raw), "compressed": zlib.compress(raw, 6)})
        self.snapshots.add(sha256)
        return sha256

    def _figure(self, document: int, position: int, figure: Figure, marks: corrections.Marks) -> int:
        row = self._take("figure")
        speaker = None if figure.speaker is None else self._named("speaker", figure.speaker)
        extra: dict[str, Any] = {"id": row, "document_id": document, "position": position, "speaker_id": speaker}
        extra |= {"state": marks[0], "machine": marks[1]}
        self.rows["Figure"].append(rows.figure_row(figure) | extra)
        return row

    def _statement(self, document: int, position: int, statement: Statement, marks: corrections.Marks) -> int:
        row = self._take("statement")
        speaker = None if statement.speaker is None else self._named("speaker", statement.speaker)
        extra: dict[str, Any] = {"id": row, "document_id": document, "position": position, "speaker_id": speaker}
        extra |= {"state": marks[0], "machine": marks[1]}
        self.rows["Statement"].append(rows.statement_row(statement) | extra)
        return row

    def _rate(self, document: Document, target: str, created: str) -> None:
        row: dict[str, Any] = {
            "target": target,
            "note": document.rating,
            "grade_source": None,
            "grade_information": None,
            "links": "[]",
            "tags": f'["{RATING_TAG}"]',
            "by": document.source or "publisher",
            "origin": PUBLISHER,
            "created": created,
        }
        self.rows["Annotation"].append(row | {"name": annotation_name(row), "action": MADE, "selector": None})


def _speakers(extraction: Extraction, statements: Iterable[int], figures: Iterable[int]) -> str | None:
    """Who speaks in a claim, for the word index and for whoever reads the table."""
    names = [extraction.statements[i].speaker for i in statements] + [extraction.figures[i].speaker for i in figures]
    own = [extraction.document.speaker] if extraction.document.kind is DocumentKind.CLAIM else []
    return "; ".join(dict.fromkeys(name for name in [*own, *names] if name)) or None


def model_row(database: Database, connection: Connection, card: ModelCard) -> int:
    """The row of a model, entered where it is new."""
    from sqlalchemy import insert

    from factcheck.store.tables import Model

    identity = [card.name, card.revision, card.weights_sha256]
    query = "SELECT id FROM model WHERE name = ? AND revision = ? AND weights_sha256 = ?"
    row = database.value(query, identity)
    if row is None:
        connection.execute(
            insert(Model),
            [{"name": card.name, "revision": card.revision, "weights_sha256": card.weights_sha256, "dim": card.dim}],
        )
        row = database.value(query, identity)
    return int(row)
