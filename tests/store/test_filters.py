"""Filters: exact conditions on claims, documents, figures and statements."""

from __future__ import annotations

import pytest

from factcheck.errors import UsageError
from factcheck.store import Filters
from factcheck.store.filters import slug

ENGINES = ["sqlite", "postgresql"]

CASES = [
    ({"source": "harbour post"}, "ac"),
    ({"source": "HARBOUR POST"}, "ac"),
    ({"source": "source:delta-radio"}, "b"),
    ({"source": "Post"}, ""),
    ({"speaker": "marta lind"}, "abcd"),
    ({"speaker": "Lind"}, "abcd"),
    ({"speaker": "Márta Lind"}, "abcd"),
    ({"speaker": "Ivo Brandt"}, "d"),
    ({"speaker": "M. Lind"}, "abcd"),
    ({"speaker": "speaker:ivo-brandt"}, "d"),
    ({"speaker": "Olga Lind"}, ""),
    ({"speaker": "Marta"}, ""),
    ({"place": "lodva"}, "acd"),
    ({"place": "vesna"}, "b"),
    ({"place": "Bay Vesna"}, "b"),
    ({"place": "Lod"}, ""),
    ({"measure": "barges"}, "abcd"),
    ({"measure": "grain"}, "abcd"),
    ({"unit": "Tonne"}, "b"),
    ({"place": "lodva", "unit": "tonne"}, ""),
    ({"since": "2023-06"}, "bc"),
    ({"since": "2023-06-15"}, "bc"),
    ({"until": "2023-05"}, "ad"),
    ({"until": "2023-05-29"}, "a"),
    ({"until": "2023"}, "abd"),
    ({"since": "2023-05-03", "until": "2023-06"}, "bd"),
    ({"source": "Harbour Post", "since": "2024"}, "c"),
    ({"source": ""}, ""),
    ({"place": ""}, ""),
    ({"place": "%"}, ""),
    ({"source": "' OR 1=1 --"}, ""),
]


@pytest.mark.parametrize(("conditions", "expected"), CASES)
def test_filters(filled, conditions, expected):
    """Exactly the claims that meet all conditions pass, in every list."""
    filters = Filters(**conditions)
    keys = dict(enumerate("abcd", 1))
    assert "".join(keys[row] for row in filled.claim_rows(filters)) == expected
    assert "".join(c.document.key for c in filled.claims(filters)) == expected
    assert "".join(d.document.key for d in filled.documents(filters)) == expected
    assert "".join(a.document.key for a in filled.all_answers(filters)) == expected
    assert "".join(f.document.key for f in filled.figures(filters)) == expected


def test_a_document_without_date_is_in_no_period(store, make, card):
    """Unknown is not taken for fitting."""
    store.add([make()], card)
    assert store.claim_rows(Filters(since="1900")).tolist() == []
    assert store.claim_rows(Filters(until="2100")).tolist() == []


@pytest.mark.parametrize("date", ["yesterday", "2023-13", "2023-02-30", ""])
def test_dates_that_are_none(date):
    """A date that cannot be read is a fault of usage, with the forms that can."""
    with pytest.raises(UsageError, match="no date"):
        Filters(since=date)


def test_statements_by_speaker(filled):
    """Only what the speaker said passes."""
    assert len(list(filled.statements(Filters(speaker="Lind")))) == 4
    assert list(filled.statements(Filters(speaker="Brandt"))) == []
    assert [s.document.key for s in filled.statements(Filters(place="Vesna"))] == ["b"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Ana Šimić", "ana-simic"), ("L’Écho", "l-echo"), ("Київ", "киів"), ("!", "x21"), ("  ", "x")],
)
def test_slugs(name, expected):
    """A name becomes the readable part of an id."""
    assert slug(name) == expected
