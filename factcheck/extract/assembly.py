"""Assembly: figures and statements become the claims that carry them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims import Claim, Figure, Statement
from factcheck.extract.parsing import Paragraph, ParsedDocument
from factcheck.text.spans import Span

LONG_QUOTATION = 400
"""Characters above which a quotation is cut into its sentences: the encoder reads 256 tokens, some 1,000 characters."""


def assemble(parsed: ParsedDocument, figures: Sequence[Figure], statements: Sequence[Statement]) -> list[Claim]:
    """The sentences that hold a figure or a statement, in order, each with the indexes of what it holds.

    A sentence with a quotation in it is one claim up to the end of the quotation; a statement that runs over several
    sentences belongs to each of them.
    """
    spans = list(_sentences(parsed))
    carried = zip(spans, _overlapping(spans, figures), _overlapping(spans, statements), strict=True)
    return [
        Claim(span.start, span.end, span.of(parsed.text), own_figures, own_statements)
        for span, own_figures, own_statements in carried
        if own_figures or own_statements
    ]


def _overlapping(spans: Sequence[Span], parts: Sequence[Figure] | Sequence[Statement]) -> Iterator[tuple[int, ...]]:
    """For each span the indexes of the parts that overlap it, in one pass; both are in order of their starts."""
    open_parts: list[int] = []
    following = 0
    for span in spans:
        while following < len(parts) and parts[following].start < span.end:
            open_parts.append(following)
            following += 1
        open_parts = [i for i in open_parts if parts[i].end > span.start]
        yield tuple(open_parts)


def whole(text: str, figures: Sequence[Figure] = (), statements: Sequence[Statement] = ()) -> Claim:
    """The whole text as one claim."""
    span = Span(0, len(text)).trimmed(text)
    return Claim(span.start, span.end, span.of(text), tuple(range(len(figures))), tuple(range(len(statements))))


def _sentences(parsed: ParsedDocument) -> Iterator[Span]:
    for paragraph in parsed.paragraphs:
        if paragraph.main is None:
            yield paragraph.span
            continue
        for sentence in paragraph.main.doc.sents:
            span = paragraph.main.span(sentence[0], sentence[-1]).trimmed(parsed.text)
            if len(span):
                yield from _cut(paragraph, span, parsed.text)


def _cut(paragraph: Paragraph, sentence: Span, text: str) -> Iterator[Span]:
    """The sentence, cut at the sentences of any long quotation that stands in it."""
    cuts: list[int] = []
    for quotation, inside in zip(paragraph.masked, paragraph.insides, strict=True):
        if quotation.span in sentence and len(quotation.span) > LONG_QUOTATION:
            cuts.extend(inside.start(s[0]) for s in list(inside.doc.sents)[1:])
    start = sentence.start
    for cut in [*sorted(cuts), sentence.end]:
        piece = Span(start, cut).trimmed(text)
        if len(piece):
            yield piece
        start = cut
