"""Adding: documents come in, and each is acknowledged the moment it is durable."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.claims import Answer, Extraction, every_answer
from factcheck.compare.disputes.standing import count_conflicts
from factcheck.documents import Document
from factcheck.errors import FactcheckError, StoreFull, Unreadable, WorkspaceLocked
from factcheck.extract.extractor import extract
from factcheck.find.encoding import encoded
from factcheck.find.model import check_same
from factcheck.store import Entry, Store

if TYPE_CHECKING:
    from factcheck.find.encoder import Encoder, Vectors

FIRST_BATCH = 8
BATCH = 64
BATCH_CHARACTERS = 400_000
"""Documents in one transaction, and characters after which it is closed. The first batch is small, so that something is
safe, and seen, soon."""
PAYS = 32
"""Documents in a batch for which, and for all behind it, workers are started: one takes a second to come."""

Elsewhere = Callable[[Iterator[list[Document]]], Iterator[tuple[list[Extraction], "Vectors | None"]]]
"""Extracts portions of documents in other processes or on other machines, in order, and may encode them too."""
History = Callable[[Sequence[Extraction]], Iterable[Answer]]
"""Looks up what is stored already about the figures of new documents."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of one document: added, unchanged (it was there before) or failed.

    `conflicts` counts its figures that conflict with what was there before; `language` is the document's.
    """

    doc: str
    id: str | None
    status: str
    claims: int = 0
    figures: int = 0
    statements: int = 0
    conflicts: int = 0
    error: FactcheckError | None = None
    language: str | None = None


def add(
    store: Store,
    encoder: Encoder,
    history: History,
    items: Iterable[Document | Unreadable],
    elsewhere: Elsewhere | None = None,
) -> Iterator[Addition]:
    """Add documents in batches, one transaction each; inputs that cannot be read are passed on as failed.

    Many documents are extracted and encoded `elsewhere`, while this process compares and stores.

    Raises:
        UsageError: the workspace was indexed with another model.
        StoreFull, WorkspaceLocked: the batch in hand was not stored; what was yielded before is safe.
    """
    check_same(store.model, encoder.card)
    waiting: deque[list[Document | Unreadable]] = deque()
    on_the_way: set[str] = set()

    def new_ones() -> Iterator[list[Document]]:
        for batch in _batches(items):
            documents = [item for item in batch if isinstance(item, Document)]
            stored = store.has(document.id for document in documents) | on_the_way
            new = {d.id: d for d in documents if d.id not in stored}
            on_the_way.update(new)
            waiting.append(batch)
            yield list(new.values())

    for extractions, vectors in _extracted(new_ones(), encoder, elsewhere):
        outcomes = {a.id: a for a in _add_batch(store, encoder, history, extractions, vectors)}
        for item in waiting.popleft():
            if isinstance(item, Document):
                yield outcomes.pop(item.id) if item.id in outcomes else Addition(item.doc, item.id, "unchanged")
            else:
                yield _failed(item)
        on_the_way.difference_update(extraction.document.id for extraction in extractions)


def _batches(items: Iterable[Document | Unreadable]) -> Iterator[list[Document | Unreadable]]:
    batch: list[Document | Unreadable] = []
    size, characters = FIRST_BATCH, 0
    for item in items:
        batch.append(item)
        characters += len(item.text) if isinstance(item, Document) else 0
        if len(batch) == size or characters >= BATCH_CHARACTERS:
            yield batch
            batch, size, characters = [], BATCH, 0
    if batch:
        yield batch


def _extracted(
    portions: Iterator[list[Document]], encoder: Encoder, elsewhere: Elsewhere | None
) -> Iterator[tuple[list[Extraction], Vectors | None]]:
    for portion in portions:
        if len(portion) < PAYS or elsewhere is None:
            yield encoded(extract(portion), encoder)
        else:
            yield from elsewhere(chain([portion], portions))


def _add_batch(
    store: Store, encoder: Encoder, history: History, extractions: Sequence[Extraction], vectors: Vectors | None
) -> list[Addition]:
    if not extractions:
        return []
    if vectors is None:
        vectors = encoder.encode([claim.text for extraction in extractions for claim in extraction.claims])
    conflicts = count_conflicts([every_answer(extraction) for extraction in extractions], history(extractions))
    entries, at = [], 0
    for extraction in extractions:
        entries.append(Entry(extraction, vectors[at : at + len(extraction.claims)]))
        at += len(extraction.claims)
    try:
        store.add(entries, encoder.card)
    except (StoreFull, WorkspaceLocked):
        raise
    except Unreadable:
        return [_one_by_one(store, encoder, entry, count) for entry, count in zip(entries, conflicts, strict=True)]
    return [_added(extraction, count) for extraction, count in zip(extractions, conflicts, strict=True)]


def _one_by_one(store: Store, encoder: Encoder, entry: Entry, conflicts: int) -> Addition:
    """One document of a batch in which one cannot be stored; the others still go in."""
    try:
        store.add([entry], encoder.card)
    except Unreadable as error:
        return _failed(error, entry.extraction.document)
    return _added(entry.extraction, conflicts)


def _added(extraction: Extraction, conflicts: int) -> Addition:
    document = extraction.document
    sizes = len(extraction.claims), len(extraction.figures), len(extraction.statements)
    return Addition(document.doc, document.id, "added", *sizes, conflicts, language=document.language)


def _failed(error: FactcheckError, document: Document | None = None) -> Addition:
    if document is not None:
        return Addition(document.doc, document.id, "failed", error=error)
    return Addition(error.subject or "-", None, "failed", error=error)
