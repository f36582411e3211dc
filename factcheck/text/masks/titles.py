"""Rules for numbers in the titles of works, the names of groups and the codes of registers."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.masks.rules import MaskRule, rule
from factcheck.text.masks.senses import is_a_person, is_verb, names_a_thing
from factcheck.text.scales import number_word
from factcheck.text.tables import table

_CAPITALS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty|Hundred|Thousand"
_CLOSED = r"(?!\s(?:Hundred|Thousand|Million|Billion|hundred|thousand|million|billion|per)\b)"


@lru_cache(maxsize=1)
def titles() -> tuple[MaskRule, ...]:
    """The rules for titles, groups, registers, and words that stand for a rank or an age."""
    word = number_word()
    capital = rf"(?!(?:{_CAPITALS})\b)[A-ZÀ-Þ][\w’'-]*"
    return (
        rule(
            "title",
            rf"[\"“‘](?P<n>(?:\d{{1,4}}|{_CAPITALS})(?:\s(?:{capital}|of|the|and|a)){{2,5}}|(?:{capital}\s){{1,4}}(?:\d{{1,4}}|{_CAPITALS}))[\"”’](?!\w)",
            "n",
            cased=True,
        ),
        rule(
            "name",
            rf"\b[Tt]he\s(?:{capital}\s){{1,2}}(?P<n>{_CAPITALS})\b{_CLOSED}(?!\s+(?:people|dead))",
            "n",
            cased=True,
        ),
        rule("name", rf"\b(?P<n>{_CAPITALS})-(?:Day|Week|Year|Hour)s?[’']?\s[A-ZÀ-Þ]", "n", cased=True),
        rule("name", rf"\b[Tt]he\s(?P<n>{_CAPITALS})\s[A-ZÀ-Þ][a-z]+", "n", test=_is_no_amount, cased=True),
        rule(
            "version",
            r"(?<![\w.])(?P<name>[A-Z][A-Za-z]{2,})\s(?P<n>\d{1,2}\.\d{1,2})(?=\s+(?:was|is|has|can|will|runs|comes?|came|beats?|ships?|shipped|"
            r"released|launched|arrive[sd]?|answered)\b)",
            "n",
            test=names_a_thing,
            cased=True,
        ),
        rule(
            "code",
            r"\bIS[BS]N:?\s?[\dXx][\dXx -]{7,18}|\b(?:IMO|MMSI|CAS|VAT)\s(?:[Nn]o\.?\s|number\s)?\d{5,12}\b|"
            r"\bH\.\s?R\.\s\d{1,5}\b|"
            r"\b[Pp]atents?\s(?:[Nn]o\.?\s|number\s)?(?:(?:US|EP|GB|CN|WO)\s?)?\d[\d,/]{4,}\b|\b(?:[Oo]pus|Op\.)\s\d{1,3}\b",
            cased=True,
        ),
        rule(
            "name",
            rf"\b(?:omega|{any_of(table('masks')['isotopes'])}|level|tier|grade|category|class|stage|phase|schedule|group)"
            r"-(?P<n>\d{1,3})\b(?![.,]?\d|-)",
            "n",
        ),
        rule(
            "label",
            rf"\bnumber\s(?P<n>two|three|four|five)\b{_CLOSED}(?!\s+[a-z]+s\b)",
            "n",
            test=lambda m: not is_verb(m),
        ),
        rule(
            "idiom",
            r"\bnine\stimes\sout\sof\sten\b|\ba\sthousand\sand\sone\b|\btwo\sleft\sfeet\b|\btwo\sand\stwo\stogether\b|\bthe\sthree\srs\b|"
            r"\bto\sthe\snines\b|\bnine\sto\sfive\sjobs?\b|\bin\stwo\sminds\b|\btwo\scents\b(?!\s+(?:an?|per|more|less)\b)",
        ),
        rule(
            "age",
            rf"\b(?P<who>[A-Z][a-z]{{2,}}),\s(?P<age>{word}),(?=\s[a-z])(?!\s(?:and|or)\b)",
            "age",
            test=is_a_person,
            cased=True,
        ),
        rule(
            "age",
            r"\b(?:man|woman|boy|girl|suspect|driver|victim|youth|gunman|attacker|pilot|he|she|who),?\s(?:(?:is|was)\s)?(?:thought|believed|understood|"
            r"estimated)\sto\sbe\s(?:about\s|around\s|only\s)?(?P<n>[1-9]\d)(?=[,.;](?!\d)|\s*$)",
            "n",
        ),
    )


def _is_no_amount(match: re.Match[str]) -> bool:
    """Whether the word behind a number in capitals is no magnitude and no unit: "the Three Gorges"."""
    after = match.group().split()[-1]
    return after not in ("Million", "Billion", "Hundred", "Thousand", "Percent", "People", "Dead", "Dollars", "Euros")
