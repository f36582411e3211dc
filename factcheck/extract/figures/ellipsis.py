"""Ellipsis: the unit and magnitude that a bare number shares with a figure before it ("10.1 % in May, not 10.0")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims import Figure, Role
from factcheck.extract.figures.anchors import Anchor, governor, sentence_of, subject_of
from factcheck.extract.tables import table
from factcheck.text.numbers.numerals import Numeral
from factcheck.text.scales import Form
from factcheck.text.units.units import canonical, dimension

REACH = 260
"""How many characters back a unit is looked for."""
FAR = 1500
"""How far back the unit of millions is looked for, over paragraphs: "the harvest would come to 24 million"."""
NEXT_DOOR = 60
"""How near it must be in the sentence before."""
_RATIO = 60.0
_LIKE = 4.0
"""How many times larger or smaller a number of the same millions may be."""
_LARGEST_PERCENTAGE = 150.0
_THOUSAND = 1000
_NOUN_FOLLOWS = ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
_TO = re.compile(r"\s+to\s+(?:about\s+|around\s+|nearly\s+|just\s+\w+\s+)?[^\w\s]?")
_COUNTED_BY = re.compile(
    r"\s+(?:of|people|more|fewer|others|who|whose|dead|injured|wounded|missing|sick|homeless|out\s+of\s+(?:the\s+)?\d+)\b"
)
_OUT_OF = re.compile(r"\bout\s+of\s+(?:the\s+|a\s+(?:possible|maximum)\s+)?$")
_OF_THE_SAME = re.compile(r"\s+of\s+(?:them|it|which|this|that)\b(?!\s+(?:are|were|is|was|have|had)\s+(?:killed|dead))")
""" "31 million tonnes by Monday, 5.2 million of them maize": of what was measured just before."""
_THE = re.compile(r"\bthe\s+[^\w\s]?$", re.IGNORECASE)
_LABEL = re.compile(r"(?:^|[.!?\n]\s*)(?P<unit>[A-Z][a-z]+s)\s[^.:!?\n]{2,60}:\s$")
_OF_BEINGS = re.compile(
    r"\b(?:names|each|lives|army|brigade|corps|crew|crowd|force|group|staff|team)\s+of\s+$", re.IGNORECASE
)
_OF_OTHERS = frozenset(
    ("take", "leave", "miss", "save", "gather", "recover", "treat", "shelter", "vote", "attend", "trap")
)
"""Of the verbs whose patient is people, those that have other patients as often."""
_COLLECTIVES = frozenset(("audience", "crew", "crowd", "herd", "membership", "population", "staff", "workforce"))
"""What is so many heads strong, whatever was measured before."""
_LABELLED = re.compile(
    r"[.!?][”\"]?\s+(?:[A-Z][^.:!?]{2,60}(?<!laughed)(?<!said)(?<!says)(?<!stays):|Of\s[^.,:!?]{2,40})\s+(?:[a-z]+\s+){0,2}$"
)
"""A new sentence that is a label, or that begins with the whole: "Deaths: 14", "Of the crew nine went"."""
_AWAY = re.compile(
    r"\s+(?:miles?|km|kilomet\w+|met\w+|feet|yards?)\s+(?:away|off|from|north|south|east|west|inland|down|up|out)\b"
)
""" "Two hundred miles away" only says where: it lends its unit to nothing."""


def completed(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> Numeral:
    """The numeral with the unit, and the magnitude, that an earlier figure lends it; unchanged where none fits."""
    numeral = anchor.numeral
    if numeral.unit is not None or numeral.form not in (Form.DIGITS, Form.WORDS, Form.SHARE):
        return numeral
    if _is_age(anchor):
        return replace(numeral, unit="year")
    if not _stands_alone(anchor, text):
        return numeral
    if (unit := _unit_of_label(numeral, text)) is not None:
        return replace(numeral, unit=unit)
    scaled = _of_last_millions(anchor, text, earlier)
    if scaled is not None and earlier[-1].start >= sentence_of(anchor).start:
        return scaled
    unit = _near_unit(anchor, text, earlier)
    if unit is not None and not (dimension(unit) == "currency" and _is_no_sum(anchor)):
        return replace(numeral, unit=unit)
    return scaled if scaled is not None else _of_millions(numeral, text, earlier)


def _unit_of_label(numeral: Numeral, text: str) -> str | None:
    """The unit that the label before a number begins with: "Hectares burned in the region: 26,000"."""
    if not text[max(0, numeral.span.start - 2) : numeral.span.start].startswith(":"):
        return None
    label = _LABEL.search(text, max(0, numeral.span.start - 80), numeral.span.start)
    unit = canonical(label["unit"].lower()) if label is not None else None
    return unit if dimension(unit) in (*_MEASURED, "length") else None


def _stands_alone(anchor: Anchor, text: str) -> bool:
    following = next(anchor.after(), None)
    if following is not None and following.pos_ in _NOUN_FOLLOWS and following.lower_ not in ("last", "next"):
        return False
    start = anchor.numeral.span.start
    if _OUT_OF.search(text, max(0, start - 24), start):
        return False  # "35 out of 80"
    end = anchor.numeral.span.end
    counted = _COUNTED_BY.match(text, end)
    named = counted is not None and counted.group() == " of" and _THE.search(text, max(0, start - 6), start)
    if counted is not None and not named and _OF_THE_SAME.match(text, end) is None:
        return False  # "the 700 of the league" are what it says, "700 of the voters" are voters
    if anchor.numeral.scale >= _MILLIONS["lakh"]:
        return True
    verb = governor(anchor.token)
    return verb is None or not any(child.dep_ == "expl" for child in verb.children)


def _is_of_beings(anchor: Anchor, text: str) -> bool:
    """Whether the number counts beings by its verb or by what it is of: "they employ 310", "the names of four"."""
    start = anchor.numeral.span.start
    if _OF_BEINGS.search(text, max(0, start - 16), start):
        return True
    verb = governor(anchor.token)
    if verb is None:
        return False
    if verb.lemma_.lower() in frozenset(table("measures")["of_people"]) - _OF_OTHERS:
        return anchor.token.dep_ in ("dobj", "nsubj", "nsubjpass")
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in _COLLECTIVES


def _is_no_sum(anchor: Anchor) -> bool:
    """Whether the number is said of an index, a ratio or another thing that is no money: "the dollar index was 96"."""
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None else None
    return subject is not None and subject.lemma_.lower() in _NO_SUMS


def _is_age(anchor: Anchor) -> bool:
    """Whether the number is said of an age that is counted in years: "the average age of the farmers is 58"."""
    verb = governor(anchor.token)
    subject = subject_of(verb) if verb is not None and verb.lemma_ in _STANDS else None
    following = next(anchor.after(), None)
    if subject is None or anchor.numeral.scale > 1:
        return False
    if following is not None and following.pos_ in ("NOUN", "ADJ") and following.lower_ not in ("last", "next"):
        return False
    noun = subject.lemma_.lower()
    return noun in ("age", "lifespan") or (
        noun == "expectancy" and any(child.lower_ == "life" for child in subject.children)
    )


_STANDS = frozenset(("be", "rise", "fall", "reach", "stand", "drop", "climb", "remain", "become"))
_NO_SUMS = frozenset((
    "index", "gauge", "ratio", "score", "rating", "rank", "multiple", "grade", "attendance", "audience", "circulation",
    "crowd", "electorate", "enrolment", "enrollment", "fleet", "headcount", "magnitude", "membership", "population",
    "ridership", "staff", "tally", "temperature", "toll", "workforce",
))  # fmt: skip


def _is_reported(anchor: Anchor) -> bool:
    """Whether somebody gives the number alone, in answer to the one before: "the institute calculates 1,650"."""
    verb = governor(anchor.token)
    following = next(anchor.after(), None)
    if verb is None or verb.lemma_.lower() not in table("measures")["reporting"]:
        return False
    closed = following is None or following.is_punct or following.pos_ in ("CCONJ", "SCONJ")
    return closed and anchor.token.dep_ in ("dobj", "pobj", "ccomp", "attr", "oprd") and anchor.tokens[0].i > verb.i


def _near_unit(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> str | None:
    numeral, sentence = anchor.numeral, sentence_of(anchor)
    if _OF_BEINGS.search(text, max(0, numeral.span.start - 16), numeral.span.start):
        return None
    beings, decimal = _is_of_beings(anchor, text), "." in numeral.span.of(text)
    for figure in reversed(earlier):
        gap, same = numeral.span.start - figure.end, figure.start >= sentence.start
        if beings and (not same or figure.unit not in (None, "percent")):
            return None
        if gap > REACH or "\n" in text[figure.end : numeral.span.start]:
            return None
        if not decimal and _LABELLED.search(text, figure.end, numeral.span.start):
            return None
        if (
            figure.unit is not None
            and not _AWAY.match(text, figure.end)
            and _fits(anchor, figure, text, same=same, gap=gap, last=figure is earlier[-1])
        ):
            return figure.unit
        if figure.unit is None and same and gap < NEXT_DOOR:
            return None
    return None


_LEVEL = re.compile(r"[\d,]+\.\d+")
"""The level of an index, which a count of goals or votes never looks like: "1,334.20"."""
_MILLIONS = {
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "lakh": 1e5,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_MAGNITUDE = re.compile(rf"(?<![a-z])({'|'.join(sorted(_MILLIONS, key=len, reverse=True))})s?$", re.IGNORECASE)
_REPORTED = ("time", "power", "mass", "volume", "area", "length", "speed", "energy")
"""What another may give another number of, without its unit."""
_MEASURED = ("mass", "volume", "currency", "energy", "area")


def _of_last_millions(anchor: Anchor, text: str, earlier: Sequence[Figure]) -> Numeral | None:
    """A number in digits with the magnitude and unit of the figure right before it: "34 million, hoteliers 33".

    That figure is of the same sentence, or of the one before where the number is a decimal; None where it lends none.
    """
    numeral = anchor.numeral
    magnitude = _MAGNITUDE.search(earlier[-1].text) if earlier else None
    if magnitude is None or numeral.scale != 1 or numeral.form is not Form.DIGITS or numeral.low >= _THOUSAND:
        return None
    last, scale = earlier[-1], _MILLIONS[magnitude[1].lower()]
    same = last.start >= sentence_of(anchor).start
    near = same or ("." in numeral.span.of(text) and numeral.span.start - last.end < REACH)
    if not near or not last.low or _is_of_beings(anchor, text):
        return None
    if not 1 / _LIKE <= numeral.low * scale / last.low <= _LIKE:
        return None
    return replace(numeral, low=numeral.low * scale, high=numeral.high * scale, unit=last.unit, scale=scale)


def _of_millions(numeral: Numeral, text: str, earlier: Sequence[Figure]) -> Numeral:
    """Millions of what was spoken of before, over paragraphs; a bare decimal takes them too: "stays at 16.9"."""
    written = numeral.span.of(text)
    bare = numeral.scale == 1 and numeral.form is Form.DIGITS and "." in written
    if not (bare or numeral.scale >= _MILLIONS["lakh"]):
        return numeral
    for figure in reversed(earlier):
        if numeral.span.start - figure.end > FAR:
            break
        magnitude = _MAGNITUDE.search(figure.text)
        if magnitude is None:
            if bare and figure.unit in ("percent", "percentage_point"):
                break
            continue
        scale = _MILLIONS[magnitude[1].lower()] if bare else 1.0
        ratio = numeral.low * scale / figure.low if figure.low else 0.0
        if not 1 / _LIKE <= ratio <= _LIKE:
            continue
        if (dimension(figure.unit) or "").split("/")[0] not in _MEASURED:
            break
        return replace(numeral, low=numeral.low * scale, high=numeral.high * scale, unit=figure.unit, scale=scale)
    return numeral


def _fits(anchor: Anchor, figure: Figure, text: str, *, same: bool, gap: int, last: bool) -> bool:
    numeral, unit = anchor.numeral, figure.unit
    kind = dimension(unit)
    written = numeral.span.of(text)
    if unit == "point":
        return same and all(_LEVEL.fullmatch(number) for number in (written, figure.text))
    if kind in ("factor", "points") or unit is None:
        return False
    if last and not same and kind in _REPORTED and _is_reported(anchor):
        return 1 / _LIKE <= (numeral.low / figure.low if figure.low else 0.0) <= _LIKE
    if kind == "time":
        return same and 1 / _LIKE <= (numeral.low / figure.low if figure.low else 0.0) <= _LIKE
    if numeral.form is Form.SHARE:
        return unit == "percentage_point" and same
    if kind in ("percent", "percentage_point"):
        decimal = "." in written and numeral.scale == 1
        near = same or decimal or gap <= NEXT_DOOR
        if _TO.fullmatch(text, figure.end, numeral.span.start) and figure.role is Role.DELTA:
            return False  # "rose 8 % to 3.65"
        if numeral.form is Form.WORDS and any(c.isdigit() for c in figure.text):
            return False  # "cut rates to 5% by a vote of six to three"
        return numeral.scale == 1 and numeral.high <= _LARGEST_PERCENTAGE and "," not in written and near
    ratio = numeral.low / figure.low if figure.low else 0.0
    many = last and kind != "currency" and numeral.low >= _MILLIONS["lakh"] and 1 / _LIKE <= ratio <= _LIKE
    return 1 / _RATIO <= ratio <= _RATIO and (same or gap <= NEXT_DOOR or many)
