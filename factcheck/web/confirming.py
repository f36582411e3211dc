"""Confirming: what people say of figures and speakers that the machine found, sent from the pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from factcheck.errors import UsageError
from factcheck.web import changing
from factcheck.web.desk import Desk
from factcheck.web.forms import back_with, sent, text_in
from factcheck.web.people import Role
from factcheck.web.visitors import Visitor

Decide = Callable[[Desk, Visitor, str, str], dict[str, Any]]
TOLD = {"confirm": "Confirmed.", "reject": "Rejected.", "reset": "Open again."}


def confirming(desk: Desk) -> APIRouter:
    """Right or wrong, one speaker or two."""
    router = APIRouter(include_in_schema=False)

    @router.post("/confirm")
    async def confirm(request: Request) -> Response:
        found, form = await sent(desk, request, Role.ANNOTATOR)
        target, action = text_in(form, "target"), text_in(form, "decision")
        await run_in_threadpool(changing.confirm, desk, found, target, action)
        undo = {"action": "/confirm", "target": target, "decision": "reset"} if action != "reset" else None
        return back_with(desk, form, TOLD[action], undo)

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
