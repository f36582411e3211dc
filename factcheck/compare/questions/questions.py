"""Questions: what a figure answers, with every slot brought to one form.

"More than 11,000 jobs cut at Meta" and "Meta let go of 11,000 people" answer one question: how many persons did Meta
dismiss in November 2022. A slot that the document leaves open is None: unknown, neither a match nor a mismatch.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import count
from operator import attrgetter

from factcheck.claims import Answer, Figure, Role
from factcheck.compare.intervals import Quantity
from factcheck.compare.questions.ballots import of_side, side_of
from factcheck.compare.questions.concepts import (
    PER_DAY,
    Event,
    Measure,
    as_priced,
    event_of,
    events_in,
    is_generic,
    is_money,
    kind_of,
    measure_of,
)
from factcheck.compare.questions.passages import passage_of
from factcheck.compare.questions.phrases import content_words, names_in, tokens_of
from factcheck.compare.questions.scenes import places_in, places_of_passage, without_dateline
from factcheck.compare.questions.slots import (
    TWO_YEARS,
    WEEK,
    after_number,
    announced_by_another,
    as_published,
    beside,
    comes_back,
    counted_as,
    country_of,
    dates_the_cause,
    is_whole,
    leaves_the_country,
    people_of,
    place_of,
    predicate_of,
    rate_of,
    role_of,
    states_place,
    subject_of,
)
from factcheck.text.dates.periods import Period
from factcheck.text.places import Place, resolve
from factcheck.text.units.units import canonical, dimension

MONTH_AND_HALF = 46
MOST_QUESTIONS = 4096
"""Questions that are kept, each with its document: a batch of sixty-four news articles has some 1,500 with all that it
is held against."""
ATTEND = "attend"
STRIKE = "strike"
JOINS = ("join", "take part", "participate")
"""Verbs of those who are on strike, where a sentence speaks of one."""
MAKES = ("leave", "make", "render", "end up")
"""Verbs after which the state of people says what happened: "left 12 people dead"."""
WORDS_TO_STATE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """The slots of one figure's question. `stated` tells that the time is the text's own, not that of publication.

    A question equals only itself: its states beside another are kept while the two are weighed.
    """

    measure: Measure | None
    event: str | None
    verb: str | None
    subject: str | None
    country: str | None
    people: str | None
    """The country whose people or things are counted: "Ukrainian soldiers"."""
    place: Place | None
    place_text: str | None
    place_stated: bool
    places: tuple[Place, ...]
    passage_places: frozenset[str]
    title_places: frozenset[str]
    document_text: str
    passage: str
    """What of the document speaks of the figure (`passages`); `passage_places` are the places named there."""
    document_title: str
    period: Period | None
    stated: bool
    unit: str | None
    dimension: str | None
    role: Role
    rate: str | None
    kind: str | None
    as_of: str | None
    noun_words: frozenset[str]
    tokens: frozenset[str]
    context: frozenset[str]
    sentence: str
    words: frozenset[str]
    names: frozenset[str]

    def __reduce__(self) -> tuple[type[Question], tuple[object, ...]]:
        """Pickled by its parts, in half to two thirds of the time that slots take else."""
        return Question, _given(self)

    @property
    def kin(self) -> int:
        """Equal for questions that differ in their times alone, for as long as one of them is kept."""
        return _kin_of(self)


_GIVEN = tuple(field.name for field in fields(Question))
_TIMES = ("period", "stated", "as_of")
_given, _alike = attrgetter(*_GIVEN), attrgetter(*(name for name in _GIVEN if name not in _TIMES))
_NUMBERS = count()


@lru_cache(maxsize=MOST_QUESTIONS)
def _kin_of(question: Question) -> int:
    return _kin(_alike(question))


@lru_cache(maxsize=MOST_QUESTIONS)
def _kin(_of: tuple[object, ...]) -> int:
    """A number for what questions have in common; one that was forgotten is never given again."""
    return next(_NUMBERS)


_WORD = re.compile(r"[^\W\d_]+")
_NO_EVENT = re.compile(r"\bMarch\b|\bboarding(?=[- ]schools?\b)|\bfires?\b|\bjails?\b")
"""Words that name no march, nobody on board, nobody dismissed and nobody arrested."""
_TAXED = re.compile(r"\s+(before|after)\s+(?:interest\s+and\s+)?tax\b")
COSTS = "cost"
USING = "use"
BEINGS = frozenset(("person", "user", "subscriber", "member", "household", "animal"))
GROWTH, ECONOMY = "growth", "economy"
RATES = ("percent", "percentage_point")
SUMS = {"lose": "loss", "value": "valuation"}
"""What a sum is of that no noun goes with, by its verb."""
GROWING = frozenset(("grow", "expand"))


def _nouns(figure: Figure) -> frozenset[str]:
    """The words of what a figure counts; degrees alone ("0.2 °C warmer") are no thing that is counted."""
    measure = figure.measure or ""
    signs = {canonical(measure), canonical(measure.upper())}  # nouns are kept in lower case: "°c"
    alone = dimension(figure.unit) == "temperature" and figure.unit in signs
    return frozenset() if alone else content_words(measure)


def _measured(figure: Figure, unit: str | None, sentence: str) -> Measure | None:
    """The measure of a figure; unknown where the noun is only whoever gave the number.

    A turnout that is counted in people is that of a march or rally; at the polls it is a share.
    """
    measure = measure_of(figure.measure, unit)
    if measure is not None and figure.event == COSTS and is_money(unit):
        return as_priced(measure)
    if measure is not None and unit is None and "turnout" in (figure.measure or "") and _speaks_of(ATTEND, sentence):
        return replace(measure, event=ATTEND, kind="once")
    taxed = _TAXED.match(sentence, sentence.find(figure.text) + len(figure.text)) if is_money(unit) else None
    if taxed is not None:
        earned = "pretax profit" if taxed[1] == "before" else "net profit"
        return measure_of("loss" if figure.event in SUMS else earned, unit)
    if measure is not None and measure.thing in BEINGS and is_money(unit):
        return None  # what somebody is paid is none of him
    if measure is not None and measure.thing == ECONOMY and unit in RATES:
        if figure.role is Role.SHARE:  # "4 % of GDP" is so much of what is spent or owed
            return measure_of("spending", unit) if figure.event == "spend" else None
        return Measure(GROWTH, kind="level", known=True)
    if measure is None and unit == "percent" and figure.event in GROWING:
        return Measure(GROWTH, kind="level", known=True)
    if measure is None and is_money(unit) and figure.event in SUMS:
        return measure_of(SUMS[figure.event], unit)
    if measure is not None and measure.thing == "person" and figure.event == USING:
        return replace(measure, thing="user", kind="stock")
    if measure is not None and not measure.known and figure.speaker:
        words = content_words(figure.measure or "")
        if words and words <= content_words(figure.speaker):
            return Measure("", rate=measure.rate)
    return measure


def _what_happened(
    measure: Measure | None, event: Event | None, verb: str | None, sentence: str
) -> tuple[str | None, str | None]:
    """What happened to those who are counted, and how such numbers behave in time; to prices nothing does."""
    if measure is not None and measure.priced:
        return None, measure.kind
    counted = measure.event if measure is not None else None
    weak = counted in ("employ", "live") and event is not None
    overrides = event is not None and event.overrides and (counted, event.name) != ("infect", "identify")
    if measure is not None and counted is not None and not weak and not overrides:
        return counted, measure.kind
    if event is None:
        return None, measure.kind if measure is not None else None
    struck = verb in JOINS and _speaks_of(STRIKE, sentence)
    return STRIKE if struck else event.name, event.kind or (measure.kind if measure is not None else None)


def _speaks_of(event: str, sentence: str) -> bool:
    return event in events_in(tokens_of(sentence), "person", narrow=True)


def _told_in_the_next(period: Period, published: Period | None) -> bool:
    """Whether a time is a month up to the day of publication: the month's rate, published in the next."""
    if published is None or period.last != published.last:
        return False
    return period.first.day == 1 and WEEK < period.days <= MONTH_AND_HALF


def _is_running(period: Period | None, published: Period | None) -> bool:
    if period is None or published is None or period.months == TWO_YEARS:
        return False
    return period.first <= published.last < period.last


def _left_as(answer: Answer) -> Event | None:
    """What one of the few words behind a number says that has happened to people: "12 people dead and 30 injured"."""
    for word in _WORD.findall(after_number(answer).lower())[:WORDS_TO_STATE]:
        if word in MAKES:
            continue
        for name in events_in(frozenset((word,)), "person", narrow=True):
            return Event(name, kind_of(name))
    return None


@lru_cache(maxsize=8)
def _context(around: str) -> frozenset[str]:
    """The words around a sentence, once for all its figures."""
    return tokens_of.__wrapped__(around)


@lru_cache(maxsize=MOST_QUESTIONS)
def question_of(answer: Answer) -> Question | None:
    """The question that an answer's figure answers; None for an answer without a figure."""
    figure = answer.figure
    if figure is None:
        return None
    quantity = Quantity.of(figure)
    measure = of_side(_measured(figure, quantity.unit, answer.claim.text), side_of(answer))
    predicate = predicate_of(answer)
    event = event_of(predicate, measure.thing if measure else None, measure.scope if measure else None)
    if measure is not None and measure.thing == "person" and predicate in MAKES:
        event = _left_as(answer) or event
    of_people = measure is not None and measure.event is None and measure.thing == "person"
    if event is None and of_people and figure.subject:
        named = events_in(tokens_of(figure.subject), "person")
        event = Event(ATTEND, "once") if ATTEND in named else None
    if event is None and of_people and not is_whole(answer):
        said = events_in(tokens_of(_NO_EVENT.sub(" ", after_number(answer))), "person", narrow=True)
        if len(said) != 1:
            said = events_in(counted_as(answer), "person", narrow=True)
        if len(said) != 1:
            said = events_in(tokens_of(_NO_EVENT.sub(" ", beside(answer))), "person", narrow=True)
        event = Event(next(iter(said)), kind_of(next(iter(said)))) if len(said) == 1 else None
    name, kind = _what_happened(measure, event, predicate, answer.claim.text)
    published = Period.parse((answer.document.published or "")[:10])
    period = Period.parse(figure.as_of)
    stated = period is not None and not as_published(period, published)
    if kind == "once" and period is not None and published is not None and period.last > published.last:
        period, stated = None, False  # what will happen was announced when the text came out
    if (
        kind == "running"
        and stated
        and period is not None
        and dates_the_cause(period, answer, event.name if event is not None else None)
    ):
        # "killed by the earthquakes of 6 February" tells no day of counting: any from then on
        period, stated = (Period(min(period.first, published.first), published.last) if published else period), False
    if kind == "running" and figure.role is not Role.FORECAST and _is_running(period, published):
        assert period is not None
        assert published is not None
        period = Period(period.first, published.last)  # what has been counted of the year that runs
    period = period or published
    if quantity.unit == "percent" and (kind is None or (measure is not None and measure.kind == "level")):
        kind = "level"
    if kind == "level" and period is not None and _told_in_the_next(period, published):
        period = Period.month(period.first.year, period.first.month)
    sentence = without_dateline(answer.claim.text)
    here = places_in(sentence)
    written, place = place_of(figure, here, sentence, answer.document.text)
    if name in ("displace", "cross") and comes_back(answer):
        name = "return"
    if name == "displace" and leaves_the_country(figure, place, answer):
        name = "cross"
    text = answer.document.text
    spoken = passage_of(answer).text
    unit_free = quantity.unit != "percent"
    around = f"{answer.document.title or ''} {text[max(0, answer.claim.start - 600) : answer.claim.start]} {sentence}"
    return Question(
        measure=measure,
        event=name,
        verb=None if is_generic(predicate) else predicate,
        subject=subject_of(figure) if not announced_by_another(figure, name, measure, sentence) else None,
        country=country_of(resolve(figure.subject) if figure.subject else None),
        people=people_of(figure, measure),
        place=place,
        place_text=written,
        place_stated=states_place(written, place, sentence),
        places=here,
        passage_places=places_of_passage(f"{answer.document.title or ''}. {spoken}"),
        title_places=frozenset(p.key for p in places_in(answer.document.title or "")),
        document_text=text,
        passage=spoken,
        document_title=answer.document.title or "",
        period=period,
        stated=stated,
        unit=quantity.unit,
        dimension=dimension(quantity.unit),
        role=role_of(figure, answer, period if stated else None, kind, name),
        rate=rate_of(measure, kind, period if stated else None, answer),
        kind="rate" if measure is not None and measure.rate in PER_DAY and unit_free and kind != "reading" else kind,
        as_of=figure.as_of if stated else None,
        noun_words=_nouns(figure),
        tokens=tokens_of(sentence),
        context=_context(around),
        sentence=sentence,
        words=content_words(sentence),
        names=names_in(sentence),
    )
