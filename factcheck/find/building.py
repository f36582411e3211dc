"""Building: a new generation is written from the database, by one process at a time, in little memory."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import StoreFull, WorkspaceLocked
from factcheck.find.generations import CODES, IDS, VECTORS, Generations, Manifest
from factcheck.find.tiers import Tier, codes_for, library, tier_for
from factcheck.store import Store, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.find.tiers import Sharding

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def build(store: Store, generations: Generations, *, wait: bool, sharding: Sharding | None = None) -> Manifest | None:
    """Write a generation and make it the current one; None where another process builds, or nothing is stored.

    With `sharding` its codes are made elsewhere.

    Raises:
        WorkspaceLocked: the folder cannot be written.
        StoreFull: there is no room.
    """
    try:
        with generations.building(wait=wait) as free:
            manifest = _written(store, generations, sharding) if free else None
            if manifest is not None:
                generations.publish(manifest)
    except OSError as error:
        folder = str(generations.folder)
        if error.errno in NO_ROOM:
            hint = "free some space; searching works meanwhile"
            raise StoreFull("no room left for the index", subject=folder, hint=hint) from error
        hint = "searching works without it"
        raise WorkspaceLocked("the index cannot be written", subject=folder, hint=hint) from error
    return manifest


def _written(store: Store, generations: Generations, sharding: Sharding | None) -> Manifest | None:
    """The files of a new generation, as of one moment of the database."""
    ids: list[np.ndarray[Any, np.dtype[np.int64]]] = []

    def streamed() -> Iterator[bytes]:
        for rows, found in vectors.stream(store.database):
            ids.append(rows)
            yield found.tobytes()

    with store.moment():
        card, mark = store.model, vectors.log_end(store.database)
        if card is None or not vectors.count(store.database):
            return None
        name = f"{mark.seq:012d}-{mark.chain[:8]}-{card.weights_sha256[:8]}"
        parts = {VECTORS: generations.write(f"{name}.{VECTORS}", streamed())}
    numbers = np.concatenate(ids)
    parts[IDS] = generations.write(f"{name}.{IDS}", [numbers.astype("<i8").tobytes()])
    tier = tier_for(len(numbers))
    if tier is not Tier.FLAT:
        path = generations.folder / f"{name}.{VECTORS}"
        mapped = np.memmap(path, dtype="<f4", mode="r", shape=(len(numbers), card.dim))
        codes = library().serialize_index(codes_for(tier, mapped, sharding))
        parts[CODES] = generations.write(f"{name}.{CODES}", [codes.data])
    return Manifest(
        name, mark.seq, mark.chain, len(numbers), store.uuid, card.weights_sha256, card.dim, tier.value,
        library().__version__, parts,
    )  # fmt: skip
