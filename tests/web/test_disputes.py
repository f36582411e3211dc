"""The disputes that the desk holds: kept beside the workspace, found again when something changed."""

import json
import subprocess
import sys
import time

import httpx
import pytest
from conftest import serving
from deskside import asking


def test_they_are_there_when_the_desk_opens(desk):
    """What an earlier desk found is shown at once; a damaged file is not believed."""
    from factcheck.web.disputes import FILE, Disputes

    assert len(desk.disputes.found.records) > 5
    kept = desk.settings.folder / "indexes" / FILE
    kept.write_bytes(kept.read_bytes()[:2000])
    assert Disputes(desk.settings.folder, desk.stamp).found is None


def test_new_documents_are_looked_at_beside_the_pages(opened):
    """A conflict that comes in while the desk is open is listed a little later, without a request for it."""
    desk = opened()
    client = asking(desk, alive=True)
    with client:
        text = "Some 12,000 people marched in Belgrade on Saturday, police said."
        other = "As many as 50,000 people marched in Belgrade on Saturday, said Ana Petrov."
        for one in (text, other):
            list(client.post("/api/add", content=one.encode(), params={"published": "2023-05-21"}).iter_lines())
        until = time.monotonic() + 90
        while time.monotonic() < until:
            found = client.get("/conflicts.json", params={"q": "marched Belgrade"}).json()
            if found["total"] and found["fresh"]:
                break
            time.sleep(0.5)
    assert found["total"] >= 1
    assert found["error"] is None


REPORTS = (
    ("Marsh Review", "2023-05-20", "Some 20,000 people marched in Belgrade on Saturday, said Milena Kovac."),
    ("Pharos Wire", "2023-05-21", "Some 20,000 people marched in Belgrade on Saturday, said Olga Brandt."),
    ("Kestrel Daily", "2023-05-21", "Only 3,000 people marched in Belgrade on Saturday, said Ivo Maric."),
    ("Harbour Gazette", "2023-05-21", "The quake killed 40 people in Lowmere on Thursday, said the fire chief."),
    ("Lowmere Post", "2023-05-21", "The quake killed 95 people in Lowmere on Thursday, said the harbour office."),
)


@pytest.fixture
def judged_over(tmp_path):
    """`factcheck serve` on a few reports that contradict each other, and what `factcheck conflicts` says of them."""
    from factcheck import Document, open_workspace

    with open_workspace(tmp_path / "few") as workspace:
        documents = [Document(text, source=source, published=day) for source, day, text in REPORTS]
        assert all(addition.status == "added" for addition in workspace.add(documents))

    def command():
        line = [sys.executable, "-m", "factcheck", "conflicts", "--json", "--workspace", str(tmp_path / "served")]
        said = subprocess.run(line, capture_output=True, text=True, check=True).stdout
        return [json.loads(record) for record in said.splitlines()]

    with serving(tmp_path / "few", tmp_path / "served") as address, httpx.Client(base_url=address) as client:
        yield client, command


def fresh(client):
    """What the desk shows once it has caught up."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = client.get("/api/conflicts", params={"limit": 200}).json()
        if found["fresh"]:
            return found["conflicts"]
        time.sleep(0.3)
    pytest.fail("the desk never caught up")


def test_grades_and_joined_speakers_count_after_a_judgement(judged_over):
    """What a judgement has worked out anew at once is what the command finds: its origins, importance and order."""
    client, command = judged_over
    before = fresh(client)
    assert before == command()
    march, quake = before
    assert (march["independent_origins"], quake["independent_origins"]) == (3, 2)

    for source, grade in (("lowmere-post", "A"), ("harbour-gazette", "A"), ("kestrel-daily", "E")):
        client.post("/api/annotations", json={"target": f"source:{source}", "grade": grade}).raise_for_status()
    named = {"a": "Milena Kovac", "b": "Olga Brandt"}
    client.post("/api/speakers/merge", json=named).raise_for_status()
    one, other = (next(f["id"] for f in march["figures"] if f["low"] == low) for low in (20_000, 3_000))
    client.post("/api/judgements", json={"a": one, "b": other, "decision": "unsure"}).raise_for_status()

    anew = command()
    at_once = client.get("/api/conflicts").json()["conflicts"]
    touched = next(dispute for dispute in at_once if dispute["question"] == march["question"])
    assert touched in anew
    assert touched["independent_origins"] == 2
    assert touched["importance"] < march["importance"]
    assert fresh(client) == anew
    assert [dispute["question"] for dispute in anew] == [quake["question"], march["question"]]
