"""What people change at the desk: annotations, judgements, and taking them back. Every change is written down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.errors import UsageError
from factcheck.review.speakers import member_id, speaker
from factcheck.store.corrections import EDIT, RESET, UNDO
from factcheck.web.asked import readable
from factcheck.web.desk import Desk
from factcheck.web.people import Role
from factcheck.web.problems import Denied
from factcheck.web.visitors import Visitor

Record = dict[str, Any]


def annotate(
    desk: Desk,
    by: Visitor,
    target: str,
    *,
    note: str | None = None,
    grade: str | None = None,
    links: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> Record:
    """Add an annotation in the visitor's name.

    Raises:
        NotFound, UsageError: as `Review.annotate` says.
    """
    said = [readable(text) for text in (target, note or "", *links, *tags)]
    with desk.reading() as workspace:
        made = workspace.review.annotate(
            said[0], note=said[1] or None, grade=grade or None, links=links, tags=tags, by=_name(by)
        )
    _record(desk, by, "annotate", made["target"], {key: made[key] for key in ("id", "note", "grade", "links", "tags")})
    return made


def edit(desk: Desk, by: Visitor, name: str, changes: Mapping[str, Any]) -> Record:
    """Change what an annotation says; the versions before are kept.

    Raises:
        NotFound, UsageError: as `Review.edit_annotation` says.
        Denied: it is somebody else's, and the visitor is no editor.
    """
    for text in changes.values():
        for part in text if isinstance(text, list | tuple) else [text or ""]:
            readable(part)
    with desk.reading() as workspace:
        _own(by, [version["by"] for version in workspace.review.annotation_history(readable(name))][-1], name)
        made = workspace.review.edit_annotation(name, by=_name(by), **changes)
    _record(desk, by, "edit", made["id"], changes)
    return made


def delete(desk: Desk, by: Visitor, name: str) -> Record:
    """Take an annotation back; its history is kept.

    Raises:
        NotFound: no such annotation.
        Denied: it is somebody else's, and the visitor is no editor.
    """
    with desk.reading() as workspace:
        _own(by, workspace.review.annotation_history(readable(name))[0]["by"], name)
        made = workspace.review.delete_annotation(name, by=_name(by))
    _record(desk, by, "delete", made["target"], {"id": made["id"]})
    return made


def judge(desk: Desk, by: Visitor, a: str, b: str, decision: str, why: str | None = None) -> Record:
    """Record the visitor's decision on a pair; the pages show it at once.

    Raises:
        NotFound, UsageError: as `Review.judge` says.
    """
    if decision == "undo":
        raise UsageError("undo is no decision of its own here", subject=decision, hint="DELETE the judgement")
    with desk.reading() as workspace:
        made = workspace.review.judge(readable(a), readable(b), decision, why=readable(why or "") or None, by=_name(by))
    _record(desk, by, "judge", made["a"], made)
    desk.judged(made["a"], made["b"])
    return made


def undo(desk: Desk, by: Visitor, a: str, b: str) -> Record:
    """Take the latest judgement on a pair back; the one before it counts again.

    Raises:
        NotFound: nobody judged that pair.
        Denied: it is somebody else's, and the visitor is no editor.
    """
    with desk.reading() as workspace:
        sides = [workspace.find(readable(side)).id for side in (a, b)]
        standing = workspace.store.judgement_between(sides[0], sides[1])
        if standing is not None:
            _own(by, standing.by, f"{a} {b}")
        made = workspace.review.undo(a, b, by=_name(by))
    _record(desk, by, "undo", made["a"], made)
    desk.judged(made["a"], made["b"])
    return made


def correct(
    desk: Desk,
    by: Visitor,
    target: str,
    action: str,
    changes: Mapping[str, Any] | None = None,
    why: str | None = None,
) -> Record:
    """Say that what the machine found is right (`confirm`) or is none (`reject`), put other values into its fields
    (`edit`), or take the latest of these back (`undo`) or all of them (`reset`).

    Raises:
        NotFound, UsageError: as `Review.correct` says.
        Denied: only an editor puts other values in, or takes back what others did.
    """
    if action in (EDIT, RESET) and not by.signed.may(Role.EDITOR):
        raise Denied("only an editor may do that", subject=action, hint="an annotator confirms and rejects")
    for text in [target, why or "", *map(str, (changes or {}).values())]:
        readable(text)
    with desk.reading() as workspace:
        if action == UNDO:
            counting: list[str] = []
            for made in workspace.review.corrections(target):
                counting = counting[:-1] if made["action"] == UNDO else [*counting, made["by"]]
            _own(by, counting[-1] if counting else _name(by), target)
        made = workspace.review.correct(target, action, changes=changes, why=why or None, by=_name(by))
    _record(desk, by, action, made["target"], made)
    if ":f" in made["target"]:
        desk.judged(made["target"], made["target"])
    return made


def merge(desk: Desk, by: Visitor, a: str, b: str, why: str | None = None) -> Record:
    """Say that two names are one speaker's.

    Raises:
        NotFound, UsageError: as `Review.merge_speakers` says.
    """
    with desk.reading() as workspace:
        made = workspace.review.merge_speakers(readable(a), readable(b), why=readable(why or "") or None, by=_name(by))
    _record(desk, by, "merge", made["id"], {"a": a, "b": b, "why": why})
    return made


def split(desk: Desk, by: Visitor, name: str, other: str, why: str | None = None) -> Record:
    """Say that two names are those of two speakers.

    Raises:
        NotFound, UsageError: as `Review.split_speaker` says.
    """
    with desk.reading() as workspace:
        made = workspace.review.split_speaker(
            readable(name), [readable(other)], why=readable(why or "") or None, by=_name(by)
        )
    _record(desk, by, "split", made["id"], {"name": name, "other": other, "why": why})
    return made


def undo_speakers(desk: Desk, by: Visitor, a: str, b: str) -> Record:
    """Take the latest merge or split of two names back.

    Raises:
        NotFound: nothing was decided on the two.
        Denied: it was somebody else, and the visitor is no editor.
    """
    with desk.reading() as workspace:
        known = workspace.store.identities()
        ids = [member_id(speaker(known, readable(side)), side) for side in (a, b)]
        standing = workspace.store.judgement_between(*ids)
        if standing is not None:
            _own(by, standing.by, f"{a} {b}")
        made = workspace.review.undo_speakers(*ids, by=_name(by))
    _record(desk, by, "undo", a, made)
    return made


def _name(by: Visitor) -> str:
    return by.signed.name


def _own(by: Visitor, author: str, subject: str) -> None:
    """Refuse to change what somebody else said, unless they may."""
    if author != by.signed.name and not by.signed.may(Role.EDITOR):
        raise Denied(f"it is {author}'s", subject=subject, hint="an editor may take back what others said")


def _record(desk: Desk, by: Visitor, action: str, target: str, detail: Mapping[str, Any]) -> None:
    desk.ledger.record(by.signed, by.address, action, target, detail)
