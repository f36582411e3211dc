"""The report as Markdown with footnotes, and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.compare.matches import Match
from factcheck.show.phrases import annotation_line, counted, quantity, slots, when, who
from factcheck.show.report.report import VERDICTS, Note, Passage, Report
from factcheck.show.terminal.side_by_side import STYLES, highlighted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

SHOWN = 3


def markdown(report: Report) -> Iterator[str]:
    """The article, each figure with a footnote that says what history says; lines without their ends."""
    document = report.document
    yield f"# {report.title}"
    yield ""
    known = [document.source, document.author, document.published, document.url]
    yield " · ".join(part for part in known if part)
    yield ""
    yield ", ".join(f"{report.count(relation)} {relation.value}" for relation in VERDICTS)
    yield ""
    for passage in report.passages:
        yield _noted(report, passage)
        yield ""
    for note in report.notes:
        yield f"[^{note.number}]: {_summary(note)}"
        for match in shown(note):
            yield f"    - {_told(match)}"
            yield f"      > {' '.join(match.answer.claim.text.split())}"
            for line in map(annotation_line, match.annotations):
                yield f"      ✎ {line}"
        if rest := _left_out(note):
            yield f"    - {rest}"
        yield ""


def draw(report: Report, console: Console) -> None:
    """Print the article on a terminal, the notes of each paragraph under it."""
    from rich.padding import Padding
    from rich.text import Text

    document = report.document
    console.print(Text(report.title, style="bold"))
    known = [document.source, document.author, document.published]
    console.print(Text(" · ".join(part for part in known if part), style="dim"))
    console.print()
    for passage in report.passages:
        console.print(_marked(report, passage))
        for note in passage.notes:
            if note.worst is not None:
                console.print(Padding(Text(f"{note.number}  {_summary(note)}", style=STYLES[note.worst]), (0, 0, 0, 2)))
                for match in shown(note):
                    line = Text(f"{_told(match)}\n")
                    line.append_text(highlighted(match.answer))
                    for remark in map(annotation_line, match.annotations):
                        line.append(f"\n✎ {remark}", style="blue")
                    console.print(Padding(line, (0, 0, 0, 6)))
                if rest := _left_out(note):
                    console.print(Padding(Text(rest, style="dim"), (0, 0, 0, 6)))
        console.print()


def shown(note: Note) -> list[Match]:
    """The matches that a reader sees of a note: the best of each relation, but for what an earlier note showed."""
    return [match for relation in VERDICTS for match in note.fresh(relation)[:SHOWN]]


def _left_out(note: Note) -> str:
    """How many matches of a note are not written out, and which note shows them."""
    more = sum(max(len(note.fresh(relation)) - SHOWN, 0) for relation in VERDICTS)
    parts = [f"{more} more"] if more else []
    if note.repeated:
        parts.append(f"{note.repeated} already beside {note.same_as} or after")
    return ", ".join(parts)


def _summary(note: Note) -> str:
    what = "The claim" if note.figure is None else quantity(note.figure)
    known = "" if note.figure is None else slots(note.figure)
    counts = [f"{len(note.standing(r))} {r.value}" for r in VERDICTS if note.standing(r)]
    said = (
        ", ".join([*counts, counted(note.origins, "independent origin")]) if counts else "nothing comparable is stored"
    )
    return f"{what}{f' ({known})' if known else ''}: {said}"


def _told(match: Match) -> str:
    answer = match.answer
    figure = "" if answer.figure is None else f" {quantity(answer.figure)}"
    document = answer.document
    where = f"{document.source or document.doc}, {document.published or 'undated'}"
    told = " · ".join(part for part in (who(answer), when(answer), where) if part)
    same = " · same origin" if match.comparison.same_origin else ""
    return f"{match.comparison.relation.value}:{figure} · {told}{same}"


def _noted(report: Report, passage: Passage) -> str:
    """The paragraph in Markdown, a footnote mark behind each figure; what would be markup is escaped."""
    text = report.document.text
    out, at = "", passage.start
    for note in passage.notes:
        end = min(note.end, passage.end)
        if note.start < at:
            out += f"[^{note.number}]"
            continue
        out += _escaped(text[at : note.start])
        inner = _escaped(text[note.start : end])
        out += (f"**{inner}**" if note.figure is not None else inner) + f"[^{note.number}]"
        at = end
    return (out + _escaped(text[at : passage.end])).replace("\n", " ")


def _marked(report: Report, passage: Passage) -> Text:
    from rich.text import Text

    text = Text(report.document.text[passage.start : passage.end])
    for statement in report.statements:
        text.stylize("italic", max(statement.start - passage.start, 0), max(statement.end - passage.start, 0))
    for note in passage.notes:
        if note.figure is not None:
            style = "bold" if note.worst is None else f"bold reverse {STYLES[note.worst]}"
            text.stylize(style, note.start - passage.start, note.end - passage.start)
    return text


def _escaped(text: str) -> str:
    for mark in ("\\", "*", "_", "`", "[", "]", "<", ">", "#"):
        text = text.replace(mark, f"\\{mark}")
    return text
