"""Measures: what a number counts or measures, as the text words it.

The noun beside the number first, by the parse; else what its clause says about (its head, object or subject, the
people of its verb); and last what the figures before it counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import NOMINAL, Anchor, governor, noun_phrase, sentence_of, subject_of
from factcheck.extract.figures.announced import HEDGING, announced, asked, topic
from factcheck.extract.figures.comparisons import compared_with, set_beside
from factcheck.extract.figures.gauges import measured
from factcheck.extract.figures.heads import counted_as_many, is_group, made_for, unwrapped, usable
from factcheck.extract.figures.labels import topical
from factcheck.extract.figures.lending import RATIOS, lent, lent_near, lent_people, lent_whole
from factcheck.extract.figures.noun_groups import following_group, phrase_after, with_rate
from factcheck.extract.tables import table
from factcheck.text.masks.senses import numbered
from factcheck.text.scales import Form
from factcheck.text.units.units import dimension

if TYPE_CHECKING:
    from spacy.tokens import Token


def measure_of(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """The measure of a numeral; `earlier` are the figures before it in the document, the nearest last."""
    unit = anchor.numeral.unit
    if unit is None:
        return _counted(anchor, text, earlier)
    kind = dimension(unit)
    if kind == "factor":
        return _multiple(anchor, text)
    if unit in RATIOS or (kind or "").startswith("currency"):
        return _borne(anchor, text, earlier)
    return measured(anchor, text, earlier, kind) or _from_clause(anchor, earlier)


def _counted(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    following = list(anchor.after())
    if [t.lower_ for t in following[:2]] in (["-", "magnitude"], ["‑", "magnitude"]):
        following = following[1:]  # "a 7.1-magnitude quake"
    if following and following[0].lower_ == "of":
        found = _of(anchor, following, earlier)
        if found is not None:
            return found
    group = following_group(following)
    if group is not None and not (len(group) == 1 and _is_state(group[0]) and _predicated(group[0])):
        return with_rate(anchor, group)
    if (compared := compared_with(anchor, following)) is not None:
        known = lent(anchor, earlier)
        more = known is not None and known not in compared and not known.startswith(("times", "more ", "fewer "))
        return f"{known} {compared}" if more else compared
    if anchor.numeral.form is Form.SHARE and (whole := announced(anchor, text, earlier) or lent(anchor, earlier)):
        return whole
    if following and _is_state(following[0]) and (alike := _same_living(anchor, earlier)) is not None:
        return alike
    if following and _is_state(following[0]) and following[0].tag_ != "VBD":
        elided = _predicated(following[0]) and earlier and earlier[-1].start >= sentence_of(anchor).start
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
        or _put_at(anchor, earlier)
        or topical(anchor, text, earlier)
        or _from_clause(anchor, earlier)
        or lent(anchor, earlier)
    )


def _put_at(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """What a clause says the number of: "a crowd that police put at 12,000", "a debt put at $709 million"."""
    verb = governor(anchor.token)
    if verb is None or verb.lemma_.lower() not in _PUTTING:
        return None
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if passive is not None and passive.i < anchor.tokens[0].i and usable(anchor, passive):
        return unwrapped(anchor, passive, earlier) if _at(anchor) else None
    if verb.dep_ not in ("relcl", "acl") or (verb.dep_ == "acl" and not _at(anchor)):
        return None
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.lower_ not in ("that", "which")]
    noun = verb.head
    if any(c.i < anchor.tokens[0].i for c in objects) or noun.i > verb.i or not usable(anchor, noun):
        return None
    return unwrapped(anchor, noun, earlier)


def _at(anchor: Anchor) -> bool:
    """Whether the number stands behind "at", hedges between."""
    for token in reversed(list(anchor.fragment.doc[: anchor.tokens[0].i])):
        if token.lower_ == "at" and (token.i + 1 >= len(token.doc) or token.nbor().lower_ not in ("least", "most")):
            return True
        if token.lower_ not in HEDGING:
            return False
    return False


_PUTTING = ("put", "estimate", "value", "assess", "reckon", "place", "calculate", "count", "quote", "number")


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


_RESTATED = re.compile(r"(?:,|—|–|\()\s*(?:or|that\s+is|i\.e\.)\s+(?:[a-z]+\s+){0,4}$")


def _same_living(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """Those whom a state is said of after a count of living beings: "12 people are dead and seven missing"."""
    last = earlier[-1] if earlier and earlier[-1].start >= sentence_of(anchor).start else None
    if last is None or last.measure is None or last.unit is not None:
        return None
    return last.measure if last.measure.split()[-1] in table("measures")["living"] else None


def _is_state(token: Token) -> bool:
    return token.lower_ in table("measures")["states"]


def _predicated(token: Token) -> bool:
    """Whether "22 arrested" beside "56 people were injured": a participle of an elided clause."""
    return token.tag_ == "VBN"


def _per(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    """A bare rate: "540 per 100,000" of what is spoken of."""
    found = re.compile(r"\s+(?:per|for\s+every)\s+[\d,]+(?:\s+[a-z]+)?").match(text, anchor.numeral.span.end)
    if found is None:
        return None
    counted = lent(anchor, earlier) or _from_clause(anchor, earlier)
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


def _of(anchor: Anchor, following: list[Token], earlier: Sequence[Figure]) -> str | None:
    """What stands behind "of": its noun, or what a pronoun or a bare number there counted before."""
    rest = [t for t in following[1:] if t.lower_ != "all"]
    if not rest:
        return None
    if (described := _those(anchor, rest)) is not None:
        return described
    pronouns = table("measures")["pronouns"]
    if (kind := _said_of_them(anchor, rest)) is not None:
        return kind
    if rest[0].lower_ in pronouns and not (len(rest) > 1 and rest[0].tag_ == "DT" and rest[1].pos_ in NOMINAL):
        return lent_whole(anchor, earlier) or lent(anchor, earlier, sentence_first=True)
    of_all = anchor.numeral.unit is None and len(rest) > 1 and rest[1].lower_ in ("total", "whole", "rest")
    if of_all and (whole := lent(anchor, earlier)):
        return whole
    state = rest[1] if rest[0].pos_ == "DET" and len(rest) > 1 else rest[0]
    if _is_state(state) and (state.i + 1 >= len(state.doc) or state.nbor().pos_ not in NOMINAL):
        return state.lower_
    if anchor.numeral.form is not Form.SHARE and _is_of_source(anchor, rest) and (known := lent(anchor, earlier)):
        return known
    found = phrase_after(anchor, rest)
    if found is not None and anchor.numeral.form is not Form.SHARE and found.split()[-1] in _SOURCES:
        return lent(anchor, earlier) or found
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


def _is_of_source(anchor: Anchor, rest: list[Token]) -> bool:
    """Whether "the 61,000 of the customs" says whose number it is: an article before it, one body or thing behind."""
    first = anchor.tokens[0]
    if first.i == first.sent.start or first.nbor(-1).lower_ != "the" or rest[0].lower_ != "the" or len(rest) < 2:
        return False
    return rest[1].tag_ == "NN" or rest[1].lemma_.lower() in table("measures")["bodies"]


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
    return anchor.text(words)


def _from_clause(anchor: Anchor, earlier: Sequence[Figure]) -> str | None:
    """No noun beside the number: the noun it is the value of, the people of its verb, the object or the subject."""
    words = table("measures")
    token = anchor.token
    first = anchor.tokens[0].i
    for noun in (anchor.head, token.head.head if token.dep_ == "pobj" else anchor.head):
        if noun.i < first and usable(anchor, noun):
            return unwrapped(anchor, noun, earlier)
    verb = governor(token)
    if verb is None:
        return _before_colon(anchor)
    subject = subject_of(verb)
    lemma = verb.lemma_.lower()
    if (room := made_for(anchor, verb)) is not None:
        return room
    of_people = lemma in words["of_people"]
    if subject is not None and (subject.i == token.i or token in list(subject.subtree)):
        kind = next((c for c in verb.children if c.dep_ == "attr" and c.tag_ == "NNS" and c.i > verb.i), None)
        if (
            lemma == "be"
            and kind is not None
            and kind.lower_ in words["living"]
            and anchor.numeral.form is not Form.SHARE
        ):
            return kind.lower_  # "eight were women"
        state = any(child.lower_ in words["states"] for child in verb.children)
        if of_people:
            return lent_people(anchor, earlier)
        return lent_near(anchor, earlier) or ("people" if state or not earlier else None)
    if of_people:
        return lent_people(anchor, earlier)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < first and usable(anchor, c)]
    if objects:
        return unwrapped(anchor, objects[-1], earlier)
    return _of_subject(anchor, verb, earlier)


def _of_subject(anchor: Anchor, verb: Token, earlier: Sequence[Figure]) -> str | None:
    """The subject of a verb of being, reaching or changing: "the toll climbed to 41,020". Others only act."""
    words = table("measures")
    lemma = verb.lemma_.lower()
    if lemma in words["reporting"]:
        return None
    subject = subject_of(verb)
    altered = subject is not None and subject.dep_ == "nsubjpass" and lemma in _ALTERING
    level = lemma in words["levels"] or altered
    if _role(anchor) in ("dobj", "obj", "pobj") and not level and anchor.numeral.unit != "percent":
        return None
    first = anchor.tokens[0].i
    if subject is not None and subject.text.isupper() and subject.i < first:
        nouns = [
            t
            for t in anchor.fragment.doc[subject.i + 1 : verb.i]
            if usable(anchor, t) and t.dep_ not in ("pobj", "compound")
        ]
        subject = nouns[-1] if nouns else subject
    if subject is not None and subject.tag_ == "VBG" and subject.i < first:
        return subject.lower_
    if subject is None or subject.i >= first:
        return None
    many = anchor.numeral.unit is None and lemma in words["levels"] and lemma not in words["having"]
    if not usable(anchor, subject) and not (many and counted_as_many(subject) and not _has_object(verb)):
        return None
    return unwrapped(anchor, subject, earlier)


_ALTERING = ("boost", "cut", "double", "lift", "lower", "raise", "reduce", "revise", "scale", "set", "trim")
"""What is raised or cut to a number, in the passive, is measured by it."""


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "obj") and not child.like_num for child in verb.children)


def _role(anchor: Anchor) -> str:
    """What the number, with the noun of its currency, is in its clause."""
    token = anchor.token
    coin = dimension(anchor.numeral.unit) == "currency" and token.head.i > token.i and token.dep_ != "dobj"
    return str(token.head.dep_ if coin else token.dep_)


def _before_colon(anchor: Anchor) -> str | None:
    """In a line without a verb: the noun group before the number."""
    sentence = anchor.tokens[0].sent
    for token in reversed(list(anchor.fragment.doc[max(sentence.start, anchor.tokens[0].i - 8) : anchor.tokens[0].i])):
        if usable(anchor, token) and not (token.text.isupper() and len(token) > _SPOKEN):
            return unwrapped(anchor, token, ())
        if token.is_punct and token.text not in (":", "-", ","):
            break
    return None


_SPOKEN = 3
"""From so many letters on a word in capitals before a colon is who speaks: "HOST: Guns? PRYCE: 735"."""


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
    if money and (found := compared_with(anchor, following) or set_beside(anchor, text, earlier)) is not None:
        return found
    if not money and (rate := _of_output(anchor, following, earlier)) is not None:
        return rate
    if following and following[0].lower_ == "of":
        found = _of(anchor, following, earlier)
        if found is not None:
            return found
    if money and following and following[0].lower_ in ("in", "for"):
        group = following_group([t for t in following[1:] if t.pos_ != "DET"])
        if group is not None and usable(anchor, group[-1]):
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
    if (found := _put_at(anchor, earlier) or topical(anchor, text, earlier)) is not None:
        return found
    verb = governor(token)
    if verb is not None:
        found = _of_verb(anchor, verb, earlier)
        if found is None and not money and verb.lemma_.lower() in table("measures")["levels"]:
            found = _bearer(anchor, verb)
        if found is not None:
            return found
    if not money and (found := asked(anchor, text, earlier) or topic(anchor, earlier)) is not None:
        return found
    return (
        lent(anchor, earlier)
        or (_before_colon(anchor) if verb is None else None)
        or (_coin(anchor, text) if money else None)
    )


def _describes(anchor: Anchor, text: str) -> bool:
    """Whether a sum with its rate describes the noun behind it: "a £900-a-month flat", "their $3,500 a month loan"."""
    first = anchor.tokens[0]
    article = first.i > first.sent.start and (first.nbor(-1).pos_ == "DET" or first.nbor(-1).tag_ == "PRP$")
    return article and _RATE.fullmatch(text, anchor.numeral.span.end, anchor.numeral.noun) is not None


_RATE = re.compile(r"[\s-]+(?:an?|per)[\s-]+[a-z]+")


def _coin(anchor: Anchor, text: str) -> str | None:
    """The noun of the currency behind a sum that no other noun goes with: "set aside 120 million lempiras"."""
    words = re.sub(r"\s+", " ", text[anchor.numeral.span.end : anchor.numeral.noun]).strip(' -–"”’»').lower()
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


def _of_verb(anchor: Anchor, verb: Token, earlier: Sequence[Figure]) -> str | None:
    first = anchor.tokens[0].i
    if verb.lemma_.lower() == "cost" and any(
        c.i < first and c.dep_ in ("dobj", "dative") and c.pos_ != "PRON" for c in verb.children
    ):
        return None  # what something cost somebody is no price of a thing
    objects = [c for c in verb.children if c.dep_ in ("dobj", "obj") and c.i < first and usable(anchor, c)]
    if objects:
        return unwrapped(anchor, objects[-1], earlier)
    return _of_subject(anchor, verb, earlier)


def _bearer(anchor: Anchor, verb: Token) -> str | None:
    """A name as the last resort: "the FTSE 100 rose 0.6%"."""
    subject = subject_of(verb)
    if subject is None or subject.pos_ not in NOMINAL or subject.ent_type_ in ("PERSON", "GPE", "NORP", "DATE"):
        return None
    if subject.i >= anchor.tokens[0].i or verb.lemma_.lower() in table("measures")["reporting"]:
        return None
    return anchor.text(noun_phrase(subject)) or None
