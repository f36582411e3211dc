"""Extracting anew: what a newer version finds takes the place of what was found before, but for what people touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.claims import VECTOR_MARK, Claim, Extraction, Figure, Statement
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.find.encoding import with_vectors
from factcheck.store import Entry, Store
from factcheck.store.corrections import applied
from factcheck.streams import portions

if TYPE_CHECKING:
    from factcheck.find.encoder import Encoder

AT_ONCE = 32

Part = TypeVar("Part", Figure, Statement)


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure or statement that is new, gone, or read otherwise: `fields` names each change as (before, after)."""

    id: str
    change: str
    part: Figure | Statement
    fields: dict[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class Reextraction:
    """What extracting one document anew changed. `kept` are the figures and statements that only people still hold."""

    extraction: Extraction
    differences: tuple[Difference, ...]
    kept: tuple[str, ...]


def reextract(
    store: Store, encoder: Encoder, document_ids: Iterable[str], *, dry_run: bool = False
) -> Iterator[Reextraction]:
    """Extract stored documents anew, each replaced in a transaction of its own before it is yielded.

    A figure or statement that a person edited, confirmed or rejected stays, with its span, also where the new version
    no longer finds it; a figure that the new version finds across it gives way. With `dry_run` nothing is written.
    """
    for portion in portions(document_ids, AT_ONCE):
        before = [store.extraction(document) for document in portion]
        found = extract(e.document for e in before)
        for old, new in zip(before, found if dry_run else with_vectors(found), strict=True):
            yield _redone(store, encoder, old, new, dry_run=dry_run)


def _redone(store: Store, encoder: Encoder, old: Extraction, new: Extraction, *, dry_run: bool) -> Reextraction:
    identifier = old.document.id
    merged, kept = carried(store.machine_extraction(identifier), new, set(store.states(identifier)))
    corrected, *_ = applied(merged, store.standing(identifier))
    differences = (*_differences(old, corrected, "figures"), *_differences(old, corrected, "statements"))
    if not dry_run and (differences or _kept(old) != _kept(corrected)):
        store.replace_found(Entry(merged, encoder.encode([claim.text for claim in merged.claims])), encoder.card)
    return Reextraction(corrected, differences, kept)


def carried(old: Extraction, new: Extraction, touched: set[str]) -> tuple[Extraction, tuple[str, ...]]:
    """The new extraction with what people touched in the old one, and the ids of what only they still hold."""
    document = new.document
    figures, lost_figures = _with(document, old.figures, new.figures, touched)
    statements, lost_statements = _with(document, old.statements, new.statements, touched)
    lost: list[Figure | Statement] = [*lost_figures, *lost_statements]
    if not lost:
        return new, ()
    claims = list(new.claims)
    for part in lost:
        if not any(_overlap(claim, part) for claim in claims):
            claims += [claim for claim in old.claims if _overlap(claim, part)]
    whole = tuple(
        replace(
            claim,
            figures=tuple(i for i, f in enumerate(figures) if _overlap(claim, f)),
            statements=tuple(i for i, s in enumerate(statements) if _overlap(claim, s)),
        )
        for claim in sorted(dict.fromkeys(claims), key=lambda claim: (claim.start, claim.end))
    )
    return Extraction(document, figures, statements, whole), tuple(part.id_in(document) for part in lost)


def _with(
    document: Document, old: Sequence[Part], new: Sequence[Part], touched: set[str]
) -> tuple[tuple[Part, ...], list[Part]]:
    found = {part.id_in(document) for part in new}
    lost: list[Part] = [part for part in old if part.id_in(document) in touched - found]
    crossed: list[Part] = [
        part
        for part in new
        if isinstance(part, Figure)
        and part.id_in(document) not in touched
        and any(_overlap(part, other) for other in old if other.id_in(document) in touched)
    ]
    whole: list[Part] = [part for part in new if part not in crossed]
    whole.extend(lost)
    return tuple(sorted(whole, key=lambda part: (part.start, part.end))), lost


def _overlap(a: Claim | Figure | Statement, b: Claim | Figure | Statement) -> bool:
    return a.start < b.end and b.start < a.end


def _differences(old: Extraction, new: Extraction, what: str) -> Iterator[Difference]:
    document = new.document
    before = {part.id_in(document): part for part in getattr(old, what)}
    after = {part.id_in(document): part for part in getattr(new, what)}
    for identifier in sorted(before.keys() | after.keys(), key=lambda i: (before.get(i) or after[i]).start):
        was, now = before.get(identifier), after.get(identifier)
        if was is None:
            yield Difference(identifier, "found", now, {})  # type: ignore[arg-type]
        elif now is None:
            yield Difference(identifier, "lost", was, {})
        elif was != now:
            one, other = asdict(was), asdict(now)
            fields = {k: (one[k], other[k]) for k in one if one[k] != other[k] and k != "vector"}
            yield Difference(identifier, "changed", now, fields)


def _kept(extraction: Extraction) -> list[object]:
    """What else is stored of an extraction: the claims with what they carry, and which weights made the vectors.

    Not the vectors themselves: the two runtimes of one encoder differ in their last steps.
    """
    claims = [(c.start, c.end, c.figures, c.statements) for c in extraction.claims]
    return [*claims, *(figure.vector and figure.vector[:VECTOR_MARK] for figure in extraction.figures)]
