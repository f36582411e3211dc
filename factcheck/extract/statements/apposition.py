"""Appositions: the name that stands behind a role, by the words alone, as the parser often hangs it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.extract.statements.offices import gender, speaker_words
from factcheck.text.places import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICLES = frozenset({"al", "el", "de", "del", "della", "da", "van", "von", "der", "den", "bin", "ibn", "-", "’", "'"})
LONGEST_NAME = 6
LONGEST_ROLE = 14
_LONGEST_CLAUSE = 10
_NAME_ENDS = frozenset({",", ".", ";", ":", ")", "—", "–", "”", '"'})


def apposed_name(head: Token) -> tuple[int, int] | None:
    """First and last token of the name behind a role and a comma: "the governor of Velt, Ada Lind, said".

    By the words alone, as the parser often hangs the name on the nearest noun ("of Velt").
    """
    doc, words = head.doc, speaker_words()
    role = head.lower_ in words["people"]
    if not (role or head.pos_ == "NOUN") or head.lower_ in words["bodies"] or head.tag_ == "NNS":
        return None
    end = min(head.sent.end, head.i + LONGEST_ROLE)
    comma = next((i for i in range(head.i + 1, end) if doc[i].text == ","), None)
    if comma is None or any(
        t.pos_ not in ("NOUN", "PROPN", "ADP", "DET", "ADJ", "PART", "PRON", "NUM") and t.text not in ("-", "&", "and")
        for t in doc[head.i + 1 : comma]
    ):
        return None
    first = last = comma + 1
    while last < head.sent.end and (
        doc[last].pos_ == "PROPN"
        or (
            last > first
            and doc[last].lower_ in PARTICLES
            and last + 1 < head.sent.end
            and doc[last + 1].pos_ == "PROPN"
        )
    ):
        last += 1
    last -= 1
    run = doc[first : last + 1]
    alone = (
        len(run) == 1 and role and comma == head.i + 1 and run.text.istitle() and doc[last + 1 : last + 2].text == ","
    )
    if not (len(run) > 1 or alone) or len(run) > LONGEST_NAME:
        return None
    if not (last + 1 >= len(doc) or doc[last + 1].text in _NAME_ENDS):
        return None
    if any(t.lower_ in words["bodies"] or t.ent_type_ == "DATE" for t in run) and gender(run.text) is None:
        return None
    if any(t.ent_type_ in ("ORG", "GPE") for t in run) and gender(run.text) is None:
        own = role and head.i + 1 == comma and resolve(run.text) is None and run[-1].ent_type_ != "ORG"
        if not own and not (role and resolve(run.text) is None and len(run) == 2):
            return None
    while first < last - 1 and doc[first].lower_.rstrip(".") in words["titles"]:
        first += 1
    return (first, last) if role or run[-1].ent_type_ == "PERSON" or gender(run.text) is not None else None


def name_behind_clause(head: Token) -> tuple[int, int] | None:
    """First and last token of the name behind a relative clause: "the man who counts the votes, Jonas Eide, said"."""
    clause = next((c for c in head.children if c.dep_ == "relcl" and c.i > head.i), None)
    if clause is None or head.pos_ != "NOUN":
        return None
    doc, words = head.doc, speaker_words()
    person = head.lower_ in words["people"] | words["persons"]
    if not person and head.lower_ not in words["bodies"] | words["firms"]:
        return None
    for comma in range(clause.i + 1, min(head.i + _LONGEST_CLAUSE, head.sent.end - 2)):
        if doc[comma].text != ",":
            continue
        last = comma
        while last + 1 < head.sent.end and doc[last + 1].pos_ == "PROPN":
            last += 1
        run = doc[comma + 1 : last + 1]
        if not len(run) or len(run) > LONGEST_NAME or doc[last + 1 : last + 2].text != ",":
            return None
        if person:
            return (comma + 1, last) if len(run) > 1 and run[-1].ent_type_ in ("PERSON", "ORG", "") else None
        return (comma + 1, last) if run[-1].ent_type_ not in ("GPE", "LOC", "DATE", "PERSON") else None
    return None
