"""Relations and reasons: how two answers stand, what differs where they do not compare, the state of one slot."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Reason(StrEnum):
    """What keeps two figures from being compared."""

    PLACE = "place"
    TIME = "time"
    SUBJECT = "subject"
    EVENT = "event"
    MEASURE = "measure"
    UNIT = "unit"
    PART_OF = "part_of"


class Relation(StrEnum):
    """How a new answer stands to an old one. The order is that of urgency: a conflict first."""

    CONFLICTS = "conflicts"
    CHANGED = "changed"
    AGREES = "agrees"
    RELATED = "related"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(Relation).index(self)


WEIGHED = 64
"""Of so many pairs the states of the slots are kept: rules and evidence ask for them several times in a row."""


class State(IntEnum):
    """How one slot of two questions stands. Unknown is neither match nor difference."""

    DIFFER = -1
    UNKNOWN = 0
    MATCH = 1
