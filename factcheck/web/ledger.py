"""The ledger: what the desk keeps for itself, in a file of its own beside the workspace.

Users, sessions, texts put up for checking, and the log of who changed what. None of it is part of the workspace: an
export or a backup that is given away carries no password hash.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from factcheck.errors import NotFound, UsageError
from factcheck.store.clock import now
from factcheck.web.people import Person, Role

FILE = "desk.db"
SESSION_HOURS = 12
MOST_DRAFTS = 2000
"""Texts put up for checking that are kept; the oldest go first. A workspace is the place for what should stay."""
_LAYOUT = """
CREATE TABLE IF NOT EXISTS secret (value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS user (
    name TEXT PRIMARY KEY, hash TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS session (
    hash TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, expires TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS draft (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, text TEXT NOT NULL, published TEXT
);
CREATE TABLE IF NOT EXISTS audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    address TEXT NOT NULL, action TEXT NOT NULL, target TEXT, detail TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the audit log: who did what to what, when, and from where."""

    id: int
    at: str
    name: str
    role: str
    address: str
    action: str
    target: str | None
    detail: Mapping[str, Any]


class Ledger:
    """The open file; used by many threads, one at a time."""

    def __init__(self, connection: sqlite3.Connection, *, kept: bool) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self.kept = kept
        with self._transaction() as database:
            database.execute(
                "INSERT INTO secret SELECT ? WHERE NOT EXISTS (SELECT 1 FROM secret)", [secrets.token_hex(32)]
            )
        self.secret = bytes.fromhex(str(self._connection.execute("SELECT value FROM secret").fetchone()[0]))

    @classmethod
    def open(cls, folder: Path) -> Ledger:
        """The ledger of a workspace's folder; one in memory where that cannot be written (`kept` is false then)."""
        try:
            path = folder / FILE
            folder.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            connection = sqlite3.connect(path, timeout=20, isolation_level=None, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_LAYOUT)
            if "disabled" not in [row[1] for row in connection.execute("PRAGMA table_info(user)")]:
                connection.execute("ALTER TABLE user ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0")
        except (OSError, sqlite3.OperationalError):
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            connection.executescript(_LAYOUT)
            return cls(connection, kept=False)
        return cls(connection, kept=True)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    # Users

    def users(self, *, every: bool = False) -> list[Person]:
        """Everybody who may sign in, by name; with `every` also those who might again."""
        rows = self._rows("SELECT name, role, disabled FROM user WHERE disabled <= ? ORDER BY name", (int(every),))
        return [Person(name, Role.parse(role), bool(disabled)) for name, role, disabled in rows]

    def put_user(self, name: str, password_hash: str, role: Role) -> None:
        """Add somebody, or give them another password and role; their sessions end."""
        if not name.strip():
            raise UsageError("a user needs a name", subject="name")
        with self._transaction() as database:
            database.execute(
                "INSERT INTO user VALUES (?, ?, ?, ?, 0)"
                " ON CONFLICT (name) DO UPDATE SET hash = excluded.hash, role = excluded.role, disabled = 0",
                [name, password_hash, role.word, now()],
            )
            database.execute("DELETE FROM session WHERE name = ?", [name])

    def change_user(self, name: str, *, role: Role | None = None, disabled: bool | None = None) -> None:
        """Give somebody another role, or close and open their access; their sessions end."""
        with self._transaction() as database:
            if role is not None:
                database.execute("UPDATE user SET role = ? WHERE name = ?", [role.word, name])
            if disabled is not None:
                database.execute("UPDATE user SET disabled = ? WHERE name = ?", [int(disabled), name])
            database.execute("DELETE FROM session WHERE name = ?", [name])

    def remove_user(self, name: str) -> None:
        """Take somebody's access away at once.

        Raises:
            NotFound: no such user.
        """
        with self._transaction() as database:
            database.execute("DELETE FROM session WHERE name = ?", [name])
            if not database.execute("DELETE FROM user WHERE name = ?", [name]).rowcount:
                raise NotFound("no such user", subject=name, hint="factcheck users list")

    def user(self, name: str) -> tuple[Person, str] | None:
        """Somebody who may sign in, with the hash of their password."""
        rows = self._rows("SELECT name, role, hash FROM user WHERE name = ? AND disabled = 0", (name,))
        return (Person(rows[0][0], Role.parse(rows[0][1])), str(rows[0][2])) if rows else None

    # Sessions: only a hash of what the browser holds is kept

    def begin_session(self, person: Person) -> str:
        """A new session; gives the secret that the browser keeps."""
        made = secrets.token_urlsafe(32)
        expires = (datetime.now(UTC) + timedelta(hours=SESSION_HOURS)).isoformat()
        with self._transaction() as database:
            database.execute("DELETE FROM session WHERE expires < ?", [datetime.now(UTC).isoformat()])
            database.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?)", [_digest(made), person.name, person.role.word, expires]
            )
        return made

    def session(self, held: str) -> Person | None:
        """Whose session it is; None where it ended."""
        query = "SELECT name, role FROM session WHERE hash = ? AND expires > ?"
        rows = self._rows(query, (_digest(held), datetime.now(UTC).isoformat()))
        return Person(rows[0][0], Role.parse(rows[0][1])) if rows else None

    def end_session(self, held: str) -> None:
        """Sign out."""
        with self._transaction() as database:
            database.execute("DELETE FROM session WHERE hash = ?", [_digest(held)])

    # Texts put up for checking, so that a page about an article has an address

    def put_draft(self, text: str, published: str | None) -> str:
        """Keep a text and give its id, which depends on its content only."""
        name = hashlib.sha256(json.dumps([text, published]).encode()).hexdigest()[:16]
        with self._transaction() as database:
            database.execute(
                "INSERT OR IGNORE INTO draft (id, text, published) VALUES (?, ?, ?)", [name, text, published]
            )
            database.execute("DELETE FROM draft WHERE number <= (SELECT max(number) FROM draft) - ?", [MOST_DRAFTS])
        return name

    def draft(self, name: str) -> tuple[str, str | None]:
        """A kept text with its date.

        Raises:
            NotFound: there is none of that id any more.
        """
        rows = self._rows("SELECT text, published FROM draft WHERE id = ?", (name,))
        if not rows:
            raise NotFound("no such text", subject=name, hint="paste it again: the desk keeps the latest texts only")
        return rows[0][0], rows[0][1]

    # The audit log

    def record(self, person: Person, address: str, action: str, target: str | None, detail: Mapping[str, Any]) -> None:
        """Write down who did what."""
        said = json.dumps(dict(detail), default=str)
        with self._transaction() as database:
            database.execute(
                "INSERT INTO audit (at, name, role, address, action, target, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [now(), person.name, person.role.word, address, action, target, said],
            )

    def log(self, before: int | None = None, limit: int = 50) -> list[Entry]:
        """The latest lines of the log, the newest first; with `before` those older than that line."""
        query = "SELECT * FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?"
        rows = self._rows(query, (before if before is not None else 2**62, limit))
        return [Entry(i, at, n, r, a, act, to, json.loads(detail)) for i, at, n, r, a, act, to, detail in rows]


def _digest(held: str) -> str:
    return hashlib.sha256(held.encode("utf-8", "replace")).hexdigest()
