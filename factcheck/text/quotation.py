"""Quotation marks: which stretches of a paragraph are quoted.

The mark that opens decides which mark closes. A quotation that is not closed ends with its paragraph and is flagged;
where the next paragraph opens with a mark of the same kind, it goes on there (the convention of English print).
Single marks are also apostrophes, and are told from them by their neighbours: the straight one opens before a word
behind a space, and closes behind a word or a stop where no other word goes on ("the owners' boats" does not close).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.text.spans import Span

CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "'": "'", '"': '"', "''": "''", "``": "''"}
_DOUBLES = ("“", "„", "«", '"', "''", "``")
_DOUBLE = frozenset({'"', "“", "”", "„"})
_MARK = re.compile(r"``|''|[\"“”„«»‹›‘’']")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{—–\-/:“\"‘«„])$")
_LONGEST_HEADLINE = 160
_FARTHEST = 2000
"""Characters within which a single mark must close, so that time stays linear."""
_ELIDED = re.compile(
    r"(?:\d\ds?|tis|twas|til|till|em|im|er|cause|cos|bout|round|neath|gainst|cept|nother|n|s|tude)\b", re.IGNORECASE
)
"""What an apostrophe may begin: "the '90s", "'tis", "rock 'n' roll"."""


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
    """The outermost quotations of the text, in order.

    Single marks count only where the text has no double ones, and in headlines, which print them whatever stands below.
    """
    double = any(mark in text for mark in _DOUBLES)
    out: list[Quotation] = []
    open_before: str | None = None
    for number, paragraph in enumerate(paragraphs):
        single = not double or (number == 0 and _is_headline(paragraph.of(text)))
        resumed = any(text[_first_visible(text, p)] == "'" for p in paragraphs[number + 1 : number + 2])
        found, left_open = _in_paragraph(text, paragraph, single=single, resumed=resumed)
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


def _is_headline(paragraph: str) -> bool:
    """Whether a text's first paragraph is its headline: short, without a full stop or a double mark."""
    short = len(paragraph) <= _LONGEST_HEADLINE and not paragraph.rstrip("'’ ").endswith((".", "!", "?"))
    return short and not any(mark in paragraph for mark in _DOUBLES)


def _first_visible(text: str, span: Span) -> int:
    return span.trimmed(text).start


def _in_paragraph(text: str, paragraph: Span, *, single: bool, resumed: bool) -> tuple[list[Quotation], str | None]:
    """The quotations of a paragraph, and the mark left open.

    `resumed` tells that the next paragraph opens with a straight single mark.
    """
    out: list[Quotation] = []
    opener: str | None = None
    opened_at, goes_on, inner = 0, False, 0
    body = paragraph.of(text)
    for match in _MARK.finditer(body):
        mark, at = match.group(), paragraph.start + match.start()
        if opener is None:
            goes_on = resumed and single and mark == "'" and at == _first_visible(text, paragraph)
            if mark in CLOSERS and (goes_on or _opens(text, paragraph, at, mark, single=single)):
                opener, opened_at, inner = mark, at, 0
        elif _closes(opener, mark, body, match.start(), inner) and not _apostrophe(
            body, match.start(), mark, opener, goes_on
        ):
            end = at + len(mark)
            out.append(Quotation(Span(opened_at, end), Span(opened_at + len(opener), at)))
            opener = None
        else:
            inner += _nested(opener, mark, body[match.start() - 1])
    if opener is not None:
        end = Span(opened_at, paragraph.end).trimmed(text).end
        out.append(Quotation(Span(opened_at, end), Span(opened_at + len(opener), end), closed=False))
    return out, opener


def _closes(opener: str, mark: str, body: str, at: int, inner: int) -> bool:
    """Whether the mark closes what the opener began; `inner` quotations of other marks stand open between them.

    Straight and curly marks close each other where print mixed them up, a straight one behind a word or a stop.
    """
    if mark == CLOSERS[opener] or (len(mark) == 1 and mark in CLOSERS[opener] and len(opener) == 1):
        return True
    if inner or body[at + 1 : at + 2].isalnum():
        return False
    if opener == '"':
        return mark == "”"
    before = body[at - 1]
    return opener == "“" and mark == '"' and before.strip() not in ("", "(", "[") and not before.isdigit()


def _nested(opener: str, mark: str, before: str) -> int:
    """Whether a mark opens (1) or closes (-1) a quotation inside the one that the opener began."""
    if opener == '"':
        return (mark == "“") - (mark == "”")
    if opener == "“" and mark == '"' and not before.isdigit():
        return 1 if before.strip() in ("", "(", "[") else -1
    return 0


def _opens(text: str, paragraph: Span, at: int, mark: str, *, single: bool) -> bool:
    """Whether the mark begins a quotation rather than ending a lost one or being an apostrophe or a sign for inches."""
    before = text[paragraph.start : at]
    after = text[at + len(mark) : at + len(mark) + 1]
    if mark in ("‘", "'") and not single:
        return False
    if mark == "'" and not _opens_single(text[at : min(paragraph.end, at + _FARTHEST)]):
        return False
    if mark == "»" and next((c for c in before if c in "«»"), "»") == "«":
        return False  # the paragraph points its marks outwards
    if mark in ("»", "‘", "'") and not _OPENS_AFTER.search(before):
        return False
    if mark == '"' and before[-1:].isalnum():
        return False
    return bool(after.strip()) or mark in ("“", "„", "«")


def _opens_single(body: str) -> bool:
    """Whether a straight mark begins a quotation that closes in its paragraph, and no shortened word.

    >>> [_opens_single(text) for text in ("'We won't go,' said Ada.", "'90s boats", "'em all, the boats' crew")]
    [True, False, False]
    """
    if not re.match(r"'[\w\[(“\"£€$…]", body) or _ELIDED.match(body, 1):
        return False
    return any(not _apostrophe(body, m.start(), "'", "'", False) for m in re.finditer("'", body) if m.start())


def _apostrophe(body: str, at: int, mark: str, opener: str, goes_on: bool) -> bool:
    """Whether a mark inside a quotation is an apostrophe: in a word, or behind the "s" of owners, with more to come.

    Behind an "s" only a mark that more text follows can be an apostrophe, and only where the quotation closes later,
    or `goes_on` in the next paragraph.
    """
    if mark not in ("’", "'"):
        return False
    before, after = body[at - 1 : at], body[at + 1 : at + 2]
    if before.isalnum() and after.isalnum():
        return True
    if opener not in ("‘", "'"):
        return False
    if mark == "'" and (not before.strip() or before in "(["):
        return True
    if before not in ("s", "z", "x") or not re.match(r"\s[^\W\d_]", body[at + 1 :]):
        return False
    return goes_on or _closes_later(body, at, mark)


def _closes_later(body: str, at: int, mark: str) -> bool:
    """Whether a mark that can only close stands behind the place, before any that opens another quotation."""
    for later in re.finditer(mark, body[at + 1 : at + _FARTHEST]):
        here = at + 1 + later.start()
        before, after = body[here - 1 : here], body[here + 1 : here + 2]
        if not before.strip() and after.isalnum() and not _ELIDED.match(body, here + 1):
            return False
        if before.strip() and not after.isalnum() and not (before in "sxz" and re.match(r"\s[a-z]", body[here + 1 :])):
            return True
    return False
