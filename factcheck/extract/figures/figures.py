"""Figures: every quantity that a document asserts, with what it measures, who, where and when."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.claims import Bound, Figure
from factcheck.documents import Document
from factcheck.extract.figures.anchors import Anchor, anchored, names_its_noun, sentence_of
from factcheck.extract.figures.bearers.antecedents import Bearer, Focus
from factcheck.extract.figures.bearers.bearers import bearer_of
from factcheck.extract.figures.bearers.carrying import borne
from factcheck.extract.figures.bearers.firms import Firms
from factcheck.extract.figures.bearers.themes import Theme
from factcheck.extract.figures.changes import changes_listed
from factcheck.extract.figures.ellipsis import completed
from factcheck.extract.figures.measures.choices import chosen
from factcheck.extract.figures.measures.measures import measure_of
from factcheck.extract.figures.parallels import in_turn
from factcheck.extract.figures.places.homes import setting
from factcheck.extract.figures.places.places import as_written, place_of
from factcheck.extract.figures.places.whereabouts import Whereabouts
from factcheck.extract.figures.predicates import event_of
from factcheck.extract.figures.roles import parts_listed, role_of
from factcheck.extract.figures.times.choices import timed
from factcheck.extract.figures.times.standing import is_standing
from factcheck.extract.figures.times.times import By, Timeline, Told
from factcheck.extract.figures.times.topics import with_polling_day, with_topic_periods
from factcheck.extract.parsing import ParsedDocument
from factcheck.text.capitals import CAPITALS
from factcheck.text.dates.dates import find_dates
from factcheck.text.numbers.numerals import Numeral, find_numerals
from factcheck.text.places import resolve
from factcheck.text.spans import Span
from factcheck.text.units.units import dimension

_AHEAD = 700
_Dated = dict[tuple[str | None, int], set[str | None]]
"""The times of the dated figures of one unit by the step of their size."""
_ROUNDING = 0.02
_LEAST_ROUNDED = 1000
"""How far a round number lies from the one it rounds, and from what size on two such numbers are one figure."""
_SMALL = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "a third", *"123456789")
)
"""Numbers too common for two of one value to be one figure."""
_NOUN = re.compile(
    r"[\s-]*(?:of\s+(?:the\s+|its\s+|their\s+|all\s+)?)?(?P<noun>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*)?)"
)


def find_figures(parsed: ParsedDocument, document: Document) -> list[Figure]:
    """The figures of a document in order. `speaker` stays None: whose they are is for the statements to say."""
    text = document.text
    dates = find_dates(text, document.published)
    timeline = Timeline.of(text, dates, document.published)
    numerals = find_numerals(text, dates, setting(document))
    whereabouts = Whereabouts.of(parsed, document, [n.unit for n in numerals if n.unit is not None])
    out: list[Figure] = []
    focus: str | None = None
    bearers: dict[int, Bearer] = {}
    spoken_of: str | None = None
    dated: dict[tuple[float, float, str | None], str | None] = {}
    undated: list[int] = []
    sources: dict[int, By] = {}
    likelier: dict[int, str | None] = {}
    anchors: dict[int, Anchor] = {}
    firms = Firms.of(parsed)
    paragraph = -1
    for numeral in numerals:
        anchor = anchored(parsed, numeral)
        if anchor is None:
            out.append(_unparsed(numeral, parsed, document, timeline, whereabouts))
        else:
            if names_its_noun(anchor):
                continue
            anchor = replace(anchor, numeral=completed(anchor, text, out))
            anchors[len(out)] = anchor
            if anchor.paragraph.span.start != paragraph:
                focus, paragraph = None, anchor.paragraph.span.start
            place = place_of(anchor, whereabouts, focus)
            focus = place.name if place.explicit else focus
            measure = measure_of(anchor, text, out)
            likelier[len(out)] = chosen(anchor, parsed, out, measure, document.title or "")
            bearer = bearer_of(
                anchor, text, measure, Focus(spoken_of, whereabouts.country, firms.before(numeral.span.start))
            )
            if bearer.named and bearer.name is not None:
                spoken_of = bearer.name
            bearers[len(out)] = bearer
            told = timeline.told(
                numeral.span, sentence_of(anchor), anchor.paragraph.span, anchor, out, unit=anchor.numeral.unit
            )
            if told.by is not By.SENTENCE and is_standing(anchor, measure, text):
                told = Told(None, By.NOTHING)
            out.append(
                _with_verb_before(_parsed(anchor, document, told, place.name, measure, bearer.name), bearer, out)
            )
            sources[len(out) - 1] = told.by
            if timeline.dated(sentence_of(anchor)):
                dated.setdefault((numeral.low, numeral.high, numeral.unit), out[-1].as_of)
            elif told.by is not By.NOTHING:
                undated.append(len(out) - 1)
    sources |= dict.fromkeys(_date_alike(out, undated, dated), By.FIGURES)
    out = _with_periods(_measures_filled(out), sources, anchors, timeline)
    acting = {n for n, who in bearers.items() if who.acts}
    resumed = {n for n, who in bearers.items() if who.resumed}
    out = borne(out, Theme.of(document, whereabouts.actor), firms, acting, resumed, parsed)
    measured = [_measured(figure, likelier.get(n) or figure.measure) for n, figure in enumerate(out)]
    return parts_listed(changes_listed(in_turn(measured, anchors, text), anchors), text)


def _with_periods(
    figures: Sequence[Figure], sources: Mapping[int, By], anchors: Mapping[int, Anchor], timeline: Timeline
) -> list[Figure]:
    """The figures that name no time with that of the vote, the topic or the likeliest, places as they are written."""
    out = with_polling_day(figures, sources, timeline.text, timeline.dates, timeline.news)
    out = with_topic_periods(_places_as_written(out, timeline.text), sources, timeline.news)
    open_ = {n: sources[n] for n in sources if out[n].as_of == figures[n].as_of}
    return timed(out, open_, anchors, timeline)


def _measured(figure: Figure, measure: str | None) -> Figure:
    """The figure with its measure; who pays or gets a sum is none: "Moss Holdings gave $2 million"."""
    measure = _SHARE_OF.sub("", measure) if measure is not None else None
    who = figure.subject
    if who is None or dimension(figure.unit) != "currency" or measure != who.lower():
        return replace(figure, measure=measure)
    return replace(figure, measure=None if _NAME.fullmatch(who) or resolve(who) is not None else measure)


_SHARE_OF = re.compile(r"^(?:percent|per cent|%|(?:one )?half|(?:a |one )?(?:third|quarter|fifth|tenth)) of (?:the )?")
_NAME = re.compile(rf"[{CAPITALS}][\w’'-]+(?:\s[{CAPITALS}][\w’'-]+)+|[{CAPITALS}]{{2,}}")


def _places_as_written(figures: Sequence[Figure], text: str) -> list[Figure]:
    written = {name: as_written(name, text) for name in {figure.place for figure in figures}}
    return [replace(figure, place=written[figure.place]) for figure in figures]


def _date_alike(
    out: list[Figure], undated: Sequence[int], dated: dict[tuple[float, float, str | None], str | None]
) -> Iterator[int]:
    """Give the undated figures the time of the dated figure of the same number, and tell the places of those."""
    rounds: _Dated = defaultdict(set)
    for (low, high, unit), day in dated.items():
        if low == high and low >= _LEAST_ROUNDED:
            rounds[unit, _step(low)].add(day)
    for index in undated:
        figure = out[index]
        known = dated.get((figure.low, figure.high, figure.unit)) or _rounded(figure, rounds)
        if figure.text not in _SMALL and known is not None:
            out[index] = replace(figure, as_of=known)
            yield index


def _with_verb_before(figure: Figure, bearer: Bearer, earlier: Sequence[Figure]) -> Figure:
    """The figure of a clause without a verb, with the event of the clause before, and where that was of its own place.

    "Turkey has taken in 3.6 million Syrians, Lebanon 1.5 million".
    """
    if not bearer.gapped or not earlier:
        return figure
    before = earlier[-1]
    own = before.place is not None and before.place == before.subject and resolve(figure.subject) is not None
    return replace(figure, event=figure.event or before.event, place=figure.subject if own else figure.place)


def _rounded(figure: Figure, dated: _Dated) -> str | None:
    """The time of the one dated figure of which this hedged one is the round number: "nearly 15 million" of 14.9."""
    if figure.bound is Bound.EXACT or figure.low != figure.high or figure.low < _LEAST_ROUNDED:
        return None
    around = _step(figure.low)
    near = {day for step in (around - 1, around, around + 1) for day in dated.get((figure.unit, step), ())}
    return near.pop() if len(near) == 1 else None


def _step(value: float) -> int:
    return round(math.log(value) / _ROUNDING)


def _measures_filled(figures: list[Figure]) -> list[Figure]:
    """A bare count that nothing before explains counts what the next count does: "Day 1: 630. Day 2: 915 trucks"."""
    out = list(figures)
    following: Figure | None = None
    for index in range(len(out) - 1, -1, -1):
        figure = out[index]
        if (
            figure.measure is None
            and figure.unit is None
            and following is not None
            and following.start - figure.end < _AHEAD
        ):
            out[index] = figure = replace(figure, measure=following.measure)
        if figure.unit is None and figure.measure is not None and figure.measure.split()[-1] not in _SUMS:
            following = figure
    return out


_SUMS = frozenset(("toll", "tally", "total", "count", "number", "figure"))
"""What sums something up without saying what: no figure before it counts that."""


def _parsed(
    anchor: Anchor,
    document: Document,
    told: Told,
    place: str | None,
    measure: str | None,
    subject: str | None,
) -> Figure:
    text, numeral = document.text, anchor.numeral
    sentence = sentence_of(anchor)
    return replace(
        _read(numeral, text),
        measure=measure,
        subject=subject,
        event=event_of(anchor),
        place=place,
        as_of=told.as_of,
        role=role_of(numeral, text, sentence, anchor),
    )


def _unparsed(
    numeral: Numeral, parsed: ParsedDocument, document: Document, timeline: Timeline, whereabouts: Whereabouts
) -> Figure:
    """Without a parse the next two words are the measure; subject and event stay unknown."""
    text = document.text
    paragraph = parsed.paragraph_at(numeral.span.start)
    around = paragraph.span if paragraph is not None else Span(numeral.span.start, numeral.span.end)
    noun = _NOUN.match(text, numeral.noun, min(around.end, numeral.noun + 80))
    return replace(
        _read(numeral, text),
        measure=noun["noun"].lower() if noun is not None else None,
        place=whereabouts.main,
        as_of=timeline.told(numeral.span, around, around).as_of,
        role=role_of(numeral, text, around),
    )


def _read(numeral: Numeral, text: str) -> Figure:
    """What the number expression itself says."""
    again = numeral.restatement.of(text) if numeral.restatement is not None else None
    return Figure(
        start=numeral.span.start,
        end=numeral.span.end,
        text=numeral.span.of(text),
        low=numeral.low,
        high=numeral.high,
        bound=numeral.bound,
        unit=numeral.unit,
        restatement=again,
    )
