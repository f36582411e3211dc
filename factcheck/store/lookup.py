"""Looking up one stored thing by its id, with all that is known of it."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Any

from factcheck.claims import Claim, Extraction
from factcheck.errors import NotFound
from factcheck.store import reading, rows
from factcheck.store.corrections import original
from factcheck.store.rows import StoredClaim, StoredDocument, StoredFigure, StoredSource, StoredSpeaker, StoredStatement

if TYPE_CHECKING:
    from factcheck.documents import Document
    from factcheck.store.engines.database import Database

Stored = StoredDocument | StoredClaim | StoredFigure | StoredStatement | StoredSource | StoredSpeaker

_PART = re.compile(r"(.+):([cfs])(\d+)-(\d+)")
_SHOWN = 5
_HINT = "factcheck documents, claims, sources and speakers list what is stored"


def find(database: Database, wanted: str) -> Stored:
    """The stored thing with this id.

    Raises:
        NotFound: nothing fits, or several do; the hint names them.
    """
    for kind, listed in (("source", reading.sources), ("speaker", reading.speakers)):
        if wanted.startswith(f"{kind}:"):
            slug = wanted.removeprefix(f"{kind}:")
            found = next((thing for thing in listed(database) if thing.slug == slug), None)
            if found is None:
                raise NotFound(f"no such {kind}", subject=wanted, hint=f"factcheck {kind}s lists them")
            return found
    if match := _PART.fullmatch(wanted):
        return _part(database, document_id(database, match[1]), match[2], (int(match[3]), int(match[4])), wanted)
    return _document(database, document_id(database, wanted))


def document_id(database: Database, wanted: str) -> str:
    """The full id of the document that has this id, this key, or an id that begins so.

    Raises:
        NotFound: none, or several; the hint names the candidates.
    """
    found = database.value("SELECT public_id FROM document WHERE public_id = ?", [wanted])
    if found is not None:
        return str(found)
    keyed = [i for (i,) in database.rows("SELECT public_id FROM document WHERE key = ? ORDER BY id", [wanted])]
    begun: list[str] = []
    if not keyed and re.fullmatch(r"[0-9a-f]{1,12}", wanted.lower()):
        query = "SELECT public_id FROM document WHERE public_id >= ? AND public_id < ? || 'g' ORDER BY public_id"
        begun = [i for (i,) in database.rows(query, [wanted.lower(), wanted.lower()])]
    candidates = keyed or begun
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise NotFound("nothing is stored under that id", subject=wanted, hint=_HINT)
    shown = ", ".join(candidates[:_SHOWN]) + (
        f" and {len(candidates) - _SHOWN} more" if len(candidates) > _SHOWN else ""
    )
    raise NotFound(f"{len(candidates)} documents fit that id", subject=wanted, hint=f"one of {shown}")


def _document(database: Database, full_id: str) -> StoredDocument:
    counts = ", ".join(
        f"(SELECT count(*) FROM {table} WHERE document_id = document.id)" for table in ("claim", "figure", "statement")
    )
    query = f"SELECT document.id, added, snapshot, {counts}, {rows.DOCUMENT} FROM document WHERE public_id = ?"
    row, added, snapshot, claims, figures, statements, *columns = _required(database.row(query, [full_id]), full_id)
    return StoredDocument(row, rows.document_of(columns), added, snapshot, claims, figures, statements)


def _part(
    database: Database, document: str, kind: str, span: tuple[int, int], wanted: str
) -> StoredClaim | StoredFigure | StoredStatement:
    table = {"c": "claim", "f": "figure", "s": "statement"}[kind]
    query = (
        f"SELECT {table}.id FROM {table} JOIN document ON document.id = document_id"
        f' WHERE public_id = ? AND start = ? AND "end" = ? ORDER BY {table}.id'
    )
    row = _required(database.row(query, [document, *span]), wanted)[0]
    if kind == "c":
        return reading.stored_claims(database, [row])[0]
    columns = rows.FIGURE if kind == "f" else rows.STATEMENT
    state, *stored = _required(database.row(f"SELECT state, {columns} FROM {table} WHERE id = ?", [row]), wanted)
    query = f"SELECT claim_id FROM claim_{table} WHERE {table}_id = ? ORDER BY claim_id"
    carriers = tuple(i for (i,) in database.rows(query, [row]))
    parent = _document(database, document).document
    if kind == "f":
        return StoredFigure(row, parent, rows.figure_of(stored), carriers, state)
    return StoredStatement(row, parent, rows.statement_of(stored), carriers, state)


def extraction(database: Database, full_id: str) -> Extraction:
    """A document with everything found in it; its bytes are not loaded."""
    found = _document(database, full_id)
    return extraction_of(database, found.row, found.document)


def extraction_of(database: Database, row: int, document: Document, *, machine: bool = False) -> Extraction:
    """Everything found in the document of that row, as people corrected it, or with `machine` as the machine said."""
    figures, statements = (
        database.rows(f"SELECT machine, {columns} FROM {table} WHERE document_id = ? ORDER BY position", [row])
        for table, columns in (("figure", rows.FIGURE), ("statement", rows.STATEMENT))
    )
    return Extraction(
        document,
        tuple(original(rows.figure_of(f), was if machine else None) for was, *f in figures),
        tuple(original(rows.statement_of(s), was if machine else None) for was, *s in statements),
        _claims(database, row),
    )


def states(database: Database, full_id: str) -> dict[str, str]:
    """What people said of the figures and statements of a document, by id; those nobody looked at are left out."""
    out = {}
    for table, letter in (("figure", "f"), ("statement", "s")):
        query = (
            f'SELECT start, "end", state FROM {table} JOIN document ON document.id = document_id'
            f" WHERE public_id = ? AND state != 'suggested' ORDER BY position"
        )
        for start, end, state in database.rows(query, [full_id]):
            out[f"{full_id}:{letter}{start}-{end}"] = state
    return out


def _claims(database: Database, document: int) -> tuple[Claim, ...]:
    numbers = [i for (i,) in database.rows("SELECT id FROM claim WHERE document_id = ? ORDER BY id", [document])]
    out: list[Claim] = []
    for at in range(0, len(numbers), reading.CLAIMS_AT_ONCE):
        out += [c.claim for c in reading.stored_claims(database, numbers[at : at + reading.CLAIMS_AT_ONCE])]
    return tuple(out)


def raw(database: Database, full_id: str) -> bytes | None:
    """The bytes that the document was read from."""
    query = "SELECT compressed FROM snapshot JOIN document ON snapshot = sha256 WHERE public_id = ?"
    compressed = database.value(query, [full_id])
    return None if compressed is None else zlib.decompress(compressed)


def _required(row: Any | None, wanted: str) -> Any:
    if row is None:
        raise NotFound("nothing is stored under that id", subject=wanted, hint=_HINT)
    return row
