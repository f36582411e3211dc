"""How news writes dates: one rule a kind of expression, each a pattern and the function that says what it means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.dates import pieces
from factcheck.text.dates.periods import Period
from factcheck.text.dates.seasons import FOLLOWING, bare_season_meant, season_meant
from factcheck.text.dates.senses import (
    Setting,
    ago_meant,
    day_month_meant,
    decade_meant,
    iso_meant,
    month_meant,
    ordinal_day_meant,
    quarter_meant,
    slashes_meant,
    spelt_decade_meant,
    this_unit_meant,
    today_meant,
    two_years_meant,
    weekday_meant,
    window_meant,
    year_meant,
)
from factcheck.text.tables import table


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of expression. `counts` is true where it stands for a stretch of days around or up to the publication."""

    name: str
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Setting], Period | None]
    leans: bool = False
    """whether it is a date only where it can be resolved, though its kind is one anyhow"""

    @property
    def kind_needs_value(self) -> bool:
        """Whether an expression that names no period is no date at all."""
        return self.leans or self.name in ("slashes", "iso", "two years", "decade", "year")


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """Every rule; where two match from the same character, the longer match is meant."""
    calendar = table("calendar")
    month, weekday, spelt = pieces.month(), pieces.weekday(), pieces.spelt()
    year = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d|,\d|\.\d|\s?%)"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%]|[,.]\d)"
    joint = r"\s*(?:-|–|—|to|and|or|until|through|,)\s*"
    part = r"(?P<part>early|mid|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)"
    count = rf"(?P<count>half\s+an?|an?(?:\s+couple\s+of|\s+few)?|the|several|few|\d+(?:\.\d+)?|{spelt})"
    unit = r"(?P<unit>minutes?|hours?|days?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
    season = rf"(?P<season>{'|'.join(calendar['seasons'])})"
    ordinal = "|".join(calendar["ordinals"])
    free = r"(?<![\w.,:/])"

    def rule(
        name: str, pattern: str, resolve: Callable[[re.Match[str], Setting], Period | None], flags: int = re.IGNORECASE
    ) -> Rule:
        return Rule(name, re.compile(pattern, flags), resolve)

    cased = re.NOFLAG
    return (
        rule(
            "iso",
            free + r"\d{4}-\d{2}(?:-\d{2})?(?![\w-])"
            r"(?!\s(?:[a-z]+\s)?(?:budget|biennium|season|cycle|term|period|plan|session))",
            iso_meant,
        ),
        rule(
            "slashes",
            free + r"(?!\d{1,2}\.\d{1,2}/)(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\w/.]\d|\w)",
            slashes_meant,
        ),
        rule(
            "day",
            free + rf"(?P<days>{day}(?:{joint}{day}){{0,6}})\s+(?:of\s+)?{month}(?:,?\s+(?:of\s+|in\s+)?{year})?",
            day_month_meant,
            cased,
        ),
        rule(
            "day",
            rf"\b{month}\s+(?:the\s+)?(?P<days>{day}(?:{joint}{day}){{0,6}})(?!\s+(?:[A-Za-z]+\s+)?(?:people|dead|"
            rf"million|per)\b)(?:,?\s+(?:of\s+|in\s+)?{year})?",
            day_month_meant,
            cased,
        ),
        rule(
            "month",
            rf"\b(?:{part}[\s-]+)?(?:(?P<which>last|next|this)\s+)?{month}(?:,?\s+(?:of\s+|in\s+)?{year})?(?!\s*[’']?\s?s\b\w)",
            month_meant,
            cased,
        ),
        rule(
            "two years",
            free
            + r"(?P<first>(?:1[5-9]|20)\d\d)\s?[-–/]\s?(?P<last>(?:1[5-9]|20)\d\d|\d\d|(?<=\d[-–])\d)(?!\w|[,.-]\d|%)",
            two_years_meant,
        ),
        rule(
            "decade",
            rf"\bthe\s+(?:{part}[\s-]+)?(?P<spelt>{'|'.join(calendar['decades'])})\b(?!\s*(?:[FC]\b|degrees))",
            spelt_decade_meant,
        ),
        rule("decade", rf"(?:{part}[\s-]+)?(?<![\w.,])[’']?(?P<decade>(?:1[5-9]|20)?\d0)s\b", decade_meant),
        rule(
            "season",
            rf"\b(?:{part}\s+)?(?:(?P<which>last|this|next|past|previous)\s+)?(?:the\s+)?{season}(?:\s+(?:of\s+)?{year})",
            season_meant,
        ),
        rule(
            "season",
            rf"\b(?:{part}[\s-]+)?(?P<which>last|this|next|past|previous)\s+{season}\b(?P<year>(?!))?",
            season_meant,
        ),
        Rule(
            "season",
            re.compile(
                rf"\b(?:{part}[\s-]+(?:the\s+)?)?(?<=[\s-]){season}\b(?=\s*(?:[^\w\s’'-]|$)|\s+(?:\d|{FOLLOWING}\b|of\s+(?:last|this|next|the\s+(?:previous|same|following))\b|(?-i:[A-Z])))",
                re.IGNORECASE,
            ),
            bare_season_meant,
            leans=True,
        ),
        rule(
            "quarter",
            rf"\b(?:(?P<that>last|previous)\s+(?:year[’']s\s+)?)?(?P<ordinal>{ordinal})[\s-]+(?P<unit>quarter|half)\b(?P<digit>(?!))?(?:\s+of\s+(?P<inside>{pieces.month_name()})\b)?(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:the\s+year\s+)?{year})?",
            quarter_meant,
        ),
        rule(
            "quarter",
            rf"\b(?P<that>(?!))?(?P<ordinal>(?!))?(?P<inside>(?!))?(?P<unit>[QqH])(?P<digit>[1-4])\b(?:[\s,/-]+(?:of\s+)?(?:FY\s?)?{year})?",
            quarter_meant,
            cased,
        ),
        rule(
            "quarter",
            rf"{free}{year}[\s,/-]+(?P<that>(?!))?(?P<ordinal>(?!))?(?P<inside>(?!))?(?P<unit>[QqH])(?P<digit>[1-4])\b",
            quarter_meant,
            cased,
        ),
        rule(
            "weekday",
            rf"\b(?:(?P<which>last|next|this|past|previous|this\s+coming|coming)\s+)?{weekday}",
            weekday_meant,
            cased,
        ),
        rule(
            "today",
            r"\b(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|overnight|last\s+night|this\s+(?:morning|afternoon|evening))\b",
            today_meant,
        ),
        rule(
            "unit",
            r"\b(?:(?P<part>earlier|later|early|late|(?:the\s+)?(?:beginning|start|middle|end)\s+of)\s+)?(?:the\s+)?(?P<which>this|"
            r"last|next|past|previous|current|coming)\s+(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?![’']s\s+(?:worth|"
            r"old))(?P<more>\s+and\s+(?:a\s+half|a\s+quarter|three[\s-]quarters)\b)?",
            this_unit_meant,
        ),
        rule("ago", rf"\b(?!the\s){count}\s+{unit}\s+(?:ago|earlier|previously|before(?=\s*[.,;)]|\s*$))", ago_meant),
        rule(
            "window",
            r"\b(?:in|over|during|for|within|of)?\s*(?:the\s+)?"
            rf"(?P<which>{pieces.NO_VERB}last|past|previous|next|coming|recent)"
            rf"\s+(?:{count}\s+)?{unit}\b(?<!week)(?<!month)(?<!year)(?<!weekend)(?<!quarter)(?<!decade)(?<!day)(?!\s+of\s+(?:[A-Z\d]|last|this|the\s+year))",
            window_meant,
        ),
        rule(
            "ordinal day",
            r"\b(?:on\s+)?the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[,.;:)]|$|and\b|to\b|it\b|we\b|"
            r"they\b|he\b|she\b))(?!\s+and\s+(?!the\s+\d)[a-z])",
            ordinal_day_meant,
        ),
        rule("year", free + rf"(?:{part}[\s-]+)?(?:fiscal\s+|FY\s?)?{year}(?:s\b)?(?!\w|-\w*\d)", year_meant),
    )
