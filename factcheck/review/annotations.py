"""Annotations: notes, grades, links and tags that people put on a claim, figure, document, source or speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from factcheck.claims import Answer
from factcheck.errors import NotFound, UsageError
from factcheck.review.grades import Grade
from factcheck.store import remarks
from factcheck.store.filters import slug
from factcheck.store.remarks import Annotation
from factcheck.store.store import Store

_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


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
        UsageError: nothing to say, no such grade, or no link.
    """
    links, tags = tuple(links), tuple(tags)
    if not (note or grade or links or tags):
        raise UsageError(
            "an annotation needs something to say", subject=target, hint="--note, --grade, --link or --tag"
        )
    _look_at(links)
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


def edit(
    store: Store,
    name: str,
    *,
    by: str,
    note: str | None = None,
    grade: str | None = None,
    links: Iterable[str] | None = None,
    tags: Iterable[str] | None = None,
) -> Annotation:
    """Append a version of an annotation with what is given in place of what it said; the versions before are kept.

    Raises:
        NotFound: no such annotation, or it was deleted.
        UsageError: nothing to change, no such grade, or no link.
    """
    before = named(store, name)
    if note is None and grade is None and links is None and tags is None:
        raise UsageError("there is nothing to change", subject=name, hint="--note, --grade, --link or --tag")
    kept = before.links
    if links is not None:
        kept = tuple(links)
        _look_at(kept)
    given = None if grade is None else Grade.parse(grade)
    return remarks.annotate(
        store.database,
        before.target,
        by=by,
        note=before.note if note is None else note,
        grade_source=before.grade_source if given is None else given.reliability,
        grade_information=before.grade_information if given is None else given.credibility,
        links=kept,
        tags=before.tags if tags is None else tuple(tags),
        origin=before.origin,
        name=before.name,
        action=remarks.EDITED,
        selector=before.selector,
    )


def _look_at(links: Iterable[str]) -> None:
    for link in links:
        if not _LINK.fullmatch(link):
            raise UsageError("no link", subject=link, hint="one like https://example.org/page")


def delete(store: Store, name: str, *, by: str) -> Annotation:
    """Take an annotation back: it is shown no more, its history is kept.

    Raises:
        NotFound: no such annotation, or it was deleted before.
    """
    before = named(store, name)
    return remarks.annotate(
        store.database,
        before.target,
        by=by,
        note=before.note,
        grade_source=before.grade_source,
        grade_information=before.grade_information,
        links=before.links,
        tags=before.tags,
        origin=before.origin,
        name=before.name,
        action=remarks.DELETED,
        selector=before.selector,
    )


def history(store: Store, name: str) -> list[Annotation]:
    """Every version of an annotation, the first one first, a deletion last.

    Raises:
        NotFound: there never was such an annotation.
    """
    return list(remarks.versions(store.database, _full_name(store, name)))


def named(store: Store, name: str) -> Annotation:
    """The annotation with this id, or the beginning of one, as it stands.

    Raises:
        NotFound: none, several, or it was deleted.
    """
    latest = history(store, name)[-1]
    if latest.action == remarks.DELETED:
        raise NotFound("the annotation was deleted", subject=name, hint=f"factcheck annotations history {latest.name}")
    return latest


def _full_name(store: Store, name: str) -> str:
    found = remarks.names_like(store.database, name if name.startswith("note:") else f"note:{name}")
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("no such annotation", subject=name, hint="factcheck annotations list")
    raise NotFound(f"{len(found)} annotations fit that id", subject=name, hint=f"one of {', '.join(found[:5])}")


def annotation_record(annotation: Annotation) -> dict[str, Any]:
    """One annotation, or one version of it, as a JSON object; `grade` is None where none was given."""
    graded = annotation.grade_source is not None or annotation.grade_information is not None
    return {
        "id": annotation.name,
        "target": annotation.target,
        "note": annotation.note,
        "grade": str(grade_of(annotation)) if graded else None,
        "links": list(annotation.links),
        "tags": list(annotation.tags),
        "by": annotation.by,
        "origin": annotation.origin,
        "created": annotation.created,
        "action": annotation.action,
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
