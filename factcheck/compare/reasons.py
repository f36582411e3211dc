"""Reasons: what differs between two figures that do not compare, and the state of one slot between two questions."""

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


class State(IntEnum):
    """How one slot of two questions stands. Unknown is neither match nor difference."""

    DIFFER = -1
    UNKNOWN = 0
    MATCH = 1
