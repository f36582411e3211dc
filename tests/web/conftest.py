"""Fixtures of the desk: the project's reports as a workspace, a desk on a copy of it, and a client that asks it."""

import shutil
from pathlib import Path

import pytest
from deskside import asking

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "reports.jsonl"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """A workspace of the project's reports with its conflicts worked out, made once; copy it before changing it."""
    from factcheck import open_workspace, read_inputs
    from factcheck.settings import load_settings
    from factcheck.web.desk import Desk, Terms

    folder = tmp_path_factory.mktemp("shelf")
    with open_workspace(folder) as workspace:
        assert all(addition.status == "added" for addition in workspace.add(read_inputs([str(SEEDS)])))
    desk = Desk(load_settings(str(folder), {"FACTCHECK_AUTHOR": "Mara"}), Terms())
    desk.disputes.refresh()
    desk.close()
    return folder


@pytest.fixture
def opened(shelf, tmp_path):
    """Opens a desk on a copy of the shelf, on terms of one's own."""
    from factcheck.settings import load_settings
    from factcheck.web.desk import Desk, Terms

    desks = []

    def call(**terms):
        folder = tmp_path / f"workspace-{len(desks)}"
        shutil.copytree(shelf, folder)
        desks.append(Desk(load_settings(str(folder), {"FACTCHECK_AUTHOR": "Mara"}), Terms(**terms)))
        return desks[-1]

    yield call
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(opened):
    """A desk for this machine alone."""
    return opened()


@pytest.fixture
def client(desk):
    """Asks the desk, without following it anywhere."""
    return asking(desk)
