"""The disputes that the desk holds: kept beside the workspace, found again when something changed."""

import time

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
