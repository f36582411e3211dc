"""Propositions: claims without figures, and whether one asserts what the other denies.

Cautious by design: only where both say nearly the same words, and polarity is the one difference, is there a conflict.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.claims import Answer
from factcheck.compare.questions.phrases import roots
from factcheck.compare.questions.wordlists import wordlists

_NEGATION = re.compile(
    r"\b(?:(?:not|no)\b(?!\s(?:more|less|fewer|later|earlier|higher|lower|only)\b)|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t|den(?:y|ies|ied|ying)|refut\w+|reject\w*|"
    r"dismiss(?:es|ed)|fail(?:s|ed)? to|refus\w+|disput\w+|false|untrue|fake|"
    r"(?:saw|seen?|found|has|have|is) no (?:sign|evidence|proof) (?:that|of))\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:disproved|disproven|debunked|discredited|refuted|(?:is|are|was|were|been)\s(?:an?\s)?(?:myth|hoax|lie|fiction|"
    r"fabrication|false|fake|untrue|wrong|mistaken)|(?:is|are|was|were)(?:\snot|n['’]t)\s(?:true|real|so))\b",
    re.IGNORECASE,
)
OPPOSITE = "The same, but for"
LEAST_SHARED_OPPOSED = 0.7
LEAST_SHARED = 0.6
"""The share of the shorter claim's content words that the other must hold."""


LEAST_SHARED_TO_AGREE = 0.8
MOST_LONGER = 3
"""A text so many times longer says something else as well, and its words fall together by chance."""


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    """Words that have an opposite: without them a claim does not say the same."""
    return frozenset(stem for pair in wordlists().opposites for word in pair for stem in roots(word))


def polarity(text: str) -> bool:
    """Whether a sentence asserts (True) or denies what its words say; two denials make an assertion.

    >>> polarity("There is famine."), polarity("He denied there was no famine.")
    (True, True)
    """
    return len(_NEGATION.findall(text)) % 2 == 0


def calls_false(text: str) -> bool:
    """Whether a sentence says of what it names that it is not so.

    >>> calls_false("The tale of 400 wolves has been debunked."), calls_false("400 wolves were seen.")
    (True, False)
    """
    return _FALSE.search(text) is not None


def said(answer: Answer) -> str:
    """What the claim says without who says it: its statements' content, or the whole claim where it has none."""
    return " ".join(statement.text for statement in answer.statements) or answer.claim.text


def asserts(answer: Answer) -> bool:
    """Whether what is said is asserted: a speaker who denies it turns it round."""
    denied = sum(statement.denied for statement in answer.statements)
    return polarity(said(answer)) == (denied % 2 == 0)


def _opposite(ours: str, theirs: str, *, comparators: bool) -> tuple[str, str] | None:
    """Two words of which one text has the one, the other the other, and that turn what is said round."""
    words = [{w.lower() for w in re.findall(r"\w+", text)} | roots(text) for text in (ours, theirs)]
    ours_and_theirs = roots(ours) & roots(theirs)
    for one, other in wordlists().opposites:
        if not comparators and one in wordlists().comparators:
            continue
        x, y = ({word} | roots(word) for word in (one, other))
        here, there = words[0] - words[1], words[1] - words[0]
        if roots(one) & ours_and_theirs or roots(other) & ours_and_theirs:
            continue  # "the rise has slowed" beside "it is rising"
        if (x & here and y & there) or (y & here and x & there):
            return one, other
    return None


def compare_propositions(
    new: Answer, old: Answer, *, cosine: float | None = None, comparators: bool = True
) -> tuple[str, float, str] | None:
    """The relation of two claims as propositions with its confidence and explanation; None where they share too little.

    `cosine` is the similarity of their embeddings, if known: it may lower the bar for "related", never decide more.
    """
    ours, theirs = said(new), said(old)
    a, b = roots(ours), roots(theirs)
    if not a or not b:
        return None
    shared = len(a & b) / min(len(a), len(b))
    if shared < 0.25 and (cosine is None or cosine < 0.5):
        return None
    same_side = asserts(new) == asserts(old)
    pair = _opposite(ours, theirs, comparators=comparators)
    if pair is not None and (same_side or any(map(_NEGATION.fullmatch, pair))):
        rest = (a - roots(" ".join(pair)), b - roots(" ".join(pair)))
        alike = len(rest[0] & rest[1]) / max(1, min(map(len, rest)))
        if alike >= LEAST_SHARED_OPPOSED:
            return "conflicts", 0.7 * alike, f"{OPPOSITE} '{pair[0]}' against '{pair[1]}'."
    if shared < LEAST_SHARED:
        return "related", 0.4, "Related, but whether both speak of the same thing cannot be told."
    lengths = sorted((len(a), len(b)))
    if not same_side and (shared < LEAST_SHARED_OPPOSED or lengths[1] > 2 * lengths[0]):
        return "related", 0.4, "Related; one side denies something, but not plainly the same."
    if not same_side:
        return "conflicts", min(0.9, shared), "The same is asserted on one side and denied on the other."
    missing = (a if len(a) <= len(b) else b) - (a & b)
    if shared >= LEAST_SHARED_TO_AGREE and lengths[1] <= MOST_LONGER * lengths[0] and not missing & _turning():
        return "agrees", shared * 0.8, "Both say the same."
    return "related", 0.5, "Close in words; nothing in them contradicts."
