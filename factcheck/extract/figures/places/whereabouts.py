"""Whereabouts: the place that a whole text is about, for figures whose own sentence names none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.documents import Document
from factcheck.extract.figures.bearers.firms import on_business
from factcheck.extract.figures.places.homes import by_money, home_country
from factcheck.extract.figures.places.sightings import (
    ACTING,
    BODY,
    LEAD,
    LEADING,
    LOCATED,
    PLAIN,
    TITLE,
    Sighting,
    sightings,
    surnames,
)
from factcheck.extract.parsing import ParsedDocument
from factcheck.extract.tables import table
from factcheck.text.capitals import CAPITALS
from factcheck.text.places import capital_of, country_of, locate, resolve

_DATELINE = re.compile(
    rf"^\s*(?P<place>[{CAPITALS}][{CAPITALS}'’.\- ]{{2,30}})(?:/[{CAPITALS} ]+)?"
    r"(?:,\s*(?P<around>[^—–\n]{2,30}?))?\s*"
    r"(?:\([\w ]+\))?\s*[—–-]\s",
    re.MULTILINE,
)
_WORLD = re.compile(
    r"\b(?:global(?:ly)?|worldwide|in\s+the\s+world|for\s+the\s+world|around\s+the\s+world)\b", re.IGNORECASE
)
_WAR = re.compile(
    r"\b(?:troops|soldiers|warplanes?|aircraft|missiles?|drills|military|navy|warships?|shells|artillery|tanks|army|"
    r"ammunition|sorties|blockade|carrier|jets|rounds|crossings?)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(?:march|marchers?|marched|rally|rallied|protest(?:ers?)?|demonstration|demonstrators|crowds?|parade|stampede|crush|"
    r"fans|supporters|stadium|arena|concert|festival|mayor|city\s+hall|town\s+hall|city\s+(?:council|assembly)|municipal)\b",
    re.IGNORECASE,
)
_CROWDED = 3
"""From so many words of crowds on, a text is about one."""
_NATIONWIDE = re.compile(
    r"\b(?:nationwide|across|throughout|all\s+over|marches|rallies|protests|cities)\b", re.IGNORECASE
)
_WHOLE = re.compile(r"\b(?:[Pp]andemic|WHO|World\s+Health\s+Organization|[Gg]lobal|[Ww]orldwide)\b")
_CAPITAL = re.compile(
    r"\b(?:[Tt]he\s+(?:\w+\s+)?|[A-Z]\w+n\s+)capital\b(?!['’]s|\s+(?:of|market|gain|spending|expenditure))"
)
_LOOKED_AT = 20_000
_OPENING = 400
"""Up to here "the capital" is where the text takes place."""
_FROM_A_TOWN = 4.0
"""The weight of the country of a dateline that is no capital: one writes from a town because it happens there."""
_MARTIAL = 3
"""From so many words of war on, a text has an acting side."""
_LEAST = 2.0
"""The least weight of the country named most; what only speaks, or is home to who does, is not what a text is about."""
_GIVEN_AWAY = 4.0
"""What it counts for a country, beside mentions of places, that sums are in its money."""
_RIVAL = 0.5
"""The share of the weight of the heaviest place in a country from which one that the lead names stands for the text."""
_SEVERAL = 0.9
"""From such a share of the weight of the heaviest on, another town of the country is as much what the text is about."""
_INNER = 0.35
"""The share of its country's weight from which a place in it is what the text is about."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The place that a document is about: the country named most, or the place in it where most is located."""

    main: str | None
    actor: str | None = None
    """The country whose forces act, in a text of war."""
    home: str | None = None
    """The dateline's place, where that is no seat of institutions."""
    people: frozenset[str] = frozenset()
    """The last names of the persons in it."""

    @property
    def country(self) -> str | None:
        """The country that the text is about, as far as it is known."""
        for name in (self.main, self.home):
            place = locate(name)
            if place is not None and (country := country_of(place)) is not None:
                return country.name
        return None

    @classmethod
    def of(cls, parsed: ParsedDocument, document: Document, units: Sequence[str] = ()) -> Whereabouts:
        """Weigh every place that title, dateline and text name. `units` are those of its figures.

        The answer is a place that the text names, "world" for a text about all of it, None where nothing is known.
        """
        text, title = document.text[:_LOOKED_AT], document.title or ""
        people = surnames(parsed)
        dateline = _DATELINE.search(text[:400])
        home = None
        if dateline is not None and dateline["place"].strip().lower() not in table("measures")["seats"]:
            home = dateline["place"].strip().title()
        counts = _Counts(home, dateline["around"] if dateline is not None and home is not None else None)
        for mention in sightings(
            parsed, title, (dateline.start("place"), dateline.end()) if dateline is not None else None, people
        ):
            counts.add(mention)
        counts.capitals = len(_CAPITAL.findall(title + "\n" + text[:_OPENING]))
        if (
            home is not None
            and len(_CROWD.findall(text)) >= _CROWDED
            and not _NATIONWIDE.search(title + text[:_OPENING])
        ):
            counts.gather(home)
        if on_business(text) and not counts.entitled:
            return cls(by_money(units), home=home, people=people)
        faint = counts.heaviest < _LEAST and not counts.leading and home is None
        if faint and (implied := home_country(text, document.source, units)) is not None:
            return cls(implied, people=people)
        head = title + "\n" + "\n".join(p.span.of(parsed.text) for p in parsed.paragraphs[:LEADING])
        if not counts.headed and _WHOLE.search(head):
            return cls("world", home=home, people=people)
        if (spent := by_money(units)) is not None:
            counts.countries[spent] += _GIVEN_AWAY
        world = TITLE * len(_WORLD.findall(title)) + BODY * len(_WORLD.findall(text))
        main = counts.main(world)
        return cls(main, counts.actor(main) if len(_WAR.findall(text)) >= _MARTIAL else None, home, people)


@dataclass(slots=True)
class _Counts:
    """How often a text speaks of each country, of groups of countries, and of places in a country."""

    home: str | None
    around: str | None = None
    """What the dateline says its place lies in: "Alberta", or only a date."""
    countries: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Weight of each country, with all that lies in it."""
    own: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Weight of the names of the country itself."""
    groups: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    inner: defaultdict[tuple[str | None, str], float] = field(default_factory=lambda: defaultdict(float))
    """Weight of what lies in a country; None is the country of places that no gazetteer knows."""
    leading: set[str] = field(default_factory=set)
    """The inner places that title or lead locate something in."""
    acting: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    headed: bool = False
    """Whether the title or a first paragraph names a country or a group of them."""
    entitled: bool = False
    """Whether the title names a country or a group of them."""
    capitals: int = 0
    entitling: set[str] = field(default_factory=set)
    """The inner places that the title names."""

    @property
    def heaviest(self) -> float:
        """The weight of the country or group named most."""
        return max((*self.countries.values(), *self.groups.values()), default=0.0)

    def actor(self, main: str | None) -> str | None:
        """The country that acts most often, else the heaviest of the others where the text is about one of them."""
        if self.acting:
            return max(self.acting, key=lambda name: self.acting[name])
        others = {name: weight for name, weight in self.own.items() if weight and name != main}
        return max(others, key=lambda name: others[name], default=None)

    def add(self, mention: Sighting) -> None:
        """Count one mention."""
        place, name, weight = mention.place, mention.name, mention.weight
        if name.lower() in table("measures")["seats"]:
            return
        if place is None:
            if mention.share >= LOCATED:
                self._inner(None, mention)
            return
        country = country_of(place)
        wide = place.kind in ("country", "group") and place.key != "EU"
        self.headed |= mention.stretch > BODY and wide
        self.entitled |= mention.stretch == TITLE and place.kind in ("country", "group")
        if mention.share == ACTING and country is not None:
            self.acting[country.name] += 1
        if country is None:
            if place.kind == "group":
                self.groups[place.name] += weight
            return
        self.countries[country.name] += weight
        if place.key == country.key:
            self.own[country.name] += weight
        elif mention.share >= PLAIN:
            self._inner(country.name, mention)

    def _one_of_several(self, name: str, within: Mapping[str, float]) -> bool:
        """Whether a text that heads with no place locates as much in another town or region of the same kind."""
        if name in self.entitling or name == self.home:
            return False
        own = locate(name)
        others = [
            locate(other) for other, weight in within.items() if other != name and weight >= _SEVERAL * within[name]
        ]
        return own is not None and any(
            other is not None and other.kind == own.kind and other.key != own.key for other in others
        )

    def gather(self, home: str) -> None:
        """A crowd gathers where the report comes from."""
        place = resolve(home)
        if place is not None and (country := country_of(place)) is not None:
            self.inner[(country.name, home)] += LEAD * LOCATED
            self.leading.add(home)

    def _inner(self, country: str | None, mention: Sighting) -> None:
        self.inner[(country, mention.name)] += mention.weight
        if mention.stretch == TITLE:
            self.entitling.add(mention.name)
        if mention.stretch == TITLE or (mention.first and mention.share >= LOCATED):
            self.leading.add(mention.name)

    def main(self, world: float) -> str | None:
        """The place of most weight: a country, or the place in it where most of the text is located."""
        home = resolve(self.around) or locate(self.home)
        lies_in = country_of(home) if home is not None else None
        if lies_in is not None:
            self.countries[lies_in.name] += LEAD if home is None or home.kind == "capital" else _FROM_A_TOWN
        candidates = self.countries or self.groups
        if not candidates:
            unknown = {name: weight for (_, name), weight in self.inner.items() if name in self.leading}
            if unknown and not world:
                return max(unknown, key=lambda name: unknown[name])
            return "world" if world else self.home
        country = max(candidates, key=lambda name: candidates[name])
        weight = candidates[country]
        if world > weight:
            return "world"
        if self.groups and max(self.groups.values()) >= weight:
            return _group(max(self.groups, key=lambda name: self.groups[name]))
        within = {name: times for (outer, name), times in self.inner.items() if outer in (country, None)}
        if self.capitals and (capital := capital_of(country)) is not None:
            within[capital.name] = within.get(capital.name, 0.0) + self.capitals * LOCATED * LEAD
            self.leading.add(capital.name)
        if led := [name for name in within if name in self.leading]:
            name = max(led, key=lambda inner: within[inner])
            if self._one_of_several(name, within):
                return country
            if within[name] >= max(_INNER * self.own[country], _RIVAL * max(within.values())):
                return name
        region = resolve(self.around)
        if region is not None and region.kind == "region" and not self.entitled:
            return region.name
        return country


def _group(name: str) -> str | None:
    """A group of states as a place; an alliance stands for its members, nowhere in particular."""
    return None if name.lower() in table("measures")["alliances"] else name


def world_wide(text: str) -> bool:
    """Whether a sentence speaks of the whole world, not only ranks something in it: "the worst rate in the world"."""
    found = _WORLD.search(text)
    return found is not None and _RANKED.search(text[: found.start()]) is None


_RANKED = re.compile(r"\b(?:the|its|['’]s)\s+(?:most|least|worst|best|\w+est)\b[^.;:]{0,60}$")
