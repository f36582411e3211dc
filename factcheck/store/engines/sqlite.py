"""SQLite: the workspace in one file, with its word index in FTS5, and its errors in the words of factcheck.

Reading goes through the standard library's driver, because importing SQLModel takes longer than answering; writing goes
through the SQLModel tables on the very same connection. SQLite settings and why (docs/design.md): WAL, so that readers
never wait; synchronous=FULL, so that a commit survives power loss; BEGIN IMMEDIATE, so that the order of numbers in the
change log is the order of commits.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck.errors import FactcheckError, NewerWorkspace, NotFound, StoreFull, Unreadable, WorkspaceLocked
from factcheck.store import migrations
from factcheck.store.engines.database import ROWS_AT_ONCE, Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

APPLICATION = 0x66636B31
"""Marks the file as ours ("fck1"): `file factcheck.db` shows it."""
BUSY_SECONDS = 20.0
_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class SqliteDatabase(Database):
    """One open database file."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, writable: bool) -> None:
        self.path = path
        self.folder = path.parent
        self.name = str(path)
        self.connection = connection
        self.writable = writable
        self._alchemy: Connection | None = None
        self._writing = False

    @classmethod
    def open(cls, path: Path, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> SqliteDatabase:
        """Open the file, make it where allowed, and bring its layout up to date.

        Raises:
            NotFound: there is none and `create` is false.
            NewerWorkspace: a newer version of factcheck wrote it; nothing was touched.
            WorkspaceLocked: another process holds it too long, or it cannot be written and must be.
            Unreadable: it is no factcheck database, or damaged.
            StoreFull: no room to make it.
        """
        if not path.is_file() and not create:
            raise NotFound("no workspace here", subject=str(path.parent), hint="factcheck add FILE… makes one")
        with translated(path):
            if path.is_file() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                return cls._opened_for_reading(path, busy_seconds)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                return cls._opened(path, f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}", busy_seconds)
            except (sqlite3.OperationalError, OSError) as error:
                if not path.is_file() or not _is_read_only(error):
                    raise
            return cls._opened_for_reading(path, busy_seconds)

    @classmethod
    def _opened(cls, path: Path, uri: str, busy_seconds: float) -> SqliteDatabase:
        connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
        try:
            version = check_layout(connection, path)
            _retry_while_locked(connection, "PRAGMA journal_mode = WAL", busy_seconds)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            if version < migrations.CURRENT:
                _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(path, connection, writable=True)

    @classmethod
    def _opened_for_reading(cls, path: Path, busy_seconds: float) -> SqliteDatabase:
        """Open in a folder that cannot be written; a log left behind must be readable, or rows would be missed."""
        log = path.with_name(path.name + "-wal")
        clean = not log.exists() or log.stat().st_size == 0
        mode = "immutable=1" if clean else "mode=ro"
        uri = f"file:{quote(str(path))}?{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)
        try:
            version = check_layout(connection, path)
        except BaseException:
            connection.close()
            raise
        if version < migrations.CURRENT:
            connection.close()
            raise WorkspaceLocked(
                "its layout is older and cannot be brought up to date in a folder that cannot be written",
                subject=str(path),
                hint="make the folder writable, or copy it",
            )
        return cls(path, connection, writable=False)

    def close(self) -> None:
        """Close; the last one to leave a writable workspace moves the log into the file."""
        if self._alchemy is not None:
            self._alchemy.close()
            self._alchemy = None
        self.connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, fetched in portions: a long result never stands in memory as a whole."""
        with translated(self.path):
            cursor = self.connection.execute(spelled(sql), _bound(parameters))
            while portion := cursor.fetchmany(ROWS_AT_ONCE):
                yield from portion

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any | None:
        """The first row of a query, or None."""
        with translated(self.path):
            return self.connection.execute(spelled(sql), _bound(parameters)).fetchone()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside comes from one moment."""
        if self.connection.in_transaction:
            yield
            return
        with translated(self.path):
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            # A reader that was left in the middle may end after the store was closed: nothing to roll back then.
            with suppress(sqlite3.ProgrammingError):
                self.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all that is done inside is durable when it ends, or nothing is. One inside another joins it.

        Raises:
            WorkspaceLocked: another process writes for longer than the time allowed, or the folder is read-only.
            StoreFull: the disk is full; everything acknowledged before is safe.
        """
        if not self.writable:
            raise _read_only(self.path)
        if self._writing:
            yield self._tables()
            return
        with translated(self.path):
            tables = self._tables()  # before the transaction begins: SQLAlchemy's first look at a connection ends any
            self.connection.execute("BEGIN IMMEDIATE")
            self._writing = True
            try:
                yield tables
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._writing = False

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement inside `writing`; return how many rows it touched."""
        with translated(self.path):
            return self.connection.execute(spelled(sql), _bound(parameters)).rowcount

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement inside `writing` with each of these values."""
        with translated(self.path):
            self.connection.executemany(spelled(sql), parameters)

    def last_number(self, table: str) -> int:
        """The highest id ever given in a table, also where its row is gone; 0 where none was."""
        return int(self.value("SELECT seq FROM sqlite_sequence WHERE name = ?", [table]) or 0)

    def numbers_given(self, table: str, last: int) -> None:
        """SQLite takes note of the highest id by itself."""

    def enter_words(self, claims: Sequence[int]) -> None:
        """Take in the words of these claims, whose rows are stored."""
        self.execute(f"INSERT INTO claim_words (rowid, {_WORDS}) SELECT {_WORDS_OF}", [claims])

    def leave_words(self, claims: Sequence[int]) -> None:
        """Let go of the words of these claims: FTS5 reads them through the tables, so they must still be there."""
        self.execute(f"INSERT INTO claim_words (claim_words, rowid, {_WORDS}) SELECT 'delete', {_WORDS_OF}", [claims])

    def claims_with_words(
        self, words: Sequence[str], depth: int, claims: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best claims by FTS5's own BM25."""
        values: list[object] = [_any_of(words)]
        chosen = ""
        if claims is not None:
            # The plus keeps SQLite from asking the word index once for every allowed row.
            chosen = " AND +rowid IN ?"
            values.append(claims)
        query = (
            f"SELECT rowid, -bm25(claim_words) AS score FROM claim_words WHERE claim_words MATCH ?{chosen}"
            " ORDER BY score DESC, rowid LIMIT ?"
        )
        return list(self.rows(query, [*values, depth]))

    def in_more_than(self, word: str, most: int) -> bool:
        """Whether more than `most` claims hold the word."""
        query = "SELECT count(*) FROM (SELECT 1 FROM claim_words WHERE claim_words MATCH ? LIMIT ?)"
        return bool(self.value(query, [_any_of([word]), most + 1]) > most)

    def faults(self) -> Iterator[tuple[str, str]]:
        """What SQLite's own check finds, then references to rows that are missing."""
        try:
            found = [text for (text,) in self.connection.execute("PRAGMA integrity_check")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        for text in found:
            if text != "ok":
                yield self.name, text
        if found == ["ok"]:
            for table, row, parent, _ in self.rows("PRAGMA foreign_key_check"):
                yield f"{table} {row}", f"its {parent} is missing"

    def words_are_whole(self) -> bool:
        """Whether FTS5's own check passes; it writes, so a workspace that is only read is taken at its word."""
        if not self.writable:
            return True
        try:
            with self.writing():
                self.connection.execute("INSERT INTO claim_words (claim_words, rank) VALUES ('integrity-check', 1)")
        except Exception as error:
            if isinstance(getattr(error, "__cause__", None), sqlite3.DatabaseError):
                return False
            raise
        return True

    def compact(self) -> None:
        """Give the room of removed rows back."""
        with translated(self.path):
            self.connection.execute("VACUUM")

    def _tables(self) -> Connection:
        """The same connection as SQLAlchemy sees it; transactions stay with this class."""
        if self._alchemy is None:
            from sqlalchemy import create_engine
            from sqlalchemy.pool import StaticPool

            engine = create_engine(
                "sqlite://", creator=lambda: self.connection, poolclass=StaticPool, isolation_level="AUTOCOMMIT"
            )
            self._alchemy = engine.connect()
        return self._alchemy


_WORDS = "text, title, speaker, outlet, dates"
_WORDS_OF = f"id, {_WORDS} FROM claim_words_source WHERE id IN ?"


def _any_of(words: Sequence[str]) -> str:
    """Any of the words, each quoted, so that none is taken for an operator."""
    return " OR ".join(f'"{word}"' for word in words)


@lru_cache(maxsize=512)
def spelled(sql: str) -> str:
    """The store's SQL as SQLite reads it: a list comes as JSON.

    >>> spelled("SELECT id FROM claim WHERE id IN ?")
    'SELECT id FROM claim WHERE id IN (SELECT value FROM json_each(?))'
    """
    return sql.replace(" IN ?", " IN (SELECT value FROM json_each(?))")


def _bound(parameters: Sequence[Any]) -> Sequence[Any]:
    return [json.dumps(list(value)) if isinstance(value, (list, tuple, range)) else value for value in parameters]


_LAYOUT = """SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id),
    (SELECT count(*) FROM sqlite_schema)"""
"""All from one moment: another process may make the workspace while this one looks."""


def check_layout(connection: sqlite3.Connection, path: Path) -> int:
    """The number of the layout of a workspace database; 0 for an empty file.

    Raises:
        Unreadable: it is another program's database.
        NewerWorkspace: a newer version of factcheck wrote it.
    """
    version, application, tables = connection.execute(_LAYOUT).fetchone()
    if application != APPLICATION and tables:
        raise Unreadable(
            "a database, but not one of factcheck's", subject=str(path), hint="choose another workspace folder"
        )
    if version > migrations.CURRENT:
        raise NewerWorkspace(
            f"written by a newer version of factcheck (layout {version}, this version knows {migrations.CURRENT})",
            subject=str(path),
            hint="upgrade factcheck; nothing was changed",
        )
    return int(version)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it between the look and the lock.
        migrations.migrate(connection, check_layout(connection, path))
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("INSERT OR IGNORE INTO meta VALUES ('uuid', lower(hex(randomblob(16))))")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _retry_while_locked(connection: sqlite3.Connection, sql: str, seconds: float) -> None:
    """Run a statement that does not wait by itself while another process opens the same file."""
    until = time.monotonic() + seconds
    while True:
        try:
            connection.execute(sql)
        except sqlite3.OperationalError as error:
            if _code(error) not in _LOCKED or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of the driver, and of SQLAlchemy around it, as errors of factcheck."""
    try:
        yield
    except FactcheckError:
        raise
    except Exception as error:
        cause = getattr(error, "orig", error)
        if isinstance(cause, OSError):
            raise WorkspaceLocked(
                f"cannot be used ({cause.strerror})",
                subject=str(path.parent),
                hint="choose a folder that exists and is yours",
            ) from error
        if not isinstance(cause, sqlite3.Error):
            raise
        raise _translation(cause, path) from error


def _translation(error: sqlite3.Error, path: Path) -> FactcheckError:
    code = _code(error)
    if code in _FULL or (error.args and "disk I/O" in str(error) and error_extended(error) in _FULL):
        return StoreFull(
            "no room left to write; everything acknowledged before is safe",
            subject=str(path),
            hint="free some space and repeat the command: what is stored already is skipped",
        )
    if code in _LOCKED:
        return WorkspaceLocked(
            "another process is writing to it", subject=str(path), hint="wait for it to end, then repeat the command"
        )
    if code in _READ_ONLY:
        return _read_only(path)
    if code in _BROKEN:
        return Unreadable(
            f"damaged, or no database ({error})", subject=str(path), hint="restore it from a backup or an export"
        )
    return FactcheckError(f"the database failed ({error})", subject=str(path))


def _read_only(path: Path) -> WorkspaceLocked:
    return WorkspaceLocked(
        "the folder cannot be written",
        subject=str(path.parent),
        hint="change its permissions or choose another --workspace",
    )


def error_extended(error: sqlite3.Error) -> int:
    """SQLite's extended result code: which operation failed, not only how."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0)


def _code(error: sqlite3.Error) -> int:
    """The primary result code, but for failed writes, where the extended one tells a full disk from a broken one."""
    extended = error_extended(error)
    return extended if extended in _FULL else extended & 0xFF


def _is_read_only(error: Exception) -> bool:
    if isinstance(error, OSError):
        return isinstance(error, PermissionError) or error.errno == 30
    return isinstance(error, sqlite3.Error) and _code(error) in _READ_ONLY
