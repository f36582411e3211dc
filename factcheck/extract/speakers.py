"""Who asserts a figure in a document."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims import Statement
from factcheck.extract.parsing import ParsedDocument
from factcheck.text.spans import Span


def figure_speaker(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    """The last named source of the chain that covers the figure; None where the document speaks for itself."""
    covering = [s for s in statements if s.start <= figure.start and figure.end <= s.end]
    if covering:
        innermost = min(covering, key=lambda s: s.end - s.start)
        return innermost.speaker
    return None
