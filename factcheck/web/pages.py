"""Pages: each a record that its template draws and its JSON twin prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from factcheck.web import asking, disputing, keeping, things, users
from factcheck.web.desk import Desk
from factcheck.web.drawing import Templates
from factcheck.web.people import Role
from factcheck.web.problems import body
from factcheck.web.visitors import allowed, remember

Record = dict[str, Any]
View = Callable[[Desk, Request], Record]
Title = Callable[[Record], str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its path, what it shows, the template that draws it, and who may see it."""

    path: str
    view: View
    template: str
    title: Title
    role: Role = Role.READER


def _of(request: Request) -> str:
    return str(request.path_params["name"])


PAGES = (
    Page("/check", lambda d, r: asking.check(d, r.query_params), "check.html", lambda _: "Check a claim"),
    Page("/compare", lambda d, r: asking.compare(d, r.query_params), "compare.html", lambda _: "Compare two claims"),
    Page("/search", lambda d, r: asking.search(d, r.query_params), "search.html", lambda _: "Search"),
    Page("/conflicts", lambda d, r: disputing.conflicts(d, r.query_params), "conflicts.html", lambda _: "Conflicts"),
    Page("/question/{name}", lambda d, r: disputing.question(d, _of(r)), "question.html", lambda p: p["question"]),
    Page("/documents", lambda d, r: things.documents(d, r.query_params), "documents.html", lambda _: "Documents"),
    Page("/sources", lambda d, r: things.named(d, "sources", r.query_params), "sources.html", lambda _: "Sources"),
    Page("/speakers", lambda d, r: things.named(d, "speakers", r.query_params), "speakers.html", lambda _: "Speakers"),
    Page(
        "/d/{name}",
        lambda d, r: things.document(d, _of(r), r.query_params),
        "document.html",
        lambda p: p["title"] or p["doc"],
    ),
    Page("/c/{name}", lambda d, r: things.claim(d, _of(r), r.query_params), "claim.html", lambda p: p["text"][:80]),
    Page("/source/{name}", lambda d, r: things.source(d, _of(r), r.query_params), "source.html", lambda p: p["name"]),
    Page(
        "/speaker/{name}", lambda d, r: things.speaker(d, _of(r), r.query_params), "speaker.html", lambda p: p["name"]
    ),
    Page("/review", lambda d, r: keeping.review(d, r.query_params), "review.html", lambda _: "Review"),
    Page("/add", lambda d, _: keeping.adding(d), "add.html", lambda _: "Add", Role.EDITOR),
    Page(
        "/add/{name}",
        lambda d, r: d.jobs.job(_of(r)).record(),
        "job.html",
        lambda p: f"Adding {p['what']}",
        Role.EDITOR,
    ),
    Page("/doctor", lambda d, _: keeping.doctor(d), "doctor.html", lambda _: "Doctor"),
    Page("/users", lambda d, _: users.listed(d), "users.html", lambda _: "Users", Role.ADMIN),
    Page("/log", lambda d, r: keeping.log(d, r.query_params), "log.html", lambda _: "Who changed what", Role.ADMIN),
)


def pages(desk: Desk, templates: Templates) -> APIRouter:
    """The pages and their twins, and what leads to them."""
    router = APIRouter(include_in_schema=False)
    for page in PAGES:
        router.add_api_route(f"{page.path}.json", _twin(desk, page), methods=["GET"])
        router.add_api_route(page.path, _drawn(desk, page, templates), methods=["GET", "HEAD"])

    @router.get("/")
    def home(request: Request) -> Response:
        allowed(request, desk, Role.READER)
        return _draw(desk, templates, request, PAGES[0])

    @router.get("/f/{name}")
    def figure(name: str) -> Response:
        return RedirectResponse(f"/question/{quote(name, safe=':')}", 303)

    @router.get("/d/{name}/raw")
    def raw(request: Request, name: str) -> Response:
        """The bytes that a document was read from, never shown by the browser itself: they may be hostile."""
        allowed(request, desk, Role.READER)
        return snapshot(desk, name)

    return router


def snapshot(desk: Desk, name: str) -> Response:
    """The bytes that a document was read from, as a file to keep; its text where no bytes were kept."""
    with desk.reading() as workspace:
        stored = workspace.find(name)
        document = workspace.store.extraction(stored.id.partition(":")[0]).document
        found = workspace.store.raw(document.id)
    kept = found if found is not None else document.text.encode("utf-8", "replace")
    kind = "raw" if found is not None else "txt"
    headers = {"content-disposition": f'attachment; filename="{document.id}.{kind}"'}
    return Response(kept, media_type="application/octet-stream", headers=headers)


def _twin(desk: Desk, page: Page) -> Callable[[Request], Response]:
    def twin(request: Request) -> Response:
        allowed(request, desk, page.role)
        return Response(body(page.view(desk, request)), media_type="application/json")

    return twin


def _drawn(desk: Desk, page: Page, templates: Templates) -> Callable[[Request], Response]:
    def drawn(request: Request) -> Response:
        allowed(request, desk, page.role)
        return _draw(desk, templates, request, page)

    return drawn


def _draw(desk: Desk, templates: Templates, request: Request, page: Page) -> Response:
    found = allowed(request, desk, page.role)
    more: dict[str, Any] = {}
    if page.template == "question.html":
        record, chart = disputing.drawn(desk, _of(request))
        more["chart"] = Markup(chart)  # noqa: S704 -- it escapes what it is given
    else:
        record = page.view(desk, request)
    query = dict(parse_qsl(request.url.query))
    at = page.path if request.url.path == "/" else request.url.path
    drawn = templates.draw(
        page.template,
        found,
        page=record,
        title=page.title(record),
        at=at,
        query=query,
        raw_query=request.url.query,
        **more,
    )
    response = Response(drawn, media_type="text/html; charset=utf-8")
    remember(response, found, secure=request.url.scheme == "https")
    return response
