"""Cues: the words that say somebody speaks, by class, and the cheap test whether a text may hold a statement.

The classes are those of data/cues.toml. A word is looked up by its form, not by the tagger's lemma, which is wrong
where headlines and rare verbs are tagged wrongly.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[A-Za-z'’-]+")
_MARK = re.compile(r"[\"“”„«»‹›‘]|''|``|(?<!\w)'")
_GATE_WORDS = frozenset(
    {
        "according",
        "per",
        "citing",
        "estimate",
        "estimates",
        "count",
        "reckoning",
        "view",
        "words",
        "opinion",
        "account",
        "tally",
    }
)
VERB_CLASSES = (
    "say", "think", "object", "quoted_object", "count", "revising", "naming", "judging", "infinitive", "gerund",
    "wishing", "passive",
)  # fmt: skip
_WITH_NUMBERS = frozenset({"count", "revising"})
"""Classes whose verbs report a number only: where there is one, the text is parsed anyway."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The word lists. Verb classes hold lemmas; `forms` gives the lemma of every inflected form of every verb."""

    verbs: dict[str, frozenset[str]]
    plain: frozenset[str]
    denying: frozenset[str]
    nouns: frozenset[str]
    estimates: frozenset[str]
    adjectives: frozenset[str]
    plainness: frozenset[str]
    texts: frozenset[str]
    records: frozenset[str]
    stances: frozenset[str]
    counted: frozenset[str]
    issuing: frozenset[str]
    speaking: frozenset[str]
    not_speakers: frozenset[str]
    forms: dict[str, str]
    prepositions: frozenset[tuple[str, str]]
    owned: frozenset[tuple[str, str]]

    def is_owned(self, noun: str, behind: str) -> bool:
        """Whether the noun's owner says what stands behind "to" or the preposition: "her promise to stay"."""
        return (noun, behind) in self.owned

    def governs(self, lemma: str, preposition: str) -> bool:
        """Whether the verb reports what stands behind the preposition: "call for", "refer to"."""
        return (lemma, preposition) in self.prepositions

    def lemma(self, form: str) -> str | None:
        """The lemma of a cue verb's form, None for any other word."""
        return self.forms.get(form.lower()) or None

    def of(self, lemma: str, kind: str) -> bool:
        """Whether the lemma belongs to the class."""
        return lemma in self.verbs[kind]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cue lists of data/cues.toml."""
    raw = tomllib.loads((files("factcheck.extract") / "data" / "cues.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words.split()) for name, words in raw.items() if isinstance(words, str)}
    verbs = {kind: lists[kind] for kind in VERB_CLASSES}
    prepositions = frozenset(
        (verb, preposition) for preposition, listed in raw["prepositional"].items() for verb in listed.split()
    )
    forms: dict[str, str] = {}
    for lemma in sorted(frozenset({verb for verb, _ in prepositions}).union(*verbs.values())):
        for form in _inflected(lemma):
            forms.setdefault(form, lemma)
    forms.update(raw["forms"])
    return Cues(
        verbs,
        lists["plain"],
        lists["denying"],
        lists["noun"],
        lists["estimate"],
        lists["adjective"],
        lists["plainness"],
        lists["text"],
        lists["record"],
        lists["stance"],
        lists["counted"],
        lists["issuing"],
        lists["speaking"],
        lists["not_speaker"],
        forms,
        prepositions,
        frozenset((noun, behind) for behind, listed in raw["owned"].items() for noun in listed.split()),
    )


def _inflected(lemma: str) -> list[str]:
    """The regular forms of a verb; irregular ones are listed in the table."""
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if re.search(r"[^aeiou]y$", lemma):
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    out = [lemma, lemma + "s", lemma + "ed", lemma + "ing"]
    if re.search(r"(?:s|sh|ch|x|z)$", lemma):
        out[1] = lemma + "es"
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", lemma):
        out += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return out


@lru_cache(maxsize=1)
def _opening() -> frozenset[str]:
    """The forms of the verbs that report without a number; where there is a number, the text is parsed anyway."""
    words = cues()
    others = [kind for kind in VERB_CLASSES if kind not in _WITH_NUMBERS]
    governing = {verb for verb, _ in words.prepositions}
    return frozenset(
        f for f, lemma in words.forms.items() if lemma in governing or any(words.of(lemma, k) for k in others)
    )


def may_hold_statement(text: str) -> bool:
    """Whether a text holds a quotation mark or a cue word: the test, in linear time, before it is worth a parse.

    >>> may_hold_statement("The mayor fears worse."), may_hold_statement("It rained.")
    (True, False)
    """
    if _MARK.search(text) or ": " in text:
        return True
    forms, nouns = _opening(), cues().nouns | cues().stances
    adjectives = cues().adjectives
    return any(
        word in forms or word in _GATE_WORDS or word in nouns or word in adjectives
        for word in map(str.lower, _WORD.findall(text))
    )
