"""Changing the model: every claim is encoded anew, then all are searched by the new vectors at once."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.find.encoder import Encoder
from factcheck.store import Store

AT_ONCE = 512
"""Claims encoded and stored in one transaction: what a kill may cost."""


def change_model(store: Store, encoder: Encoder, location: str) -> Iterator[int]:
    """Go over to the encoder's model; yields how many claims were encoded, as they become durable.

    May be stopped anywhere and repeated: it goes on where it stopped. Claims that other processes add meanwhile, by the
    old model, are encoded too before the change; those processes are refused afterwards. `location` is what the
    settings call the model.

    Raises:
        StoreFull, WorkspaceLocked: it is still searched by the old model.
    """
    while True:
        while claims := store.without_vector(encoder.card, AT_ONCE):
            store.enter_vectors(encoder.card, [row for row, _ in claims], encoder.encode([text for _, text in claims]))
            yield len(claims)
        if store.activate(encoder.card, location):
            return
