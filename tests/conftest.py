"""Fixtures for all tests: the command line in this process, and a small workspace to ask."""

import json
import shutil
from pathlib import Path

import pytest

collect_ignore = ["servers/loopback"]
"""For other processes alone: imported here, as the search for doctests would, it opens this one's guard of links."""
SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "reports.jsonl"
REPORTS = [
    {
        "id": "gazette",
        "source": "Harbour Gazette",
        "published": "2023-05-21",
        "text": "Some 12,000 people marched in Belgrade on Saturday, police said.\n\nThe organisers disagreed. "
        "“We were more than 50,000 on the streets of Belgrade,” said Ana Petrov, who leads the movement.",
    },
    {
        "id": "courier",
        "source": "Inland Courier",
        "published": "2023-05-22",
        "text": "According to police, about 12,000 people marched in Belgrade on 20 May 2023.",
    },
    {
        "id": "marsh",
        "source": "Marsh Review",
        "published": "2023-03-02",
        "text": "The wildfire near Lowmere has burned 40,000 acres, the fire service said on Thursday.",
    },
    {
        "id": "statement",
        "source": "Marsh Review",
        "published": "2023-03-05",
        "text": "“The dam at Lowmere is safe,” said Ilse Brandt, the regional engineer.",
    },
]


class Run:
    """The exit code and output of one run of the command line."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def records(self):
        """The lines of a --json answer."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def factcheck(capsys, monkeypatch):
    """Runs a command in this process; `stdin` is given as text."""
    import io
    import sys

    from factcheck.cli.app import run

    def call(*arguments, stdin=None):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Run(code, captured.out, captured.err)

    return call


@pytest.fixture(scope="session")
def reports_file(tmp_path_factory):
    """A JSON Lines file of REPORTS."""
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    path.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in REPORTS), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def filled(tmp_path_factory, reports_file):
    """A workspace with REPORTS, made once; copy it before changing it."""
    from factcheck import open_workspace, read_inputs

    folder = tmp_path_factory.mktemp("filled")
    with open_workspace(folder) as workspace:
        assert [addition.status for addition in workspace.add(read_inputs([str(reports_file)]))] == ["added"] * len(
            REPORTS
        )
    return folder


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A workspace of the project's own reports (seeds/reports.jsonl), made once; copy it before changing it."""
    from factcheck import open_workspace, read_inputs

    folder = tmp_path_factory.mktemp("seeded")
    with open_workspace(folder) as workspace:
        assert all(addition.status == "added" for addition in workspace.add(read_inputs([str(SEEDS)])))
    return folder


@pytest.fixture
def workspace(filled, tmp_path, monkeypatch):
    """A copy of the filled workspace, as the one that commands find."""
    folder = tmp_path / "workspace"
    shutil.copytree(filled, folder)
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(folder))
    return folder


@pytest.fixture
def empty(tmp_path, monkeypatch):
    """A workspace that does not exist yet, as the one that commands find."""
    folder = tmp_path / "empty"
    monkeypatch.setenv("FACTCHECK_WORKSPACE", str(folder))
    return folder


def pytest_terminal_summary(terminalreporter):
    """Say in the last lines how many tests wanted a browser that the machine does not have."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "no Chromium" in str(r.longrepr)]
    if skipped:
        words = f"{len(skipped)} browser tests were left out: no Chromium on this machine (apt-get install chromium)"
        terminalreporter.write_line(words, yellow=True)


def pytest_generate_tests(metafunc):
    """Tests that ask for an engine run on each that their module names in ENGINES; without it, on SQLite."""
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", getattr(metafunc.module, "ENGINES", ["sqlite"]))


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server of this run's own; no rights are needed, and a superuser's are given up."""
    from servers import started

    with started() as server:
        yield server


@pytest.fixture
def schema(postgresql):
    """The URL of an empty schema on that server."""
    with postgresql.schema() as url:
        yield url


@pytest.fixture
def url(engine, request):
    """Where the records of a test's store are: on a server, or None for its own file."""
    return request.getfixturevalue("schema") if engine == "postgresql" else None
