"""Rules for stretches of time that only say when: "in the last 24 hours", "three years later"."""

from __future__ import annotations

from functools import lru_cache

from factcheck.text.alternatives import any_of
from factcheck.text.dates.pieces import NO_VERB
from factcheck.text.masks.rules import MaskRule, rule, small_number
from factcheck.text.scales import number_word
from factcheck.text.tables import table


@lru_cache(maxsize=1)
def windows() -> tuple[MaskRule, ...]:
    """The rules for windows of time."""
    words = table("masks")
    number = small_number()
    time = any_of([*words["time"], *(f"{word}s" for word in words["time"])])
    return (
        rule(
            "clock time",
            r"\b(?:at|by|until|till|from|before|after|around|since)\s+(?P<n>0\d[.:]?[0-5]\d)\b(?!\s?(?:%|per|million|billion|[a-z]+s\b))(?![.,]?\d)",
            "n",
        ),
        rule(
            "clock time",
            r"\bthe\s+(?P<n>\d{1,2}[.:][0-5]\d)\s+(?:bus|train|ferry|flight|tram|service|boat|news|bulletin)\b",
            "n",
        ),
        rule(
            "clock time",
            rf"\b(?:opens|begins|began|starts|started|rings|rang|leaves|departs|departed|woke|wakes|arrives)\s+at\s+(?P<n>1[0-2]|\d|{number_word()})(?=[,;]|\.(?!\d)|\s+(?:on|"
            r"in\s+the|this|every|and|sharp)\b|\s*$)",
            "n",
        ),
        rule(
            "clock time",
            rf"\b(?:left|leaves?|came|comes?|fell\s+silent|shuts?|closes?|texted|called|rang|woke|met|went|returned|set\s+out|"
            rf"got\s+up|stopped|ended|opened|phoned|wrote|slept|ate|back)\b[^.,;:\d]{{0,24}}?\s+at\s+(?P<n>{number_word()})"
            rf"(?=[,;]|\.(?!\d)|\s+(?:and\s+(?:came|went|were|was|back|then)|sharp|when)\b|\s*$)",
            "n",
        ),
        rule(
            "clock time",
            rf"\b(?:at|by|until|till|from|before|after|around|since)\s+(?:about\s+|around\s+|almost\s+)?(?P<n>1[0-2]|\d|{number_word()})\s+on\s+"
            rf"(?:{any_of(table('calendar')['weekdays'])})(?:\s+(?:morning|afternoon|evening|night))?\b",
            "n",
        ),
        rule(
            "clock time",
            rf"\b(?P<n>1[0-2]|\d|{number_word()})\s+(?:in\s+the\s+(?:morning|afternoon|evening)|at\s+night)\b",
            "n",
        ),
        rule(
            "clock time",
            rf"(?<=[;,])\s+by\s+(?P<n>1[0-2]|\d|{number_word()})\s+(?:they|he|she|it|we|the)\s+(?:[a-z]+\s+){{1,3}}?(?:was|were|had|is|are|stood|lay)\b",
            "n",
        ),
        rule("clock time", rf"\b(?:\d{{1,2}}|{number_word()}|quarter)\s+past\s+(?:\d{{1,2}}|{number_word()})\b"),
        rule("clock time", rf"(?:^|[.!?]\s+)By\s+(?P<n>1[0-2]|\d|{number_word()})\s+(?:they|he|she|it|we|the)\b", "n"),
        rule(
            "clock time",
            r"\b(?:open|closed|shut|hours)\s+(?P<n>\d{1,2}\s?(?:to|-|–)\s?\d{1,2})(?=[,;]|\.(?!\d)|\s*$)",
            "n",
        ),
        rule(
            "clock time",
            r"(?<![\w.,$€£–-])(?P<n>(?:0\d|1\d|2[0-4])\s?[–-]\s?(?:0\d|1\d|2[0-4]))(?=\s+and\s+(?:0\d|1\d|2[0-4])\s?[–-]\s?(?:0\d|1\d|2[0-4])\b)",
            "n",
        ),
        rule("clock time", r"(?<=\x00\sand\s)(?P<n>(?:0\d|1\d|2[0-4])\s?[–-]\s?(?:0\d|1\d|2[0-4]))(?=[,;.]|\s*$)", "n"),
        rule(
            "clock time",
            r"\b(?:at|as\s+of|by|around|until|till|before|after|since|from)\s+(?:\d{1,2}|"
            rf"{number_word()})\s+(?:in\s+the|this|that)\s+(?:morning|afternoon|evening)\b",
        ),
        rule("window", rf"(?<![\w.,$€£])(?P<n>{number})\sor\s(?=\x00)", "n"),
        rule(
            "window",
            rf"\b(?:within|in\s+(?:(?:under|less\s+than|about|only|just|barely)(?!\s+{number}\s+(?:second|minute|hour)))?|inside|every|"
            r"(?<!lasted )(?<!took )(?<!for )over|"
            rf"after(?:\s+(?:more\s+than|almost|nearly|about|some))?|until|once\s+every)\s*(?:the\s+)?(?P<n>{number}(?:\s?(?:-|"
            rf"–|to|or)\s?{number})?)\s+(?:short\s+|full\s+|consecutive\s+|straight\s+)?(?:{time})\b(?!\s+of\s+(?!last|"
            rf"this|next|the|age)[a-z])",
            "n",
        ),
        rule(
            "window",
            rf"{NO_VERB}\b(?:last|past|previous|next|first|final|coming|same|latest|recent|preceding|following|these|over\s+the)\s+"
            rf"(?P<n>{number}(?:\s(?:to|or)\s{number}|\sand\sa\shalf)?)\s+(?:{time}|"
            rf"quarters)\b",
            "n",
        ),
        rule(
            "window",
            rf"(?<![.,])\b(?P<n>{number}(?:\sand\sa\shalf)?)\s+(?:short\s+|long\s+)?(?:{time})\s+(?:and\s+(?P<m>{number})\s+(?:{time})\s+)?(?:(?:ago|"
            rf"later|earlier|late(?!\s+[a-z])|overdue|before|after|since|previously|from\s+now|hence|on(?=\s*,)|to\s+(?:\x00|[A-Z])|until|"
            rf"ending|ended|running\s+up|into|apart|prior)\b)",
        ),
        rule(
            "window",
            rf"\b(?:the|for\s+the)\s+(?P<n>{number})\s+(?:{time})\s+(?:to|until|ending|ended|through|before|after|"
            rf"since|between|from|following)\b",
            "n",
        ),
        rule(
            "window",
            rf"\b(?:since|those|over\s+the\s+course\s+of|in\s+the\s+course\s+of)\s+(?P<n>{number})\s+(?:{time})\b(?!\s+(?:of|in)\s+(?:19|20)\d\d)",
            "n",
        ),
        rule(
            "window",
            rf"\b(?:that|which|who)\s+(?:has|have|had)\s+(?:[a-z]+\s+){{1,2}}(?:(?:the\s+|this\s+)?[\w’'-]+\s+)?for\s+"
            rf"(?:nearly\s+|almost\s+|more\s+than\s+|about\s+)?(?P<n>{number})\s+(?:years|decades)\b",
            "n",
        ),
        rule(
            "window",
            rf"(?:^|[.!?”\"]\s+|[—–]\s+)(?P<n>{number})\s+(?:hours|days|nights|weeks|months|years)\s+of\s+(?:[a-z]+\s+)?"
            rf"(?:{any_of(words['spells'])})\b",
            "n",
        ),
        rule(
            "window",
            r"\b(?:stopped|waited|halted|delayed|lasted|stood|paused|late|queued|interrupted)\s+(?:for\s+)?(?P<n>half)\s+an\s+hour\b",
            "n",
        ),
        rule("window", rf"\b(?:an?|one)\s+(?:{time})\s+or\s+(?P<n>two|three)\b", "n"),
        rule(
            "window",
            rf"\b(?P<n>{number})\s+(?:{time})\s+(?:(?:have|had|has)\s+(?:now\s+|since\s+|already\s+)?(?:passed|gone\s+by|elapsed)|away)\b",
            "n",
        ),
        rule(
            "window",
            rf"\b(?P<n>{number})\s+(?:winters|summers|springs|autumns|harvests|elections|governments)\s+(?:ago|later|earlier|before)\b",
            "n",
        ),
        rule("window", rf"\b(?:space|course)\s+of\s+(?:just\s+|only\s+)?(?P<n>{number})\s+(?:{time})\b", "n"),
        rule(
            "window",
            rf"\b(?:first|second|third|fourth|fifth|sixth)\s+(?:{time})\s+in\s+(?P<n>{number})(?=[.,;]|\s*$|\s+(?:that|in|to|and)\b)",
            "n",
        ),
        rule(
            "window", rf"\ba\s+(?:{time})\s+and\s+(?P<n>a\s+half)\b(?=\s+(?:ago|later|earlier|on|before|after)\b)", "n"
        ),
        rule(
            "window",
            r"\b(?:half|(?:an?|three)[\s-]quarters?\s+of)\s+an?\s+(?:hour|day|year|century|decade)\s+(?:ago|later|earlier|before|after|on(?=\s*,)|from\s+now)\b",
        ),
    )
