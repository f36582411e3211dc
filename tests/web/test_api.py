"""The API: the contract's JSON, cursors, ETags, problems, and documents that stream in."""

import json

from deskside import ASKED, DATE, asking, first_pair

from factcheck.web.people import Person, Role, hashed


def test_it_is_described(client):
    """OpenAPI 3.1 under /api, with every call's errors as problems."""
    described = client.get("/api").json()
    assert described["openapi"].startswith("3.1")
    for path in ("/api/check", "/api/claims", "/api/conflicts", "/api/add", "/api/judgements"):
        assert path in described["paths"]
    call = described["paths"]["/api/check"]["post"]["responses"]
    assert "application/problem+json" in call["422"]["content"]


def test_check_search_extract_and_compare(client):
    """Each call answers as its command does."""
    (checked,) = client.post("/api/check", json={"text": ASKED, "published": DATE, "limit": 3}).json()["checked"]
    assert len(checked["matches"]) == 3
    assert client.post("/api/search", json={"text": "troops", "source": "Pharos Wire"}).json()["matches"]
    assert client.post("/api/extract", json={"text": ASKED}).json()["figures"][0]["low"] == 190000
    sides = {"a": {"text": "12 people died in the flood."}, "b": {"text": "At least 30 people died in the flood."}}
    assert client.post("/api/compare", json=sides).json()["relation"] == "conflicts"
    assert client.get("/api/timeline", params={"q": "troops around Ukraine"}).json()["points"]


def test_a_claim_is_cited(client):
    """As its command does, in one line and in parts; what nobody can cite is no claim."""
    claim = client.get("/api/claims", params={"limit": 1}).json()["items"][0]
    cited = client.get(f"/api/cite/{claim['id']}").json()
    assert cited["quote"] == claim["text"]
    assert cited["footnote"].startswith(f"“{claim['text'][:40]}")
    assert client.get("/api/cite/nowhere").status_code == 404
    assert client.get("/api/cite/source:pharos-wire").status_code == 422


def test_speakers_are_merged_and_told_apart(client):
    """Two names become one speaker's, and two again."""
    one, other = (item["name"] for item in client.get("/api/speakers", params={"limit": 2}).json()["items"])
    names = {"a": one, "b": other}
    merged = client.post("/api/speakers/merge", json=names).json()
    assert {one, other} <= set(merged["names"])
    assert client.post("/api/speakers/merge", json=names).status_code == 422
    assert client.post("/api/speakers/undo", json=names).json()["decision"] == "undo"
    assert client.post("/api/speakers/undo", json=names).status_code in (404, 422)
    assert client.post("/api/speakers/split", json={**names, "b": "nobody at all"}).status_code == 404


def test_an_annotator_takes_back_their_own_only(opened):
    """What somebody else decided on two speakers stays, whether they are named by id or by name."""
    desk = opened(local=False)
    signed = {}
    for name, role in (("edith", Role.EDITOR), ("anna", Role.ANNOTATOR)):
        desk.ledger.put_user(name, hashed("correct horse battery"), role)
        signed[name] = {"authorization": f"Bearer {desk.ledger.begin_session(Person(name, role))}"}
    client = asking(desk)
    listed = client.get("/api/speakers", params={"limit": 2}, headers=signed["anna"]).json()["items"]
    by_name, by_id = ({"a": listed[0][key], "b": listed[1][key]} for key in ("name", "id"))
    assert client.post("/api/speakers/merge", json=by_name, headers=signed["edith"]).status_code == 200
    for names in (by_name, by_id):
        assert client.post("/api/speakers/undo", json=names, headers=signed["anna"]).status_code == 403
    assert client.post("/api/speakers/undo", json=by_name, headers=signed["edith"]).status_code == 200


def test_a_list_is_as_long_as_was_asked_for(client):
    """Every list heeds its limit and goes on where it ended."""
    for name in ("claims", "documents", "sources", "speakers"):
        page = client.get(f"/api/{name}", params={"limit": 3}).json()
        rest = client.get(f"/api/{name}", params={"limit": 3, "after": page["next"]}).json()
        assert [len(page["items"]), len({item["id"] for item in (*page["items"], *rest["items"])})] == [3, 6], name


def test_cursors_give_each_claim_once(client, desk):
    """Following `next` to the end gives every claim, in order, each once."""
    seen, after = [], None
    while True:
        page = client.get("/api/claims", params={"limit": 50} | ({"after": after} if after else {})).json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    with desk.reading() as workspace:
        assert seen == [claim.id for claim in workspace.claims()]


def test_what_did_not_change_is_not_sent_again(client):
    """An ETag that still fits is answered with 304 and nothing else; after a change it does not fit any more."""
    first = client.get("/api/annotations")
    again = client.get("/api/annotations", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    source = client.get("/api/sources").json()["items"][0]["id"]
    assert client.post("/api/annotations", json={"target": source, "grade": "B"}).json()["grade"] == "B6"
    assert client.get("/api/annotations", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_annotations_and_judgements(client):
    """They are made, changed, listed and taken back."""
    a, b = first_pair(client)
    made = client.post("/api/annotations", json={"target": a, "note": "one", "tags": ["x"]}).json()
    changed = client.patch(f"/api/annotations/{made['id']}", json={"note": "two"}).json()
    assert (changed["note"], changed["tags"]) == ("two", ["x"])
    assert client.delete(f"/api/annotations/{made['id']}").status_code == 200
    assert client.delete(f"/api/annotations/{made['id']}").status_code == 404
    assert client.post("/api/judgements", json={"a": a, "b": b, "decision": "same"}).status_code == 200
    assert len(client.get("/api/judgements").json()["judgements"]) == 1
    assert client.delete("/api/judgements", params={"a": a, "b": b}).json()["decision"] == "undo"
    assert client.get("/api/judgements").json()["judgements"] == []


def test_adding_streams_a_line_a_document(client):
    """What is sent as JSON Lines comes back line by line; a bad line fails alone."""
    lines = [{"id": "n-1", "text": "Some 77 boats left Lowmere on Monday, the harbour office said."}, {"id": "n-2"}]
    body = "".join(json.dumps(line) + "\n" for line in lines)
    sent = client.post("/api/add", content=body, headers={"content-type": "application/x-ndjson"})
    told = [json.loads(line) for line in sent.text.splitlines() if line]
    assert [line["status"] for line in told] == ["added", "failed"]
    again = client.get(f"/api/add/{sent.headers['x-job']}")
    assert [json.loads(line)["status"] for line in again.text.splitlines() if line] == ["added", "failed"]
    assert client.post("/api/add", content=b"  ").status_code == 422


def test_problems(client):
    """Each mistake has its status, its kind and a hint."""
    for call, status, kind in (
        (client.get("/api/show/nothing-here"), 404, "not_found"),
        (client.get("/api/claims", params={"after": "zzz"}), 422, "usage"),
        (client.get("/api/claims", params={"since": "someday"}), 422, "usage"),
        (client.get("/api/claims", params={"limit": 0}), 422, "usage"),
        (client.post("/api/check", json={}), 422, "usage"),
        (
            client.post("/api/check", content=b'{"text": "\\ud800"}', headers={"content-type": "application/json"}),
            422,
            "usage",
        ),
        (client.post("/api/annotations", json={"target": "source:pharos-wire", "grade": "Z"}), 422, "usage"),
        (client.put("/api/claims"), 405, "method"),
    ):
        assert call.status_code == status, call.text
        assert call.headers["content-type"] == "application/problem+json"
        assert call.json()["kind"] == kind
