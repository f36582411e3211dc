"""Whole text: any text goes into PostgreSQL and comes back the same, also one with null characters.

PostgreSQL keeps every character but U+0000. It is written as an escape: a private character, U+E000, and a digit; that
private character itself is escaped likewise. Text with neither, which is nearly all, passes as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.types.string import StrBinaryDumper, StrDumperUnknown, TextBinaryLoader, TextLoader

if TYPE_CHECKING:
    import psycopg

_MARK = "\ue000"


def escaped(text: str) -> str:
    r"""The text as PostgreSQL can keep it.

    >>> escaped("a\x00b") == "a\ue0000b", escaped("plain")
    (True, 'plain')
    """
    if "\x00" not in text and _MARK not in text:
        return text
    return text.replace(_MARK, _MARK + "1").replace("\x00", _MARK + "0")


def unescaped(text: str) -> str:
    """The text as it was given."""
    if _MARK not in text:
        return text
    return text.replace(_MARK + "0", "\x00").replace(_MARK + "1", _MARK)


class _Dumper(StrDumperUnknown):
    def dump(self, obj: str) -> Any:
        return super().dump(escaped(obj))


class _BinaryDumper(StrBinaryDumper):
    def dump(self, obj: str) -> Any:
        return super().dump(escaped(obj))


class _Loader(TextLoader):
    def load(self, data: Any) -> Any:
        loaded = super().load(data)
        return unescaped(loaded) if isinstance(loaded, str) else loaded


class _BinaryLoader(TextBinaryLoader):
    def load(self, data: Any) -> Any:
        loaded = super().load(data)
        return unescaped(loaded) if isinstance(loaded, str) else loaded


def register(connection: psycopg.Connection[Any]) -> None:
    """Make the connection carry any text."""
    adapters = connection.adapters
    adapters.register_dumper(str, _BinaryDumper)
    adapters.register_dumper(str, _Dumper)
    for name in ("text", "varchar"):
        adapters.register_loader(name, _Loader)
        adapters.register_loader(name, _BinaryLoader)
