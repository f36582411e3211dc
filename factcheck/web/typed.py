"""Typed: texts that people put up for checking, and what they do with one that they have before them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from factcheck.documents import Document
from factcheck.errors import UsageError
from factcheck.web import asking, changing
from factcheck.web.asked import FILTERS, date_of, readable
from factcheck.web.desk import Desk
from factcheck.web.forms import back_with, sent, text_in
from factcheck.web.people import Role
from factcheck.web.visitors import Visitor

LONGEST_IN_ADDRESS = 3000
"""Characters of a text that its page's address holds; longer ones are kept and named."""
OWN = ("text_source", "text_url")
"""What an address says of the text itself; its filters are those of what it is set beside."""


def typed(desk: Desk) -> APIRouter:
    """Checking a text, keeping it, and judging it at once."""
    router = APIRouter(include_in_schema=False)

    @router.post("/check")
    async def check(request: Request) -> Response:
        """Put a text up for checking: its page has an address of its own."""
        _, form = await sent(desk, request, Role.READER)
        text, published = (
            readable(text_in(form, "text")),
            date_of({"published": text_in(form, "published")}, "published"),
        )
        asked = {name: text_in(form, name) for name in (*OWN, *FILTERS) if text_in(form, name).strip()}
        if published and len(text) <= LONGEST_IN_ADDRESS:
            asked["published"] = published
        if len(text) > LONGEST_IN_ADDRESS:
            asked["draft"] = await run_in_threadpool(desk.ledger.put_draft, text, published)
        else:
            asked["text"] = text
        return RedirectResponse(f"/check?{urlencode(asked)}", 303)

    @router.post("/check/keep")
    async def keep(request: Request) -> Response:
        """Keep the text of a check as a document, as it stands in the address of its page."""
        found, form = await sent(desk, request, Role.EDITOR)
        kept = await run_in_threadpool(keep_checked, desk, found, text_in(form, "back"))
        return back_with(desk, form, f"Kept, {as_from(kept)}.")

    @router.post("/check/judge")
    async def judge_checked(request: Request) -> Response:
        """Judge a claim that was typed, which is kept as a document for it."""
        found, form = await sent(desk, request, Role.EDITOR)
        kept = await run_in_threadpool(keep_checked, desk, found, text_in(form, "back"))
        a, b, decision = (text_in(form, field) for field in ("a", "b", "decision"))
        if a.partition(":")[0] != kept.id:
            raise UsageError("the form is another text's", subject=a[:80], hint="check the text again")
        await run_in_threadpool(changing.judge, desk, found, a, b, decision, text_in(form, "why"))
        undo = {"action": "/judgements/undo", "a": a, "b": b}
        return back_with(desk, form, f"Kept the text, {as_from(kept)}, and judged: {decision}.", undo)

    return router


def keep_checked(desk: Desk, by: Visitor, page: str) -> Document:
    """Keep the text that the page of a check shows as a document, and give that. One that is kept already stays so.

    Raises:
        UsageError: it is no such page, or shows no text.
    """
    query = dict(parse_qsl(urlsplit(page).query))
    document = asking.document_of(desk, query)
    if not document.text.strip():
        raise UsageError("there is nothing to keep", subject=page[:80], hint="check a text first")
    return keep(desk, by, document)


def keep(desk: Desk, by: Visitor, document: Document) -> Document:
    """Keep a typed text, from the source that was given for it, else as typed by whoever keeps it.

    Raises:
        FactcheckError: it is not stored.
    """
    document = replace(document, where=f"typed at the desk by {by.signed.name}")
    desk.read(len(document.text), asking.kept, document)
    known = {"source": document.source, "url": document.url, "published": document.published}
    detail = {"characters": len(document.text)} | {name: given for name, given in known.items() if given}
    desk.ledger.record(by.signed, by.address, "keep", document.id, detail)
    return document


def as_from(document: Document) -> str:
    """Whose a kept text is, in words."""
    return f"from {document.source}" if document.source else f"as {document.where}"
