"""Contents: the exact span of what is said, and how much of it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.claims import Quote
from factcheck.extract.parsing import Paragraph
from factcheck.text.quotation import Quotation
from factcheck.text.spans import Span

_EDGE = " \t\r\n\u00a0\u2028,;:—–-…"
_LEADING = re.compile(
    r"(?:(?:that|and|but|or|yet|so(?!\s+far\b))\s+(?=\S)"
    r"|(?:in addition|however|moreover|meanwhile|separately|also|still|besides"
    r"|furthermore|instead|by contrast|for (?:his|her|its|their) part|on the other hand|as a result|in other words"
    r"|in short|overall|nevertheless)\s*,\s*)",
    re.IGNORECASE,
)
_JOINING = re.compile(r"(?:and|or|but)\s", re.IGNORECASE)
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]\.|\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|No|etc|Gov|Sen|Rep|Gen|Mr|Mrs|Dr)\.)$"
)


def tidy(
    text: str, span: Span, quotations: Iterable[Quotation], *, goes_on: bool = False, demonstrative: bool = False
) -> Span:
    """The content without edge punctuation, "that" and connectives; a stop goes, unless it belongs to an abbreviation.

    A quotation mark that is cut in two is taken in whole. A part that `goes_on` behind its cue keeps its "and", and a
    `demonstrative` "that" stays.
    """
    span = span.trimmed(text, _EDGE)
    while not demonstrative and (match := _LEADING.match(text, span.start, span.end)):
        if goes_on and _JOINING.match(text, span.start, span.end):
            break
        span = Span(match.end(), span.end).trimmed(text, _EDGE)
    for quotation in quotations:
        if quotation.span.start < span.end < quotation.span.end and span.end >= quotation.inside.end:
            span = Span(span.start, quotation.span.end)
        if quotation.span.start < span.start <= quotation.inside.start and span.end > quotation.inside.start:
            span = Span(quotation.span.start, span.end)
    while span.end > span.start:
        piece = span.of(text)
        if piece[-1] in _EDGE or (piece[-1] in ".?!" and not _ABBREVIATION.search(piece[-12:])):
            if piece[-1] in "?!":
                break
            span = Span(span.start, span.end - 1)
        elif piece[-1] in ")]" and piece.count("(") < piece.count(")"):
            span = Span(span.start, span.end - 1)
        else:
            break
    while span.start < span.end and text[span.start] in "([" and not set(span.of(text)) & set(")]"):
        span = Span(span.start + 1, span.end)
    return span


def inside_of(text: str, quotation: Quotation) -> Span:
    """What a quotation says: all inside the marks, without a comma before the closing one."""
    span = quotation.inside.trimmed(text)
    return Span(span.start, span.trimmed(text, " \t\r\n\u00a0,").end) if len(span) else span


def kind(text: str, span: Span, paragraph: Paragraph, *, whole: bool) -> tuple[Span, Quote]:
    """The span and how much of it is quoted. A quotation that is said on its own loses its marks.

    `whole` tells that a quotation stands on its own even where it is too short to have been set aside in the parse;
    otherwise a few quoted words are part of the sentence around them, and mixed.
    """
    overlapping = [q for q in paragraph.quotations if q.inside.overlaps(span) and len(q.inside)]
    if not overlapping:
        return span, Quote.INDIRECT
    outside = set(range(span.start, span.end))
    for quotation in overlapping:
        outside.difference_update(range(quotation.span.start, quotation.span.end))
    if any(text[i].isalnum() for i in outside):
        return span, Quote.MIXED
    sentence = re.match(r"[A-ZÀ-Þ].*[.?!]$", overlapping[0].inside.of(text), re.DOTALL) is not None
    if not whole and not sentence and not any(q in paragraph.masked for q in overlapping):
        return Span(overlapping[0].span.start, overlapping[-1].span.end), Quote.MIXED
    if len(overlapping) == 1:
        return inside_of(text, overlapping[0]), Quote.DIRECT
    first, last = overlapping[0], overlapping[-1]
    return Span(inside_of(text, first).start, inside_of(text, last).end), Quote.DIRECT
