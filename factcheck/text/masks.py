"""Masks: stretches of a text that hold digits or number words but count nothing, each with the reason why.

The rules are classes of thing (dates, clock times, codes, labels, scores, ages, windows of time), their word lists lie
in data/masks.toml. Later rules see the text with the finds of earlier ones blanked out, at equal length.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.text import currencies, units
from factcheck.text.dates import Dated, find_dates
from factcheck.text.places import demonym, resolve
from factcheck.text.scales import DIGITS, number_word
from factcheck.text.spans import Span
from factcheck.text.tables import table

BLANK = "\x00"


@dataclass(frozen=True, slots=True)
class Mask:
    """One stretch and why it holds no figure."""

    span: Span
    why: str


Test = Callable[[re.Match[str]], bool]


@dataclass(frozen=True, slots=True)
class MaskRule:
    """A pattern, the group that is blanked (0: all), and a test that a match must pass."""

    why: str
    pattern: re.Pattern[str]
    group: str | int = 0
    test: Test | None = None


def find_masks(text: str, dates: list[Dated] | None = None) -> tuple[str, list[Mask]]:
    """The text with every mask blanked out, and the masks in order. `dates` spares finding them twice."""
    found: list[Mask] = []
    blanked = list(text)

    def blank(span: Span, why: str) -> None:
        found.append(Mask(span, why))
        blanked[span.start : span.end] = BLANK * len(span)

    now = text
    for rule in _before_dates():
        for span in _matches(rule, now):
            blank(span, rule.why)
        now = "".join(blanked)
    for dated in dates if dates is not None else find_dates(text):
        span = dated.span
        if BLANK not in now[span.start : span.end] and re.search(
            r"\d|\b(?:" + number_word() + r")\b", span.of(text), re.IGNORECASE
        ):
            blank(span, dated.kind)
        elif dated.kind in ("quarter", "unit"):
            blank(span, dated.kind)
    now = "".join(blanked)
    for rule in _after_dates():
        for span in _matches(rule, now):
            blank(span, rule.why)
        now = "".join(blanked)
    return now, sorted(found, key=lambda mask: mask.span)


def _matches(rule: MaskRule, text: str) -> list[Span]:
    return [
        Span(*match.span(rule.group))
        for match in rule.pattern.finditer(text)
        if match.start(rule.group) >= 0 and (rule.test is None or rule.test(match))
    ]


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


def _rule(why: str, pattern: str, group: str | int = 0, test: Test | None = None, *, cased: bool = False) -> MaskRule:
    return MaskRule(why, re.compile(pattern, re.NOFLAG if cased else re.IGNORECASE), group, test)


@lru_cache(maxsize=1)
def _before_dates() -> tuple[MaskRule, ...]:
    zone = r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|IST|local\s+time|hours|hrs))"
    return (
        _rule("address", r"\b(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.\w+|(?<!\w)[@#][^\W\d_][\w-]*\d[\w-]*"),
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


_CODE_OK = re.compile(
    r"(?:to|sub|mid|pre|post|late|early|minus|under|over|nearly|about|non|and|or|than|some)-?$", re.IGNORECASE
)


def _is_code(match: re.Match[str]) -> bool:
    """Letters and digits in one word: a model or a serial number unless the letters are money, a unit or a prefix."""
    word = match.group()
    letters = re.match(r"[^\W\d_]+", word)
    if letters is not None:
        head = letters.group()
        if _CODE_OK.match(head + ("-" if word[len(head) : len(head) + 1] == "-" else "")):
            return False
        touching = word[len(head) : len(head) + 1].isdigit()
        money = (
            head in currencies.codes()
            or head in currencies.signs()
            or head in ("US", "A", "C", "NZ", "HK", "NT", "R", "S")
        )
        if touching and money:
            return False
        if not touching and head.islower() and len(head) > 1:
            return False
        return not (
            not touching and len(head) > 6 and re.fullmatch(rf"{DIGITS}\w*", word[len(head) + 1 :]) and "," in word
        )
    tail = re.sub(r"^[\d.,]+", "", word)
    if tail.startswith("-"):
        return len(tail) == 2
    if len(tail) == 1 and re.match(r"(?:19|20)\d\d\w$", word):
        return True
    known = units.spellings()
    return not (tail in known or (len(tail) > 1 and tail.lower() in known) or tail in table("numbers")["suffixes"])


def _is_label(match: re.Match[str]) -> bool:
    words = table("masks")
    label = match["label"]
    singular = label.lower()
    if singular.rstrip("s") not in _label_words() and singular not in _label_words():
        return False
    if re.search(r"\bno\.\s?$", match.string[match.end("label") : match.start("n")], re.IGNORECASE):
        return True
    weak = singular in words["weak"] or singular.rstrip("s") in words["weak"]
    after = match.string[match.end() : match.end() + 24]
    if re.match(r"\s*%|\s*per\s?cent|\s+(?:percent|million|billion|thousand)", after):
        return False
    if not weak or label[0].isupper():
        return not re.match(r"\s+(?:people|persons|men|women|children|civilians|soldiers|troops|dead)\b", after)
    if singular in (
        "under",
        "top",
        "big",
        "age",
        "ages",
        "aged",
        "count",
        "form",
        "base",
        "post",
        "set",
        "euro",
        "no",
        "number",
        "war",
    ):
        return singular in ("age", "ages", "aged", "no", "number") or (
            singular in ("top", "big") and not re.match(r"\s+\w+s?\b", after)
        )
    return not re.match(r"\s+(?:[a-z]+(?:s|men|people)\b|[a-z]+\s+[a-z]+s\b)", after) or bool(
        re.match(r"\s+(?:is|was|has|does|runs|lists)\b", after)
    )


@lru_cache(maxsize=1)
def _label_words() -> frozenset[str]:
    return frozenset(word.lower() for word in table("masks")["labels"])


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether a capitalised word with a number behind it is a name ("Fab 34"); a country may have 34 of what is listed."""
    name = match["name"]
    return resolve(name) is None and demonym(name) is None and name.upper() not in currencies.codes()


def _is_age(match: re.Match[str]) -> bool:
    value = match["age"]
    number = int(value) if value.isdigit() else 30
    return 0 < number < 115


def _is_attribute(match: re.Match[str]) -> bool:
    """A number hyphened to its noun is an attribute, but for a peak in so many years and for large sizes."""
    words = table("masks")
    noun = match["noun"].lower()
    after = match.string[match.end() : match.end() + 30].split()
    if noun in words["time"]:
        return not (after and after[0].strip(".,;:").lower() in words["peaks"])
    return noun not in words["kept"]


def _is_score(match: re.Match[str]) -> bool:
    words = table("masks")
    before = match.string[max(0, match.start() - 60) : match.start()].lower().split()
    after = match.string[match.end() : match.end() + 20]
    low, high = int(match["low"]), int(match["high"])
    if re.match(r"\s*(?:%|per\s?cent|percent|million|billion|km|years?|days?|hours?|[–-])", after):
        return False
    sport = any(word.strip(".,;:()") in words["sports"] for word in before[-8:])
    plural = re.match(r"\s+(?:[a-z]+\s+)?[a-z]+s\b", after)
    return low >= high or sport or not plural


def _definite(match: re.Match[str]) -> bool:
    words = table("masks")
    nouns = match["noun"].lower().split()
    return any(noun in words["parties"] or noun.removesuffix("s") in words["parties"] for noun in nouns)


def _one_counts_nothing(match: re.Match[str]) -> bool:
    """ "one" is a determiner or a pronoun unless a toll, a hedge or a list makes it a count."""
    text = match.string
    before = text[max(0, match.start() - 26) : match.start()].lower()
    after = text[match.end() : match.end() + 60].lower()
    if re.match(
        r"(?:[\s-]+(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)\b|\s+(?:in|out\s+of)\s+(?:every\s+)?\w)",
        after,
    ):
        return False
    if re.match(r"[\s-]*(?:percent|per\s?cent|percentage|basis|point|third|quarter|half|fifth|tenth|in\b)", after):
        return False
    noun = re.match(
        r"(?:\s+(?:more|other|another|young|elderly|local|senior|foreign|israeli|palestinian|us))?\s+(police officer|[a-z]+)",
        after,
    )
    known = noun is not None and noun[1] in table("masks")["counted_one"]
    if known and re.search(r"\b(?:another|no|any|which|the|this|that|every|each|not)\s+$", before) is None:
        return (
            noun is not None
            and noun[1] == "other"
            or not (
                re.search(
                    r"\b(?:died|dead|dies|killed|injured|wounded|hurt|missing|arrested|detained|drowned|shot)\b", after
                )
                or re.search(
                    r"(?:at least|only|just|killed|injured|wounded|killing|wounding|injuring|arrested|including|and|,)\s+$",
                    before,
                )
            )
        )
    return True


@lru_cache(maxsize=1)
def _after_dates() -> tuple[MaskRule, ...]:
    words = table("masks")
    number = rf"(?:\d{{1,3}}|(?:{number_word()})(?:-(?:{number_word()}))?)"
    more = r"(?:\s?(?:-|–|,|and|or|to|&)\s?\d+[A-Z]?\b(?![,.]\d|%))*"
    time = _any([*words["time"], *(f"{word}s" for word in words["time"])])
    calibre_noun = r"(?!\s*(?:of|in|on|to|per|a|an|by|from|at|and|or|since|against|for|with|during|over|fell|wide|long|high|deep|thick|more|less|rain|rainfall|snow)\b)\s+[a-z]"
    quote = r"[\"“”'’‘«»]*"
    return (
        _rule("ordinal", r"(?<![\w.,])\d+(?:,\d{3})*(?:st|nd|rd|th)(?:-[\w-]+)?\b"),
        _rule(
            "ordinal",
            rf"\b(?:(?:{number_word()}|hundred|thousand)[\s-])*(?:{number_word()}|hundred|thousand)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b(?!s)",
            test=lambda m: (
                re.match(r"(?:one|two|three|four|five|six|seven|eight|nine|a)[\s-]", m.group(), re.IGNORECASE) is None
                and m.group().lower().count("second") == 0
            ),
        ),
        _rule(
            "decade",
            r"(?<![\w.,])[’']?\d0s\b|\b(?:early|mid|late)[\s-](?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
        ),
        _rule("code", r"(?<![\w.,])[^\W\d_]+[-‑.]?\d[\w-]*(?:[.,]\d+)*(?:\s?(?:bn|m)\b)?(?![\w])", test=_is_code),
        _rule(
            "code",
            r"(?<![\w.,$€£¥₹])\d+-?[A-Z][A-Za-z]{0,2}\d*\b(?!-)|(?<![\w.,$€£¥₹])\d+[a-z]\d\w*",
            test=_is_code,
            cased=True,
        ),
        _rule(
            "name",
            rf"\b(?:{_any(words['named'])})[\s-]?(?P<n>\d{{1,4}}[A-Z]?\d?)\b(?![,.]?\d|%|\s*(?:%|per\s?cent|percent|million|billion))(?!\s+(?:people|points|cents|percent))",
            "n",
            cased=True,
        ),
        _rule("name", r"\b(?P<n>7[0-9]7(?:-\d+)?)(?=\s+(?:Max|MAX|Dreamliner|jet|airliner|plane))", "n", cased=True),
        _rule(
            "label",
            rf"(?<![\w-])(?P<label>(?:{_any(words['labels'])})s?)\s?(?:no\.\s?)?(?P<n>\d{{1,5}}(?:\.\d)?[A-Z]?(?:-[A-Z])?\b(?![,.]\d|%){more})",
            "n",
            test=_is_label,
        ),
        _rule(
            "label",
            rf"\b(?P<label>Phase|Tier|Category|Level|Stage|Chapter|Article|Act|Part|Type|Schedule|Title|War|Group\s+of|Big|Option|Plan|Formula|Division|Channel)\s+(?P<n>{number_word()})\b",
            "n",
            cased=True,
        ),
        _rule(
            "name",
            r"(?<=[\w,;’')] )(?P<name>[A-ZÀ-Þ][\w’-]*[a-z])\s(?P<n>\d{1,3}[A-Z]?)(?=\s*[.,;:!?)\"”’]|\s*$|\s+(?:of|in|on|at|to|and|is|was|has|said|for|from|with|near|by|after|before|where|who|did|does|will|had|or|as|that)\b)(?![.,]\d)",
            "n",
            test=lambda m: _names_a_thing(m),
            cased=True,
        ),
        _rule(
            "age",
            r"\b(?:joined|died|dies|retired|left|married|began|started|became|emigrated|enlisted|orphaned|widowed)\b[^.,;:\d]{0,40}\sat\s+(?P<age>\d{1,2})(?=[,.;])",
            "age",
        ),
        _rule("hyperbole", r"\bhalf\s+(?:of\s+)?the\s+(?:world|planet|city|town|village|internet|neighbourhood)\b(?![’']s\s+(?:population|people|residents|oil|output|supply))"),
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
            test=_is_score,
        ),
        _rule("label", r"\b(?:last|top|final|first|best|top-|round\s+of)-(?P<n>\d{1,3})\b", "n"),
        _rule(
            "talk",
            rf"(?:\b(?:the|these|those|with|have|hold|get|are|asked|gave|offer|offers|there\s+are)\s+|[:,—–]\s*|^)(?P<n>{number_word()})\s+(?:different\s+|very\s+different\s+)?(?:{_any(words['talk'])})\b",
            "n",
        ),
        _rule("place on the map", r"\b\d+(?:\.\d+)?\s?°\s?\d*[’′']?\s?[NSEW]\b"),
        _rule(
            "calibre",
            rf"(?<![\w.,])\d{{1,3}}(?:\.\d+)?(?:\s?(?:-|–|/|and|or)\s?\d+(?:\.\d+)?)?(?:\s?mm|[\s-]millimet(?:re|er)s?)\b(?:\s+and\s+\d+\s?mm)?(?={calibre_noun}|\s+only\b)",
            test=lambda m: not m.group().startswith("0"),
        ),
        _rule("calibre", r"(?<![\w.,])\d{2,3}\s?mm\b(?=\s+and\s+\x00|\s+or\s+\x00)|(?<![\w])\.\d{2,3}(?=\s+[Cc]alib)"),
        _rule(
            "age",
            rf"(?<![\w.,])(?P<age>\d{{1,3}}|{number_word()})(?:-(?:{number_word()}))?[\s-](?:years?|months?|weeks?|days?)[\s-]old(?:s)?\b",
            test=_is_age,
        ),
        _rule(
            "age",
            rf"\b(?:aged|the\s+ages?\s+of|at\s+age|age\s+of|children\s+under|adults\s+over|people\s+over|those\s+over|anyone\s+over|everyone\s+over|women\s+over|men\s+over|(?:was|were|is|are)\s+(?:over|under)|under(?=\s+(?:five|18|16|21)\b)|student\s+of|(?:man|woman|boy|girl|person)\s+of|turned|turns)\s+(?:between\s+)?(?P<age>{number})(?![\d.,]*\d|\s?%|\s*(?:per|million|billion|thousand|hundred|km|metres)|\w)(?:\s?(?:-|–|to|and|or)\s?{number}\b)?",
            test=lambda m: _is_age(m) and not re.match(r"\s+[a-z]+s\b(?<!years)", m.string[m.end() : m.end() + 20]),
        ),
        _rule(
            "age",
            rf"(?<=[^\W\d_]),\s(?P<age>\d{{1,3}})(?=,(?!\s?\d)|[.;](?!\d)|\s+(?:who|from)\s|\s*$|{quote},)",
            "age",
            test=lambda m: _is_age(m) and _person_before(m),
        ),
        _rule("age", rf"\((?P<age>\d{{1,3}})\)", "age", test=lambda m: _is_age(m) and _person_before(m)),
        _rule(
            "base of a rate",
            rf"\bper\s+(?P<n>{DIGITS}(?:\s?(?:million|thousand|billion))?|(?:hundred|thousand|million|one|ten)(?:\s+thousand)?)\b",
            "n",
        ),
        _rule(
            "definition",
            r"\b[Oo]ne\s+(?:lakh|crore|million|billion|trillion|acre|hectare|mile|barrel|tonne|pound|foot)\s+(?:is|equals|=)\s+(?:about\s+)?[\d,.]+",
        ),
        _rule(
            "attribute",
            rf"(?<![\w.,])(?:\d{{1,3}}(?:,\d{{3}})*|(?:{number_word()})(?:-(?:{number_word()}))?)(?:\s?(?:-|–|to|or)\s?\d+)?[-‑](?P<noun>[a-z]+)\b",
            test=lambda m: m["noun"].lower() in _attribute_words() and _is_attribute(m),
        ),
        _rule(
            "window",
            rf"\b(?:within|in\s+(?:under|less\s+than|about|only|just|barely)?|inside|every|(?<!lasted )(?<!took )(?<!for )over|after(?:\s+(?:more\s+than|almost|nearly|about|some))?|until|once\s+every)\s*(?:the\s+)?(?P<n>{number}(?:\s?(?:-|–|to|or)\s?{number})?)\s+(?:short\s+|full\s+|consecutive\s+|straight\s+)?(?:{time})\b(?!\s+of\s+(?!last|this|next|the|age)[a-z])",
            "n",
        ),
        _rule(
            "window",
            rf"\b(?:last|past|previous|next|first|final|coming|same|latest|recent|preceding|following|these|over\s+the)\s+(?P<n>{number})\s+(?:{time}|quarters)\b",
            "n",
        ),
        _rule(
            "window",
            rf"\b(?P<n>{number}(?:\sand\sa\shalf)?)\s+(?:short\s+|long\s+)?(?:{time})\s+(?:and\s+(?P<m>{number})\s+(?:{time})\s+)?(?:(?:ago|later|earlier|before|after|since|previously|from\s+now|hence|on(?=\s*,)|to\s+(?:\x00|[A-Z])|until|ending|ended|running\s+up|into|apart|prior)\b)",
        ),
        _rule(
            "window",
            rf"\b(?:the|for\s+the)\s+(?P<n>{number})\s+(?:{time})\s+(?:to|until|ending|ended|through|before|after|since|between|from|following)\b",
            "n",
        ),
        _rule(
            "the two",
            r"\b(?:the|these|those|both|between)\s+(?P<n>two|three)\s+(?:[a-z]+\s+)?(?P<noun>[a-z]+)\b",
            "n",
            test=_definite,
        ),
        _rule(
            "share of a game",
            r"\b(?:first|second|other|latter|former|second-)\s*[-]?half\b|\bhalf(?:-|\s?)(?:hour|time|way|brother|sister|marathon|year|century|mast|hearted|built|empty|full|dead|life)\b|\b(?:in|cut\s+in)\s+half\b",
        ),
        _rule(
            "one",
            r"\bone[-‑’'](?!third|quarter|half|fifth|tenth|in-|hundred|million|percent|and-a-half)\w+|\b(?:no|any|every|each|this|that|which|another|last|next|someone|number|day|not|only|only the)\s+one\b(?!\s+(?:in|out|hundred|thousand|million|billion|per|person))",
        ),
        _rule("one", r"(?<![\w-])one\b", test=_one_counts_nothing),
        _rule("zero", r"\b(?:zero|nought)\b(?!\s+(?:[a-z]+s\b|per))|\bzero-\w+"),
    )


@lru_cache(maxsize=1)
def _attribute_words() -> frozenset[str]:
    return frozenset(table("masks")["attributes"])


_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[a-z]{2,3}\s+|[A-Z]\.\s+)?[A-ZÀ-Þ][\w’'.-]+)+")
_PERSON_NOUN = re.compile(r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,4}[\w-]+$")


def _person_before(match: re.Match[str]) -> bool:
    """Whether a name, or a name and what its bearer is, stands before: "Ann Berg, 40,", "Ann Berg, a nurse, 40."."""
    text = match.string
    start = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 90, 0)
    before = text[start : match.start()].rstrip(", (")
    clauses = [clause.strip() for clause in before.split(",")]
    last = clauses[-1]
    if re.search(r"[A-ZÀ-Þ][\w’'.-]+$", last) and not re.search(r"\d|\x00", last[-20:]):
        return True
    return len(clauses) > 1 and bool(_PERSON_NOUN.search(last)) and bool(re.search(r"[A-ZÀ-Þ][\w’'.-]+$", clauses[-2]))
