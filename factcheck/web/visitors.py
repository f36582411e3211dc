"""Visitors: who asks, what they may, and whether a form came from one of our own pages."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from factcheck.web.desk import Desk
from factcheck.web.people import Person, Role
from factcheck.web.problems import Denied, SignInFirst

HELD = "factcheck"
TOLD = "factcheck-told"
THEME, KEYS = "factcheck-theme", "factcheck-keys"
MONTH = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks. `held` is the secret of their browser, from which the token of their forms is made."""

    person: Person | None
    held: str
    new: bool
    address: str
    theme: str
    keys: bool
    told: dict[str, Any] | None
    seal: str
    """What every form of theirs carries, and no other site can know."""

    @property
    def signed(self) -> Person:
        """Who they are.

        Raises:
            SignInFirst: nobody.
        """
        if self.person is None:
            raise SignInFirst("sign in first", hint="POST /signin, or send the header Authorization: Bearer TOKEN")
        return self.person

    def may(self, word: str) -> bool:
        """Whether they may do what the role of that name may."""
        return self.person is not None and self.person.may(Role.parse(word))


def visitor(request: HTTPConnection, desk: Desk) -> Visitor:
    """Who asks."""
    held = request.cookies.get(HELD, "")
    new = not held
    held = held or secrets.token_urlsafe(24)
    address = request.client.host if request.client is not None else "?"
    theme = request.cookies.get(THEME, "auto")
    return Visitor(
        person=_person(request, desk, held),
        held=held,
        new=new,
        address=address,
        theme=theme if theme in ("light", "dark") else "auto",
        keys=request.cookies.get(KEYS) != "off",
        told=_unsealed(desk, request.cookies.get(TOLD)),
        seal=_mac(desk, "form", held),
    )


def _person(request: HTTPConnection, desk: Desk, held: str) -> Person | None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and given:
        return token_holder(desk, given.strip()) or desk.ledger.session(given.strip())
    return desk.person or desk.ledger.session(held)


def token_holder(desk: Desk, given: str) -> Person | None:
    """Who has the desk's token, if this is it."""
    token = desk.terms.token
    if token is None or not hmac.compare_digest(given.encode(), token.encode()):
        return None
    return Person("token", desk.terms.token_role)


def allowed(request: HTTPConnection, desk: Desk, role: Role) -> Visitor:
    """The visitor, if they may.

    Raises:
        SignInFirst: nobody signed in.
        Denied: their role does not allow it.
    """
    found = visitor(request, desk)
    person = found.signed
    if not person.may(role):
        hint = f"ask for the role {role.word}; `factcheck users` gives it"
        raise Denied(f"the role {person.role.word} may not do that", subject=person.name, hint=hint)
    return found


def own_site(request: Request) -> None:
    """Refuse what another site's page sends.

    Raises:
        Denied: the browser says that it comes from elsewhere.
    """
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site", "same-origin")
    elsewhere = origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()
    if elsewhere or site not in ("same-origin", "none"):
        raise Denied("the request comes from another site", subject=(origin or site)[:80])


def sealed(found: Visitor, given: object) -> None:
    """Refuse a form that none of our pages made for this browser.

    Raises:
        Denied: it lacks the seal.
    """
    if found.new or not isinstance(given, str) or not hmac.compare_digest(given.encode(), found.seal.encode()):
        raise Denied("the form is too old", hint="open the page anew and send it again")


def remember(response: Response, found: Visitor, *, secure: bool) -> None:
    """Give a new browser what it keeps, and take back what it was told."""
    if found.new:
        response.set_cookie(HELD, found.held, max_age=MONTH, httponly=True, samesite="lax", secure=secure)
    if found.told is not None:
        response.delete_cookie(TOLD)


def tell(response: Response, desk: Desk, words: str, undo: dict[str, str] | None = None) -> None:
    """Have the next page say what was done, and how to take it back."""
    said = urlsafe_b64encode(json.dumps({"words": words, "undo": undo}).encode()).decode()
    response.set_cookie(TOLD, f"{said}.{_mac(desk, 'told', said)}", max_age=60, httponly=True, samesite="lax")


def _unsealed(desk: Desk, cookie: str | None) -> dict[str, Any] | None:
    said, _, mac = (cookie or "").partition(".")
    if not said or not hmac.compare_digest(mac.encode(), _mac(desk, "told", said).encode()):
        return None
    found: dict[str, Any] = json.loads(urlsafe_b64decode(said))
    return found


def _mac(desk: Desk, purpose: str, said: str) -> str:
    return hmac.new(desk.ledger.secret, f"{purpose} {said}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:40]
