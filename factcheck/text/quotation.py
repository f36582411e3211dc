"""Quotation marks: which stretches of a paragraph are quoted.

The mark that opens decides which mark closes. A quotation that is not closed ends with its paragraph and is flagged;
where the next paragraph opens with a mark of the same kind, it goes on there (the convention of English print).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.spans import Span

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", '"': '"', "''": "''", "``": "''"}
_DOUBLE = frozenset({'"', "“", "”", "„"})
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’]")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/:“\"‘«„])$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch: `span` with its marks, `inside` without them.

    `closed` is false where the closing mark is missing; `continues` is true where the quotation takes up one that the
    paragraph before left open.
    """

    span: Span
    inside: Span
    closed: bool = True
    continues: bool = False


def quotations(text: str, paragraphs: list[Span]) -> list[Quotation]:
    """The outermost quotations of the text, in order. Single marks count only where the text has no double ones."""
    double = any(mark in text for mark in ("“", "„", "«", '"', "''", "``"))
    out: list[Quotation] = []
    open_before: str | None = None
    for paragraph in paragraphs:
        found, left_open = _in_paragraph(text, paragraph, single=not double)
        if found and open_before is not None:
            first = found[0]
            opener = text[first.span.start : first.inside.start]
            if first.span.start == _first_visible(text, paragraph) and (
                opener == open_before or (opener in _DOUBLE and open_before in _DOUBLE)
            ):
                found[0] = Quotation(first.span, first.inside, first.closed, continues=True)
        out.extend(found)
        open_before = left_open
    return out


def _first_visible(text: str, span: Span) -> int:
    return span.trimmed(text).start


def _in_paragraph(text: str, paragraph: Span, *, single: bool) -> tuple[list[Quotation], str | None]:
    out: list[Quotation] = []
    opener: str | None = None
    opened_at = 0
    body = paragraph.of(text)
    for match in _MARK.finditer(body):
        mark, at = match.group(), paragraph.start + match.start()
        if opener is None:
            if mark in CLOSERS and _opens(text, paragraph, at, mark, single=single):
                opener, opened_at = mark, at
        elif _closes(opener, mark, body, match.end()) and not _apostrophe(text, at, mark):
            end = at + len(mark)
            out.append(Quotation(Span(opened_at, end), Span(opened_at + len(opener), at)))
            opener = None
    if opener is not None:
        end = Span(opened_at, paragraph.end).trimmed(text).end
        out.append(Quotation(Span(opened_at, end), Span(opened_at + len(opener), end), closed=False))
    return out, opener


def _closes(opener: str, mark: str, body: str, end: int) -> bool:
    """Whether the mark closes what the opener began; a straight mark closes a curly one that has no other end."""
    if mark == CLOSERS[opener] or (len(mark) == 1 and mark in CLOSERS[opener] and len(opener) == 1):
        return True
    return opener == "“" and mark == '"' and not body[end : end + 1].isalnum() and "”" not in body[end:]


def _opens(text: str, paragraph: Span, at: int, mark: str, *, single: bool) -> bool:
    """Whether the mark begins a quotation rather than ending a lost one or being an apostrophe or a sign for inches."""
    before = text[paragraph.start : at]
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark == "‘" and not single:
        return False
    if mark == "»" and next((c for c in before if c in "«»"), "»") == "«":
        return False  # the paragraph points its marks outwards
    if mark in ("»", "‘", "'") and not _OPENS_AFTER.search(before):
        return False
    if mark == '"' and before[-1:].isalnum():
        return False
    return bool(after.strip()) or mark in ("“", "„", "«")


def _apostrophe(text: str, at: int, mark: str) -> bool:
    return mark == "’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
