"""Texts that are typed: kept, and judged in one click."""

import pytest
from deskside import ASKED, DATE, asking, seal

from factcheck.web.people import Role, hashed

PASSWORD = "correct horse battery"
PAGE = f"/check?text={ASKED.replace(' ', '+')}&published={DATE}"


def first(client, page=PAGE):
    """The first match of a check, and the form that judges it."""
    twin = client.get(page.replace("/check?", "/check.json?")).json()
    match = next(m for m in twin["checked"][0]["matches"] if m["figure"])
    form = {"seal": seal(client), "back": page, "a": match["asked"]["id"], "b": match["figure"]["id"]}
    return twin, form


def test_a_typed_claim_is_judged_in_one_click(client, desk):
    """The text is kept as it was typed, the judgement stands on it, both are in the log; undo takes the judgement."""
    twin, form = first(client)
    assert twin["stored"] is None
    sent = client.post("/check/judge", data={**form, "decision": "different", "why": "another count"})
    assert sent.status_code == 303
    assert sent.headers["location"] == PAGE
    page = client.get(PAGE).text
    assert "Kept the text, and judged: different." in page
    assert "A person decided this: Mara" in page
    twin = client.get(PAGE.replace("/check?", "/check.json?")).json()
    assert twin["stored"] == form["a"].partition(":")[0]
    assert client.get(f"/d/{twin['stored']}.json").json()["text"] == ASKED
    assert [e["action"] for e in client.get("/log.json").json()["entries"]][:2] == ["judge", "keep"]
    client.post("/judgements/undo", data=form)
    assert "A person decided this" not in client.get(PAGE).text


@pytest.mark.parametrize("text", ["Some 41 geese died.\r\n\r\nAnd 12 more — ‘so’ he said.", f"{ASKED}\n" * 200])
def test_what_is_kept_is_what_was_checked(client, text):
    """However long and however its lines end."""
    page = client.post("/check", data={"seal": seal(client), "text": text}).headers["location"]
    assert client.post("/check/keep", data={"seal": seal(client), "back": page}).status_code == 303
    twin = client.get(page.replace("/check?", "/check.json?")).json()
    assert twin["stored"]
    assert client.get(f"/d/{twin['stored']}.json").json()["text"] == twin["text"]


def test_nothing_else_is_kept_by_it(client):
    """Without a text, with another text's claim, or from another site nothing is kept."""
    _, form = first(client)
    judged = {**form, "decision": "same"}
    assert client.post("/check/judge", data={**judged, "back": "/"}).status_code == 422
    assert client.post("/check/judge", data={**judged, "back": "/check?draft=nowhere"}).status_code == 404
    assert client.post("/check/judge", data={**judged, "a": form["b"]}).status_code == 422
    assert client.post("/check/judge", data={**judged, "seal": "x"}).status_code == 403
    assert client.get("/judgements.json").status_code == 404
    assert client.get("/api/judgements").json() == {"judgements": []}


def test_an_annotator_does_not_add(opened):
    """Who may not add documents is not offered to, and may not."""
    desk = opened(local=False)
    desk.ledger.put_user("anna", hashed(PASSWORD), Role.ANNOTATOR)
    client = asking(desk)
    door = client.get("/signin").text.partition('name="seal" value="')[2].partition('"')[0]
    client.post("/signin", data={"seal": door, "name": "anna", "password": PASSWORD, "back": "/"})
    assert "/check/judge" not in client.get(PAGE).text
    _, form = first(client)
    assert client.post("/check/judge", data={**form, "decision": "same"}).status_code == 403
