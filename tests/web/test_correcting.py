"""Correcting what the machine read, from the pages and through the API."""

import pytest
from deskside import asking, seal

from factcheck.web.people import Role

TOKEN = "t" * 32


@pytest.fixture
def figure(client):
    """A figure that takes part in a dispute."""
    return client.get("/conflicts.json").json()["conflicts"][0]["figures"][0]


def form_of(client, figure):
    """What its form holds before anybody types."""
    names = ("low", "high", "bound", "unit", "measure", "subject", "event", "place", "as_of", "speaker", "role")
    shown = {name: "" if figure[name] is None else str(figure[name]) for name in names}
    return {"seal": seal(client), "back": f"/c/{figure['claim']['id']}", "target": figure["id"], "why": "", **shown}


def stands(client, figure):
    """The figure as it is now, with what was done to it."""
    page = client.get(f"/c/{figure['claim']['id']}.json").json()
    return next(f for f in page["figures"] if f["id"] == figure["id"]), page["corrections"][figure["id"]]


def test_fields_are_corrected_with_their_history_and_taken_back(client, figure):
    """Only what was typed otherwise is changed; each step back leads to what stood before."""
    form = form_of(client, figure)
    client.post("/correct", data={**form, "place": "Kharkiv", "low": "90000", "high": "95000", "bound": "range"})
    client.post(
        "/correct", data={**form_of(client, stands(client, figure)[0] | {"claim": figure["claim"]}), "measure": ""}
    )
    now, made = stands(client, figure)
    assert (now["place"], now["low"], now["high"], now["bound"], now["measure"]) == (
        "Kharkiv",
        90000,
        95000,
        "range",
        None,
    )
    assert [sorted(one["changes"]) for one in made] == [["bound", "high", "low", "place"], ["measure"]]
    page = client.get(form["back"]).text
    assert "2 corrections" in page
    undo = {"seal": form["seal"], "back": form["back"], "target": figure["id"], "decision": "undo"}
    client.post("/confirm", data=undo)
    assert stands(client, figure)[0]["measure"] == figure["measure"]
    assert stands(client, figure)[0]["place"] == "Kharkiv"
    client.post("/confirm", data=undo)
    assert {k: v for k, v in stands(client, figure)[0].items() if k in figure} == {
        k: v for k, v in figure.items() if k in stands(client, figure)[0]
    }
    assert client.post("/confirm", data=undo).status_code == 404
    assert [e["action"] for e in client.get("/log.json").json()["entries"]] == ["undo", "undo", "edit", "edit"]


@pytest.mark.parametrize(
    ("name", "given"),
    [("low", "many"), ("low", "1e999"), ("high", "-5"), ("bound", "exactly"), ("as_of", "next week"), ("role", "king"),
     ("low", "")],
)  # fmt: skip
def test_what_a_field_cannot_have_is_refused(client, figure, name, given):
    """The page says which field and what it takes; nothing is changed."""
    sent = client.post("/correct", data={**form_of(client, figure), name: given})
    assert sent.status_code == 422
    assert stands(client, figure)[1] == []


def test_nothing_otherwise_is_no_correction(client, figure):
    """A form that is sent as it came changes nothing."""
    assert client.post("/correct", data=form_of(client, figure)).status_code == 422
    assert stands(client, figure)[1] == []


def test_hostile_values_are_harmless(client, figure):
    """Script and signs that turn lines stand on the page as text."""
    hostile = "<script>alert(1)</script>\u202e{{ 7*7 }}"
    client.post("/correct", data={**form_of(client, figure), "place": hostile, "why": hostile})
    page = client.get(f"/c/{figure['claim']['id']}").text
    assert "<script>alert" not in page
    assert "\u202e" not in page.replace('value="&lt;script&gt;alert(1)&lt;/script&gt;\u202e', "")
    assert "{{ 7*7 }}" in page
    assert stands(client, figure)[0]["place"] == hostile


def test_through_the_api(client, opened, figure):
    """The same as JSON; an annotator confirms, an editor edits, and who reads does neither."""
    asked = {"target": figure["id"], "action": "edit", "changes": {"low": 90000, "high": 95000, "place": None}}
    made = client.post("/api/corrections", json=asked).json()
    assert made["changes"] == {"low": 90000.0, "high": 95000.0, "place": None}
    assert client.get("/api/corrections", params={"target": figure["id"]}).json()["corrections"] == [made]
    assert client.post("/api/corrections", json={**asked, "changes": {"colour": "red"}}).status_code == 422
    for role, confirms, edits in ((Role.READER, 403, 403), (Role.ANNOTATOR, 200, 403), (Role.EDITOR, 200, 200)):
        other = asking(opened(local=False, token=TOKEN, token_role=role))
        bearer = {"authorization": f"Bearer {TOKEN}"}
        for action, expected in (("confirm", confirms), ("edit", edits)):
            body = {"target": figure["id"], "action": action, "changes": asked["changes"] if action == "edit" else {}}
            assert other.post("/api/corrections", json=body, headers=bearer).status_code == expected
