"""Noun groups: the words right behind a number that name what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import NOMINAL, Anchor, noun_phrase
from factcheck.extract.tables import table
from factcheck.text.scales import find_atoms
from factcheck.text.units.words import is_distance

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 9
"""Tokens that may stand between a number and the noun it counts."""
_MORE = ("more", "other", "additional", "further", "extra", "new")
_HYPHENS = ("-", "–", "‑")
_CLOSING = ("”", '"', "’", "»", "'")
_MARKS = ("“", "”", '"', "«", "»")
"""What may set off one word of a group: "nine “private” samples"."""
_WHEN = ("last", "this", "next", "past", "today", "yesterday", "tomorrow", "annually", "yearly", "apiece", "ago")
"""Words behind the counted noun that open a time: "50 workers last month"."""
_TIMES = ("time", "week", "month", "year", "day", "night", "morning", "season", "summer", "winter", "spring", "autumn")
_PER_TIME = ("second", "minute", "hour", "day", "night", "week", "month", "year", "person", "head")


def following_group(following: Sequence[Token]) -> list[Token] | None:
    """Modifiers, then nouns, up to anything else; None where no noun closes the group."""
    group: list[Token] = []
    tokens, opened = following[:LONGEST], False
    for index, token in enumerate(tokens):
        if token.text in _MARKS and (opened or (not group and not token.whitespace_)):
            opened = not opened
            continue
        if token.text in _CLOSING and index == 0:
            continue
        if token.text in _HYPHENS and token.whitespace_ and token.i > 0 and token.nbor(-1).whitespace_:
            break  # "two boats - one a tug"
        glued = bool(group) and group[-1].text in _HYPHENS
        if group and token.lower_ in _WHEN:
            break
        if (token.text in _HYPHENS and group) or glued or (token.tag_ == "POS" and group):
            group.append(token)
        elif token.lower_ in _MORE and not group and not _opens_name(token):
            continue
        elif token.lower_ == "others" and not group:
            return [token]
        elif token.text == "," or token.lower_ in ("and", "or"):
            if _of_two_makes(group, tokens[index + 1 : index + 4]):
                group.append(token)
                continue
            if not (
                group
                and (group[-1].pos_ == "ADJ" or group[-1].tag_ in ("VBN", "JJ"))
                and not (token.text == "," and group[-1].lower_ in table("measures")["states"])
                and not any(t.pos_ in NOMINAL for t in group)
                and any(t.pos_ in NOMINAL for t in tokens[index + 1 : index + 3])
            ):
                break
            group.append(token)
        elif token.pos_ in NOMINAL and token.text != "%":
            if (
                group
                and group[-1].pos_ == "NOUN"
                and token.pos_ == "PROPN"
                and (token.ent_type_ in ("PERSON", "GPE", "DATE") or (group[-1].tag_ == "NNS" and token.text.isupper()))
            ):
                break
            group.append(token)
        elif (_modifies(token) and not any(t.pos_ in NOMINAL for t in group)) or (
            _modifies(token)
            and index + 1 < len(tokens)
            and token.dep_ in ("amod", "compound")
            and tokens[index + 1].pos_ in NOMINAL
        ):
            group.append(token)
        else:
            break
    while group and (group[-1].pos_ not in NOMINAL or group[-1].text in _HYPHENS):
        group.pop()
    while group and (group[0].is_punct or group[0].tag_ == "POS"):
        group.pop(0)
    if group and group[0].lower_ in ("last", "next", "this") and group[-1].lower_ in _TIMES:
        return None
    if not group or (
        group[-1].ent_type_ in ("DATE", "TIME") and group[0].lower_ in ("last", "this", "next", "today", "yesterday")
    ):
        return None
    if group[-1].ent_type_ == "DATE" and group[-1].pos_ == "PROPN":
        return None
    if group[0].like_num and is_distance(group[-1].doc.text, group[-1].idx + len(group[-1])):
        return None  # "from 12,300 two winters ago to 9,100"
    return group


def _opens_name(token: Token) -> bool:
    """Whether "New" belongs to a name: "40,000 New Yorkers"."""
    return token.text[0].isupper() and token.i + 1 < len(token.doc) and token.nbor().text[0].isupper()


def _of_two_makes(group: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether names joined by "and" describe one plural noun: "Leopard and Challenger tanks"."""
    if not group or any(token.tag_ != "NNP" for token in group):
        return False
    names = list(takewhile(lambda token: token.tag_ == "NNP", rest))
    return bool(names) and len(names) < len(rest) and rest[len(names)].tag_ == "NNS"


def _modifies(token: Token) -> bool:
    if token.lower_ in ("fewer", "less", "higher", "lower"):
        return False
    if token.lower_ in ("most", "least") and token.i + 1 < len(token.doc) and token.nbor().pos_ == "ADJ":
        return True  # "the 10 most populous cities"
    if token.tag_ == "VBD" and token.dep_ == "amod" and token.head.i > token.i:
        return True  # "6,450 resettled households"
    if token.tag_ in ("VBG", "VBN"):
        first = token.head if token.dep_ == "conj" else token
        return first.dep_ in ("amod", "compound") or (first.head.i > token.i and first.head.pos_ in NOMINAL)
    return (
        token.pos_ == "ADJ" or token.tag_ in ("JJ", "JJS", "CD") or (token.tag_ == "RB" and token.lower_.endswith("ly"))
    )


def phrase_after(anchor: Anchor, tokens: Sequence[Token]) -> str | None:
    """The first noun group of the tokens, past determiners, numbers and hedges."""
    for index, token in enumerate(tokens[:8]):
        skipped = (
            token.pos_ in ("DET", "NUM", "PRON", "SYM") or token.tag_ in ("PRP$", "POS", "WP$", "$") or _counts(token)
        )
        if skipped or token.lower_ in ("about", "some", "around", "nearly", "roughly", "over", "just"):
            continue
        group = following_group(tokens[index:]) or []
        if group and (owned := _behind_owner(tokens[index + len(group) :])):
            return phrase_after(anchor, owned)  # "eight of the city's ten libraries"
        if group and _counts(group[-1]):
            return phrase_after(anchor, tokens[index + len(group) :])  # "the combined 4.3m digital sales"
        own = max((i for i, t in enumerate(group) if _counts(t) and "CD" in (t.tag_, t.nbor(-1).tag_)), default=-1)
        return anchor.text(group[own + 1 :]) if group else None  # "the combined 4.3 million digital sales"
    return None


def _counts(token: Token) -> bool:
    """Whether a token is a number, one with its magnitude, or the magnitude behind one: "2.5", "300k", "m"."""
    if token.like_num:
        return True
    before = token.nbor(-1) if token.i > 0 else None
    number = before.text if before is not None and before.like_num and token.text[0].isalpha() else ""
    atoms = find_atoms(number + token.text)
    return len(atoms) == 1 and bool(atoms[0].suffix) and atoms[0].end == len(number + token.text)


def _behind_owner(rest: Sequence[Token]) -> Sequence[Token]:
    """The number and noun behind the possessive that the tokens open with; none where no number follows it."""
    return rest[1:] if len(rest) > 2 and rest[0].tag_ == "POS" and rest[1].like_num else ()


def with_rate(anchor: Anchor, group: list[Token]) -> str:
    """The group, with the "a day" of a rate or the "of" phrase of a measuring noun."""
    doc = anchor.fragment.doc
    last = group[-1]
    following = doc[last.i + 1 : min(last.i + 5, last.sent.end)]
    if (
        len(following) > 1
        and following[0].lower_ in ("a", "an", "per", "each", "every")
        and following[1].lower_ in _PER_TIME
        and not is_distance(doc.text, following[1].idx + len(following[1]))
    ):
        return anchor.text([*group, following[1]])
    if len(following) > 1 and following[0].lower_ == "per":
        rate = [following[0]]
        for token in following[1:]:
            if token.is_punct or token.pos_ in ("VERB", "AUX", "PRON", "SCONJ"):
                break  # "three persons per metre it can take"
            rate.append(token)
        return anchor.text([*group, *rate])
    if len(following) and following[0].lower_ in ("daily", "weekly", "monthly"):
        return anchor.text([*group, following[0]])
    if last.lemma_.lower() in table("measures")["containers"] and len(following) and following[0].lower_ == "of":
        return anchor.text([*group, noun_phrase(last)[-1]])
    return anchor.text(group)
