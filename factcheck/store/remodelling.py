"""Remodelling: vectors of another model are entered beside the old ones, then take their place in one transaction.

Entering can take hours and may stop anywhere: what is missing is a question to the database, so it goes on where it
stopped, and until the very end everything is searched by the old vectors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.store import vectors
from factcheck.store.writing import check_vectors, last_chain, link, model_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

    from factcheck.store.engines.database import Database
    from factcheck.store.models import ModelCard

LOCATION = "model_location"
_SET = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
_OF_MODEL = "(SELECT id FROM model WHERE name = ? AND revision = ? AND weights_sha256 = ?)"


def missing(database: Database, card: ModelCard, most: int) -> list[tuple[int, str]]:
    """Row and text of claims, at most so many, that have no vector of this model yet."""
    query = (
        "SELECT id, text FROM claim WHERE NOT EXISTS"
        f" (SELECT 1 FROM embedding WHERE claim_id = claim.id AND model_id = {_OF_MODEL}) ORDER BY id LIMIT ?"
    )
    return list(database.rows(query, [*_identity(card), most]))


def count_missing(database: Database, card: ModelCard) -> int:
    """How many claims have no vector of this model yet."""
    have = f"SELECT count(*) FROM embedding WHERE model_id = {_OF_MODEL}"
    return vectors.claims(database) - int(database.value(have, _identity(card)))


def enter(
    database: Database, card: ModelCard, claims: Sequence[int], found: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    """Store vectors [n, dim] of this model for the claims [n], durably; nobody searches by them yet.

    A claim that was removed meanwhile is passed over.

    Raises:
        ValueError: vectors of the wrong shape, or not normalised.
    """
    check_vectors(found, (len(claims), card.dim), "the claims")
    with database.writing() as connection:
        model = model_row(database, connection, card)
        database.execute_many(
            "INSERT INTO embedding (claim_id, model_id, vector) SELECT id, ?, ? FROM claim WHERE id = ?"
            " ON CONFLICT (claim_id, model_id) DO UPDATE SET vector = excluded.vector",
            [(model, vector.astype("<f4").tobytes(), claim) for claim, vector in zip(claims, found, strict=True)],
        )


def activate(database: Database, card: ModelCard, location: str) -> bool:
    """Search by this model's vectors from now on; says no, and changes nothing, where a claim has none yet.

    The log gets every claim anew, as it comes with another vector. `location` is what the settings call the model.
    """
    with database.writing() as connection:
        if count_missing(database, card) > 0:
            return False
        model = model_row(database, connection, card)
        active = vectors.active_model(database)
        if active is None or active.weights_sha256 != card.weights_sha256:
            database.execute(_SET, ["active_model", str(model)])
            _log_anew(database)
        database.execute(_SET, [LOCATION, location])
    return True


def location(database: Database) -> str | None:
    """What the settings called the model when it was last changed; None where it never was."""
    found = database.value("SELECT value FROM meta WHERE key = ?", [LOCATION])
    return None if found is None else str(found)


def prune(database: Database) -> int:
    """Remove the vectors of all models but the active one and give their room back; return how many went."""
    with database.writing():
        gone = database.execute(
            "DELETE FROM embedding WHERE model_id !="
            " (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'active_model')"
        )
    database.compact()
    return gone


def _log_anew(database: Database) -> None:
    chain = last_chain(database)
    for rows, found in vectors.stream(database):
        entries = []
        for claim, vector in zip(rows.tolist(), found, strict=True):
            chain = link(chain, "add", claim, vector.tobytes())
            entries.append(("add", claim, chain))
        database.execute_many("INSERT INTO change (op, claim_id, chain) VALUES (?, ?, ?)", entries)


def _identity(card: ModelCard) -> list[str]:
    return [card.name, card.revision, card.weights_sha256]
