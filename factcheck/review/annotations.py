"""Annotations: notes, grades, links and tags that people put on a claim, figure, document, source or speaker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck.claims import Answer
from factcheck.errors import UsageError
from factcheck.review.grades import Grade
from factcheck.store.filters import slug
from factcheck.store.remarks import Annotation
from factcheck.store.store import Store


def annotate(
    store: Store,
    target: str,
    *,
    by: str,
    note: str | None = None,
    grade: str | None = None,
    links: Iterable[str] = (),
    tags: Iterable[str] = (),
) -> Annotation:
    """Append one annotation.

    Raises:
        NotFound: no such target.
        UsageError: nothing to say, or no such grade.
    """
    links, tags = tuple(links), tuple(tags)
    if not (note or grade or links or tags):
        raise UsageError(
            "an annotation needs something to say", subject=target, hint="--note, --grade, --link or --tag"
        )
    given = None if grade is None else Grade.parse(grade)
    return store.annotate(
        target,
        by=by,
        note=note,
        grade_source=None if given is None else given.reliability,
        grade_information=None if given is None else given.credibility,
        links=links,
        tags=tags,
    )


def annotation_record(annotation: Annotation) -> dict[str, Any]:
    """One annotation as a JSON object; `grade` is None where none was given."""
    graded = annotation.grade_source is not None or annotation.grade_information is not None
    return {
        "target": annotation.target,
        "note": annotation.note,
        "grade": str(grade_of(annotation)) if graded else None,
        "links": list(annotation.links),
        "tags": list(annotation.tags),
        "by": annotation.by,
        "origin": annotation.origin,
        "created": annotation.created,
    }


def grade_of(annotation: Annotation) -> Grade:
    """The grade of an annotation, F and 6 for what was not judged."""
    return Grade(annotation.grade_source or "F", annotation.grade_information or "6")


def targets_of(answer: Answer) -> list[str]:
    """Everything that an annotation beside this answer may stand on: figure, claim, document, source, speaker."""
    document = answer.document
    targets = [answer.id, answer.claim.id_in(document), document.id]
    if document.source is not None:
        targets.append(f"source:{slug(document.source)}")
    speakers = [s.speaker for s in answer.statements] + [
        document.speaker,
        answer.figure.speaker if answer.figure else None,
    ]
    targets.extend(f"speaker:{slug(name)}" for name in dict.fromkeys(speakers) if name is not None)
    return list(dict.fromkeys(targets))


def annotations_beside(store: Store, answers: Iterable[Answer]) -> dict[str, tuple[dict[str, Any], ...]]:
    """The annotations that belong beside each answer, by the answer's id."""
    wanted = {answer.id: targets_of(answer) for answer in answers}
    found = store.annotations(target for targets in wanted.values() for target in targets)
    return {
        identifier: tuple(annotation_record(a) for target in targets for a in found.get(target, ()))
        for identifier, targets in wanted.items()
    }
