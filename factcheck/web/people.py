"""People at the desk: who they are, what their role allows, and how they prove it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_PASSWORD = 10
"""Characters; NIST SP 800-63B asks for 8 beside a second factor, and there is none here."""


class Role(IntEnum):
    """What somebody may do; each role may do all that the ones before it may."""

    READER = 1
    """read, check and search"""
    ANNOTATOR = 2
    """annotate, grade, judge, and take back what they said themselves"""
    EDITOR = 3
    """add documents, correct figures, and take back what others said"""
    ADMIN = 4
    """read the audit log, and say who may sign in"""

    @property
    def word(self) -> str:
        """The role as people write it."""
        return self.name.lower()

    @classmethod
    def parse(cls, text: str) -> Role:
        """Read a role.

        Raises:
            UsageError: no such role.
        """
        try:
            return cls[text.upper()]
        except KeyError:
            hint = f"one of {', '.join(role.word for role in cls)}"
            raise UsageError("no such role", subject=text, hint=hint) from None


MAY = {
    "reader": "read, check, search",
    "annotator": "annotate, grade, judge, confirm, and take back their own",
    "editor": "add documents, correct figures, and take back what others said",
    "admin": "read the audit log, and say who may sign in",
}
"""What each role may, beside all that the ones before it may."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk."""

    name: str
    role: Role
    disabled: bool = False
    """Whether they may not sign in any more; what they said stays theirs."""

    def may(self, role: Role) -> bool:
        """Whether they may do what the role may."""
        return self.role >= role


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """Argon2id with the parameters that RFC 9106 recommends where memory is scarce (64 MiB, three passes)."""
    from argon2 import PasswordHasher
    from argon2.profiles import RFC_9106_LOW_MEMORY

    return PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def hashed(password: str) -> str:
    """The hash that is kept of a password.

    Raises:
        UsageError: it is too short.
    """
    if len(password) < LEAST_PASSWORD:
        raise UsageError("the password is too short", subject="password", hint=f"{LEAST_PASSWORD} characters or more")
    return hasher().hash(password)


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hasher().hash("nobody has this password")


def fits(password: str, known: str | None) -> bool:
    """Whether a password is the one that was hashed; for an unknown name it takes as long to say no."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        hasher().verify(known if known is not None else _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return known is not None
