"""Borders: the marks that set a cue clause apart from what it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

BORDERS = frozenset(
    {",", "—", "–", "--", "-", ";", ":", "(", ")", "“", "”", '"', "«", "»", "''", "``", "’", "‘", ".", "?", "!", "…"}
)
OPEN_BORDERS = frozenset({",", "—", "–", "--", "-", "(", "…", "?", "!"})
LONGEST_LABEL = 3
"""Words before a colon that only say what is meant: "Damages: up to $150 million, reckons Lind"."""
STOPS = frozenset({".", "?", "!", "…"})
LONGEST_SPEAKER = 10
LONGEST_APPOSITION = 16
WITH_ADDRESSEE = frozenset(
    ["tell", "inform", "remind", "assure", "warn", "advise", "brief", "notify", "promise", "answer"]
)
HEDGES = frozenset({
    "about", "some", "around", "only", "just", "nearly", "almost", "roughly", "over", "under", "more", "fewer", "less",
    "than", "at", "least", "most", "up", "to", "as", "many", "a", "$", "€", "£",
})  # fmt: skip
"""Words between a cue and its number."""
OWN_VOICE = frozenset({"i", "we", "you"})


def opens(doc: Doc, i: int) -> bool:
    """Whether the token is a mark behind which a cue clause can begin; a hyphen within a word is none."""
    return doc[i].text in OPEN_BORDERS and not within_word(doc, i)


def within_word(doc: Doc, i: int) -> bool:
    """Whether the token is the hyphen of a word: "secretary-general"."""
    return doc[i].text == "-" and i > 0 and not doc[i - 1].whitespace_
