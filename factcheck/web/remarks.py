"""Remarks: the calls of the API with which people annotate, judge and correct, and take it back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from factcheck.web import changing, schemas
from factcheck.web.asked import readable
from factcheck.web.calls import Annotator, Reader, Text, TheDesk, answers, printed

router = APIRouter()


@router.get("/annotations", responses=answers(schemas.Annotations, 404))
def noted(desk: TheDesk, _: Reader, target: Text = None, tag: Text = None) -> Response:
    """The annotations of one target, or all, as they stand."""
    with desk.reading() as workspace:
        found = workspace.review.annotations(readable(target) if target else None, tag=tag)
        return printed({"annotations": list(found)})


@router.post("/annotations", responses=answers(schemas.Annotation, 404, 507))
def annotate(desk: TheDesk, said: schemas.AnnotationRequest, by: Annotator) -> Response:
    """Annotate anything that has an id."""
    made = changing.annotate(desk, by, said.target, note=said.note, grade=said.grade, links=said.links, tags=said.tags)
    return printed(made)


@router.patch("/annotations/{name}", responses=answers(schemas.Annotation, 404, 507))
def edit(desk: TheDesk, name: str, said: schemas.AnnotationChange, by: Annotator) -> Response:
    """Change what an annotation says; the versions before are kept."""
    return printed(changing.edit(desk, by, name, said.model_dump(exclude_none=True)))


@router.delete("/annotations/{name}", responses=answers(schemas.Annotation, 404, 507))
def delete(desk: TheDesk, name: str, by: Annotator) -> Response:
    """Take an annotation back; its history is kept."""
    return printed(changing.delete(desk, by, name))


@router.get("/judgements", responses=answers(schemas.Judgements))
def judgements(desk: TheDesk, _: Reader, every: bool = False) -> Response:
    """The judgements that count, or every one that was made."""
    with desk.reading() as workspace:
        return printed({"judgements": list(workspace.review.judgements(every=every))})


@router.post("/judgements", responses=answers(schemas.Judgement, 404, 507))
def judge(desk: TheDesk, said: schemas.JudgementRequest, by: Annotator) -> Response:
    """Decide on a pair; it outranks the machine from then on."""
    return printed(changing.judge(desk, by, said.a, said.b, said.decision, said.why))


@router.delete("/judgements", responses=answers(schemas.Judgement, 404, 507))
def undo(
    desk: TheDesk,
    a: Annotated[str, Query(min_length=1, max_length=400)],
    b: Annotated[str, Query(min_length=1, max_length=400)],
    by: Annotator,
) -> Response:
    """Take the latest judgement on a pair back; the one before it counts again."""
    return printed(changing.undo(desk, by, a, b))


@router.get("/corrections", responses=answers(schemas.Corrections, 404))
def corrections(desk: TheDesk, _: Reader, target: Text = None) -> Response:
    """What was corrected on one figure, statement or speaker, or on all, in order."""
    with desk.reading() as workspace:
        found = workspace.review.corrections(readable(target) if target else None)
        return printed({"corrections": list(found)})


@router.post("/corrections", responses=answers(schemas.Correction, 404, 507))
def correct(desk: TheDesk, said: schemas.CorrectionRequest, by: Annotator) -> Response:
    """Confirm or reject what the machine found, put other values into its fields, or take the latest of these back."""
    return printed(changing.correct(desk, by, said.target, said.action, said.changes, said.why))


@router.post("/speakers/merge", responses=answers(schemas.Identity, 404, 507))
def merge(desk: TheDesk, said: schemas.SpeakersRequest, by: Annotator) -> Response:
    """Say that two names are one speaker's; what that makes one origin counts once from then on."""
    return printed(changing.merge(desk, by, said.a, said.b, said.why))


@router.post("/speakers/split", responses=answers(schemas.Identity, 404, 507))
def split(desk: TheDesk, said: schemas.SpeakersRequest, by: Annotator) -> Response:
    """Say that the name `a` is another speaker than `b`, with whom it was joined."""
    return printed(changing.split(desk, by, said.a, said.b, said.why))


@router.post("/speakers/undo", responses=answers(schemas.Judgement, 404, 507))
def undo_speakers(desk: TheDesk, said: schemas.SpeakersRequest, by: Annotator) -> Response:
    """Take back the latest that was decided on two names."""
    return printed(changing.undo_speakers(desk, by, said.a, said.b))
