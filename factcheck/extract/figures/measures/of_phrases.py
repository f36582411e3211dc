"""Of phrases: what stands behind "of", its noun or what a pronoun there counted: "12 of the ships", "three of them"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor
from factcheck.extract.figures.measures.heads import is_state
from factcheck.extract.figures.measures.lending import lent, lent_whole
from factcheck.extract.figures.measures.noun_groups import following_group, phrase_after
from factcheck.extract.tables import table
from factcheck.text.scales import Form

if TYPE_CHECKING:
    from spacy.tokens import Token


def behind_of(anchor: Anchor, following: list[Token], earlier: Sequence[Figure]) -> str | None:
    """What stands behind "of": its noun, or what a pronoun or a bare number there counted before."""
    rest = [t for t in following[1:] if t.lower_ != "all"]
    if not rest:
        return None
    if (described := _those(anchor, rest)) is not None:
        return described
    if [t.lower_ for t in rest[:2]] == ["the", "time"]:
        return "time"  # "nine percent of the time trains are late"
    pronouns = table("measures")["pronouns"]
    if (kind := _said_of_them(anchor, rest)) is not None:
        return kind
    if rest[0].lower_ in pronouns and not (len(rest) > 1 and rest[0].tag_ == "DT" and rest[1].pos_ in NOMINAL):
        return lent_whole(anchor, earlier) or lent(anchor, earlier, sentence_first=True)
    of_all = anchor.numeral.unit is None and len(rest) > 1 and rest[1].lower_ in ("total", "whole", "rest")
    if of_all and (whole := lent(anchor, earlier)):
        return whole
    state = rest[1] if rest[0].pos_ == "DET" and len(rest) > 1 else rest[0]
    if is_state(state) and (state.i + 1 >= len(state.doc) or state.nbor().pos_ not in NOMINAL):
        return state.lower_
    if anchor.numeral.form is not Form.SHARE and _is_of_source(anchor, rest) and (known := lent(anchor, earlier)):
        return known
    found = phrase_after(anchor, rest)
    if found is not None and anchor.numeral.form is not Form.SHARE:
        last = found.split()[-1]
        if last in _SOURCES or (last in table("measures")["never"] and _is_definite(anchor)):
            return lent(anchor, earlier) or (found if last in _SOURCES else None)  # "the 212 of the first hour"
    return found or lent(anchor, earlier)


def _said_of_them(anchor: Anchor, rest: list[Token]) -> str | None:
    """What some of those counted are said to be without a verb: "four civilians died, three of them children"."""
    if anchor.numeral.form is Form.SHARE or rest[0].lower_ not in ("them", "whom", "these", "those") or len(rest) < 2:
        return None
    group = following_group(rest[1:])
    if group is None or group[0] is not rest[1] or group[-1].tag_ != "NNS":
        return None
    end = group[-1].i + 1
    after = group[-1].doc[end] if end < len(group[-1].doc) else None
    closed = after is None or after.is_punct or after.pos_ in ("ADP", "CCONJ", "SCONJ")
    return anchor.text(group) if closed else None


_SOURCES = frozenset(("study", "survey", "report", "paper", "estimate", "model", "census", "count", "tally"))
"""Behind "of", where a number comes from, not what it counts: "the 61,000 of the London study"."""


def _is_definite(anchor: Anchor) -> bool:
    """Whether the number is one spoken of before: "the 212"."""
    first = anchor.tokens[0]
    return first.i > first.sent.start and first.nbor(-1).lower_ == "the"


def _is_of_source(anchor: Anchor, rest: list[Token]) -> bool:
    """Whether "the 61,000 of the customs" says whose number it is: an article before it, one body or thing behind."""
    if not _is_definite(anchor) or rest[0].lower_ != "the" or len(rest) < 2:
        return False
    return (
        rest[1].tag_ == "NN" or anchor.numeral.unit is not None or rest[1].lemma_.lower() in table("measures")["bodies"]
    )


def _those(anchor: Anchor, rest: list[Token]) -> str | None:
    """Who is described behind "of": "those who die at home", "those asked"."""
    if rest[0].lower_ != "those" or len(rest) < 2 or rest[1].tag_ not in ("WP", "VBN", "VBG", "VBD"):
        return None
    if rest[1].tag_ == "VBD" and len(rest) > 2 and (rest[2].pos_ in ("DET", "PRON") or rest[2].tag_ == "PRP$"):
        return None  # "seven of those wore our uniform"
    words = [rest[0], rest[1]]
    verbs = 0
    for token in rest[2:9]:
        verbs += token.tag_ in ("VBP", "VBD", "VBZ", "MD")
        if token.is_punct or verbs > (rest[1].tag_ == "WP") or token.lower_ in ("by", "last", "this"):
            break
        words.append(token)
    if len(words) > 2 and words[-1].pos_ == "DET":  # "those who rate a film high on the"
        words = words[: -1 if words[-2].pos_ != "ADP" else -2]
    return anchor.text(words)
