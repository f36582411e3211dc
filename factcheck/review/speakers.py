"""Speakers across documents: what a person decides on who is one with whom. It outranks the machine, and is undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from factcheck.claims import Answer
from factcheck.errors import NotFound, UsageError
from factcheck.store.identities import DIFFERENT, SAME, Identities, Identity
from factcheck.store.remarks import UNDO, Judgement, standing
from factcheck.store.store import Store


class Names:
    """Which speaker a name means where people joined or split names: what they decided counts for origins too."""

    def __init__(self, store: Store) -> None:
        pairs = [pair for pair in standing(store.judgements()) if all(end.startswith("speaker:") for end in pair)]
        known = store.identities() if pairs else None
        self._ids: dict[str, str] = {}
        for speaker_id in sorted({end for pair in pairs for end in pair}):
            if known is not None and known.has(speaker_id):
                identity = known.of(speaker_id)
                self._ids |= {member.name.casefold(): identity.first.id for member in identity.members}

    def known(self, answer: Answer) -> Answer:
        """The answer, with the identity of its speaker where people decided on that name."""
        name = answer.figure.speaker if answer.figure is not None else None
        found = self._ids.get(name.casefold()) if name and self._ids else None
        return answer if found is None else replace(answer, identity=found)


def merge(store: Store, a: str, b: str, *, by: str, why: str | None = None) -> Identity:
    """Say that two speakers are one.

    Raises:
        NotFound: no such speaker.
        UsageError: they are one already, or somebody told them apart.
    """
    known = store.identities()
    one, two = speaker(known, a), speaker(known, b)
    if one.first.id == two.first.id:
        raise UsageError("they are one speaker already", subject=f"{a} {b}", hint="factcheck speakers lists them")
    for first in one.members:
        for second in two.members:
            judged = store.judgement_between(first.id, second.id)
            if judged is not None and judged.decision == DIFFERENT:
                raise UsageError(
                    f"{judged.by} told {first.name} and {second.name} apart",
                    subject=f"{first.id} {second.id}",
                    hint=f"factcheck speakers undo {first.id} {second.id}",
                )
    store.judge(member_id(one, a), member_id(two, b), SAME, by=by, why=why)
    return store.identities().of(member_id(one, a))


def split(store: Store, name: str, others: list[str], *, by: str, why: str | None = None) -> Identity:
    """Say that a name is another speaker than the others, or than all that it was joined with.

    Raises:
        NotFound: no such speaker.
        UsageError: it is joined with nobody.
    """
    known = store.identities()
    own = member_id(speaker(known, name), name)
    against = [member_id(speaker(known, other), other) for other in others]
    against = against or [member.id for member in known.of(own).members if member.id != own]
    if not against:
        raise UsageError("it is joined with no other name", subject=name, hint="factcheck speakers lists them")
    for other in against:
        if other == own:
            raise UsageError("a name cannot be told apart from itself", subject=name, hint="edit the statements")
        store.judge(own, other, DIFFERENT, by=by, why=why)
    return store.identities().of(own)


def undo(store: Store, a: str, b: str, *, by: str, why: str | None = None) -> Judgement:
    """Take back the latest that was decided on two names; the one before it, else the machine, counts again.

    Raises:
        NotFound: no such speaker, or nothing was decided on the two.
    """
    known = store.identities()
    first, second = member_id(speaker(known, a), a), member_id(speaker(known, b), b)
    if store.judgement_between(first, second) is None:
        raise NotFound("nobody merged or split these two", subject=f"{a} {b}", hint="factcheck judgements list")
    return store.judge(first, second, UNDO, by=by, why=why)


def speaker(known: Identities, wanted: str) -> Identity:
    """The one speaker that an id or a name means.

    Raises:
        NotFound: none, or several; the hint names them.
    """
    found = known.named(wanted)
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound("no such speaker", subject=wanted, hint="factcheck speakers lists them")
    ids = ", ".join(identity.first.id for identity in found[:5])
    raise NotFound(f"{len(found)} speakers fit that name", subject=wanted, hint=f"one of {ids}")


def identity_record(identity: Identity) -> dict[str, Any]:
    """One speaker with all names as a JSON object."""
    return {
        "id": identity.first.id,
        "name": identity.first.name,
        "statements": sum(s.statements for s in identity.members),
        "figures": sum(s.figures for s in identity.members),
        "claims": sum(s.claims for s in identity.members),
        "names": [s.name for s in identity.members],
        "ids": [s.id for s in identity.members],
        "joined": identity.joined,
    }


def member_id(identity: Identity, wanted: str) -> str:
    """The id of the very name that was asked for, or of the speaker's first."""
    exact = (s.id for s in identity.members if s.id == wanted or s.name.casefold() == wanted.casefold())
    return next(exact, identity.first.id)
