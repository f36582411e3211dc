"""Remarks: annotations and judgements. They are only ever appended: an edit, a deletion, an undo is a new row."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.store.clock import no_earlier, now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.store.engines.database import Database

PERSON = "person"
PUBLISHER = "publisher"
MADE, EDITED, DELETED = "made", "edited", "deleted"
UNDO = "undo"
"""The decision that takes the one before it on the same pair back."""
_ANNOTATION = (
    'id, target, note, grade_source, grade_information, links, tags, "by", origin, created, name, action, selector'
)
_CURRENT = (
    "action != 'deleted' AND id = (SELECT max(id) FROM annotation AS other WHERE other.name = annotation.name)"
    " ORDER BY (SELECT min(id) FROM annotation AS other WHERE other.name = annotation.name)"
)
_OF_PAIR = "(a = ? AND b = ?) OR (a = ? AND b = ?)"
_JUDGEMENT = 'id, a, b, decision, why, "by", created'


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is noted about a target: the id of a claim, figure, statement, document, source or speaker.

    `origin` is "person", or "publisher" for the rating that came with a claim. `name` is the annotation's own id, equal
    for all its versions; `action` says how this version came to be: made, edited or deleted. `selector` is, as JSON,
    the W3C target that it was imported with.
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
    name: str = ""
    action: str = MADE
    selector: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision on a pair: same, different, conflict, unsure, or undo, which takes back the one before."""

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
    name: str | None = None,
    action: str = MADE,
    selector: str | None = None,
) -> Annotation:
    """Append an annotation, or with `name` a version of one. Whether the target exists is for the caller to ask."""
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
    row |= {"name": name or annotation_name(row), "action": action, "selector": selector}
    with database.writing() as connection:
        connection.execute(insert(Table), [row])
        stored = database.row(f"SELECT {_ANNOTATION} FROM annotation ORDER BY id DESC LIMIT 1")
    return _annotation(stored)


def annotation_name(row: Mapping[str, Any]) -> str:
    """The id of a new annotation, made of all that it says, so equal on every machine."""
    said = json.dumps({key: row[key] for key in sorted(row)}, ensure_ascii=False)
    return f"note:{hashlib.sha256(said.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def annotations_of(database: Database, targets: Iterable[str] | None = None) -> Iterator[Annotation]:
    """The annotations of the targets, or all, as they stand, in the order in which they were first made."""
    if targets is None:
        found = database.rows(f"SELECT {_ANNOTATION} FROM annotation WHERE {_CURRENT}")
    else:
        query = f"SELECT {_ANNOTATION} FROM annotation WHERE target IN ? AND {_CURRENT}"
        found = database.rows(query, [list(targets)])
    return (_annotation(row) for row in found)


def versions(database: Database, name: str | None = None) -> Iterator[Annotation]:
    """Every version of one annotation, or of all, deleted ones too, in the order in which they came to be."""
    chosen, values = ("TRUE", []) if name is None else ("name = ?", [name])
    found = database.rows(f"SELECT {_ANNOTATION} FROM annotation WHERE {chosen} ORDER BY id", values)
    return (_annotation(row) for row in found)


def names_like(database: Database, beginning: str) -> list[str]:
    """The ids of the annotations, deleted ones too, that begin so."""
    query = "SELECT DISTINCT name FROM annotation WHERE substr(name, 1, length(?)) = ? ORDER BY name"
    return [name for (name,) in database.rows(query, [beginning, beginning])]


def by_target(found: Iterable[Annotation]) -> dict[str, list[Annotation]]:
    """Annotations put together by target."""
    out: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in found:
        out[annotation.target].append(annotation)
    return dict(out)


def judge(
    database: Database, a: str, b: str, decision: str, *, by: str, why: str | None = None, created: str | None = None
) -> Judgement:
    """Append a judgement on the pair; the order of `a` and `b` does not matter when it is looked up.

    Made now it is of no earlier time than the latest on the pair.
    """
    from sqlalchemy import insert

    from factcheck.store.tables import Judgement as Table

    with database.writing() as connection:
        if created is None:
            latest = database.value(f"SELECT max(created) FROM judgement WHERE {_OF_PAIR}", [a, b, b, a])
            created = no_earlier(latest)
        row = {"a": a, "b": b, "decision": decision, "why": why, "by": by, "created": created}
        connection.execute(insert(Table), [row])
        stored = database.row(f"SELECT {_JUDGEMENT} FROM judgement ORDER BY id DESC LIMIT 1")
    return Judgement(*stored)  # type: ignore[misc]


def judgements(database: Database) -> Iterator[Judgement]:
    """All judgements, those taken back and their undoing too, in the order in which they were made."""
    return (Judgement(*row) for row in database.rows(f"SELECT {_JUDGEMENT} FROM judgement ORDER BY created, id"))


def standing(made: Iterable[Judgement]) -> dict[frozenset[str], Judgement]:
    """The judgement that counts on each pair: the latest that was not taken back."""
    piles: dict[frozenset[str], list[Judgement]] = defaultdict(list)
    for judgement in made:
        pile = piles[frozenset((judgement.a, judgement.b))]
        if judgement.decision != UNDO:
            pile.append(judgement)
        elif pile:
            pile.pop()
    return {pair: pile[-1] for pair, pile in piles.items() if pile}


def judgement_between(database: Database, a: str, b: str) -> Judgement | None:
    """The judgement that counts on the pair, in either order."""
    query = f"SELECT {_JUDGEMENT} FROM judgement WHERE {_OF_PAIR} ORDER BY created, id"
    made = (Judgement(*row) for row in database.rows(query, [a, b, b, a]))
    return standing(made).get(frozenset((a, b)))


def _annotation(row: Any) -> Annotation:
    number, target, note, source, information, links, tags, *rest = row
    return Annotation(
        number, target, note, source, information, tuple(json.loads(links)), tuple(json.loads(tags)), *rest
    )
