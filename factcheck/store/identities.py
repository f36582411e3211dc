"""Identities: which of the names that documents give are one speaker's.

The machine joins spellings (text/names/speakers.py); what people decide on a pair of speakers, a judgement like any
other, comes first: two that a person joined are one, and no likeness of names joins two that a person told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.store.engines.database import Database
from factcheck.store.remarks import Judgement, judgements, standing
from factcheck.store.rows import StoredSpeaker
from factcheck.text.names.names import same_name
from factcheck.text.names.speakers import is_person, is_surname, lookup_keys, one_speaker

SAME, DIFFERENT = "same", "different"
MACHINE, PERSON = "machine", "person"


@dataclass(frozen=True, slots=True)
class Identity:
    """One speaker: the names that documents give, the first seen first, and who joined them where there are several."""

    members: tuple[StoredSpeaker, ...]
    joined: str | None = None

    @property
    def first(self) -> StoredSpeaker:
        """The spelling under which the speaker is listed: the one with most statements, the first of equals."""
        return max(self.members, key=lambda s: (" " in s.name, s.statements + s.figures + s.claims, -s.row))


class Identities:
    """The speakers of a workspace, by row and by id."""

    def __init__(self, speakers: Sequence[StoredSpeaker], made: Iterable[Judgement]) -> None:
        judged = {pair: j.decision for pair, j in standing(made).items() if all(i.startswith("speaker:") for i in pair)}
        self._apart = {pair for pair, decision in judged.items() if decision == DIFFERENT}
        self._by_id = {speaker.id: speaker for speaker in speakers}
        self._groups: dict[str, set[str]] = {speaker.id: {speaker.id} for speaker in speakers}
        self._judged: set[str] = set()
        for pair in (pair for pair, decision in judged.items() if decision == SAME):
            if len(pair) > 1 and all(i in self._by_id for i in pair):
                self._judged |= pair
                self._join(*pair)
        for a, b in _alike(speakers):
            if not self._told_apart(a.id, b.id):
                self._join(a.id, b.id)

    def _join(self, a: str, b: str) -> None:
        joined = self._groups[a] | self._groups[b]
        for member in joined:
            self._groups[member] = joined

    def _told_apart(self, a: str, b: str) -> bool:
        return any(frozenset((x, y)) in self._apart for x in self._groups[a] for y in self._groups[b])

    def of(self, speaker_id: str) -> Identity:
        """The speaker that an id belongs to."""
        members = sorted((self._by_id[i] for i in self._groups[speaker_id]), key=lambda s: s.row)
        by = PERSON if any(member.id in self._judged for member in members) else MACHINE
        return Identity(tuple(members), by if len(members) > 1 else None)

    def has(self, speaker_id: str) -> bool:
        """Whether such a speaker is stored."""
        return speaker_id in self._by_id

    def apart(self, a: str, b: str) -> bool:
        """Whether a person told apart any of the names of two speakers."""
        return self._told_apart(a, b)

    def __iter__(self) -> Iterator[Identity]:
        """The speakers, in the order in which they were first seen."""
        seen: set[str] = set()
        for speaker_id in self._by_id:
            if speaker_id not in seen:
                identity = self.of(speaker_id)
                seen.update(member.id for member in identity.members)
                yield identity

    def named(self, wanted: str) -> list[Identity]:
        """The speakers that an id or a name means: those of that very name, else all whom it can name."""
        if wanted in self._by_id:
            return [self.of(wanted)]
        exact = [s.id for s in self._by_id.values() if s.name.casefold() == wanted.casefold()]
        found = exact or [s.id for s in self._by_id.values() if same_name(wanted, s.name)]
        return list({identity.first.id: identity for identity in map(self.of, found)}.values())


def identities(database: Database, speakers: Iterable[StoredSpeaker]) -> Identities:
    """The speakers of a workspace as they stand."""
    return Identities(list(speakers), judgements(database))


def _alike(speakers: Sequence[StoredSpeaker]) -> Iterator[tuple[StoredSpeaker, StoredSpeaker]]:
    """The pairs that the machine holds for one: alike full names first, then surnames that only one of them has."""
    by_key: Mapping[str, list[StoredSpeaker]] = _by_key(speakers)
    seen: set[tuple[int, int]] = set()
    for group in by_key.values():
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                if (a.row, b.row) not in seen and one_speaker(a.name, b.name):
                    seen.add((a.row, b.row))
                    yield a, b
    for speaker in speakers:
        if is_surname(speaker.name):
            near = {s.row: s for key in lookup_keys(speaker.name) for s in by_key[key]}.values()
            full = [s for s in near if is_person(s.name) and same_name(speaker.name, s.name)]
            if full and all(one_speaker(full[0].name, other.name) for other in full[1:]):
                yield speaker, full[0]


def _by_key(speakers: Iterable[StoredSpeaker]) -> Mapping[str, list[StoredSpeaker]]:
    out: dict[str, list[StoredSpeaker]] = defaultdict(list)
    for speaker in speakers:
        for key in lookup_keys(speaker.name):
            out[key].append(speaker)
    return out
