"""Exchange: annotations and judgements out of one workspace and into another, nothing lost or doubled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from factcheck.errors import NotFound, Unreadable, UsageError
from factcheck.review.annotations import annotation_record
from factcheck.review.grades import Grade
from factcheck.review.judgements import Decision, judgement_record
from factcheck.store import remarks
from factcheck.store.store import Store

Record = dict[str, Any]
ANNOTATION = "annotation"
JUDGEMENT = "judgement"


@dataclass(slots=True)
class Taken:
    """What an import took in. `orphans` are the targets that are not stored here: their remarks are kept and wait."""

    annotations: int = 0
    judgements: int = 0
    unchanged: int = 0
    orphans: list[str] = field(default_factory=list)


def remark_records(store: Store) -> Iterator[tuple[str, Record]]:
    """All annotations with their versions, then all judgements, each in the order in which they were made."""
    for annotation in remarks.versions(store.database):
        record = annotation_record(annotation)
        yield ANNOTATION, record if annotation.selector is None else record | {"selector": annotation.selector}
    for judgement in store.judgements():
        yield JUDGEMENT, dict(judgement_record(judgement))


def take_remarks(store: Store, records: Iterable[tuple[str, Mapping[str, Any]]]) -> Taken:
    """Append those that are not there yet, with their own authors and times.

    Raises:
        Unreadable: a record lacks what it needs; those before it are stored.
    """
    taken = Taken()
    known = {(kind, _key(record)) for kind, record in remark_records(store)}
    named = {annotation.name for annotation in remarks.versions(store.database)}
    for kind, record in records:
        # An annotation's id is made of what it first said, so the first version is known by it alone.
        first = record.get("action", remarks.MADE) == remarks.MADE and record.get("id") in named
        if first or (kind, _key(record)) in known:
            taken.unchanged += 1
            continue
        try:
            targets = _take(store, kind, record, taken)
        except (KeyError, TypeError, UsageError) as error:
            raise Unreadable(f"no {kind} that can be read ({error})", subject=str(dict(record))[:80]) from error
        known.add((kind, _key(record)))
        taken.orphans.extend(target for target in targets if not _is_stored(store, target))
    return taken


def _take(store: Store, kind: str, record: Mapping[str, Any], taken: Taken) -> tuple[str, ...]:
    if kind == JUDGEMENT:
        decision = Decision.parse(record["decision"]).value
        remarks.judge(
            store.database,
            record["a"],
            record["b"],
            decision,
            by=record["by"],
            why=record["why"],
            created=record["created"],
        )
        taken.judgements += 1
        return record["a"], record["b"]
    grade = None if record["grade"] is None else Grade.parse(record["grade"])
    remarks.annotate(
        store.database,
        record["target"],
        by=record["by"],
        note=record["note"],
        grade_source=None if grade is None else grade.reliability,
        grade_information=None if grade is None else grade.credibility,
        links=record["links"],
        tags=record["tags"],
        origin=record.get("origin", remarks.PERSON),
        created=record["created"],
        name=record.get("id"),
        action=record.get("action", remarks.MADE),
        selector=record.get("selector"),
    )
    taken.annotations += 1
    return (record["target"],)


def _key(record: Mapping[str, Any]) -> str:
    return repr(sorted((name, str(value)) for name, value in record.items() if name != "kind"))


def _is_stored(store: Store, target: str) -> bool:
    try:
        store.find(target)
    except NotFound:
        return False
    return True
