"""PostgreSQL: the records of a workspace on a server that many share, with its word index in tsvector.

Several servers and users write at once. Numbers of a sequence are drawn before the commit, so another connection could
see change 11 committed while change 10 is not, note 11 as read and miss 10 for good. Here every writer first takes one
advisory lock of the database and holds it to the end of its transaction, then draws its numbers. PostgreSQL frees such
a lock only after the commit can be seen; so whoever sees a change sees all before it, and a process that has replayed
the log to a number has missed nothing. What takes time, reading documents and embedding them, is done before the lock.
"""

from __future__ import annotations

import re
import time
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import psycopg

from factcheck.errors import FactcheckError, NewerWorkspace, NotFound, Unreachable, Unreadable
from factcheck.store import migrations
from factcheck.store.clock import now
from factcheck.store.engines import tsvector
from factcheck.store.engines.database import ROWS_AT_ONCE, Database
from factcheck.store.engines.server import address, denied, is_lost, shown, translation
from factcheck.store.engines.wholetext import register

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

T = TypeVar("T")

BUSY_SECONDS = 60.0
"""How long a writer waits for those before it: forty of them, a second each, and some air."""
PATIENCE_SECONDS = 30.0
"""How long a server that restarts is waited for; recovering from a crash under load took 4 seconds."""


class PostgresqlDatabase(Database):
    """One connection to a workspace's records on a server."""

    def __init__(self, url: str, folder: Path, busy_seconds: float) -> None:
        dsn = address(url)
        self.folder = folder
        self.url = url
        self.name = shown(dsn)
        self._dsn = dsn
        self._busy_seconds = busy_seconds
        self._alchemy: Connection | None = None
        self._writing = False
        self._reading = False
        self._streams = 0
        self.connection = self._connected()
        self.writable = True

    @classmethod
    def open(cls, url: str, folder: Path, *, create: bool, busy_seconds: float = BUSY_SECONDS) -> PostgresqlDatabase:
        """Connect, make the tables where allowed, and bring the layout up to date.

        Raises:
            UsageError: the URL cannot be used.
            Unreachable: no server answers there, or it lets nobody in.
            NotFound: there is no workspace, and `create` is false.
            NewerWorkspace: a newer version of factcheck wrote it; nothing was touched.
            Unreadable: the tables there are another program's.
            WorkspaceLocked: the layout is older, and the user may not change it.
        """
        database = cls(url, folder, busy_seconds)
        try:
            with database._translated():
                version = database._layout(create=create)
                if version < migrations.CURRENT:
                    database._bring_up_to_date()
                allowed = "SELECT has_table_privilege('change', 'INSERT') AND NOT pg_is_in_recovery()"
                database.writable = bool(database.value(allowed))
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close the connection."""
        if self._alchemy is not None:
            with suppress(Exception):  # the server may be gone
                self._alchemy.close()
            self._alchemy = None
        self.connection.close()

    # Reading

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query; they come at once, so that other queries may be asked meanwhile."""
        yield from self._asked(sql, parameters).fetchall()

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query, from a cursor on the server."""
        self._streams += 1
        with self._translated():
            connection = self.connection if self._in_transaction else self._live()
            cursor = connection.cursor(f"stream_{self._streams}", withhold=not self._in_transaction)
            try:
                cursor.execute(_spelled(sql), _bound(parameters), binary=True)
                while portion := cursor.fetchmany(ROWS_AT_ONCE):
                    yield from portion
            finally:
                with suppress(psycopg.Error):  # left in the middle, after the transaction or the connection ended
                    cursor.close()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any | None:
        """The first row of a query, or None."""
        return self._asked(sql, parameters).fetchone()

    def _asked(self, sql: str, parameters: Sequence[Any]) -> psycopg.Cursor[Any]:
        spelled, bound = _spelled(sql), _bound(parameters)
        with self._translated():
            if self._in_transaction:
                return self.connection.execute(spelled, bound, binary=True)
            try:
                return self._live().execute(spelled, bound, binary=True)
            except psycopg.OperationalError:
                if not self.connection.closed:
                    raise
                # Outside a transaction a question can be asked again when the server is back.
                return self._live().execute(spelled, bound, binary=True)

    @property
    def _in_transaction(self) -> bool:
        return self._writing or self._reading

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside comes from one moment."""
        if self._in_transaction:
            yield
            return
        with self._translated():
            self._begun("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", lambda: None)
        self._reading = True
        try:
            yield
        finally:
            self._reading = False
            with suppress(psycopg.Error):
                self.connection.execute("ROLLBACK")

    # Writing

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, by one writer at a time. One inside another joins it.

        Raises:
            WorkspaceLocked: others write for longer than the time allowed, or the user may not write.
            Unreachable: the server went away; whether the last transaction counts is known only when it is back.
            StoreFull: the server's disk is full.
        """
        if not self.writable:
            raise denied(self.name)
        if self._writing:
            yield self._tables()
            return
        with self._translated():
            tables = self._begun("BEGIN", self._tables)
            self._writing = True
            try:
                self._lock()
                yield tables
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(psycopg.Error):
                    self.connection.execute("ROLLBACK")
                raise
            finally:
                self._writing = False

    def _lock(self) -> None:
        """Wait for the writers before; who holds this lock draws numbers that nobody can have drawn before it."""
        self.connection.execute(f"SET LOCAL lock_timeout = {int(self._busy_seconds * 1000)}")
        self.connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('factcheck ' || current_schema(), 0))")
        self.connection.execute("SET LOCAL lock_timeout = 0")

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement inside `writing`; return how many rows it touched."""
        with self._translated():
            return self.connection.execute(_spelled(sql), _bound(parameters)).rowcount

    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement inside `writing` with each of these values."""
        with self._translated(), self.connection.cursor() as cursor:
            cursor.executemany(_spelled(sql), parameters)

    def last_number(self, table: str) -> int:
        """The highest id ever given in a table, also where its row is gone; 0 where none was."""
        return int(self.value(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {table}_id_seq"))

    def numbers_given(self, table: str, last: int) -> None:
        """Move the sequence on; numbers of a transaction that is taken back are never given again."""
        if last:
            self.row(f"SELECT setval('{table}_id_seq', greatest(?, last_value)) FROM {table}_id_seq", [last])

    # The word index

    def enter_words(self, claims: Sequence[int]) -> None:
        """Take in the words of these claims, whose rows are stored."""
        tsvector.enter(self, claims)

    def leave_words(self, claims: Sequence[int]) -> None:
        """Let go of the words of these claims."""
        tsvector.leave(self, claims)

    def claims_with_words(
        self, words: Sequence[str], depth: int, claims: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best claims by BM25 over tsvector."""
        return tsvector.best(self, words, depth, claims)

    def in_more_than(self, word: str, most: int) -> bool:
        """Whether more than `most` claims hold the word."""
        return tsvector.in_more_than(self, word, most)

    # Keeping

    def faults(self) -> Iterator[tuple[str, str]]:
        """Tables that cannot be read to their end: the server checks its own pages while it does."""
        for (table,) in list(self.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")):
            try:
                self.row(f'SELECT count(*) FROM "{table}"')
            except FactcheckError as error:
                yield str(table), error.message

    def words_are_whole(self) -> bool:
        """Whether the words of every claim are those of its row."""
        return tsvector.whole(self)

    def compact(self) -> None:
        """Let the server use the room of removed rows again."""
        with self._translated():
            self._live().execute("VACUUM")

    # The connection

    def _connected(self) -> psycopg.Connection[Any]:
        with self._translated():
            connection = psycopg.connect(self._dsn, autocommit=True, application_name="factcheck", connect_timeout=10)
            register(connection)
            # What is acknowledged is on the disk, whatever the server's own setting.
            connection.execute("SET synchronous_commit = on")
            return connection

    def _live(self) -> psycopg.Connection[Any]:
        """The connection, made anew where the server closed it; a server that restarts is waited for."""
        until = time.monotonic() + PATIENCE_SECONDS
        pause = 0.05
        while self.connection.closed:
            self._alchemy = None
            try:
                self.connection = self._connected()
            except Unreachable:
                if time.monotonic() > until:
                    raise
                time.sleep(pause)
                pause = min(pause * 2, 1.0)
        return self.connection

    def _begun(self, statement: str, before: Callable[[], T]) -> T:
        """Begin a transaction after what must come before it, anew where the connection turns out to be dead."""
        for last in (False, True):
            self._live()
            try:
                ready = before()
                self.connection.execute(statement)
            except Exception:
                if last or not self.connection.closed:
                    raise
            else:
                break
        return ready

    def _tables(self) -> Connection:
        """The same connection as SQLAlchemy sees it; transactions stay with this class."""
        if self._alchemy is None:
            from sqlalchemy import create_engine
            from sqlalchemy.pool import StaticPool

            engine = create_engine(
                "postgresql+psycopg://",
                creator=lambda: self.connection,
                poolclass=StaticPool,
                pool_reset_on_return=None,  # a connection that was lost has nothing to take back
                isolation_level="AUTOCOMMIT",
            )
            self._alchemy = engine.connect()
        return self._alchemy

    def _layout(self, *, create: bool = True) -> int:
        """The number of the layout; 0 where nothing is there, and something may be made."""
        names = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        tables = {name for (name,) in self.rows(names)}
        if not tables and create:
            return 0
        if not tables:
            raise NotFound("no workspace here", subject=self.name, hint="factcheck add FILE… makes one")
        if not {"migration", "claim_words_total"} <= tables:
            hint = "make an empty database (createdb NAME) and name it in the URL"
            raise Unreadable("a database, but not one of factcheck's", subject=self.name, hint=hint)
        version = int(self.value("SELECT max(number) FROM migration") or 0)
        if version > migrations.CURRENT:
            raise NewerWorkspace(
                f"written by a newer version of factcheck (layout {version}, this version knows {migrations.CURRENT})",
                subject=self.name,
                hint="upgrade factcheck; nothing was changed",
            )
        return version

    def _bring_up_to_date(self) -> None:
        with self.writing():
            version = self._layout()  # another process may have done it between the look and the lock
            for number, name, sql in migrations.steps():
                if number > version:
                    for statement in migrations.postgresql(sql):
                        self.connection.execute(statement)
                    step = "INSERT INTO migration (number, name, applied) VALUES (?, ?, ?)"
                    self.execute(step, [number, name, now()])
            self.execute(
                "INSERT INTO meta VALUES ('uuid', replace(gen_random_uuid()::text, '-', '')) ON CONFLICT DO NOTHING"
            )

    @contextmanager
    def _translated(self) -> Iterator[None]:
        """Errors of the driver, and of SQLAlchemy around it, as errors of factcheck."""
        try:
            yield
        except FactcheckError:
            raise
        except Exception as error:
            cause = getattr(error, "orig", error)
            if not isinstance(cause, psycopg.Error):
                raise
            raise translation(cause, self.name, lost=is_lost(cause, getattr(self, "connection", None))) from error


_GROUPED = re.compile(r"json_group_array\((\w+)\)")


@lru_cache(maxsize=512)
def _spelled(sql: str) -> str:
    """The store's SQL as psycopg reads it.

    >>> _spelled("SELECT id FROM claim WHERE id IN ? AND text LIKE 'a%' LIMIT ?")
    "SELECT id FROM claim WHERE id = ANY (%s) AND text LIKE 'a%%' LIMIT %s"
    """
    sql = sql.replace("%", "%%").replace(" IN ?", " = ANY (%s)").replace("?", "%s")
    return _GROUPED.sub(r"coalesce(json_agg(\1), '[]')::text", sql)


def _bound(parameters: Sequence[Any]) -> list[Any]:
    return [list(value) if isinstance(value, (tuple, range)) else value for value in parameters]
