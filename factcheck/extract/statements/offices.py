"""Offices: the words for people, titles and bodies, which of them can mean one person, and what they say of gender."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from factcheck.text.names.bodies import body_nouns
from factcheck.text.names.names import fold

_COURTESIES = frozenset({
    "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "lord", "lady", "deputy", "foreign", "defence",
    "defense", "interior", "finance", "health", "state", "campaign", "union", "party", "opposition",
    "former", "acting", "interim", "retired", "police", "field", "majority", "minority", "democratic",
    "republican",
})  # fmt: skip
"""Words before names that do not say what the person is."""


@lru_cache(maxsize=1)
def speaker_words() -> dict[str, frozenset[str]]:
    """The word lists of data/speakers.toml, and the nouns of bodies (text/names/bodies.py)."""
    raw = tomllib.loads((files("factcheck.extract") / "data" / "speakers.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()} | {"bodies": body_nouns()}


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    """General name of an office → the offices that it can stand for (data/offices.toml)."""
    raw = tomllib.loads((files("factcheck.extract") / "data" / "offices.toml").read_text(encoding="utf-8"))
    return {row.split()[0]: frozenset(row.split()[1:]) for row in raw["families"]}


@lru_cache(maxsize=1024)
def offices(role: str) -> frozenset[str]:
    """The words of a role that say what the person is: "coast guard", "Dr" and "foreign" say nothing of that kind."""
    words = speaker_words()
    named = re.findall(r"[^\W\d_]+", role.lower())
    return frozenset(w for w in named if w in words["people"] or (w in words["titles"] and w not in _COURTESIES))


def same_office(noun: str, role: str) -> bool:
    """Whether "the NOUN" can be somebody of the role.

    >>> same_office("officer", "coast guard commander"), same_office("secretary", "chief commissioner")
    (True, False)
    """
    families = _families()
    held = offices(role)
    return noun in held or any(w in families.get(noun, ()) or noun in families.get(w, ()) for w in held)


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    raw = tomllib.loads((files("factcheck.text") / "data" / "given_gender.toml").read_text(encoding="utf-8"))
    female, male = ({key for word in raw[name].split() for key in fold(word)} for name in ("female", "male"))
    return {word: "female" if word in female else "male" for word in female ^ male}


def gender(name: str, role: str | None = None) -> str | None:
    """Give "female", "male" or None, by title or role, else by the given name."""
    words = speaker_words()
    for word in (role or "").lower().replace(".", "").split():
        for which in ("female", "male"):
            if word in words[which]:
                return which
    key = fold(name)
    return _genders().get(key[0]) if len(key) > 1 else None
