"""Spans: half-open stretches of a text, in code points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The stretch `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def trimmed(self, text: str, edges: str = " \t\r\n\u00a0") -> Span:
        """The span without the given characters at its two ends; empty spans stay where they start."""
        start, end = self.start, self.end
        while start < end and text[start] in edges:
            start += 1
        while end > start and text[end - 1] in edges:
            end -= 1
        return Span(start, end)


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """The spans in order, those that touch or stand at most `gap` characters apart made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def utf16_offset(text: str, offset: int) -> int:
    """The offset that JavaScript counts, in UTF-16 code units, for a code point offset.

    >>> utf16_offset("📈 1,234", 2)
    3
    """
    return offset + sum(ord(character) > 0xFFFF for character in text[:offset])
