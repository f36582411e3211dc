"""The application: pages, API and static files behind the guard, and the one place where an error becomes an answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import quote

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from factcheck.errors import FactcheckError
from factcheck.web import api
from factcheck.web.confirming import confirming
from factcheck.web.desk import Desk
from factcheck.web.drawing import STATIC, Templates
from factcheck.web.forms import forms
from factcheck.web.guard import Guard
from factcheck.web.pages import pages
from factcheck.web.problems import MEDIA_TYPE, body, details, invalid, problem, status_of
from factcheck.web.signing import signing
from factcheck.web.typed import typed
from factcheck.web.users import users
from factcheck.web.visitors import visitor

THREADS = 200


def application(desk: Desk, *, alive: bool = False) -> FastAPI:
    """The desk as an ASGI application; where it is `alive`, it starts what goes on beside the pages, and closes it."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if alive:
            desk.start()
            # Threads wait for the crew; whoever only looks something up shall find one all the same.
            current_default_thread_limiter().total_tokens = THREADS
        yield
        if alive:
            desk.close()

    app = FastAPI(title="factcheck", lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)
    templates = Templates()
    app.state.desk = desk
    app.include_router(api.router)
    app.include_router(pages(desk, templates))
    app.include_router(forms(desk))
    app.include_router(typed(desk))
    app.include_router(confirming(desk))
    app.include_router(users(desk))
    app.include_router(signing(desk, templates))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")

    @app.get("/api", include_in_schema=False)
    def described() -> Response:
        """What the API takes and gives, as OpenAPI 3.1."""
        return JSONResponse(api.openapi(app))

    def answer(request: Request, record: dict[str, object]) -> Response:
        status = int(str(record["status"]))
        headers = {"www-authenticate": "Bearer"} if status == 401 else {}
        headers |= {"retry-after": "10"} if status in (429, 503) else {}
        if not _is_page(request):
            return Response(body(record), status, headers, media_type=MEDIA_TYPE)
        found = visitor(request, desk)
        drawn = templates.draw(
            "problem.html", found, page=record, title=record["title"], at=request.url.path, query={}, raw_query=""
        )
        return Response(drawn, status, headers, media_type="text/html; charset=utf-8")

    @app.exception_handler(FactcheckError)
    def told(request: Request, error: FactcheckError) -> Response:
        if status_of(error) == 401 and _is_page(request):
            back = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(f"/signin?back={quote(back)}", 303)
        return answer(request, problem(error))

    @app.exception_handler(RequestValidationError)
    def meaningless(request: Request, error: RequestValidationError) -> Response:
        return answer(request, invalid(error.errors()))

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        kind = {404: "not_found", 405: "method"}.get(error.status_code, "usage")
        response = answer(request, details(error.status_code, kind, str(error.detail)))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(Exception)
    def failed(request: Request, _: Exception) -> Response:
        """Our own mistake: what happened is in the log of the server, not in the answer."""
        return answer(
            request, details(500, "error", "the desk failed", hint="its log says where; nothing stored is lost")
        )

    app.add_middleware(Guard, terms=desk.terms)
    return app


def _is_page(request: Request) -> bool:
    path = request.url.path
    return not path.startswith("/api") and not path.endswith(".json")
