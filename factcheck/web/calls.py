"""Calls: what the calls of the API share. Who may ask, what is asked for in many of them, how they answer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from factcheck.store.filters import Filters
from factcheck.web import schemas
from factcheck.web.asked import FILTERS, filters_of
from factcheck.web.desk import Desk
from factcheck.web.people import Role
from factcheck.web.problems import MEDIA_TYPE, body
from factcheck.web.visitors import Visitor, allowed, own_site

Record = dict[str, Any]
MEANINGS = {
    400: "The body is no JSON.",
    401: "Nobody signed in.",
    403: "The role does not allow it, or the request came from another site.",
    404: "Nothing is stored under that id.",
    413: "Too large.",
    422: "Something in the request means nothing.",
    429: "Too many requests.",
    503: "The workspace is locked, or its index cannot be mended.",
    507: "The disk is full; nothing that was acknowledged is lost.",
}
ANYTIME = (400, 401, 403, 413, 422, 429, 503)


def problems(*more: int) -> dict[int | str, dict[str, Any]]:
    """The errors that a call may answer with."""
    listed = {**dict.fromkeys((*ANYTIME, *more))}
    shape = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": MEANINGS[status], "content": shape} for status in sorted(listed)}


def answers(model: type[schemas.Open], *more: int) -> dict[int | str, dict[str, Any]]:
    """What a call answers with."""
    return {200: {"model": model, "description": (model.__doc__ or "").strip()}, **problems(*more)}


def printed(record: Any) -> Response:
    """JSON as it is, without another look at each field."""
    return Response(body(record), media_type="application/json")


Text = Annotated[str | None, Query(max_length=2000)]
After = Annotated[str | None, Query(max_length=100, description="The `next` of the page before.")]
Limit = Annotated[int, Query(ge=1, le=200)]


def filters(
    source: Text = None,
    speaker: Text = None,
    place: Text = None,
    measure: Text = None,
    unit: Text = None,
    since: Text = None,
    until: Text = None,
) -> Filters:
    """The filters of a list, exact."""
    given = dict(zip(FILTERS, (source, speaker, place, measure, unit, since, until), strict=True))
    return filters_of({name: value for name, value in given.items() if value})


Filtered = Annotated[Filters, Depends(filters)]


async def the_desk(request: Request) -> Desk:
    """The desk that the application was made for."""
    desk: Desk = request.app.state.desk
    return desk


async def reader(request: Request) -> Visitor:
    """Somebody who may read."""
    return _someone(request, Role.READER)


async def annotator(request: Request) -> Visitor:
    """Somebody who may annotate and judge."""
    return _someone(request, Role.ANNOTATOR)


async def editor(request: Request) -> Visitor:
    """Somebody who may add documents."""
    return _someone(request, Role.EDITOR)


def _someone(request: Request, role: Role) -> Visitor:
    if request.method != "GET":
        own_site(request)
    return allowed(request, request.app.state.desk, role)


TheDesk = Annotated[Desk, Depends(the_desk)]
Reader = Annotated[Visitor, Depends(reader)]
Annotator = Annotated[Visitor, Depends(annotator)]
Editor = Annotated[Visitor, Depends(editor)]
