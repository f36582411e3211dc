"""Users: who may sign in, as admins see and change it from the pages. What they do stands in the audit log."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from factcheck.errors import NotFound, UsageError
from factcheck.web.asked import readable
from factcheck.web.desk import Desk
from factcheck.web.forms import back_with, sent, text_in
from factcheck.web.people import Role, hashed
from factcheck.web.visitors import Visitor

LONGEST_NAME = 80


def listed(desk: Desk) -> dict[str, Any]:
    """Everybody who may sign in, or might again."""
    people = desk.ledger.users(every=True)
    return {
        "users": [{"name": p.name, "role": p.role.word, "disabled": p.disabled} for p in people],
        "local": desk.terms.local,
        "kept": desk.ledger.kept,
    }


def users(desk: Desk) -> APIRouter:
    """What admins send from the page of users."""
    router = APIRouter(include_in_schema=False)

    @router.post("/users/add")
    async def add(request: Request) -> Response:
        found, form = await sent(desk, request, Role.ADMIN)
        name, role = readable(text_in(form, "name").strip()), Role.parse(text_in(form, "role"))
        await run_in_threadpool(put, desk, found, name, text_in(form, "password"), role)
        return back_with(desk, form, f"{name} may sign in as {role.word}.")

    @router.post("/users/role")
    async def change(request: Request) -> Response:
        found, form = await sent(desk, request, Role.ADMIN)
        name, role = text_in(form, "name"), Role.parse(text_in(form, "role"))
        await run_in_threadpool(give, desk, found, name, role)
        return back_with(desk, form, f"{name} is {role.word} now.")

    @router.post("/users/access")
    async def access(request: Request) -> Response:
        found, form = await sent(desk, request, Role.ADMIN)
        name, disabled = text_in(form, "name"), text_in(form, "access") != "open"
        await run_in_threadpool(close, desk, found, name, disabled=disabled)
        return back_with(desk, form, f"{name} may sign in no more." if disabled else f"{name} may sign in again.")

    return router


def put(desk: Desk, by: Visitor, name: str, password: str, role: Role) -> None:
    """Let somebody sign in; for a name that is known, with another password and role.

    Raises:
        UsageError: no name, too short a password, or nobody would be left to let others in.
    """
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError("no name to sign in with", subject=name[:LONGEST_NAME], hint=f"1 to {LONGEST_NAME} characters")
    if role is not Role.ADMIN:
        _leaves_an_admin(desk, name)
    desk.ledger.put_user(name, hashed(password), role)
    desk.ledger.record(by.signed, by.address, "user", name, {"role": role.word})


def give(desk: Desk, by: Visitor, name: str, role: Role) -> None:
    """Give somebody another role; their sessions end.

    Raises:
        NotFound: no such user.
        UsageError: nobody would be left to let others in.
    """
    _known(desk, name)
    if role is not Role.ADMIN:
        _leaves_an_admin(desk, name)
    desk.ledger.change_user(name, role=role)
    desk.ledger.record(by.signed, by.address, "role", name, {"role": role.word})


def close(desk: Desk, by: Visitor, name: str, *, disabled: bool) -> None:
    """Close somebody's access at once, or open it again; what they said stays.

    Raises:
        NotFound: no such user.
        UsageError: nobody would be left to let others in.
    """
    _known(desk, name)
    if disabled:
        _leaves_an_admin(desk, name)
    desk.ledger.change_user(name, disabled=disabled)
    desk.ledger.record(by.signed, by.address, "disable" if disabled else "enable", name, {})


def _known(desk: Desk, name: str) -> None:
    if all(person.name != name for person in desk.ledger.users(every=True)):
        raise NotFound("no such user", subject=readable(name)[:LONGEST_NAME], hint="the page of users lists them")


def _leaves_an_admin(desk: Desk, name: str) -> None:
    if not any(person.role is Role.ADMIN and person.name != name for person in desk.ledger.users()):
        hint = "make somebody an admin first: from the first user on, everybody signs in"
        raise UsageError("nobody would be left who may let others in", subject=name, hint=hint)
