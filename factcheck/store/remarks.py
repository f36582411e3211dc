"""Remarks: annotations and judgements. They are only ever appended; the latest on a pair counts."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.store.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.store.database import Database

PERSON = "person"
PUBLISHER = "publisher"
_ANNOTATION = 'id, target, note, grade_source, grade_information, links, tags, "by", origin, created'
_JUDGEMENT = 'id, a, b, decision, why, "by", created'


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is noted about a target, which is the id of a claim, figure, statement, document, source or speaker.

    `origin` is "person", or "publisher" for the rating that came with a claim.
    """

    row: int
    target: str
    note: str | None
    grade_source: str | None
    grade_information: str | None
    links: tuple[str, ...]
    tags: tuple[str, ...]
    by: str
    origin: str
    created: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on a pair: same, different, conflict or unsure."""

    row: int
    a: str
    b: str
    decision: str
    why: str | None
    by: str
    created: str


def annotate(
    database: Database,
    target: str,
    *,
    by: str,
    note: str | None = None,
    grade_source: str | None = None,
    grade_information: str | None = None,
    links: Sequence[str] = (),
    tags: Sequence[str] = (),
    origin: str = PERSON,
    created: str | None = None,
) -> Annotation:
    """Append an annotation. The target is taken as given; whether it exists is for the caller to ask."""
    from sqlalchemy import insert

    from factcheck.store.tables import Annotation as Table

    row: dict[str, Any] = {
        "target": target,
        "note": note,
        "grade_source": grade_source,
        "grade_information": grade_information,
    }
    row |= {"links": json.dumps(list(links), ensure_ascii=False), "tags": json.dumps(list(tags), ensure_ascii=False)}
    row |= {"by": by, "origin": origin, "created": created or now()}
    with database.writing() as connection:
        connection.execute(insert(Table), [row])
        stored = database.row(f"SELECT {_ANNOTATION} FROM annotation ORDER BY id DESC LIMIT 1")
    return _annotation(stored)


def annotations_of(database: Database, targets: Iterable[str] | None = None) -> Iterator[Annotation]:
    """The annotations of the targets, or all, in the order in which they were made."""
    if targets is None:
        found = database.rows(f"SELECT {_ANNOTATION} FROM annotation ORDER BY id")
    else:
        query = f"SELECT {_ANNOTATION} FROM annotation WHERE target IN (SELECT value FROM json_each(?)) ORDER BY id"
        found = database.rows(query, [json.dumps(list(targets))])
    return (_annotation(row) for row in found)


def by_target(found: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """Annotations put together by target."""
    out: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in found:
        out[annotation.target].append(annotation)
    return dict(out)


def judge(
    database: Database, a: str, b: str, decision: str, *, by: str, why: str | None = None, created: str | None = None
) -> Judgement:
    """Append a judgement on the pair; the order of `a` and `b` does not matter when it is looked up."""
    from sqlalchemy import insert

    from factcheck.store.tables import Judgement as Table

    with database.writing() as connection:
        row = {"a": a, "b": b, "decision": decision, "why": why, "by": by, "created": created or now()}
        connection.execute(insert(Table), [row])
        stored = database.row(f"SELECT {_JUDGEMENT} FROM judgement ORDER BY id DESC LIMIT 1")
    return Judgement(*stored)  # type: ignore[misc]


def judgements(database: Database) -> Iterator[Judgement]:
    """All judgements, in the order in which they were made."""
    return (Judgement(*row) for row in database.rows(f"SELECT {_JUDGEMENT} FROM judgement ORDER BY id"))


def judgement_between(database: Database, a: str, b: str) -> Judgement | None:
    """The latest judgement on the pair, in either order."""
    query = f"SELECT {_JUDGEMENT} FROM judgement WHERE (a = ? AND b = ?) OR (a = ? AND b = ?) ORDER BY id DESC LIMIT 1"
    row = database.row(query, [a, b, b, a])
    return None if row is None else Judgement(*row)


def _annotation(row: Any) -> Annotation:
    number, target, note, source, information, links, tags, by, origin, created = row
    return Annotation(
        number,
        target,
        note,
        source,
        information,
        tuple(json.loads(links)),
        tuple(json.loads(tags)),
        by,
        origin,
        created,
    )
