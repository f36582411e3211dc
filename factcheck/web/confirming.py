"""Confirming: what people say of figures and speakers that the machine found, sent from the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from factcheck.errors import UsageError
from factcheck.show.records import figure_record
from factcheck.store.corrections import CONFIRM, EDIT, FIGURE_FIELDS, REJECT, RESET, UNDO
from factcheck.store.rows import StoredFigure
from factcheck.web import changing
from factcheck.web.asked import readable
from factcheck.web.desk import Desk
from factcheck.web.forms import back_with, sent, text_in
from factcheck.web.people import Role
from factcheck.web.visitors import Visitor

Decide = Callable[[Desk, Visitor, str, str], dict[str, Any]]
TOLD = {CONFIRM: "Confirmed.", REJECT: "Rejected.", RESET: "Open again.", UNDO: "Taken back.", EDIT: "Corrected."}


def confirming(desk: Desk) -> APIRouter:
    """Right, wrong or otherwise, one speaker or two."""
    router = APIRouter(include_in_schema=False)

    def undoing(target: str) -> dict[str, str]:
        return {"action": "/confirm", "target": target, "decision": UNDO}

    @router.post("/confirm")
    async def confirm(request: Request) -> Response:
        found, form = await sent(desk, request, Role.ANNOTATOR)
        target, action = text_in(form, "target"), text_in(form, "decision")
        if action not in (CONFIRM, REJECT, RESET, UNDO):
            raise UsageError("no such decision", subject=action, hint=f"one of {', '.join(TOLD)}")
        await run_in_threadpool(changing.correct, desk, found, target, action)
        return back_with(desk, form, TOLD[action], undoing(target) if action != UNDO else None)

    @router.post("/correct")
    async def correct(request: Request) -> Response:
        """Put other values into a figure's fields: those that the form gives otherwise than they stand."""
        found, form = await sent(desk, request, Role.EDITOR)
        target = text_in(form, "target")
        given = {name: text_in(form, name).strip() for name in FIGURE_FIELDS if name in form}
        changes = await run_in_threadpool(changed, desk, target, given)
        await run_in_threadpool(changing.correct, desk, found, target, EDIT, changes, text_in(form, "why").strip())
        return back_with(desk, form, TOLD[EDIT], undoing(target))

    @router.post("/speakers/{action}")
    async def speakers(request: Request, action: str) -> Response:
        found, form = await sent(desk, request, Role.ANNOTATOR)
        known: dict[str, Decide] = {"merge": changing.merge, "split": changing.split, "undo": changing.undo_speakers}
        if action not in known:
            raise UsageError("no such action", subject=action, hint=f"one of {', '.join(known)}")
        a, b = text_in(form, "a"), text_in(form, "b")
        await run_in_threadpool(lambda: known[action](desk, found, a, b))
        words = {"merge": "One speaker now.", "split": "Two speakers now.", "undo": "Taken back."}[action]
        undo = {"action": "/speakers/undo", "a": a, "b": b} if action != "undo" and b.startswith("speaker:") else None
        return back_with(desk, form, words, undo)

    return router


def changed(desk: Desk, target: str, given: Mapping[str, str]) -> dict[str, str | None]:
    """What of the values given for a figure is not as it stands; an empty one is unknown.

    Raises:
        NotFound: no such thing.
        UsageError: it is no figure, or nothing is otherwise.
    """
    with desk.reading() as workspace:
        stored = workspace.find(readable(target))
    if not isinstance(stored, StoredFigure):
        raise UsageError("no figure", subject=target, hint="the page of a claim lists its figures")
    stands = figure_record(stored.figure, stored.document)
    return {name: text or None for name, text in given.items() if text != _written(stands[name])}


def _written(value: Any) -> str:
    """A value as the form shows it."""
    return "" if value is None else str(value)
