"""Who may sign in, as admins change it from the pages."""

import pytest
from deskside import asking, seal

PASSWORD = "correct horse battery"


def door(client):
    """The seal of the door."""
    return client.get("/signin").text.partition('name="seal" value="')[2].partition('"')[0]


def signed_in(desk, name, password=PASSWORD):
    """A client of somebody who signed in, and the status that they met."""
    client = asking(desk)
    form = {"seal": door(client), "name": name, "password": password, "back": "/"}
    return client, client.post("/signin", data=form).status_code


@pytest.fixture
def admin(desk):
    """The first user: an admin, added by the owner of the machine, who has to sign in from then on."""
    owner = asking(desk)
    form = {"seal": seal(owner), "back": "/users", "name": "mara", "password": PASSWORD, "role": "admin"}
    assert owner.post("/users/add", data=form).status_code == 303
    assert owner.get("/users").status_code == 303
    client, status = signed_in(desk, "mara")
    assert status == 303
    return client


def send(client, action, **form):
    """Send a form of the page of users."""
    return client.post(f"/users/{action}", data={"seal": seal(client), "back": "/users", **form}).status_code


def test_the_first_user_is_an_admin(client):
    """Anybody else would lock everybody out."""
    assert send(client, "add", name="anna", password=PASSWORD, role="editor") == 422
    assert send(client, "add", name="anna", password="short", role="admin") == 422
    assert send(client, "add", name=" ", password=PASSWORD, role="admin") == 422
    assert client.get("/users.json").json()["users"] == []


def test_users_are_let_in_given_roles_and_shut_out(desk, admin):
    """Each change holds at once, also for who is signed in, and is written down without a password."""
    assert send(admin, "add", name="anna", password=PASSWORD, role="annotator") == 303
    anna, status = signed_in(desk, "anna")
    assert status == 303
    assert anna.get("/add").status_code == 403
    assert anna.get("/users").status_code == 403
    assert anna.post("/users/role", data={"seal": seal(anna), "name": "anna", "role": "admin"}).status_code == 403
    assert send(admin, "role", name="anna", role="editor") == 303
    assert anna.get("/").status_code == 303
    anna, _ = signed_in(desk, "anna")
    assert anna.get("/add").status_code == 200
    assert send(admin, "access", name="anna", access="closed") == 303
    assert anna.get("/").status_code == 303
    assert signed_in(desk, "anna")[1] == 403
    assert send(admin, "access", name="anna", access="open") == 303
    assert signed_in(desk, "anna")[1] == 303
    listed = admin.get("/users.json").json()["users"]
    assert listed == [
        {"name": "anna", "role": "editor", "disabled": False}, {"name": "mara", "role": "admin", "disabled": False},
    ]  # fmt: skip
    entries = [
        e for e in admin.get("/log.json").json()["entries"] if e["action"] in ("user", "role", "disable", "enable")
    ]
    assert [e["action"] for e in entries] == ["enable", "disable", "role", "user", "user"]
    assert PASSWORD not in str(admin.get("/log.json").json())


def test_somebody_is_always_left_who_lets_others_in(admin):
    """The last admin is neither shut out nor given a lesser role."""
    assert send(admin, "access", name="mara", access="closed") == 422
    assert send(admin, "role", name="mara", role="reader") == 422
    assert send(admin, "add", name="mara", password=PASSWORD, role="reader") == 422
    assert send(admin, "access", name="nobody", access="closed") == 404
    assert admin.get("/users.json").json()["users"][0]["role"] == "admin"


def test_hostile_names_are_harmless(admin):
    """A name is text; one that cannot be printed is none."""
    assert send(admin, "add", name="<script>alert(1)</script>", password=PASSWORD, role="reader") == 303
    assert send(admin, "add", name="a\u202eb", password=PASSWORD, role="reader") == 422
    assert send(admin, "add", name="x" * 81, password=PASSWORD, role="reader") == 422
    assert "<script>alert" not in admin.get("/users").text


def test_an_older_ledger_is_taken_over(desk):
    """A file that was made before access could be closed gets what it lacks."""
    from factcheck.web.ledger import FILE, Ledger

    folder = desk.settings.folder / "older"
    folder.mkdir()
    import sqlite3

    old = sqlite3.connect(folder / FILE)
    old.execute(
        "CREATE TABLE user (name TEXT PRIMARY KEY, hash TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL)"
    )
    old.execute("INSERT INTO user VALUES ('anna', 'x', 'editor', '2026-01-01')")
    old.commit()
    old.close()
    ledger = Ledger.open(folder)
    assert [(p.name, p.disabled) for p in ledger.users()] == [("anna", False)]
    ledger.close()
