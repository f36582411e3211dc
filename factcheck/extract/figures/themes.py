"""Themes: what a whole text is about, for figures whose sentence names nobody that has, does or suffers them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from factcheck.documents import Document
from factcheck.extract.tables import table
from factcheck.text.gates import folded, gate, opens

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


@dataclass(frozen=True, slots=True)
class Theme:
    """The cause of harm, the war, the gathering and the goods that a text tells of, and the state whose forces act."""

    cause: str | None
    war: str | None
    gathering: str | None
    cargo: str | None
    forces: str | None

    @classmethod
    def of(cls, document: Document, forces: str | None) -> Theme:
        """Read the theme off the words of title and text. `forces` is the state that acts in a text of war."""
        words = table("themes")
        text = f"{document.title or ''}\n{document.text[:_LOOKED_AT]}"
        causes = [_most(cause["words"], text, cause.get("name")) for cause in words["causes"]]
        times, cause = max(causes, key=lambda found: found[0], default=(0, None))
        war = _most(words["war"]["words"], text)[1]
        gathering = _most(words["gathering"]["words"], text)[1]
        if gathering is not None and _PROTEST.search(text):
            gathering = "protesters"
        cargo = _most(words["cargo"]["words"], text)[1]
        return cls(cause if times else None, war, gathering, cargo.lower() if cargo else None, forces)

    def bearer(
        self, measure: str | None, event: str | None, unit: str | None, name: str | None, *, acts: bool = False
    ) -> str | None:
        """Who or what bears a figure in this text, where `name` is what its own sentence says.

        Harm is borne by its cause, rates and prices by nobody but who acts on them ("the bank lowered its key rate").
        """
        words = table("themes")
        said = set((measure or "").replace("-", " ").split())
        if name is not None and name.split()[-1].lower() in words["nobody"]:
            name = None
        if unit in ("percent", "percentage_point", "basis_point", None) and said & set(words["economy"]):
            return name if acts else None
        done = {event or "", *(event or "").split()}
        harm = bool((said | done) & set(words["harm"])) or bool(done & set(words["harm_verbs"]))
        if harm and self.cause is not None and not (acts and name is not None):
            return self.cause
        if name is not None:
            return name
        if self.war is not None and said & set(words["deaths"]):
            return self.war
        if unit is None and said & set(words["force"]):
            return self.forces
        if unit is None and self.cargo is not None and said & set(words["vehicles"]):
            return self.cargo
        if unit is None and self.gathering is not None and said & set(words["crowd"]) and not harm:
            return self.gathering
        return None
