"""Candidates: what a number may count or measure, each with the evidence for and against it.

The nouns of its sentence, what the figures before it counted, and what the rules of `measures` say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor, subject_of
from factcheck.extract.figures.measures.heads import usable
from factcheck.extract.figures.measures.lending import RATIOS
from factcheck.extract.figures.measures.nouns import (
    FAR,
    SENTENCES,
    Evidence,
    Noun,
    nouns,
    of_sentences_before,
    role,
    upward,
)
from factcheck.extract.tables import table
from factcheck.text.nouns import singular
from factcheck.text.scales import Form
from factcheck.text.units.units import dimension, is_money

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from factcheck.extract.parsing import ParsedDocument

MOST_NOUNS = 10
MOST_EARLIER = 8
REACH = 900
"""Characters back to figures whose measure a number may share."""
BEFORE = 800
"""Characters before a sentence in which its nouns are looked for."""
_MOST = 9.0
_VERBS = ("levels", "reporting", "of_people", "having", "gauging")
_STOPS = frozenset((";", ":", "(", ")", "—", "–"))
_SKIPPED = frozenset(("the", "a", "an", "of", "in", "to", "and", "for", "its", "their", "his", "her"))
_PHRASAL = frozenset(("example", "instance", "tune"))
""" "for example", "to the tune of" """
_WORD = re.compile(r"[\w'-]+")

_PHRASES = 2048


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may be the measure, and what speaks for it; what is not told of it is not in the evidence."""

    phrase: str
    own: Evidence
    number: Mapping[str, float]
    """What is the same for all candidates of the number."""

    @property
    def evidence(self) -> Evidence:
        """All that is known."""
        return {**self.number, **self.own}

    @property
    def head(self) -> str:
        """The last word before a rate, in the singular."""
        words = re.split(r" (?:per|a) ", self.phrase)[0].split()
        return singular(re.sub(r"[^a-z]", "", words[-1].lower())) if words else ""


@lru_cache(maxsize=_PHRASES)
def key(phrase: str) -> frozenset[str]:
    """The words by which two phrases are one."""
    return frozenset(singular(word) for word in _WORD.findall(phrase.lower()) if word not in _SKIPPED)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the words of the shorter phrase are in the other."""
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def candidates(
    anchor: Anchor, parsed: ParsedDocument, earlier: Sequence[Figure], given: str | None, title: str
) -> list[Candidate]:
    """What the number may measure: `given` by the rules, named in its sentence or before, or by earlier figures."""
    named, text = key(title), parsed.text
    found: dict[frozenset[str], tuple[str, Evidence]] = {}
    for phrase, evidence in (
        *_of_sentence(anchor, text, named),
        *_of_earlier(anchor, earlier, named),
        *([(given, {"given": 1.0})] if given else []),
        *of_sentences_before(anchor, parsed, named),
    ):
        words = key(phrase)
        if words:
            merged = found.setdefault(words, (phrase, {}))[1]
            for name, value in evidence.items():
                merged.setdefault(name, value)
    shared = {**_of_number(anchor, text, earlier, given), "candidates": len(found)}
    likened = key(given or "")
    nearest = sorted(abs(evidence.get("distance", 99.0)) for _, evidence in found.values())
    shortest = min((evidence.get("path", 99.0) for _, evidence in found.values()), default=99.0)
    return [
        Candidate(
            phrase,
            evidence
            | {
                "like given": alike(words, likened),
                "words": len(words),
                "nearer ones": nearest.index(abs(evidence.get("distance", 99.0))),
                "path beyond": evidence.get("path", 99.0) - shortest,
            },
            shared,
        )
        for words, (phrase, evidence) in found.items()
    ]


def _kind(anchor: Anchor) -> int:
    """0 for a count, 1 for a ratio, 2 for money, 3 for time, 4 for what has another unit."""
    unit = anchor.numeral.unit
    if unit is None:
        return 0
    if unit in RATIOS:
        return 1
    if is_money(unit):
        return 2
    return 3 if dimension(unit) == "time" else 4


def _of_number(anchor: Anchor, text: str, earlier: Sequence[Figure], given: str | None) -> Evidence:
    """What is the same for all candidates."""
    token, sentence = anchor.token, anchor.tokens[0].sent
    verb = governor(token)
    lemma = verb.lemma_.lower() if verb is not None else ""
    behind = next(anchor.after(), None)
    words = table("measures")
    return {
        "kind": _kind(anchor),
        "share": anchor.numeral.form is Form.SHARE,
        "digits": text[anchor.numeral.span.start].isdigit(),
        "verb": next((place for place, name in enumerate(_VERBS) if lemma in words[name]), -1),
        "no verb": verb is None,
        "tokens before": anchor.tokens[0].i - sentence.start,
        "length": min(60, sentence.end - sentence.start),
        "noun behind": behind is not None and behind.pos_ in NOMINAL,
        "of behind": behind is not None and behind.lower_ == "of",
        "state behind": behind is not None and behind.pos_ in ("ADJ", "VERB"),
        "end behind": behind is None or behind.is_punct,
        "own role": role(token),
        "none given": given is None,
        "figures before": min(MOST_EARLIER, len(earlier)),
    }


def _of_sentence(anchor: Anchor, text: str, title: frozenset[str]) -> Iterator[tuple[str, Evidence]]:
    first, last = anchor.tokens[0].i, anchor.tokens[-1].i
    sentence = anchor.tokens[0].sent
    around = [noun for noun in nouns(sentence) if not first <= noun.token.i <= last]
    around.sort(key=lambda noun: min(abs(noun.token.i - first), abs(noun.token.i - last)))
    own = {token.i for token in anchor.tokens}
    above = {token.i: steps for steps, token in enumerate(upward(anchor.token))}
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None else None
    start = anchor.sentence.start
    before = text[max(0, start - BEFORE) : start].lower()
    for found in around[:MOST_NOUNS]:
        noun = found.token
        if found.lemma in _PHRASAL:
            continue
        if verb is not None and subject is not None and noun.i == subject.i and _harmed(anchor, verb):
            continue
        of_unit = anchor.numeral.span.end <= anchor.fragment.start(noun) < anchor.numeral.noun
        if of_unit and is_money(anchor.numeral.unit):
            continue  # euros measure nothing, whereas barrels may
        yield (
            _phrase(anchor, found),
            {
                **found.known,
                **_of_position(anchor, found, above),
                "head": anchor.head.i == noun.i,
                "direct": anchor.token.head.i == noun.i,
                "same verb": verb is not None and found.verb == verb.i,
                "subject": subject is not None and subject.i == noun.i,
                "object": verb is not None and noun.dep_ in ("dobj", "obj") and noun.head.i == verb.i,
                "numbered": any(n not in own for n in found.numbers),
                "of number": any(t.lower_ == "of" and noun.i < t.i < first for t in noun.rights) and first - noun.i < 5,
                "in title": found.word in title,
                "seen before": min(4, before.count(found.lemma)) if len(found.lemma) > 3 else 0,
                "usable": usable(anchor, noun),
                "unit": of_unit,
            },
        )


def _harmed(anchor: Anchor, verb: Token) -> bool:
    """Whether those counted are who a verb of people is done to, not who does it: "the storm killed 20"."""
    done_to = "dobj" in (anchor.token.dep_, anchor.head.dep_) and anchor.token.i > verb.i
    return done_to and verb.lemma_.lower() in table("measures")["of_people"]


@lru_cache(maxsize=SENTENCES)
def _between(sentence: Span) -> dict[str, list[int]]:
    """How many commas, numbers, verbs and stops stand before each token of a sentence, and before its end."""
    seen = {"commas": 0, "numbers": 0, "verbs": 0, "stops": 0}
    out: dict[str, list[int]] = {name: [0] for name in seen}
    for token in sentence:
        seen["commas"] += token.text == ","
        seen["numbers"] += token.like_num
        seen["verbs"] += token.pos_ in VERBAL
        seen["stops"] += token.text in _STOPS
        for name, count in seen.items():
            out[name].append(count)
    return out


def _of_position(anchor: Anchor, noun: Noun, above: dict[int, int]) -> Evidence:
    """How the noun lies to the number, in the line and in the parse."""
    at, first, last = noun.token.i, anchor.tokens[0].i, anchor.tokens[-1].i
    start = anchor.tokens[0].sent.start
    low, high = (at + 1 - start, first - start) if at < first else (last + 1 - start, at - start)
    steps = next((n + above[index] for n, index in enumerate(noun.above) if index in above), 2 * FAR)
    counts = _between(anchor.tokens[0].sent)
    return {
        "distance": at - last if at > last else at - first,
        "path": steps,
        "above": at in above,
        **{name: count[high] - count[low] for name, count in counts.items()},
    }


def _of_earlier(anchor: Anchor, earlier: Sequence[Figure], title: frozenset[str]) -> Iterator[tuple[str, Evidence]]:
    words = table("measures")
    numeral, start = anchor.numeral, anchor.sentence.start
    near = [f for f in earlier[-MOST_EARLIER:] if numeral.span.start - f.end < REACH]
    keys = [key(figure.measure or "") for figure in near]
    for ago, (figure, own) in enumerate(zip(reversed(near), reversed(keys), strict=True)):
        if figure.measure is None or not own:
            continue
        last = figure.measure.split()[-1]
        yield (
            figure.measure,
            {
                "earlier": 1.0,
                "ago": ago,
                "same unit": figure.unit == numeral.unit,
                "ratio": min(_MOST, abs(math.log(abs(figure.low) or 1.0) - math.log(abs(numeral.low) or 1.0))),
                "same sentence": figure.start >= start,
                "hundreds of characters": min(_MOST, (numeral.span.start - figure.end) / 100),
                "as many": sum(alike(other, own) for other in keys),
                "earlier living": last in words["living"],
                "earlier state": last in words["states"],
                "bound equal": figure.bound is numeral.bound,
                "earlier in title": bool(own & title),
            },
        )


def _phrase(anchor: Anchor, noun: Noun) -> str:
    last = anchor.tokens[-1].i
    phrase = list(noun.phrase)
    if any(token in anchor.tokens for token in phrase):
        phrase = [token for token in phrase if last < token.i <= noun.token.i]
    return anchor.text(phrase or [noun.token])
