"""Measures: what a number counts or measures, as the text words it.

The noun beside the number first, by the parse; else the state or verb that goes with it, the subject of its clause,
and last what the number before it counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.anchors import NOMINAL, VERBAL, Anchor, governor, noun_phrase, subject_of
from factcheck.extract.tables import table
from factcheck.text.scales import Form
from factcheck.text.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 9
"""Tokens that may stand between a number and the noun it counts."""
_BREAKS = (",", ";", ":", ".", "!", "?", "(", ")", "—", "–", "“", "”", '"', "«", "»")


def measure_of(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The measure of a numeral; `earlier` are the figures before it in the document, the nearest last."""
    numeral = anchor.numeral
    kind = dimension(numeral.unit)
    if numeral.unit is None:
        return _counted(anchor, text, earlier)
    if numeral.unit == "times" or kind == "factor":
        return _multiple(anchor, text)
    if numeral.unit in ("percent", "percentage_point", "basis_point") or kind == "currency":
        return _borne(anchor, text, earlier)
    return _measured(anchor, text)


def _counted(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    following = list(anchor.after())
    if following and following[0].lower_ == "of":
        found = _of(anchor, following, earlier)
        if found is not None:
            return found
    noun = _noun_after(anchor, following)
    if noun is not None:
        return _with_rate(anchor, noun)
    if anchor.numeral.form is Form.SHARE and earlier and (whole := _before(anchor, earlier)):
        return whole
    if (state := _state(following)) is not None:
        return state
    return _from_clause(anchor, earlier)


def _noun_after(anchor: Anchor, following: list[Token]) -> list[Token] | None:
    """The noun group right behind the number: modifiers, then nouns, up to anything else."""
    group: list[Token] = []
    for token in following[:LONGEST]:
        if token.text in ("-", "–", "‑") and group and group[-1].i == token.i - 1:
            group.append(token)
            continue
        if (
            token.lower_ in ("more", "other", "additional", "further", "new", "extra", "others", "fewer", "less")
            and not group
        ):
            if token.lower_ == "others":
                return [token]
            if token.lower_ in ("fewer", "less"):
                return None
            continue
        if token.tag_ == "POS" and group:
            group.append(token)
            continue
        if token.is_punct and token.text not in (",",):
            break
        if token.text == "," or token.lower_ in ("and", "or"):
            if (
                group
                and group[-1].pos_ == "ADJ"
                and any(t.pos_ in NOMINAL for t in following[: following.index(token) + 4])
            ):
                group.append(token)
                continue
            break
        if token.pos_ in NOMINAL and token.text != "%":
            group.append(token)
            continue
        if (
            token.pos_ == "ADJ"
            or token.tag_ in ("VBN", "VBG", "JJ", "JJS", "NN", "NNS", "CD")
            or (token.tag_ == "RB" and token.lower_.endswith("ly"))
        ):
            if any(t.pos_ in NOMINAL for t in group):
                break
            if token.tag_ in ("VBG", "VBN") and _clausal(token):
                break
            group.append(token)
            continue
        break
    while group and group[-1].pos_ not in NOMINAL:
        group.pop()
    while group and (group[0].is_punct or group[0].tag_ == "POS"):
        group.pop(0)
    if (
        not group
        or group[-1].ent_type_ in ("DATE", "TIME")
        and group[-1].lower_ not in ("days", "weeks", "months", "years", "hours")
        and len(group) == 1
    ):
        return None
    if group[0].ent_type_ == "PERSON" and len(group) <= 2 and group[0].i > anchor.tokens[-1].i + 1:
        return None
    return group


def _clausal(token: Token) -> bool:
    """Whether a participle opens a clause ("12 killed in ..."), rather than describing a noun behind it."""
    if token.dep_ == "amod" or token.dep_ == "compound":
        return False
    return (
        token.head.i < token.i or token.pos_ == "VERB" and not (token.head.pos_ in NOMINAL and token.head.i > token.i)
    )


def _with_rate(anchor: Anchor, group: list[Token]) -> str:
    """The group, with a short "of" phrase and the "a day" of a rate."""
    doc = anchor.fragment.doc
    last = group[-1]
    index = last.i + 1
    if (
        index + 1 < len(doc)
        and doc[index].lower_ in ("a", "an", "per", "each", "every")
        and doc[index + 1].lower_ in _PER_TIME
    ):
        return anchor.text([*group, doc[index + 1]])
    if index < len(doc) and doc[index].lower_ == "per":
        tail = [t for t in doc[index : index + 4] if not t.is_punct]
        return anchor.text([*group, *tail])
    if (
        last.lemma_.lower()
        in table("measures")["counters"]
        + [
            "kind",
            "type",
            "piece",
            "case",
            "act",
            "group",
            "pair",
            "set",
            "bag",
            "box",
            "litre",
            "ton",
            "head",
            "member",
        ]
        and index < len(doc)
        and doc[index].lower_ == "of"
    ):
        phrase = noun_phrase(last)
        return anchor.text([*group, phrase[-1]])
    return anchor.text(group)


_PER_TIME = ("second", "minute", "hour", "day", "night", "week", "month", "year", "person", "head")


def _of(anchor: Anchor, following: list[Token], earlier: Sequence[Figure]) -> str | None:
    """What stands behind "of": its noun, or what a pronoun there counted before."""
    rest = following[1:]
    if (
        rest
        and rest[0].lower_ in table("measures")["pronouns"]
        or len(rest) > 1
        and rest[0].lower_ == "all"
        and rest[1].lower_ in table("measures")["pronouns"]
    ):
        if len(rest) > 1 and rest[0].lower_ in ("these", "those", "this", "that", "it") and rest[1].pos_ in NOMINAL:
            return _phrase_from(anchor, rest[1:])
        return _before(anchor, earlier)
    found = _phrase_from(anchor, rest)
    return (
        found
        if found is not None
        else _before(anchor, earlier)
        if rest and (rest[0].like_num or rest[0].lower_ in ("the", "some", "about"))
        else None
    )


def _phrase_from(anchor: Anchor, tokens: list[Token]) -> str | None:
    """The first noun group of the tokens, past determiners, numbers and hedges."""
    skipped = 0
    for index, token in enumerate(tokens[:8]):
        if (
            token.pos_ in ("DET", "NUM", "PRON", "ADP", "SYM", "ADV", "SCONJ")
            or token.like_num
            or token.tag_ in ("PRP$", "POS", "WP$", "$")
        ):
            skipped += 1
            continue
        if token.is_punct:
            return None
        group = _noun_after(anchor, tokens[index:])
        return anchor.text(group) if group else None
    return None


def _before(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What the nearest earlier figure of the same unit counted, not far back."""
    for figure in reversed(earlier):
        if anchor.numeral.span.start - figure.end > 400:
            return None
        if figure.measure and (figure.unit is None) == (anchor.numeral.unit is None):
            return figure.measure
    return None


def _state(following: list[Token]) -> str | None:
    words = table("measures")
    for token in following[:2]:
        if token.lower_ in words["states"] and token.head.pos_ not in NOMINAL:
            return token.lower_ if token is following[0] and token.tag_ != "VBD" else "people"
        if token.pos_ not in ("ADV", "ADJ"):
            break
    return None


def _from_clause(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """No noun beside the number: the subject it is the value of, the people of its verb, or the count before."""
    words = table("measures")
    head = anchor.head
    token = anchor.token
    if head.pos_ in NOMINAL and head.i < token.i and head.i not in {t.i for t in anchor.tokens}:
        return _unwrapped(anchor, head)
    if token.dep_ == "pobj" and token.head.head.pos_ in NOMINAL and token.head.head.i < token.i:
        return _unwrapped(anchor, token.head.head)
    verb = governor(token)
    if verb is None:
        return _before(anchor, earlier) or _title_noun(anchor)
    subject = subject_of(verb)
    lemma = verb.lemma_.lower()
    is_subject = subject is not None and (subject.i == token.i or token in list(subject.subtree))
    if is_subject:
        if any(child.lower_ in words["states"] for child in verb.children) or lemma in words["of_people"]:
            return _before_people(anchor, earlier) or "people"
        return _before(anchor, earlier)
    if lemma in words["of_people"]:
        return "people"
    if lemma in words["reporting"]:
        objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < token.i and c.pos_ in NOMINAL]
        if objects:
            return _unwrapped(anchor, objects[-1])
        return _before(anchor, earlier)
    if subject is not None and subject.pos_ in NOMINAL and subject.i < token.i:
        if subject.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and earlier:
            objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < token.i and c.pos_ in NOMINAL]
            return _unwrapped(anchor, objects[-1]) if objects else _before(anchor, earlier)
        return _unwrapped(anchor, subject)
    return _before(anchor, earlier)


def _before_people(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    for figure in reversed(earlier):
        if anchor.numeral.span.start - figure.end > 160:
            return None
        if figure.unit is None and figure.measure and not figure.measure.endswith(("toll", "number")):
            return figure.measure
    return None


def _title_noun(anchor: Anchor) -> str | None:
    """In a line without a verb: the noun group before the number."""
    for token in reversed(
        list(anchor.fragment.doc[max(anchor.tokens[0].sent.start, anchor.tokens[0].i - 8) : anchor.tokens[0].i])
    ):
        if token.pos_ in NOMINAL:
            return _unwrapped(anchor, token)
        if token.is_punct and token.text not in (":", "-", ","):
            break
    return None


def _unwrapped(anchor: Anchor, head: Token) -> str | None:
    """The phrase of a head noun; "the number of cases" is cases."""
    phrase = noun_phrase(head)
    if head.lemma_.lower() in table("measures")["counters"]:
        objects = [
            t
            for c in head.children
            if c.dep_ == "prep" and c.lower_ in ("of", "in", "for")
            for t in c.children
            if t.dep_ == "pobj" and t.pos_ in NOMINAL
        ]
        if objects:
            return anchor.text(noun_phrase(objects[0], with_of=False))
    phrase = [t for t in phrase if t.i >= phrase[0].i]
    while phrase and phrase[0].pos_ in ("DET", "PRON", "PUNCT", "NUM"):
        phrase = phrase[1:]
    return anchor.text(phrase) or None if phrase else None


def _multiple(anchor: Anchor, text: str) -> str | None:
    """The phrase that follows: "times as many as in 2014"."""
    start = anchor.numeral.span.end
    found = re.match(r"[\s-]*(?:times\b)?(?:\s+[\w'’$€£.%-]+){0,7}", text[start : start + 70])
    if found is None:
        return "times"
    phrase = re.split(r"[,;:!?()]|\.(?:\s|$)", found.group())[0]
    phrase = re.sub(r"\s+", " ", phrase).strip(" -.").lower()
    return phrase or "times"


def _borne(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """A percentage or a sum: of what it is a share, what it is the value of, or what it changed."""
    following = list(anchor.after())
    if following and following[0].lower_ == "of":
        found = _of(anchor, following, earlier)
        if found is not None:
            return found
    if (
        following
        and following[0].lower_ == "in"
        and anchor.numeral.unit not in ("percent", "percentage_point", "basis_point")
    ):
        group = _noun_after(anchor, following[1:])
        if group is not None and not group[-1].ent_type_ in ("DATE", "TIME", "GPE", "LOC"):
            return anchor.text(group)
    if (
        anchor.numeral.unit == "percent"
        and (noun := _noun_after(anchor, following)) is not None
        and noun[0].i == anchor.tokens[-1].i + 1
        and noun[0].tag_ != "NNP"
    ):
        return anchor.text(noun)
    token, head = anchor.token, anchor.head
    before = anchor.tokens[0].i
    for candidate in (head, head.head if head.dep_ in ("prep", "pobj") else head, token.head.head):
        if (
            candidate.pos_ in NOMINAL
            and candidate.i < before
            and candidate.text not in ("%", "percent")
            and not candidate.like_num
        ):
            return _unwrapped(anchor, candidate)
    verb = governor(token)
    if verb is not None:
        objects = [
            c
            for c in verb.children
            if c.dep_ in ("dobj", "obj") and c.i < before and c.pos_ in NOMINAL and not c.like_num and c.text != "%"
        ]
        if objects and objects[-1].ent_type_ not in ("PERSON",):
            return _unwrapped(anchor, objects[-1])
        subject = subject_of(verb)
        if subject is not None and subject.pos_ in NOMINAL and subject.i < before and subject.ent_type_ != "PERSON":
            if subject.ent_type_ in ("GPE", "ORG", "NORP") and (known := _before(anchor, earlier)):
                return known
            return _unwrapped(anchor, subject)
    return _before(anchor, earlier) or (_title_noun(anchor) if verb is None else None)


def _measured(anchor: Anchor, text: str) -> str | None:
    """A unit of length, time or weight: what is measured where it is named there, else the unit as written."""
    numeral = anchor.numeral
    unit_words = re.sub(r"\s+", " ", text[numeral.span.end : numeral.noun]).strip(" -–").lower()
    following = list(anchor.after())
    if following and following[0].lower_ == "of":
        phrase = _phrase_from(anchor, following[1:])
        if phrase is not None:
            return f"{unit_words} of {phrase}".strip()
    if text[numeral.span.end : numeral.span.end + 1] in ("-", "‑"):
        group = _noun_after(anchor, following)
        if group is not None:
            return anchor.text(group)
    if unit_words:
        return unit_words
    return _from_clause(anchor, ())
