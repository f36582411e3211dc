"""Marks: scores, ranks, ages, hours and lengths of time that only describe ("a ten-minute talk").

They are no quantities that a text asserts, but can contradict each other all the same.

Each kind is read out of the raw text, for extraction passes them over; a mark is a `Quantity` with the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from factcheck.claims import Bound
from factcheck.compare.intervals import Quantity, agree
from factcheck.compare.questions.phrases import names_in, roots
from factcheck.text.scales import Form, find_atoms

_SCORE = re.compile(r"(?<![\w./])(\d{1,3}(?:\.\d{1,2})?)\s?(?:/|out of)\s?(4|5|10|100)(?![\w/])")
_TOP = re.compile(r"\btop\s+(\d{1,3})\b", re.IGNORECASE)
_TO_TEN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
_ORDINALS = {word: number for number, word in enumerate(_TO_TEN, 1)}
_ORDINALS |= {"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16}
_ORDINALS |= {"seventeenth": 17, "eighteenth": 18, "nineteenth": 19}
_ORDINALS |= {f"{tens}ieth": 10 * number for number, tens in enumerate(_TENS, 2)}
_ORDINALS |= {
    f"{tens}y-{unit}": 10 * number + one
    for number, tens in enumerate(_TENS, 2)
    for one, unit in enumerate(_TO_TEN[:-1], 1)
}
_IN_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_RANK = re.compile(
    rf"(?:#\s?|\bnumber\s)(\d{{1,3}})\b|\b(\d{{1,3}})(?:st|nd|rd|th)\b|\b({_IN_WORDS})\b"
    r"(?![-–]?\s?(?:of|half)\b)",
    re.IGNORECASE,
)
_NOT_RANKED = re.compile(
    r"^\s*(?:centur|of\s+[A-Z]|day|week|month|year|season|quarter|time|episode|chapter|round)", re.IGNORECASE
)
_MOST_OF = re.compile(r"[\s-]((?:most[\s-])?\w+est|most[\s-]\w+|[a-z]+\s[a-z]+)\b", re.IGNORECASE)
_RESULT = re.compile(r"(?<![\w.–-])(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w–-]|\.\d|\s?[°º%])")
_AGE = re.compile(r"^(?:[\s-]*years?[\s-]*(?:old|of age)\b|\s+when\s+(?:he|she|they)\b)", re.IGNORECASE)
_BESIDE_A_NAME = re.compile(r"[^\W\d_]\s?,\s$")
_BEHIND_AN_AGE = re.compile(r"^\s?,\s(?:of|from|a|an|the|who|was|were|is|has|had|said|told|will|and|died)\b")
"""Around the number of "The driver, 36, was hurt"."""
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_WHO_WAS_SO_OLD = re.compile(r"^\s*,?\s+(?:he|she|[A-Z]\w+)\s+[a-z]")
"""Behind the number of "At 23 Lund left Rome"."""
_LONG = re.compile(r"^(\s|-|–)(second|minute|hour|day|week|month|year)s?\b(?!['’])\s?(\w*)", re.IGNORECASE)
_TO = re.compile(r"-?\s?(?:to|or|–)\s?$")
"""Before the end of a range: "a 60- to 80-year cycle"."""
_FIRST_IN = re.compile(
    r"\b(?:first|last|only|\w+est|most)\b[^.;,]{0,60}\sin\s"
    r"(?:(?:less|more|fewer) than |over |under |nearly |almost |about |at least )?$",
    re.IGNORECASE,
)
"""Before a length of time in which there was nothing of the kind: "her first book in five years"."""
_LABEL = re.compile(
    r"\b(weeks?|chapters?|exits?|vol(?:umes?)?|episodes?|seasons?|rounds?|groups?|parts?|sections?|articles?|phases?|stages?|"
    r"terminals?|gates?|platforms?|classes|class)\s?\.?\s?#?\s?(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)\b(?!\s?%)",
    re.IGNORECASE,
)
"""A number that only names one of a row: "weeks 16–17"."""
LEAST_LIKE_TO_NAME = 0.8
"""Two such names contradict each other only where so many of the words are the same."""
_IN_A_ROW = re.compile(r"^\s(?:consecutive|straight|successive)\s(\w+?)s?\b", re.IGNORECASE)
"""Behind a number or an ordinal: "five straight years" and "the fifth straight year" are one."""
_DAY_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.?\s(?:the\s)?$", re.IGNORECASE
)
_DAY_BEHIND = re.compile(r"^\s(?:of\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_AGED = re.compile(r"\b(?:aged?|age of|at the age of|turned)\s+(?:(?:of|about|around)\s+)?$", re.IGNORECASE)
_AGO = re.compile(r"^[\s-]*(year|month|week|day)s?\s+(?:ago|prior|earlier|before|later|after|passed)\b", re.IGNORECASE)
_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)
_HOUR_OF_DAY = re.compile(r"(?<![\d:.])([01]\d|2[0-3]):?([0-5]\d)\s?(?:hours|hrs|h|GMT|UTC|CET)\b")
_FROM_HOUR_TO_HOUR = re.compile(
    r"\bfrom\s\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?\s(?:to|until|till)\s\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b", re.IGNORECASE
)
"""From when to when something is: the first that a text gives is meant."""
LEAST_LIKE_OF_HOURS = 0.3
_LEAST = re.compile(
    r"\b(?:more than|over|above|higher than|greater than|at least|better than|older than|exceed\w*|after)"
    r"(?:\s+the)?(?:\s+age of)?\s*$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"\b(?:less than|fewer than|under|below|lower than|at most|worse than|up to|younger than|before)"
    r"(?:\s+the)?(?:\s+age of)?\s*$",
    re.IGNORECASE,
)
_HIGHER = re.compile(r"\b(?:before|ahead of)(?:\s+the)?\s*$", re.IGNORECASE)
_LOWER = re.compile(r"\b(?:after|behind)(?:\s+the)?\s*$", re.IGNORECASE)
"""Before a rank: it stands nearer to the first, or farther from it."""
_FIRST_OF_ALL = re.compile(
    r"(?:(?<!of )(?<!among )\bthe|\bits|\btheir|['’]s)\s+(most[\s-](?!of\b)\w+|\w+est)\b", re.IGNORECASE
)
"""A superlative without an ordinal: the first of its row."""
_LOOSE = ("of 4", "of 5", "of 10", "of 100", "age", "hour")
"""Kinds of which a text seldom has two of different things."""
LEAD = 30
"""Characters before a mark that are read for its limit."""
WINDOW = 8
"""Words on either side of a mark that tell what it is a mark of."""
LEAST_NEAR = 0.4
"""Marks are set against each other only where so much of the words around them is the same …"""
LEAST_NEAR_OF_OTHERS = 0.5
"""… more where one is said of something that does not stand beside the other: "the twelfth largest" …"""
LEAST_LIKE = 0.4
"""… or the texts as a whole are so much alike."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: `kind` is its scale ("of 10") or what it counts ("rank"); `words` stand around it."""

    kind: str
    value: Quantity
    words: frozenset[str]
    own: frozenset[str] = frozenset()
    """What it is said of by its place: the "busiest" of "fourth busiest"."""
    counted: bool = False
    """Whether it is a figure as well, so that two of them are compared as such."""
    window: bool = False
    """Whether it only says how long: two of those are compared as figures, or date two things."""

    def is_said_of(self, other: Mark) -> bool:
        """Whether what it is said of stands around the other as well."""
        return bool(self.own) and self.own <= other.words


def marks_meet(
    a: str, b: str, likeness: float = 1.0, counted: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
) -> bool | None:
    """Whether the marks of one kind can all be so; None where there are none to compare.

    `likeness` is the share of words that the two texts have in common, `counted` where the figures of each text begin.
    """
    ours, theirs = list(_marks(a, counted[0])), list(_marks(b, counted[1]))
    verdicts: list[bool] = []
    opening = [_FROM_HOUR_TO_HOUR.search(text) for text in (a, b)]
    spans = [[mark.value.low for mark in _marks(match.group(), frozenset())] for match in opening if match is not None]
    if len(spans) == 2 and likeness >= LEAST_LIKE_OF_HOURS:
        verdicts.append(spans[0] == spans[1])
    for kind in dict.fromkeys(mark.kind for mark in ours):
        if kind == "hour" and len(spans) == 2:
            continue
        few, many = sorted(([m for m in side if m.kind == kind] for side in (ours, theirs)), key=len)
        for mark in few:
            near = [other for other in many if _of_one_thing(mark, other)]
            if kind in _LOOSE and likeness >= LEAST_LIKE:
                near = near or many
            if any(mark.is_said_of(other) for other in near):
                closest = max(_near(mark, other) for other in near)
                near = [other for other in near if _near(mark, other) == closest]
            if near and not all(_left_to_figures(mark, other) for other in near):
                verdicts.append(any(agree(mark.value, other.value, to_the_letter=True) for other in near))
    tops = [{frozenset(roots(match[1])) for match in _FIRST_OF_ALL.finditer(text)} for text in (a, b)]
    leads = [_leads(tops[0] - tops[1], ours, theirs), _leads(tops[1] - tops[0], theirs, ours)]
    verdicts += [verdict for verdict in leads if verdict is not None]
    if likeness >= LEAST_LIKE_TO_NAME and _other_names(a, b):
        verdicts.append(False)
    results = [{match.groups() for match in _RESULT.finditer(text)} for text in (a, b)]
    rivals = names_in(a) - names_in(b) and names_in(b) - names_in(a)
    if len(results[0]) == 1 == len(results[1]) and likeness >= LEAST_LIKE and not rivals:
        verdicts.append(results[0] == results[1])
    return all(verdicts) if verdicts else None


def _other_names(a: str, b: str) -> bool:
    """Whether the texts name one of a row with one noun and another number each."""
    ours, theirs = (
        {noun.lower().rstrip("s"): re.sub(r"\s", "", number) for noun, number in _LABEL.findall(text)}
        for text in (a, b)
    )
    return any(ours[noun] != theirs[noun] for noun in ours.keys() & theirs.keys())


def _leads(firsts: AbstractSet[frozenset[str]], marks: list[Mark], others: list[Mark]) -> bool | None:
    """Whether "the largest", of which one text alone speaks, can be what the other ranks among the largest.

    None without both, and where the one text speaks of the largest and of the fifth largest: then two rows are meant.
    """
    first = Quantity(1.0, 1.0, Bound.EXACT)
    tops = firsts - {mark.own for mark in marks if mark.kind == "rank"}
    ranks = [mark for mark in others if mark.kind == "rank" and mark.own in tops]
    return all(agree(mark.value, first, to_the_letter=True) for mark in ranks) if ranks else None


def _of_one_thing(mark: Mark, other: Mark) -> bool:
    if mark.is_said_of(other) or other.is_said_of(mark):
        return True
    return _near(mark, other) >= (LEAST_NEAR_OF_OTHERS if mark.own or other.own else LEAST_NEAR)


def _left_to_figures(mark: Mark, other: Mark) -> bool:
    return (mark.window and other.window) or (mark.counted and other.counted)


def _near(mark: Mark, other: Mark) -> float:
    return len(mark.words & other.words) / max(1, min(len(mark.words), len(other.words)))


def _marks(text: str, counted: frozenset[int]) -> Iterator[Mark]:
    for match in _SCORE.finditer(text):
        yield _mark(f"of {match[2]}", float(match[1]), text, match.start(), match.end())
    for match in _TOP.finditer(text):
        yield Mark("rank", Quantity(1.0, float(match[1]), Bound.RANGE), _around(text, match.start(), match.end()))
    for match in _RANK.finditer(text):
        after = text[match.end() :]
        if _NOT_RANKED.match(after) or _DAY_BEHIND.match(after) or _DAY_BEFORE.search(text, 0, match.start()):
            continue
        word = match[3]
        rank = _ORDINALS[word.lower()] if word else int(match[1] or match[2])
        if (row := _IN_A_ROW.match(after)) is not None:
            yield _mark(f"{row[1].lower()} in a row", float(rank), text, match.start(), match.end())
            continue
        ranked = _ranked(_mark("rank", float(rank), text, match.start(), match.end()), text[: match.start()])
        most = _MOST_OF.match(after)
        yield replace(ranked, own=roots(most[1])) if most is not None else ranked
    for match in _HOUR.finditer(text):
        minutes = (int(match[1]) % 12 + 12 * (match[3].lower() == "p")) * 60 + int(match[2] or 0)
        yield _mark("hour", float(minutes), text, match.start(), match.end())
    for match in _HOUR_OF_DAY.finditer(text):
        yield _mark("hour", float(int(match[1]) * 60 + int(match[2])), text, match.start(), match.end())
    for atom in find_atoms(text):
        if atom.form not in (Form.DIGITS, Form.WORDS) or atom.low != atom.high:
            continue
        after = text[atom.end :]
        if (found := _AGE.match(after)) or _so_old(text, atom.start, after):
            yield _mark("age", atom.low, text, atom.start, atom.end + (found.end() if found else 0))
        elif (found := _AGO.match(after)) is not None:
            yield _mark(f"{found[1].lower()} ago", atom.low, text, atom.start, atom.end + found.end())
        elif (found := _IN_A_ROW.match(after)) is not None:
            mark = _mark(f"{found[1].lower()} in a row", atom.low, text, atom.start, atom.end)
            yield replace(mark, counted=atom.start in counted)
        elif (found := _LONG.match(after)) is not None and not _TO.search(text, 0, atom.start):
            mark = _mark(f"{found[2].lower()} long", atom.low, text, atom.start, atom.end + found.end(2))
            if _FIRST_IN.search(text, max(0, atom.start - 90), atom.start):
                yield replace(mark, kind=f"first in {found[2].lower()}s")
                continue
            described = found[1] in "-–"
            own = roots(found[3]) if described else frozenset()
            yield replace(mark, own=own, window=not described)


def _so_old(text: str, start: int, after: str) -> bool:
    lead = max(0, start - 24)
    if _AGED.search(text, lead, start):
        return True
    if _BESIDE_A_NAME.search(text, lead, start) and _BEHIND_AN_AGE.match(after):
        return True
    return _AT.search(text, lead, start) is not None and _WHO_WAS_SO_OLD.match(after) is not None


def _mark(kind: str, value: float, text: str, start: int, end: int) -> Mark:
    lead = text[max(0, start - LEAD) : start]
    words = _around(text, start, end)
    if _LEAST.search(lead):
        bound = Bound.AT_LEAST
    elif _MOST.search(lead):
        bound = Bound.AT_MOST
    else:
        return Mark(kind, Quantity(value, value, Bound.EXACT), words)
    return Mark(kind, Quantity(value, value, bound, strict=True), words)


def _ranked(mark: Mark, before: str) -> Mark:
    """A rank with its bound turned round: who stands above the tenth has a smaller number, who stands behind it not."""
    lead = before[-LEAD:]
    if _HIGHER.search(lead) or _LOWER.search(lead):
        bound = Bound.AT_MOST if _HIGHER.search(lead) else Bound.AT_LEAST
        return replace(mark, value=replace(mark.value, bound=bound, strict=True))
    turned = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
    bound = turned.get(mark.value.bound, mark.value.bound)
    return replace(mark, value=replace(mark.value, bound=bound))


def _around(text: str, start: int, end: int) -> frozenset[str]:
    before = text[max(0, start - 90) : start].split()[-WINDOW:]
    after = text[end : end + 90].split()[:WINDOW]
    return roots(" ".join(before + after).replace("-", " "))
