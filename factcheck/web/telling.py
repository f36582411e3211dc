"""Telling: records as words and marked text for the templates. Nothing here is trusted: texts may be hostile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from factcheck.claims import Bound, Figure, Role
from factcheck.show import phrases

Record = Mapping[str, Any]
Piece = tuple[str, str]
"""A stretch of text and what it is: "" plain, "figure", "other" (another figure of the sentence), "shared"."""

LONGEST = 700
"""Characters of a claim that a list shows; a hostile line may hold a million."""
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""The text with what cannot be seen, or turns its direction, written out.

    >>> visible("a\u202eb\x00c\ud800")
    'a⟨U+202E⟩b␀c\ufffd'
    """
    return _HIDDEN.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x0D:
        return ""
    if code < 0x20:
        return chr(0x2400 + code)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"⟨U+{code:04X}⟩"


def exact(text: str) -> str:
    """The text for a form's field, which must come back as it was; only what no page can carry is replaced."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()


def figure_of(record: Record) -> Figure:
    """The figure of a record."""
    names = ("start", "end", "text", "low", "high", "unit", "measure", "subject", "event", "place", "as_of", "speaker")
    return Figure(bound=Bound(record["bound"]), role=Role(record["role"]), **{name: record[name] for name in names})


def quantity(record: Record) -> str:
    """The figure as a reporter would write it."""
    return phrases.quantity(figure_of(record))


_YOURS = re.compile(r"\byour (?=')|\byours is ")


def of_two(explanation: str) -> str:
    """What was said to whoever typed a claim, as it is said of two stored ones: neither of them is "yours".

    >>> of_two("41,020 dead by AFAD; 41% apart from your 'at least 70,000 dead'.")
    "41,020 dead by AFAD; 41% apart from 'at least 70,000 dead'."
    """
    return _YOURS.sub(lambda match: "the other is " if match[0].endswith("is ") else "", explanation)


def value(record: Record) -> str:
    """The figure without what it counts."""
    return phrases.value(figure_of(record))


def slots(record: Record) -> list[tuple[str, str]]:
    """What the figure answers, slot by slot, as far as it is known."""
    named = (("did what", "event"), ("who", "subject"), ("where", "place"), ("when", "as_of"))
    return [(label, record[name]) for label, name in named if record[name] is not None]


def who(record: Record) -> str | None:
    """Who says it: the figure's speaker, else the first statement's; None for the document's own voice."""
    figure = record.get("figure")
    if figure is not None and figure["speaker"]:
        return str(figure["speaker"])
    said = [s["speaker"] for s in record.get("statements", ()) if s["speaker"]]
    return said[0] if said and figure is None else None


def sentence(claim: Record, figure: Record | None = None, beside: str = "") -> list[Piece]:
    """The claim's text in pieces: its figure set off, the words that it shares with `beside` marked to be dimmed."""
    text, start = claim["text"], claim["start"]
    at, end = (figure["start"] - start, figure["end"] - start) if figure is not None else (0, 0)
    inside = figure is not None and 0 <= at < end <= len(text)
    if not inside:
        at = end = 0
    first = max(at - LONGEST // 2, 0) if len(text) > LONGEST else 0
    last = min(max(end, first) + LONGEST // 2 if first else LONGEST, len(text)) if len(text) > LONGEST else len(text)
    shared = {word for word in _words(beside) if len(word) > 1}
    pieces: list[Piece] = [("… ", "")] if first else []
    if inside:
        pieces += _dimmed(text[first:at], shared)
        pieces.append((text[at:end], "figure"))
    pieces += _dimmed(text[max(end, first) : last], shared)
    if last < len(text):
        pieces.append((f" … ({len(text):,} characters in all)", "cut"))
    return pieces


def _dimmed(text: str, shared: set[str]) -> list[Piece]:
    """The text in pieces, neighbouring words that are shared in one."""
    pieces: list[Piece] = []
    at = 0
    for match in _WORD.finditer(text) if shared else ():
        if match[0].casefold() not in shared:
            continue
        between = text[at : match.start()]
        if pieces and pieces[-1][1] == "shared" and not between.strip():
            pieces[-1] = (pieces[-1][0] + between + match[0], "shared")
        else:
            pieces += [(between, "")] if between else []
            pieces.append((match[0], "shared"))
        at = match.end()
    return [*pieces, (text[at:], "")] if text[at:] else pieces


def _words(text: str) -> Iterable[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))


def letter(number: int) -> str:
    """The name of an origin: A, B … Z, AA.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return (letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def link(url: object) -> str | None:
    """The address, if a browser may follow it: no script in disguise."""
    try:
        parts = urlsplit(str(url).strip()) if url else None
    except ValueError:
        return None
    return str(url).strip() if parts is not None and parts.scheme in ("http", "https") and parts.netloc else None


def address(identifier: str) -> str:
    """The page of anything that has an id."""
    if identifier.startswith(("source:", "speaker:")):
        kind, _, slug = identifier.partition(":")
        return f"/{kind}/{quote(slug, safe='')}"
    return f"/{'c' if ':' in identifier else 'd'}/{quote(identifier, safe=':')}"


def outlet_of(document: Record) -> str:
    """Who published it, else what it is called, else where it was read or typed."""
    named = document["source"] or document["title"]
    found_at = document["where"] if document["doc"] == document["id"] else None
    return str(named or found_at or document["doc"])


def grade(annotations: Iterable[Record], target: str) -> str | None:
    """The latest grade that people gave to one target."""
    given = [a["grade"] for a in annotations if a["target"] == target and a["grade"]]
    return str(given[-1]) if given else None
