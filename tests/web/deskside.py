"""What the tests of the desk share: the claim they check, and how they ask."""

import os
import time

from starlette.testclient import TestClient

ASKED = "Russia has massed 190,000 troops around Ukraine."
DATE = "2022-02-19"


def asking(desk, *, alive=False):
    """A client of a desk."""
    from factcheck.web.application import application

    return TestClient(application(desk, alive=alive), base_url="http://127.0.0.1", follow_redirects=False)


def seal(client):
    """What a form of this client's pages carries."""
    page = client.get("/").text
    return page.partition('name="seal" value="')[2].partition('"')[0]


def first_pair(client):
    """The ids of two figures that conflict, nobody having judged them."""
    pair = client.get("/review.json").json()["pairs"][0]
    return pair["a"]["id"], pair["b"]["id"]


def number(workspace):
    """The process that is asked, for a process of the crew."""
    time.sleep(0.05)
    return os.getpid()


def counted(workspace):
    """How many documents it sees."""
    return sum(1 for _ in workspace.documents())


def dying(workspace):
    """What no process survives."""
    os._exit(9)


def mistaken(workspace, name):
    """A question to which there is no answer."""
    return workspace.find(name)
