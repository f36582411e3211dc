"""Signing in and out, and how the desk looks to one browser."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from factcheck.web.desk import Desk
from factcheck.web.drawing import Templates
from factcheck.web.forms import path_in, sent, text_in
from factcheck.web.guard import Buckets
from factcheck.web.people import Person, Role, fits
from factcheck.web.problems import TooOften
from factcheck.web.visitors import HELD, KEYS, THEME, own_site, remember, sealed, token_holder, visitor

TRIES_A_MINUTE = 30
YEAR = 365 * 24 * 3600


def signing(desk: Desk, templates: Templates) -> APIRouter:
    """The doors of the desk."""
    router = APIRouter(include_in_schema=False)
    tries = Buckets(TRIES_A_MINUTE)

    @router.post("/preferences")
    async def preferences(request: Request) -> Response:
        """How the desk looks to this browser; no role is asked for, nothing but its own cookies changes."""
        own_site(request)
        form = await request.form()
        response = RedirectResponse(path_in(text_in(form, "back")), 303)
        for field, cookie, known in (("theme", THEME, ("auto", "light", "dark")), ("keys", KEYS, ("on", "off"))):
            if text_in(form, field) in known:
                response.set_cookie(cookie, text_in(form, field), max_age=YEAR, samesite="lax")
        return response

    @router.get("/signin")
    def sign_in_page(request: Request) -> Response:
        found = visitor(request, desk)
        back = path_in(request.query_params.get("back", "/"))
        drawn = templates.draw(
            "signin.html",
            found,
            page={"failed": False},
            title="Sign in",
            at="/signin",
            query={"back": back},
            raw_query="",
        )
        response = Response(drawn, media_type="text/html; charset=utf-8")
        remember(response, found, secure=request.url.scheme == "https")
        return response

    @router.post("/signin")
    async def sign_in(request: Request) -> Response:
        own_site(request)
        before = visitor(request, desk)
        form = await request.form()
        sealed(before, form.get("seal"))
        if not tries.take(before.address):
            raise TooOften("too many tries to sign in", subject=before.address, hint="wait a minute")
        name, password = text_in(form, "name").strip(), text_in(form, "password")
        person = await run_in_threadpool(recognised, desk, name, password)
        nobody = Person(name[:80] or "–", Role.READER)
        desk.ledger.record(person or nobody, before.address, "sign in" if person else "sign in refused", None, {})
        if person is None:
            drawn = templates.draw(
                "signin.html",
                before,
                page={"failed": True},
                title="Sign in",
                at="/signin",
                query={"back": path_in(text_in(form, "back"))},
                raw_query="",
            )
            return Response(drawn, 403, media_type="text/html; charset=utf-8")
        response = RedirectResponse(path_in(text_in(form, "back")), 303)
        held = await run_in_threadpool(desk.ledger.begin_session, person)
        response.set_cookie(HELD, held, httponly=True, samesite="lax", secure=request.url.scheme == "https")
        return response

    @router.post("/signout")
    async def sign_out(request: Request) -> Response:
        found, _ = await sent(desk, request, Role.READER)
        await run_in_threadpool(desk.ledger.end_session, found.held)
        response = RedirectResponse("/signin", 303)
        response.delete_cookie(HELD)
        return response

    return router


def recognised(desk: Desk, name: str, password: str) -> Person | None:
    """Who signs in with a name and a password, or with the desk's token and no name."""
    if not name:
        return token_holder(desk, password)
    known = desk.ledger.user(name)
    return known[0] if fits(password, known[1] if known else None) and known else None
