"""Watches: questions that a user saved, each with the last claim that was reported on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.store.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.engines.database import Database


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved question. `seen` is the row of the newest claim when it was last reported on."""

    row: int
    query: str
    by: str
    created: str
    seen: int


def watch(database: Database, query: str, *, by: str, created: str | None = None) -> None:
    """Save a question; what is stored already is no news. A question that is saved already stays as it is."""
    with database.writing():
        database.execute(
            'INSERT INTO watch (query, "by", created, seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
            [query, by, created or now(), last_claim(database)],
        )


def unwatch(database: Database, query: str) -> bool:
    """Forget a question; gives whether it was there."""
    with database.writing():
        return database.execute("DELETE FROM watch WHERE query = ?", [query]) > 0


def watches(database: Database) -> Iterator[Watch]:
    """The saved questions, in the order in which they were saved."""
    return (Watch(*row) for row in database.rows('SELECT id, query, "by", created, seen FROM watch ORDER BY id'))


def mark_seen(database: Database, upto: int) -> None:
    """All claims up to this row have been reported, on every question."""
    with database.writing():
        database.execute("UPDATE watch SET seen = ? WHERE seen < ?", [upto, upto])


def last_claim(database: Database) -> int:
    """The row of the newest claim ever stored; 0 where there was none."""
    return database.last_number("claim")
