"""Every error that factcheck raises on purpose, as one tree.

    FactcheckError                      exit  kind
      x UsageError                       2    usage        a bad option, date, grade or number
      x NotFound                         3    not_found    no document, claim, source, speaker with that id
      x Unreadable                       4    unreadable   an input that cannot be read
          x BadLine                                        one broken line of a JSON Lines file
          x NotText                                        binary data or an unknown encoding
          x TooLarge                                       over the size that is read in one piece
          x EmptyText                                      nothing but white space
          x Damaged                                        truncated, broken, or not what it says it is
          x Protected                                      wants a password
          x Scanned                                        pictures of pages, without a text layer
          x Refused                                        a link that is not fetched: the guard or the server says no
      x StoreFull                        4    store_full   the disk refused to take more
      x StaleIndex                       5    stale_index  the index and the store disagree and cannot be mended here
      x SpanMismatch                     6    span         a stored text is no longer at its offsets
      x WorkspaceLocked                  7    locked       another process holds it, or the folder is read-only
          x Unreachable                       unreachable  the database server does not answer
      x NewerWorkspace                   7    newer        written by a newer version of factcheck

Each carries what happened (message), to what (subject) and what to do (hint); the command line prints all three and
ends with the exit code of the class.
"""

from __future__ import annotations

from typing import ClassVar


class FactcheckError(Exception):
    """Something that a user can understand and mend."""

    exit_code: ClassVar[int] = 1
    kind: ClassVar[str] = "error"
    remedy: ClassVar[str | None] = None
    """The hint where none is given."""

    def __init__(self, message: str, *, subject: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject
        self.hint = self.remedy if hint is None else hint

    def __str__(self) -> str:
        """What happened and to what, in one line."""
        if self.subject is None:
            return self.message
        return f"{self.subject or repr(self.subject)}: {self.message}"

    def record(self) -> dict[str, dict[str, str | None]]:
        """The error as the one JSON object that `--json` prints on standard error."""
        return {"error": {"kind": self.kind, "message": self.message, "subject": self.subject, "hint": self.hint}}


class UsageError(FactcheckError):
    """An option or argument that means nothing."""

    exit_code = 2
    kind = "usage"


class NotFound(FactcheckError):
    """Nothing is stored under that id."""

    exit_code = 3
    kind = "not_found"


class Unreadable(FactcheckError):
    """An input that cannot be read; the rest of its batch still can."""

    exit_code = 4
    kind = "unreadable"


class BadLine(Unreadable):
    """One line of a JSON Lines file that is no document."""

    remedy = "mend the line, or take it out"


class NotText(Unreadable):
    """Binary data, or text in an encoding that is not known."""


class TooLarge(Unreadable):
    """A document larger than factcheck reads in one piece."""


class EmptyText(Unreadable):
    """A document without a single letter."""

    remedy = "leave it out, or see that it was saved whole"


class Damaged(Unreadable):
    """A file that is truncated, broken, or not what it says it is."""

    remedy = "fetch or save it anew"


class Protected(Unreadable):
    """A file that wants a password."""


class Scanned(Unreadable):
    """Pictures of pages without a text layer."""


class Refused(Unreadable):
    """A link that is not fetched."""

    remedy = "save the page yourself"


class StoreFull(FactcheckError):
    """The disk is full; what was acknowledged before is safe."""

    exit_code = 4
    kind = "store_full"


class StaleIndex(FactcheckError):
    """The index does not fit the store and could not be rebuilt."""

    exit_code = 5
    kind = "stale_index"


class SpanMismatch(FactcheckError):
    """A figure, statement or claim is not at its offsets in the stored text."""

    exit_code = 6
    kind = "span"


class WorkspaceLocked(FactcheckError):
    """The workspace cannot be written now."""

    exit_code = 7
    kind = "locked"


class Unreachable(WorkspaceLocked):
    """The database server does not answer; whether what was being written is stored is known when it does."""

    kind = "unreachable"


class NewerWorkspace(FactcheckError):
    """The workspace was written by a newer version of factcheck."""

    exit_code = 7
    kind = "newer"
