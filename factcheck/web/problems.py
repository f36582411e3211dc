"""Problems: every error of the desk as RFC 9457 problem details, or as a page for people.

    FactcheckError
      x DeskError
          x SignInFirst   401   nobody signed in, or the session ended
          x Denied        403   the role does not allow it, or the request came from another site
          x TooMuch       413   more bytes than the desk takes in one piece
          x TooOften      429   too many requests from one address

Errors of the command line keep their kind, subject and hint.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from factcheck.errors import FactcheckError

STATUS = {
    "usage": 422,
    "not_found": 404,
    "unreadable": 422,
    "store_full": 507,
    "stale_index": 503,
    "locked": 503,
    "newer": 503,
}
"""The status of each kind of error; 500 for what is not listed: a span that does not fit is our own mistake."""
MEDIA_TYPE = "application/problem+json"


class DeskError(FactcheckError):
    """Something that the desk itself refuses."""

    status: ClassVar[int] = 400


class SignInFirst(DeskError):
    """Nobody signed in, or the session ended."""

    status = 401
    kind = "sign_in"


class Denied(DeskError):
    """The role does not allow it, or the request came from another site."""

    status = 403
    kind = "denied"


class TooMuch(DeskError):
    """More bytes than the desk takes in one piece."""

    status = 413
    kind = "too_much"


class TooOften(DeskError):
    """Too many requests from one address."""

    status = 429
    kind = "too_often"


def status_of(error: FactcheckError) -> int:
    """The HTTP status of an error."""
    return error.status if isinstance(error, DeskError) else STATUS.get(error.kind, 500)


def problem(error: FactcheckError) -> dict[str, Any]:
    """An error as problem details; `kind`, `subject` and `hint` are those of the command line."""
    return details(status_of(error), error.kind, error.message, error.subject, error.hint)


def details(status: int, kind: str, detail: str, subject: str | None = None, hint: str | None = None) -> dict[str, Any]:
    """The fields of problem details."""
    return {
        "type": f"urn:factcheck:{kind}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "kind": kind,
        "subject": subject,
        "hint": hint,
    }


def invalid(errors: Sequence[Any]) -> dict[str, Any]:
    """What a request lacks or gets wrong, as problem details: the first fault in words, all in `errors`."""
    listed = [{"at": ".".join(map(str, e.get("loc", ()))), "message": str(e.get("msg", ""))} for e in errors]
    first = listed[0] if listed else {"at": None, "message": "it cannot be read"}
    return details(422, "usage", str(first["message"]), first["at"]) | {"errors": listed}


def body(record: Any) -> bytes:
    """JSON as bytes; halves of characters, which no UTF-8 can hold, are written as escapes."""
    text = json.dumps(record, ensure_ascii=False, default=str, allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(record, default=str, allow_nan=False).encode()
