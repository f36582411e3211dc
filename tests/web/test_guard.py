"""The guard and the doors: who comes in, what they may, and what no request gets past."""

import re

import pytest
from deskside import asking, first_pair, seal

from factcheck.web.guard import Buckets
from factcheck.web.people import Role, fits, hashed

TOKEN = "a-token-of-twenty-six-signs"
PASSWORD = "correct horse battery"


def beyond(opened, **terms):
    """A desk that other machines can reach."""
    return opened(local=False, token=TOKEN, **terms)


def test_every_answer_carries_the_safe_headers(client):
    """Pages, twins, files and errors alike: no script but ours, no frame, no sniffing, no referrer."""
    for path in ("/", "/check.json", "/static/desk.css", "/nowhere", "/api", "/api/show/none"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"


def test_no_page_holds_a_script_or_style_of_its_own(client):
    """What the policy would refuse is in no template: inline scripts, styles, handlers."""
    from factcheck.web.drawing import HERE

    for template in (HERE / "templates").glob("*.html"):
        text = template.read_text(encoding="utf-8")
        assert "style=" not in text, template.name
        assert not re.search(r"\son[a-z]+=", text), template.name
        assert "<script>" not in text, template.name
        assert "|safe" not in text, template.name


def test_a_foreign_name_is_refused(opened):
    """A page elsewhere that points its own name at this machine reads nothing."""
    client = asking(opened(hosts=("127.0.0.1", "localhost", "::1")))
    assert client.get("/", headers={"host": "evil.example"}).status_code == 403
    assert client.get("/", headers={"host": "localhost:8000"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:8000"}).status_code == 200


def test_forms_of_other_sites_are_refused(client):
    """A write needs the seal of this browser's pages, and comes from no other site."""
    a, b = first_pair(client)
    form = {"a": a, "b": b, "decision": "same"}
    assert client.post("/judge", data=form).status_code == 403
    assert client.post("/judge", data={**form, "seal": "0" * 40}).status_code == 403
    ours = {**form, "seal": seal(client)}
    assert client.post("/judge", data=ours, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/judge", data=ours, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    foreign = {"origin": "https://evil.example"}
    assert client.post("/api/judgements", json=form, headers=foreign).status_code == 403
    assert client.post("/judge", data=ours, headers={"origin": "http://127.0.0.1"}).status_code == 303


def test_beyond_this_machine_everybody_signs_in(opened):
    """Without a token nothing is read; with it, it is; the token of a reader changes nothing."""
    client = asking(beyond(opened))
    assert client.get("/").headers["location"].startswith("/signin")
    assert client.get("/api/claims").status_code == 401
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/api/status", headers=bearer).json()["role"] == "reader"
    said = client.post("/api/annotations", json={"target": "source:pharos-wire", "grade": "B"}, headers=bearer)
    assert (said.status_code, said.json()["kind"]) == (403, "denied")
    assert client.get("/api/status", headers={"authorization": "Bearer wrong"}).status_code == 401


def test_roles(opened):
    """Each role may what it should, and only an editor takes back what somebody else said."""
    desk = beyond(opened)
    for name, role in (("rita", Role.READER), ("anna", Role.ANNOTATOR), ("eddie", Role.EDITOR)):
        desk.ledger.put_user(name, hashed(PASSWORD), role)
    clients = {}
    for name in ("rita", "anna", "eddie"):
        clients[name] = asking(desk)
        form = {"seal": _seal_of_door(clients[name]), "name": name, "password": PASSWORD, "back": "/review"}
        assert clients[name].post("/signin", data=form).headers["location"] == "/review"
    note = {"target": "source:pharos-wire", "note": "mine"}
    assert clients["rita"].post("/api/annotations", json=note).status_code == 403
    made = clients["eddie"].post("/api/annotations", json=note).json()
    assert made["by"] == "eddie"
    assert clients["anna"].delete(f"/api/annotations/{made['id']}").status_code == 403
    own = clients["anna"].post("/api/annotations", json=note).json()
    assert clients["eddie"].delete(f"/api/annotations/{own['id']}").status_code == 200
    assert clients["anna"].post("/api/add", content=b"12 people died.").status_code == 403
    assert clients["eddie"].get("/log").status_code == 403
    desk.ledger.remove_user("anna")
    assert clients["anna"].get("/api/status").status_code == 401


def test_signing_in_and_out(opened):
    """A wrong password is refused and written down; signing out ends the session, not only the cookie."""
    desk = beyond(opened)
    desk.ledger.put_user("anna", hashed(PASSWORD), Role.ANNOTATOR)
    client = asking(desk)
    form = {"seal": _seal_of_door(client), "name": "anna", "password": "wrong", "back": "/"}
    assert client.post("/signin", data=form).status_code == 403
    assert client.post("/signin", data={**form, "name": "nobody"}).status_code == 403
    before = client.cookies["factcheck"]
    assert client.post("/signin", data={**form, "password": PASSWORD}).status_code == 303
    held = client.cookies["factcheck"]
    assert held != before
    client.post("/signout", data={"seal": seal(client)})
    client.cookies.set("factcheck", held)
    assert client.get("/api/status").status_code == 401
    assert [e.action for e in desk.ledger.log()] == ["sign in", "sign in refused", "sign in refused"]


def test_passwords_are_kept_as_argon2_hashes():
    """A hash is Argon2id's, fits its password alone, and an unknown name is no quicker answered."""
    kept = hashed(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert fits(PASSWORD, kept)
    assert not fits("another one", kept)
    assert not fits(PASSWORD, None)


def test_a_body_too_large_is_refused(opened):
    """More than the limit is refused, told or not; adding has a limit of its own."""
    client = asking(opened(most_upload=3 * 1024 * 1024))
    assert client.post("/api/check", content=b"x" * (2 * 1024 * 1024 + 1)).status_code == 413

    def untold():
        for _ in range(70):
            yield b"x" * 65536

    assert client.post("/api/add", content=untold()).status_code == 413


def test_an_address_that_asks_too_often_waits(opened):
    """Beyond this machine requests are counted by address."""
    client = asking(beyond(opened, reads_a_minute=60))
    bearer = {"authorization": f"Bearer {TOKEN}"}
    codes = [client.get("/api/status", headers=bearer).status_code for _ in range(12)]
    assert codes[:10] == [200] * 10
    assert codes[-1] == 429


def test_buckets_fill_up_again():
    """Ten at once, then one a second."""
    now = [0.0]
    buckets = Buckets(60, clock=lambda: now[0])
    assert [buckets.take("a") for _ in range(11)] == [True] * 10 + [False]
    assert buckets.take("b")
    now[0] = 1.0
    assert [buckets.take("a"), buckets.take("a")] == [True, False]


@pytest.mark.parametrize("port", ["-1", "99999"])
def test_serve_names_its_mistakes(factcheck, workspace, port):
    """An impossible port is a matter of usage."""
    assert factcheck("serve", "--port", port).code == 2


def test_serve_refuses_to_open_to_all(factcheck, workspace):
    """Other machines come in with a token or a name, or not at all."""
    done = factcheck("serve", "--host", "0.0.0.0", "--port", "0")
    assert done.code == 2
    assert "factcheck users add" in done.err
    assert factcheck("serve", "--host", "0.0.0.0", "--port", "0", "--token", "short").code == 2


def test_users_are_added_listed_and_removed(factcheck, workspace):
    """The command line says who may sign in."""
    assert factcheck("users", "add", "anna", "--role", "editor", stdin=PASSWORD + "\n").code == 0
    assert factcheck("users", "list", "--json").records == [{"name": "anna", "role": "editor", "disabled": False}]
    assert factcheck("users", "add", "bert", stdin="short\n").code == 2
    assert factcheck("users", "add", "bert", "--role", "king", stdin=PASSWORD + "\n").code == 2
    assert factcheck("users", "remove", "anna").code == 0
    assert factcheck("users", "remove", "anna").code == 3


def _seal_of_door(client):
    return client.get("/signin").text.partition('name="seal" value="')[2].partition('"')[0]
