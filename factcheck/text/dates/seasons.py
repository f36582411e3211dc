"""Seasons: "the summer of 2021", "last fall", and "in the autumn", which is the one that was or will be next."""

from __future__ import annotations

import re
from datetime import timedelta

from factcheck.text.dates.calendars import part_of, season_of
from factcheck.text.dates.outlook import is_future
from factcheck.text.dates.periods import Period
from factcheck.text.dates.senses import Setting

FOLLOWING = (
    r"(?:and|but|or|at|in|on|by|to|with|from|for|when|while|after|before|as|it|he|she|they|we|there|the|an?|his|her|its|"
    r"their|our|some|about|around|more|over|nearly|almost|only|just|at|had|has|have|was|were|is|are|would|will)"
)
"""Words behind a season that stands alone; any other may be what it belongs to: "the autumn forecast"."""
_LED = re.compile(
    r"\b(?:in|since|by|during|over|until|till|through|throughout|before|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|can|could|should|must|expects?|plans?|due|hopes?|to\s+be|promises?|wants?)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.;:!?\n]\s*")


def season_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "last fall", "the summer of 2021"."""
    if match["year"]:
        return part_of(season_of(match["season"], int(match["year"])), match["part"])
    if setting.published is None:
        return None
    today = setting.published
    which = (match["which"] or "last").lower()
    season = season_of(match["season"], today.year)
    if which == "next":
        return season if season.first > today else season_of(match["season"], today.year + 1)
    if (which in ("last", "past", "previous") and season.last >= today) or (
        which == "this" and season.first > today + timedelta(days=182)
    ):
        season = season_of(match["season"], today.year - 1)
    return part_of(season, match["part"])


def bare_season_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "since the spring": the last that began before the publication, the next where it is to come."""
    if setting.published is None or not _LED.search(match.string, max(0, match.start() - 16), match.start()):
        return None
    today = setting.published
    season = season_of(match["season"], today.year)
    before = _CLAUSE.split(match.string[max(0, match.start() - 90) : match.start()])[-1]
    behind = _CLAUSE.split(match.string[match.end() : match.end() + 60])[0]
    if is_future(match) or _AHEAD.search(before) or _AHEAD.search(behind):
        return part_of(season if season.last >= today else season_of(match["season"], today.year + 1), match["part"])
    return part_of(season if season.first <= today else season_of(match["season"], today.year - 1), match["part"])
