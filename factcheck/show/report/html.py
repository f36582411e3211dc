"""The report as one HTML file: no script, no network, to be read on a screen, aloud, or on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from factcheck.claims import Answer
from factcheck.compare.matches import Match
from factcheck.compare.reasons import Relation
from factcheck.show.phrases import annotation_line, counted, quantity, slots, when, who
from factcheck.show.report.report import VERDICTS, Note, Passage, Report

SHOWN = {Relation.CONFLICTS: 2, Relation.CHANGED: 1, Relation.AGREES: 1}
"""Matches of each relation that are seen at once; the others unfold."""
MOST_ALIKE = 6
MOST_OTHERS = 3
"""Figures of others that the list at the top names for one figure of the article."""
WORDS = {
    Relation.CONFLICTS: ("conflicts", "conflict"),
    Relation.CHANGED: ("changed", "changed"),
    Relation.AGREES: ("agrees", "agree"),
}
FOOT = (
    "Made by factcheck from the documents in its workspace. It shows who said what, and does not say who is right."
    " Underlined: what somebody is reported to have said. Shaded: figures, each with its note."
)
LABELS = {Relation.CONFLICTS: "Conflicts", Relation.CHANGED: "Changed", Relation.AGREES: "Agrees"}


def html(report: Report) -> Iterator[str]:
    """The page, in pieces."""
    title = escape(report.title)
    css = files("factcheck.show.report").joinpath("report.css").read_text(encoding="utf-8")
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title} – what history says</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>\n{css}</style></head>\n<body><a class='skip' href='#article'>To the article</a>\n"
    yield from _header(report)
    yield '<main id="article">\n'
    for passage in report.passages:
        yield from _passage(report, passage)
    yield f"</main>\n<footer><p>{FOOT}</p></footer>\n</body></html>\n"


def _header(report: Report) -> Iterator[str]:
    document = report.document
    known = [document.source, document.author, document.published]
    meta = " · ".join(escape(part) for part in known if part)
    if document.url and document.url.startswith(("http://", "https://")):
        meta += f' · <a href="{escape(document.url)}">{escape(document.url)}</a>'
    yield f"<header><h1>{escape(report.title)}</h1>\n<p class='meta'>{meta}</p>\n<ul class='sum'>"
    yield f"<li>{counted(len(report.figures), 'figure')}, {counted(len(report.statements), 'statement')}</li>"
    for relation in VERDICTS:
        yield f"<li><span class='label {relation.value}'>{report.count(relation)}</span> {WORDS[relation][1]}</li>"
    nothing = sum(note.worst is None for note in report.notes)
    yield f"<li>{nothing} with nothing comparable</li></ul>\n"
    disputed = [note for note in report.notes if note.worst is Relation.CONFLICTS]
    if disputed:
        yield "<nav aria-labelledby='disputed'><h2 id='disputed'>Others say otherwise on</h2><ol>"
        for note in disputed:
            yield f"<li><a href='#note-{note.number}'>{escape(_asked(note, report))}</a> – {_others(note)}</li>"
        yield "</ol></nav>\n"
    yield "</header>\n"


def _others(note: Note) -> str:
    """The conflicting figures of others in one line."""
    found = dict.fromkeys(
        f"{quantity(match.answer.figure) if match.answer.figure else 'denied'} ({_teller(match.answer)})"
        for match in note.standing(Relation.CONFLICTS)
    )
    shown = list(found)[:MOST_OTHERS]
    more = f" and {len(found) - MOST_OTHERS} more" if len(found) > MOST_OTHERS else ""
    return escape("; ".join(shown)) + more


def _passage(report: Report, passage: Passage) -> Iterator[str]:
    yield f"<section class='row'><p>{_text(report, passage)}</p>"
    if passage.notes:
        yield "<aside aria-label='What history says'>"
        for note in passage.notes:
            yield from _note(note, report)
        yield "</aside>"
    yield "</section>\n"


def _text(report: Report, passage: Passage) -> str:
    """The paragraph with its marks: cut at every border of a figure or statement, so that marks may overlap."""
    text = report.document.text
    notes = [note for note in passage.notes if note.figure is not None]
    statements = [s for s in report.statements if s.start < passage.end and s.end > passage.start]
    spans = [(note.start, note.end) for note in notes] + [(said.start, said.end) for said in statements]
    inner = [edge for span in spans for edge in span]
    cuts = sorted({passage.start, passage.end, *(edge for edge in inner if passage.start < edge < passage.end)})
    out = []
    for start, end in pairwise(cuts):
        piece = escape(text[start:end])
        note = next((n for n in notes if n.start <= start and end <= n.end), None)
        if note is not None:
            piece = _marked(note, piece, first=start == max(note.start, passage.start), last=end == note.end)
        said = [s for s in statements if s.start <= start and end <= s.end]
        if said:
            speakers = ", ".join(dict.fromkeys(s.speaker for s in said if s.speaker)) or "somebody not named"
            piece = f"<span class='said' title='said by {escape(speakers)}'>{piece}</span>"
        out.append(piece)
    return "".join(out)


def _marked(note: Note, piece: str, *, first: bool, last: bool) -> str:
    standing = "nothing comparable" if note.worst is None else LABELS[note.worst].lower()
    kind = "" if note.worst is None else f" {note.worst.value}"
    name = f" id='figure-{note.number}'" if first else ""
    number = f"<sup>{note.number}</sup>" if last else ""
    label = f" aria-label='{piece}, note {note.number}: {standing}'"
    return f"<a class='fig{kind}'{name} href='#note-{note.number}'{label}>{piece}{number}</a>"


def _note(note: Note, report: Report) -> Iterator[str]:
    kind = "" if note.worst is None else f" {note.worst.value}"
    back = f"figure-{note.number}" if note.figure is not None else "article"
    yield f"<div class='note{kind}' id='note-{note.number}'>"
    yield f"<h3><a href='#{back}' aria-label='back to the text'>{note.number}</a> {escape(_asked(note, report))}</h3>"
    known = "" if note.figure is None else slots(note.figure)
    speaker = _speaker(note)
    told = " · ".join(part for part in (speaker and f"said by {speaker}", known) if part)
    if told:
        yield f"<p class='slots'>{escape(told)}</p>"
    if note.worst is None:
        yield "<p class='quiet'>Nothing comparable is stored.</p>"
    else:
        parts = [
            f"<span class='{relation.value}'>{len(found)} {WORDS[relation][len(found) != 1]}</span>"
            for relation in VERDICTS
            if (found := note.standing(relation))
        ]
        origins = f"<span class='origins'>from {counted(note.origins, 'independent origin')}</span>"
        yield f"<p class='verdict'>{' · '.join(parts)} {origins}</p>"
    for relation in VERDICTS:
        found, shown = note.fresh(relation), SHOWN[relation]
        for match in found[:shown]:
            yield _match(match)
        yield from _folded(f"{len(found) - shown} more {WORDS[relation][1]}", found[shown:])
    if note.repeated:
        here = f"<a href='#note-{note.same_as}'>note {note.same_as}</a>"
        yield f"<p class='quiet'>{note.repeated} of them already beside {here} or after.</p>"
    alike = note.fresh(Relation.RELATED)
    yield from _folded(f"{len(alike)} only alike", alike[:MOST_ALIKE])
    yield "</div>"


def _folded(summary: str, matches: Sequence[Match]) -> Iterator[str]:
    if matches:
        yield f"<details><summary>{escape(summary)}</summary>"
        yield from (_match(match) for match in matches)
        yield "</details>"


def _match(match: Match) -> str:
    answer, relation = match.answer, match.comparison.relation
    label = LABELS.get(relation, f"Other {(match.comparison.reason or '').replace('_', ' ')}".strip())
    figure = "" if answer.figure is None else f" <b>{escape(quantity(answer.figure))}</b>"
    document = answer.document
    source = escape(f"{document.source or document.doc}, {document.published or 'undated'}")
    if document.url and document.url.startswith(("http://", "https://")):
        source = f'<a href="{escape(document.url)}">{source}</a>'
    head = " · ".join(escape(part) for part in (who(answer), when(answer)) if part)
    same = " · same origin" if match.comparison.same_origin else ""
    remarks = "".join(
        f"<p class='remark'>✎ {escape(line)}</p>" for line in map(annotation_line, match.annotations) if line
    )
    quoted = f"<blockquote>{_quote(answer)}</blockquote><p class='why'>{escape(match.comparison.explanation)}</p>"
    return (
        f"<div class='match'><span class='label {relation.value}'>{escape(label)}</span>{figure}"
        f"{' · ' + head if head else ''} · {source}{same}"
        f"{quoted}{remarks}</div>"
    )


def _quote(answer: Answer) -> str:
    """The sentence, its figure marked."""
    text = answer.claim.text
    figure = answer.figure
    if figure is None:
        return escape(text)
    at = figure.start - answer.claim.start
    if at < 0 or text[at : at + len(figure.text)] != figure.text:
        return escape(text)
    return f"{escape(text[:at])}<mark>{escape(figure.text)}</mark>{escape(text[at + len(figure.text) :])}"


def _asked(note: Note, report: Report) -> str:
    if note.figure is not None:
        return quantity(note.figure)
    text = " ".join(report.document.text[note.start : note.end].split())
    return f"“{text[:90]}…”" if len(text) > 90 else f"“{text}”"


def _speaker(note: Note) -> str | None:
    if note.figure is not None and note.figure.speaker is not None:
        return note.figure.speaker
    return next((s.speaker for s in note.statements if s.speaker), None)


def _teller(answer: Answer) -> str:
    return who(answer) or answer.document.source or answer.document.doc
