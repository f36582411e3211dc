"""Paragraphs: the stretches of a text that a quotation or a sentence never crosses without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factcheck.text.spans import Span

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_ENDED = re.compile(r"[.!?:;…\"”’»)\]]\s*$")
_DATELINES = (
    re.compile(
        r"(?:\([^()]{2,40}\)\s*)?[A-Z][A-Z .'’/-]{2,40}(?:,\s[A-Z][\w. ]{1,20}){0,3}"
        r"\s*(?:\([^()]{2,40}\)\s*)?(—|–|--|-)\s+"
    ),
    re.compile(r"[A-Z][\w.'’]+(?:[ ,/]+[A-Z0-9][\w.'’]*){0,5}\s*(?:\([^()]{2,40}\)\s*)?(—|--)\s+(?=[A-Z0-9\"“«])"),
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*(—|–|--|-|:)\s+(?=\S)")
"""The time before an entry of a live report: "09:50 — "."""
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|\([a-z]\)|[•●▪*])\s+(?=\S)")
_SHORTEST_HEADLINE = 4
"""Words of a headline that is told from the links before it."""
_LONGEST_DATELINE = 120
LONGEST_PARAGRAPH = 6000
"""Characters. Longer lines are whole articles without breaks, or no prose; they are cut, so that time stays linear."""
_SENTENCE_END = re.compile(r"[.!?][\"”’»]?\s")
WRAPPED_LINE = 100
"""Lines of hard-wrapped text (e-mail, plain-text wires) are at most this long."""


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, trimmed. Every line is one, but in hard-wrapped text only a blank line ends one."""
    lines = [Span(*match.span()).trimmed(text) for match in _LINE.finditer(text)]
    lines = [part for line in lines if len(line) for part in _in_reach(text, line)]
    lines = _without_trail(text, lines)
    if not _hard_wrapped(text, lines):
        return lines
    out: list[Span] = []
    for line in lines:
        if out and text[out[-1].end : line.start].count("\n") == 1:
            out[-1] = Span(out[-1].start, line.end)
        else:
            out.append(line)
    return out


def _without_trail(text: str, lines: list[Span]) -> list[Span]:
    """The lines, the first cut where the second repeats its end: "Home News Bridge closed" above "Bridge closed".

    Web pages saved as text have the way to the article before its headline.
    """
    if len(lines) < 2:
        return lines
    first, second = lines[:2]
    headline = second.of(text)
    cut = first.end - len(second)
    if len(headline.split()) < _SHORTEST_HEADLINE or cut <= first.start or not text[cut - 1].isspace():
        return lines
    if text[cut : first.end] != headline:
        return lines
    return [Span(first.start, cut).trimmed(text), Span(cut, first.end), *lines[1:]]


def _in_reach(text: str, line: Span) -> Iterator[Span]:
    """The line, or the pieces of one too long, cut at sentence ends or, failing that, at spaces."""
    start = line.start
    while line.end - start > LONGEST_PARAGRAPH:
        reach = text[start : start + LONGEST_PARAGRAPH]
        cut = (
            max((m.end() for m in _SENTENCE_END.finditer(reach, LONGEST_PARAGRAPH // 2)), default=0)
            or reach.rfind(" ") + 1
        )
        piece = Span(start, start + (cut if cut > 0 else LONGEST_PARAGRAPH)).trimmed(text)
        if len(piece):
            yield piece
        start += cut if cut > 0 else LONGEST_PARAGRAPH
    rest = Span(start, line.end).trimmed(text)
    if len(rest):
        yield rest


def dateline(text: str, paragraph: Span) -> tuple[Span, int] | None:
    """The dash of "KYIV, July 3 — " or "09:50 — " at a paragraph's start and where the sentence begins, else None."""
    head = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_DATELINE)]
    for pattern in (*_DATELINES, _CLOCK):
        match = pattern.match(head)
        if match is not None:
            return Span(paragraph.start + match.start(1), paragraph.start + match.end(1)), paragraph.start + match.end()
    return None


def behind_number(text: str, paragraph: Span) -> int:
    """Where a paragraph begins behind its number or bullet: "(5) ", "7. ", "• ".

    >>> behind_number("7. Wheat now costs $189.", Span(0, 24))
    3
    """
    match = _NUMBERED.match(text, paragraph.start, paragraph.end)
    return match.end() if match is not None else paragraph.start


def _hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether line ends are only layout: short lines, most of those that touch the next not ending a sentence."""
    inner = [a for a, b in pairwise(lines) if text[a.end : b.start].count("\n") == 1]
    if len(inner) < 3 or max(len(line) for line in lines) > WRAPPED_LINE:
        return False
    long_enough = [line for line in inner if len(line) > WRAPPED_LINE // 2]
    unended = [line for line in long_enough if not _ENDED.search(line.of(text))]
    return len(unended) > 0.5 * len(inner)
