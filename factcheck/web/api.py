"""The API: the contract's JSON under /api, described by OpenAPI 3.1. Every error is a problem, RFC 9457."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, FastAPI, Query, Request, Security
from fastapi.openapi.utils import get_openapi
from fastapi.responses import Response, StreamingResponse
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool

from factcheck import __version__
from factcheck.documents import Document
from factcheck.errors import EmptyText, UsageError
from factcheck.show.citations import citation_of, citation_record
from factcheck.show.records import claim_record, document_record
from factcheck.show.stored import whole_record
from factcheck.store import browsing
from factcheck.store.filters import Filters
from factcheck.web import asking, disputing, keeping, remarks, schemas, things, typed
from factcheck.web.asked import FILTERS, cursor, date_of, filters_of, link_of, readable, row_of, source_of
from factcheck.web.calls import After, Editor, Filtered, Limit, Reader, Text, TheDesk, answers, printed, problems
from factcheck.web.desk import Desk
from factcheck.web.pages import snapshot
from factcheck.web.people import Role
from factcheck.web.problems import Denied

Record = dict[str, Any]
STREAM = {"application/x-ndjson": {"schema": {"type": "string"}}}

router = APIRouter(prefix="/api", dependencies=[Security(HTTPBearer(auto_error=False))])
router.include_router(remarks.router)


@router.get("/status", responses=answers(schemas.Status))
def status(desk: TheDesk, by: Reader) -> Response:
    """What is stored, and who asks."""
    told = {"version": __version__, "counts": asking.counts(desk), "stamp": desk.stamp()}
    return printed(told | {"name": by.signed.name, "role": by.signed.role.word})


@router.post("/check", responses=answers(schemas.CheckedText))
def check(desk: TheDesk, asked: schemas.CheckRequest, by: Reader) -> Response:
    """Set every claim of a text beside history; nothing is stored unless `keep` asks for it, which editors may."""
    if asked.keep and not by.signed.may(Role.EDITOR):
        raise Denied("only an editor may keep a text", subject="keep", hint="leave it out: nothing is stored then")
    own = {name: getattr(asked, name) or "" for name in typed.OWN}
    document = replace(
        _document(asked.text, asked.published), source=source_of(own, "text_source"), url=link_of(own, "text_url")
    )
    checked = asking.check_text(desk, document, _filters(asked), asked.limit)
    if asked.keep:
        typed.keep(desk, by, document)
    return printed({"checked": checked, "stored": asking.stored(desk, document)})


@router.post("/extract", responses=answers(schemas.Extraction))
def extract(desk: TheDesk, asked: schemas.TextRequest, _: Reader) -> Response:
    """The figures and statements of a text; nothing is stored."""
    document = _document(asked.text, asked.published)
    return printed(desk.read(len(asked.text), asking.extracted, document))


@router.post("/search", responses=answers(schemas.Hits))
def search(desk: TheDesk, asked: schemas.SearchRequest, _: Reader) -> Response:
    """The stored claims most like a text, best first."""
    return printed(desk.ask(asking.hits, _document(asked.text, None), _filters(asked), asked.limit))


@router.post("/compare", responses=answers(schemas.Compared))
def compare(desk: TheDesk, asked: schemas.CompareRequest, _: Reader) -> Response:
    """Two texts beside each other; nothing is stored."""
    a, b = (_document(side.text, side.published) for side in (asked.a, asked.b))
    return printed(desk.read(len(a.text) + len(b.text), asking.paired, a, b))


@router.get("/conflicts", responses=answers(schemas.Disputes))
def conflicts(
    desk: TheDesk,
    _: Reader,
    q: Text = None,
    source: Text = None,
    speaker: Text = None,
    place: Text = None,
    measure: Text = None,
    year: Annotated[str | None, Query(pattern=r"^\d{4}$")] = None,
    after: After = None,
    limit: Limit = 20,
) -> Response:
    """Disputed questions, worst first, in which one figure has all that is asked for."""
    asked = {"q": q, "source": source, "speaker": speaker, "place": place, "measure": measure, "year": year}
    query = {name: value for name, value in asked.items() if value} | {"limit": str(limit), "after": after or ""}
    return printed(disputing.conflicts(desk, query))


@router.get("/timeline", responses=answers(schemas.Timeline))
def timeline(
    desk: TheDesk, chosen: Filtered, _: Reader, q: Annotated[str, Query(min_length=1, max_length=2000)]
) -> Response:
    """One question's figures through time."""
    _document(q, None)
    return printed(desk.ask(asking.through_time, q, chosen))


@router.get("/question/{figure}", responses=answers(schemas.Timeline, 404))
def question(desk: TheDesk, figure: str, _: Reader) -> Response:
    """Every answer to the question that a stored figure answers, and what each pair comes to."""
    return printed(disputing.question(desk, readable(figure)))


@router.get("/claims", responses=answers(schemas.Listed))
def claims(desk: TheDesk, chosen: Filtered, _: Reader, after: After = None, limit: Limit = 50) -> Response:
    """The claims that pass, in the order in which they were added."""
    with desk.reading() as workspace:
        rows, further = browsing.claims_page(workspace.store.database, chosen, row_of(after), limit)
    items = [claim_record(r.claim, r.document) | {"document": document_record(r.document)} for r in rows]
    return printed({"items": items, "next": cursor(further)})


@router.get("/documents", responses=answers(schemas.Listed))
def documents(desk: TheDesk, chosen: Filtered, _: Reader, after: After = None, limit: Limit = 50) -> Response:
    """The documents that pass, in the order in which they were added."""
    with desk.reading() as workspace:
        rows, further = browsing.documents_page(workspace.store.database, chosen, row_of(after), limit)
    items = [document_record(r.document) | {"added": r.added, "claims": r.claims} for r in rows]
    return printed({"items": items, "next": cursor(further)})


def named(what: Literal["sources", "speakers"]) -> Callable[..., Response]:
    """The list of all sources, or of all speakers."""

    def found(desk: TheDesk, _: Reader, q: Text = None, after: After = None, limit: Limit = 50) -> Response:
        """Those whose name holds the words asked for, the ones with most claims first."""
        query = {"q": readable(q or ""), "after": after or "", "limit": str(limit)}
        listed = things.named(desk, what, query)
        return printed({"items": listed[what], "next": listed["next"]})

    return found


router.add_api_route("/sources", named("sources"), name="sources", responses=answers(schemas.Listed))
router.add_api_route("/speakers", named("speakers"), name="speakers", responses=answers(schemas.Listed))


@router.get("/show/{identifier}", responses=answers(schemas.Thing, 404))
def show(desk: TheDesk, identifier: str, _: Reader) -> Response:
    """One document, claim, figure, statement, source or speaker whole, with provenance and annotations."""
    with desk.reading() as workspace:
        return printed(whole_record(workspace, readable(identifier)))


@router.get("/history/{identifier}", responses=answers(schemas.Checked, 404))
def history(desk: TheDesk, identifier: str, chosen: Filtered, _: Reader, limit: Limit = 10) -> Response:
    """One stored claim beside all others."""
    return printed(desk.ask(asking.beside, readable(identifier), chosen, limit))


@router.get("/cite/{identifier}", responses=answers(schemas.Citation, 404))
def cite(desk: TheDesk, identifier: str, _: Reader) -> Response:
    """The citation of a claim, figure, statement or document: in one line, as Markdown, and in parts."""
    with desk.reading() as workspace:
        return printed(citation_record(citation_of(workspace, readable(identifier))))


kept: dict[int | str, Any] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.get("/raw/{document}", responses=kept | problems(404), response_class=Response)
def raw(desk: TheDesk, document: str, _: Reader) -> Response:
    """The bytes that a document was read from."""
    return snapshot(desk, readable(document))


@router.get("/review", responses=problems() | {200: {"description": "The queue."}})
def review(desk: TheDesk, _: Reader, limit: Limit = 10) -> Response:
    """The pairs that nobody judged yet."""
    return printed(keeping.review(desk, {"limit": str(limit)}))


content = {
    kind: {"schema": {"type": "string"}} for kind in ("application/x-ndjson", "text/plain", "application/octet-stream")
}
streamed: dict[int | str, Any] = {
    200: {"description": "One line a document, the moment it is durable.", "content": STREAM}
}


@router.post(
    "/add",
    responses=streamed | problems(507),
    response_class=StreamingResponse,
    openapi_extra={"requestBody": {"required": True, "content": content}},
)
async def add(
    desk: TheDesk,
    request: Request,
    by: Editor,
    source: Text = None,
    published: Text = None,
    title: Text = None,
    url: Text = None,
) -> Response:
    """Add what `factcheck add` takes; the body is the file. Lines come as documents become durable."""
    known = {
        "source": source,
        "published": date_of({"published": published or ""}, "published"),
        "title": title,
        "url": url,
    }
    for text in known.values():
        readable(text or "")
    sent = await request.body()
    if not sent.strip():
        raise EmptyText("there is nothing to add", hint="send JSON Lines or a text")
    folder = Path(tempfile.mkdtemp(prefix="factcheck-add-"))
    file = folder / "body"
    await run_in_threadpool(file.write_bytes, sent)
    job = desk.jobs.start([str(file)], known, "the body of a call", by.signed.name, [file, folder])
    desk.ledger.record(by.signed, by.address, "add", job.name, {"bytes": len(sent), **known})
    return StreamingResponse(_lines(desk, job.name), media_type="application/x-ndjson", headers={"x-job": job.name})


@router.get("/add/{job}", responses=streamed | problems(404), response_class=StreamingResponse)
def follow(desk: TheDesk, job: str, _: Editor) -> Response:
    """The lines of a job from the first one on, as they come."""
    desk.jobs.job(readable(job))
    return StreamingResponse(_lines(desk, job), media_type="application/x-ndjson")


def _lines(desk: Desk, name: str) -> Iterator[bytes]:
    job = desk.jobs.job(name)
    for line in job.follow():
        yield b"\n" if line is None else json.dumps(line).encode() + b"\n"
    if job.error is not None:
        error = {"kind": "error", "message": job.error, "subject": job.what, "hint": None}
        none = {"claims": 0, "figures": 0, "statements": 0, "conflicts": 0}
        yield json.dumps({"doc": job.what, "id": None, "status": "failed", **none, "error": error}).encode() + b"\n"


def _document(text: str, published: str | None) -> Document:
    if not readable(text).strip():
        raise UsageError("there is no text", subject="text", hint="send a sentence or an article")
    return Document(text, published=date_of({"published": published or ""}, "published"))


def _filters(asked: schemas.Limits) -> Filters:
    return filters_of({name: value for name in FILTERS if (value := getattr(asked, name))})


def openapi(app: FastAPI) -> Record:
    """The description of the API, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="factcheck",
            version=__version__,
            summary="Sets a new claim beside what others said before.",
            description="Lists are cut by cursors, answers carry ETags, errors are problem details (RFC 9457).",
            routes=app.routes,
        )
        made["components"]["schemas"]["Problem"] = schemas.Problem.model_json_schema()
        for name in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(name, None)
        app.openapi_schema = made
    return app.openapi_schema
