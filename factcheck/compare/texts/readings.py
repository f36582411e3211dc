"""Readings: what a number says once it is known what it stands beside.

"7.2/10" and "72 %" are one dimension, "twice" is a count, and who writes "300.000 nurses" means three hundred thousand.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.claims import Answer, Figure
from factcheck.compare.questions.phrases import content_words
from factcheck.text.units.units import dimension

_OF_A_SCALE = re.compile(r"\s?(?:/|out of)\s?(4|5|10|20|100)(?![\w/]|\.\d)")
_WHOLE_SCORE = re.compile(r"([\d.]+)\s?(?:/|out of)\s?(4|5|10|20|100)")
_SCALE = re.compile(r"(?:\d\s?/\s?|\bout of )$")
_OUT_OF_A_HUNDRED = re.compile(r"\bout of (?:100|a hundred)\b")
_BY_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+")
FITS_WITHIN = 3.0
"""A number written with points for thousands is read so where the other is at most so many times as large or small."""


def plain(answer: Answer) -> Answer:
    """The answer with a number of times as a plain count, and points of a scale as a percentage."""
    figure = answer.figure
    assert figure is not None
    if figure.unit == "times" and figure.measure in (None, "times"):
        return replace(answer, figure=replace(figure, unit=None, measure=None))
    if figure.unit is None and _is_of_a_hundred(answer):
        return replace(answer, figure=replace(figure, unit="percent"))
    if figure.unit is None and (points := _points(figure, answer.document.text)) is not None:
        return replace(answer, figure=replace(figure, unit="percent", low=points[0], high=points[1]))
    return answer


def _is_of_a_hundred(answer: Answer) -> bool:
    """Whether a score is of the hundred that the text named before: "out of 100 … a score of 71"."""
    assert answer.figure is not None
    named = answer.figure.high <= 100 and content_words(answer.figure.measure or "") & content_words("score rating")
    return bool(named) and _OUT_OF_A_HUNDRED.search(answer.document.text, 0, answer.figure.start) is not None


def _points(figure: Figure, text: str) -> tuple[float, float] | None:
    """The points of a score in a hundred; None for other numbers."""
    if (whole := _WHOLE_SCORE.fullmatch(figure.text)) is not None:
        share = round(float(whole[1]) * 100 / int(whole[2]), 6)
        return share, share
    scale = _OF_A_SCALE.match(text, figure.end)
    if scale is None or figure.high > int(scale[1]) or not figure.text[-1].isdigit():
        return None
    return tuple(round(value * 100 / int(scale[1]), 6) for value in (figure.low, figure.high))  # type: ignore[return-value]


_OF_ANYTHING = ("total", "sum", "amount", "excess", "maximum", "minimum", "average", "most", "upwards")
"""What a number can be of whatever it measures."""
_OF_ITS_OWN = re.compile(
    r"\b([a-z]{3,})\s(of|was|were|is|are|stands? at|stood at)\s+"
    r"(?:(?:about|around|over|under|nearly|almost|some|more than|less than|up to)\s+)?"
    r"[^\w\s]?\s?$"
)


def own_nouns(answers: list[Answer]) -> list[Answer]:
    """The answers, sums with the noun right beside them, none with the noun that a later number has beside it.

    The 12 million of "a budget of 12 million" are the budget, not the 30 million that the same film earned before.
    """
    nouns = [_noun_beside(x) for x in answers]
    out = []
    for i, answer in enumerate(answers):
        lent = nouns[i] is None and _last_word(answer) != "" and _last_word(answer) in nouns[i + 1 :]
        noun = nouns[i]
        named = noun is not None and noun not in _OF_ANYTHING and _is_money(answer)
        out.append(_measured(answer, noun) if lent or named else answer)
    return out


def _is_money(answer: Answer) -> bool:
    assert answer.figure is not None
    return dimension(answer.figure.unit) == "currency"


def _measured(answer: Answer, noun: str | None) -> Answer:
    assert answer.figure is not None
    return replace(answer, figure=replace(answer.figure, measure=noun))


def _last_word(answer: Answer) -> str:
    assert answer.figure is not None
    return (answer.figure.measure or "").rpartition(" ")[2].lower()


_TOTAL = re.compile(
    r"\b(?:(?:worldwide|global|overall|combined|grand|running)\s(?:\w+\s)?)?(?:total|tally|toll)\s(?:\w+\s){0,4}?(?:of|to|at)\s+[^\w\s]?\s?$",
    re.IGNORECASE,
)


def as_total(answer: Answer) -> Answer:
    """The answer, what a total adds up without the noun or the "new" of its last part: "bringing the total to 255"."""
    figure = answer.figure
    assert figure is not None
    if not _TOTAL.search(answer.document.text[max(0, figure.start - 60) : figure.start]):
        return answer
    measure = None if _is_money(answer) or not figure.measure else figure.measure.removeprefix("new ")
    return replace(answer, figure=replace(figure, measure=measure))


def _noun_beside(answer: Answer) -> str | None:
    """The noun right before a number that is its number: "a budget of 12 million", "the budget was 12 million"."""
    assert answer.figure is not None
    found = _OF_ITS_OWN.search(answer.document.text[max(0, answer.figure.start - 60) : answer.figure.start])
    return found[1].lower() if found is not None else None


def is_scale(answer: Answer) -> bool:
    """Whether the figure is the scale of a score: the 10 of 6.5/10."""
    assert answer.figure is not None
    return _SCALE.search(answer.document.text[max(0, answer.figure.start - 12) : answer.figure.start]) is not None


def read_alike(ours: list[Answer], theirs: list[Answer]) -> list[Answer]:
    """Our answers, with points taken for marks of thousands and a sum without a currency in that of theirs."""
    others = [x.figure.high for x in theirs if x.figure is not None and x.figure.unit != "percent"]
    currencies = {x.figure.unit for x in theirs if x.figure is not None and dimension(x.figure.unit) == "currency"}
    currency = next(iter(currencies)) if len(currencies) == 1 else None
    return [_in_currency(_in_thousands(x, others), currency) for x in ours]


_PAID = re.compile(
    r"\b(?:worth|costs?|cost|price|priced|paid|pays?|valued|valuation|budget|earn(?:ed|s|ing)?|gross(?:ed|es|ing)?|"
    r"sold for|bought for|contract|fee|deal|loan|fine|fined|revenue|profit|loss|collected|made)\b[^.;\d]*$",
    re.IGNORECASE,
)
_SUM = re.compile(r"[\d.,]+\s?(?:million|billion|trillion)", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:[.,;)]|(?:with|in|for|at|on|by|against|to|and|or|over|during|worldwide|globally|domestically)\b|$)"
)


def _in_currency(answer: Answer, currency: str | None) -> Answer:
    """The answer in the other text's currency where its own leaves it out: "a contract for 20 million"."""
    figure, text = answer.figure, answer.document.text
    if figure is None or figure.unit is not None or currency is None or not _SUM.fullmatch(figure.text):
        return answer
    if not _NO_NOUN.match(text, figure.end) or not _PAID.search(text, max(0, figure.start - 60), figure.start):
        return answer
    return replace(answer, figure=replace(figure, unit=currency))


def _in_thousands(answer: Answer, others: list[float]) -> Answer:
    figure = answer.figure
    if figure is None or figure.unit == "percent" or not _BY_POINTS.fullmatch(figure.text):
        return answer
    value = float(figure.text.replace(".", ""))
    if figure.high >= value or not any(value / FITS_WITHIN <= other <= value * FITS_WITHIN for other in others):
        return answer
    return replace(answer, figure=replace(figure, low=value, high=value))
