"""A hostile corpus: stored as it is, found, shown, and harmless."""

import json
import re

import pytest
from deskside import asking, seal

SCRIPT = "<script>document.title='owned'</script>"
TEXTS = [
    f"{SCRIPT} said 12 people died in Lowmere.",
    'The mayor "onload=alert(1) said 13 people died in Lowmere, \'"><img src=x onerror=alert(1)>.',
    "The \u202eriots\u202c killed 14 people in Lowmere, the \u2067police\u2069 said.",
    "Some 15 people died in Lowmere\x00, said the\x07 police\x1b[31m.",
    "Sixteen 16 people died in Lowmere. " + "a" * 1_000_000,
    "17 people died in Lowmere, the {{ 7*7 }} police {% raw %} said.",
    "18 people died in Lowmere, said Ana \u0301\u0301\u0301\u0301 Petrov\U0001f4c8.",
    "19 people died in Lowmere, said 'x' OR 1=1; DROP TABLE claim;--.",
]
SOURCES = [
    SCRIPT, '"><b>', "\u202egro.elpmaxe", "Nul\x00l", "Long", "{{ config }}", "../../etc/passwd",
    "x'; DROP TABLE claim;--",
]  # fmt: skip
ABOUT = {"title": f"</title>{SCRIPT}", "author": SCRIPT, "url": "javascript:alert(1)"}
HOSTILE = [{"text": text, "source": source} | ABOUT for text, source in zip(TEXTS, SOURCES, strict=True)]
QUERIES = ["<script>alert(1)</script>", "\u202e12", "a\x00b", '" OR ""="', "%00", "{{7*7}}", "*", "NEAR(", "x" * 1900]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A workspace of hostile documents, and what was said of each."""
    from factcheck import open_workspace, read_inputs

    folder = tmp_path_factory.mktemp("hostile")
    file = folder / "hostile.jsonl"
    lines = [json.dumps(one).encode() for one in HOSTILE]
    lines.append(b'{"text": "broken \xff\xfe 20 people died in Lowmere."}')
    lines.append(json.dumps({"text": "half \ud800 of a character: 21 people died."}).encode())
    file.write_bytes(b"\n".join(lines) + b"\n")
    with open_workspace(folder / "workspace") as workspace:
        said = list(workspace.add(read_inputs([str(file)])))
    return folder / "workspace", said


@pytest.fixture(scope="module")
def client(hostile):
    """A client of a desk on it."""
    from factcheck.settings import load_settings
    from factcheck.web.desk import Desk, Terms

    desk = Desk(load_settings(str(hostile[0]), {"FACTCHECK_AUTHOR": "Mara"}), Terms())
    desk.disputes.refresh()
    yield asking(desk)
    desk.close()


def harmless(page):
    """Whether a page holds nothing that would run or turn its lines around."""
    lower = page.lower()
    assert "<script>" not in lower
    assert "<img" not in lower
    assert 'href="javascript:' not in lower
    # A form's field holds what was written as it was, or it could not be sent again; it turns nothing but itself.
    shown = re.sub(r"<textarea.*?</textarea>|<input[^>]*>", "", page, flags=re.DOTALL)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\x00\x07\x1b")


def test_it_is_stored_as_it_is(hostile):
    """What is text is kept, sign for sign; what is none is refused alone."""
    from factcheck import open_workspace

    folder, said = hostile
    assert [a.status for a in said[: len(HOSTILE)]] == ["added"] * len(HOSTILE)
    with open_workspace(folder) as workspace:
        kept = {stored.document.text for stored in workspace.documents()}
        assert {one["text"] for one in HOSTILE} <= kept
        assert list(workspace.verify()) == []


def test_every_page_of_it_is_harmless(client):
    """Documents, claims, sources, speakers, lists and conflicts are drawn and hold nothing that runs."""
    paths = ["/documents", "/sources", "/speakers", "/search", "/conflicts", "/review"]
    for document in client.get("/documents.json").json()["documents"]:
        paths.append(f"/d/{document['id']}")
        whole = client.get(f"/api/show/{document['id']}").json()
        paths += [f"/c/{c['id']}" for c in whole["claims"]] + [f"/question/{f['id']}" for f in whole["figures"]]
    for what in ("sources", "speakers"):
        for one in client.get(f"/{what}.json").json()[what]:
            kind, _, slug = one["id"].partition(":")
            paths.append(f"/{kind}/{slug}")
    assert len(paths) > 30
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200, path
        harmless(page.text)


@pytest.mark.parametrize("query", QUERIES)
def test_hostile_questions(client, query):
    """Whatever is asked is answered, and what was asked is shown back without effect."""
    for path, name in (
        ("/search", "q"),
        ("/conflicts", "q"),
        ("/check", "text"),
        ("/speakers", "q"),
        ("/search", "speaker"),
    ):
        page = client.get(path, params={name: query})
        assert page.status_code in (200, 422), (path, query)
        harmless(page.text)


def test_hostile_notes(client):
    """A note is shown as it was written, and no link of it runs."""
    source = client.get("/sources.json").json()["sources"][0]["id"]
    said = {
        "target": source,
        "note": SCRIPT + "\u202e",
        "tags": SCRIPT,
        "links": "javascript:alert(1) https://example.org/",
    }
    client.post("/annotate", data={"seal": seal(client), **said})
    page = client.get(f"/source/{source.partition(':')[2]}").text
    harmless(page)
    assert "&lt;script&gt;" in page
    assert 'href="https://example.org/"' in page


def test_broken_bytes(client):
    """A form or body that is no UTF-8 is answered, not failed."""
    typed = {"content-type": "application/x-www-form-urlencoded"}
    body = f"seal={seal(client)}&text=%FF%FE+12+people+died".encode()
    assert client.post("/check", content=body, headers=typed).status_code in (303, 422)
    typed = {"content-type": "application/json"}
    assert client.post("/api/check", content=b'{"text": "\xff"}', headers=typed).status_code == 400
    sent = client.post("/api/add", content=b"\xff\xfe\x00\x01\x02 12 people died")
    assert all(json.loads(line)["status"] in ("added", "failed") for line in sent.text.splitlines() if line)


def test_nothing_runs_in_a_browser(client, hostile, chrome):
    """Every document of the corpus in a real browser: no dialog, no script, no title but ours, nothing fetched."""
    ran, asked = [], []
    context = chrome.new_context(base_url="http://127.0.0.1")
    page = context.new_page()
    page.on("dialog", lambda dialog: ran.append(dialog.message))
    page.on("pageerror", lambda error: ran.append(str(error)))

    def answer(route):
        url = route.request.url
        asked.append(url)
        got = client.get(url.removeprefix("http://127.0.0.1"))
        route.fulfill(status=got.status_code, headers=dict(got.headers), body=got.content)

    page.route("**/*", answer)
    for document in client.get("/documents.json").json()["documents"]:
        page.goto(f"/d/{document['id']}")
        assert page.title() != "owned"
    page.goto("/sources")
    page.goto("/search")
    assert page.title() != "owned"
    context.close()
    assert ran == []
    assert all(url.startswith("http://127.0.0.1/") for url in asked)
