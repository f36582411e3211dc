"""Side by side: a checked claim and what history says, for a terminal and for a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.claims import Answer
from factcheck.compare.matches import Checked, Match
from factcheck.compare.reasons import Relation
from factcheck.show.phrases import annotation_line, counted, quantity, slots, when, who

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

STYLES = {
    Relation.AGREES: "green",
    Relation.CONFLICTS: "red",
    Relation.CHANGED: "yellow",
    Relation.RELATED: "dim",
}
COLUMNS = (
    "doc", "asked", "relation", "reason", "figure", "bound", "speaker", "place", "as_of", "source", "published",
    "same_origin", "score", "claim_id", "sentence", "explanation",
)  # fmt: skip


def rows(checked: Checked) -> Iterator[tuple[str, ...]]:
    """The matches as rows of COLUMNS, for tab-separated output."""
    for match in checked.matches:
        answer, figure = match.answer, match.answer.figure
        yield (
            checked.document.doc,
            "" if match.asked is None else quantity(match.asked),
            match.comparison.relation.value,
            match.comparison.reason or "",
            "" if figure is None else quantity(figure),
            "" if figure is None else figure.bound.value,
            who(answer),
            "" if figure is None else figure.place or "",
            when(answer),
            answer.document.source or "",
            answer.document.published or "",
            "yes" if match.comparison.same_origin else "no",
            f"{match.comparison.score:.2f}",
            answer.claim.id_in(answer.document),
            " ".join(answer.claim.text.split()),
            match.comparison.explanation,
        )


def draw(checked: Checked, console: Console) -> None:
    """Print one claim with its matches as a table."""
    from rich.padding import Padding
    from rich.table import Table

    console.print(_asked(checked))
    if not checked.matches:
        console.print(Padding("Nothing like it is stored.", (0, 0, 1, 2)), style="dim")
        return
    table = Table(box=None, padding=(0, 2, 1, 0), expand=True, show_header=True, header_style="dim", pad_edge=False)
    table.add_column("relation", no_wrap=True, width=14)
    table.add_column("figure", ratio=2, max_width=30)
    table.add_column("who · where · when · source, and the sentence", ratio=7)
    for match in checked.matches:
        table.add_row(_relation(match), _figure(match, several=len(checked.figures) > 1), _telling(match))
    console.print(Padding(table, (0, 0, 0, 2)))
    console.print(Padding(_total(checked), (1, 0, 1, 2)))


def highlighted(answer: Answer) -> Text:
    """The claim's sentence, the figure set off."""
    from rich.text import Text

    text = Text(answer.claim.text.replace("\n", " "))
    if answer.figure is not None:
        start = answer.figure.start - answer.claim.start
        text.stylize("bold reverse", max(start, 0), max(start, 0) + len(answer.figure.text))
    return text


def _asked(checked: Checked) -> RenderableType:
    from rich.text import Text

    text = Text()
    text.append("Claim  ", style="dim")
    text.append(checked.claim.text.replace("\n", " "), style="bold")
    for figure in checked.figures:
        known = slots(figure)
        text.append(f"\n       {quantity(figure)}", style="cyan")
        text.append(f"  {known}" if known else "", style="dim")
    text.append("\n")
    return text


def _relation(match: Match) -> Text:
    from rich.text import Text

    relation = match.comparison.relation
    text = Text(relation.value, style=f"bold {STYLES[relation]}")
    if match.comparison.reason is not None:
        text.append(
            f"\nother {match.comparison.reason.replace('_', ' ')}"
            if match.comparison.reason != "part_of"
            else "\npart of",
            "dim",
        )
    if match.judged is not None:
        text.append(f"\njudged by\n{match.judged}", style="dim")
    return text


def _figure(match: Match, *, several: bool) -> Text:
    from rich.text import Text

    figure = match.answer.figure
    text = Text("–" if figure is None else quantity(figure), style="bold")
    if match.asked is not None and several:
        text.append(f"\nbeside {quantity(match.asked)}", style="dim")
    return text


def _telling(match: Match) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    answer = match.answer
    document = answer.document
    place = answer.figure.place if answer.figure is not None else None
    published = f"{document.source or document.doc}, {document.published or 'undated'}"
    head = Text(" · ".join(part for part in (who(answer), place, when(answer)) if part), style="bold")
    head.append(f"{' · ' if head else ''}{published}", style="dim")
    if match.comparison.same_origin:
        head.append(" · same origin", style="magenta")
    parts: list[RenderableType] = [head, highlighted(answer), Text(match.comparison.explanation, style="italic dim")]
    parts.extend(Text(f"✎ {note}", style="blue") for note in map(annotation_line, match.annotations) if note)
    parts.append(Text(answer.claim.id_in(document), style="dim"))
    return Group(*parts)


def _total(checked: Checked) -> Text:
    from rich.text import Text

    summary = checked.summary
    text = Text()
    for relation in Relation:
        text.append(f"{summary[relation.value]} {relation.value}  ", style=STYLES[relation])
    text.append(f"· {counted(summary['independent_origins'], 'independent origin')}", style="bold")
    if checked.found > len(checked.matches):
        text.append(f"  · {checked.found - len(checked.matches)} more: --limit {checked.found}", style="dim")
    return text
