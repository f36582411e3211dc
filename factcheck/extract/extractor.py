"""Documents in, extractions out: the one way through parsing, figures, statements and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.claims import Extraction, Figure, Statement
from factcheck.documents import Document, DocumentKind
from factcheck.extract.assembly import assemble, whole
from factcheck.extract.figures.bearers.antecedents import SPEAKER
from factcheck.extract.figures.bearers.firms import owns
from factcheck.extract.figures.figures import find_figures
from factcheck.extract.figures.speakers import figure_speaker
from factcheck.extract.parsing import ParsedDocument, parse
from factcheck.extract.statements.cues import may_hold_statement
from factcheck.extract.statements.statements import find_statements
from factcheck.streams import portions
from factcheck.text.names.names import fold
from factcheck.text.numbers.numerals import may_hold_number
from factcheck.text.places import resolve
from factcheck.text.spans import Span

BATCH = 32


def extract(documents: Iterable[Document]) -> Iterator[Extraction]:
    """Extract each document, in order; parsing is batched over documents, memory stays constant.

    Paragraphs without a number, a quotation mark or a cue word are not parsed, and a document in another language than
    English is not extracted at all; a claim given as a whole stays one, in any language.

    >>> (found,) = extract([Document("Some 1.2 million people fled, the agency said.", published="2022-03-04")])
    >>> [(f.text, f.low, f.bound.value, f.measure, f.event) for f in found.figures]
    [('1.2 million', 1200000.0, 'about', 'people', 'flee')]
    >>> [(s.text, s.cue, s.quote.value) for s in found.statements]
    [('Some 1.2 million people fled', 'said', 'indirect')]
    """
    for batch in portions(documents, BATCH):
        texts = ("" if document.foreign else document.text for document in batch)
        for document, parsed in zip(batch, parse(texts, _worth_parsing), strict=True):
            yield _unread(document) if document.foreign else _extract(document, parsed)


def _worth_parsing(paragraph: str) -> bool:
    return may_hold_number(paragraph) or may_hold_statement(paragraph)


def _unread(document: Document) -> Extraction:
    claims = (whole(document.text),) if document.kind is DocumentKind.CLAIM else ()
    return Extraction(document, (), (), claims)


def _extract(document: Document, parsed: ParsedDocument) -> Extraction:
    statements = find_statements(parsed, document)
    figures = [_spoken(figure, parsed, statements, document) for figure in find_figures(parsed, document)]
    if document.kind is DocumentKind.CLAIM:
        claims = [whole(document.text, figures, statements)]
    else:
        claims = assemble(parsed, figures, statements)
    return Extraction(document, tuple(figures), tuple(statements), tuple(claims))


def _spoken(figure: Figure, parsed: ParsedDocument, statements: Sequence[Statement], document: Document) -> Figure:
    """The figure with whoever asserts it: the speaker of the statement around it, or of a claim given as a whole."""
    speaker = figure_speaker(parsed, statements, Span(figure.start, figure.end))
    if speaker is None:
        speaker = document.speaker
    subject = speaker if figure.subject == SPEAKER else figure.subject
    if figure.subject != SPEAKER and _only_counts(figure, speaker):
        subject = None
    return replace(figure, speaker=speaker, subject=subject)


def _only_counts(figure: Figure, speaker: str | None) -> bool:
    """Whether the bearer of a figure without a predicate only gives it: "the IMF 2.2, the Commission 2.4"."""
    if figure.subject is None or speaker is None or figure.event is not None or owns(figure.measure):
        return False
    named, speaks = (set(fold(name)) for name in (figure.subject, speaker))
    return bool(named) and named <= speaks and resolve(figure.subject) is None
