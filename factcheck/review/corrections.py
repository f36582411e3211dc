"""Corrections: what a person says of a figure, statement or speaker that the machine found."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from factcheck.claims import Bound, Role
from factcheck.errors import NotFound, UsageError
from factcheck.store import corrections
from factcheck.store.corrections import ACTIONS, EDIT, FIGURE_FIELDS, STATEMENT_FIELDS, UNDO, Correction
from factcheck.store.rows import StoredFigure, StoredSpeaker, StoredStatement
from factcheck.store.store import Store
from factcheck.text.dates.periods import Period

UNKNOWN = "unknown"
"""The word that empties a field: `--place unknown`."""


def correct(
    store: Store,
    target: str,
    action: str,
    *,
    by: str,
    changes: Mapping[str, object] | None = None,
    why: str | None = None,
) -> Correction:
    """Edit, confirm, reject, reset one thing, or undo the latest of these; all questions see it so from now on, also
    after `reextract`.

    Raises:
        NotFound: no such figure, statement or speaker, or nothing to undo.
        UsageError: another kind of thing, no such action, or a value that its field cannot have.
    """
    if action not in ACTIONS:
        raise UsageError("no such action", subject=action, hint=f"one of {', '.join(ACTIONS)}")
    found = store.find(target)
    if not isinstance(found, StoredFigure | StoredStatement | StoredSpeaker):
        raise UsageError(
            "only a figure, a statement or a speaker can be corrected",
            subject=target,
            hint="factcheck show DOCUMENT lists the ids of what was found in it",
        )
    values = {name: _value(name, value) for name, value in (changes or {}).items()}
    if action == EDIT:
        _check(found, values)
    elif values:
        raise UsageError(f"{action} takes no values", subject=target, hint="use edit to change what a field says")
    if action == UNDO:
        made = [correction.action for correction in corrections.corrections(store.database, found.id)]
        if 2 * made.count(UNDO) >= len(made):
            raise NotFound("nobody corrected that", subject=target, hint="factcheck show lists what was corrected")
    return corrections.correct(store.database, found.id, action, by=by, changes=values, why=why)


def correction_record(correction: Correction) -> dict[str, Any]:
    """One correction as a JSON object."""
    return {
        "target": correction.target,
        "action": correction.action,
        "changes": dict(correction.changes),
        "why": correction.why,
        "by": correction.by,
        "created": correction.created,
    }


def _check(found: StoredFigure | StoredStatement | StoredSpeaker, values: Mapping[str, Any]) -> None:
    fields: Mapping[type, tuple[str, ...]] = {StoredFigure: FIGURE_FIELDS, StoredStatement: STATEMENT_FIELDS}
    known = fields.get(type(found), ())
    if not known:
        raise UsageError(
            "a speaker can be confirmed or rejected", subject=found.id, hint="edit the statement that names another"
        )
    foreign = [name for name in values if name not in known]
    if foreign:
        raise UsageError(f"has no field {foreign[0]!r}", subject=found.id, hint=f"one of {', '.join(known)}")
    if not values:
        raise UsageError("there is nothing to change", subject=found.id, hint=f"give one of {', '.join(known)}")
    if isinstance(found, StoredFigure):
        if "role" in values:
            _one_of(Role, "role", values["role"])
        low, high = values.get("low", found.figure.low), values.get("high", found.figure.high)
        if low > high:
            raise UsageError(f"low {low:g} is above high {high:g}", subject=found.id, hint="give both")


def _value(name: str, value: object) -> Any:
    """The value of a field, read from text where it comes as text.

    Raises:
        UsageError: the field cannot have it.
    """
    if value is None or value == UNKNOWN:
        if name in ("low", "high", "bound"):
            raise UsageError("cannot be unknown", subject=name, hint="give a value")
        return None
    if name in ("low", "high"):
        return _number(name, str(value))
    if name == "denied":
        return value in (True, "true", "yes")
    if name == "bound":
        _one_of(Bound, name, value)
    if name == "as_of" and Period.parse(str(value)) is None:
        raise UsageError(f"{value!r} is no time", subject=name, hint="YYYY-MM-DD, YYYY-MM, YYYY, or FROM/TO of them")
    return str(value)


def _number(name: str, text: str) -> float:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise UsageError(f"{text!r} is no number", subject=name, hint="like 12000 or 3.5")
    return number


def _one_of(kind: type[Bound | Role], name: str, value: object) -> None:
    if value not in list(kind):
        raise UsageError(f"{value!r} means nothing", subject=name, hint=f"one of {', '.join(kind)}")
