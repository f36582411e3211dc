"""Links: pages are fetched from a server of the test's own, and the guard lets nothing else through."""

import gzip
import ipaddress
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import press
import pytest

from factcheck.errors import Refused, TooLarge
from factcheck.read import read_inputs
from factcheck.read.links import Fetcher, is_public
from factcheck.read.readers import Options

LOOPBACK = ipaddress.ip_address("127.0.0.1")
PAGE = press.PAGES["wordpress.html"].encode()


class Handler(BaseHTTPRequestHandler):
    """A small site; `seen` keeps who asked for what."""

    robots = b"User-agent: *\nDisallow: /private\n"
    seen: list = []  # noqa: RUF012 -- one server at a time

    def do_GET(self):
        """Answer by path."""
        self.seen.append((self.path, self.headers["User-Agent"]))
        routes = {
            "/robots.txt": (200, {}, self.robots), "/article": (200, {"Content-Type": "text/html"}, PAGE),
            "/private/a": (200, {}, PAGE), "/moved": (301, {"Location": "/article"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""), "/inner": (302, {"Location": "http://127.0.0.2:1/x"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""), "/gone": (404, {}, b"no"),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 50_000_000)),
            "/broken": (200, {"Content-Encoding": "gzip"}, b"\x1f\x8bnot gzip"),
            "/large": (200, {}, b"a" * 2_000_000), "/report.pdf": (200, {}, press.reportlab_pdf()),
        }  # fmt: skip
        if self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(40):
                try:
                    self.wfile.write(b"a")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        status, headers, body = routes.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture
def site():
    """The address of the server."""
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def fetcher(**options):
    """A fetcher that may call this machine, and nothing else."""
    return Fetcher(allowed=lambda address: address == LOOPBACK, **options)


def test_a_page_is_fetched_and_read(site):
    """The article, its address and the time; the server sees who asks, and robots.txt was asked first."""
    (document,) = read_inputs([f"{site}/article"], options=Options(fetch=fetcher()))
    assert document.text.split("\n\n") == press.PARAGRAPHS
    assert (document.title, document.url) == (press.TITLE, press.URL)
    assert document.retrieved.endswith("Z")
    assert [path for path, _ in Handler.seen] == ["/robots.txt", "/article"]
    assert all(agent.startswith("factcheck/") for _, agent in Handler.seen)
    (report,) = read_inputs([f"{site}/report.pdf"], options=Options(fetch=fetcher()))
    assert report.pages == (0,)
    assert report.url == f"{site}/report.pdf"


def test_redirects_and_packing(site):
    """Both are followed and undone."""
    assert fetcher()(f"{site}/moved").url == f"{site}/article"
    assert fetcher()(f"{site}/packed#part").raw == PAGE


@pytest.mark.parametrize(
    ("path", "said"),
    [("/private/a", "robots"), ("/loop", "times"), ("/inner", "127.0.0.2"), ("/file", "http"), ("/gone", "404"),
     ("/broken", "packing")],
)  # fmt: skip
def test_what_is_refused(site, path, said):
    """Each refusal says why, and the batch goes on."""
    with pytest.raises(Refused) as caught:
        fetcher()(site + path)
    assert said in str(caught.value)
    failed, found = read_inputs([site + path, f"{site}/article"], options=Options(fetch=fetcher()))
    assert isinstance(failed, Refused)
    assert found.title == press.TITLE


@pytest.mark.parametrize("path", ["/large", "/bomb"])
def test_what_is_too_large(site, path):
    """Neither a large page nor one that unpacks to a large one is taken in."""
    with pytest.raises(TooLarge):
        fetcher(largest=1_000_000)(site + path)


def test_what_is_too_slow(site):
    """A page that drips is given up when the time for all is up."""
    started = time.monotonic()
    with pytest.raises(Refused, match=r"slow|time"):
        fetcher(seconds=0.6)(f"{site}/slow")
    assert time.monotonic() - started < 3


INNER = [
    "http://127.0.0.1/", "http://127.8.8.8/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://[::]/",
    "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
    "http://0x7f000001/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://224.0.0.1/",
    "http://255.255.255.255/", "http://198.18.0.1/", "http://192.0.2.1/",
]  # fmt: skip


@pytest.mark.parametrize("url", INNER)
def test_the_guard_refuses_inner_addresses(url):
    """However an address of this machine or its network is written; nothing is called."""
    with pytest.raises(Refused):
        Fetcher(seconds=3)(url)


@pytest.mark.parametrize(
    "answers", [["10.0.0.5"], ["127.0.0.1"], ["9.9.9.9", "127.0.0.1"], ["::1"], ["fe80::1%eth0"], []]
)
def test_the_guard_refuses_names_that_lead_inside(answers):
    """One inner address among those of a name is enough."""
    with pytest.raises(Refused):
        Fetcher(resolve=lambda *_: answers, seconds=3)("http://innocent.example/")


def test_a_name_may_change_its_mind(site):
    """Each connection goes to an address that was looked at: a name that leads inside later is refused then."""
    port = int(site.rpartition(":")[2])
    answers = iter([["127.0.0.1"]] * 3 + [["10.0.0.1"]])
    fetch = fetcher(resolve=lambda *_: next(answers))
    assert fetch(f"http://rebind.example:{port}/moved").raw == PAGE
    with pytest.raises(Refused, match="no public address"):
        fetch(f"http://rebind.example:{port}/article")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://x",
        "http://",
        "http://user:secret@example.org/",
        "http://x:99999/",
    ],
)
def test_other_links_are_refused(url):
    """Only http and https, and no password goes out."""
    with pytest.raises(Refused):
        Fetcher()(url)


@pytest.mark.parametrize("address", ["9.9.9.9", "2606:4700::1111"])
def test_public_addresses_are_public(address):
    """The open network is open."""
    assert is_public(ipaddress.ip_address(address))
