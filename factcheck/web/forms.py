"""Forms: what people send from the pages. Each is answered with the page they came from, which says what was done."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from factcheck.errors import UsageError
from factcheck.web import changing
from factcheck.web.asked import date_of
from factcheck.web.desk import Desk
from factcheck.web.people import Person, Role
from factcheck.web.problems import Denied
from factcheck.web.visitors import (
    Visitor,
    allowed,
    own_site,
    sealed,
    tell,
)


async def sent(desk: Desk, request: Request, role: Role) -> tuple[Visitor, FormData]:
    """A form with whoever sent it, if they may and it is one of ours.

    Raises:
        SignInFirst, Denied: they may not, or another site made it.
    """
    own_site(request)
    found = allowed(request, desk, role)
    form = await request.form(max_files=500, max_fields=500, max_part_size=desk.terms.most_upload)
    sealed(found, form.get("seal"))
    return found, form


def forms(desk: Desk) -> APIRouter:
    """Everything that is sent from a page."""
    router = APIRouter(include_in_schema=False)

    async def given(request: Request, role: Role) -> tuple[Visitor, FormData]:
        return await sent(desk, request, role)

    @router.post("/annotate")
    async def annotate(request: Request) -> Response:
        found, form = await given(request, Role.ANNOTATOR)
        tags = tuple(tag.strip() for tag in text_in(form, "tags").split(",") if tag.strip())
        links = tuple(link for link in text_in(form, "links").split() if link)
        made = await run_in_threadpool(
            changing.annotate, desk, found, text_in(form, "target"),
            note=text_in(form, "note").strip(), grade=text_in(form, "grade"), links=links, tags=tags,
        )  # fmt: skip
        return back_with(desk, form, "Noted.", {"action": "/annotations/delete", "name": made["id"]})

    @router.post("/annotations/delete")
    async def delete(request: Request) -> Response:
        found, form = await given(request, Role.ANNOTATOR)
        await run_in_threadpool(changing.delete, desk, found, text_in(form, "name"))
        return back_with(desk, form, "Taken back.")

    @router.post("/annotations/edit")
    async def edit(request: Request) -> Response:
        found, form = await given(request, Role.ANNOTATOR)
        changes: dict[str, Any] = {
            "note": text_in(form, "note").strip() or None,
            "grade": text_in(form, "grade") or None,
        }
        await run_in_threadpool(
            changing.edit, desk, found, text_in(form, "name"), {n: v for n, v in changes.items() if v}
        )
        return back_with(desk, form, "Changed; the version before is kept.")

    @router.post("/judge")
    async def judge(request: Request) -> Response:
        found, form = await given(request, Role.ANNOTATOR)
        a, b, decision = (text_in(form, name) for name in ("a", "b", "decision"))
        await run_in_threadpool(changing.judge, desk, found, a, b, decision, text_in(form, "why"))
        return back_with(desk, form, f"Judged: {decision}.", {"action": "/judgements/undo", "a": a, "b": b})

    @router.post("/judgements/undo")
    async def undo(request: Request) -> Response:
        found, form = await given(request, Role.ANNOTATOR)
        await run_in_threadpool(changing.undo, desk, found, text_in(form, "a"), text_in(form, "b"))
        return back_with(desk, form, "The judgement is taken back.")

    @router.post("/add")
    async def add(request: Request) -> Response:
        found, form = await given(request, Role.EDITOR)
        known = {name: text_in(form, name) for name in ("source", "title", "url")}
        known["published"] = date_of({"published": text_in(form, "published")}, "published") or ""
        uploads = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
        name = await run_in_threadpool(
            start_adding,
            desk,
            found.signed,
            found.address,
            uploads,
            text_in(form, "text"),
            text_in(form, "link"),
            known,
        )
        return RedirectResponse(f"/add/{name}", 303)

    return router


def start_adding(
    desk: Desk, person: Person, address: str, uploads: list[UploadFile], text: str, link: str, known: Mapping[str, str]
) -> str:
    """Begin to add files, a text or a link; gives the name of the job.

    Raises:
        UsageError: there is nothing to add.
        Denied: the link is none that a desk follows.
    """
    folder = Path(tempfile.mkdtemp(prefix="factcheck-add-"))
    files = []
    for number, upload in enumerate(uploads):
        name = "".join(c if c.isalnum() or c in "-_." else "_" for c in Path(upload.filename or "file").name)[-80:]
        own = folder / f"{number:03d}"  # a folder each: documents say which file they were read from, by its own name
        own.mkdir()
        files.append(own / (name.lstrip(".") or "file"))
        with files[-1].open("wb") as file:
            while portion := upload.file.read(1 << 20):
                file.write(portion)
    if text.strip():
        files.append(folder / "pasted.txt")
        files[-1].write_bytes(text.encode("utf-8", "replace"))
    link = link.strip()
    if link and not link.startswith(("http://", "https://")):
        raise Denied("only http and https links are followed", subject=link[:80])
    inputs = [*map(str, files), *([link] if link else [])]
    if not inputs:
        folder.rmdir()
        raise UsageError("there is nothing to add", hint="paste a text, choose a file, or give a link")
    names = [upload.filename or "a file" for upload in uploads] + ["a text"] * bool(text.strip()) + [link] * bool(link)
    what = names[0] if len(names) == 1 else f"{len(names)} documents"
    job = desk.jobs.start(
        inputs, dict(known), what, person.name, [*files, *{file.parent for file in files} - {folder}, folder]
    )
    desk.ledger.record(person, address, "add", job.name, {"inputs": names, **known})
    return job.name


def text_in(form: FormData, name: str) -> str:
    """What a field of a form says; nothing where it is a file, or missing."""
    found = form.get(name)
    return found if isinstance(found, str) else ""


def path_in(given: str) -> str:
    """A path on this desk; anything else is no way back."""
    safe = given.startswith("/") and not given.startswith(("//", "/\\")) and "\n" not in given and "\r" not in given
    return given if safe else "/"


def back_with(desk: Desk, form: FormData, words: str, undo: dict[str, str] | None = None) -> Response:
    """Back to the page that a form was sent from, which says what was done and offers to undo it."""
    response = RedirectResponse(path_in(text_in(form, "back")), 303)
    tell(response, desk, words, undo)
    return response
