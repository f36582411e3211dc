"""Vectors: what the index is made of, read from the database that owns them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.store.models import ModelCard
from factcheck.store.writing import last_chain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np

    from factcheck.store.engines.database import Database

    Rows = np.ndarray[Any, np.dtype[np.int64]]
    Vectors = np.ndarray[Any, np.dtype[np.float32]]

AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class LogMark:
    """A point of the change log: its number, and the hash of all changes up to it."""

    seq: int
    chain: str


def active_model(database: Database) -> ModelCard | None:
    """The model whose vectors are searched; None while nothing is stored."""
    row = database.row(
        "SELECT name, revision, weights_sha256, dim FROM model"
        " WHERE id = (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'active_model')"
    )
    return None if row is None else ModelCard(*row)


def count(database: Database) -> int:
    """How many vectors the active model has."""
    return int(database.value(f"SELECT count(*) FROM embedding WHERE model_id = {_ACTIVE}"))


def claims(database: Database) -> int:
    """How many claims are stored."""
    return int(database.value("SELECT count(*) FROM claim"))


def unread_figures(database: Database, mark: bytes) -> tuple[int, int]:
    """How many figures have no vector with this mark, of how many."""
    query = f"SELECT count(*), count(CASE WHEN substr(vector, 1, {len(mark)}) = ? THEN 1 END) FROM figure"
    figures, read = database.row(query, [mark]) or (0, 0)
    return int(figures) - int(read), int(figures)


def log_end(database: Database) -> LogMark:
    """The latest point of the change log."""
    seq = database.value("SELECT max(seq) FROM change") or 0
    return LogMark(int(seq), last_chain(database).hex())


def chain_at(database: Database, seq: int) -> str | None:
    """The hash of the log up to `seq`; empty at 0, None where there is no such change."""
    if seq == 0:
        return ""
    chain = database.value("SELECT chain FROM change WHERE seq = ?", [seq])
    return None if chain is None else bytes(chain).hex()


def changed_since(database: Database, seq: int) -> Rows:
    """The claims that came or went after `seq`, ascending, whether they are still there or not."""
    import numpy as np

    found = database.rows("SELECT DISTINCT claim_id FROM change WHERE seq > ? ORDER BY claim_id", [seq])
    return np.fromiter((row for (row,) in found), dtype=np.int64)


def stream(database: Database) -> Iterator[tuple[Rows, Vectors]]:
    """All vectors of the active model in portions, by claim: rows [n], ascending, and vectors [n, dim]."""
    query = f"SELECT claim_id, vector FROM embedding WHERE model_id = {_ACTIVE} ORDER BY claim_id"
    yield from _portions(database.stream(query))


def vectors(database: Database, claim_rows: Iterable[int]) -> tuple[Rows, Vectors]:
    """The vectors of those of the claims that are stored: rows [n], ascending, and vectors [n, dim]."""
    import numpy as np

    parts = list(portions(database, claim_rows))
    if not parts:
        card = active_model(database)
        return np.empty(0, dtype=np.int64), np.empty((0, card.dim if card else 0), dtype=np.float32)
    return np.concatenate([rows for rows, _ in parts]), np.concatenate([found for _, found in parts])


def portions(database: Database, claim_rows: Iterable[int]) -> Iterator[tuple[Rows, Vectors]]:
    """Like `vectors`, as a stream."""
    chosen = [int(row) for row in claim_rows]
    query = f"SELECT claim_id, vector FROM embedding WHERE model_id = {_ACTIVE} AND claim_id IN ? ORDER BY claim_id"
    yield from _portions(database.stream(query, [chosen]))


def _portions(found: Iterator[tuple[int, bytes]]) -> Iterator[tuple[Rows, Vectors]]:
    import numpy as np

    numbers: list[int] = []
    blobs: list[bytes] = []
    for row, blob in found:
        numbers.append(row)
        blobs.append(blob)
        if len(numbers) == AT_ONCE:
            yield np.array(numbers, dtype=np.int64), np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1)
            numbers, blobs = [], []
    if numbers:
        yield np.array(numbers, dtype=np.int64), np.frombuffer(b"".join(blobs), dtype="<f4").reshape(len(blobs), -1)


_ACTIVE = "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'active_model')"
