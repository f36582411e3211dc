"""Who asserts a figure: the speaker of the statement around it, or the source that this speaker cites in turn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Statement
from factcheck.extract.figures.measures.labels import names_source
from factcheck.extract.figures.possession import held_against, possessor
from factcheck.extract.parsing import Fragment, ParsedDocument
from factcheck.extract.statements.counts import TAKEN
from factcheck.extract.statements.cues import cues
from factcheck.extract.syntax import phrase, subject_of
from factcheck.text.names.names import fold
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CITING = frozenset({"citing", "quoting", "cites", "cited", "quotes", "quoted"})
_LABEL = re.compile(
    r"(?:^|[.;!?•–—(\n])[\"”’»)]*\s*(?P<label>[^.;:!?•–—()\n\d,]{2,60}(?:,\s[^.;:!?\n]{2,60})?):\s*[\"“«]?(?:[\w’'-]+\s+){0,3}$"
)
"""What stands between the start of a sentence or an item and a colon, at most three words before the number."""
_LONGEST_HEADLINE = 160
_ENDED = re.compile(r"[.!?][\"”’»]?\s*$")
_NUMBER = re.compile(r"\d[\d.,]*")


def figure_speaker(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    """The last named source of the chain that covers the figure; None where the document speaks for itself.

    A statement within the statement ("the ministry said the police had counted 40") and a source that the speaker
    cites ("OCHA, citing the Red Crescent") come later in the chain. A figure that a headline asserts on its own has
    the speaker whom the body gives for the same number; one that is denied has none.
    """
    covering = [s for s in statements if s.start <= figure.start and figure.end <= s.end]
    if not covering:
        return (
            _owned(parsed, statements, figure)
            or _labelled(parsed, statements, figure)
            or _in_headline(parsed, statements, figure)
        )
    innermost = min(covering, key=lambda s: s.end - s.start)
    if innermost.denied:
        return _first_given(parsed, [s for s in statements if not s.denied], figure)
    cited = _cited(parsed, statements, innermost, figure)
    return cited if cited is not None else innermost.speaker


def _owned(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    """Whose count the figure is by its noun alone: "the army's figure was 900"."""
    paragraph = parsed.paragraph_at(figure.start)
    fragment = paragraph.fragment_at(figure) if paragraph is not None else None
    tokens = fragment.tokens(figure) if fragment is not None else []
    owner = possessor(tokens[-1]) if tokens and held_against(tokens[0]) is None else None
    if owner is None:
        return None
    if owner.pos_ == "PRON":
        return next((s.speaker for s in reversed(statements) if s.start < figure.start and s.speaker), None)
    return _named(owner, statements)


def _labelled(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    """Whose count the figure is by the label that a colon sets right before it: "Police: 4,000. Organisers: 20,000"."""
    paragraph = parsed.paragraph_at(figure.start)
    fragment = paragraph.fragment_at(figure) if paragraph is not None else None
    if paragraph is None or fragment is None:
        return None
    start = paragraph.span.start
    found = _LABEL.search(parsed.text[start : figure.start])
    if found is None:
        return None
    source = names_source(fragment.tokens(Span(start + found.start("label"), start + found.end("label"))))
    return _name_of(source, source[-1], statements) if source else None


def _in_headline(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    if not parsed.paragraphs:
        return None
    first = parsed.paragraphs[0].span
    title = first.of(parsed.text)
    if figure not in first or len(parsed.paragraphs) < 2 or len(title) > _LONGEST_HEADLINE or _ENDED.search(title):
        return None
    return _first_given(parsed, [s for s in statements if s.start >= first.end and not s.denied], figure)


def _first_given(parsed: ParsedDocument, statements: Sequence[Statement], figure: Span) -> str | None:
    """The speaker of the first of the statements that holds the same number."""
    number = _NUMBER.search(figure.of(parsed.text))
    if number is None:
        return None
    same = re.compile(rf"(?<![\d.,]){re.escape(number.group().rstrip('.,'))}(?!\d|[.,]\d)")
    return next((s.speaker for s in statements if same.search(s.text)), None)


def _cited(parsed: ParsedDocument, statements: Sequence[Statement], statement: Statement, figure: Span) -> str | None:
    """The source named last: cited beside the statement's cue, or speaking inside the statement."""
    paragraph = parsed.paragraph_at(statement.start)
    if paragraph is None:
        return None
    fragment = paragraph.fragment_at(figure)
    if fragment is None:
        return None
    tokens = fragment.tokens(figure)
    if not tokens:
        return None
    head = _inner_source(fragment, tokens[0], statement) or _citation(tokens[0])
    if head is None:
        return None
    return _named(head, statements)


def _inner_source(fragment: Fragment, token: Token, statement: Statement) -> Token | None:
    """The subject of a reporting verb that stands inside the statement and governs the figure."""
    words = cues()
    for above in token.ancestors:
        if not statement.start <= fragment.start(above) < statement.end:
            return None
        lemma = words.lemma(above.lower_)
        if lemma is not None and words.of(lemma, "say") and above.pos_ == "VERB" and _is_said(above, token, lemma):
            subject = subject_of(above)
            if (
                subject is not None
                and subject.pos_ == "PROPN"
                and subject.i < above.i < token.i
                and fragment.start(subject) >= statement.start
            ):
                return subject
    return None


def _is_said(verb: Token, token: Token, lemma: str) -> bool:
    """Whether a number is what the verb says, and no object of what it does: "claimed 48 lives"."""
    objects = [child for child in verb.children if child.dep_ == "dobj" and token in child.subtree]
    if not objects:
        return True
    return cues().of(lemma, "count") and not any(child.lemma_.lower() in TAKEN for child in objects)


def _citation(token: Token) -> Token | None:
    """The object of "citing" in the figure's own sentence."""
    for word in token.sent:
        if word.lower_ in _CITING and word.tag_ in ("VBG", "VBD", "VBZ"):
            cited = next((c for c in word.children if c.dep_ == "dobj"), None)
            if cited is not None and cited.pos_ == "PROPN":
                return cited
    return None


def _named(head: Token, statements: Sequence[Statement]) -> str:
    """The name of a phrase, in the full form that the document's statements give it."""
    return _name_of(phrase(head), head, statements)


def _name_of(tokens: list[Token], head: Token, statements: Sequence[Statement]) -> str:
    while len(tokens) > 1 and tokens[0].pos_ in ("DET", "PUNCT"):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].tag_ == "POS":
        tokens = tokens[:-1]
    name = " ".join("".join(t.text_with_ws for t in tokens).split())
    key = fold(name)
    for statement in statements:
        if statement.speaker is not None and key and fold(statement.speaker)[-len(key) :] == key:
            return statement.speaker
    if head.pos_ != "NOUN":
        return name
    described = set(key)
    for statement in reversed(statements):
        if statement.speaker is not None and key and described <= set(fold(statement.speaker)):
            return statement.speaker
    return f"{name} (unnamed)" if len(tokens) == 1 else name
