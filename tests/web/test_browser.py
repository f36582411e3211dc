"""The desk in a browser: what people do, with the mouse, with keys alone, in the dark, on a narrow screen, without
JavaScript.
"""

import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import press
import pytest
from axe_playwright_python.sync_playwright import Axe
from deskside import ASKED, DATE
from playwright.sync_api import expect

PAGES = (
    "/", "/check?text=Russia+has+massed+190,000+troops+around+Ukraine.&published=2022-02-19", "/conflicts", "question",
    "document", "claim", "/search?q=troops", "/search", "/documents", "/sources", "/source/pharos-wire", "/speakers",
    "speaker", "/review", "/add", "/doctor", "/users", "/log",
    "/compare?a=12+people+died.&b=30+people+died.", "/nowhere",
)  # fmt: skip


def resolved(page, name):
    """The path of a page that is named by what it shows."""
    if name.startswith("/"):
        return name
    figure = page.request.get("/conflicts.json").json()["conflicts"][0]["figures"][0]
    if name == "speaker":
        kind, _, slug = page.request.get("/speakers.json").json()["speakers"][0]["id"].partition(":")
        return f"/{kind}/{slug}"
    return {
        "question": f"/question/{figure['id']}",
        "document": f"/d/{figure['document']['id']}",
        "claim": f"/c/{figure['claim']['id']}",
    }[name]


def violations(page):
    """What the rules of axe-core find on a page, with everything unfolded."""
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true; })")
    found = Axe().run(page, options=rules).response["violations"]
    return [(rule["id"], rule["impact"], node["html"][:160]) for rule in found for node in rule["nodes"][:2]]


def test_check(visit):
    """A claim is typed and checked; the differing figure is set off, and the address holds the question."""
    page = visit()
    page.get_by_label("A claim, or a whole article").fill(ASKED)
    page.get_by_label("Date of the text").fill(DATE)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page).to_have_url(re.compile("published=2022-02-19"))
    conflict = page.locator(".match.conflicts").filter(has=page.locator("mark", has_text="149,000"))
    expect(conflict).to_contain_text("22% apart")
    expect(page.locator(".tally").first).to_contain_text("independent origins")
    page.reload()
    expect(page.locator(".match.conflicts").first).to_be_visible()


def test_from_conflicts_to_a_row_of_the_chart(visit):
    """A facet narrows the list, a question opens, a mark of its chart leads to its row."""
    page = visit("/conflicts")
    page.get_by_role("link", name=re.compile("Pharos Wire")).first.click()
    expect(page.locator(".chip")).to_contain_text("Pharos Wire")
    page.locator(".disputes h2 a").first.click()
    expect(page.locator("svg.strip")).to_be_visible()
    mark = page.locator("svg.strip a.mark").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_be_visible()


def test_annotate_and_undo(visit):
    """A note with a grade is kept, shown, offered to be undone, and gone when it is."""
    page = visit("/source/harbour-gazette")
    page.get_by_text("Annotate or grade").click()
    page.get_by_label("Note on this source").fill("Own reporter on the spot.")
    page.get_by_label("Grade").select_option("B")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator(".notes")).to_contain_text("Own reporter on the spot.")
    expect(page.locator("h1 .grade")).to_have_text("B")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".notes")).to_have_count(0)
    expect(page.locator("h1 .grade")).to_have_text("F")


def test_judge_and_undo(visit):
    """A pair is judged on the claim's page, the judgement shown in the machine's place, and taken back."""
    page = visit("/conflicts")
    page.goto(resolved(page, "claim"))
    match = page.locator(".match").first
    name = match.get_attribute("id")
    before = match.locator(".badge").first.inner_text()
    match.get_by_placeholder("because").fill("other quake")
    match.get_by_role("button", name="Different").click()
    expect(page).to_have_url(re.compile(f"#{name}$"))
    expect(page.locator(".match", has_text="A person decided this: Mara")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("A person decided this")).to_have_count(0)
    expect(page.locator(f"#{name} .badge").first).to_have_text(before)


def test_add(visit, tmp_path):
    """A file is dropped in, its progress told, its document opened, its claim found."""
    report = tmp_path / "geese.txt"
    report.write_text("Some 3,100 geese wintered on Lake Sorna in 2023, the bird society said.", encoding="utf-8")
    page = visit("/add")
    page.get_by_label("Files").set_input_files(report)
    page.get_by_label("Source").fill("Northmoor Tribune")
    page.get_by_label("Published").fill("2024-01-08")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 document added", timeout=90_000)
    page.locator("[data-lines] a").first.click()
    expect(page.locator(".para mark").first).to_have_text("3,100")
    expect(page.locator(".facts")).to_contain_text(re.compile("Read from\\s*geese.txt"))
    page.locator(".gloss a:not(.anchor)").first.click()
    expect(page.get_by_text("Nothing like it is stored.")).to_be_visible()


@pytest.fixture
def article():
    """A small site with one article: its address."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            body = b"" if self.path == "/robots.txt" else press.PAGES["wordpress.html"].encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/article"
    server.shutdown()
    server.server_close()
    thread.join()


def test_add_by_link_and_let_somebody_in(visit, served_alone, article):
    """A link is fetched and becomes a document; one that the guard refuses says so. Then the desk gets its users."""
    page = visit("/add", base_url=served_alone)
    page.get_by_label("or a link").fill(article)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 document added", timeout=90_000)
    page.locator("[data-lines] a").first.click()
    expect(page.locator(".facts")).to_contain_text("Kept")
    page.goto("/add")
    page.get_by_label("or a link").fill("http://169.254.169.254/latest")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("no public address").first).to_be_visible(timeout=90_000)

    page.goto("/users")
    page.get_by_label("Name").fill("mara")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Let in", exact=True).click()
    expect(page).to_have_url(re.compile("/signin"))
    page.get_by_label("Name").fill("mara")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".people")).to_contain_text("mara")
    page.get_by_label("Name").fill("anna")
    page.get_by_label("Password").fill("correct horse battery")
    page.get_by_role("button", name="Let in", exact=True).click()
    page.locator(".people li", has_text="anna").get_by_role("button", name="Close access").click()
    expect(page.locator(".people li", has_text="anna")).to_contain_text("may not sign in")
    assert violations(page) == []


def test_judge_what_was_typed(visit):
    """A typed claim is judged in one click, which keeps it."""
    page = visit("/check?text=Some+190,000+troops+stand+around+Ukraine.&published=2022-02-20")
    page.locator(".match").first.get_by_role("button", name="Different").click()
    told = "Kept the text, as typed at the desk by Mara, and judged: different."
    expect(page.get_by_role("status")).to_contain_text(told)
    expect(page.locator(".match", has_text="A person decided this: Mara")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("A person decided this")).to_have_count(0)


def test_correct_by_keys(visit):
    """With e a figure is corrected, the correction stands in its history, and z takes it back."""
    page = visit("/conflicts")
    page.goto(resolved(page, "claim"))
    page.keyboard.press("e")
    expect(page.get_by_label("Lowest value").first).to_be_focused()
    where = page.get_by_label("Where").first
    before = where.input_value()
    where.fill("Kharkiv")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Corrected.")
    expect(page.locator(".given").first).to_contain_text("Kharkiv")
    page.get_by_text("1 correction").click()
    expect(page.locator(".past .notes")).to_contain_text("place: Kharkiv")
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("Taken back.")
    expect(page.get_by_label("Where").first).to_have_value(before)


def test_review_by_keys(visit):
    """With j a pair is taken in hand, with d judged, with z taken back."""
    page = visit("/review")
    count = page.locator(".count")
    before = count.inner_text()
    page.keyboard.press("j")
    expect(page.locator("#r1")).to_be_focused()
    page.keyboard.press("d")
    expect(page.get_by_role("status")).to_have_text(re.compile("Judged: different"))
    expect(count).not_to_have_text(before)
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("taken back")
    expect(page.locator(".count")).to_contain_text(before.split(" pairs")[0])


def test_with_keys_alone(visit):
    """Everything is reached without a mouse: skip, search, walk, open, copy, compare, help; and letters can be off."""
    page = visit("/", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("troops around Ukraine")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/search"))
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.locator("[data-item]").first).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.locator(".two .side")).to_have_count(2)
    page.go_back()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/c/"))
    page.keyboard.press("c")
    expect(page.locator("#voice")).to_have_text("Citation copied")
    assert page.evaluate("navigator.clipboard.readText()").startswith("“")
    page.keyboard.press("a")
    expect(page.locator("textarea[name=note]:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Single-key shortcuts: on").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Single-key shortcuts: off")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_label("Search the claims")).not_to_be_focused()


WALKED = ("check", "conflicts", "question", "document", "claim", "search", "documents", "sources", "speakers", "review")


def test_every_list_is_walked(visit):
    """On each kind of page j takes the first thing in hand, with an outline; y copies its link, / and ? lead away."""
    page = visit("/", permissions=["clipboard-read", "clipboard-write"])
    for name in WALKED:
        path = {"check": PAGES[1], "search": "/search?q=troops"}.get(name)
        page.goto(path or resolved(page, name if name in ("question", "document", "claim") else f"/{name}"))
        page.keyboard.press("j")
        item = page.locator("[data-item]").first
        expect(item).to_be_focused()
        assert item.evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid", name
        page.keyboard.press("y")
        expect(page.locator("#voice")).to_have_text("Link copied")
        link = item.evaluate("(one) => new URL(one.dataset.href, location).href")
        assert page.evaluate("navigator.clipboard.readText()") == link
        page.keyboard.press("?")
        expect(page.get_by_role("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        expect(page.get_by_label("Search the claims")).to_be_focused()


def test_a_hit_is_cited_and_annotated_by_keys(visit):
    """In a list c copies the citation of what is in hand, and a leads to its page, where the note is open."""
    page = visit("/search?q=troops", permissions=["clipboard-read", "clipboard-write"])
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(page.locator("#voice")).to_have_text("Citation copied")
    claim = page.locator("[data-item]").first.get_attribute("data-id")
    cited = page.request.get(f"/api/cite/{claim}").json()["footnote"]
    assert page.evaluate("navigator.clipboard.readText()") == cited
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile(f"/c/{claim}#note"), timeout=20_000)
    expect(page.locator("textarea[name=note]:focus")).to_have_count(1)
    page.keyboard.type("Seen.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".asked .notes")).to_contain_text("Seen.")
    page.keyboard.press("z")
    expect(page.locator(".asked .notes")).to_have_count(0)


def test_nothing_is_judged_that_was_not_taken_in_hand(visit):
    """The first press of a judging key takes the first pair in hand, the second judges it."""
    page = visit("/review")
    before = page.locator(".count").inner_text()
    page.keyboard.press("u")
    expect(page.locator("#r1")).to_be_focused()
    expect(page.locator("#voice")).to_contain_text("Press again")
    expect(page.locator(".count")).to_have_text(before)
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_contain_text("Judged: unsure")
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("taken back")


def test_focus_is_seen(visit):
    """Whatever Tab leads to has an outline that is not the page's own colour."""
    page = visit(PAGES[1])
    look = """() => {
      const style = getComputedStyle(document.activeElement);
      return [document.activeElement.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)];
    }"""
    for _ in range(45):
        page.keyboard.press("Tab")
        what, style, width = page.evaluate(look)
        assert style == "solid", what
        assert width >= 2, what


def test_a_file_is_dropped(visit):
    """A file that is dropped on the page of adding is what the form sends."""
    page = visit("/add")
    dropped = page.evaluate_handle(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File(["Some 57 herons nested at Lowmere, the bird society said."], "herons.txt"));
          return carried;
        }"""
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": dropped})
    expect(page.locator("#voice")).to_have_text("1 file chosen")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("1 document added", timeout=90_000)


def test_a_question_is_printed(visit):
    """On paper the chart and the table stand in black on white, without what can only be clicked."""
    page = visit("/", color_scheme="dark")
    page.goto(resolved(page, "question"))
    page.emulate_media(media="print")
    expect(page.locator("svg.strip")).to_be_visible()
    expect(page.locator("table.figures")).to_be_visible()
    for hidden in (".top", ".foot", ".judging"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    wide = page.locator("svg.strip").bounding_box()["width"]
    assert wide <= page.viewport_size["width"]


def test_a_typed_claim_gets_its_source(visit):
    """Who published a typed claim is said where it is checked, and stands on its page once it is kept."""
    page = visit("/check?text=Some+191,000+troops+stand+around+Ukraine.&published=2022-02-20")
    expect(page.locator(".keep")).to_contain_text("typed at the desk by Mara")
    page.get_by_text("Its source", exact=True).click()
    page.get_by_label("Who published it").fill("Harbour Radio")
    page.get_by_label("Where it can be read").fill("https://radio.example/9")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".keep")).to_contain_text("from Harbour Radio, published 2022-02-20")
    page.get_by_role("button", name="Keep it now").click()
    expect(page.get_by_role("status")).to_contain_text("Kept, from Harbour Radio.")
    page.goto("/source/harbour-radio")
    page.locator(".list a").first.click()
    expect(page.locator(".facts")).to_contain_text("https://radio.example/9")
    expect(page.locator(".facts")).to_contain_text("typed at the desk by Mara")


def test_dark(visit):
    """The system's choice is followed, and a choice made here outranks it and stays."""
    page = visit("/", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Light").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.wait_for_load_state()
    assert page.evaluate(ground) != dark
    page.goto("/conflicts")
    assert page.evaluate(ground) != dark
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.wait_for_load_state()
    assert page.evaluate(ground) == dark


@pytest.mark.parametrize("width", [360, 768, 2400])
def test_no_page_is_wider_than_its_screen(visit, width):
    """From a telephone to a big screen nothing is cut off at the side."""
    page = visit("/", viewport={"width": width, "height": 800})
    for name in PAGES[:-1]:
        page.goto(resolved(page, name))
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, scheme):
    """The rules of axe-core for WCAG 2.2 AA and its best practices find nothing on any page."""
    page = visit("/", color_scheme=scheme)
    found = []
    for name in PAGES[:-1]:
        page.goto(resolved(page, name))
        found += [(name, *violation) for violation in violations(page)]
    assert found == []


def test_without_javascript(visit):
    """Checked, annotated and judged all the same."""
    page = visit("/", java_script_enabled=False)
    page.get_by_label("A claim, or a whole article").fill(ASKED)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".match .amount").first.click()
    page.get_by_text("Annotate or grade").first.click()
    page.get_by_label("Note on this claim").first.fill("Seen.")
    page.get_by_role("button", name="Keep the note").first.click()
    expect(page.locator(".notes").first).to_contain_text("Seen.")
    page.get_by_role("button", name="Undo").click()
    page.locator(".match").first.get_by_role("button", name="Unsure").click()
    expect(page.get_by_role("status")).to_contain_text("Judged: unsure")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("status")).to_contain_text("aken back")  # else another test finds the judgement


def test_nothing_jumps(visit):
    """No page moves under the reader's eyes while it loads: a cumulative layout shift below .02."""
    page = visit("/")
    for name in PAGES[:-1]:
        page.goto(resolved(page, name))
        shift = page.evaluate(
            """() => new Promise((done) => {
              let total = 0;
              new PerformanceObserver((list) => { for (const e of list.getEntries()) total += e.value; })
                .observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done(total), 250);
            })"""
        )
        assert shift < 0.02, name
