"""The rules of masks: one pattern a class of thing that holds digits or number words and counts nothing.

The order matters: later rules see the text with the finds of earlier ones blanked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text.mask_senses import (
    is_age,
    is_attribute,
    is_code,
    is_label,
    is_score,
    names_a_thing,
    one_counts_nothing,
    person_before,
    speaks_of_parties,
)
from factcheck.text.scales import DIGITS, number_word
from factcheck.text.tables import table

Test = Callable[[re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class MaskRule:
    """A pattern, the group that is blanked (0: all), and a test that a match must pass."""

    why: str
    pattern: re.Pattern[str]
    group: str | int = 0
    test: Test | None = None


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


def _rule(why: str, pattern: str, group: str | int = 0, test: Test | None = None, *, cased: bool = False) -> MaskRule:
    return MaskRule(why, re.compile(pattern, re.NOFLAG if cased else re.IGNORECASE), group, test)


@lru_cache(maxsize=1)
def before_dates() -> tuple[MaskRule, ...]:
    """The rules for digits that could be taken for dates: addresses, clock times, phones, ratios, versions."""
    zone = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|local\s+time|hours|hrs))"
    return (
        _rule(
            "address",
            r"\b(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+|(?<!\w)[@#][^\W\d_][\w-]*\d[\w-]*",
        ),
        _rule("clock time", rf"(?<![\w:.])\d{{1,2}}(?::\d\d){{1,2}}(?![\d:])(?:\s?[ap]\.?\s?m\b\.?)?{zone}?"),
        _rule(
            "clock time",
            rf"(?<![\w.])\d{{1,2}}(?:[.:]\d\d)?(?:\s?(?:-|–|to)\s?\d{{1,2}}(?:[.:]\d\d)?)?\s?[ap]\.?\s?m\b\.?{zone}?",
        ),
        _rule(
            "clock time",
            r"(?<![\w.,])(?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC|BST|CET|EST|EDT|PST|IST|local time|hours|hrs)\b",
        ),
        _rule(
            "clock time",
            rf"\b(?:\d{{1,2}}|{number_word()})\s?o[’']?clock\b|\bhalf\s+past\s+\w+|\bquarter\s+(?:past|to)\s+\w+",
        ),
        _rule(
            "phone",
            r"(?<![\w.,])\+\d{1,3}[\s\d()-]{6,18}\d\b|(?<![\w.,$€£])\(?0\d{1,4}\)?(?:[-\s]\d{2,5}){1,4}\b|\b\d{3}-\d{3}-\d{4}\b",
        ),
        _rule("ratio", r"(?<![\w:])\d+:\d+(?![\d:])"),
        _rule("always", r"(?<![\w/])(?:24/7|9/11|7/7|4x4|20/20)(?![\w/])"),
        _rule(
            "version",
            r"\b[vV]?\d+(?:\.\d+){2,}\b",
            test=lambda m: re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", m.group()) is None,
        ),
    )


@lru_cache(maxsize=1)
def after_dates() -> tuple[MaskRule, ...]:
    """The rules for what is left once dates are blanked out."""
    words = table("masks")
    number = rf"(?:\d{{1,3}}|(?:{number_word()})(?:-(?:{number_word()}))?)"
    more = r"(?:\s?(?:-|–|,|and|or|to|&)\s?\d+[A-Z]?\b(?![,.]\d|%)){0,8}"
    time = _any([*words["time"], *(f"{word}s" for word in words["time"])])
    calibre_noun = (
        r"(?!\s*(?:of|in|on|to|per|a|an|by|from|at|and|or|since|against|for|with|during|over|fell|wide|long|"
        r"high|deep|thick|more|less|rain|rainfall|snow)\b)\s+[a-z]"
    )
    quote = r"[\"“”'’‘«»]*"
    return (
        _rule("ordinal", r"(?<![\w.,])\d+(?:,\d{3})*(?:st|nd|rd|th)(?:-[\w-]+)?\b"),
        _rule(
            "ordinal",
            rf"(?<![\w-])(?:(?:{number_word()}|hundred|thousand)[\s-]){{1,5}}(?:first|second|third|fourth|fifth|"
            rf"sixth|seventh|eighth|ninth)\b(?!s)",
            test=lambda m: (
                re.match(r"(?:one|two|three|four|five|six|seven|eight|nine|a)[\s-]", m.group(), re.IGNORECASE) is None
                and m.group().lower().count("second") == 0
            ),
        ),
        _rule(
            "decade",
            r"(?<![\w.,])[’']?\d0s\b|\b(?:early|mid|late)[\s-](?:twenties|thirties|forties|fifties|sixties|seventies|"
            r"eighties|nineties)\b",
        ),
        _rule("code", r"(?<![\w.,])[^\W\d_]+[-‑.]?\d[\w-]*(?:[.,]\d+)*(?:\s?(?:bn|m)\b)?(?![\w])", test=is_code),
        _rule(
            "code",
            r"(?<![\w.,$€£¥₹])\d+-?[A-Z][A-Za-z]{0,2}\d*\b(?!-)|(?<![\w.,$€£¥₹])\d+[a-z]\d\w*",
            test=is_code,
            cased=True,
        ),
        _rule(
            "name",
            rf"\b(?:{_any(words['named'])})[\s-]?(?P<n>\d{{1,4}}[A-Z]?\d?)\b(?![,.]?\d|%|\s*(?:%|per\s?cent|percent|"
            rf"million|billion))(?!\s+(?:people|points|cents|percent))",
            "n",
            cased=True,
        ),
        _rule("name", r"\b(?P<n>7[0-9]7(?:-\d+)?)(?=\s+(?:Max|MAX|Dreamliner|jet|airliner|plane))", "n", cased=True),
        _rule(
            "label",
            rf"(?<![\w-])(?P<label>(?:{_any(words['labels'])})s?)\s?(?:no\.\s?)?(?P<n>\d{{1,5}}(?:\.\d)?[A-Z]?(?:-[A-Z])?\b(?![,.]\d|"
            rf"%){more})",
            "n",
            test=is_label,
        ),
        _rule(
            "label",
            rf"\b(?P<label>Phase|Tier|Category|Level|Stage|Chapter|Article|Act|Part|Type|Schedule|Title|War|Group\s+of|"
            rf"Big|Option|Plan|Formula|Division|Channel)\s+(?P<n>{number_word()})\b",
            "n",
            cased=True,
        ),
        _rule(
            "name",
            r"(?<=[\w,;’')] )(?P<name>[A-ZÀ-Þ][\w’-]*[a-z])\s(?P<n>\d{1,3}[A-Z]?)(?=\s*[.,;:!?)\"”’]|\s*$|\s+(?:of|"
            r"in|on|at|to|and|is|was|has|said|for|from|with|near|by|after|before|where|who|did|does|will|had|or|"
            r"as|that)\b)(?![.,]\d)",
            "n",
            test=names_a_thing,
            cased=True,
        ),
        _rule(
            "age",
            r"\b(?:joined|died|dies|retired|left|married|began|started|became|emigrated|enlisted|orphaned|widowed)\b[^.,;:\d]{0,40}\sat\s+(?P<age>\d{1,2})(?=[,.;])",
            "age",
        ),
        _rule(
            "hyperbole",
            r"\bhalf\s+(?:of\s+)?the\s+(?:world|planet|city|town|village|internet|neighbourhood)\b(?![’']s\s+(?:population|"
            r"people|residents|oil|output|supply))",
        ),
        _rule("list mark", r"(?m)^\s*(?:\(?\d{1,2}[.)]\s|\[\d+\])|\[\d{1,3}\]"),
        _rule(
            "street",
            rf"(?<![\w.,])(?P<n>\d{{1,5}}[A-Z]?)\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w’'-]+\s+){{1,3}}(?:{_any(words['streets'])})\b",
            "n",
            cased=True,
        ),
        _rule(
            "score",
            r"(?<![\w.,–-])(?P<low>\d{1,3})\s?[-–]\s?(?P<high>\d{1,3})(?![\w.,–-]*\d|%|-?[a-z])",
            test=is_score,
        ),
        _rule("label", r"\b(?:last|top|final|first|best|top-|round\s+of)-(?P<n>\d{1,3})\b", "n"),
        _rule(
            "talk",
            rf"(?:\b(?:the|these|those|with|have|hold|get|are|asked|gave|offer|offers|there\s+are)\s+|[:,—–]\s*|"
            rf"^)(?P<n>{number_word()})\s+(?:different\s+|very\s+different\s+)?(?:{_any(words['talk'])})\b",
            "n",
        ),
        _rule("place on the map", r"\b\d+(?:\.\d+)?\s?°\s?\d*[’′']?\s?[NSEW]\b"),
        _rule(
            "calibre",
            rf"(?<![\w.,])\d{{1,3}}(?:\.\d+)?(?:\s?(?:-|–|/|and|or)\s?\d+(?:\.\d+)?)?(?:\s?mm|[\s-]millimet(?:re|"
            rf"er)s?)\b(?:\s+and\s+\d+\s?mm)?(?={calibre_noun}|\s+only\b)",
            test=lambda m: not m.group().startswith("0"),
        ),
        _rule("calibre", r"(?<![\w.,])\d{2,3}\s?mm\b(?=\s+and\s+\x00|\s+or\s+\x00)|(?<![\w])\.\d{2,3}(?=\s+[Cc]alib)"),
        _rule(
            "age",
            rf"(?<![\w.,])(?P<age>\d{{1,3}}|{number_word()})(?:-(?:{number_word()}))?[\s-](?:years?|months?|weeks?|"
            rf"days?)[\s-]old(?:s)?\b",
            test=is_age,
        ),
        _rule(
            "age",
            rf"\b(?:aged|the\s+ages?\s+of|at\s+age|age\s+of|children\s+under|adults\s+over|people\s+over|those\s+over|"
            rf"anyone\s+over|everyone\s+over|women\s+over|men\s+over|(?:was|were|is|are)\s+(?:over|under)|under(?=\s+(?:five|"
            rf"18|16|21)\b)|student\s+of|(?:man|woman|boy|girl|person)\s+of|turned|turns)\s+(?:between\s+)?(?P<age>{number})(?![\d.,]*\d|"
            rf"\s?%|\s*(?:per|million|billion|thousand|hundred|km|metres)|\w)(?:\s?(?:-|–|to|and|or)\s?{number}\b)?",
            test=lambda m: is_age(m) and not re.match(r"\s+[a-z]+s\b(?<!years)", m.string[m.end() : m.end() + 20]),
        ),
        _rule(
            "age",
            rf"(?<=[^\W\d_]),\s(?P<age>\d{{1,3}})(?=,(?!\s?\d)|[.;](?!\d)|\s+(?:who|from)\s|\s*$|{quote},)",
            "age",
            test=lambda m: is_age(m) and person_before(m),
        ),
        _rule(
            "age",
            r"\b(?:mother|father|wife|husband|son|daughter|grandson|granddaughter|grandmother|grandfather|brother|sister|"
            r"uncle|aunt|he|she|who)\s+(?:is|was|will\s+be)\s+(?P<age>\d{1,3}|"
            rf"{number_word()})(?=[,.;!?”\"]|\s+(?:and|but|years?\s+old)\b|\s*$)",
            "age",
            test=is_age,
        ),
        _rule(
            "age",
            rf"\b(?:pension|retirement|voting|minimum|conscription|draft|school)(?:able)?\s+age\s+(?:[a-z]+\s+){{0,2}}?(?:from\s+)?"
            rf"{number}(?:\s+to\s+{number})?(?!\s*(?:%|per))",
        ),
        _rule(
            "clock time",
            r"\b(?:at|by|around|until|till|before|after|since|from)\s+(?:\d{1,2}|"
            rf"{number_word()})\s+in\s+the\s+(?:morning|afternoon|evening)\b",
        ),
        _rule("calibre", r"\bnot\s+\d{2,3}\s?mm\b"),
        _rule("age", r"\((?P<age>\d{1,3})\)", "age", test=lambda m: is_age(m) and person_before(m)),
        _rule(
            "base of a rate",
            rf"\bper\s+(?P<n>{DIGITS}(?:\s?(?:million|thousand|billion))?|(?:hundred|thousand|million|one|ten)(?:\s+thousand)?)\b",
            "n",
        ),
        _rule(
            "definition",
            r"\b[Oo]ne\s+(?:lakh|crore|million|billion|trillion|acre|hectare|mile|barrel|tonne|pound|foot)\s+(?:is|"
            r"equals|=)\s+(?:about\s+)?[\d,.]+",
        ),
        _rule(
            "attribute",
            rf"(?<![\w.,])(?:\d{{1,3}}(?:,\d{{3}})*|(?:{number_word()})(?:-(?:{number_word()}))?)(?:\s?(?:-|–|to|"
            rf"or)\s?\d+)?[-‑](?P<noun>[a-z]+)\b",
            test=is_attribute,
        ),
        _rule(
            "window",
            rf"\b(?:within|in\s+(?:under|less\s+than|about|only|just|barely)?|inside|every|"
            r"(?<!lasted )(?<!took )(?<!for )over|"
            rf"after(?:\s+(?:more\s+than|almost|nearly|about|some))?|until|once\s+every)\s*(?:the\s+)?(?P<n>{number}(?:\s?(?:-|"
            rf"–|to|or)\s?{number})?)\s+(?:short\s+|full\s+|consecutive\s+|straight\s+)?(?:{time})\b(?!\s+of\s+(?!last|"
            rf"this|next|the|age)[a-z])",
            "n",
        ),
        _rule(
            "window",
            rf"\b(?:last|past|previous|next|first|final|coming|same|latest|recent|preceding|following|these|over\s+the)\s+(?P<n>{number})\s+(?:{time}|"
            rf"quarters)\b",
            "n",
        ),
        _rule(
            "window",
            rf"\b(?P<n>{number}(?:\sand\sa\shalf)?)\s+(?:short\s+|long\s+)?(?:{time})\s+(?:and\s+(?P<m>{number})\s+(?:{time})\s+)?(?:(?:ago|"
            rf"later|earlier|before|after|since|previously|from\s+now|hence|on(?=\s*,)|to\s+(?:\x00|[A-Z])|until|"
            rf"ending|ended|running\s+up|into|apart|prior)\b)",
        ),
        _rule(
            "window",
            rf"\b(?:the|for\s+the)\s+(?P<n>{number})\s+(?:{time})\s+(?:to|until|ending|ended|through|before|after|"
            rf"since|between|from|following)\b",
            "n",
        ),
        _rule(
            "the two",
            r"\b(?:the|these|those|both|between)\s+(?P<n>two|three)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)\b",
            "n",
            test=speaks_of_parties,
        ),
        _rule(
            "share of a game",
            r"\b(?:first|second|other|latter|former|second-)\s*[-]?half\b|\bhalf(?:-|\s?)(?:hour|time|way|brother|"
            r"sister|marathon|year|century|mast|hearted|built|empty|full|dead|life)\b|\b(?:in|cut\s+in)\s+half\b",
        ),
        _rule(
            "one",
            r"\bone[-‑’'](?!third|quarter|half|fifth|tenth|in-|hundred|million|percent|and-a-half)\w+|\b(?:no|"
            r"any|every|each|this|that|which|another|last|next|someone|number|day|not|only|only the)"
            r"\s+one\b(?!\s+(?:in|"
            r"out|hundred|thousand|million|billion|per|person))",
        ),
        _rule("one", r"(?<![\w-])one\b", test=one_counts_nothing),
        _rule("zero", r"\b(?:zero|nought)\b(?!\s+(?:[a-z]+s\b|per))|\bzero-\w+"),
    )
