"""Filter options: which claims a command is asked of, the same for every command that asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from typing import Annotated, Any, TypeVar

import typer

Outcome = TypeVar("Outcome")

OPTIONS = {
    "source": typer.Option("--source", help="Only documents of this source."),
    "speaker": typer.Option("--speaker", help="Only what this speaker said."),
    "place": typer.Option("--place", help="Only figures for this place."),
    "measure": typer.Option("--measure", help="Only figures that count or measure this."),
    "unit": typer.Option("--unit", help="Only figures in this unit (percent, USD, hectare …)."),
    "since": typer.Option("--since", metavar="DATE", help="Only documents published on or after."),
    "until": typer.Option("--until", metavar="DATE", help="Only documents published on or before."),
}
"""The fields of Filters, in their order, which is that of --help."""
OF_DOCUMENTS = ("source", "since", "until")


def filtered(*names: str) -> Callable[[Callable[..., Outcome]], Callable[..., Outcome]]:
    """Puts these filter options, all of them where none is named, in the place of a command's parameter `filters`."""

    def decorate(command: Callable[..., Outcome]) -> Callable[..., Outcome]:
        @wraps(command)
        def asked(**given: Any) -> Outcome:
            from factcheck.store.filters import Filters

            filters = Filters(**{name: given.pop(name) for name in options})
            return command(filters=filters, **given)

        options = {
            name: Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[str | None, OPTIONS[name]])
            for name in names or OPTIONS
        }
        parameters: list[Parameter] = []
        # `Filters` is imported for the type checker alone, so that --help starts fast.
        for parameter in signature(command, locals={"Filters": Any}, eval_str=True).parameters.values():
            shown = options.values() if parameter.name == "filters" else [parameter]
            parameters += (one.replace(kind=Parameter.KEYWORD_ONLY) for one in shown)
        asked.__signature__ = signature(command).replace(parameters=parameters)  # type: ignore[attr-defined]
        asked.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return asked

    return decorate
