"""Checks: whether everything that is stored is still what it was when it was stored."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.claims import VECTOR_DIM, VECTOR_MARK
from factcheck.store import reading, vectors
from factcheck.store.writing import NORM_TOLERANCE, link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.engines.database import Database


class Kind(StrEnum):
    """What a problem is about."""

    DATABASE = "database"
    SPAN = "span"
    SNAPSHOT = "snapshot"
    VECTOR = "vector"
    WORDS = "words"
    LOG = "log"
    INDEX = "index"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not whole: what it is about, the id that it concerns, and what is wrong."""

    kind: Kind
    subject: str
    message: str


def verify(database: Database) -> Iterator[Problem]:
    """Every problem that can be found, the database file itself first."""
    broken = False
    for problem in _file(database):
        broken = True
        yield problem
    if broken:
        return
    yield from _spans(database)
    yield from _snapshots(database)
    yield from _vectors(database)
    yield from _words(database)
    yield from _log(database)


def _file(database: Database) -> Iterator[Problem]:
    for subject, message in database.faults():
        yield Problem(Kind.DATABASE, subject, message)


def _spans(database: Database) -> Iterator[Problem]:
    for stored in reading.documents(database):
        text = stored.document.text
        if stored.id != database.value("SELECT public_id FROM document WHERE id = ?", [stored.row]):
            yield Problem(Kind.SPAN, stored.id, "the text or its provenance is not what the document's id was made of")
        for table, letter in (("claim", "c"), ("figure", "f"), ("statement", "s")):
            query = f'SELECT start, "end", text FROM {table} WHERE document_id = ? ORDER BY id'
            for start, end, part in database.rows(query, [stored.row]):
                if text[start:end] != part:
                    yield Problem(
                        Kind.SPAN, f"{stored.id}:{letter}{start}-{end}", f"the {table} is no longer at its offsets"
                    )


def _snapshots(database: Database) -> Iterator[Problem]:
    for sha256, size, compressed in database.rows("SELECT sha256, size, compressed FROM snapshot ORDER BY sha256"):
        try:
            raw = zlib.decompress(compressed)
        except zlib.error as error:
            yield Problem(Kind.SNAPSHOT, sha256, f"cannot be unpacked ({error})")
            continue
        if len(raw) != size or hashlib.sha256(raw).hexdigest() != sha256:
            yield Problem(Kind.SNAPSHOT, sha256, "the bytes are not those that were kept")


def _vectors(database: Database) -> Iterator[Problem]:
    import numpy as np

    missing = (
        'SELECT public_id, start, "end" FROM claim JOIN document ON document.id = document_id WHERE claim.id NOT IN'
        " (SELECT claim_id FROM embedding WHERE model_id ="
        " (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'active_model')) ORDER BY claim.id"
    )
    for document, start, end in database.rows(missing):
        yield Problem(Kind.VECTOR, f"{document}:c{start}-{end}", "the claim has no vector")
    uneven = (
        'SELECT public_id, start, "end", length(vector) FROM figure JOIN document ON document.id = document_id'
        f" WHERE length(vector) != {VECTOR_MARK + VECTOR_DIM} ORDER BY figure.id"
    )
    for document, start, end, size in database.rows(uneven):
        yield Problem(Kind.VECTOR, f"{document}:f{start}-{end}", f"the figure's vector has {size} bytes")
    card = vectors.active_model(database)
    sizes = (
        "SELECT claim_id, length(vector) FROM embedding JOIN model ON model.id = model_id"
        " WHERE length(vector) != dim * 4 ORDER BY claim_id"
    )
    others = list(database.rows(sizes))
    for row, size in others:
        yield Problem(Kind.VECTOR, f"claim {row}", f"the vector has {size} bytes")
    if card is None or others:
        return
    for rows, found in vectors.stream(database):
        norms = np.linalg.norm(found, axis=1)
        for row in rows[~(np.abs(norms - 1) < NORM_TOLERANCE)]:
            yield Problem(Kind.VECTOR, f"claim {row}", "the vector is not of length one")


def _words(database: Database) -> Iterator[Problem]:
    if not database.words_are_whole():
        yield Problem(Kind.WORDS, "claim_words", "the word index does not hold the words of the claims")


def _log(database: Database) -> Iterator[Problem]:
    """The log's hashes, and its sum, the stored claims.

    A claim's last entry is that of the vector by which it is searched; those before are of other models' vectors, and
    those of claims that are gone cannot be checked any more.
    """
    chain = b""
    query = (
        "SELECT seq, op, change.claim_id, chain, vector FROM change LEFT JOIN embedding"
        " ON embedding.claim_id = change.claim_id AND op = 'add' AND model_id ="
        " (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'active_model')"
        " AND seq IN (SELECT max(seq) FROM change GROUP BY claim_id) ORDER BY seq"
    )
    present: set[int] = set()
    for seq, op, claim, stored, vector in database.rows(query):
        if (op == "remove" or vector is not None) and link(chain, op, claim, vector or b"") != bytes(stored):
            yield Problem(Kind.LOG, f"change {seq}", "the change log was altered, or a vector since")
        chain = bytes(stored)
        (present.add if op == "add" else present.discard)(claim)
    claims = {row for (row,) in database.rows("SELECT id FROM claim")}
    for row in sorted(claims ^ present):
        yield Problem(
            Kind.LOG, f"claim {row}", "in the log but not stored" if row in present else "stored but not in the log"
        )
