"""Hedges: the words around a number that limit it ("more than", "up to", "or so")."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.claims import Bound
from factcheck.text.alternatives import any_of
from factcheck.text.tables import table

REACH = 56
"""How many characters before and after a number are looked at."""
_NO_HEDGE = re.compile(r"(?:^|[\d\n;:!?%)])\s*$")
"""What ends here cannot be a hedge; spares most numbers the search."""
_QUOTE = r"[\"“”'’‘«»(]*"
_CLIMBING = re.compile(
    r"\b(?:rises?|rose|rising|risen|climb(?:s|ed|ing)?|go(?:es|ing|ne)?|went|grew|grown|jump(?:s|ed)?|increased?|crept|edged|shot|pushed|"
    r"moved|came|come|comes|brings?|bringing|brought|takes?|taking|took|back|add(?:s|ed|ing)?|tot(?:s|ted)|lives?|lived)\s+$",
    re.IGNORECASE,
)
_PHRASAL = re.compile(
    r"\b(?:averag|spread|split|divid|shar|hand|turn|tak|pull|carr|cross|pass|flown|flew|fly|hold|held|mov|sign|bring|brought|transferr|flow|roll|ow|extend|extends|stretch|spread|scatter|strewn|laid|ran|cut)\w*\s+$|\btook\s+$",
    re.IGNORECASE,
)
_DOUBTING = re.compile(
    r"\b(?:doubts?|doubted|den(?:y|ies|ied)|unlikely|cannot|can[’']t|couldn[’']t|could\s+not|did\s+not|does\s+not|never|rules?\s+out|ruled\s+out)\b[^.;]*$",
    re.IGNORECASE,
)
_COSTING = re.compile(r"\b(?:costs?|weighs?|is\s+worth|are\s+worth|earns?|uses?|burns?|takes?)\s+$", re.IGNORECASE)
"""What is set equal: "a return costs as much as nine courses"."""
_TIME_PAST = re.compile(r"\b(?:the|recent|distant)\s+$", re.IGNORECASE)
_OWN_TOP = re.compile(r"\b(?:the|its|their|our|his|her|\w+[’']s)\s+$", re.IGNORECASE)
_GOING = re.compile(
    r"\b(?:drove|drives?|driving|walk(?:s|ed|ing)?|sail(?:s|ed|ing)?|flew|went|march(?:ed|ing)?|I|we|you|he|she)\s+$",
    re.IGNORECASE,
)
_TESTS = re.compile(
    r"\w+\s+(?:amendments|audits|bills|checks|exams|inspections|laws|motions|resolutions|tests)\b", re.IGNORECASE
)
"""What is passed without a number being left behind."""
_SPEAKING = re.compile(
    r"\b(?:complain(?:s|ed|ing)?|speculat\w+|talk(?:s|ed|ing)?|ask(?:s|ed|ing)?|argu(?:es?|ed|ing)|worr(?:y|ies|ied)|heard|hears?|rumou?rs?|"
    r"questions?|doubts?|knows?|knew|lied|nothing|something|stories|news|cares?|cared|learn(?:s|ed)?|wr(?:ites?|ote)|dream(?:s|ed)?|jokes?|joked|sings?|teach(?:es)?|taught|forgets?|forgot)\s+$",
    re.IGNORECASE,
)
""" "Rumours about 900 billion" are of 900 billion."""
_MARK = re.compile(r"[$£€]?[\d.,]+(?:\s?\w+)?[\s-]+(?:mark|level|threshold)\b")
""" "around the 30,000 mark" is about so many; what lies around a thing of 30 metres is not."""
_UNABLE = re.compile(r"\b(?:cannot|can[’']t|could\s+not|couldn[’']t|never|impossible)\b[^.;,]*$", re.IGNORECASE)
_NEVER = re.compile(
    r"(?:\b(?:never|not|cannot|den(?:y|ies|ied|ying)\s+having)|n[’']t)\s+(?!(?:say|said|know|believe|think|mean|include|report|count|the)\b)"
    r"(?:[a-z]+\s+){1,2}$|\bat\s+no\s+(?:time|point)\s+$|\b(?:no\s+one|nobody)\s+(?!(?:with|in|of|from)\b)(?:[a-z]+\s+){1,3}$",
    re.IGNORECASE,
)
""" "It never climbed higher than 70 metres" is at most 70; what one did not say says nothing."""
_ANY = re.compile(
    r"\b(?:anything|everything|any\s+(?:claims?|counts?|estimates?|figures?|numbers?|reports?|sums?|tolls?|totals?))\s+$",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"[^.;\n]*\b(?:guess\w*|fantas\w+|fictions?|lies?|nonsense|invent\w+|propaganda|impossible|exaggerat\w+|absurd|"
    r"unlikely|incredible|wrong|false|untrue|myths?|rumou?rs?|speculation|ridiculous|unthinkable|out\s+of\s+the\s+question|"
    r"too\s+(?:high|low|much|many|few|little)|surpris\w+)\b",
    re.IGNORECASE,
)
""" "Considers anything above 4,000 a guess": at most so many."""
_REJECTING = re.compile(
    r"\b(?:(?:disput(?:es?|ed|ing)|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|doubt(?:s|ed|ing)?|(?:not|n[’']t|never)\s+believed?)"
    r"\s+that|rul(?:es?|ed|ing)\s+out(?:\s+that)?|(?:not|n[’']t|never)\s+believed?(?:\s+in)?)"
    r"\s+(?:there\s+(?:were|are|had\s+been|have\s+been|will\s+be)\s+)?$",
    re.IGNORECASE,
)
""" "Disputes that more than 4,000 came": at most so many."""
_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
_DEFINITE = re.compile(r"\b(?:the|its|their|his|her)\b", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:am|are|is|was|were|be|been|runs?|running|ran|falls?|fell|fallen|[’'](?:re|s|m))\s+$", re.IGNORECASE
)
_STRETCH = re.compile(r"[\w.,]+\s+(?:regions?|provinces?|districts?|oblasts|counties)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:in|across|to|from|of|for|by|at|covers?|covering|has|have|had|hit|hits)\s+$", re.IGNORECASE)
_NOT_EVEN = re.compile(r"\b(?:not|never|hardly|n[’']t)\s+(?:\w+\s+){0,3}even\s+$", re.IGNORECASE)


def _any(words: list[str]) -> str:
    return any_of(words).replace(r"\ ", r"\s+")


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    hedges = table("hedges")
    groups = "|".join(f"(?P<{bound}>{_any(words)})" for bound, words in hedges["before"].items())
    filler = rf"(?P<filler>(?:\s+(?:{_any(hedges['fillers'])}))*)"
    return re.compile(rf"(?<![\w-])(?:{groups}){filler}[\s,]*{_QUOTE}$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _after() -> re.Pattern[str]:
    groups = "|".join(f"(?P<{bound}>{_any(words)})" for bound, words in table("hedges")["after"].items())
    gap = rf"(?P<gap>(?:\s+[a-z][\w-]*){{0,2}}{_QUOTE},?\s*){_QUOTE}"
    return re.compile(rf"{gap}(?!(?<=[a-z])[a-z])(?:{groups})(?![\w-])(?!\s+(?:than|\d|[$£€]))", re.IGNORECASE)


def _bound_of(found: re.Match[str]) -> tuple[Bound, str]:
    bound = next(bound for bound in table("hedges")["before"] if found[bound] is not None)
    return Bound(bound), " ".join(found[bound].lower().split())


def bound_before(text: str, start: int) -> tuple[Bound, int] | None:
    """The bound that the words before a number give it and where they begin; the longest hedge wins."""
    lead = text[max(0, start - REACH) : start]
    if _NO_HEDGE.search(lead):
        return None
    if _NOT_EVEN.search(lead):
        return Bound.AT_MOST, start
    found = _before().search(lead)
    if found is None:
        return None
    bound, words = _bound_of(found)
    at = start - len(lead) + found.start()
    before = text[max(0, at - REACH) : at]
    if words in table("hedges")["touching"]["words"] and found["filler"].strip():
        return None
    if bound is Bound.ABOUT and (outer := bound_before(text, at)) is not None and outer[0] is not Bound.ABOUT:
        return outer  # "at least some 100"
    if words == "up to" and _CLIMBING.search(before):
        return None
    if words == "top" and _OWN_TOP.search(before):
        return None  # "the top 1 percent"
    if words == "past" and _TIME_PAST.search(before):
        return None
    if words == "around" and found["filler"].strip() and not _MARK.match(text, start):
        return None
    if words == "over" and _PHRASAL.search(before):
        return None
    if words.endswith(("past", "passed")) and (_GOING.search(before) or _TESTS.match(text, start)):
        return None
    if (
        words == "about"
        and (_SPEAKING.search(before) or _DEFINITE.search(found["filler"]))
        and not _MARK.match(text, start)
    ):
        return None
    if words == "as much as" and _COSTING.search(before):
        return None
    if bound in (Bound.AT_LEAST, Bound.AT_MOST) and _DEFINITE.search(found["filler"]) and not _MARK.match(text, start):
        return None  # "fewer than the 642 of the year before": those were 642
    if words == "short of" and _LACKING.search(before):
        return None  # what one is short of is what is missing
    if words == "over" and _STRETCH.match(text, start) and not _AMONG.search(before):
        return None
    if words in ("less than", "fewer than", "under", "below") and _UNABLE.search(before):
        return Bound.AT_LEAST, at  # "cannot be built for less than 220 million"
    doubted = words.startswith(("exceed", "surpass", "top")) and _DOUBTING.search(before)
    beyond = bound is Bound.AT_LEAST and words.endswith(("than", "above", "over", "beyond"))
    if doubted or (beyond and _NEVER.search(before)):
        bound = Bound.AT_MOST
    elif _REJECTING.search(before) or (_ANY.search(before) and _REJECTED.match(text[start : start + REACH])):
        bound = _TURNED.get(bound, bound)
    return bound, at


_TOUCHING_AFTER = ("+", "odd", "-odd", "-some", "plus", "-plus", "-ish", "tops", "minimum", "maximum")
_UP_TO = re.compile(r"\s+to\b")
_OF_NOUN = re.compile(
    r"\s+(?!(?:of|for|per|an?|to|in|at|on|and|or|is|was|are|were|by|from|will|that|each|if|when|as|but|with|this|next|last)\b)[a-z]"
)
_NOT_ACROSS_COMMA = ("plus", "at least", "at most", "approximately", "roughly", "maximum", "minimum")


def bound_after(text: str, end: int, noun_end: int) -> tuple[Bound, int] | None:
    """The bound that the words after a number, or after its unit, give it and where they end."""
    for at in dict.fromkeys((end, noun_end)):
        found = _after().match(text, at, at + REACH)
        if found is None:
            continue
        bound, words = _bound_of(found)
        gap = found["gap"]
        if gap.strip(' ,"”’»'):
            joined = re.search(r"\b(?:and|or|to|of|in|is|was|were|said|with|for|than)\b", gap)
            if words in _TOUCHING_AFTER or joined:
                continue
        if "," in gap and words in _NOT_ACROSS_COMMA:
            continue
        if words in ("minimum", "maximum") and _OF_NOUN.match(text, found.end()):
            continue  # "a $15 minimum wage"
        if words == "and up" and _UP_TO.match(text, found.end()):
            continue  # "gusts of 138 kph and up to 90 mm of rain"
        if words == "plus" and (at > end or gap.strip()) and re.match(r"\s+[a-z]", text[found.end() : found.end() + 2]):
            continue  # "$5 an hour plus tips"
        if words == "plus" and re.match(
            r"\s+(?:an?|the|\w+\s+weeks|[A-Z]|two|three)\b", text[found.end() : found.end() + 12]
        ):
            continue
        return bound, found.end()
    return None
