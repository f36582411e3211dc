"""Measures: what a number counts or measures, as the text words it.

The noun beside the number first, by the parse; else what its clause says about (its head, object or subject, the
people of its verb); and last what the figures before it counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, VERBAL, Anchor, governor, sentence_of, subject_of
from factcheck.extract.figures.measures.announced import announced, asked, topic
from factcheck.extract.figures.measures.clauses import before_colon, from_clause, from_verb, of_bearer, put_at
from factcheck.extract.figures.measures.comparisons import compared_with, measured_by, set_beside, worth_as_much
from factcheck.extract.figures.measures.gauges import measured, unit_as_written
from factcheck.extract.figures.measures.heads import is_aboard, is_group, is_state, unwrapped, usable
from factcheck.extract.figures.measures.labels import topical
from factcheck.extract.figures.measures.lending import RATIOS, lent, lent_near, lent_people
from factcheck.extract.figures.measures.noun_groups import following_group, phrase_after, with_rate
from factcheck.extract.figures.measures.of_phrases import behind_of
from factcheck.extract.tables import table
from factcheck.text.masks.senses import numbered
from factcheck.text.places import demonym
from factcheck.text.scales import Form
from factcheck.text.units.units import dimension, is_money

if TYPE_CHECKING:
    from spacy.tokens import Token


def measure_of(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The measure of a numeral; `earlier` are the figures before it in the document, the nearest last."""
    unit = anchor.numeral.unit
    if anchor.numeral.noun < anchor.numeral.span.end:
        return _between(anchor, text)
    if unit is None:
        return _counted(anchor, text, earlier)
    kind = dimension(unit)
    if kind == "factor":
        return _multiple(anchor, text)
    if unit in RATIOS or is_money(unit):
        return _borne(anchor, text, earlier)
    return measured(anchor, text, earlier, kind) or from_clause(anchor, earlier)


def _between(anchor: Anchor, text: str) -> str:
    """The noun within a ratio: "one postal worker in five"."""
    noun, _, _ = text[anchor.numeral.noun : anchor.numeral.span.end].rpartition(" in ")
    return " ".join(noun.lower().split())


_OF_MAGNITUDE = re.compile(r"\bmagnitude[\s-]+$", re.IGNORECASE)


def _counted(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    following = list(anchor.after())
    if _OF_MAGNITUDE.search(text, max(0, anchor.numeral.span.start - 12), anchor.numeral.span.start):
        return "magnitude"  # "a magnitude 7.8 earthquake"
    if "magnitude" in [t.lower_ for t in following[:2] if t.text not in ("-", "‑")][:1]:
        return "magnitude"  # "a 7.1-magnitude quake"
    if following and following[0].lower_ == "of":
        found = behind_of(anchor, following, earlier)
        if found is not None:
            return found
    if len(following) > 1 and following[0].text in ("-", "‑") and following[1].pos_ == "NOUN":
        return following[1].lower_  # "a 120-room hotel", "the 31-member bloc"
    if following and _is_people(following):
        return following[0].lower_  # "53 Britons, seven Portuguese and a Canadian"
    group = following_group(following)
    if group is not None and not (len(group) == 1 and is_state(group[0]) and _predicated(group[0])):
        return with_rate(anchor, group)
    if group is None and following and _is_its_noun(anchor, following[0]):
        return following[0].lower_
    if following and following[0].lower_ == "more" and (len(following) == 1 or following[1].pos_ in VERBAL):
        return lent_near(anchor, earlier) or lent(anchor, earlier)  # "millions more are poor"
    if (compared := compared_with(anchor, following)) is not None:
        known = lent(anchor, earlier)
        more = known is not None and known not in compared and not known.startswith(("times", "more ", "fewer "))
        if known is not None and compared == "more":
            return known  # "12 houses were destroyed and 40 more damaged"
        return f"{known} {compared}" if more else compared
    if (many := measured_by(anchor)) is not None and many.lower_ in table("measures")["collectives"]:
        return many.lower_
    if is_aboard(anchor):
        return lent_people(anchor, earlier)
    if anchor.numeral.form is Form.SHARE and (whole := announced(anchor, text, earlier) or lent(anchor, earlier)):
        return whole
    if following and is_state(following[0]) and (alike := _same_living(anchor, earlier)) is not None:
        return alike
    if following and is_state(following[0]) and following[0].tag_ != "VBD":
        subject = len(following) > 1 and following[1].tag_ in ("VBD", "VBZ", "VBP", "MD")  # "25 wounded were"
        elided = (
            not subject and _predicated(following[0]) and earlier and earlier[-1].start >= sentence_of(anchor).start
        )
        return (lent_near(anchor, earlier) if elided else None) or following[0].lower_
    if (things := _numbered(anchor)) is not None:
        return things
    if (alike := set_beside(anchor, text, earlier)) is not None:
        return alike
    if (per := _per(anchor, text, earlier)) is not None:
        return per
    return (
        announced(anchor, text, earlier)
        or _all_but(anchor, text, earlier)
        or _fronted(anchor)
        or asked(anchor, text, earlier)
        or put_at(anchor, earlier)
        or topical(anchor, text, earlier)
        or from_clause(anchor, earlier)
        or lent(anchor, earlier)
    )


def _is_people(following: Sequence[Token]) -> bool:
    """Whether the adjective of a country stands alone behind a number, for its people."""
    if demonym(following[0].text) is None or following[0].tag_ == "NNS":
        return False
    return len(following) == 1 or following[1].pos_ in ("PUNCT", "CCONJ", "VERB", "AUX")


def _is_its_noun(anchor: Anchor, token: Token) -> bool:
    """Whether the parse hangs the number on the word behind it, which the tagger calls a verb: "62 inmates died"."""
    hangs = anchor.token.dep_ == "nummod" and anchor.token.head.i == token.i
    return hangs and token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj")


def _numbered(anchor: Anchor) -> str | None:
    """What the verb "number" counts, which the parser takes for a noun: "the dead now number more than 30"."""
    first = anchor.tokens[0].i
    verb = next((t for t in reversed(anchor.token.doc[max(0, first - 4) : first]) if t.lower_ == "number"), None)
    return numbered(anchor.token.doc.text, verb.idx) if verb is not None else None


def _all_but(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The whole that a count restates a share of: "98 per cent of customers, or all but 29,000"."""
    if not earlier or earlier[-1].unit != "percent" or earlier[-1].start < sentence_of(anchor).start:
        return None
    between = text[earlier[-1].end : anchor.numeral.span.start]
    return earlier[-1].measure if _RESTATED.search(between) and len(between) < 80 else None


_RECKONED = ("prices", "terms", "cash", "money", "dollars", "euros", "pounds", "values")
"""How a sum is reckoned or paid, behind "in": "26 billion in 2024 prices"."""
_RESTATED = re.compile(r"(?:,|—|–|\()\s*(?:or|that\s+is|i\.e\.)\s+(?:[a-z]+\s+){0,4}$")


def _same_living(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """Those whom a state is said of after a count of living beings: "12 people are dead and seven missing"."""
    last = earlier[-1] if earlier and earlier[-1].start >= sentence_of(anchor).start else None
    if last is None or last.measure is None or last.unit is not None:
        return None
    return last.measure if last.measure.split()[-1] in table("measures")["living"] else None


def _predicated(token: Token) -> bool:
    """Whether "22 arrested" beside "56 people were injured": a participle of an elided clause."""
    return token.tag_ == "VBN"


def _per(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """A bare rate: "540 per 100,000" of what is spoken of."""
    found = re.compile(r"\s+(?:per|for\s+every)\s+[\d,]+(?:\s+[a-z]+)?").match(text, anchor.numeral.span.end)
    if found is None:
        return None
    counted = lent(anchor, earlier) or from_clause(anchor, earlier)
    base = " ".join(found.group().split())
    return f"{counted} {base}" if counted else base


def _fronted(anchor: Anchor) -> str | None:
    """What "Of the ships, twelve" counts: what the phrase in front names."""
    sentence = anchor.tokens[0].sent
    if sentence[0].lower_ != "of" or anchor.tokens[0].i - sentence.start > 12:
        return None
    front = [t for t in sentence[1:] if t.i < anchor.tokens[0].i]
    group = next((t for t in front[:3] if is_group(t)), None)
    return group.lower_ if group is not None else phrase_after(anchor, front)


def _multiple(anchor: Anchor, text: str) -> str | None:
    """The phrase that follows: "times as many as in 2014"."""
    start = anchor.numeral.span.end
    found = re.match(r"[\s-]*(?:times\b)?(?:\s+[\w'’$€£.%-]+){0,7}", text[start : start + 70])
    if found is None:
        return "times"
    phrase = _ANOTHER.split(found.group())[0]
    return re.sub(r"\s+", " ", phrase).strip(" -.").lower() or "times"


_ANOTHER = re.compile(r"[,;:!?()]|\.(?:\s|$)|\s(?:and|or)\s(?=[\d$€£])|\s(?:while|whereas|after|before|when)\b")
"""Where the phrase behind "times" ends: another number or clause begins."""


def _borne(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """A percentage or a sum: of what it is a share, what it is the value of, or what it changed."""
    following = list(anchor.after())
    money = anchor.numeral.unit not in RATIOS
    if [t.lower_ for t in following[:2]] == ["worth", "of"] and (worth := phrase_after(anchor, following[2:])):
        return worth  # "$3 million worth of ads"
    if money and (worthy := worth_as_much(anchor)) is not None:
        return worthy
    if money and (found := compared_with(anchor, following) or set_beside(anchor, text, earlier)) is not None:
        return found
    if money and (whole := measured_by(anchor)) is not None:
        return unwrapped(anchor, whole, earlier)
    if not money and (rate := _of_output(anchor, following, earlier)) is not None:
        return rate
    if following and following[0].lower_ == "of":
        found = behind_of(anchor, following, earlier)
        if found is not None:
            return found
    if money and following and following[0].lower_ in ("in", "for"):
        group = following_group([t for t in following[1:] if t.pos_ != "DET"])
        if group is not None and usable(anchor, group[-1]) and group[-1].lower_ not in _RECKONED:
            return anchor.text(group)
    if following and (following[0].i == anchor.tokens[-1].i + 1 or _describes(anchor, text)):
        group = following_group(following)
        if group is not None and group[0] == following[0] and usable(anchor, group[-1]):
            return anchor.text(group)
    found = announced(anchor, text, earlier) or _fronted(anchor)
    if found is not None:
        return found
    first = anchor.tokens[0].i
    token, head = anchor.token, anchor.head
    for noun in (head, head.head if head.dep_ in ("prep", "pobj") else head, token.head.head):
        if noun.i < first and usable(anchor, noun):
            return unwrapped(anchor, noun, earlier)
    if (found := put_at(anchor, earlier) or topical(anchor, text, earlier)) is not None:
        return found
    verb = governor(token)
    if verb is not None:
        found = from_verb(anchor, verb, earlier)
        if found is None and not money and verb.lemma_.lower() in table("measures")["levels"]:
            found = of_bearer(anchor, verb)
        if found is not None:
            return found
    if not money and (found := asked(anchor, text, earlier) or topic(anchor, earlier)) is not None:
        return found
    return (
        (None if money and _acts(anchor, verb) else lent(anchor, earlier))
        or (before_colon(anchor) if verb is None else None)
        or (_coin(anchor, text) if money else None)
    )


def _acts(anchor: Anchor, verb: Token | None) -> bool:
    """Whether a sum is the object of what something does that its sentence names: "duties brought in $16 billion"."""
    if verb is None or anchor.token.dep_ not in ("dobj", "obj") or verb.lemma_.lower() in table("measures")["levels"]:
        return False
    subject = subject_of(verb)
    return subject is not None and subject.i < anchor.tokens[0].i and subject.pos_ == "NOUN"


def _describes(anchor: Anchor, text: str) -> bool:
    """Whether a sum with its rate describes the noun behind it: "a £900-a-month flat", "their $3,500 a month loan"."""
    first = anchor.tokens[0]
    article = first.i > first.sent.start and (first.nbor(-1).pos_ == "DET" or first.nbor(-1).tag_ == "PRP$")
    return article and _RATE.fullmatch(text, anchor.numeral.span.end, anchor.numeral.noun) is not None


_RATE = re.compile(r"[\s-]+(?:an?|per)[\s-]+[a-z]+")


def _coin(anchor: Anchor, text: str) -> str | None:
    """The noun of the currency behind a sum that no other noun goes with: "set aside 120 million lempiras"."""
    words = unit_as_written(anchor.numeral, text)
    return words if words.replace(" ", "").isalpha() else None


def _of_output(anchor: Anchor, following: list[Token], earlier: Sequence[Figure]) -> str | None:
    """The rate that is given as a share of a country's output: "a deficit of 5 percent of GDP" is a deficit."""
    whole = next((t for t in following[1:5] if t.pos_ in NOMINAL), None)
    if whole is None or following[0].lower_ != "of":
        return None
    if not {t.lower_ for t in following[1:5]} & table("measures")["outputs"]:
        return None
    first = anchor.tokens[0].i
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None else None
    for noun in (anchor.head, anchor.token.head.head, subject):
        if noun is not None and noun.i < first and noun.lemma_.lower() in table("measures")["rates"]:
            return unwrapped(anchor, noun, earlier)
    return None
