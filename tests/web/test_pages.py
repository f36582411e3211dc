"""Pages: each with its twin, its state in its address, and what people do on it."""

import pytest
from deskside import ASKED, DATE, first_pair, seal

PAGES = (
    "/",
    "/check",
    "/compare",
    "/search",
    "/conflicts",
    "/documents",
    "/sources",
    "/speakers",
    "/review",
    "/add",
    "/doctor",
    "/log",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_twin(client, path):
    """A page is drawn, and its JSON twin is there; neither loads anything from elsewhere."""
    page = client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "http://" not in page.text.replace("http://www.w3.org/2000/svg", "")
    twin = page.text.partition('type="application/json" href="')[2].partition('"')[0]
    assert client.get(twin).headers["content-type"] == "application/json"


def test_a_check_is_what_the_library_answers(client, desk):
    """The twin of the check page holds the contract's JSON, the page its figures and explanations."""
    from factcheck.documents import Document
    from factcheck.show.outcomes import checked_record

    asked = Document(ASKED, published=DATE)
    expected = desk.ask(lambda workspace: [checked_record(c) for c in workspace.check([asked])])
    twin = client.get("/check.json", params={"text": ASKED, "published": DATE}).json()
    (one,) = twin["checked"]
    assert [{k: v for k, v in m.items() if k not in ("origin", "citation")} for m in one["matches"]] == expected[0][
        "matches"
    ]
    page = client.get("/check", params={"text": ASKED, "published": DATE}).text
    assert "<mark>149,000</mark>" in page
    assert all(m["explanation"].replace("'", "&#39;") in page for m in one["matches"])


def test_a_long_text_has_an_address(client):
    """An article does not fit an address: it is kept, and its page named after what it says."""
    article = "\n\n".join([ASKED, "The weather was fine. " * 300])
    sent = client.post("/check", data={"seal": seal(client), "text": article, "published": DATE})
    assert sent.status_code == 303
    assert "draft=" in sent.headers["location"]
    twin = client.get(sent.headers["location"].replace("/check?", "/check.json?")).json()
    assert twin["text"].replace("\r\n", "\n") == article
    assert twin["checked"][0]["matches"]


def test_a_question_shows_its_chart_and_figures(client):
    """The page of a disputed question draws a mark for every dated figure, which leads to a row."""
    dispute = client.get("/conflicts.json").json()["conflicts"][0]
    name = dispute["figures"][0]["id"]
    twin = client.get(f"/question/{name}.json").json()
    page = client.get(f"/question/{name}").text
    assert {f["id"] for f in twin["figures"]} == {f["id"] for f in dispute["figures"]}
    assert page.count('<a class="mark ') == len(twin["points"])
    for figure in twin["figures"]:
        assert f'id="row-{figure["figure"]["start"]}-{figure["document"]["id"]}"' in page


def test_facets_count_what_they_lead_to(client):
    """Narrowing down to a facet gives as many questions as it said."""
    facets = client.get("/conflicts.json").json()["facets"]
    for name in ("source", "speaker", "place", "measure", "year"):
        value, number = facets[name][0]
        assert client.get("/conflicts.json", params={name: value}).json()["total"] == number


def test_facets_of_a_search_count_claims(client):
    """Beside a search each value of a facet tells how many claims have it."""
    facets = client.get("/search.json").json()["facets"]
    assert set(facets) == {"source", "year", "speaker", "place", "measure"}
    for name in ("source", "speaker", "place", "measure"):
        value, number = facets[name][0]
        assert len(client.get("/api/claims", params={name: value, "limit": 200}).json()["items"]) == number


def test_a_document_shows_its_text_whole(client, desk):
    """The marked text, its tags taken away, is the stored text; every claim leads to the gutter and back."""
    import html
    import re

    with desk.reading() as workspace:
        stored = next(workspace.documents())
    page = client.get(f"/d/{stored.id}").text
    paragraphs = re.findall(r'<p dir="auto">(.*?)</p>', page, re.DOTALL)
    plain = [html.unescape(re.sub(r'<a class="anchor".*?</a>|<[^>]+>', "", p)) for p in paragraphs]
    assert "".join("".join(plain).split()) == "".join(stored.document.text.split())
    for number in range(1, stored.claims + 1):
        assert f'id="c{number}" href="#g{number}"' in page
        assert f'id="g{number}"' in page


def test_annotate_edit_and_undo(client):
    """A note is shown with its grade, changed, and taken back by the offer to undo."""
    claim = client.get("/search.json").json()["hits"][0]["claim"]["id"]
    form = {"seal": seal(client), "back": f"/c/{claim}"}
    sent = client.post(
        "/annotate", data={**form, "target": claim, "note": "Asked the ministry.", "grade": "2", "tags": "toll, open"}
    )
    assert sent.headers["location"] == f"/c/{claim}"
    page = client.get(f"/c/{claim}").text
    assert "Asked the ministry." in page
    assert 'role="status"' in page
    (note,) = client.get(f"/c/{claim}.json").json()["annotations"]
    assert (note["grade"], note["tags"], note["by"]) == ("F2", ["toll", "open"], "Mara")
    client.post("/annotations/edit", data={**form, "name": note["id"], "note": "They do not answer."})
    assert client.get(f"/c/{claim}.json").json()["annotations"][0]["note"] == "They do not answer."
    client.post("/annotations/delete", data={**form, "name": note["id"]})
    assert client.get(f"/c/{claim}.json").json()["annotations"] == []
    assert [e["action"] for e in client.get("/log.json").json()["entries"]] == ["delete", "edit", "annotate"]


def test_a_judgement_is_seen_at_once_and_can_be_undone(client, desk):
    """Judged different, a pair leaves queue and question; undone, both are as they were once all are found anew."""
    before, waiting = client.get("/conflicts.json").json(), client.get("/review.json").json()["open"]
    a, b = first_pair(client)
    form = {"seal": seal(client), "a": a, "b": b}
    client.post("/judge", data={**form, "decision": "different", "why": "another country", "back": "/review"})
    queue = client.get("/review.json").json()
    assert {a, b} not in [{p["a"]["id"], p["b"]["id"]} for p in queue["pairs"]]
    pairs = client.get(f"/question/{a}.json").json()["pairs"]
    judged = [p for p in pairs if {p["a"], p["b"]} == {a, b}]
    assert all(p["relation"] == "related" and p["judged"]["by"] == "Mara" for p in judged)
    client.post("/judgements/undo", data={**form, "back": "/review"})
    assert client.get("/review.json").json()["open"] > queue["open"]
    desk.disputes.refresh()
    assert client.get("/review.json").json()["open"] == waiting
    after = client.get("/conflicts.json").json()
    assert {c["question"] for c in after["conflicts"]} == {c["question"] for c in before["conflicts"]}


def test_what_is_changed_here_is_what_everybody_finds(client, desk):
    """A judgement takes its pair out at once and leaves other disputes alone; found anew, all are the command's."""

    def found():
        return {(c["question"], *sorted(f["id"] for f in c["figures"])) for c in desk.disputes.found.records}

    a, b = first_pair(client)
    before = found()
    client.post("/judge", data={"seal": seal(client), "a": a, "b": b, "decision": "different"})
    touched = {dispute for dispute in before if a in dispute or b in dispute}
    assert before - touched <= found()
    assert not any(a in dispute and b in dispute for dispute in found())
    desk.disputes.refresh()
    with desk.reading() as workspace:
        told = [(d.question, *sorted(answer.id for answer in d.answers)) for d in workspace.conflicts()]
    assert found() == set(told)


def test_a_text_is_added_as_a_job(client, desk):
    """Adding gives a page that tells how far it is; what was added is found by the next check."""
    text = "Some 4,200 goats crossed the bridge at Lowmere on Friday, the harbour office said."
    sent = client.post(
        "/add", data={"seal": seal(client), "text": text, "source": "Marsh Review", "published": "2024-05-03"}
    )
    place = sent.headers["location"]
    (line,) = filter(None, desk.jobs.job(place.rpartition("/")[2]).follow())
    assert line["status"] == "added"
    job = client.get(f"{place}.json").json()
    assert (job["done"], job["added"], job["error"]) == (True, 1, None)
    assert "1 document added" in client.get(place).text
    asked = {"text": "5,000 goats crossed the bridge at Lowmere.", "published": "2024-05-04"}
    match = client.get("/check.json", params=asked).json()["checked"][0]["matches"][0]
    assert match["document"]["source"] == "Marsh Review"


def test_figures_are_confirmed_and_speakers_told_apart(client):
    """What the machine found is confirmed on its claim's page; names that it joined are told apart; both are undone."""
    figure = client.get("/conflicts.json").json()["conflicts"][0]["figures"][0]
    claim = figure["claim"]["id"]
    form = {"seal": seal(client), "back": f"/c/{claim}"}
    for decision, state in (("confirm", "confirmed"), ("reset", "suggested")):
        client.post("/confirm", data={**form, "target": figure["id"], "decision": decision})
        assert client.get(f"/c/{claim}.json").json()["states"].get(figure["id"], "suggested") == state
    joined = client.get("/review.json", params={"limit": 50}).json()["speakers"]
    for one in joined[:1]:
        other = next(i for i in one["ids"] if i != one["id"])
        slug = one["id"].partition(":")[2]
        assert "is another" in client.get(f"/speaker/{slug}").text
        client.post("/speakers/split", data={**form, "a": other, "b": one["id"]})
        assert other not in client.get(f"/speaker/{slug}.json").json()["ids"]
        client.post("/speakers/undo", data={**form, "a": other, "b": one["id"]})
        assert other in client.get(f"/speaker/{slug}.json").json()["ids"]
    assert client.get("/log.json").json()["entries"][-1]["action"] == "confirm"


def test_stored_claims_compare_as_history_does(client):
    """Side by side, two stored claims stand as they do in the question that both answer."""
    page = client.get("/review.json").json()["pairs"][0]
    asked = {"a": page["a"]["claim"]["id"], "b": page["b"]["claim"]["id"]}
    assert client.get("/compare.json", params=asked).json()["compared"]["relation"] == "conflicts"
    assert client.get("/compare", params=asked).status_code == 200


def test_two_stored_claims_are_nobodys(client):
    """What is said of two stored claims calls neither of them "yours"."""
    pages = ["/review", f"/question/{client.get('/conflicts.json').json()['conflicts'][0]['figures'][0]['id']}"]
    for page in map(client.get, pages):
        assert "apart from &#39;" in page.text
        assert "your &#39;" not in page.text


def test_the_snapshot_is_a_file_to_keep(client, desk):
    """The raw bytes come as an attachment that no browser draws."""
    with desk.reading() as workspace:
        stored = next(workspace.documents())
    raw = client.get(f"/d/{stored.id}/raw")
    assert raw.headers["content-disposition"].startswith("attachment")
    assert raw.headers["content-type"] == "application/octet-stream"


def test_preferences_are_kept_by_the_browser(client):
    """A theme and the keys' switch hold for the pages that follow, without JavaScript."""
    client.post("/preferences", data={"theme": "dark", "back": "/"})
    client.post("/preferences", data={"keys": "off", "back": "/"})
    page = client.get("/").text
    assert 'data-theme="dark" data-keys="off"' in page


def test_errors_are_pages_for_people_and_problems_for_programs(client):
    """What is missing is named, with what to do, in both forms."""
    page = client.get("/c/abc:c1-2")
    assert page.status_code == 404
    assert "Nothing is stored under that id" in page.text
    twin = client.get("/c/abc:c1-2.json")
    assert twin.headers["content-type"] == "application/problem+json"
    assert twin.json()["kind"] == "not_found"
    assert client.get("/nowhere").status_code == 404


def test_a_way_back_leads_nowhere_else(client):
    """A form's way back is a path on this desk."""
    for back in ("//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example"):
        assert client.post("/preferences", data={"theme": "dark", "back": back}).headers["location"] == "/"
