"""The corpus that comes with the project keeps the form that its README promises."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[2] / "seeds"
RELATIONS = {"agrees", "conflicts", "changed", "related"}
REASONS = {"place", "time", "subject", "event", "measure", "unit", "part_of"}


def records(name: str) -> list[dict[str, Any]]:
    """The records of one file, in order."""
    return [json.loads(line) for line in (SEEDS / name).read_text(encoding="utf-8").splitlines()]


REPORTS = records("reports.jsonl")
CHECKS = records("checks.jsonl")
each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check["id"])


def test_there_are_enough_reports() -> None:
    """A newcomer meets at least sixty reports in at least six series, and twelve claims."""
    assert len(REPORTS) >= 60
    assert len({report["id"].partition("-")[0] for report in REPORTS}) >= 6
    assert len(CHECKS) == 12


@pytest.mark.parametrize("file", [REPORTS, CHECKS], ids=["reports", "checks"])
def test_ids_are_unique(file: list[dict[str, Any]]) -> None:
    """No id stands twice."""
    assert [i for i, count in Counter(record["id"] for record in file).items() if count > 1] == []


@each_report
def test_report_has_its_fields(report: dict[str, Any]) -> None:
    """Every field is a text with something in it, and no unknown field slips in."""
    for field in ("id", "source", "title", "published", "text"):
        assert isinstance(report[field], str)
        assert report[field].strip() == report[field] != ""
    assert set(report) <= {"id", "source", "title", "published", "url", "author", "text", "invented", "copy_of"}


@each_report
def test_report_is_dated(report: dict[str, Any]) -> None:
    """The date is an ISO day of the years that the corpus covers."""
    assert date(2020, 1, 1) < date.fromisoformat(report["published"]) < date(2025, 1, 1)


@each_report
def test_report_is_short(report: dict[str, Any]) -> None:
    """A report has 60 to 180 words."""
    assert 60 <= len(report["text"].split()) <= 180


@each_report
def test_report_says_what_is_invented(report: dict[str, Any]) -> None:
    """Outlet and author are marked, and a speaker that is marked as invented stands in the text."""
    assert "source" in report["invented"]
    assert ("author" in report["invented"]) == ("author" in report)
    for item in report["invented"]:
        name = re.match(r"speaker: ([^,]+?)(?: of |,|$)", item)
        assert name is None or name[1] in report["text"]


@each_report
def test_report_pairs_its_quotation_marks(report: dict[str, Any]) -> None:
    """Every quotation is closed in the paragraph that opens it."""
    for paragraph in report["text"].split("\n\n"):
        assert paragraph.count('"') % 2 == 0


def test_texts_are_unique_but_for_declared_copies() -> None:
    """Only a report with `copy_of` repeats another, which stands before it and has another source."""
    first: dict[str, dict[str, Any]] = {}
    for report in REPORTS:
        original = first.setdefault(report["text"], report)
        declared = report.get("copy_of")
        assert declared == (None if original is report else original["id"])
        assert original is report or original["source"] != report["source"]
    assert sum("copy_of" in report for report in REPORTS) == 1


@each_check
def test_check_points_at_reports(check: dict[str, Any]) -> None:
    """What is expected names reports of the corpus, known relations, and a reason for `related` alone."""
    known = {report["id"] for report in REPORTS}
    date.fromisoformat(check["published"])
    assert check["why"]
    for expected in check["expect"]:
        assert expected["doc"] in known
        assert expected["relation"] in RELATIONS
        assert (expected["relation"] == "related") == (expected.get("reason") in REASONS)


def test_checks_show_every_relation() -> None:
    """Together the claims show every relation, and one of them silence."""
    assert {expected["relation"] for check in CHECKS for expected in check["expect"]} == RELATIONS
    assert any(not check["expect"] for check in CHECKS)


FOUND = 30
"""So many of the expected relations the program must find at least; raised when it finds more, never lowered."""


def test_program_finds_what_is_expected(seeded: Path) -> None:
    """Checking the claims against the reports finds most of what a careful person expects, and silence for the last."""
    from factcheck.documents import Document
    from factcheck.settings import load_settings
    from factcheck.workspace import Workspace

    found = {}
    with Workspace.open(load_settings(str(seeded))) as space:
        asked = [Document(check["text"], key=check["id"], published=check["published"]) for check in CHECKS]
        for checked in space.check(asked, limit=100):
            found[checked.document.key] = {
                (match.answer.document.key, match.comparison.relation.value, match.comparison.reason)
                for match in checked.matches
            }
    expected = [(c["id"], (e["doc"], e["relation"], e.get("reason"))) for c in CHECKS for e in c["expect"]]
    hits = [(claim, answer) for claim, answer in expected if answer in found[claim]]
    assert len(hits) >= FOUND, sorted(set(expected) - set(hits))
    assert not {relation for _, relation, _ in found["soybeans"]} & {"agrees", "conflicts", "changed"}
