"""Grades after the Admiralty code: how far a source is relied on, and how credible a piece of information is.

The two are judged apart (NATO AJP-2.1; the words are those of the MISP taxonomy admiralty-scale): a letter for the
source, a digit for the information, F and 6 where neither can be judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.errors import UsageError

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_GRADE = re.compile(r"([A-F])?([1-6])?")


@dataclass(frozen=True, slots=True)
class Grade:
    """Reliability of the source and credibility of the information; F and 6 are the unknowns, never a middling C3.

    >>> str(Grade.parse("b2")), Grade.parse("B").words, str(Grade())
    ('B2', 'usually reliable; truth cannot be judged', 'F6')
    """

    reliability: str = "F"
    credibility: str = "6"

    @classmethod
    def parse(cls, text: str) -> Grade:
        """Read "B2", "B" or "2"; the part not given is unknown.

        Raises:
            UsageError: anything else.
        """
        match = _GRADE.fullmatch(text.strip().upper())
        if match is None or not any(match.groups()):
            raise UsageError(
                "no such grade",
                subject=text,
                hint="a letter A–F for the source, a digit 1–6 for the information, or both: B2",
            )
        return cls(match[1] or "F", match[2] or "6")

    def __str__(self) -> str:
        return self.reliability + self.credibility

    @property
    def words(self) -> str:
        """The grade in the words of the scale."""
        return f"{RELIABILITY[self.reliability]}; {CREDIBILITY[self.credibility]}"
