"""Firms: whose sales, staff and cuts a business text speaks of, where the sentence of a figure names nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.tables import table
from factcheck.text.places import resolve
from factcheck.text.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|revenue|turnover|sales|profits?|layoffs?|lay-offs?|workforce|staff|employees|"
    r"job\s+cuts|chief\s+executive|shareholders|dividends?|quarterly)\b",
    re.IGNORECASE,
)
_LABOUR = re.compile(
    r"\b(?:jobs?|roles|posts|headcount|redundanc(?:y|ies)|cuts|sheds?|lay(?:s|ing)? off|laid off)\b", re.IGNORECASE
)
_TRADE = 4
"""From so many words of trade on, a text is about firms."""
_LOOKED_AT = 20_000


def on_business(text: str) -> bool:
    """Whether a text is about firms."""
    return len(_BUSINESS.findall(text[:_LOOKED_AT])) >= _TRADE


def owns(measure: str | None) -> bool:
    """Whether a measure is something that firms have, make or cut."""
    return not set((measure or "").split()).isdisjoint(table("measures")["corporate"])


@dataclass(frozen=True, slots=True)
class Firms:
    """The firms that act in a business text, by the offset of each mention."""

    offsets: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    foremost: str | None = None

    @classmethod
    def of(cls, parsed: ParsedDocument) -> Firms:
        """Those that do something, or own something that firms have; none in a text about something else."""
        text = parsed.text[:_LOOKED_AT]
        if len(_BUSINESS.findall(text)) + len(_LABOUR.findall(text)) < _TRADE:
            return cls()
        found = []
        for paragraph in parsed.paragraphs:
            for fragment in (paragraph.main, *paragraph.insides):
                if fragment is not None:
                    found += [(fragment.start(t), name) for t in fragment.doc if (name := _firm(t)) is not None]
        found.sort()
        names = Counter(name for _, name in found)
        foremost = max(names, key=lambda name: names[name], default=None)
        return cls(tuple(at for at, _ in found), tuple(name for _, name in found), foremost)

    def before(self, at: int) -> str | None:
        """The firm named last before an offset."""
        last = bisect_left(self.offsets, at) - 1
        return self.names[last] if last >= 0 else self.foremost

    def bearer(self, measure: str | None, at: int, paragraph: Span) -> str | None:
        """Whose the sales or jobs at an offset are: the firm named last in the paragraph, else the foremost."""
        if self.foremost is None or not owns(measure):
            return None
        last = bisect_left(self.offsets, at) - 1
        return self.names[last] if last >= 0 and self.offsets[last] >= paragraph.start else self.foremost


def _firm(token: Token) -> str | None:
    """The name of a firm at its head, where it acts or owns."""
    if token.pos_ != "PROPN" or token.ent_type_ in ("DATE", "TIME", "NORP", "EVENT", "LAW"):
        return None
    known = table("measures")
    if token.dep_ == "poss":
        acts = token.head.lemma_.lower() in known["corporate"] or token.head.lower_ in known["corporate"]
    elif token.dep_ == "pobj" and token.head.lower_ == "at":
        acts = token.head.head.lemma_.lower() in known["quantities"] or token.head.head.lower_ in known["corporate"]
    else:
        lemma = token.head.lemma_.lower()
        acts = token.dep_ == "nsubj" and (lemma not in known["reporting"] or lemma == "announce")
    if not acts:
        return None
    first = min((t.i for t in token.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN"), default=token.i)
    if first == token.i and token.ent_type_ == "PERSON":
        return None
    if first < token.i and token.ent_type_ == "PERSON" and token.dep_ != "poss":
        return None
    name = token.doc[first : token.i + 1].text
    return None if resolve(name) is not None else name
