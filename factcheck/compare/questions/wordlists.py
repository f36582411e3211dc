"""The small word lists of data/words.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wordlists:
    """One field a list; what each is for stands in the file."""

    stop: frozenset[str]
    counting: frozenset[str]
    modelled: frozenset[str]
    registered: frozenset[str]
    polls: frozenset[str]
    of_polls: frozenset[str]
    gauged: frozenset[str]
    suffered: frozenset[str]
    owned_events: frozenset[str]
    owned_things: frozenset[str]
    comparators: frozenset[str]
    reported_deaths: frozenset[str]
    reckoned: frozenset[str]
    offices: frozenset[str]
    another: frozenset[str]
    whole: frozenset[str]
    light: frozenset[str]
    samples: frozenset[str]
    readings: frozenset[str]
    kinds_of_score: frozenset[str]
    fates: frozenset[str]
    arms: frozenset[str]
    times: frozenset[str]
    one_of_many: frozenset[str]
    uncounted: frozenset[str]
    opposites: tuple[tuple[str, str], ...]
    sorts: dict[str, list[list[str]]]
    kinds: dict[str, list[list[str]]]
    natural: dict[str, str]
    same: dict[str, str]
    acts: dict[str, list[str]]
    irregular: dict[str, str]
    """Each irregular form of a verb, with its base."""


@lru_cache(maxsize=1)
def wordlists() -> Wordlists:
    """The lists, read once a process."""
    data = files("factcheck.compare") / "data"
    raw = tomllib.loads((data / "words.toml").read_text(encoding="utf-8"))
    verbs = tomllib.loads((data / "irregular.toml").read_text(encoding="utf-8"))["verbs"]
    return Wordlists(
        stop=frozenset(raw["stop"]),
        counting=frozenset(raw["counting"]),
        modelled=frozenset(raw["modelled"]),
        registered=frozenset(raw["registered"]),
        polls=frozenset(raw["polls"]),
        of_polls=frozenset(raw["of_polls"]),
        gauged=frozenset(raw["gauged"]),
        suffered=frozenset(raw["suffered"]),
        owned_events=frozenset(raw["owned_events"]),
        owned_things=frozenset(raw["owned_things"]),
        comparators=frozenset(raw["comparators"]),
        reported_deaths=frozenset(raw["reported_deaths"]),
        reckoned=frozenset(raw["reckoned"]),
        offices=frozenset(raw["offices"]),
        another=frozenset(raw["another"]),
        whole=frozenset(raw["whole"]),
        light=frozenset(raw["light"]),
        samples=frozenset(raw["samples"]),
        readings=frozenset(raw["readings"]),
        kinds_of_score=frozenset(raw["kinds_of_score"]),
        fates=frozenset(raw["fates"]),
        arms=frozenset(raw["arms"]),
        times=frozenset(raw["times"]),
        one_of_many=frozenset(raw["one_of_many"]),
        uncounted=frozenset(raw["uncounted"]),
        opposites=tuple((one, other) for one, other in raw["opposites"]),
        sorts=raw["sorts"],
        kinds=raw["kinds"],
        natural=raw["natural"],
        same=raw["same"],
        acts=raw["acts"],
        irregular={form: base for base, forms in verbs.items() for form in forms},
    )
