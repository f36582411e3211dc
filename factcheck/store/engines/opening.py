"""Opening: which engine keeps a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.store.engines.database import FILE
from factcheck.store.engines.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.store.engines.database import Database


def open_database(folder: Path, url: str | None = None, *, create: bool) -> Database:
    """Open the workspace in `folder`, with its records at `url` where one is given; bring its layout up to date.

    Raises:
        NotFound: there is none and `create` is false.
        NewerWorkspace: a newer version of factcheck wrote it; nothing was touched.
        WorkspaceLocked: another process holds it too long, it cannot be written and must be, or no server answers.
        Unreadable: it is no factcheck database, or damaged.
        StoreFull: no room to make it.
        UsageError: the URL cannot be used.
    """
    if url is not None:
        try:
            from factcheck.store.engines.postgresql import PostgresqlDatabase
        except ImportError as error:
            raise UsageError(
                "PostgreSQL needs psycopg, which is not installed",
                subject="FACTCHECK_DATABASE_URL",
                hint="pip install 'factcheck[postgres]'",
            ) from error
        return PostgresqlDatabase.open(url, folder, create=create)
    return SqliteDatabase.open(folder / FILE, create=create)
