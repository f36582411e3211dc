"""Options that several commands share, each written once."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.cluster import Cluster
    from factcheck.read.readers import Fetched, Options
    from factcheck.workspace import Workspace

WorkspaceOption = Annotated[
    str | None,
    typer.Option("--workspace", "-w", metavar="FOLDER", help="The workspace folder; found by itself if left out."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line, stable and complete.")]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many matches to show.")]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="MAP", help="Columns of a table of claims: text=Statement,speaker=Who,published=Date."
    ),
]
FollowOption = Annotated[
    bool, typer.Option("--follow", help="Fetch the pages that a feed links to (wants the extra factcheck[url]).")
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who says so; your account's name if left out.")
]
WhyOption = Annotated[str | None, typer.Option("--why", help="The reason, for those who come after.")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Leave the work to N Dask workers of this machine.")
]
ClusterOption = Annotated[
    str | None, typer.Option("--cluster", metavar="ADDRESS", help="Or those of this scheduler: tcp://HOST:8786.")
]


def date_given(option: str, text: str | None) -> str | None:
    """The ISO date of an option; None where it was not given.

    Raises:
        UsageError: it is no date.
    """
    from factcheck.errors import UsageError
    from factcheck.read.dates import iso_date

    date = None if text is None else iso_date(text)
    if text is not None and date is None:
        raise UsageError(f"{text!r} is no date", subject=option, hint="YYYY-MM-DD, YYYY-MM or YYYY")
    return date


def reading(columns: str | None = None, *, follow: bool = False, dated: bool = False) -> Options:
    """How inputs are read: with these columns, and with links fetched when the first one comes."""
    from functools import lru_cache

    from factcheck.read.csvfile import column_map
    from factcheck.read.readers import Options

    @lru_cache(maxsize=1)
    def fetcher() -> Callable[[str], Fetched]:
        from factcheck.read.links import Fetcher

        return Fetcher()

    def fetch(url: str) -> Fetched:
        return fetcher()(url)

    return Options({} if columns is None else column_map(columns), follow, fetch, dated)


def opened(workspace: str | None, *, create: bool = False) -> Workspace:
    """The workspace that the options and the environment name."""
    from factcheck.settings import load_settings
    from factcheck.workspace import Workspace

    return Workspace.open(load_settings(workspace), create=create)


@contextmanager
def dask_workers(address: str | None, workers: int | None) -> Iterator[Cluster | None]:
    """The workers that the options name; None where they name none.

    Raises:
        UsageError: both are given.
        Unreachable: no scheduler answers there.
    """
    if address is None and workers is None:
        yield None
        return
    from factcheck.cluster import Cluster
    from factcheck.errors import UsageError

    if address is not None and workers is not None:
        raise UsageError(
            "either workers of this machine or those of a cluster", subject="--workers", hint="leave one out"
        )
    with Cluster.open(address, workers or 1) as cluster:
        yield cluster
