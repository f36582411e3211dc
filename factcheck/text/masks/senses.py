"""Senses: what decides whether a stretch that looks like a name, label, age, score or attribute is one.

Each takes the match of a mask rule and says whether its number counts nothing; the word lists are data/masks.toml.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.text.names.names import is_given_name
from factcheck.text.places import demonym, resolve
from factcheck.text.ratios import split_ratio_at
from factcheck.text.scales import DIGITS, number_word
from factcheck.text.spans import Span
from factcheck.text.tables import table
from factcheck.text.units import currencies, units
from factcheck.text.units.words import SUM, unit_after

_CODE_OK = re.compile(
    r"(?:to|sub|mid|pre|post|late|early|minus|under|over|nearly|about|non|and|or|than|some)-?$", re.IGNORECASE
)


def is_code(match: re.Match[str]) -> bool:
    """Letters and digits in one word: a model or a serial number unless the letters are money, a unit or a prefix."""
    word = match.group()
    if match.string[max(0, match.start() - 1) : match.start()] in ("$", "£", "€"):
        return False
    if word in units.spellings():
        return False
    letters = re.match(r"[^\W\d_]+", word)
    if letters is not None:
        head = letters.group()
        if _CODE_OK.match(head + ("-" if word[len(head) : len(head) + 1] == "-" else "")):
            return False
        touching = word[len(head) : len(head) + 1].isdigit()
        money = head in currencies.codes() or head in currencies.signs()
        if money and len(head) == 1:
            money = SUM.match(match.string, match.start() + 1) is not None
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


def is_label(match: re.Match[str]) -> bool:
    """Whether the noun before a number takes it as its name: "Article 5", "stops 4 and 5"."""
    words = table("masks")
    label = match["label"]
    if match.string[match.end("label") : match.start("n")] == "" and label + match["n"] in units.spellings():
        return False  # "1,100 km2"
    singular = label.lower()
    if singular.rstrip("s") not in _label_words() and singular not in _label_words():
        return False
    if re.search(r"\bno\.\s?$", match.string[match.end("label") : match.start("n")], re.IGNORECASE):
        return True
    if singular in ("tops", "bigs", "unders"):
        return False
    if singular == "top" and _MODAL.search(match.string, max(0, match.start() - 16), match.start()):
        return False  # "the toll may top 500"
    if is_verb(match):
        return False
    weak = singular in words["weak"] or singular.rstrip("s") in words["weak"]
    after = match.string[match.end() : match.end() + 24]
    if _CLASS.fullmatch(match["n"]) and match.string[match.end("label") : match.start("n")].strip() == "":
        return True  # "class 9A shows"
    if re.match(r"\s*%|\s*per\s?cent|\s+(?:percent|million|billion|thousand)", after):
        return False
    if not weak or label[0].isupper():
        return not re.match(r"\s+(?:people|persons|men|women|children|civilians|soldiers|troops|dead)\b", after)
    if singular in words["bare_labels"] and _ALONE.search(match.string, max(0, match.start() - 12), match.start()):
        return True
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
        *_COUNTING,
    ):
        return singular in ("age", "ages", "aged", "no", "number") or (
            singular in ("top", "big") and not re.match(r"\s+\w+s?\b", after)
        )
    return not re.match(r"\s+(?:(?:[a-z]+s|[a-z]*men|[a-z]*people|children|dead)\b|[a-z]+\s+[a-z]+s\b)", after) or bool(
        re.match(r"\s+(?:is|was|has|does|runs|lists)\b", after)
    )


def is_verb(match: re.Match[str]) -> bool:
    """Whether a match that begins with "number" says how many there are: "the dead of Sidfa number 27"."""
    return match.group().startswith("number ") and numbered(match.string, match.start()) is not None


def numbered(text: str, at: int) -> str | None:
    """What the verb "number" at a place in a text counts, None where it is a noun there.

    >>> numbered("The dead of Sidfa number 27.", 18), numbered("The house number 27.", 10)
    ('dead', None)
    """
    found = _NUMBERED.search(text, max(0, at - 60), at)
    return found["things"].lower() if found is not None else None


_NUMBERED = re.compile(
    r"\b(?P<things>dead|injured|wounded|missing|killed|sick|homeless|displaced|(?!(?:series|species|ranks|comes|lives|wears|plays|takes|makes|finishes|rides|drives|stays|sits|holds|drops|rises)\b)\w{2,}[^\Wsu]s)"
    r"(?:\s+(?:of|in|on|at|from)\s+(?:[\w’'-]+\s+){1,3})?(?:\s*(?:now|already|still|today|together)\s+)?\s*$",
    re.IGNORECASE,
)
"""Several of something, before a verb."""
_COUNTING = ("counts", "forms", "sets", "posts", "bases")
"""Labels that are verbs in this form: "the office counts 42 injured"."""
_MODAL = re.compile(
    r"\b(?:to|can|could|may|might|must|shall|should|will|would|not|n[’']t|[’']ll|likely)\s$", re.IGNORECASE
)
_CLASS = re.compile(r"\d{1,2}[A-H]")
_ALONE = re.compile(r"\b(?:in|on|at|by|of|since|until|from|to|between|behind|near)\s$", re.IGNORECASE)
"""Before a singular noun without an article."""


@lru_cache(maxsize=1)
def _label_words() -> frozenset[str]:
    return frozenset(word.lower() for word in table("masks")["labels"])


_GOES_ON = re.compile(
    r"\d[\d,.]*(?:\s+[a-z][\w-]*){1,3}(?:,|,?\s+and)\s+(?:[^.;:\d]{0,30}\d+(?:,|,?\s+and)\s+)?the\s+$"
)
"""Before a name with the number of another that has its noun: "60 seats, the Greens 17 and the Left 12"."""


def names_a_thing(match: re.Match[str]) -> bool:
    """Whether a capitalised word with a number behind it is a name ("Fab 34"); a country may have 34 of a thing."""
    name = match["name"]
    money = name.upper() in currencies.codes() or name in currencies.signs()
    if name.lower() in table("calendar")["weekdays"] or name.lower() in table("calendar")["months"]:
        return False  # "on Sunday 26"
    if _GOES_ON.search(match.string, max(0, match.start() - 90), match.start("name")):
        return False  # "won 60 seats and the Greens 17"
    return not money and resolve(name) is None and demonym(name) is None and name.lower() not in units.spellings()


def stands_inside_a_name(match: re.Match[str]) -> bool:
    """Whether capitalised words on both sides make a number part of a name ("Pixel 7 Pro"), not a count of people."""
    after = match["after"]
    if after.endswith("s") or resolve(after) is not None or demonym(after) is not None:
        return after == "Series" and names_a_thing(match)
    return names_a_thing(match)


def is_age(match: re.Match[str]) -> bool:
    """Whether a number of years can be the age of a person."""
    value = match["age"]
    number = int(value) if value.isdigit() else 30
    return 0 < number < 115


def between_ages(match: re.Match[str]) -> bool:
    """Whether "girls between ten and fourteen", "those of 85 and over" speak of ages: of two, or with a direction."""
    words = re.findall(r"[\w-]+", match["age"].lower())
    numbers = [word for word in words if word not in _DIRECTIONS]
    led = re.search(r"\b(?:between|from|aged|of)\s+$", match.string[match.start() : match.start("age")]) is not None
    directed = len(numbers) < len([word for word in words if word not in ("and", "to", "or")])
    return (led or directed) and all(not n.isdigit() or 0 < int(n) < _OLDEST for n in numbers)


_DIRECTIONS = frozenset(("and", "to", "or", "over", "older", "under", "younger", "above", "below", "up"))
_OLDEST = 115


def is_a_person(match: re.Match[str]) -> bool:
    """Whether a name of one word that "is seventeen" is a given name, and no place."""
    return is_given_name(match["who"]) and resolve(match["who"]) is None and is_age(match)


def is_attribute(match: re.Match[str]) -> bool:
    """A number hyphened to its noun is an attribute, but for a peak in so many years and for large sizes."""
    words = table("masks")
    noun = match["noun"].lower()
    if noun not in words["attributes"]:
        return False
    if re.match(r"-old\b", match.string[match.end() :]):
        return False
    after = match.string[match.end() : match.end() + 30].split()
    if noun in words["time"]:
        return not (after and after[0].strip(".,;:").lower() in words["peaks"])
    return noun not in words["kept"]


def is_score(match: re.Match[str]) -> bool:
    """Whether two small numbers with a hyphen are a score or a vote, not a range."""
    words = table("masks")
    before = match.string[max(0, match.start() - 60) : match.start()].lower().split()
    after = match.string[match.end() : match.end() + 20]
    if re.match(r"\s\d{3}\b", after) and before and before[-1].isdigit():
        return False  # "20 000-30 000"
    low, high = int(match["low"]), int(match["high"])
    if re.match(r"\s*(?:%|per\s?cent|percent|hundred|thousand|lakh|million|crore|billion|trillion|mn|bn|[–-])", after):
        return False
    if low < high and unit_after(match.string, match.end(), value=high, context="") is not None:
        return False
    if low < high and _OF_RANGE.search(match.string, max(0, match.start() - 16), match.start()):
        return any(word.strip(".,;:()") in words["sports"] for word in before[-8:])  # "a window of 32-36"
    sport = any(word.strip(".,;:()") in words["sports"] for word in before[-8:])
    plural = re.match(r"\s+(?:[a-z]+\s+)?[a-z]+s\b", after)
    return low >= high or sport or not plural


_OF_RANGE = re.compile(r"\b(?:window|range|band|corridor|estimates?|forecasts?|target)\sof\s$", re.IGNORECASE)


def speaks_of_parties(match: re.Match[str]) -> bool:
    """Whether "the two" goes with parties to a matter, which are known, not counted."""
    words = table("masks")
    nouns = match["noun"].lower().split()
    return any(noun in words["parties"] or noun.removesuffix("s") in words["parties"] for noun in nouns)


def one_counts_nothing(match: re.Match[str]) -> bool:
    """Whether "one" is a determiner or a pronoun unless a toll, a hedge or a list makes it a count."""
    text = match.string
    before = text[max(0, match.start() - 26) : match.start()].lower()
    after = text[match.end() : match.end() + 60].lower()
    if before.endswith("the ") and re.match(r"\s+in\s+(?:the|this|that|his|her|its|our|their)\b", after):
        return True  # "the one in the next room"
    if re.match(
        r"(?:[\s-]+(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)\b|\s+(?:in|out\s+of)\s+(?:every\s+)?\w)",
        after,
    ):
        return False
    if re.match(
        r"[\s-]*(?:percent|per\s?cent|percentage|basis|point|third|quarter|half|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|sixteenth|twentieth|to-|in\b|and\s+a\s+half\b)",
        after,
    ):
        return False
    if split_ratio_at(text, Span(match.start(), match.end()), 1) is not None:
        return False  # "one worker in five"
    if _POINT.search(before):
        return False  # "three point one"
    if re.search(r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s+[a-z]+s\s+and\s+$", before):
        return re.match(r"\s+(?:of|more|other|another|day)\b|\s*[.,;]", after) is not None  # "two holes and one bucket"
    if _LISTED.search(before) and _LISTED_ON.match(after):
        return False  # "two tankers, one ferry and 14 boats"
    if _ONE_DIED.match(after) and re.search(r"\b(?:the|which|that|this|each|every|no|any)\s+$", before) is None:
        return False  # "one has died since"
    noun = re.match(
        r"(?:\s+(?:more|other|another|young|elderly|local|senior|foreign|israeli|palestinian|us))?\s+(police officer|"
        r"[a-z]+)",
        after,
    )
    known = noun is not None and noun[1] in table("masks")["counted_one"]
    if known and re.search(r"\b(?:another|no|any|which|the|this|that|every|each|not)\s+$", before) is None:
        return (noun is not None and noun[1] == "other") or not (
            re.search(
                r"\b(?:died|(?<!the )dead|dies|killed|injured|wounded|hurt|missing|arrested|detained|drowned|shot)\b",
                after,
            )
            or re.search(
                r"(?:at least|only|just|killed|injured|wounded|killing|wounding|injuring|arrested|including|and|,)\s+$",
                before,
            )
        )
    return True


_ONE_DIED = re.compile(
    r"\s+(?:has\s+|had\s+|was\s+|is\s+)?(?:since\s+|been\s+|also\s+|already\s+|later\s+){0,2}"
    r"(?:died|killed|injured|wounded|drowned|hospitalised|hospitalized)\b(?!\s+(?:him|her|it|them|the|an?)\b)"
)
_LISTED = re.compile(rf"\b(?:\d{{1,3}}|{number_word()})\s+(?:[a-z-]+\s+)?(?:[a-z]+s|\x00+),\s+(?:and\s+)?$")
_LISTED_ON = re.compile(rf"\s+(?:[a-z-]+\s+)?(?:[a-z]+|\x00+),?\s+and\s+(?:\d{{1,3}}|{number_word()})\b")
"""Counts on both sides of a "one" in a list."""
_POINT = re.compile(rf"\b(?:{number_word()})\s+point\s+(?:(?:{number_word()})\s+)*$")


def is_code_of_two(match: re.Match[str]) -> bool:
    """Whether two capitals before a number make a code with it ("RN 7", "AF 447"), being no money, unit or state."""
    letters = match["letters"]
    if letters in table("masks")["initials"] or letters in units.spellings():
        return False
    return letters not in currencies.codes() and letters not in currencies.signs()


def names_no_people(match: re.Match[str]) -> bool:
    """Whether what stands behind four or five digits is a town, not the people of a country: "4000 Syrians"."""
    return demonym(match["town"]) is None and demonym(match["town"].removesuffix("s")) is None


_PERSON_NOUN = re.compile(r"\b(?:an?|the)\s+(?:[\w-]+\s+){0,4}[\w-]+$")


def person_before(match: re.Match[str]) -> bool:
    """Whether a name, or a name and what its bearer is, stands before: "Ann Berg, 40,", "Ann Berg, a nurse, 40."."""
    text = match.string
    start = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start()), match.start() - 90, 0)
    before = text[start : match.start()].rstrip(", (")
    clauses = [clause.strip() for clause in before.split(",")]
    last = clauses[-1]
    if re.search(r"[A-ZÀ-Þ][\w’'.-]+$", last) and not re.search(r"\d", re.sub(r"\(\d+\)", "", last)[-20:]):
        return True
    return len(clauses) > 1 and bool(_PERSON_NOUN.search(last)) and bool(re.search(r"[A-ZÀ-Þ][\w’'.-]+$", clauses[-2]))
