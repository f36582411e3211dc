"""Moving: a workspace from one engine to the other, proved by the export of both."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store.store import Store


@dataclass(frozen=True, slots=True)
class Moved:
    """How many documents were copied, how many are there in all, and the SHA-256 of both exports."""

    copied: int
    documents: int
    sha256: str


def move(source: Store, target: Store) -> Moved:
    """Copy everything into `target`, which must be empty or hold a part of it; the source stays as it is.

    A copy that was broken off goes on where it stopped.

    Raises:
        UsageError: the target holds documents or remarks that the source has not.
        WorkspaceLocked, StoreFull: the target cannot be written; what was copied is safe.
    """
    ours = {stored.id for stored in source.documents()}
    if any(stored.id not in ours for stored in target.documents()):
        raise _other(target)
    copied = target.load(source.export())
    digest = export_hash(source)
    if export_hash(target) != digest:
        raise _other(target)
    return Moved(copied, len(ours), digest)


def export_hash(store: Store) -> str:
    """The SHA-256 of the lines that `factcheck export` writes."""
    digest = hashlib.sha256()
    for record in store.export():
        digest.update(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return digest.hexdigest()


def _other(target: Store) -> UsageError:
    return UsageError(
        "it holds something that is not in this workspace, or was changed meanwhile",
        subject=target.database.name,
        hint="move into an empty database or folder; nothing was lost on either side",
    )
