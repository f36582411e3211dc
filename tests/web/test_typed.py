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
    assert "Kept the text, as typed at the desk by Mara, and judged: different." in page
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


def test_a_kept_text_has_a_source(client, desk):
    """The source, its address and the date that were given stand on the claim's page; the id is that of the check."""
    own = {"text_source": "Harbour  Radio", "text_url": "https://radio.example/9", "published": DATE}
    page = client.post("/check", data={"seal": seal(client), "text": ASKED, **own}).headers["location"]
    twin, form = first(client, page)
    assert (twin["text_source"], twin["text_url"], twin["stored"]) == ("Harbour Radio", own["text_url"], None)
    client.post("/check/judge", data={**form, "back": page, "decision": "different"})
    kept = client.get(f"/c/{form['a']}.json").json()
    assert kept["document"]["id"] == client.get(page.replace("/check?", "/check.json?")).json()["stored"]
    assert [kept["document"][name] for name in ("source", "url", "published")] == [
        "Harbour Radio",
        own["text_url"],
        DATE,
    ]
    assert "Harbour Radio" in client.get(f"/c/{form['a']}").text
    assert client.get("/source/harbour-radio.json").json()["documents"] == 1
    assert client.get("/log.json").json()["entries"][1]["detail"]["source"] == "Harbour Radio"


def test_without_one_it_says_who_typed_it(client):
    """By default a kept text is whoever typed it's, on its claim's page, in what it is cited as and in the export."""
    _, form = first(client)
    client.post("/check/keep", data=form)
    page = client.get(f"/c/{form['a']}")
    assert "typed at the desk by Mara" in page.text
    claim = client.get(f"/c/{form['a']}.json").json()
    assert claim["document"]["source"] is None
    assert "typed at the desk by Mara" in claim["citation"]


def test_the_api_keeps_a_text_too(client):
    """With `keep` a checked text is stored with its source, or as typed by whoever asks; without it nothing is."""
    asked = {"text": ASKED, "published": DATE}
    assert client.post("/api/check", json=asked).json()["stored"] is None
    own = {"text_source": "Harbour Radio", "text_url": "https://radio.example/9"}
    for given, source in ((own, "Harbour Radio"), ({}, None)):
        sent = client.post("/api/check", json={**asked, **given, "keep": True}).json()
        assert sent["checked"][0]["claim"]["id"].partition(":")[0] == sent["stored"]
        shown = client.get(f"/api/show/{sent['stored']}").json()
        assert (shown["source"], shown["where"]) == (source, "typed at the desk by Mara")
    for wrong in ({"text_url": "javascript:alert(1)"}, {"text_source": "x" * 300}, {"text_url": "radio"}):
        assert client.post("/api/check", json={**asked, **wrong}).status_code == 422


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
    assert client.post("/api/check", json={"text": ASKED}).status_code == 200
    assert client.post("/api/check", json={"text": ASKED, "keep": True}).status_code == 403
