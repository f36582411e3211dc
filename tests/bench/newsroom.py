"""A newsroom's archive to measure with: the project's reports and gold news, told again of other places and years.

The corpora hold some thirty stories with a handful of reports each. Every turn tells them all again as what happened
elsewhere and in other years: a country, its people and its towns become those of another, surnames others, dates are
moved by years and numbers scaled by one factor, each the same all through a story, so that its reports agree and
contradict each other as they did. No story is told twice of one country: two real ones are never told in the same
words. So a figure meets those of its own story and those of the other stories that a country has, of which some
seventeen come to each: a hundred thousand figures are of some two thousand stories in thirteen years. What stays is
the wording, the same in all turns but for names and numbers. `archive(turns)` is the same for everyone who asks.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.text.names.names import is_given_name

ROOT = Path(__file__).resolve().parents[2]
CORPORA = [ROOT / "seeds/reports.jsonl", ROOT / "tests/gold/documents.jsonl", ROOT / "tests/second/documents.jsonl"]
STATEMENTS = [ROOT / "tests/gold/statements.jsonl", ROOT / "tests/second/statements.jsonl"]
GAZETTEER = ROOT / "factcheck/text/data/places.tsv"
LEAST_TOWNS = 3
YEARS = range(-12, 1)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATE = rf"{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}"
_NUMBER = re.compile(rf"{_DATE}|(?<![\w.,:/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d{{2,}})(?![\w:/-]|\.\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STORY = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name, what its people are called, and its towns and regions, the largest first."""

    name: str
    people: tuple[str, ...]
    towns: tuple[str, ...]


@cache
def countries() -> dict[str, Country]:
    """The countries of the gazetteer that have people and towns, by code."""
    rows = [line.split("\t") for line in GAZETTEER.read_text(encoding="utf-8").splitlines()[1:]]
    towns: dict[str, list[str]] = {}
    for _key, name, kind, within, _aliases, _people in rows:
        if kind in ("capital", "city", "region"):
            towns.setdefault(within.split("|")[-1].partition(".")[0], []).append(name)
    return {
        key: Country(name, tuple(people.split("|")), tuple(towns[key]))
        for key, name, kind, _within, _aliases, people in rows
        if kind == "country" and people and len(towns.get(key, ())) >= LEAST_TOWNS
    }


@cache
def corpus() -> list[dict[str, str]]:
    """The reports, as they are."""
    return [json.loads(line) for path in CORPORA for line in path.read_text(encoding="utf-8").splitlines()]


def archive(turns: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Every report told so many times, as the records that `add` reads; the first time as it is."""
    yield from corpus()
    for turn in range(1, turns):
        dice = random.Random(f"{seed} {turn}")
        told: dict[str, _Telling] = {}
        for report in corpus():
            found = _STORY.match(report["id"])
            assert found is not None
            telling = told.setdefault(found[0], _Telling(found[0], turn, dice))
            yield {
                "id": f"{report['id']}-{turn}",
                "source": f"{report['source'].split()[0]} {dice.choice(('Post', 'Times', 'Wire', 'Herald'))}",
                "title": telling.tell(report["title"]),
                "published": telling.moved(report["published"]),
                "text": telling.tell(report["text"]),
            }


class _Telling:
    """One story as it happened elsewhere: what every name, year and number becomes."""

    def __init__(self, story: str, turn: int, dice: random.Random) -> None:
        self._years = dice.choice(YEARS)
        self._factor = dice.uniform(0.4, 2.5)
        known = list(countries().values())
        random.Random(story).shuffle(known)
        others = known[turn % len(known) :] + known[: turn % len(known)]
        self._names = _renamed(zip(known, others, strict=True))
        surnames = _surnames()
        self._surnames = dict(zip(surnames, dice.sample(surnames, len(surnames)), strict=True))

    def tell(self, text: str) -> str:
        """A text with every name, year and number changed."""
        text = _NUMBER.sub(self._number, text)
        return _words().sub(lambda found: self._names.get(found[0]) or self._surnames.get(found[0], found[0]), text)

    def moved(self, day: str) -> str:
        """A day of another year; no leap days."""
        return f"{int(day[:4]) + self._years}{day[4:]}".replace("-02-29", "-02-28")

    def _number(self, found: re.Match[str]) -> str:
        written = found[0]
        if not written[0].isdigit() or written[-1].isalpha():
            return written  # a day of a month
        if _YEAR.fullmatch(written):
            return str(int(written) + self._years)
        number = int(written.replace(",", "")) * self._factor
        digits = len(written.replace(",", "").rstrip("0"))
        number = float(f"{number:.{max(1, digits)}g}")
        return f"{number:,.0f}" if "," in written or number >= 10_000 else f"{number:.0f}"


def _renamed(pairs: Iterable[tuple[Country, Country]]) -> dict[str, str]:
    names: dict[str, str] = {}
    for old, new in pairs:
        names |= {town: new.towns[n % len(new.towns)] for n, town in enumerate(old.towns)}
        names |= dict.fromkeys(old.people, new.people[0])
        names[old.name] = new.name
    return names | {name.upper(): told.upper() for name, told in names.items()}


@cache
def _words() -> re.Pattern[str]:
    """All names that occur in the corpus, those of datelines in capitals."""
    text = " ".join(f"{report['title']} {report['text']}" for report in corpus())
    names = {name for c in countries().values() for name in (c.name, *c.people, *c.towns)} | set(_surnames())
    found = sorted((name for name in names | {n.upper() for n in names} if name in text), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b")


@cache
def _surnames() -> list[str]:
    """The last names of people who are quoted in the gold news."""
    lines = [line for path in STATEMENTS for line in path.read_text(encoding="utf-8").splitlines()]
    speakers = {json.loads(line)["speaker"] or "" for line in lines}
    people = (name.split() for name in speakers if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]{3,}", name))
    return sorted({last for first, last in people if is_given_name(first)})
