"""The scene of a statement: one parsed paragraph, and what a rule finds in it before speakers are resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.extract.parsing import Fragment, Paragraph
from factcheck.text.quotation import Quotation
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Scene:
    """A paragraph's parse with its quotations at hand. `quoted[i]` tells whether token i stands inside marks."""

    text: str
    index: int
    paragraph: Paragraph
    fragment: Fragment
    quoted: tuple[bool, ...]

    def masked_at(self, token: Token) -> Quotation | None:
        """The masked quotation that the token is part of the dummy for."""
        start = self.fragment.start(token)
        return next((q for q in self.paragraph.masked if q.span.start == start), None)

    def span(self, first: int, last: int) -> Span:
        """The document span of tokens first to last."""
        return self.fragment.span(self.fragment.doc[first], self.fragment.doc[last])


def scene(text: str, index: int, paragraph: Paragraph) -> Scene | None:
    """The scene of a paragraph, None where it was not parsed."""
    fragment = paragraph.main
    if fragment is None:
        return None
    quoted = [False] * len(fragment.doc)
    stretches = [q.span for q in paragraph.quotations]
    at = 0
    for token in fragment.doc:
        start = fragment.start(token)
        while at < len(stretches) and stretches[at].end <= start:
            at += 1
        quoted[token.i] = at < len(stretches) and stretches[at].start <= start
    return Scene(text, index, paragraph, fragment, tuple(quoted))


@dataclass(slots=True)
class Finding:
    """What a rule found: the content's spans, the cue, and the head of the speaker's phrase, if there is one.

    `clause` is the token range of the cue's own clause, which is never content of another finding.
    `carried` is the finding whose speaker goes on speaking, for a quotation without cue.
    """

    rule: str
    scene: Scene
    contents: list[Span]
    cue: Span | None = None
    head: Token | None = None
    label: Span | None = None
    relative: Span | None = None
    """The relative pronoun by the cue, where the head stands before its relative clause."""
    until: int | None = None
    """The last token that can belong to the speaker's phrase, where the parser lets it run on."""
    since: int | None = None
    """The first token that can belong to the speaker's phrase."""
    denied: bool = False
    clause: tuple[int, int] | None = None
    carried: Finding | None = None
    after: bool = False
    """Whether the cue stands after the content, or in its middle."""
    lemma: str = ""
    inner: list[Finding] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the content begins."""
        return min(span.start for span in self.contents)

    @property
    def end(self) -> int:
        """Where the content ends."""
        return max(span.end for span in self.contents)


def made_of(
    scene: Scene, rule: str, head: Token | None, cue: list[int], contents: list[list[int]], clause: tuple[int, int]
) -> Finding | None:
    """The finding of a rule whose contents are given as token indexes; None where only the cue is left of them."""
    spans = []
    for tokens in contents:
        kept = [i for i in tokens if not cue[0] <= i <= cue[-1]]
        if kept:
            spans.append(scene.span(min(kept), max(kept)))
    if not spans:
        return None
    return Finding(rule, scene, spans, scene.span(cue[0], cue[-1]), head, clause=clause)
