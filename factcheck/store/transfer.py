"""Transfer: a whole workspace as JSON-able records, and back.

The records come in an order that depends on what is stored only, and they carry no row numbers, so a workspace that is
loaded from an export exports the same bytes again. Vectors travel as base64 of their float32 bytes: making them anew
would need the same model at the other end, take minutes, and on another processor give other last digits.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.claims import Bound, Claim, Extraction, Figure, Quote, Role, Statement
from factcheck.documents import Document, DocumentKind
from factcheck.errors import Unreadable
from factcheck.store import corrections, lookup, reading, remarks, vectors, watches, writing
from factcheck.store.models import ModelCard
from factcheck.store.writing import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.store.engines.database import Database
    from factcheck.store.rows import StoredDocument

FORMAT = 2
READ = (1, FORMAT)
"""Formats that are read: those of the first carry no vectors of figures."""
AT_ONCE = 256
"""Records in one transaction."""

Record = dict[str, Any]


def export(database: Database) -> Iterator[Record]:
    """Head, sources, speakers, corrections, documents with what the machine found, annotations, judgements, watches."""
    with database.reading():
        card = vectors.active_model(database)
        yield {"record": "workspace", "format": FORMAT, "model": None if card is None else _card_record(card)}
        for source in reading.sources(database):
            yield {"record": "source", "slug": source.slug, "name": source.name}
        for speaker in reading.speakers(database):
            yield {"record": "speaker", "slug": speaker.slug, "name": speaker.name}
        for correction in corrections.corrections(database):
            yield {"record": "correction", **_without_row(asdict(correction))}
        for stored in reading.documents(database):
            yield _document_record(database, stored)
        for annotation in remarks.versions(database):
            yield {"record": "annotation", **_without_row(asdict(annotation))}
        for judgement in remarks.judgements(database):
            yield {"record": "judgement", **_without_row(asdict(judgement))}
        for watch in watches.watches(database):
            yield {"record": "watch", "query": watch.query, "by": watch.by, "created": watch.created}


def load(database: Database, records: Iterable[Mapping[str, Any]]) -> int:
    """Read records of an export; return how many documents were new. What is stored already stays as it is.

    Raises:
        Unreadable: they are no export, or of a newer version; what came before the fault is stored.
    """
    return _Loader(database).load(records)


def _document_record(database: Database, stored: StoredDocument) -> Record:
    extraction = lookup.extraction_of(database, stored.row, stored.document, machine=True)
    document = stored.document
    rows = [i for (i,) in database.rows("SELECT id FROM claim WHERE document_id = ? ORDER BY id", [stored.row])]
    _, found = vectors.vectors(database, rows)
    raw = lookup.raw(database, document.id)
    claims = [
        asdict(claim) | {"vector": _as_text(vector.tobytes())}
        for claim, vector in zip(extraction.claims, found, strict=True)
    ]
    return {
        "record": "document",
        "id": document.id,
        "key": document.key,
        "kind": document.kind.value,
        "source": document.source,
        "title": document.title,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "speaker": document.speaker,
        "rating": document.rating,
        "where": document.where,
        "language": document.language,
        "pages": list(document.pages),
        "retrieved": document.retrieved,
        "added": stored.added,
        "text": document.text,
        "raw": _as_text(raw),
        "figures": [asdict(figure) | {"vector": _as_text(figure.vector)} for figure in extraction.figures],
        "statements": [asdict(statement) for statement in extraction.statements],
        "claims": claims,
    }


class _Loader:
    def __init__(self, database: Database) -> None:
        self.database = database
        self.card: ModelCard | None = None
        self.loaded = 0
        self.remarked = {
            "annotation": {_identity(_without_row(asdict(a))) for a in remarks.versions(database)},
            "correction": {_identity(_without_row(asdict(c))) for c in corrections.corrections(database)},
            "judgement": {_identity(_without_row(asdict(j))) for j in remarks.judgements(database)},
        }

    def load(self, records: Iterable[Mapping[str, Any]]) -> int:
        source = enumerate(records, 1)
        while portion := list(islice(source, AT_ONCE)):
            with self.database.writing():
                self._load_portion(portion)
        return self.loaded

    def _load_portion(self, portion: list[tuple[int, Mapping[str, Any]]]) -> None:
        pending: list[Entry] = []
        for number, record in portion:
            try:
                if record["record"] == "document":
                    pending.append(self._entry(record))
                else:
                    self._flush(pending)
                    self._take(record, number)
            except Unreadable:
                raise
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise Unreadable(
                    f"record {number} is none of an export ({type(error).__name__}: {error})",
                    hint="give the file that factcheck export wrote",
                ) from error
        self._flush(pending)

    def _flush(self, pending: list[Entry]) -> None:
        if pending and self.card is not None:
            self.loaded += sum(a.status == "added" for a in writing.add(self.database, pending, self.card))
        pending.clear()

    def _take(self, record: Mapping[str, Any], number: int) -> None:
        kind = record["record"]
        if kind == "workspace":
            self._begin(record)
        elif number == 1:
            raise Unreadable(
                "no export: it does not begin with a workspace record", hint="give what factcheck export wrote"
            )
        elif kind in ("source", "speaker"):
            self._name(kind, record["slug"], record["name"])
        elif kind == "watch":
            watches.watch(self.database, record["query"], by=record["by"], created=record["created"])
        elif kind in self.remarked:
            self._remark(kind, {key: value for key, value in record.items() if key != "record"})
        else:
            raise Unreadable(f"record {number} is of an unknown kind, {kind!r}", hint="a newer factcheck wrote it")

    def _begin(self, record: Mapping[str, Any]) -> None:
        if record["format"] not in READ:
            raise Unreadable(
                f"an export of format {record['format']}, this version reads {FORMAT}", hint="upgrade factcheck"
            )
        self.card = None if record["model"] is None else ModelCard(**record["model"])
        active = vectors.active_model(self.database)
        if active is not None and self.card is not None and active.weights_sha256 != self.card.weights_sha256:
            raise Unreadable(
                f"made with the model {self.card.name}, this workspace uses {active.name}",
                hint="import it into a new workspace",
            )

    def _name(self, kind: str, slug: str, name: str) -> None:
        from sqlalchemy import insert

        from factcheck.store import tables

        with self.database.writing() as connection:
            if self.database.row(f"SELECT 1 FROM {kind} WHERE slug = ?", [slug]) is None:
                connection.execute(
                    insert({"source": tables.Source, "speaker": tables.Speaker}[kind]), [{"slug": slug, "name": name}]
                )

    def _remark(self, kind: str, fields: Record) -> None:
        if _identity(fields) in self.remarked[kind]:
            return
        self.remarked[kind].add(_identity(fields))
        if kind == "annotation":
            remarks.annotate(self.database, fields.pop("target"), **fields)
        elif kind == "correction":
            corrections.correct(self.database, fields.pop("target"), fields.pop("action"), **fields)
        else:
            remarks.judge(self.database, fields.pop("a"), fields.pop("b"), fields.pop("decision"), **fields)

    def _entry(self, record: Mapping[str, Any]) -> Entry:
        import numpy as np

        if self.card is None:
            raise ValueError("a document before the workspace record")
        raw = _as_bytes(record["raw"])
        document = Document(
            record["text"],
            record["key"],
            record["source"],
            record["title"],
            record["author"],
            record["published"],
            record["url"],
            DocumentKind(record["kind"]),
            record["speaker"],
            record["rating"],
            raw,
            record["where"],
            record.get("language"),
            tuple(record.get("pages", ())),
            record.get("retrieved"),
        )
        if document.id != record["id"]:
            raise ValueError(f"document {record['id']} is not what its id says")
        figures = tuple(
            Figure(**{**f, "bound": Bound(f["bound"]), "role": Role(f["role"]), "vector": _as_bytes(f.get("vector"))})
            for f in record["figures"]
        )
        statements = tuple(Statement(**{**s, "quote": Quote(s["quote"])}) for s in record["statements"])
        claims = tuple(
            Claim(c["start"], c["end"], c["text"], tuple(c["figures"]), tuple(c["statements"]))
            for c in record["claims"]
        )
        blobs = b"".join(base64.b64decode(c["vector"]) for c in record["claims"])
        found = np.frombuffer(blobs, dtype="<f4").reshape(len(claims), self.card.dim)
        extraction = Extraction(document, figures, statements, claims)
        return Entry(extraction, found.astype(np.float32), added=record["added"], rated=False)


def _as_text(kept: bytes | None) -> str | None:
    return None if kept is None else base64.b64encode(kept).decode()


def _as_bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)


def _card_record(card: ModelCard) -> Record:
    return {"name": card.name, "revision": card.revision, "weights_sha256": card.weights_sha256, "dim": card.dim}


def _without_row(fields: Record) -> Record:
    return {key: value for key, value in fields.items() if key != "row"}


def _identity(fields: Record) -> str:
    return json.dumps(fields, sort_keys=True)
