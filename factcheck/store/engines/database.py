"""The database of a workspace, whichever engine keeps it: reading, writing in one transaction, and the word index.

The SQL of the store is written once, in what SQLite and PostgreSQL both understand, with two words of our own: `?`
stands for one value, and `IN ?` for a list of them. `"end"`, `"group"` and `"by"` are quoted; a condition that always
holds is TRUE; `ON CONFLICT` says what happens to a row that is there already. What the engines cannot say alike is a
method here.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection

FILE = "factcheck.db"
ROWS_AT_ONCE = 2000


class Database(ABC):
    """One open workspace database. Used by one thread at a time.

    `folder` is where its caches lie, `url` the server of its records (None: a file in the folder), `name` what errors
    call it, `writable` whether anything can be stored.
    """

    folder: Path
    url: str | None = None
    name: str
    writable: bool

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Close it; everything committed is durable already."""

    # Reading

    @abstractmethod
    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query."""

    def stream(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of a query that may be longer than memory holds."""
        return self.rows(sql, parameters)

    @abstractmethod
    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any | None:
        """The first row of a query, or None."""

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first value of the first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    @abstractmethod
    def reading(self) -> AbstractContextManager[None]:
        """Everything read inside comes from one moment."""

    # Writing

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction: all that is done inside is durable when it ends, or nothing is. One inside another joins it.

        One writer at a time: the numbers of the change log are drawn in the order of the commits.

        Raises:
            WorkspaceLocked: another process writes for longer than the time allowed, or nothing can be written.
            StoreFull: the disk is full; everything acknowledged before is safe.
        """

    @abstractmethod
    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one statement inside `writing`; return how many rows it touched."""

    @abstractmethod
    def execute_many(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run one statement inside `writing` with each of these values."""

    @abstractmethod
    def last_number(self, table: str) -> int:
        """The highest id ever given in a table, also where its row is gone; 0 where none was."""

    @abstractmethod
    def numbers_given(self, table: str, last: int) -> None:
        """Ids up to `last` were given by the caller, who holds the write lock."""

    # The word index

    @abstractmethod
    def enter_words(self, claims: Sequence[int]) -> None:
        """Take in the words of these claims, whose rows are stored."""

    @abstractmethod
    def leave_words(self, claims: Sequence[int]) -> None:
        """Let go of the words of these claims, whose rows are still what they were when the words were entered."""

    @abstractmethod
    def claims_with_words(
        self, words: Sequence[str], depth: int, claims: Sequence[int] | None = None
    ) -> list[tuple[int, float]]:
        """The best claims by BM25 for any of the words, at most `depth`: row and score, best first, then by row.

        Among `claims` only, where given. A word with separators ("100,000") is a phrase.
        """

    @abstractmethod
    def in_more_than(self, word: str, most: int) -> bool:
        """Whether more than `most` claims hold the word."""

    # Keeping

    @abstractmethod
    def faults(self) -> Iterator[tuple[str, str]]:
        """What the engine itself finds broken: subject and message. Where something comes, rows may be unreadable."""

    @abstractmethod
    def words_are_whole(self) -> bool:
        """Whether the word index holds the words of the claims, so far as it can be asked."""

    @abstractmethod
    def compact(self) -> None:
        """Give the room of removed rows back."""
