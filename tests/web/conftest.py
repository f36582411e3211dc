"""Fixtures of the desk: the project's reports as a workspace, a desk on a copy of it, and a client that asks it."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from deskside import asking

PATIENCE = 20_000
"""Milliseconds that a page is given to do, or to show, what is asked: a claim is checked anew in between."""

LOOPBACK = Path(__file__).resolve().parents[1] / "servers" / "loopback"


@pytest.fixture(scope="session")
def shelf(seeded, tmp_path_factory):
    """A workspace of the project's reports with its conflicts worked out, made once; copy it before changing it."""
    from factcheck.settings import load_settings
    from factcheck.web.desk import Desk, Terms

    folder = tmp_path_factory.mktemp("shelf")
    shutil.copytree(seeded, folder, dirs_exist_ok=True)
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


@pytest.fixture(scope="module")
def chrome():
    """A Chromium, started once a module, for an event loop runs with it.

    Without one the tests are left out, and the run says so in its last lines.
    """
    from browsing import ARGUMENTS, chromium, required
    from playwright.sync_api import expect, sync_playwright

    found = chromium()
    if found is None:
        if required():
            pytest.fail("no Chromium on this machine: apt-get install chromium")
        pytest.skip("no Chromium on this machine")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="module")
def served(shelf, tmp_path_factory):
    """`factcheck serve` on a copy of the shelf: its address."""
    with serving(shelf, tmp_path_factory.mktemp("served") / "workspace") as address:
        yield address


@pytest.fixture
def served_alone(shelf, tmp_path):
    """The same for one test, whose own server the guard of links lets through."""
    with serving(shelf, tmp_path / "alone", PYTHONPATH=str(LOOPBACK)) as address:
        yield address


@contextmanager
def serving(shelf, folder, **environment):
    """Serve a copy of the shelf. It is stopped as Ctrl-C would."""
    shutil.copytree(shelf, folder)
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--workspace", str(folder)]
    environment = {**os.environ, "FACTCHECK_AUTHOR": "Mara", **environment}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        line = process.stderr.readline()
        yield "http://" + line.partition("http://")[2].split()[0].rstrip("/")
        process.send_signal(signal.SIGINT)
        process.stderr.read()


@pytest.fixture
def visit(chrome, request):
    """Opens a page of the desk in a window of its own; anything that the page complains of fails the test."""
    contexts, complaints = [], []

    def call(path="/", **terms):
        base = terms.pop("base_url", None) or request.getfixturevalue("served")
        context = chrome.new_context(base_url=base, **terms)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(path)
        return page

    yield call
    for context in contexts:
        context.close()
    assert complaints == []
