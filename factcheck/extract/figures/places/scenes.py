"""Scenes: places that a sentence sets out from ("In Murcia 3,850 umbrellas ...") or speaks of ("Toulon found ...")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.extract.figures.anchors import Anchor, governor
from factcheck.extract.figures.places.sightings import PLACE_LABELS, beside_someone, plain
from factcheck.extract.figures.places.whereabouts import Whereabouts
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import locate
from factcheck.text.tables import table as words

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence

_OPENING = re.compile(
    r"\W*(?:[Ii]n|[Aa]t|[Oo]ff|[Nn]ear|[Aa]round|[Aa]cross|[Oo]utside|[Oo]n)\s+"
    r"(?:(?:all|the|the\s(?:town|city|village|port|province|region|district|state)\sof)\s+)?"
    rf"(?P<name>[{CAPITALS}][\w’'-]*[a-zà-ÿ][\w’'-]*(?:(?:\s(?:de|da|do|del|la|el|of))?\s[{CAPITALS}][\w’'-]+){{0,2}})"
)
_ELSEWHERE = frozenset(("DATE", "TIME", "EVENT", "ORG", "LAW", "NORP", "PERSON", "WORK_OF_ART", "PRODUCT", "LANGUAGE"))
"""What the parse can take the name of an opening for that is no place, unless a gazetteer has it."""
_REACHING = frozenset((
    "give", "send", "hand", "deliver", "supply", "pledge", "donate", "promise", "ship", "export", "sell", "fire",
    "launch", "attack", "strike", "shell", "bomb", "invade", "deploy", "mass", "gather", "move", "lend", "train",
    "receive",
))  # fmt: skip
"""Verbs whose subject acts elsewhere: "France has sent sixty soldiers"."""


def opened_with(sentence: Sentence) -> str | None:
    """The place that opens a sentence behind a preposition. It is where all of the sentence holds."""
    found = _OPENING.match(sentence.text)
    if found is None:
        return None
    name = plain(found["name"])
    first = name.split()[0].lower()
    if first in _times() or name.lower() in table("measures")["bodies"]:
        return None
    if locate(name) is not None:
        return name
    at = sentence.start_char + found.start("name")
    token = next((t for t in sentence if t.idx <= at < t.idx + len(t)), None)
    return name if token is not None and token.ent_type_ not in _ELSEWHERE else None


def _times() -> frozenset[str]:
    known = words("calendar")
    return frozenset((*known["weekdays"], *known["months"], "christmas", "easter", "ramadan"))


def held_by(anchor: Anchor, whereabouts: Whereabouts) -> str | None:
    """The place that is the subject of the number's verb and has, loses or counts there what the number counts."""
    verb = governor(anchor.token)
    if whereabouts.main is None or whereabouts.actor is not None or verb is None:
        return None
    lemma = verb.lemma_.lower()
    if lemma in _REACHING or lemma in table("measures")["reporting"]:
        return None
    for entity in anchor.tokens[0].sent.ents:
        root = entity.root
        known = entity.label_ in PLACE_LABELS or (
            entity.label_ in ("ORG", "PERSON") and locate(plain(entity.text)) is not None
        )
        noun = root.head if root.dep_ in ("compound", "nmod", "poss") else root
        if (
            not known
            or plain(entity.text) in whereabouts.people
            or noun.dep_ not in ("nsubj", "nsubjpass")
            or noun.head != verb
            or beside_someone(root)
        ):
            continue
        if noun == root or (
            noun.ent_type_ not in ("ORG", "PERSON") and noun.lemma_.lower() not in table("measures")["bodies"]
        ):
            return plain(entity.text)
    return None
