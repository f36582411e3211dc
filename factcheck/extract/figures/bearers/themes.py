"""Themes: what a whole text is about, for figures whose sentence names nobody that has, does or suffers them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.documents import Document
from factcheck.extract.tables import table
from factcheck.text.gates import folded, gate, opens
from factcheck.text.places import demonym

_LOOKED_AT = 20_000


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b")


_folded = lru_cache(maxsize=1)(folded)


def _most(words: str, text: str, proper: str | None = None) -> tuple[int, str | None]:
    """How often the words stand in a text, and the spelling: the `proper` name, else the one used most."""
    if not opens(gate(_pattern(words)), _folded(text)):
        return 0, None
    found = Counter(match.group() for match in _pattern(words).finditer(text))
    if not found:
        return 0, None
    if proper is not None and (named := _pattern(proper).search(text)) is not None:
        return sum(found.values()), named.group()
    name = max(found, key=lambda spelling: (found[spelling] + len(spelling) / 6, spelling))
    return sum(found.values()), name


_PROTEST = re.compile(r"\b[Pp]rotest(?:s|ers?|ed|ing)?\b")
"""Who gathers to protest is called a protester, whatever else the text calls the gathering."""


_VESSEL = re.compile(
    r"\b(?:[Ff]erry|MV|MS|SS|[Aa]board|[Oo]n\s+board)\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'-]+)?)"
)
"""A named vessel: "the ferry Santa Rosario", "aboard the Santa Rosario"."""


_TURNOUT = frozenset(("turnout", "attendance"))
_VOTING = re.compile(r"\b(?:[Ee]lections?|[Bb]allots?|[Vv]oters?|[Vv]oted|[Rr]eferendum|[Pp]olling)\b")
"""What turns out in an election is no crowd."""


def _one(ending: re.Match[str]) -> str:
    return "y" if ending.group() == "ies" else ""


def _is_crowd(said: set[str]) -> bool:
    """Whether a measure is people in general, also by where they are from: "thousands of Mongolians"."""
    return bool(said & table("themes")["crowd"]) or any(
        word.endswith("s") and demonym(word.title()) is not None for word in said
    )


@dataclass(frozen=True, slots=True)
class Cause:
    """What did harm in a text; `own` and `own_verbs` are what only this kind of cause bears."""

    name: str
    own: frozenset[str] = frozenset()
    own_verbs: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> Cause | None:
        """The cause whose words stand in the text most often."""
        known = table("themes")["causes"]
        found = []
        for cause in known:
            times, name = _most(cause["words"], text, cause.get("name"))
            if name is not None and ("when" not in cause or _pattern(cause["when"]).search(text)):
                found.append((times, name, cause))
        if not found:
            return None
        _, name, cause = max(found, key=lambda one: one[0])
        if "known_as" in cause and _pattern(cause["name"]).search(text):
            name = cause["known_as"]
        if cause.get("vessel") and (named := _VESSEL.search(text)) is not None:
            name = f"{name.lower()} {named['name']}"
        return cls(name, frozenset(cause.get("own", ())), frozenset(cause.get("own_verbs", ())))


@dataclass(frozen=True, slots=True)
class Theme:
    """The cause of harm, the war, the gathering and the goods that a text tells of, and the state whose forces act."""

    cause: Cause | None
    war: str | None
    gathering: str | None
    cargo: str | None
    forces: str | None
    voting: bool = False

    @classmethod
    def of(cls, document: Document, forces: str | None) -> Theme:
        """Read the theme off the words of title and text. `forces` is the state that acts in a text of war."""
        words = table("themes")
        text = f"{document.title or ''}\n{document.text[:_LOOKED_AT]}"
        war = _most(words["war"]["words"], text)[1]
        gathering = _most(words["gathering"]["words"], text)[1]
        if gathering is not None:
            gathering = (
                "protesters" if _PROTEST.search(text) else re.sub(r"(?<=ch)es$|(?<=s)es$|ies$|s$", _one, gathering)
            )
        cargo = _most(words["cargo"]["words"], text)[1]
        return cls(
            Cause.of(text), war, gathering, cargo.lower() if cargo else None, forces, _VOTING.search(text) is not None
        )

    def bearer(
        self, measure: str | None, event: str | None, unit: str | None, name: str | None, *, acts: bool = False
    ) -> str | None:
        """Who or what bears a figure in this text, where `name` is what its own sentence says.

        Harm is borne by its cause, rates and prices by nobody but who acts on them ("the bank lowered its key rate").
        """
        words = table("themes")
        said = set((measure or "").replace("-", " ").split())
        if said & _TURNOUT and self.gathering is not None and not self.voting:
            return self.gathering
        if not (name and name.strip()) or name.split()[-1].lower() in words["nobody"]:
            name = None
        if unit in ("percent", "percentage_point", "basis_point", None) and said & words["economy"]:
            return name if acts else None
        done = {event or "", *(event or "").split()}
        harm = bool((said | done) & words["harm"]) or bool(done & words["harm_verbs"])
        if self.cause is not None:
            harm = (harm and unit != "percent") or bool(said & self.cause.own) or bool(done & self.cause.own_verbs)
            if harm and not (acts and name is not None):
                return self.cause.name
        if name is not None:
            return name
        if self.war is not None and (said & words["deaths"] or done & {"die", "kill"}):
            return self.war
        if unit is None and said & words["force"]:
            return self.forces
        if unit is None and self.cargo is not None and said & words["vehicles"]:
            return self.cargo
        if unit is None and self.gathering is not None and not harm and _is_crowd(said):
            return self.gathering
        return None
