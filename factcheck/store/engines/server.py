"""A PostgreSQL server: its address, and its errors in the words of factcheck."""

from __future__ import annotations

from typing import Any

import psycopg
from psycopg import errors as faults

from factcheck.errors import FactcheckError, StoreFull, Unreachable, Unreadable, UsageError, WorkspaceLocked

_SCHEMES = ("postgresql+psycopg://", "postgresql://", "postgres://")
_FULL = (faults.DiskFull, faults.OutOfMemory)
_DENIED = (faults.InsufficientPrivilege, faults.ReadOnlySqlTransaction)
_AWAY = (faults.AdminShutdown, faults.CrashShutdown, faults.CannotConnectNow)


def is_lost(error: psycopg.Error, connection: psycopg.Connection[Any] | None) -> bool:
    """Whether an error means that the server, or the way to it, is gone."""
    unconnected = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
    return isinstance(error, _AWAY) or unconnected or bool(connection is not None and connection.closed)


def translation(error: psycopg.Error, name: str, *, lost: bool) -> FactcheckError:
    """An error of the driver as one of ours, about the database of that name."""
    message = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if isinstance(error, _FULL):
        return StoreFull(
            "no room left to write; everything acknowledged before is safe",
            subject=name,
            hint="free some space on the server and repeat the command: what is stored already is skipped",
        )
    if isinstance(error, faults.LockNotAvailable | faults.DeadlockDetected):
        return WorkspaceLocked(
            "another process is writing to it", subject=name, hint="wait for it to end, then repeat the command"
        )
    if isinstance(error, _DENIED):
        return denied(name)
    if isinstance(error, faults.ProgramLimitExceeded):
        return Unreadable(f"a name longer than PostgreSQL can index ({message})", subject=name, hint="shorten it")
    if lost or isinstance(error, faults.TooManyConnections):
        hint = "see that the server runs and FACTCHECK_DATABASE_URL is right, then repeat the command"
        return Unreachable(f"the database server does not answer ({message})", subject=name, hint=hint)
    return FactcheckError(f"the database failed ({message})", subject=name)


def denied(name: str) -> WorkspaceLocked:
    """What is said where a user may only read."""
    hint = "ask its owner for the right to write, or use another database"
    return WorkspaceLocked("this user may not write to it", subject=name, hint=hint)


def address(url: str) -> str:
    """A database URL as the driver reads it.

    Raises:
        UsageError: it is none of a PostgreSQL server.
    """
    scheme = next((scheme for scheme in _SCHEMES if url.startswith(scheme)), None)
    if scheme is None:
        raise UsageError(
            "no URL of a PostgreSQL server",
            subject=f"FACTCHECK_DATABASE_URL={url.partition(':')[0]}:…",
            hint="postgresql+psycopg://USER:PASSWORD@HOST/DATABASE",
        )
    dsn = "postgresql://" + url.removeprefix(scheme)
    try:
        psycopg.conninfo.conninfo_to_dict(dsn)
    except psycopg.ProgrammingError as error:
        raise UsageError(
            f"not to be read ({str(error).strip()})",
            subject="FACTCHECK_DATABASE_URL",
            hint="postgresql+psycopg://USER:PASSWORD@HOST/DATABASE; write / and @ in a password as %2F and %40",
        ) from error
    return dsn


def shown(dsn: str) -> str:
    """The server as errors name it: without user and password."""
    parts = psycopg.conninfo.conninfo_to_dict(dsn)
    return f"postgresql://{parts.get('host') or 'localhost'}/{parts.get('dbname') or ''}"
